//! Writing never wipes: a build touches what changed, removes what it made itself, and leaves alone what it did not make.

use std::collections::BTreeMap;
use std::time::SystemTime;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::sheet_where;

const PAGE: &str = "output/assessments/desk/1/body/index.html";

/// The small document twice.
fn two() -> Sandbox {
    let sandbox = Sandbox::with_sheet().file("content/assessments/spare/1/book.toml", SHEET);
    sandbox.build();
    sandbox
}

fn times(sandbox: &Sandbox) -> BTreeMap<String, SystemTime> {
    let paths = sandbox.files("output").into_iter();
    paths.map(|path| (path.clone(), sandbox.modified(&format!("output/{path}")))).collect()
}

/// Names beside the content and the output.
fn beside(sandbox: &Sandbox) -> Vec<String> {
    let is_own = |path: &String| !path.starts_with("content/") && !path.starts_with("output/");
    sandbox.files(".").into_iter().filter(is_own).collect()
}

#[test]
fn a_second_build_of_an_unchanged_site_writes_nothing() {
    let sandbox = two();
    let before = times(&sandbox);
    let ran = sandbox.build();
    assert_eq!(times(&sandbox), before);
    let all = format!("（書き換え 0、変更なし {}、削除 0、", before.len());
    assert!(ran.stderr.contains(&all), "{all}: {}", ran.stderr);
}

#[test]
fn nothing_is_left_beside_the_output_but_the_lock() {
    let sandbox = two();
    assert_eq!(beside(&sandbox), [".output.lock"]);
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    sandbox.build();
    assert_eq!(beside(&sandbox), [".output.lock"]);
}

#[test]
fn a_change_rewrites_only_pages_that_show_it() {
    let sandbox = two();
    let before = times(&sandbox);
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    sandbox.build();
    let after = times(&sandbox);
    let rewritten: Vec<&str> =
        after.iter().filter(|(path, time)| before[*path] != **time).map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        rewritten,
        [
            "assessments/desk/1/all/index.html",
            "assessments/desk/1/body/index.html",
            "assessments/desk/1/citations/index.html",
            "assessments/desk/1/data.json",
            "assessments/desk/1/desk-1-plain.csv",
            "assessments/desk/1/desk-1.csv",
            "assessments/desk/1/desk-1.txt",
            "assessments/desk/1/index.html",
            "assessments/desk/download/index.html",
            "assessments/desk/index.html",
            "manifest.json",
            "search/now/letters/0.js",
            "search/now/pairs/0.js",
            "search/now/words/0-0.js",
        ]
    );
}

#[test]
fn files_of_a_removed_document_go_and_are_named() {
    let sandbox = two();
    sandbox.remove("content/assessments/spare");
    let ran = sandbox.build_and_remove();
    assert!(!sandbox.has("output/assessments/spare"), "its folders go as well");
    assert!(ran.stderr.contains("削除: assessments/spare/1/data.json\n"), "{}", ran.stderr);
    assert!(ran.stderr.contains("、削除 12、"), "{}", ran.stderr);
    let fresh = Sandbox::with_sheet();
    fresh.build();
    assert_eq!(sandbox.tree(), fresh.tree());
}

#[test]
fn public_versions_go_only_when_asked_to() {
    for (from, to) in [
        ("content/assessments/desk/1", "content/assessments/desk/2"),
        ("content/assessments/desk", "content/assessments/table"),
        ("content/assessments", "content/drawer"),
    ] {
        let sandbox = two();
        let before = sandbox.tree();
        sandbox.rename(from, to);
        for arguments in [&["build"][..], &["build", "--drafts"]] {
            let ran = sandbox.run(arguments);
            assert_eq!(ran.code, Some(1), "{to}: {}", ran.stderr);
            for words in [
                "問題あり S102 ",
                "「/assessments/desk/1/」（ファイル8個）",
                "withdrawn.toml を置き",
                "消すつもりなら --remove を付けてください。",
            ] {
                assert!(ran.stderr.contains(words), "{to}: {words}: {}", ran.stderr);
            }
            assert_eq!(sandbox.tree(), before, "{to}");
        }
        assert_eq!(beside(&sandbox), [".output.lock"], "{to}");
        let ran = sandbox.build_and_remove();
        assert!(ran.stderr.contains("削除: assessments/desk/1/data.json\n"), "{to}: {}", ran.stderr);
    }
    let sandbox = two();
    sandbox.edit(SHEET_FILE, "published = 2026-04-01\n", "");
    assert_eq!(sandbox.run(&["build"]).code, Some(1), "a day that is struck out is no withdrawal");
}

#[test]
fn versions_that_are_announced_or_have_moved_or_were_never_public_go_without_asking() {
    let sandbox = two();
    sandbox.run(&["build", "--as-of", "2026-03-31"]);
    assert!(!sandbox.has("output/assessments/desk/1"), "an earlier instant leaves it out");
    sandbox.build();
    sandbox.rename("content/assessments/desk", "content/assessments/counter");
    sandbox.edit("content/assessments/counter/1/book.toml", "[version]", "aliases = [\"desk\"]\n\n[version]");
    sandbox.build();
    assert!(sandbox.has("output/assessments/desk/1/index.html"), "it says where the document is now");
    sandbox.put("content/assessments/spare/2/book.toml", sheet_where("published = 2026-04-01\n", ""));
    assert_eq!(sandbox.run(&["build", "--drafts"]).code, Some(0));
    assert!(sandbox.has("output/assessments/spare/2/data.json"));
    sandbox.remove("content/assessments/spare/2");
    sandbox.build();
    assert!(!sandbox.has("output/assessments/spare/2"));
}

