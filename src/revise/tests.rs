//! What a version leaves to the next one, whatever way its files are written in.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::Catalogue;
use crate::form::RowIds;
use crate::model::VersionName;

use super::Begun;
use super::Origin;
use super::Start;
use super::begin;

const NOTE: &str = "# これは第1版の記載です。第2版で改めて行ったことを書いてください（行い直していないときは、行の頭の「# 」を外します）。";
const DAY: &str =
    "# 第2版の公表日を、ここに「published = 2026-04-01」のように書いてください。書くまでは公表されません。";

fn begun_of(form: &str, main_file: &str, files: &[(&str, &str)], from: VersionName) -> Result<Begun, String> {
    let catalogue = Catalogue::built_in();
    let published_files = BTreeSet::from(["plan.png".to_owned()]);
    let files: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let origin = Origin {
        form: catalogue.get(form).expect("the form ships with the program"),
        rows: &RowIds::new(),
        main_file,
        files,
        published_files: &published_files,
    };
    begin(&origin, Start { from, next: VersionName::number(2) })
}

fn begun(files: &[(&str, &str)]) -> Begun {
    begun_of("all-items@2018-05", "book.toml", files, VersionName::number(1)).expect("it can be begun")
}

/// The text of a file that is begun.
fn text(begun: &Begun, name: &str) -> String {
    let (_, bytes) = begun.files.iter().find(|(file, _)| file == name).expect("the file is begun");
    String::from_utf8(bytes.clone()).expect("it is text")
}

/// What comes of one file that a version has.
fn book(written: &str) -> String {
    text(&begun(&[("book.toml", written)]), "book.toml")
}

#[test]
fn days_go_and_everything_else_of_the_version_stays() {
    let written = "a = 1 # 一\n\n[version]\nagency = \"mayor\"\npublished = 2026-01-01 # 初日\nended = 2026-02-01\n# 覚え\nreviewed = 2026-01-02\n\n[cover]\nnumber = 1\n";
    let begun = begun(&[("book.toml", written)]);
    let expected = format!("a = 1 # 一\n\n[version]\nagency = \"mayor\"\n{DAY}\n# 覚え\n\n[cover]\nnumber = 1\n");
    assert_eq!(text(&begun, "book.toml"), expected);
    assert!(begun.was_ended);
    assert_eq!(
        begun.anew.iter().map(|anew| (anew.line, anew.what.as_str())).collect::<Vec<_>>(),
        [(5, "公表日（published）")]
    );
}

#[test]
fn the_day_is_asked_for_whatever_way_the_version_is_written_in() {
    for (written, expected) in [
        ("version = { published = 2026-01-01, agency = \"a\" }\n", format!("{DAY}\nversion = {{ agency = \"a\" }}\n")),
        ("version = { agency = \"a\", published = 2026-01-01 }\n", format!("{DAY}\nversion = {{ agency = \"a\" }}\n")),
        ("version.published = 2026-01-01\nversion.agency = \"a\"\n", format!("{DAY}\nversion.agency = \"a\"\n")),
        ("[version]\nagency = \"a\"\n", format!("[version]\n{DAY}\nagency = \"a\"\n")),
        ("[cover]\nnumber = 1", format!("[cover]\nnumber = 1\n\n[version]\n{DAY}\n")),
    ] {
        assert_eq!(book(written), expected, "{written}");
    }
}

#[test]
fn what_has_to_be_said_anew_stays_as_a_comment_however_it_is_written() {
    for (written, expected) in [
        ("[procedure.basic]\ndate = 2026-01-01 # 日\n", "[procedure.basic]\nNOTE\n# date = 2026-01-01 # 日\n"),
        (
            "[procedure]\nbasic.date = \"2026-01\"\nbasic.threshold = 3\n",
            "[procedure]\nNOTE\n# basic.date = \"2026-01\"\nbasic.threshold = 3\n",
        ),
        (
            "[procedure.review]\nresult = '''\n一。\n\n  二。'''\nmethod = \"三\"\n",
            "[procedure.review]\nNOTE\n# result = '''\n# 一。\n#\n#   二。'''\nNOTE\n# method = \"三\"\n",
        ),
        (
            "[procedure]\nreview = { date = \"一\", method = \"二\" }\n",
            "[procedure]\nNOTE\n# review = { date = \"一\", method = \"二\" }\nreview = { }\n",
        ),
        (
            "[procedure]\nbasic = { date = 2026-01-01, threshold = 3 }\n",
            "[procedure]\nNOTE\n# basic = { date = 2026-01-01, threshold = 3 }\nbasic = { threshold = 3 }\n",
        ),
        (
            "[procedure.review.result]\nwithheld = \"根拠\"\nfull = \"言葉\"\n[requests]\naddress = \"窓口\"\n",
            "NOTE\n# [procedure.review.result]\n# withheld = \"根拠\"\n# full = \"言葉\"\n[requests]\naddress = \"窓口\"\n",
        ),
    ] {
        let begun = book(&format!("[version]\n{written}")).replace(NOTE, "NOTE");
        assert_eq!(begun, format!("[version]\n{DAY}\n{expected}"), "{written}");
    }
}

