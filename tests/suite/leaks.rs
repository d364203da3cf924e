//! Words that must never be published: wherever they turn up again, nothing is written and nothing repeats them.

use std::io::Cursor;
use std::io::Write;

use encoding_rs::SHIFT_JIS;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::Ran;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::Told;
use crate::support::replaced;
use crate::support::sheet_where;

/// What the program says of a leak, as its exit code.
const LEAKED: Option<i32> = Some(3);
const SUMMARY: &str = r#"summary = "窓口の混み具合を、毎朝、職員が見て回る。""#;
const NOTE: &str = r#"note = "一階の東側にある。""#;
const BEGUN: &str = "begun = 2024-04-01";

/// A site whose summary is withheld, with other words published in a note.
fn withheld(full: &str, published: &str) -> Sandbox {
    let book = sheet_where(SUMMARY, &format!("summary = {{ withheld = \"条例第5条\", full = '''{full}''' }}"));
    let book = replaced(&book, NOTE, &format!("note = '''{published}'''"));
    Sandbox::new().site().file(SHEET_FILE, &book)
}

/// A site with sealed words and a file that is attached to the version.
fn attached(name: &str, bytes: &[u8]) -> Sandbox {
    let book = sheet_where(SUMMARY, r#"summary = { withheld = "条例第5条", full = "毎日午前二時に控えを取る" }"#);
    beside(&book, name, bytes)
}

fn beside(book: &str, name: &str, bytes: &[u8]) -> Sandbox {
    let book = format!("{book}\n[[attachments]]\nfile = \"{name}\"\ntitle = \"参考\"\n");
    Sandbox::new().site().file(SHEET_FILE, &book).bytes(&format!("content/assessments/desk/1/{name}"), bytes)
}

fn package(name: &str, text: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default()).expect("a file begins");
    writer.write_all(text.as_bytes()).expect("a file is written");
    writer.finish().expect("the package is whole").into_inner()
}

/// The build is refused because of a leak, and nothing is written.
fn assert_leak(sandbox: &Sandbox, case: &str) -> Ran {
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, LEAKED, "{case}\n{}", ran.stderr);
    assert!(ran.stderr.contains("I101"), "{case}\n{}", ran.stderr);
    assert!(!sandbox.has("output/index.html"), "{case}");
    ran
}

fn assert_no_leak(sandbox: &Sandbox, case: &str) -> Ran {
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{case}\n{}", ran.stderr);
    ran
}

