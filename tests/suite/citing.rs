//! References: every page of a version says how it is cited, and every item has its own, with script and without.

use crate::support::SHEET;
use crate::support::Sandbox;

const NOTICE: &str = "+++\nform = \"notice@1\"\ntitle = \"点検のお願い\"\npaper = \"通知\"\ndated = 2026-04-01\naddressees = [\"各課\"]\nsender = \"総務課長\"\n[version]\npublished = 2026-04-01\n+++\n\n点検をお願いします。\n";

fn cited(html: &str) -> Vec<String> {
    let found = html.split("class=\"cited\">").skip(1).filter_map(|rest| Some(rest.split_once('<')?.0.to_owned()));
    found.collect()
}

#[test]
fn every_item_of_a_version_has_a_reference_that_leads_to_it() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let html = sandbox.read("output/assessments/desk/1/citations/index.html");
    let all = cited(&html);
    let print = sandbox.read("output/assessments/desk/1/index.html");
    let fingerprint = print.split("#_fingerprint\"><code>").nth(1).and_then(|rest| rest.split('<').next());
    let fingerprint = fingerprint.expect("the page says the fingerprint");
    for (name, address) in [
        ("、Ⅰ.1.② ②人数。", "1/body/#work.size（"),
        ("、窓口1 Ⅰ.2.① ①名称。", "1/body/#desks.tax.name（"),
        ("、表紙.1 番号。", "1/#cover.number（"),
    ] {
        let found = all.iter().find(|words| words.contains(name) && words.contains(address));
        let found = found.unwrap_or_else(|| panic!("{name} {address}: {all:#?}"));
        assert!(found.contains("総合窓口の点検") && found.contains("第1版（令和8年4月1日公表）"), "{found}");
        assert!(found.ends_with(&format!("（版の指紋 {fingerprint}）")), "{found}");
    }
}

#[test]
fn each_page_of_a_version_says_how_it_is_cited_and_has_what_the_script_needs() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    for (page, address) in
        [("1/index.html", "/1/（"), ("1/body/index.html", "/1/body/（"), ("1/all/index.html", "/1/all/（")]
    {
        let html = sandbox.read(&format!("output/assessments/desk/{page}"));
        assert_eq!(cited(&html).len(), 1, "{page}");
        assert!(cited(&html)[0].contains(address), "{page}: {:?}", cited(&html));
        assert!(html.contains("assets/cite.js\" defer></script>") && html.contains("data-before=\""), "{page}");
        assert!(html.contains("citations/index.html\">項目ごとの引用の文</a>"), "{page}");
    }
    for page in ["index.html", "assessments/desk/index.html", "assessments/index.html"] {
        assert!(!sandbox.read(&format!("output/{page}")).contains("cite.js"), "{page}");
    }
}

#[test]
fn a_version_that_stands_on_one_page_lists_its_references_there() {
    let sandbox = Sandbox::new().site().file("content/notices/desk/1/notice.md", NOTICE);
    sandbox.build();
    assert!(!sandbox.has("output/notices/desk/1/citations/index.html"));
    let html = sandbox.read("output/notices/desk/1/index.html");
    assert!(cited(&html).iter().any(|words| words.contains("/notices/desk/1/#body（")), "{:#?}", cited(&html));
}

#[test]
fn a_version_that_is_not_public_is_cited_as_such() {
    let sandbox = Sandbox::with_sheet_where("published = 2026-04-01\n", "");
    sandbox.run(&["build", "--drafts"]);
    let html = sandbox.read("output/assessments/desk/1/index.html");
    assert!(cited(&html)[0].contains("（公表前）"), "{:?}", cited(&html));
    assert!(SHEET.contains("published = 2026-04-01"));
}
