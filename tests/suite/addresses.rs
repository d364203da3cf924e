//! Addresses: what authors' links and pictures lead to is judged where they stand, and old addresses stay alive.

use std::fmt::Write;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_SPOT;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const SUMMARY: &str = "窓口の混み具合を、毎朝、職員が見て回る。";

/// The small document with other words in its long text.
fn saying(words: &str) -> Sandbox {
    Sandbox::with_sheet_where(SUMMARY, words)
}

#[test]
fn a_link_to_the_rest_of_the_body_s_own_web_site_is_no_link_of_ours() {
    let base = replaced(SITE, "https://www.vill.mihon.example.jp/open/", "https://www.vill.mihon.example.jp/");
    let sandbox =
        saying("[暮らしの案内](https://www.vill.mihon.example.jp/kurashi/)を見る。").file("content/site.toml", &base);
    assert!(sandbox.check().is_empty());
    sandbox.build();
    let page = sandbox.read("output/assessments/desk/1/body/index.html");
    assert!(page.contains("href=\"https://www.vill.mihon.example.jp/kurashi/\""), "{page}");
}

#[test]
fn what_build_refuses_in_an_author_s_words_check_refuses_at_the_place() {
    for (words, quote) in [
        ("![図](/figures/a.png)", "/figures/a.png"),
        ("![図](/assessments/desk/)", "/assessments/desk/"),
        ("![図](/assets/none.png)", "/assets/none.png"),
        ("[表](table?a:b)", "table?a:b"),
        ("[表](table#a:b)", "table#a:b"),
        ("[表](ii/)", "ii/"),
        ("[表](/assessments/desk/1)", "/assessments/desk/1"),
        ("[表](/assessments/desk/?a=b)", "/assessments/desk/?a=b"),
        ("[表](#_main)", "#_main"),
        ("[表](#)", "#"),
    ] {
        let sandbox = saying(&format!("次のとおり。{words}"));
        let finding = sandbox.only_finding();
        assert_eq!((finding.rule.as_str(), finding.severity.as_str()), ("A102", "E"), "{words}: {finding:?}");
        assert_eq!(finding.place(), format!("{SHEET_SPOT}:12:18"), "{words}: {finding:?}");
        assert_eq!(finding.quote.as_deref(), Some(quote), "{words}");
        assert_eq!(finding.item.as_deref(), Some("work.summary"), "{words}");
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{words}: {}", ran.stderr);
        assert!(!ran.stderr.contains("I20"), "{words}: {}", ran.stderr);
    }
}

#[test]
fn pictures_and_links_may_use_what_the_theme_publishes() {
    let sandbox = saying("![図](/assets/map.png)と[見た目](/assets/standard.css)")
        .bytes("themes/standard/assets/map.png", b"\x89PNG\r\n\x1a\n");
    let findings = sandbox.check();
    assert!(findings.is_empty(), "{findings:#?}");
    sandbox.build();
    let page = sandbox.read("output/assessments/desk/1/body/index.html");
    assert!(page.contains("src=\"../../../../assets/map.png\""), "{page}");
}

#[test]
fn a_misspelt_address_is_told_its_nearest() {
    for (written, near) in [
        ("/asessments/desk/", "/assessments/desk/"),
        ("/assessments/desc/", "/assessments/desk/"),
        ("/assessments/desc/1/bodi/", "/assessments/desk/1/body/"),
        ("/assessments/desk/1/data.jsn", "/assessments/desk/1/data.json"),
        ("/sitemap.xm", "/sitemap.xml"),
    ] {
        let finding = saying(&format!("[表]({written})")).only_finding();
        assert!(finding.remedy.contains(&format!("「{near}」")), "{written}: {}", finding.remedy);
    }
    let finding = saying("[表](/assessments/somewhere/)").only_finding();
    assert!(!finding.remedy.contains("書き誤り"), "{}", finding.remedy);
}

#[test]
fn many_dead_links_are_all_told_and_the_nearest_only_of_the_first() {
    let mut words = String::new();
    for at in 0..200 {
        write!(words, "[表](/assessments/desc/{at}/)。").expect("words can be added");
    }
    let findings = saying(&words).check();
    assert_eq!(findings.len(), 200);
    let helped = findings.iter().filter(|finding| finding.remedy.contains("書き誤り")).count();
    assert!((1..=20).contains(&helped), "{helped}");
}

#[test]
fn an_address_that_one_version_gave_up_stays_alive_when_the_next_says_nothing_of_it() {
    let named = replaced(SHEET, "form = ", "aliases = [\"mae\"]\nform = ");
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &named);
    sandbox.put("content/assessments/desk/2/book.toml", sheet_where("2026-04-01", "2026-06-01"));
    sandbox.build();
    let home = sandbox.read("output/assessments/mae/index.html");
    assert!(home.contains("href=\"../desk/index.html\""), "{home}");
    let version = sandbox.read("output/assessments/mae/1/index.html");
    assert!(version.contains("href=\"../../desk/1/index.html\""), "{version}");
    let part = sandbox.read("output/assessments/mae/1/body/index.html");
    assert!(part.contains("href=\"../../../desk/1/body/index.html\""), "{part}");
    assert!(sandbox.has("output/assessments/mae/1/all/index.html"));
    assert!(!sandbox.has("output/assessments/mae/2"), "the second version never stood there");
    assert!(!sandbox.read("output/sitemap.xml").contains("/mae/"));
}

#[test]
fn a_former_address_that_another_document_has_is_told_once() {
    let named = replaced(SHEET, "form = ", "aliases = [\"other\"]\nform = ");
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &named).file("content/assessments/other/1/book.toml", SHEET);
    let finding = sandbox.only_finding();
    assert_eq!(finding.rule, "A101");
    assert!(finding.message.contains("「/assessments/other/」"), "{}", finding.message);
}