fn rules(findings: &[Told]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_piece_or_another_spelling_of_sealed_words_is_a_leak() {
    let plan = "差分を4時間ごとに、全体を毎週日曜日の未明に";
    for (full, published) in [
        (plan, "差分を4時間ごとにとる。"),
        (plan, "差分を４時間ごとに、全体を毎週日曜日の未明に"),
        (plan, "控えは、全体を毎週　日曜日\nの未明にとる。"),
        ("- 差分を**4時間ごと**に取る\n- 全体を週末に取る", "差分を4時間ごとに取る"),
        ("1. 鍵を金庫に入れる\n2. 金庫を閉める", "鍵を金庫に入れる\n金庫を閉める"),
        ("1. 鍵を箱へ\n2. 箱を閉じる", "1. 鍵を箱へ\n2. 箱を閉じる"),
        ("控えの置き場は`\\\\srv01\\backup`", "控えの置き場は「＼＼ＳＲＶ０１＼ｂａｃｋｕｐ」"),
        ("ｻｰﾊﾞｰは二階の奥にある", "サーバーは**二階**の奥にある"),
        ("第一条の表は次のとおり。\n\n控えは地下の書庫に置いてある。", "控えは、地下の書庫に置いてある。"),
    ] {
        assert_leak(&withheld(full, published), full);
    }
}

#[test]
fn short_sealed_words_are_a_leak_too() {
    for (full, published) in
        [("佐藤健", "担当は佐藤健です。"), ("佐藤", "担当は佐 藤です。"), ("kj", "合い言葉は KJ です。")]
    {
        let ran = assert_leak(&withheld(full, published), full);
        assert!(ran.stderr.contains("assessments/desk/1/book.toml の12行目"), "{}", ran.stderr);
        assert!(ran.stderr.contains("短い言葉"), "{}", ran.stderr);
    }
}

#[test]
fn other_words_are_no_leak() {
    for (full, published) in [
        // Another number and another word of the Latin alphabet.
        ("12人", "112人が来る。"),
        ("kj", "kjeld と say-akj と書く。"),
        // Ends of one row and the beginning of the next.
        ("奥佐藤", "- 一階の奥\n- 佐藤町の出張所"),
        // Words that the form prints on every page by itself.
        ("10人以上50人未満", "一階の東側にある。"),
        ("２．窓口", "一階の東側にある。"),
        ("毎日午前二時に控えを取る", "毎日午前三時に控えを取る"),
    ] {
        assert_no_leak(&withheld(full, published), full);
    }
}

#[test]
fn sealed_words_need_two_letters() {
    for full in ["健", "３", "「乙」。"] {
        let finding = withheld(full, "一階にある。").only_finding();
        assert_eq!((finding.rule.as_str(), finding.severity.as_str(), finding.line), ("R212", "E", Some(12)), "{full}");
        assert!(!format!("{finding:?}").contains(full), "{finding:?}");
    }
    assert!(withheld("12", "一階にある。").check().is_empty());
    assert!(withheld("", "一階にある。").check().is_empty());
}

#[test]
fn memos_are_sealed_wherever_they_stand() {
    let note = "一階の東側にある。";
    let memo = "山田さんに確かめてから公表する";
    let published = format!("note = \"{note}{memo}\"");
    let plain = replaced(
        &sheet_where(NOTE, &published),
        SUMMARY,
        &format!("{SUMMARY}\nmap = {{ file = \"map.png\", alt = \"案内図\" }}"),
    );
    for (from, to) in [
        ("form = \"sheet@2026-01\"", "form = \"sheet@2026-01\"\nmemo = \"MEMO\""),
        ("agency = \"mayor\"", "agency = \"mayor\"\nmemo = \"MEMO\""),
        ("number = 7", "number = 7\nmemo = [\"別のこと\", \"MEMO\"]"),
        ("number = 7", "number = 7\nmemo = { first = \"MEMO\" }"),
        ("id = \"tax\"", "id = \"tax\"\nmemo = \"MEMO\""),
        ("alt = \"案内図\"", "alt = \"案内図\", memo = \"MEMO\""),
        ("[work]", "[[attachments]]\nfile = \"a.csv\"\ntitle = \"参考\"\nmemo = \"MEMO\"\n\n[work]"),
        (SUMMARY, "summary = { text = \"公開〔非公表:k〕\", parts = { k = { ground = \"条例\", memo = \"MEMO\" } } }"),
        (SUMMARY, "summary = { text = \"公開〔非公表:k〕\", parts = { k = { ground = \"条例\" }, memo = \"MEMO\" } }"),
    ] {
        let book = replaced(&plain, from, &to.replace("MEMO", memo));
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
        sandbox.put("content/assessments/desk/1/map.png", b"\x89PNG\r\n\x1a\n");
        sandbox.put("content/assessments/desk/1/a.csv", "a,b\n");
        assert_leak(&sandbox, to);
    }
}

#[test]
fn memos_of_the_site_are_sealed() {
    let memo = "memo = \"山田さんに確かめてから公表する\"";
    for site in [format!("{memo}\n{SITE}"), format!("{SITE}{memo}\n")] {
        let book = sheet_where(NOTE, "note = \"山田さんに確かめてから公表する\"");
        assert_leak(&Sandbox::new().site().file("content/site.toml", &site).file(SHEET_FILE, &book), &site);
    }
}

#[test]
fn names_and_titles_are_searched() {
    let full = "summary = { withheld = \"条例第5条\", full = \"tokumei kyoku\" }";
    let book = sheet_where(SUMMARY, full);
    let sandbox = beside(&book, "tokumei-kyoku.csv", b"a,b\n");
    assert_leak(&sandbox, "the name of an attachment");
    let folder = Sandbox::new().site().file("content/assessments/tokumei-kyoku/1/book.toml", &book);
    assert_leak(&folder, "the id of a document");
    assert_leak(
        &Sandbox::new().site().file(SHEET_FILE, &replaced(&book, "id = \"tax\"", "id = \"tokumei-kyoku\"")),
        "the id of a row",
    );
    assert_leak(
        &Sandbox::new().site().file(SHEET_FILE, &replaced(&book, "総合窓口の点検", "Tokumei-Kyoku の点検")),
        "a title",
    );
    let title = "\n[[attachments]]\nfile = \"a.csv\"\ntitle = \"Tokumei Kyoku の一覧\"\n";
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &format!("{book}{title}"));
    assert_leak(&sandbox.file("content/assessments/desk/1/a.csv", "a,b\n"), "the title of an attachment");
}

