//! The page on accessibility: it says what was tested and what was not, and claims nothing by itself.

use crate::page::Page;
use crate::support::SITE;
use crate::support::Sandbox;

const ADDRESS: &str = "accessibility/index.html";

/// A test in which every criterion of level A was found to be met.
fn tested(level: &str, except: &str) -> String {
    let criteria: String = juran::model::CRITERIA
        .iter()
        .filter(|criterion| criterion.number != except)
        .map(|criterion| format!("\"{}\" = \"適合\"\n", criterion.number))
        .collect();
    format!(
        "\n[accessibility]\npolicy = \"https://www.vill.mihon.example.jp/policy/\"\n\n[accessibility.test]\ndeclared = 2026-10-30\n{level}pages = \"公表のサイトのすべてのページ\"\ntechnologies = [\"HTML\", \"CSS\"]\nselection = \"ひな形ごとに1ページ（計8ページ）\"\naddresses = [\"https://www.vill.mihon.example.jp/open/\"]\nfrom = 2026-10-01\nuntil = 2026-10-15\n\n[accessibility.test.criteria]\n{criteria}"
    )
}

fn site_with(said: &str) -> Sandbox {
    Sandbox::with_sheet().file("content/site.toml", &format!("{SITE}{said}"))
}

#[test]
fn a_body_that_tested_nothing_claims_nothing() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let words = Page::open(&sandbox, ADDRESS).words();
    assert!(words.contains("試験の結果を、まだ公表していません"), "{words}");
    assert!(words.contains("方針のページは、まだ示されていません"), "{words}");
    assert!(!words.contains("準拠") && !words.contains("満たしている適合レベル"), "{words}");
    assert!(words.contains("まだ確かめていません"), "{words}");
}

#[test]
fn every_page_leads_there() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    for page in Page::all(&sandbox).into_iter().filter(|page| page.path != "404.html") {
        let leads =
            page.targets().any(|(_, target)| target.ends_with("accessibility/index.html") || target == "index.html");
        assert!(leads, "{}", page.path);
    }
    let map = sandbox.read("output/sitemap/index.html");
    assert!(map.matches("accessibility/index.html").count() > 1, "{map}");
}

/// The rules are those that look at the pages, told once.
#[test]
fn the_page_lists_the_rules_that_look_at_it() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let words = Page::open(&sandbox, ADDRESS).words();
    for page in juran::inspect::pages() {
        assert!(words.contains(page.rule.code) && words.contains(page.rule.severity.word()), "{}", page.rule.code);
    }
}

#[test]
fn the_test_of_a_body_is_shown_as_the_standard_asks() {
    let sandbox = site_with(&tested("level = \"AA\"\n", ""));
    sandbox.build();
    let page = Page::open(&sandbox, ADDRESS);
    let words = page.words();
    for said in [
        "JISX8341-3:2016",
        "表明日",
        "2026年10月30日",
        "満たしている適合レベルAA",
        "公表のサイトのすべてのページ",
        "HTML、CSS",
        "ひな形ごとに1ページ（計8ページ）",
        "https://www.vill.mihon.example.jp/open/",
        "1.1.1非テキストコンテンツA適合",
        "4.1.2名前（name）、役割（role）及び値（value）A適合",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(page.targets().any(|(_, target)| target == "https://www.vill.mihon.example.jp/policy/"));
    assert!(!words.contains("まだ公表していません") && !words.contains("準拠"), "{words}");
}

#[test]
fn a_test_without_a_level_is_shown_as_it_is() {
    let said = tested("", "1.4.3") + "\"1.4.3\" = { result = \"不適合\", note = \"地図の文字。\" }\n";
    let sandbox = site_with(&said);
    sandbox.build();
    let words = Page::open(&sandbox, ADDRESS).words();
    assert!(words.contains("満たしているレベルはありません"), "{words}");
    assert!(words.contains("1.4.3コントラスト（最低限レベル）AA不適合地図の文字。"), "{words}");
}

#[test]
fn a_level_without_ground_is_told() {
    for (level, except, fires) in [
        ("level = \"AA\"\n", "1.4.3", true),
        ("level = \"A\"\n", "1.4.3", false),
        ("level = \"A\"\n", "1.1.1", true),
        ("", "1.1.1", false),
        ("level = \"AA\"\n", "", false),
    ] {
        let found = site_with(&tested(level, except)).check();
        assert_eq!(found.len(), usize::from(fires), "{level}{except}: {found:?}");
        for finding in found {
            assert_eq!(finding.rule, "R226");
            assert!(finding.message.contains(except), "{finding:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_of_a_test_is_told_at_its_line() {
    for (from, to, rule) in [
        ("declared = 2026-10-30\n", "", "R209"),
        ("declared = 2026-10-30", "declared = \"いつか\"", "R204"),
        ("technologies = [\"HTML\", \"CSS\"]", "technologies = []", "R209"),
        ("technologies = [\"HTML\", \"CSS\"]", "technologies = [\"HTML\", 5]", "R202"),
        ("selection = \"ひな形ごとに1ページ（計8ページ）\"\n", "", "R209"),
        ("level = \"A\"", "level = \"AAA\"", "R203"),
        ("\"1.1.1\" = \"適合\"", "\"1.1.1\" = \"合格\"", "R203"),
        ("\"1.1.1\" = \"適合\"", "\"1.1.9\" = \"適合\"\n\"1.1.1\" = \"適合\"", "R201"),
        ("policy = \"https://www.vill.mihon.example.jp/policy/\"", "policy = \"方針\"", "R209"),
        ("until = 2026-10-15", "until = 2026-10-15\nresult = \"適合\"", "R201"),
    ] {
        let said = tested("level = \"A\"\n", "");
        assert!(said.contains(from), "{from}");
        let found = site_with(&said.replacen(from, to, 1)).check();
        let codes: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(codes.contains(&rule), "{to}: {found:?}");
        assert!(found.iter().all(|finding| finding.line.is_some()), "{found:?}");
    }
}

#[test]
fn templates_of_the_body_are_named() {
    let sandbox = Sandbox::with_sheet();
    sandbox.put(
        "themes/standard/templates/not_found.html",
        include_str!("fixtures/own-theme/standard/templates/not_found.html"),
    );
    sandbox.build();
    assert!(Page::open(&sandbox, ADDRESS).words().contains("themes/standard/templates/not_found.html"));
}
