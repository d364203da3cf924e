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