#[test]
fn a_missing_ground_is_told_and_unseals_nothing() {
    for summary in [
        "summary = { withheld = \"\", full = \"毎日午前二時に控えを取る\" }",
        "summary = { withheld = \" \", memo = \"毎日午前二時に控えを取る\" }",
        "summary = { text = \"あ〔非公表:k〕\", parts = { k = { ground = \"\", full = \"毎日午前二時に控えを取る\" } } }",
        "summary = { text = \"あ〔非公表:k〕\", parts = { k = { full = \"毎日午前二時に控えを取る\" } } }",
    ] {
        let book = replaced(&sheet_where(SUMMARY, summary), NOTE, "note = \"毎日午前二時に控えを取る。\"");
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &book);
        let findings = sandbox.check();
        assert_eq!(rules(&findings), ["R213"], "{summary} {findings:#?}");
        assert_eq!((findings[0].line, findings[0].item.as_deref()), (Some(12), Some("work.summary")));
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        assert!(!sandbox.has("output"));
    }
}

#[test]
fn no_finding_repeats_sealed_words() {
    let secret = "毎日午前二時に控えを取る";
    for (from, to) in [
        ("number = 7", "number = { full = \"SECRET\", withhold = \"条例\" }"),
        ("number = 7", "number = { withheld = \"条例\", full = [\"SECRET\"] }"),
        ("number = 7", "number = { withheld = { memo = \"SECRET\" }, full = \"SECRET\" }"),
        ("number = 7", "number = [{ memo = \"SECRET\" }]"),
        ("title = \"総合窓口の点検\"", "title = { full = \"SECRET\" }"),
        ("title = \"総合窓口の点検\"", "title = { 'f\\u0075ll' = 'x', \"f\\u0075ll\" = \"SECRET\" }"),
        (BEGUN, "begun = { memo = \"SECRET\" }"),
        (BEGUN, "map = { file = \"\", alt = \"\", memo = \"SECRET\" }\nbegun = 2024-04-01"),
        (BEGUN, "begun = 2024-04-01\nbegan = { memo = \"SECRET\" }"),
        ("agency = \"mayor\"", "agency = { memo = \"SECRET\" }"),
        ("form = \"sheet@2026-01\"", "form = { memo = \"SECRET\" }"),
        ("form = \"sheet@2026-01\"", "form = \"sheet@2026-01\"\naliases = [{ memo = \"SECRET\" }]"),
        ("steps = [\"見回る\", \"書き留める\"]", "steps = [[{ memo = \"SECRET\" }]]"),
        ("number = 7", "printed = { withheld = \"条例\", full = \"SECRET\" }\nnumber = 7"),
        (SUMMARY, "summary = { text = \"あ〔非公表:k〕\", parts = { k = \"SECRET\" } }"),
        (
            SUMMARY,
            "summary = { text = \"あ〔非公表:k〕\", parts = { k = { ground = \"条例\", full = [\"SECRET\"] } } }",
        ),
        // Broken TOML.
        (SUMMARY, "summary = { withheld = \"条例\", full = \"SECRET }"),
        (SUMMARY, "summary = { withheld = \"条例\", full ＝ \"SECRET\" }"),
        ("number = 7", "number = 7\nmemo = SECRET"),
        ("number = 7", "number = 7\nmemo = '''一行目\nSECRET\n三行目'' "),
        ("number = 7", "number = 7\nmemo = \"\"\"一行目\n\\SECRET\n三行目\"\"\""),
        ("number = 7", "number = 7\nmemo = [\n  \"一行目\"\n  \"SECRET\",\n]"),
    ] {
        let sandbox = Sandbox::with_sheet_where(from, &to.replace("SECRET", secret));
        sandbox
            .put("content/assessments/desk/1/more.toml", "[work]\nsummary = { memo = \"毎日午前二時に控えを取る\" }");
        for arguments in [
            &["check"][..],
            &["check", "--format", "json"],
            &["check", "--format", "narrated"],
            &["check", "--format", "sarif"],
            &["check", "--format", "html"],
            &["check", "--fix"],
            &["build"],
            &["build", "--drafts"],
        ] {
            let ran = sandbox.run(arguments);
            let told = format!("{}{}", ran.stdout, ran.stderr);
            assert_ne!(ran.code, Some(0), "{to}");
            assert!(!told.contains("控えを取る"), "{to}\n{told}");
        }
    }
}

#[test]
fn broken_toml_is_still_quoted_where_nothing_is_sealed() {
    let sandbox = Sandbox::with_sheet_where("number = 7", "memo = '''一行目\n二行目'''\nnumber ＝ 7");
    let finding = sandbox.only_finding();
    assert_eq!((finding.rule.as_str(), finding.quote.as_deref()), ("R102", Some("number ＝ 7")));
}

