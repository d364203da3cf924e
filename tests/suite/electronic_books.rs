//! Electronic books (EPUB 3) of versions: every word of a version in its order, and valid for the checker of the format.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;

use zip::CompressionMethod;
use zip::ZipArchive;

use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sha256;
use crate::support::sheet_where;

const BOOK: &str = "output/assessments/desk/1/desk-1.epub";
/// The checker of the format, as Debian installs it.
const CHECKER: &str = "/usr/bin/epubcheck";

fn build(sandbox: &Sandbox) {
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
}

fn unpacked(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let mut package = ZipArchive::new(Cursor::new(sandbox.read_bytes(BOOK))).expect("it opens");
    let mut files = BTreeMap::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).expect("every file opens");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("every file can be read");
        let name = file.name().expect("names are letters").into_owned();
        files.insert(name, String::from_utf8_lossy(&bytes).into_owned());
    }
    files
}

/// The words of a page without marks and blanks.
fn words(page: &str) -> String {
    let body = page.split_once("<body>").map_or(page, |(_, body)| body);
    let text: String = body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect()
}

/// What the checker says of the book; `None` where it is not on this machine.
fn checked(sandbox: &Sandbox, path: &str) -> Option<(bool, String)> {
    sandbox.ask("java", &["-jar", CHECKER, path], b"")
}

#[test]
fn a_book_begins_with_its_kind_and_lists_its_chapters_in_the_order_of_the_form() {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    build(&sandbox);
    let mut package = ZipArchive::new(Cursor::new(sandbox.read_bytes(BOOK))).expect("it opens");
    let first = package.by_index(0).expect("it has files");
    assert_eq!(first.name().expect("it has a name"), "mimetype");
    assert_eq!(first.compression(), CompressionMethod::Stored);
    drop(first);
    let files = unpacked(&sandbox);
    let chapters: Vec<&str> = files["EPUB/package.opf"]
        .split("<itemref idref=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(chapters, ["title", "contents", "part-cover", "part-body"]);
    assert!(files["EPUB/title.xhtml"].contains("総合窓口の点検"));
    assert!(
        files["EPUB/contents.xhtml"].contains("<a href=\"part-body.xhtml#desks\">"),
        "{}",
        files["EPUB/contents.xhtml"]
    );
    let page = sandbox.read("output/assessments/desk/1/index.html");
    assert!(page.contains("電子書籍（EPUB") && page.contains(&sha256(&sandbox.read_bytes(BOOK))), "{page}");
}

#[test]
fn every_word_of_a_version_stands_in_its_book_in_the_order_of_the_form() {
    let sandbox = Sandbox::with_sheet_where("一階の東側にある。", "一階の *東側* にある。<窓口>と「＆」の字も読める。")
        .with_all_formats();
    build(&sandbox);
    let files = unpacked(&sandbox);
    let text: String = ["cover", "body"].iter().map(|part| words(&files[&format!("EPUB/part-{part}.xhtml")])).collect();
    let data = sandbox.json("output/assessments/desk/1/data.json");
    let mut from = 0;
    let items = data["items"].as_array().expect("a version has items");
    let labels = items.iter().map(|item| item["label"].as_str().expect("an item has a label"));
    for label in labels {
        let label: String = label.split_whitespace().collect();
        let found = text.get(from..).and_then(|rest| rest.find(&label));
        from += found.unwrap_or_else(|| panic!("{label} behind {from}: {text}"));
    }
    for said in ["窓口の混み具合を、毎朝、職員が見て回る。", "<窓口>と「＆」の字も読める。", "見回る", "書き留める"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_checker_of_the_format_accepts_a_book_and_refuses_a_broken_one() {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    build(&sandbox);
    let Some((is_valid, told)) = checked(&sandbox, BOOK) else { return };
    assert!(is_valid && told.contains("0 errors / 0 warnings"), "{told}");
    let mut broken = sandbox.read_bytes(BOOK);
    let at = broken.windows(8).position(|bytes| bytes == b"mimetype").expect("it begins with its kind");
    broken[at] = b'M';
    sandbox.put("broken.epub", &broken);
    let (is_valid, _) = checked(&sandbox, "broken.epub").expect("the checker is there");
    assert!(!is_valid, "a book that does not name its kind is refused");
}

#[test]
fn words_that_are_withheld_are_in_no_book() {
    let withheld = "note = { withheld = \"警備のため\", full = \"毎日午前二時に鍵を換える\" }";
    let sandbox = Sandbox::with_sheet_where("note = \"一階の東側にある。\"", withheld).with_all_formats();
    build(&sandbox);
    let files = unpacked(&sandbox);
    assert!(files.values().any(|page| page.contains("警備のため")));
    assert!(files.values().all(|page| !page.contains("鍵を換える")));
}

#[test]
fn the_same_content_is_the_same_book_and_without_the_wish_there_is_none() {
    let book = || {
        let sandbox = Sandbox::new()
            .site()
            .with_all_formats()
            .file(SHEET_FILE, &replaced(&sheet_where("毎朝", "毎夕"), "見回る", "歩く"));
        build(&sandbox);
        sandbox.read_bytes(BOOK)
    };
    assert_eq!(book(), book());
    let sandbox = Sandbox::with_sheet().with_all_formats();
    sandbox.build();
    assert!(!sandbox.has(BOOK) && !sandbox.read("output/assessments/desk/1/index.html").contains("電子書籍"));
}

#[test]
fn pictures_are_in_the_book_with_their_words() {
    let map = "steps = [\"見回る\"]\nmap = { file = \"map.png\", alt = \"東側に窓口が並ぶ。\" }";
    let sandbox = Sandbox::with_sheet_where("steps = [\"見回る\", \"書き留める\"]", map)
        .bytes("content/assessments/desk/1/map.png", b"\x89PNG\r\n\x1a\n")
        .with_all_formats();
    build(&sandbox);
    let files = unpacked(&sandbox);
    assert!(files.contains_key("EPUB/pictures/map.png"), "{:?}", files.keys());
    let chapter = &files["EPUB/part-body.xhtml"];
    assert!(chapter.contains("<img src=\"pictures/map.png\" alt=\"東側に窓口が並ぶ。\"/>"), "{chapter}");
    let package = &files["EPUB/package.opf"];
    assert!(package.contains("href=\"pictures/map.png\" media-type=\"image/png\"") && package.contains(">visual<"));
}
