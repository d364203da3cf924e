//! Two versions compared by item: what is told, and what is not taken for a change.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const FIRST: &str = "content/assessments/desk/1/book.toml";
const SECOND: &str = "content/assessments/desk/2/book.toml";

/// A document of two versions of which the second is the first with changes.
fn versions(first: &str, second: &str) -> Sandbox {
    Sandbox::with_sheet().file(FIRST, first).file(SECOND, second)
}

fn compared(sandbox: &Sandbox) -> String {
    let ran = sandbox.run(&["compare", "assessments/desk", "1", "2"]);
    assert_eq!(ran.stderr, "");
    let differs = ran.stdout.contains("\n■ ");
    assert_eq!(ran.code, Some(i32::from(differs)), "{}", ran.stdout);
    ran.stdout
}

fn classes(sandbox: &Sandbox) -> Vec<String> {
    let ran = sandbox.run(&["compare", "assessments/desk", "1", "2", "--format", "json"]);
    let data: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    let changes = data["changes"].as_array().expect("there is a list");
    let told = changes.iter().map(|change| {
        format!("{} {}", change["key"].as_str().unwrap_or_default(), change["class"].as_str().unwrap_or_default())
    });
    told.collect()
}

fn with(from: &str, to: &str) -> Sandbox {
    versions(SHEET, &replaced(SHEET, from, to))
}

const DESKS: &str = "\n[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\nnote = \"一階の東側にある。\"\n";
const WELFARE: &str = "\n[[desks]]\nid = \"welfare\"\nname = \"福祉の窓口\"\nnote = \"二階にある。\"\n";

#[test]
fn every_kind_of_change_has_its_name() {
    for (from, to, expected) in [
        ("毎朝、", "毎朝、", vec![]),
        ("毎朝、", "毎夕、", vec!["work.summary text"]),
        ("見て回る。", "見て回る 。", vec!["work.summary notation"]),
        ("size = \"10人未満\"\n", "", vec!["work.size removed"]),
        ("begun = 2024-04-01", "begun = 2024-05-01", vec!["work.begun text"]),
        ("[\"電子メール\", \"その他（掲示板）\"]", "[\"電子メール\"]", vec!["work.means choice"]),
        ("その他（掲示板）", "その他（黒板）", vec!["work.means text"]),
        (DESKS, "", vec!["desks.tax removed"]),
    ] {
        assert_eq!(classes(&with(from, to)), expected, "{from} → {to}");
    }
}

#[test]
fn a_row_that_only_gets_another_number_has_not_changed() {
    let both = format!("{SHEET}{WELFARE}");
    let front = replaced(SHEET, DESKS, &format!("{WELFARE}{DESKS}"));
    assert_eq!(classes(&versions(SHEET, &front)), ["desks.welfare added"]);
    assert_eq!(classes(&versions(&front, SHEET)), ["desks.welfare removed"]);
    let moved = classes(&versions(&both, &front));
    assert_eq!(moved.len(), 1, "{moved:?}");
    assert!(moved[0].ends_with(" moved"), "{moved:?}");
}

