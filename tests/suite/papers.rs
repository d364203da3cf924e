//! PDF of versions: in the order of the form, nothing lost, nothing withheld, the same bytes everywhere, and accepted by
//! the checkers of others.

use std::path::Path;
use std::path::PathBuf;

use juran::assemble::Downloads;
use juran::assemble::Drafts;
use juran::finding::Findings;
use juran::produce::Edition;
use juran::typeset::Manuscript;
use serde_json::Value;

use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::own_files;
use crate::support::replaced;
use crate::support::sha256;
use crate::support::sheet_where;

const PDF: &str = "output/assessments/desk/1/desk-1.pdf";
const NOTE: &str = "note = \"一階の東側にある。\"\n";
/// The checkers, where `tests/run` put them.
pub(crate) const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/venv/bin/python");
pub(crate) const OUTLOUD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/venv/bin/outloud");
/// Asks the first checker of both standards.
pub(crate) const VALIDATE: &str = "import sys, page\nok = all(page.validate_pdf(sys.argv[1], profile=of).is_compliant for of in ('PDF/UA-1', 'PDF/A-2a'))\nsys.exit(not ok)\n";

fn built(text: &str) -> Sandbox {
    let sandbox = Sandbox::new().site().with_all_formats().file(SHEET_FILE, text);
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    sandbox
}

pub(crate) fn without_blanks(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{2060}').collect()
}

/// The words on the pages of a PDF, without what runs along their edges; `None` without the program that reads them.
pub(crate) fn words_of(sandbox: &Sandbox, pdf: &str) -> Option<String> {
    let page = ["-raw", "-r", "72", "-x", "0", "-y", "62", "-W", "596", "-H", "712"];
    let (is_read, words) = sandbox.ask("pdftotext", &[&page[..], &[pdf, "-"]].concat(), b"")?;
    assert!(is_read, "pdftotext reads {pdf}");
    Some(words)
}

#[test]
fn a_paper_says_what_the_text_edition_says() {
    let long = "とても長い一文であり、".repeat(272) + "終わる。";
    let names = "髙﨑𠮷①㈱邉";
    let text = sheet_where(
        NOTE,
        &format!(
            "note = \"{names}。{long}\\n\\n| 甲 | 乙 |\\n| --- | --- |\\n| 丙 | ~~丁~~ ++戊++ |\\n\\n- 己\\n    - 庚\\n\\n辛[^a]\\n\\n[^a]: 注の文\"\n"
        ),
    );
    let sandbox = built(&text);
    let page = sandbox.read("output/assessments/desk/1/index.html");
    let digest = sha256(&sandbox.read_bytes(PDF));
    assert!(page.contains("desk-1.pdf") && page.contains(&digest), "the digest stands beside the link");
    let Some(words) = words_of(&sandbox, PDF) else { return };
    let words = without_blanks(&words);
    let edition = sandbox.read("output/assessments/desk/1/desk-1.txt");
    for line in edition.lines().map(|line| line.trim_start_matches('■')).filter(|line| !line.starts_with('=')) {
        // The cover sets names and words side by side without a colon, and items their references without brackets.
        let pieces = line.split(['\t', '　', '[', ']', ':', '※']).map(without_blanks).filter(|piece| !piece.is_empty());
        for piece in pieces {
            assert!(words.contains(&piece), "「{piece}」 of 「{line}」 is not on the paper:\n{words}");
        }
    }
    for piece in ["選択肢:1)10人未満、2)10人以上50人未満", "※届出の対象", "〔削除〕丁〔削除終わり〕"]
    {
        assert!(words.contains(piece), "{piece}: {words}");
    }
}