#[test]
fn line_ends_and_byte_order_marks_stay() {
    let written =
        "\u{feff}form = \"a\"\r\n[version]\r\npublished = 2026-01-01\r\n[procedure.basic]\r\ndate = 2026-01-01\r\n";
    let expected =
        format!("\u{feff}form = \"a\"\r\n[version]\r\n{DAY}\r\n[procedure.basic]\r\n{NOTE}\r\n# date = 2026-01-01\r\n");
    assert_eq!(book(written), expected);
}

#[test]
fn parts_texts_and_attachments_are_taken_over_and_what_belongs_to_one_version_is_not() {
    let begun = begun(&[
        ("book.toml", "aliases = [\"former\"]\n[version]\npublished = 2026-01-01\n[[changed]]\nkey = \"a\"\n"),
        ("changed.toml", "[[changed]]\n"),
        ("unplaced.toml", "[[rows]]\n"),
        ("vi.toml", "[procedure]\nbasic.date = 2026-01-01\n"),
        ("procedure.review.result.md", "第一段落。\n\n第二段落。\n"),
        ("task.description.md", "事務の内容。\n"),
        ("plan.png", "png"),
        ("draft.docx", "docx"),
    ]);
    let names: Vec<&str> = begun.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["book.toml", "plan.png", "task.description.md", "vi.toml"]);
    let left: Vec<&str> = begun.left.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(left, ["changed.toml", "draft.docx", "procedure.review.result.md", "unplaced.toml"]);
    let expected = format!("[version]\n{DAY}\n\n# procedure.review.result.md\n{NOTE}\n# 第一段落。\n#\n# 第二段落。\n");
    assert_eq!(text(&begun, "book.toml"), expected);
    let anew: Vec<(&str, usize)> = begun.anew.iter().map(|anew| (anew.file.as_str(), anew.line)).collect();
    assert_eq!(anew, [("book.toml", 2), ("book.toml", 3), ("vi.toml", 2)]);
}

#[test]
fn the_head_of_markdown_is_cleared_and_its_words_stay() {
    let written =
        "+++\ntitle = \"件名\"\n[version]\npublished = 2026-01-01\n+++\n\n[version]\npublished = 2026-01-01\n";
    let begun = begun_of("notice@1", "notice.md", &[("notice.md", written)], VersionName::number(1));
    let expected = format!("+++\ntitle = \"件名\"\n[version]\n{DAY}\n+++\n\n[version]\npublished = 2026-01-01\n");
    assert_eq!(text(&begun.expect("it can be begun"), "notice.md"), expected);
}

#[test]
fn a_version_begun_from_its_draft_keeps_what_the_draft_says_of_the_evaluation() {
    let written = "[procedure]\nbasic.date = 2026-01-01\n[version]\nagency = \"a\"\n";
    let from = VersionName::draft(2, 1);
    let begun = begun_of("all-items@2018-05", "book.toml", &[("book.toml", written)], from).expect("it can be begun");
    let expected = format!("[procedure]\nbasic.date = 2026-01-01\n[version]\n{DAY}\nagency = \"a\"\n");
    assert_eq!(text(&begun, "book.toml"), expected);
}

#[test]
fn a_file_that_is_no_toml_is_named() {
    let broken = begun_of("all-items@2018-05", "book.toml", &[("book.toml", "a =")], VersionName::number(1));
    assert_eq!(broken.expect_err("it cannot be read"), "book.toml");
}
