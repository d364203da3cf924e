//! Nothing leaks: sealed words and private notes reach no file, and where they would, nothing is written.

use crate::support::SHEET_FILE;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::Tree;
use crate::support::replaced;
use crate::support::sheet_where;

const NOTE: &str = "note = \"一階の東側にある。\"\n";
const WITHHELD: &str = "note = { withheld = \"警備のため\", full = \"毎日午前二時に鍵を換える\" }\n";
const PARTLY: &str = "note = { text = \"鍵は〔非公表:hour〕に換える。\", parts.hour = { ground = \"警備のため\", full = \"毎日午前二時\" } }\n";

fn files_with(sandbox: &Sandbox, words: &str) -> Vec<String> {
    let bytes = words.as_bytes();
    let holds = |path: &String| {
        let file = sandbox.read_bytes(&format!("output/{path}"));
        file.windows(bytes.len()).any(|window| window == bytes)
    };
    sandbox.files("output").into_iter().filter(holds).collect()
}

#[test]
fn sealed_words_and_notes_reach_no_file() {
    let memo = "memo = \"山田さんに電話で確かめること\"\n";
    let text = sheet_where(NOTE, &format!("{WITHHELD}{memo}"));
    let text = replaced(&text, "[version]\n", &format!("[version]\n{memo}"));
    let text = replaced(&text, "[work]\n", &format!("[work]\n{memo}"));
    for arguments in [&["build"][..], &["build", "--drafts"]] {
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &text);
        let ran = sandbox.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        for words in ["毎日午前二時に鍵を換える", "午前二時", "山田さん", "memo", "full"] {
            let named: Vec<String> =
                files_with(&sandbox, words).into_iter().filter(|path| !path.starts_with("assets/")).collect();
            assert!(named.is_empty(), "{words}: {named:?}");
        }
        assert!(!files_with(&sandbox, "警備のため").is_empty());
    }
}

#[test]
fn a_part_is_withheld_with_its_ground_and_the_rest_is_told() {
    let sandbox = Sandbox::with_sheet_where(NOTE, PARTLY);
    sandbox.build();
    assert_eq!(files_with(&sandbox, "午前二時"), [""; 0]);
    for path in ["desk-1.txt", "data.json", "body/index.html", "all/index.html"] {
        let text = sandbox.read(&format!("output/assessments/desk/1/{path}"));
        for words in ["鍵は", "に換える。", "非公表", "警備のため"] {
            assert!(text.contains(words), "{path} does not say {words}");
        }
    }
}

/// Builds after a change to a site that was built before: nothing may be written, the sealed words told nowhere.
fn assert_leak(sandbox: &Sandbox, before: &Tree, sealed: &str, at: &str) {
    for arguments in [&["build"][..], &["build", "--drafts"]] {
        let ran = sandbox.run(arguments);
        assert_eq!(ran.code, Some(3), "{}", ran.stderr);
        assert!(ran.stderr.contains("I101"), "{}", ran.stderr);
        assert!(ran.stderr.contains(at), "{at} is not named: {}", ran.stderr);
        assert!(!format!("{}{}", ran.stderr, ran.stdout).contains(sealed), "the words are told: {}", ran.stderr);
        assert_eq!(sandbox.tree(), *before);
    }
}

fn built(text: &str) -> (Sandbox, Tree) {
    let sandbox = Sandbox::new().site().file(SHEET_FILE, text);
    sandbox.build();
    let before = sandbox.tree();
    (sandbox, before)
}

#[test]
fn sealed_words_in_a_public_item_stop_the_build() {
    for (note, sealed) in [(WITHHELD, "毎日午前二時に鍵を換える"), (PARTLY, "毎日午前二時")] {
        let (sandbox, before) = built(&sheet_where(NOTE, note));
        sandbox.edit(SHEET_FILE, "職員が見て回る。", &format!("職員が見て回る。{sealed}。"));
        assert_leak(&sandbox, &before, sealed, "assessments/desk/1/body/index.html");
    }
}