#[test]
fn what_is_withheld_reaches_no_paper() {
    let withheld = "note = { text = \"鍵は〔非公表:hour〕に換える。\", parts.hour = { ground = \"警備のため\", full = \"毎日午前二時\" } }\n";
    let sandbox = built(&sheet_where(NOTE, withheld));
    if let Some(words) = words_of(&sandbox, PDF) {
        let words = without_blanks(&words);
        assert!(words.contains("〔一部非公表：警備のため〕"), "{words}");
        assert!(!words.contains("午前二時"), "{words}");
    }
    // The paper is inspected like any other file.
    let leaking = replaced(&sheet_where(NOTE, withheld), "毎朝、職員が", "毎日午前二時に職員が");
    let sandbox = Sandbox::new().site().with_all_formats().file(SHEET_FILE, &leaking);
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    assert!(ran.stderr.contains("desk-1.pdf"), "{}", ran.stderr);
}

#[test]
fn letters_that_no_font_has_are_told_of_where_they_stand() {
    let sandbox = Sandbox::new().site().with_all_formats().file(SHEET_FILE, &sheet_where("東側", "🦊の東側"));
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for words in ["Y101", "「🦊」（U+1F98A）", "assessments/desk/1/book.toml 21行目", "「〓［U+1F98A］」のように"]
    {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    if let Some(words) = words_of(&sandbox, PDF) {
        assert!(words.contains("〓［U+1F98A］の東側"), "{words}");
    }
}

#[test]
fn a_picture_that_is_none_leaves_its_words() {
    let text = sheet_where("steps =", "map = { file = \"map.png\", alt = \"入口から右へ進む\" }\nsteps =");
    let sandbox = Sandbox::new()
        .site()
        .with_all_formats()
        .file(SHEET_FILE, &text)
        .file("content/assessments/desk/1/map.png", "これは図ではない");
    let ran = sandbox.run(&["build", "--downloads"]);
    assert!(ran.stderr.contains("Y102"), "{}", ran.stderr);
    if let Some(words) = words_of(&sandbox, PDF) {
        assert!(words.contains("入口から右へ進む"), "{words}");
    }
}

#[test]
fn a_paper_is_the_same_on_every_machine_and_nothing_is_said_of_it() {
    let text = sheet_where("[cover]", "[cover]\n# 注");
    let sandbox = Sandbox::new().site().with_all_formats().file(SHEET_FILE, &text);
    let ran = sandbox.run_where(&[("RAYON_NUM_THREADS", "1"), ("TZ", "America/Lima")], &["build", "--downloads"]);
    assert!(!ran.stderr.contains("直し方"), "{}", ran.stderr);
    assert_eq!(sha256(&sandbox.read_bytes(PDF)), sha256(&built(&text).read_bytes(PDF)));
}

#[test]
fn two_checkers_accept_a_paper_and_reject_a_broken_one() {
    let sandbox = built(&sheet_where("", ""));
    let whole = sandbox.read_bytes(PDF);
    let marks: [(&[u8], &[u8]); 3] =
        [(b"/Lang", b"/Lank"), (b"/StructTreeRoot", b"/StructTreeRook"), (b"/Marked", b"/Market")];
    let mut files = vec![("whole.pdf".to_owned(), whole.clone(), true)];
    for (at, (mark, other)) in marks.into_iter().enumerate() {
        let mut bytes = whole.clone();
        let mut from = 0;
        while let Some(found) = bytes[from..].windows(mark.len()).position(|window| window == mark) {
            bytes[from + found..][..mark.len()].copy_from_slice(other);
            from += found + mark.len();
        }
        assert_ne!(bytes, whole, "the mark is there");
        files.push((format!("bad-{at}.pdf"), bytes, false));
    }
    sandbox.put("validate.py", VALIDATE);
    for (name, bytes, is_good) in files {
        sandbox.put(&name, bytes);
        if let Some((is_accepted, told)) = sandbox.ask(PYTHON, &["validate.py", &name], b"") {
            assert_eq!(is_accepted, is_good, "page-validation, {name}: {told}");
        }
        if let Some((is_accepted, told)) = sandbox.ask(OUTLOUD, &["-q", &name], b"") {
            assert_eq!(is_accepted, is_good, "outloud, {name}: {told}");
        }
    }
}

/// The paper of a version of the content that is published with this repository, with its data.
fn of_content(document: &str, version: &str) -> (Vec<u8>, Value) {
    let content = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/content"));
    let mut findings = Findings::default();
    let tree = juran::read::read(Path::new(&content), &|_, _, _, _| {}, &mut findings).expect("it is read");
    let tree = tree.expect("its settings are read");
    let instant = tree.settings.as_of.expect("the content tells its instant");
    let asked = (Drafts::Omitted, Downloads::Included);
    let site = juran::assemble::assemble(&tree, instant, asked, &[], &mut findings);
    let versions = site.documents.iter().flat_map(|document| &document.versions);
    let named = |card: usize| {
        let own = &tree.cards[card].version;
        own.document.to_string() == document && own.name.to_string() == version
    };
    let shown = versions.copied().find(|shown| named(shown.card)).expect("the version is shown");
    let edition = Edition::of(&site, shown, &mut findings).expect("it opens");
    let mut findings = Findings::default();
    let manuscript = Manuscript {
        site: &site,
        card: edition.card,
        record: &edition.record,
        numbering: &edition.numbering,
        text: &edition.text,
        fingerprint: &edition.fingerprint,
        attached: &edition.attached,
        beside: &edition.beside,
    };
    let paper = manuscript.galley(&mut findings).set(&mut findings).expect("it is set");
    assert!(findings.is_empty(), "{findings:?}");
    (paper.printed.bytes, serde_json::from_str(&edition.data).expect("the data are JSON"))
}

/// What a value says on paper, piece by piece.
fn said(item: &Value) -> Vec<String> {
    let words =
        |value: &Value| value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()));
    let value = &item["value"];
    if let Some(chosen) = value["chosen"].as_array() {
        return chosen.iter().filter_map(|chosen| words(&chosen["label"])).collect();
    }
    match (value.as_array(), value["alt"].as_str()) {
        (Some(lines), _) => lines.iter().filter_map(words).collect(),
        (_, Some(alternative)) => vec![alternative.to_owned()],
        // Days are printed in the Japanese calendar.
        _ if value["date"].is_string() => Vec::new(),
        _ => words(value).into_iter().flat_map(|words| words.lines().map(str::to_owned).collect::<Vec<_>>()).collect(),
    }
}

