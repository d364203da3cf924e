//! Marks of change on the pages of a version: how much changed where, what an item said before, and where a past item
//! stands now.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const DESKS: &str = "\n[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\nnote = \"一階の東側にある。\"\n";
const WELFARE: &str = "\n[[desks]]\nid = \"welfare\"\nname = \"福祉の窓口\"\nnote = \"二階にある。\"\n";
const SCAN: &str = "title = \"総合窓口の点検\"\nsummary = \"紙の点検表を読み取ったものです。\"\n\n[version]\npublished = 2025-04-01\nagency = \"mayor\"\n\n[[attachments]]\nfile = \"kami.txt\"\ntitle = \"点検表\"\n";

/// A document of these versions, each published a year after the one before.
fn versions(texts: &[&str]) -> Sandbox {
    let sandbox = Sandbox::new().site();
    for (at, text) in texts.iter().enumerate() {
        let year = 2027 - texts.len() + at;
        let text = replaced(text, "2026-04-01", &format!("{year}-04-01"));
        sandbox.put(&format!("content/assessments/desk/{}/book.toml", at + 1), text);
    }
    sandbox
}

fn built(texts: &[&str]) -> Sandbox {
    let sandbox = versions(texts);
    sandbox.build();
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    sandbox
}

/// What the marks of a page say, without those of the item that prints the day of publication.
fn marks(sandbox: &Sandbox, path: &str) -> Vec<String> {
    let page = Page::open(sandbox, path);
    let marks = page.with_class("changed").into_iter().filter(|mark| !mark.html.contains("#printed"));
    marks.map(|mark| mark.words()).collect()
}

const BODY: &str = "assessments/desk/2/body/index.html";

#[test]
fn a_changed_item_says_what_it_said_before_and_leads_to_its_change() {
    let sandbox = built(&[SHEET, &replaced(SHEET, "毎朝、", "毎夕、")]);
    let told = marks(&sandbox, BODY);
    assert_eq!(told.len(), 1, "{told:?}");
    for words in ["〔変更あり〕", "第1版の記載は「窓口の混み具合を、毎朝、職員が見て回る。」でした。", "変更を見る"]
    {
        assert!(told[0].contains(words), "{words}: {told:?}");
    }
    for (path, up) in [(BODY, "../../"), ("assessments/desk/2/all/index.html", "../../")] {
        let page = Page::open(&sandbox, path);
        let item = page.inside("work.summary");
        let target = format!("{up}compare/1/2/index.html#work.summary");
        assert!(item.targets().any(|(_, found)| found == target), "{path}: {}", item.html);
    }
}

