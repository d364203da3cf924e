//! Blank slips as documents of word processors and on paper: they hold what the text holds, and what comes back is read.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;

use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::consulting::CALL;
use crate::consulting::build_at;
use crate::consulting::with_call;
use crate::intake::office;
use crate::intake::taken;
use crate::support::replaced;

const TEXT: &str = "output/consultations/anken/comment/ikenhyo-anken.txt";
const DOCUMENT: &str = "output/consultations/anken/comment/ikenhyo-anken.docx";
const ITEM: &str = "■ 項目: desks.tax.name（";
const OPINION: &str = "窓口の名前を<大きく>書き、\u{20BB7}の字も読めるようにしてください。";

fn parts(document: &[u8]) -> BTreeMap<String, String> {
    let mut package = ZipArchive::new(Cursor::new(document)).expect("it opens");
    let mut parts = BTreeMap::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).expect("every part opens");
        let mut words = String::new();
        file.read_to_string(&mut words).expect("every part is text");
        parts.insert(file.name().expect("names are letters").into_owned(), words);
    }
    parts
}

/// The paragraphs of a document as lines.
fn lines(document: &[u8]) -> String {
    let parts = parts(document);
    let paragraphs = parts["word/document.xml"].split("</w:p>").filter(|paragraph| paragraph.contains("<w:p>"));
    let words = |paragraph: &str| {
        let runs = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        let runs: String = runs.filter_map(|run| run.split("</w:t>").next()).collect();
        format!("{}\n", runs.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
    };
    paragraphs.map(words).collect()
}

/// The document as a person fills it in: words in the room below an item, in two runs.
fn filled(document: &[u8]) -> Vec<u8> {
    let mut parts = parts(document);
    let words = parts.get_mut("word/document.xml").expect("it has words");
    let (before, behind) = words.split_once(ITEM).expect("the item is there");
    let escaped = OPINION.replace('<', "&lt;").replace('>', "&gt;");
    let (one, other) = escaped.split_once('、').expect("it has a comma");
    let room = "<w:p><w:pPr><w:pStyle w:val=\"Room\"/></w:pPr>";
    let run = format!("{room}<w:r><w:t>{one}、</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{other}</w:t></w:r>");
    *words = format!("{before}{ITEM}{}", replaced(behind, room, &run));
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, words) in &parts {
        package.start_file(path.as_str(), SimpleFileOptions::default()).expect("it can be written");
        package.write_all(words.as_bytes()).expect("it can be written");
    }
    package.finish().expect("it can be written").into_inner()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let number = three.iter().chain(&[0, 0]).take(3).fold(0, |number, byte| number << 8 | usize::from(*byte));
        let letters = [18, 12, 6, 0].map(|shift| char::from(LETTERS[number >> shift & 63]));
        let kept: String = letters.into_iter().take(three.len() + 1).collect();
        format!("{kept:=<4}")
    };
    bytes.chunks(3).map(four).collect::<Vec<_>>().chunks(19).map(|line| line.concat() + "\r\n").collect()
}

#[test]
fn the_document_holds_the_lines_of_the_text() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let (text, document) = (sandbox.read(TEXT), sandbox.read_bytes(DOCUMENT));
    assert_eq!(lines(&document), text);
    assert!(text.contains(ITEM), "{text}");
    let parts = parts(&document);
    assert!(parts["docProps/core.xml"].contains("<dc:title>意見票　") && parts["docProps/core.xml"].contains("ja-JP"));
    assert!(parts["word/styles.xml"].contains("w:eastAsia=\"ja-JP\"") && !parts["word/document.xml"].contains("w:tbl"));
    let headings = text.lines().filter(|line| line.starts_with("■ 項目: ")).count();
    assert_eq!(parts["word/document.xml"].matches("w:val=\"Heading2\"").count(), headings);
    let page = sandbox.read("output/consultations/anken/comment/index.html");
    assert!(page.contains("href=\"ikenhyo-anken.docx\"") && !page.contains("ikenhyo-anken.pdf"), "{page}");
    build_at(&sandbox, "2026-11-24");
    assert_eq!(sandbox.read_bytes(DOCUMENT), document, "the same bytes at every build");
}

