//! Documents that are no longer published: every address they had goes on answering, and says since when and why.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

/// Where the site of the fixtures is published.
const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const WITHDRAWN: &str = "withdrawn = 2026-10-01\ntitle = \"窓口の点検に関する事務\"\nreason = \"事務を終え、様式を保管する期間も過ぎたためです。\"\nbasis = \"見本村文書管理規程\"\n";
const FILE: &str = "content/assessments/desk/withdrawn.toml";

/// Two documents, one of which names the other.
fn two() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/gym/1/book.toml", replaced(SHEET, "毎朝", "[窓口](/assessments/desk/)で毎朝"));
    sandbox.build();
    sandbox
}

#[test]
fn every_page_it_had_says_since_when_it_is_gone_and_why_and_nothing_else_is_left_of_it() {
    let sandbox = two();
    let before: Vec<String> = sandbox.tree().into_keys().filter(|path| path.contains("/desk/")).collect();
    sandbox.put(FILE, WITHDRAWN);
    sandbox.run(&["build", "--as-of", "2026-09-30"]);
    assert!(sandbox.has("output/assessments/desk/1/data.json"), "its day has not come yet");
    let ran = sandbox.run(&["build", "--as-of", "2026-10-01"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for path in &before {
        let is_page = path.ends_with(".html");
        assert_eq!(sandbox.has(&format!("output/{path}")), is_page, "{path}");
        if is_page {
            let words = Page::open(&sandbox, path).words();
            for told in ["令和8年10月1日", "公表をやめました", "様式を保管する期間も過ぎた", "見本村文書管理規程"]
            {
                assert!(words.contains(told), "{path}: {told}: {words}");
            }
            assert!(!words.contains("毎朝"), "{path}: {words}");
        }
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    assert!(!sandbox.read("output/sitemap.xml").contains("/desk/"), "no map leads there");
    assert!(!sandbox.read("output/assessments/index.html").contains("desk/"), "no list leads there");
    assert_eq!(sandbox.json("output/index.json")["withdrawn"][0]["withdrawn"], "2026-10-01");
}

#[test]
fn its_addresses_answer_even_when_its_folders_are_gone() {
    let sandbox = two();
    sandbox.remove("content/assessments/desk/1");
    sandbox.put(FILE, format!("{WITHDRAWN}versions = [\"1\"]\n"));
    let ran = sandbox.run(&["build", "--as-of", "2026-10-01"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for path in ["assessments/desk/index.html", "assessments/desk/1/index.html"] {
        assert!(Page::open(&sandbox, path).words().contains("公表をやめました"), "{path}");
    }
}

#[test]
fn the_last_document_of_a_kind_can_go() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    sandbox.put(FILE, WITHDRAWN);
    assert_eq!(sandbox.run(&["build", "--as-of", "2026-10-01"]).code, Some(0));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn what_is_missing_or_wrong_is_told_and_nothing_is_withdrawn() {
    for (text, place, told) in [
        ("withdrawn = 2026-10-01\ntitle = \"点検\"\n", "withdrawn.toml:1:1", "理由（reason）が書かれていません。"),
        (
            "title = \"点検\"\nreason = \"終えた\"\n",
            "withdrawn.toml:1:1",
            "公表をやめた日（withdrawn）が書かれていません。",
        ),
        (
            "withdrawn = \"秋\"\ntitle = \"点検\"\nreason = \"終えた\"\n",
            "withdrawn.toml:1:13",
            "「秋」を日付として読み取れません。",
        ),
        (
            &format!("{WITHDRAWN}versions = [\"01\"]\n"),
            "withdrawn.toml:5:13",
            "公表していた版の名前として読み取れません。",
        ),
        (
            &format!("{WITHDRAWN}raeson = \"\"\n"),
            "withdrawn.toml:5:1",
            "「raeson」という名前の項目は、ここにはありません。",
        ),
    ] {
        let sandbox = two();
        sandbox.put(FILE, text);
        let findings = sandbox.check();
        let found = findings.iter().find(|finding| finding.message.contains(told));
        let found = found.unwrap_or_else(|| panic!("{told}: {findings:#?}"));
        assert_eq!(found.place(), format!("assessments/desk/{place}"), "{told}");
        let before = sandbox.tree();
        assert_eq!(sandbox.run(&["build", "--as-of", "2026-10-01"]).code, Some(1), "{told}");
        assert_eq!(sandbox.tree(), before, "{told}");
    }
}

/// A site in which everything that can lead to a document leads to one that goes: links, a draft put to the public, a
/// former id, a page for every matter.
fn entangled() -> Sandbox {
    let sandbox = two();
    sandbox.edit("content/assessments/desk/1/book.toml", "[version]", "aliases = [\"window\"]\n\n[version]");
    sandbox.put("content/assessments/desk/2-an/book.toml", replaced(SHEET, "published = 2026-04-01\n", ""));
    let call = include_str!("fixtures/call.toml");
    sandbox.put("content/consultations/anken/call.toml", call);
    sandbox.edit(
        "content/assessments/gym/1/book.toml",
        "[窓口](/assessments/desk/)",
        "[窓口](/assessments/desk/1/body/#work.summary)",
    );
    sandbox
}

#[test]
fn what_leads_to_it_goes_on_leading_to_it() {
    let sandbox = entangled();
    let ran = sandbox.run(&["build", "--as-of", "2026-11-20"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let before: Vec<String> = sandbox
        .tree()
        .into_keys()
        .filter(|path| path.ends_with(".html") && (path.contains("/desk/") || path.contains("/window/")))
        .collect();
    assert!(
        before.iter().any(|path| path.contains("2-an")) && before.iter().any(|path| path.contains("window")),
        "{before:?}"
    );
    sandbox.put(FILE, WITHDRAWN.replace("2026-10-01", "2026-11-21"));
    let ran = sandbox.run(&["build", "--as-of", "2026-11-21"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for path in before {
        assert!(Page::open(&sandbox, &path).words().contains("公表をやめました"), "{path}");
    }
    assert!(Page::open(&sandbox, "withdrawn/index.html").words().contains("窓口の点検に関する事務"));
    assert!(Page::open(&sandbox, "sitemap/index.html").words().contains("公表をやめた文書"));
}

#[test]
fn a_note_beside_a_withdrawal_is_guarded() {
    let sandbox = two();
    sandbox.put(FILE, format!("{WITHDRAWN}memo = \"[窓口]で毎朝、職員が見て回ることは、まだ言わない。\"\n"));
    assert_eq!(sandbox.run(&["build", "--as-of", "2026-10-01"]).code, Some(0));
    sandbox.edit("content/assessments/gym/1/book.toml", "published", "# published");
    sandbox.edit("content/assessments/gym/1/book.toml", "毎朝", "内緒の見回りは夜の九時から始める。毎朝");
    sandbox.edit("content/assessments/gym/1/book.toml", "# published", "published");
    sandbox.put(FILE, format!("{WITHDRAWN}memo = \"内緒の見回りは夜の九時から始める。\"\n"));
    assert_eq!(sandbox.run(&["build", "--as-of", "2026-10-01"]).code, Some(3));
}

#[test]
fn an_address_that_a_withdrawn_document_and_another_claim_names_both() {
    let sandbox = two();
    sandbox.put(FILE, WITHDRAWN);
    sandbox.edit("content/assessments/gym/1/book.toml", "[version]", "aliases = [\"desk\"]\n\n[version]");
    let ran = sandbox.run(&["build", "--as-of", "2026-10-01"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("「assessments/gym」と「assessments/desk」が"), "{}", ran.stderr);
}

#[test]
fn what_never_was_public_before_that_day_is_not_told() {
    let sandbox = two();
    sandbox.put("content/assessments/desk/2/book.toml", replaced(SHEET, "2026-04-01", "2026-12-01"));
    sandbox.put(FILE, WITHDRAWN);
    let ran = sandbox.run(&["build", "--as-of", "2026-12-05"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        sandbox.has("output/assessments/desk/1/index.html") && !sandbox.has("output/assessments/desk/2/index.html")
    );
    assert!(!ran.stderr.contains("まだ公表しない版"), "{}", ran.stderr);
}