#[test]
fn other_choices_rows_and_places_are_marked_and_another_notation_is_not() {
    let both = format!("{SHEET}{WELFARE}");
    let front = replaced(SHEET, DESKS, &format!("{WELFARE}{DESKS}"));
    for (first, second, expected) in [
        (
            SHEET,
            replaced(SHEET, "size = \"10人未満\"", "size = \"50人以上\""),
            vec!["第1版の記載は「1)10人未満」でした。"],
        ),
        (SHEET, replaced(SHEET, "size = \"10人未満\"\n", ""), vec!["第1版の記載は「1)10人未満」でした。"]),
        (SHEET, both.clone(), vec!["〔変更あり〕第1版にはありませんでした。"]),
        (SHEET, front.clone(), vec!["〔変更あり〕第1版にはありませんでした。"]),
        (both.as_str(), front, vec!["位置が移りました。"]),
        (both.as_str(), SHEET.to_owned(), vec![]),
        (SHEET, replaced(SHEET, "見て回る。", "見て回る 。"), vec![]),
        (SHEET, SHEET.to_owned(), vec![]),
    ] {
        let sandbox = versions(&[first, &second]);
        assert!([Some(0), Some(1)].contains(&sandbox.run(&["build", "--drafts"]).code));
        let told = marks(&sandbox, BODY);
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (told, words) in told.iter().zip(expected) {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
}

#[test]
fn long_words_are_shortened_around_what_changed() {
    let long = |word: &str| format!("{}{word}。{}", "職員は窓口を見て回る。".repeat(20), "記録は棚に置く。".repeat(20));
    let with = |word: &str| replaced(SHEET, "窓口の混み具合を、毎朝、職員が見て回る。", &long(word));
    let sandbox = built(&[&with("記録は紙に書く"), &with("記録は端末に打ち込む")]);
    let told = marks(&sandbox, BODY).remove(0);
    assert!(told.contains("紙に書く") && told.contains("「（略）") && told.contains("（略）」でした。"), "{told}");
    assert!(told.chars().count() < 200, "{told}");
}

#[test]
fn contents_say_how_much_changed_in_every_part_and_section() {
    let second = replaced(&replaced(SHEET, "毎朝、", "毎夕、"), "一階の", "二階の");
    let sandbox = built(&[SHEET, &second]);
    let cover = Page::open(&sandbox, "assessments/desk/2/index.html");
    // The two items; the day of publication, which the form prints, follows from the version.
    assert!(cover.words().contains("第1版から変わった項目2件"), "{}", cover.words());
    assert!(cover.targets().any(|(_, target)| target == "../compare/1/2/index.html"));
    for (path, section, count) in [
        ("assessments/desk/2/index.html", "Ⅰ内容", 2),
        (BODY, "１．仕事", 1),
        (BODY, "２．窓口", 1),
        ("assessments/desk/2/all/index.html", "Ⅰ内容", 2),
    ] {
        let page = Page::open(&sandbox, path);
        let entry = page.each("li").into_iter().map(|entry| entry.words()).find(|words| words.contains(section));
        let entry = entry.unwrap_or_else(|| panic!("{path}: {section}"));
        let told = format!("変更{count}（第1版から変わった項目の数）");
        assert!(entry.contains(&told), "{path}: {told}: {entry}");
    }
    let first = Page::open(&sandbox, "assessments/desk/1/index.html");
    assert!(!first.words().contains("変更"), "the first version has nothing before it: {}", first.words());
}

#[test]
fn a_version_without_a_change_says_so() {
    let sandbox = Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", SHEET);
    sandbox.build();
    let words = Page::open(&sandbox, "assessments/desk/2/index.html").words();
    assert!(words.contains("第1版から変わった項目はありません。"), "{words}");
}

#[test]
fn a_version_of_files_alone_has_no_marks_and_is_passed_over() {
    let sandbox = versions(&[SHEET, SHEET, &replaced(SHEET, "毎朝、", "毎夕、")]);
    sandbox.remove("content/assessments/desk/2/book.toml");
    sandbox.put("content/assessments/desk/2/scan.toml", SCAN);
    sandbox.put("content/assessments/desk/2/kami.txt", "見本村の窓口の点検表です。\n");
    sandbox.build();
    let told = marks(&sandbox, "assessments/desk/3/body/index.html");
    assert!(told.len() == 1 && told[0].contains("第1版の記載は"), "{told:?}");
    let scan = Page::open(&sandbox, "assessments/desk/2/index.html");
    assert!(scan.with_class("changed").is_empty() && scan.with_class("now").is_empty(), "{}", scan.html);
    assert!(scan.words().contains("現在の版でした。現在の版は第3版です。第3版を見る"), "{}", scan.words());
}

#[test]
fn a_decided_version_is_marked_against_the_one_decided_before_it_and_a_draft_against_its_neighbour() {
    let draft = replaced(&replaced(SHEET, "[version]\npublished = 2026-04-01", "[version]"), "毎朝、", "毎晩、");
    let sandbox = versions(&[SHEET, &replaced(SHEET, "毎朝、", "毎夕、"), SHEET])
        .file("content/assessments/desk/2-an/book.toml", &draft)
        .file("content/consultations/anken/call.toml", include_str!("fixtures/call.toml"));
    sandbox.build();
    for (version, told) in [
        ("2", "第1版の記載は「窓口の混み具合を、毎朝、職員が見て回る。」でした。"),
        ("2-an", "第1版の記載は「窓口の混み具合を、毎朝、職員が見て回る。」でした。"),
        ("3", "第2版の記載は「窓口の混み具合を、毎夕、職員が見て回る。」でした。"),
    ] {
        let marks = marks(&sandbox, &format!("assessments/desk/{version}/body/index.html"));
        assert!(marks.iter().any(|mark| mark.contains(told)), "{version}: {marks:?}");
    }
    assert!(
        sandbox.has("output/assessments/desk/compare/1/2/index.html"),
        "the marks lead to a page of their own pair"
    );
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn every_item_of_a_past_version_leads_to_the_same_item_of_the_current_one() {
    let first = format!("{SHEET}{WELFARE}");
    let sandbox = built(&[&first, SHEET]);
    let page = Page::open(&sandbox, "assessments/desk/1/body/index.html");
    for key in ["work.summary", "work.size", "desks.tax", "desks.tax.name"] {
        let target = format!("../../2/body/index.html#{key}");
        let item = page.inside(key);
        assert!(item.targets().any(|(_, found)| found == target), "{key}: {}", item.html);
    }
    let gone = page.inside("desks.welfare");
    assert!(gone.words().contains("第2版には、この項目がありません"), "{}", gone.words());
    let within = page.inside("desks.welfare.name");
    assert!(!within.words().contains("第2版"), "the row has said it: {}", within.words());
    let current = Page::open(&sandbox, BODY);
    assert!(current.with_class("now").is_empty(), "the current version leads nowhere else");
}

#[test]
fn a_document_with_one_version_has_no_marks() {
    let sandbox = built(&[SHEET]);
    for page in Page::all(&sandbox) {
        assert!(page.with_class("changed").is_empty() && page.with_class("now").is_empty(), "{}", page.path);
        assert!(page.with_class("changes").is_empty() && page.with_class("changed-count").is_empty(), "{}", page.path);
    }
}
