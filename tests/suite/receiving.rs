//! The page where the files of a document are received: it asks what one needs, and names what is there and nothing else.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sha256;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const PAGE: &str = "assessments/desk/download/index.html";

/// The part of a page below a heading.
fn part(page: &Page, heading: &str) -> Page {
    let sections = page.each("section").into_iter();
    let mut found = sections.filter(|section| section.named("h2").any(|title| title.get("id") == Some(heading)));
    found.next().unwrap_or_else(|| panic!("no part is headed by {heading}"))
}

fn links(part: &Page) -> Vec<&str> {
    part.named("a").filter_map(|link| link.get("href")).collect()
}

fn published() -> Sandbox {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    sandbox.publish();
    sandbox.build();
    sandbox
}

#[test]
fn every_need_that_a_file_answers_is_asked_and_every_file_stands_in_the_table_with_its_digest() {
    let sandbox = published();
    let page = Page::open(&sandbox, PAGE);
    let needs = part(&page, "_needs");
    let asked = ["読む", "表計算ソフトで調べる", "プログラムで使う", "USBメモリーで使う", "長く保存する"];
    let words = needs.words();
    let at = asked.map(|need| words.find(need).unwrap_or_else(|| panic!("{need}: {words}")));
    assert!(at.is_sorted(), "{words}");
    assert!(links(&needs).contains(&"../../../schema/data.schema.json"), "the data come with their schema");

    let files = ["desk-1.txt", "data.json", "desk-1.epub", "desk-1.xlsx", "desk-1-items.xlsx", "desk-1.csv"];
    let files = files.into_iter().chain(["desk-1-plain.csv", "desk-1.zip"]);
    let table = part(&page, "_downloads");
    for file in files {
        let target = format!("../1/{file}");
        assert!(links(&needs).contains(&target.as_str()), "{file} answers a need");
        assert_eq!(links(&table).iter().filter(|link| **link == target).count(), 1, "{file}");
        let digest = sha256(&sandbox.read_bytes(&format!("output/assessments/desk/1/{file}")));
        let told = table.words();
        assert!(told.contains(&digest), "{file}: {told}");
        let letters: Vec<char> = digest.to_uppercase().chars().take(12).collect();
        let short = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-");
        assert!(told.contains(&short), "{file}: {told}");
    }
    let verify = part(&page, "_verify");
    assert!(links(&verify).contains(&"../1/SHA256SUMS") && links(&verify).contains(&"../../../verify/index.html"));
    for command in ["certutil-hashfiledesk-1.txtSHA256", "sha256sum-cSHA256SUMS", "juranverifydesk-1.zip"] {
        assert!(verify.words().contains(command), "{}", verify.words());
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn what_is_not_there_is_not_named() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let page = Page::open(&sandbox, PAGE);
    let words = page.words();
    for absent in ["PDF", "EPUB", "Excel", "zip", "BagIt", "保存する", "SHA256SUMS", "juranverify", "ほかの版"]
    {
        assert!(!words.contains(absent), "{absent}: {words}");
    }
    for there in ["文字だけの版", "JSON", "CSV", "certutil"] {
        assert!(words.contains(there), "{there}: {words}");
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[cfg(feature = "pdf")]
#[test]
fn paper_is_named_where_it_was_made() {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    assert_eq!(sandbox.run(&["build", "--downloads"]).code, Some(0));
    let words = part(&Page::open(&sandbox, PAGE), "_needs").words();
    assert!(words.contains("PDF/UA-1") && words.contains("PDF/A-2a"), "{words}");
    sandbox.build();
    let words = Page::open(&sandbox, PAGE).words();
    assert!(!words.contains("PDF"), "it went from the site, and from the page: {words}");
}

#[test]
fn the_document_and_its_versions_lead_there_and_it_leads_to_the_files_of_every_other_version() {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/desk/2/book.toml", replaced(SHEET, "2026-04-01", "2026-06-01"));
    sandbox.build();
    for (from, to) in [("desk", "download/"), ("desk/1", "../download/"), ("desk/2", "../download/")] {
        let page = Page::open(&sandbox, &format!("assessments/{from}/index.html"));
        let target = format!("{to}index.html");
        assert!(links(&part(&page, "_downloads")).contains(&target.as_str()), "{from}");
    }
    let page = Page::open(&sandbox, PAGE);
    assert!(links(&part(&page, "_downloads")).iter().all(|link| link.starts_with("../2/")), "the current version");
    assert_eq!(links(&part(&page, "_versions")), ["../1/index.html#_downloads"]);
    assert!(sandbox.read("output/sitemap.xml").contains("assessments/desk/download/"));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn however_many_versions_there_are_the_page_lists_a_hundred() {
    let sandbox = Sandbox::new().site();
    for version in 1..=103 {
        let day = format!("{}-{:02}-01", 2010 + version / 12, version % 12 + 1);
        sandbox.put(&format!("content/assessments/desk/{version}/book.toml"), replaced(SHEET, "2026-04-01", &day));
    }
    sandbox.run(&["build"]);
    let page = Page::open(&sandbox, PAGE);
    let versions = part(&page, "_versions");
    assert_eq!(links(&versions).len(), 101);
    assert!(versions.words().contains("ほかの2件の版"), "{}", versions.words());
    assert_eq!(links(&versions)[100], "../index.html#_versions");
}

#[test]
fn a_document_of_which_only_files_are_left_and_one_without_versions_have_no_such_page() {
    let scan = "title = \"総合窓口の点検\"\nsummary = \"表である。\"\n\n[version]\npublished = 2019-04-01\nagency = \"mayor\"\n\n[[attachments]]\nfile = \"table.pdf\"\ntitle = \"点検の表\"\n";
    let sandbox = Sandbox::new()
        .site()
        .file("content/assessments/desk/1/scan.toml", scan)
        .bytes("content/assessments/desk/1/table.pdf", b"%PDF-1.4\n%%EOF\n")
        .file("content/pages/about.md", "+++\nform = \"page@1\"\ntitle = \"案内\"\n+++\n\n読み方です。\n");
    sandbox.build();
    assert!(!sandbox.has("output/assessments/desk/download"));
    assert!(!sandbox.has("output/pages/about/download"));
    for page in ["assessments/desk/index.html", "assessments/desk/1/index.html", "pages/about/index.html"] {
        assert!(!sandbox.read(&format!("output/{page}")).contains("download/"), "{page}");
    }
}

#[test]
fn a_withdrawn_document_says_there_that_it_is_gone_and_names_no_file() {
    let sandbox = published();
    let gone = "withdrawn = 2026-10-01\ntitle = \"総合窓口の点検\"\nreason = \"点検をやめたためです。\"\n";
    sandbox.put("content/assessments/desk/withdrawn.toml", gone);
    sandbox.run(&["build", "--as-of", "2026-10-01"]);
    let words = Page::open(&sandbox, PAGE).words();
    assert!(words.contains("公表をやめました") && !words.contains("desk-1"), "{words}");
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_renamed_document_names_its_files_as_they_were_published_and_leads_there_from_its_former_address() {
    let sandbox = published();
    sandbox.rename("content/assessments/desk", "content/assessments/counter");
    sandbox.edit("content/assessments/counter/1/book.toml", "form = ", "aliases = [\"desk\"]\nform = ");
    sandbox.put("content/assessments/counter/2/book.toml", replaced(SHEET, "2026-04-01", "2026-06-01"));
    sandbox.publish();
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/counter/download/index.html");
    assert!(links(&part(&page, "_downloads")).contains(&"../2/counter-2.txt"));
    let former = Page::open(&sandbox, PAGE);
    assert!(links(&former).contains(&"../../counter/download/index.html"), "{}", former.html);
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    let index = sandbox.json("output/index.json");
    for version in index["documents"][0]["versions"].as_array().expect("it has versions") {
        let text = version["text"].as_str().expect("it names the text");
        assert!(sandbox.has(&format!("output/{text}")), "{text}");
    }
}

#[test]
fn a_preview_lists_the_files_of_the_version_that_is_written_and_a_site_those_of_the_public_one() {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/desk/2/book.toml", replaced(SHEET, "published = 2026-04-01\n", ""));
    sandbox.build();
    assert!(!Page::open(&sandbox, PAGE).words().contains("desk-2"));
    sandbox.run(&["build", "--drafts", "--output", "preview"]);
    let preview = sandbox.read("preview/assessments/desk/download/index.html");
    assert!(preview.contains("noindex") && preview.contains("href=\"../2/index.html"), "{preview}");
}