#[test]
fn what_changed_is_told_with_words_for_the_eye_and_the_ear() {
    let told = compared(&with("毎朝、", "毎夕、"));
    for words in [
        "第1版 から 第2版 までに変わったこと\n",
        "変わった項目 1件（追加 0、削除 0、移動 0、選択 0、文 1）。",
        "〔削除〕毎朝〔削除終わり〕〔追加〕毎夕〔追加終わり〕",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(compared(&with("毎朝、", "毎朝、")).ends_with("（追加 0、削除 0、移動 0、選択 0、文 0）。\n"));
}

#[test]
fn the_table_of_the_form_can_be_written() {
    let sandbox = with("毎朝、", "毎夕、");
    let ran = sandbox.run(&["compare", "assessments/desk", "1", "2", "--format", "csv"]);
    let mut lines = ran.stdout.lines();
    assert_eq!(lines.next(), Some("\u{FEFF}変更日,項目,変更前の記載,変更後の記載,提出時期,提出時期に係る説明"));
    let row = lines.next().expect("there is one change");
    assert!(row.contains("毎朝") && row.contains("毎夕"), "{row}");
}

#[test]
fn versions_that_cannot_be_compared_are_named() {
    let sandbox = Sandbox::with_sheet();
    for (line, words) in [
        ("compare assessments/desk 1 2", "第1版と第2版を比べられませんでした。"),
        ("compare assessments/none 1 2", "assessments/none の第1版と第2版を比べられませんでした。"),
        ("compare desk 1 2", "「desk」は、文書の名前ではありません。"),
        ("compare assessments/desk 1 zwei", "「zwei」は、版の番号ではありません。"),
    ] {
        let ran = sandbox.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{line}");
        assert!(ran.stderr.contains(words), "{line}: {}", ran.stderr);
    }
}

const PAGE: &str = "output/assessments/desk/compare/1/2/";

#[test]
fn a_site_says_what_changed_between_its_versions() {
    let sandbox = with("毎朝、", "毎夕、");
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/desk/compare/1/2/index.html");
    let words = page.words();
    for told in
        ["第1版から第2版までに変わったこと", "文1件", "〔削除〕毎朝〔削除終わり〕", "〔追加〕毎夕〔追加終わり〕"]
    {
        assert!(words.contains(told), "{told}\n{words}");
    }
    for (file, told) in [("changes.txt", "〔追加〕毎夕"), ("changes.csv", "毎夕"), ("changes.json", "\"kept\"")]
    {
        assert!(sandbox.read(&format!("{PAGE}{file}")).contains(told), "{file}");
    }
    for from in ["assessments/desk/index.html", "assessments/desk/2/index.html"] {
        let links = Page::open(&sandbox, from).words();
        assert!(links.contains("第1版から第2版までに変わったこと"), "{from}");
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn neighbours_and_every_version_with_the_current_one_are_compared() {
    let sandbox = with("毎朝、", "毎夕、")
        .file("content/assessments/desk/3/book.toml", &replaced(SHEET, "毎朝、", "毎晩、"))
        .file("content/assessments/desk/4/book.toml", &replaced(SHEET, "毎朝、", "毎時、"));
    sandbox.build();
    let pairs = sandbox.files("output/assessments/desk/compare");
    let pairs: BTreeSet<&str> = pairs.iter().filter_map(|path| path.strip_suffix("/index.html")).collect();
    // What was compared while 3 was in front leads on.
    assert_eq!(pairs, BTreeSet::from(["1/2", "1/3", "1/4", "2/3", "2/4", "3/4"]));
    let words = Page::open(&sandbox, "assessments/desk/compare/2/3/index.html").words();
    for (told, is_there) in [("第1版から第2版まで", true), ("第3版から第4版まで", true), ("第1版から第4版まで", false)]
    {
        assert_eq!(words.contains(told), is_there, "{told}\n{words}");
    }
    assert!(words.contains("全部で1件です。"), "{words}");
}

#[test]
fn a_row_that_is_gone_is_called_by_its_version_and_title() {
    let told = compared(&versions(&format!("{SHEET}{WELFARE}"), SHEET));
    assert!(told.contains("■ 第1版の") && told.contains("2「福祉の窓口」"), "{told}");
    let told = compared(&versions(SHEET, &format!("{SHEET}{WELFARE}")));
    assert!(told.contains("2「福祉の窓口」") && !told.contains("■ 第2版の"), "{told}");
}

#[test]
fn what_follows_from_the_rest_has_not_changed() {
    let later = replaced(SHEET, "published = 2026-04-01\n", "published = 2026-04-02\n");
    assert_eq!(classes(&versions(SHEET, &later)), Vec::<String>::new());
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let sandbox = with("毎朝、", "=1+1、毎朝、");
    let ran = sandbox.run(&["compare", "assessments/desk", "1", "2", "--format", "csv"]);
    assert!(!ran.stdout.contains(",=1+1"), "{}", ran.stdout);
}

#[test]
fn a_reason_stands_by_itself_where_nothing_is_decided() {
    let sandbox = with_reason("published = 2026-04-02\n");
    let said = "[[changed]]\nitem = \"work.summary\"\nreason = \"書き誤りのため。\"\ncorrection = true\n";
    sandbox.put("content/assessments/desk/2/changed.toml", said);
    sandbox.build();
    let words = Page::open(&sandbox, "assessments/desk/compare/1/2/index.html").words();
    assert!(words.contains("書き誤りのため。") && !words.contains("（書き誤りのため。）"), "{words}");
    assert!(sandbox.read(&format!("{PAGE}changes.txt")).contains("  理由: 書き誤りのため。\n"));
}

/// A document of which the second version says why an item changed.
fn with_reason(published: &str) -> Sandbox {
    let sheet = |summary: &str, version: &str| {
        let sheet = replaced(SHEET, "毎朝、", summary);
        replaced(&sheet, "published = 2026-04-01\n", version)
    };
    let said = "[[changed]]\nitem = \"work.summary\"\nmaterial = false\nreason = \"時刻を改めただけであるため。\"\n\
                causes = [\"assessments/walk#work.summary\"]\ncorrection = true\n";
    Sandbox::new()
        .site()
        .file(FIRST, &sheet("毎朝、", "published = 2026-04-01\n"))
        .file(SECOND, &sheet("毎夕、", published))
        .file("content/assessments/walk/1/book.toml", SHEET)
        .file("content/assessments/desk/2/changed.toml", said)
}

#[test]
fn a_change_leads_to_its_cause_and_the_cause_to_the_change() {
    let sandbox = with_reason("published = 2026-04-02\n");
    sandbox.build();
    let words = Page::open(&sandbox, "assessments/desk/compare/1/2/index.html").words();
    for told in ["非該当（時刻を改めただけであるため。）", "訂正（誤りを直したもの）", "総合窓口の点検"]
    {
        assert!(words.contains(told), "{told}\n{words}");
    }
    let cause = Page::open(&sandbox, "assessments/walk/1/all/index.html");
    assert!(cause.words().contains("ここから変わったところ"), "{}", cause.words());
    let html = sandbox.read("output/assessments/walk/1/all/index.html");
    assert!(html.contains("desk/compare/1/2/index.html#work.summary\">"), "{html}");
    let data = sandbox.json(&format!("{PAGE}changes.json"));
    let mut changes = data["changes"].as_array().expect("there is a list").iter();
    let change = changes.find(|change| change["key"] == "work.summary").expect("it is among them");
    assert_eq!(change["material"], false, "{change}");
    assert_eq!(change["reason"], "時刻を改めただけであるため。");
    assert_eq!(change["causes"], serde_json::json!(["assessments/walk#work.summary"]));
    let text = sandbox.read(&format!("{PAGE}changes.txt"));
    assert!(
        text.contains(
            "  重要な変更: 非該当（時刻を改めただけであるため。）\n  きっかけ: assessments/walk#work.summary、訂正\n"
        ),
        "{text}"
    );
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn what_is_said_in_a_version_that_is_not_public_reaches_no_page() {
    for published in ["", "published = 2099-04-02\n"] {
        let sandbox = with_reason(published);
        sandbox.build();
        for file in sandbox.files("output") {
            let text = String::from_utf8_lossy(&sandbox.read_bytes(&format!("output/{file}"))).into_owned();
            for words in ["時刻を改めただけ", "ここから変わったところ", "compare/1/2", "毎夕"] {
                assert!(!text.contains(words), "{file}: {words}");
            }
        }
        let html = sandbox.run(&["build", "--drafts"]);
        assert!(sandbox.has(&format!("{PAGE}index.html")), "{}", html.stderr);
    }
}

#[test]
fn a_cause_that_leads_nowhere_is_told() {
    let sandbox = with_reason("published = 2026-04-02\n");
    for (cause, rule) in [("assessments/none", "A102"), ("assessments/walk#no.such", "A102"), ("walk", "R207")] {
        sandbox.put(
            "content/assessments/desk/2/changed.toml",
            format!("[[changed]]\nitem = \"work.summary\"\ncauses = [\"{cause}\"]\n"),
        );
        let told = sandbox.only_finding();
        assert_eq!((told.rule.as_str(), told.line, told.column), (rule, Some(3), Some(11)), "{cause}");
    }
}

#[test]
fn what_was_compared_with_a_version_that_was_in_front_is_read_on_to_the_one_that_is() {
    let sandbox = Sandbox::with_sheet();
    for (version, month) in [("2", "05"), ("3", "06")] {
        let book = SHEET.replace("2026-04-01", &format!("2026-{month}-01")).replace("毎朝", &format!("{month}時に"));
        sandbox.put(&format!("content/assessments/desk/{version}/book.toml"), book);
    }
    sandbox.build();
    assert!(sandbox.read("output/assessments/desk/compare/1/3/index.html").contains("変更の一覧"));
    sandbox.put("content/assessments/desk/4/book.toml", SHEET.replace("2026-04-01", "2026-07-01"));
    sandbox.build();
    let page = sandbox.read("output/assessments/desk/compare/1/3/index.html");
    assert!(page.contains("移りました") && page.contains("href=\"../4/index.html\""), "{page}");
    for pair in ["1/2", "2/3", "3/4", "1/4", "2/4"] {
        assert!(
            sandbox.read(&format!("output/assessments/desk/compare/{pair}/index.html")).contains("前の版"),
            "{pair}"
        );
    }
}