#[test]
fn a_document_that_was_filled_in_is_a_slip_like_any_other() {
    let sandbox = office();
    build_at(&sandbox, "2026-11-20");
    let document = filled(&sandbox.read_bytes(DOCUMENT));
    let parsed = juran::slip::parse(&lines(&sandbox.read_bytes(DOCUMENT)));
    assert_eq!((parsed.problems.len(), parsed.slips.len()), (0, 1));
    sandbox.put("arrived/counter/ikenhyo.docx", &document);
    sandbox.put("arrived/counter/broken.docx", b"PK\x03\x04 and nothing else");
    let mail = format!(
        "From: Hana <hana@example.jp>\r\nDate: Tue, 1 Dec 2026 10:00:00 +0900\r\nSubject: slip\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b\r\nContent-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=ikenhyo.docx\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=ikenhyo.docx\r\n\r\n{}\r\n--b--\r\n",
        base64(&document)
    );
    sandbox.put("arrived/mail/one.eml", mail);
    let told = taken(&sandbox);
    let opinions = sandbox.read("private/opinions.csv");
    assert!(opinions.contains(OPINION), "{opinions}\n{told}");
    let submissions = sandbox.read("private/submissions.csv");
    for file in ["counter/ikenhyo.docx", "mail/one.eml"] {
        assert!(submissions.contains(file), "{file}: {submissions}");
    }
    assert!(told.contains("counter/broken.docx: ワープロの文書として開けませんでした。"), "{told}");
    assert!(sandbox.read("content/consultations/anken/result.toml").contains("窓口の名前を"));
}

#[test]
fn a_word_processor_gives_the_same_lines_back() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    sandbox.put("filled.docx", filled(&sandbox.read_bytes(DOCUMENT)));
    let profile = format!("-env:UserInstallation=file://{}", sandbox.path("profile").display());
    for (kind, saved) in [("txt:Text (encoded):UTF8", "filled.txt"), ("docx", "filled.docx"), ("pdf", "filled.pdf")] {
        let arguments = [&profile, "--headless", "--convert-to", kind, "--outdir", "saved", "filled.docx"];
        let Some((is_saved, told)) = sandbox.ask("soffice", &arguments, b"") else { return };
        if !sandbox.has(&format!("saved/{saved}")) {
            println!("not run: soffice cannot save {saved}: {is_saved} {told}");
            return;
        }
    }
    let text = sandbox.read("saved/filled.txt");
    let parsed = juran::slip::parse(&text);
    assert_eq!(parsed.problems, [], "{text}");
    let texts: Vec<&str> = parsed.slips[0].opinions().map(|(_, opinion)| opinion.text.as_str()).collect();
    assert_eq!(texts, [OPINION]);
    let office = office();
    build_at(&office, "2026-11-20");
    office.put("arrived/counter/saved.docx", sandbox.read_bytes("saved/filled.docx"));
    taken(&office);
    assert!(office.read("private/opinions.csv").contains(OPINION));
}

#[cfg(feature = "pdf")]
#[test]
fn a_slip_on_paper_holds_the_lines_of_the_text_and_is_accepted() {
    use crate::papers::OUTLOUD;
    use crate::papers::PYTHON;
    use crate::papers::VALIDATE;
    use crate::papers::without_blanks;
    use crate::papers::words_of;

    const PAPER: &str = "output/consultations/anken/comment/ikenhyo-anken.pdf";
    let sandbox = with_call(CALL).with_all_formats();
    let build = || sandbox.run(&["build", "--downloads", "--as-of", "2026-11-20"]);
    let ran = build();
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let page = sandbox.read("output/consultations/anken/comment/index.html");
    assert!(page.contains("href=\"ikenhyo-anken.pdf\""), "{page}");
    let paper = sandbox.read_bytes(PAPER);
    if let Some(words) = words_of(&sandbox, PAPER) {
        let words = without_blanks(&words);
        let mut at = 0;
        for line in sandbox.read(TEXT).lines().map(without_blanks).filter(|line| !line.is_empty()) {
            let rest = words.get(at..).unwrap_or_default();
            let found = rest.find(&line).unwrap_or_else(|| panic!("「{line}」 does not follow: {rest}"));
            at += found + line.len();
        }
    }
    sandbox.put("validate.py", VALIDATE);
    for (checker, arguments) in [(PYTHON, ["validate.py", PAPER]), (OUTLOUD, ["-q", PAPER])] {
        if let Some((is_accepted, told)) = sandbox.ask(checker, &arguments, b"") {
            assert!(is_accepted, "{checker}: {told}");
        }
    }
    let other = with_call(CALL).with_all_formats();
    let ran = other.run(&["build", "--downloads", "--as-of", "2026-11-24"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(other.read_bytes(PAPER) == paper, "the same bytes everywhere");
}