#[test]
fn a_whole_book_is_read_in_the_order_of_the_form() {
    let (bytes, data) = of_content("assessments/kaigo", "4-an");
    let sandbox = Sandbox::new().bytes("book.pdf", &bytes);
    let Some(words) = words_of(&sandbox, "book.pdf") else { return };
    let items = data["items"].as_array().expect("the data have items");
    assert!(items.len() > 200, "the book is a whole one");
    // Heads of tables are repeated on every page, between the words of a row that goes on.
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for item in items.iter().filter(|item| item["key"].as_str().is_some_and(is_in_table)) {
        let key = item["key"].as_str().unwrap_or_default();
        let table = key.split('.').next().unwrap_or_default().to_owned();
        let label = without_blanks(item["label"].as_str().unwrap_or_default());
        match tables.iter_mut().find(|(name, _)| *name == table) {
            Some((_, labels)) if !labels.contains(&label) => labels.push(label),
            Some(_) => {}
            None => tables.push((table, vec![label])),
        }
    }
    let mut body = String::new();
    for page in words.rsplit_once('\u{2060}').expect("a list of contents ends").1.split('\u{C}') {
        let page = without_blanks(page);
        let head = tables.iter().map(|(_, labels)| format!("番号{}", labels.concat()));
        let rest = head.into_iter().find_map(|head| page.strip_prefix(&head).map(str::to_owned));
        body.push_str(&rest.unwrap_or(page));
    }
    let mut at = 0;
    let mut pieces = 0;
    for item in items {
        let key = item["key"].as_str().unwrap_or_default();
        let label = item["label"].as_str().filter(|_| !is_in_table(key)).map(str::to_owned);
        let said = if item["state"] == "stated" { said(item) } else { Vec::new() };
        let is_day = |words: &str| words.len() == 10 && words.split('-').all(|part| part.parse::<u16>().is_ok());
        for piece in label.into_iter().chain(said).filter(|words| !is_day(words)).map(|words| without_blanks(&words)) {
            let rest = body.get(at..).unwrap_or_default();
            let found = rest.find(&piece);
            let near: String = rest.chars().take(400).collect();
            let found = found.unwrap_or_else(|| panic!("「{piece}」 of {key} does not follow on: {near}"));
            assert!(found < 6_000, "「{piece}」 of {key} stands too far away: {near}");
            at += found + piece.len();
            pieces += 1;
        }
    }
    assert!(pieces > 600, "{pieces}");
    tags_are_sound(&sandbox);
}