#[test]
fn files_that_no_build_made_stay_as_they_are() {
    let sandbox = two();
    let foreign = ["output/.well-known/security.txt", "output/assessments/spare/1/memo.txt", "output/humans.txt"];
    for path in foreign {
        sandbox.put(path, "別の仕組みが置いたもの");
    }
    sandbox.remove("content/assessments/spare");
    sandbox.build_and_remove();
    for path in foreign {
        assert_eq!(sandbox.read(path), "別の仕組みが置いたもの", "{path}");
    }
}

#[test]
fn an_output_folder_with_other_files_is_used_without_harm() {
    let sandbox = Sandbox::with_sheet().file("output/notes/plan.txt", "予定").file("output/old.html", "<p>前のサイト");
    sandbox.build();
    assert_eq!(sandbox.read("output/notes/plan.txt"), "予定");
    assert_eq!(sandbox.read("output/old.html"), "<p>前のサイト");
    assert!(sandbox.has(PAGE));
}

#[test]
fn a_file_of_somebody_else_is_never_overwritten() {
    let sandbox = Sandbox::with_sheet().file("output/index.html", "<p>市の表紙").file("output/style.css", "p {}");
    let before = sandbox.tree();
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.contains("juran が作ったものではないファイルが、作るファイルの場所に置かれています。"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("index.html") && ran.stderr.contains("--output"), "{}", ran.stderr);
    assert_eq!(sandbox.tree(), before);
    assert_eq!(beside(&sandbox), [".output.lock"], "nothing is left waiting");
}

#[test]
fn an_edited_or_lost_file_of_the_output_is_repaired() {
    let sandbox = two();
    let before = sandbox.tree();
    sandbox.edit(PAGE, "毎朝", "毎晩");
    sandbox.put("output/assets/standard.css", "");
    sandbox.remove("output/assessments/desk/1/data.json");
    let ran = sandbox.build();
    assert_eq!(sandbox.tree(), before);
    assert!(ran.stderr.contains("（書き換え 3、"), "{}", ran.stderr);
}

#[test]
fn a_manifest_never_leads_out_of_the_output() {
    let sandbox = two();
    sandbox.put("output/manifest.json", r#"{"files":[{"path":"../content/site.toml","size":1,"sha256":""}]}"#);
    sandbox.run(&["build"]);
    assert!(sandbox.has("content/site.toml"));
    assert!(sandbox.has(PAGE));
}

#[test]
fn a_build_that_fails_leaves_the_site_as_it_was() {
    let mistakes = [
        ("size = \"10人未満", "size = \"10人未満\"\nsize = \"10人未満", 1),
        ("title = \"総合窓口の点検\"\n", "", 1),
        ("混み具合", "[混み具合](/assessments/nowhere/)", 1),
        ("\"一階の東側にある。\"", "{ withheld = \"場所が知られるため。\", full = \"職員が見て回る\" }", 3),
    ];
    for (from, to, code) in mistakes {
        let sandbox = two();
        let (tree, times_before) = (sandbox.tree(), times(&sandbox));
        sandbox.edit(SHEET_FILE, from, to);
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(code), "{to}: {}", ran.stderr);
        let told = "サイトを作りませんでした。output は、前のまま変わっていません。";
        assert!(ran.stderr.contains(told), "{to}: {}", ran.stderr);
        assert_eq!((sandbox.tree(), times(&sandbox)), (tree, times_before), "{to}");
        assert_eq!(beside(&sandbox), [".output.lock"], "{to}");
    }
}

#[test]
fn a_site_that_was_never_built_stays_away_when_the_build_fails() {
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &sheet_where("size =", "sise ="));
    assert_eq!(sandbox.run(&["build"]).code, Some(1));
    assert!(!sandbox.has("output"));
}

#[test]
fn content_and_output_may_not_lie_in_each_other() {
    for output in ["content", "content/public", "."] {
        let sandbox = Sandbox::with_sheet();
        let before = sandbox.tree_of("content");
        let ran = sandbox.run(&["build", "--output", output]);
        assert_eq!(ran.code, Some(2), "{output}: {}", ran.stderr);
        assert!(ran.stderr.contains("--output で別の場所を示してください。"), "{output}: {}", ran.stderr);
        assert_eq!(sandbox.tree_of("content"), before, "{output}");
    }
}

#[test]
fn a_folder_where_a_file_belongs_is_named() {
    let sandbox = Sandbox::with_sheet().file("output/index.html/deep.txt", "");
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("index.html") && ran.stderr.contains("理由: "), "{}", ran.stderr);
    assert_eq!(sandbox.files("output"), ["index.html/deep.txt"]);
}
