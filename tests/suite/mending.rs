//! `juran check --fix` changes the words it shows, and nothing else.

use proptest::prelude::ProptestConfig;
use proptest::prelude::proptest;

use juran::text::Instant;

use crate::support::Ran;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const NOTE: &str = "note = \"一階の東側にある。\"";

fn fix(sandbox: &Sandbox) -> Ran {
    sandbox.run(&["check", "--fix"])
}

#[test]
fn what_is_certain_is_shown_and_mended() {
    let book = sheet_where(NOTE, "note = \"⼀階の東側にある。\" # ⼀階のこと");
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
    let before = sandbox.tree_of("content");
    let trial = sandbox.run(&["check", "--fix", "--dry-run"]);
    assert_eq!(trial.code, Some(1), "{}", trial.stderr);
    assert_eq!(sandbox.tree_of("content"), before);
    let ran = fix(&sandbox);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "指摘はありません。\n"), "{}", ran.stderr);
    assert_eq!(sandbox.read(SHEET_FILE), replaced(&book, "\"⼀階", "\"一階"));
    assert_eq!(sandbox.files("content").len(), before.len(), "nothing is left behind");
    for (told, said) in [(&trial, "1か所を直せます。ファイルは書き換えていません。"), (&ran, "1か所を直しました。")]
    {
        for words in ["-note = \"⼀階の", "+note = \"一階の", "assessments/desk/1/book.toml（直した後）", said]
        {
            assert!(told.stderr.contains(words), "{words}\n{}", told.stderr);
        }
    }
    assert!(ran.stderr.contains("assessments/desk 第1版は、公表日を過ぎています。"), "{}", ran.stderr);
    let again = fix(&sandbox);
    assert!(again.stderr.contains("自動で直せるところは、ありません。"), "{}", again.stderr);
}

#[test]
fn every_other_byte_stays() {
    let written = "note = '''\n一行目\n二行目の⼀つ目と⽉、\"引用\"'''";
    let book = format!("\u{FEFF}{}", sheet_where(NOTE, written).replace('\n', "\r\n"));
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
    assert_eq!(fix(&sandbox).code, Some(0));
    assert_eq!(sandbox.read(SHEET_FILE), book.replace('⼀', "一").replace('⽉', "月"));
}

#[test]
fn lists_long_texts_and_documents_in_markdown_are_mended() {
    let notice = "+++\nform = \"notice@1\"\ntitle = \"⼀斉点検\"\nsummary = \"鍵の点検の知らせです。\"\n+++\n\n## 1. 鍵\n\n⼀か所に集めます。\n";
    let book = replaced(
        &sheet_where("\"書き留める\"", "\"⼀つ書く\", \"⼀つ消す\""),
        "summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"\n",
        "",
    );
    let sandbox = Sandbox::new()
        .site()
        .file(SHEET_FILE, &book)
        .file("content/assessments/desk/1/work.summary.md", "窓口を⼀つずつ見て回る。\n")
        .file("content/notices/keys/1/notice.md", notice);
    let ran = fix(&sandbox);
    assert!(ran.stderr.contains("5か所を直しました。"), "{}", ran.stderr);
    for path in sandbox.files("content") {
        assert!(!sandbox.read(&format!("content/{path}")).contains('⼀'), "{path}");
    }
}

/// Where the source has words otherwise than they are read, or beside others, nobody is surprised by a change.
#[test]
fn what_is_not_certain_stays_and_is_told() {
    for written in [
        "note = \"\\u2F00階の東側\"",
        "note = \"⼀階の\\\"東側\\\"にある。\"",
        "note = \"\\u2F00階と⼀階\"",
        "note = { text = \"⼀階の〔非公表:k〕。\", parts.k = { ground = \"警備のため\", full = \"毎日午前二時に見る\" } }",
    ] {
        let book = sheet_where(NOTE, written);
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
        let ran = fix(&sandbox);
        assert_eq!(ran.code, Some(1), "{written}: {}", ran.stderr);
        assert_eq!(sandbox.read(SHEET_FILE), book, "{written}");
        assert!(!format!("{}{}", ran.stdout, ran.stderr).contains("午前二時"), "{}", ran.stderr);
    }
}

#[test]
fn what_somebody_accepted_is_not_mended() {
    let waiver = "[[waivers]]\nrule = \"H101\"\nreason = \"字の見本のため。\"\nby = \"総務課\"\non = 2026-05-01\n";
    let book = format!("{}\n{waiver}", sheet_where(NOTE, "note = \"⼀階の東側にある。\""));
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
    assert_eq!(fix(&sandbox).code, Some(0));
    assert_eq!(sandbox.read(SHEET_FILE), book);
}

#[test]
fn only_what_is_asked_for_is_mended() {
    let book = sheet_where(NOTE, "note = \"⼀階の東側にある。\"");
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
    assert_eq!(sandbox.run(&["check", "--fix", "--only", "K108"]).code, Some(0));
    assert_eq!(sandbox.read(SHEET_FILE), book);
    let alone = sandbox.run(&["check", "--dry-run"]);
    assert_eq!(alone.code, Some(2), "{}", alone.stderr);
    assert_eq!(sandbox.run(&["check", "--fix-unsafe"]).code, Some(0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// However a string is written, mending leaves all values as they were, or as they were with the right letters.
    #[test]
    fn values_stay_or_become_right(words in "([あ⼀⽉a\"'#=]|\\\\n|\\\\\"|\\\\u2F00|[{}\\[\\]]){0,12}", quotes in 0..3_usize) {
        let written = match quotes {
            0 => format!("note = \"{}\"", words.replace("\\\"", "\u{1}").replace('"', "").replace('\u{1}', "\\\"")),
            1 => format!("note = '{}'", words.replace('\'', "")),
            _ => format!("note = '''\n{}'''", words.replace('\'', "")),
        };
        let book = SHEET.replace(NOTE, &written);
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
        let content = sandbox.path("content");
        let now = Instant::parse("2026-11-20").expect("the day exists");
        let findings = juran::pipeline::check(&content, None, None, now).expect("the content can be read");
        let fixes: Vec<_> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        let mended = juran::read::mended(&content, "assessments/desk/1/book.toml", &fixes).expect("the file can be read");
        let before: toml::Table = book.parse().expect("it is TOML");
        let after: toml::Table = mended.after.parse().expect("it stays TOML");
        let note = |table: &toml::Table| table["desks"][0]["note"].as_str().expect("it is a string").to_owned();
        let right = note(&before).replace('⼀', "一").replace('⽉', "月");
        assert!(note(&after) == note(&before) || note(&after) == right, "{written}: {}", note(&after));
        assert_eq!(mended.after.replace('一', "⼀").replace('月', "⽉"), book.replace('一', "⼀").replace('月', "⽉"));
    }
}