/// Keys of the two tables of the form.
fn is_in_table(key: &str) -> bool {
    ["changes.", "flow."].iter().any(|table| key.starts_with(table)) && key.split('.').count() > 2
}

/// The tags as another program reads them: headings without gaps, tables with heads, one language.
fn tags_are_sound(sandbox: &Sandbox) {
    let Some((_, told)) = sandbox.ask("qpdf", &["--json", "book.pdf"], b"") else { return };
    let told: Value = serde_json::from_str(&told).expect("qpdf writes JSON");
    let objects = told["qpdf"][1].as_object().or_else(|| told["objects"].as_object()).expect("it has objects");
    let tags =
        |name: &str| objects.values().filter(|object| object["value"]["/S"] == name || object["/S"] == name).count();
    assert!(tags("/H1") >= 10 && tags("/H2") > 30 && tags("/H6") > 100, "headings");
    assert!(
        tags("/TH") > 50 && tags("/TD") > 300 && tags("/LI") > 100 && tags("/TOCI") > 20,
        "tables, lists, contents"
    );
    assert!(told.to_string().contains("\"/Lang\":\"u:ja"), "the language is told");
}

#[test]
fn an_electronic_book_leads_to_what_each_page_of_the_paper_begins_with() {
    let long = "とても長い一文であり、".repeat(500) + "終わる。";
    let sandbox = built(&sheet_where(NOTE, &format!("note = \"{long}\"\n")));
    let book = sandbox.read_bytes("output/assessments/desk/1/desk-1.epub");
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("it opens");
    let contents = book.by_name("EPUB/contents.xhtml").expect("it has a list of contents");
    let contents = std::io::read_to_string(contents).expect("it is text");
    let list = contents.split_once("epub:type=\"page-list\"").expect("pages are listed").1;
    let led: Vec<&str> = list.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(led.first(), Some(&"title.xhtml"), "{led:?}");
    let data = sandbox.json("output/assessments/desk/1/data.json");
    let labels = |key: &str| {
        let items = data["items"].as_array().expect("the data have items").iter();
        items
            .filter(|item| item["key"] == key)
            .map(|item| without_blanks(item["label"].as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let mut goes_on = None;
    assert!(led.iter().filter(|led| led.contains('#')).count() > 2, "{led:?}");
    for (at, led) in led.iter().enumerate().filter(|(_, led)| led.contains('#')) {
        let key = led.split_once('#').expect("it leads to an item").1;
        let page = (at + 1).to_string();
        let Some((_, words)) = sandbox.ask("pdftotext", &["-f", &page, "-l", &page, PDF, "-"], b"") else { return };
        let begins = labels(key).iter().any(|label| without_blanks(&words).contains(label));
        assert!(begins || goes_on == Some(key), "page {page} begins with {key}: {words}");
        goes_on = Some(key);
    }
    let Some((_, told)) = sandbox.ask("pdfinfo", &[PDF], b"") else { return };
    assert!(
        told.lines().any(|line| line.starts_with("Pages:") && line.ends_with(&format!(" {}", led.len()))),
        "{told}"
    );
}

#[test]
fn nothing_of_the_fonts_is_without_its_licence() {
    let licences = own_files("fonts", ".txt");
    for family in ["biz-udpgothic", "noto-sans-jp"] {
        let licence = &licences[&format!("{family}/OFL.txt")];
        assert!(licence.contains("SIL Open Font License, Version 1.1"), "{family}");
    }
}
