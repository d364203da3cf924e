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
    assert_eq!(pairs, BTreeSet::from(["1/2", "1/4", "2/3", "2/4", "3/4"]));
}