#[test]
fn blanks_and_emphasis_hide_nothing() {
    let (sandbox, before) = built(&sheet_where(NOTE, WITHHELD));
    sandbox.edit(SHEET_FILE, "職員が見て回る。", "毎日**午前**二時に 鍵を換える。");
    assert_leak(&sandbox, &before, "毎日**午前**", "assessments/desk/1/body/index.html");
}

#[test]
fn every_private_note_is_guarded() {
    let memo = "memo = \"山田さんに電話で確かめる\"";
    for (from, to) in [
        ("form = \"sheet@2026-01\"\n".to_owned(), format!("form = \"sheet@2026-01\"\n{memo}\n")),
        ("[version]\n".to_owned(), format!("[version]\n{memo}\n")),
        ("[work]\n".to_owned(), format!("[work]\n{memo}\n")),
        ("id = \"tax\"\n".to_owned(), format!("id = \"tax\"\n{memo}\n")),
        (NOTE.to_owned(), format!("note = {{ withheld = \"警備のため\", {memo} }}\n")),
        (
            NOTE.to_owned(),
            format!(
                "note = {{ text = \"鍵は〔非公表:hour〕。\", parts.hour = {{ ground = \"警備のため\", {memo} }} }}\n"
            ),
        ),
        (NOTE.to_owned(), format!("{NOTE}\n[[attachments]]\nfile = \"plan.txt\"\ntitle = \"図\"\n{memo}\n")),
    ] {
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &sheet_where(&from, &to));
        sandbox.put("content/assessments/desk/1/plan.txt", "案内の図\n");
        sandbox.build();
        let before = sandbox.tree();
        sandbox.edit(SHEET_FILE, "職員が見て回る。", "山田さんに電話で確かめる。");
        assert_leak(&sandbox, &before, "山田さん", "assessments/desk/1/body/index.html");
    }
}

#[test]
fn the_notes_of_the_settings_are_guarded_too() {
    for site in [
        replaced(SITE, "[[agencies]]\n", "[[agencies]]\nmemo = \"山田さんに電話で確かめる\"\n"),
        format!("memo = \"山田さんに電話で確かめる\"\n{SITE}"),
    ] {
        let sandbox = Sandbox::with_sheet().file("content/site.toml", &site);
        sandbox.build();
        let before = sandbox.tree();
        sandbox.edit(SHEET_FILE, "職員が見て回る。", "山田さんに電話で確かめる。");
        assert_leak(&sandbox, &before, "山田さん", "assessments/desk/1/body/index.html");
    }
}

#[test]
fn sealed_words_in_a_title_or_beside_the_version_stop_the_build() {
    let (sandbox, before) = built(&sheet_where(NOTE, WITHHELD));
    sandbox.edit(SHEET_FILE, "総合窓口の点検", "毎日午前二時に鍵を換える");
    assert_leak(&sandbox, &before, "毎日午前二時", "assessments/desk/1/index.html");
    sandbox.edit(SHEET_FILE, "\"毎日午前二時に鍵を換える\"\n\n[work]", "\"総合窓口の点検\"\n\n[work]");
    sandbox.build();
    let attached = "[[attachments]]\nfile = \"plan.txt\"\ntitle = \"図\"\n\n[[desks]]";
    sandbox.edit(SHEET_FILE, "[[desks]]", attached);
    sandbox.put("content/assessments/desk/1/plan.txt", "鍵の番: 毎日午前二時に\n鍵を換える\n");
    assert_leak(&sandbox, &before, "毎日午前二時", "assessments/desk/1/attachments/plan.txt");
}

#[test]
fn the_words_of_one_version_are_guarded_in_all_others() {
    let (sandbox, before) = built(&sheet_where("職員が見て回る。", "職員が毎日午前二時に鍵を換えるのを見る。"));
    let secret = replaced(&sheet_where(NOTE, WITHHELD), "published = 2026-04-01\n", "");
    sandbox.put("content/assessments/desk/2/book.toml", secret);
    assert_leak(&sandbox, &before, "毎日午前二時", "assessments/desk/1/body/index.html");
}