#[test]
fn sealed_words_in_an_attachment_are_a_leak() {
    let words = "時刻,仕事\n二時,毎日午前二時に控えを取る\n";
    let split = "毎日午前<b>二時</b>に控えを&#21462;る";
    let runs = "<w:p><w:r><w:t>毎日午前二時</w:t></w:r><w:r><w:t>に控えを取る</w:t></w:r></w:p>";
    for (name, bytes) in [
        ("a.csv", words.as_bytes().to_vec()),
        ("a.csv", SHIFT_JIS.encode(words).0.into_owned()),
        ("a.txt", [b"\xFF\xFE".to_vec(), words.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()),
        ("a.html", format!("<!DOCTYPE html><html lang=\"ja\"><p>{split}</p></html>").into_bytes()),
        ("a.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{split}</text></svg>").into_bytes()),
        ("a.json", br#"{"a":"\u6bce\u65e5\u5348\u524d\u4e8c\u6642\u306b\u63a7\u3048\u3092\u53d6\u308b"}"#.to_vec()),
        ("a.docx", package("word/document.xml", runs)),
        ("a.xlsx", package("docProps/core.xml", &format!("<dc:title>{words}</dc:title>"))),
    ] {
        let ran = assert_leak(&attached(name, &bytes), name);
        assert_eq!(ran.stderr.matches("問題あり I101").count(), 1, "{}", ran.stderr);
    }
}

#[test]
fn sources_are_no_attachments() {
    for name in ["notes.toml", "work.summary.md", "book.toml"] {
        let book = format!("{}\n[[attachments]]\nfile = \"{name}\"\ntitle = \"参考\"\n", sheet_where(SUMMARY, ""));
        let sandbox = Sandbox::new().site();
        sandbox.put(&format!("content/assessments/desk/1/{name}"), "# 内輪の覚え書き\n");
        sandbox.put("content/assessments/desk/1/work.summary.md", "窓口を見て回る。\n");
        sandbox.put(SHEET_FILE, book);
        let findings = sandbox.check();
        assert_eq!(rules(&findings), ["R108"], "{findings:#?}");
        assert_eq!(sandbox.run(&["build"]).code, Some(1));
    }
}

#[test]
fn attachments_with_scripts_are_refused() {
    for (name, text) in [
        ("a.html", "<p>案内</p><script>alert(1)</script>"),
        ("a.html", "<p onclick=\"alert(1)\">案内</p>"),
        ("a.htm", "<a href=\" java&#115;cript:alert(1)\">案内</a>"),
        ("a.html", "<iframe src=\"https://example.com/\"></iframe>"),
        ("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script href=\"x.js\"/></svg>"),
        ("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        ("a.svg", "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>alert(1)</s:script></s:svg>"),
        ("a.xml", "<?xml-stylesheet href=\"a.xsl\"?><rows/>"),
        ("a.xml", "<p xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></p>"),
        ("a.svg", "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>"),
    ] {
        let sandbox = beside(SHEET, name, text.as_bytes());
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{text}\n{}", ran.stderr);
        assert!(
            ran.stderr.contains("I204") && ran.stderr.contains(&format!("assessments/desk/1/{name}")),
            "{}",
            ran.stderr
        );
        assert!(!sandbox.has("output/index.html"), "{text}");
    }
}

#[test]
fn attachments_that_only_show_something_are_published() {
    for (name, text) in [
        (
            "a.html",
            "<!DOCTYPE html><html lang=\"ja\"><title>案内</title><p class=\"on\">javascript を使わない案内</p></html>",
        ),
        (
            "a.svg",
            "<!DOCTYPE svg [<!ENTITY n \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&n;\"><title>図</title></svg>",
        ),
        ("a.xml", "<rows><script once=\"1\">台本</script></rows>"),
        ("a.txt", "<script>alert(1)</script>"),
    ] {
        assert_no_leak(&beside(SHEET, name, text.as_bytes()), text);
    }
}

#[test]
fn what_cannot_be_searched_is_told_only_where_something_is_withheld() {
    for (name, bytes) in [
        ("a.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec()),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec()),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
        ("a.zip", package("inner.pdf", "%PDF-1.7")),
        ("a.zip", b"PK\x03\x04 is no package".to_vec()),
    ] {
        let ran = assert_no_leak(&attached(name, &bytes), name);
        assert!(
            ran.stderr.contains("I102") && ran.stderr.contains(&format!("assessments/desk/1/{name}")),
            "{}",
            ran.stderr
        );
        let ran = assert_no_leak(&beside(SHEET, name, &bytes), name);
        assert!(!ran.stderr.contains("I102"), "{}", ran.stderr);
    }
    for (name, bytes) in [("a.csv", b"a,b\n".to_vec()), ("a.xlsx", package("xl/sharedStrings.xml", "<sst/>"))] {
        let ran = assert_no_leak(&attached(name, &bytes), name);
        assert!(!ran.stderr.contains("I102"), "{}", ran.stderr);
    }
}
