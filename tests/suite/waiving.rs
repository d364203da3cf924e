//! Findings that somebody accepted: told in every report with who, when and why, published nowhere.

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const NOTE: &str = "note = \"一階の東側にある。\"";

const WAIVER: &str = "
[[waivers]]
rule = \"H101\"
item = \"desks.tax.note\"
quote = \"한국어\"
reason = \"案内板の字をそのまま示すため。\"
by = \"市民応対係\"
on = 2026-05-01
until = 2027-03-31
";

/// A sheet with words that a rule finds wrong, and what else stands in the file.
fn sheet(also: &str) -> String {
    format!("{}{also}", sheet_where(NOTE, "note = \"案内板に「한국어」と書く。\""))
}

fn with(book: &str) -> Sandbox {
    Sandbox::new().site().file(SHEET_FILE, book)
}

/// Rules of all findings that nobody accepted.
fn open(sandbox: &Sandbox) -> Vec<String> {
    sandbox.check().into_iter().map(|told| told.rule).collect()
}

#[test]
fn every_report_tells_who_accepted_what_when_and_why() {
    let sandbox = with(&sheet(WAIVER));
    for format in ["human", "narrated", "json", "sarif", "html"] {
        let ran = sandbox.run(&["check", "--format", format]);
        assert_eq!(ran.code, Some(0), "{format}: {}", ran.stderr);
        for words in ["案内板の字をそのまま示すため。", "市民応対係", "令和8年5月1日", "令和9年3月31日"]
        {
            assert!(ran.stdout.contains(words), "{format}: {words}\n{}", ran.stdout);
        }
    }
}

#[test]
fn nothing_of_it_is_published() {
    let sandbox = with(&sheet(WAIVER));
    for arguments in [&["build"][..], &["build", "--drafts"]] {
        assert_eq!(sandbox.run(arguments).code, Some(0));
        let files = sandbox.files("output");
        assert!(
            files.iter().any(|file| file.ends_with(".txt")) && files.iter().any(|file| file.ends_with("data.json"))
        );
        for file in files {
            let text = String::from_utf8_lossy(&sandbox.read_bytes(&format!("output/{file}"))).into_owned();
            for words in ["案内板の字をそのまま", "市民応対係", "waiver", "検査除外", "2027-03-31", "令和9年3月31日"]
            {
                assert!(!text.contains(words), "{file}: {words}");
            }
        }
    }
}

#[test]
fn it_holds_for_what_it_names_and_nothing_else() {
    for (from, to) in [
        ("item = \"desks.tax.note\"", "item = \"work.summary\""),
        ("quote = \"한국어\"", "quote = \"한국인\""),
        ("rule = \"H101\"", "rule = \"K108\""),
    ] {
        let sandbox = with(&sheet(&replaced(WAIVER, from, to)));
        assert_eq!(open(&sandbox), ["H101", "W101"], "{to}");
        assert_eq!(sandbox.run(&["build"]).code, Some(1), "{to}");
    }
    let elsewhere = with(&sheet("")).file("content/assessments/desk/2/book.toml", &format!("{SHEET}{WAIVER}"));
    assert_eq!(open(&elsewhere), ["H101", "W101"], "a waiver of another version");
    for (from, to) in [
        ("item = \"desks.tax.note\"\n", ""),
        ("quote = \"한국어\"\n", ""),
        ("H101", "foreign-letter"),
        ("H101", "h101"),
    ] {
        assert_eq!(open(&with(&sheet(&replaced(WAIVER, from, to)))), [""; 0], "{to}");
    }
}

#[test]
fn an_unused_or_expired_one_is_told() {
    let unused = with(&format!("{SHEET}{WAIVER}"));
    assert_eq!(open(&unused), ["W101"]);
    let until = |day: &str| with(&sheet(&replaced(WAIVER, "until = 2027-03-31", &format!("until = {day}"))));
    assert_eq!(open(&until("2026-11-20")), [""; 0], "the last day counts");
    let expired = until("2026-11-19");
    assert_eq!(open(&expired), ["H101", "W102"]);
    assert_eq!(expired.run(&["build"]).code, Some(1));
    let report = expired.run(&["check", "--format", "html"]);
    assert!(report.stdout.contains("検査から除いた指摘はありません。"), "{}", report.stdout);
}

#[test]
fn what_cannot_be_read_or_would_leak_cannot_be_accepted() {
    let broken = "note = \"[ない所](/nowhere/)を見る。\"";
    for rule in ["A102", "R201", "F999"] {
        let waiver = WAIVER.replace("H101", rule).replace("quote = \"한국어\"\n", "");
        let sandbox = with(&format!("{}{waiver}", sheet_where(NOTE, broken)));
        assert_eq!(open(&sandbox), ["A102", "W103"], "{rule}");
        assert_eq!(sandbox.run(&["build"]).code, Some(1));
    }
    let leak = "note = { withheld = \"場所が知られるため。\", full = \"職員が見て回る\" }";
    for rule in ["X101", "L101"] {
        let waiver = WAIVER.replace("H101", rule);
        let sandbox = with(&format!("{}{waiver}", sheet_where(NOTE, leak)));
        assert_ne!(sandbox.run(&["build"]).code, Some(0));
        assert!(!sandbox.has("output/index.html"));
    }
}

#[test]
fn who_when_and_why_are_asked_for() {
    for key in ["rule", "reason", "by", "on"] {
        let lines = WAIVER.lines().filter(|line| !line.starts_with(&format!("{key} =")));
        let waiver: String = lines.map(|line| format!("{line}\n")).collect();
        let found = open(&with(&sheet(&waiver)));
        assert!(found.contains(&"R218".to_owned()) && found.contains(&"H101".to_owned()), "{key}: {found:?}");
    }
}
