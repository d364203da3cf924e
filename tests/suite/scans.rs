//! Versions of which only files are left: `scan.toml` and the files that it names.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sha256;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";

const SCAN: &str = "title = \"総合窓口の点検\"
summary = \"平成の終わりまで使っていた点検の表である。\"

[version]
published = 2019-04-01
agency = \"mayor\"

[[attachments]]
file = \"table.pdf\"
title = \"点検の表を読み取った画像\"
";

const PDF: &[u8] = b"%PDF-1.4\n%%EOF\n";

/// The small document, whose first version is known only as a file.
fn site() -> Sandbox {
    Sandbox::new()
        .site()
        .file("content/assessments/desk/1/scan.toml", SCAN)
        .bytes("content/assessments/desk/1/table.pdf", PDF)
        .file("content/assessments/desk/2/book.toml", SHEET)
}

#[test]
fn a_version_known_only_as_files_is_listed_and_says_so() {
    let sandbox = site();
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/desk/1/index.html");
    let words = page.words();
    assert!(words.contains("この版は、ファイルだけで残っています"), "{words}");
    assert!(words.contains("引用することも、ほかの版と比べることもできません。"), "{words}");
    assert!(words.contains("次にお尋ねください。見本村点検の表を読み取った画像（PDF、"), "{words}");
    assert_eq!(words.matches(&sha256(PDF)).count(), 1, "the file is named once: {words}");
    assert!(page.targets().any(|(_, target)| target == "attachments/table.pdf"));
    assert_eq!(sandbox.read_bytes("output/assessments/desk/1/attachments/table.pdf"), PDF);
    let home = Page::open(&sandbox, "assessments/desk/index.html").words();
    assert!(home.contains("第1版過去の版ファイルだけの版"), "{home}");
    assert!(!home.contains("第2版現在の版ファイルだけの版"), "{home}");
    let year = Page::open(&sandbox, "years/2019/index.html").words();
    assert!(year.contains("総合窓口の点検第1版過去の版") && year.contains("ファイルだけの版"), "{year}");
    assert!(sandbox.read("output/feed.xml").contains("第1版を公表しました。ファイルだけで残っている版です。"));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn the_fingerprint_answers_for_the_files() {
    let sandbox = site();
    sandbox.build();
    let data = sandbox.json("output/assessments/desk/1/data.json");
    assert_eq!(data["form"], "scan@1");
    assert_eq!(data["attachments"][0]["file"], "attachments/table.pdf");
    assert_eq!(data["attachments"][0]["sha256"], sha256(PDF));
    let text = sandbox.read("output/assessments/desk/1/desk-1.txt");
    assert!(text.contains(&format!("SHA-256: {}", sha256(PDF))), "{text}");
    let before = data["fingerprint"].clone();
    sandbox.put("content/assessments/desk/1/table.pdf", b"%PDF-1.5\n%%EOF\n");
    sandbox.build();
    assert_ne!(sandbox.json("output/assessments/desk/1/data.json")["fingerprint"], before);
}

#[test]
fn any_kind_with_versions_may_have_one_and_name_whom_to_ask() {
    let sandbox = site();
    let ask = replaced(SCAN, "\n[version]", "ask = \"総務課の窓口\"\n\n[version]");
    for folder in ["notices/keys", "files/keys"] {
        sandbox.put(&format!("content/{folder}/1/scan.toml"), &ask);
        sandbox.put(&format!("content/{folder}/1/table.pdf"), PDF);
    }
    sandbox.build();
    for page in ["notices/keys/1/index.html", "files/keys/1/index.html"] {
        let words = Page::open(&sandbox, page).words();
        assert!(words.contains("次にお尋ねください。総務課の窓口"), "{page}: {words}");
    }
    let list = Page::open(&sandbox, "notices/index.html").words();
    assert!(list.contains("ファイルだけの版"), "{list}");
}

#[test]
fn what_is_wrong_with_one_is_told_at_its_place() {
    for (from, to, rule, place, message) in [
        (
            "[[attachments]]\nfile = \"table.pdf\"\ntitle = \"点検の表を読み取った画像\"\n",
            "",
            "R103",
            ":1:1",
            "ファイルが一つも書かれていません。",
        ),
        ("title = \"総合", "form = \"sheet@2026-01\"\ntitle = \"総合", "R106", ":1:8", "ほかの様式では書けません。"),
        (
            "summary = \"平成の終わりまで使っていた点検の表である。\"\n",
            "",
            "F101",
            ":2:1",
            "「書かれていることのあらまし」",
        ),
        ("table.pdf", "tables.pdf", "R103", ":9:8", "「tables.pdf」というファイルが"),
    ] {
        let sandbox = site();
        sandbox.edit("content/assessments/desk/1/scan.toml", from, to);
        let told = sandbox.check();
        let told = told.iter().find(|told| told.rule == rule).unwrap_or_else(|| panic!("{rule}: {told:?}"));
        assert!(told.message.contains(message), "{told:?}");
        assert!(told.place().starts_with("assessments/desk/1/scan.toml:"), "{place} {told:?}");
        assert_eq!(sandbox.run(&["build"]).code, Some(1));
    }
}
