//! The history of a site: since when until when each version held, the way from a past place to the present one, and lists
//! of days for people and programs.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::page::Page;
use crate::page::dead_links;
use crate::page::squeezed;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const PUBLISHED: &str = "published = 2026-04-01";
const CALL: &str = include_str!("fixtures/call.toml");
const DAYS: [&str; 4] = ["2024-04-01", "2025-04-01", "2025-04-01", "2026-04-01"];

fn published(day: &str) -> String {
    replaced(SHEET, PUBLISHED, &format!("published = {day}"))
}

/// Four versions, two of them published on one day.
fn four() -> Sandbox {
    let sandbox = Sandbox::new().site();
    for (at, day) in DAYS.iter().enumerate() {
        sandbox.put(&format!("content/assessments/desk/{}/book.toml", at + 1), published(day));
    }
    sandbox
}

fn built() -> Sandbox {
    let sandbox = four();
    sandbox.build();
    sandbox
}

fn banner(sandbox: &Sandbox, path: &str) -> String {
    let page = Page::open(sandbox, path);
    page.with_class("banner").iter().map(Page::words).collect()
}

/// Links in the head of a page: relation, target, day.
fn head(sandbox: &Sandbox, path: &str) -> Vec<(String, String, Option<String>)> {
    let page = Page::open(sandbox, path);
    let links = page.named("link").filter(|link| {
        let rel = link.get("rel").unwrap_or_default();
        rel.ends_with("memento") || rel.ends_with("-version") || ["original", "timemap"].contains(&rel)
    });
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    links
        .map(|link| (word(link.get("rel")), word(link.get("href")), link.get("data-datetime").map(str::to_owned)))
        .collect()
}

#[test]
fn a_past_version_says_since_when_until_when_it_held() {
    let sandbox = built();
    for (version, told) in [
        (1, "令和6年4月1日（2024年4月1日）から、令和7年4月1日（2025年4月1日）に第2版を公表するまで、現在の版でした。"),
        (2, "第2版を公表した令和7年4月1日（2025年4月1日）に、第3版も公表しました。"),
        (3, "令和7年4月1日（2025年4月1日）から、令和8年4月1日（2026年4月1日）に第4版を公表するまで、現在の版でした。"),
    ] {
        for place in ["", "body/", "all/"] {
            let words = banner(&sandbox, &format!("assessments/desk/{version}/{place}index.html"));
            assert!(words.contains("この版は過去の版です。") && words.contains(told), "{version}/{place}: {words}");
            assert!(words.contains("現在の版は第4版です。"), "{words}");
        }
    }
    assert_eq!(banner(&sandbox, "assessments/desk/4/index.html"), "");
}

#[test]
fn every_past_page_leads_to_the_same_place_of_the_current_version() {
    let sandbox = built();
    for place in ["", "body/", "all/"] {
        let path = format!("assessments/desk/1/{place}index.html");
        let page = Page::open(&sandbox, &path);
        let banner = page.with_class("banner").remove(0);
        let target = banner.targets().next().map(|(_, target)| target.to_owned());
        let up = if place.is_empty() { "../" } else { "../../" };
        assert_eq!(target, Some(format!("{up}4/{place}index.html")), "{path}");
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_draft_leads_to_the_version_that_it_became() {
    let sandbox = four()
        .file("content/assessments/desk/2-an/book.toml", &replaced(SHEET, &format!("{PUBLISHED}\n"), ""))
        .file("content/assessments/desk/5-an/book.toml", &replaced(SHEET, &format!("{PUBLISHED}\n"), ""));
    for (id, draft) in [("a", "2-an"), ("b", "5-an")] {
        sandbox.put(&format!("content/consultations/{id}/call.toml"), replaced(CALL, "2-an", draft));
    }
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for (draft, told, target) in [
        ("2-an", "この案の後に定めた第2版を、令和7年4月1日（2025年4月1日）に公表しました。", "../../2/body/index.html"),
        ("5-an", "現在の版は第4版です。", "../../4/body/index.html"),
    ] {
        let path = format!("assessments/desk/{draft}/body/index.html");
        let words = banner(&sandbox, &path);
        assert!(words.contains(told) && words.contains("意見公募に付した案"), "{words}");
        let page = Page::open(&sandbox, &path);
        assert!(page.targets().any(|(_, found)| found == target), "{draft}");
    }
    let links = head(&sandbox, "assessments/desk/2-an/index.html");
    assert!(links.contains(&("successor-version".to_owned(), "../2/index.html".to_owned(), None)), "{links:?}");
    assert!(!links.iter().any(|(rel, ..)| rel.ends_with("memento")), "a draft was never the document: {links:?}");
}

#[test]
fn the_head_of_a_version_names_the_others_for_programs() {
    let sandbox = built();
    let link = |rel: &str, href: &str, day: Option<&str>| (rel.to_owned(), href.to_owned(), day.map(str::to_owned));
    let first = Some("Sun, 31 Mar 2024 15:00:00 GMT");
    let twice = Some("Mon, 31 Mar 2025 15:00:00 GMT");
    let last = Some("Tue, 31 Mar 2026 15:00:00 GMT");
    let expected = vec![
        link("original", "../index.html", None),
        link("timemap", "../timemap.txt", None),
        link("first prev memento", "../1/index.html", first),
        link("memento", "index.html", twice),
        link("next memento", "../3/index.html", twice),
        link("last memento", "../4/index.html", last),
        link("latest-version", "../4/index.html", None),
        link("predecessor-version", "../1/index.html", None),
        link("successor-version", "../3/index.html", None),
    ];
    assert_eq!(head(&sandbox, "assessments/desk/2/index.html"), expected);
    let part = vec![
        link("latest-version", "../../4/body/index.html", None),
        link("predecessor-version", "../../1/body/index.html", None),
        link("successor-version", "../../3/body/index.html", None),
    ];
    assert_eq!(head(&sandbox, "assessments/desk/2/body/index.html"), part);
    let home = [("original", "index.html"), ("timemap", "timemap.txt"), ("latest-version", "4/index.html")];
    assert_eq!(head(&sandbox, "assessments/desk/index.html"), home.map(|(rel, href)| link(rel, href, None)));
    let home = Page::open(&sandbox, "assessments/desk/index.html");
    assert!(home.named("a").any(|link| link.get("href") == Some("timemap.txt")), "people find it too");
}

/// A link of a list in the link format: target and parameters (RFC 6690 §2, RFC 7089 §5).
type LinkValue = (String, BTreeMap<String, String>);

/// Reads a list in the link format as its grammar says: `<target>` and `;name="value"`, links parted by commas.
fn link_values(list: &str) -> Vec<LinkValue> {
    let mut rest = list.trim();
    let mut values = Vec::new();
    loop {
        let (target, mut behind) =
            rest.strip_prefix('<').and_then(|rest| rest.split_once('>')).unwrap_or_else(|| panic!("no target: {rest}"));
        let mut parameters = BTreeMap::new();
        while let Some(parameter) = behind.strip_prefix(';') {
            let (name, value) = parameter.split_once("=\"").expect("a parameter has a value in quotes");
            let (value, left) = value.split_once('"').expect("quotes end");
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
            assert!(parameters.insert(name.to_owned(), value.to_owned()).is_none(), "{name} stands twice");
            behind = left;
        }
        values.push((target.to_owned(), parameters));
        match behind.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => {
                assert_eq!(behind, "");
                return values;
            }
        }
    }
}

#[test]
fn the_time_map_lists_every_version_with_its_day_in_order() {
    let sandbox = built();
    let values = link_values(&sandbox.read("output/assessments/desk/timemap.txt"));
    let home = format!("{BASE}assessments/desk/");
    let of = |rel: &str| values.iter().filter(move |(_, with)| with["rel"].split(' ').any(|one| one == rel)).collect();
    let originals: Vec<&LinkValue> = of("original");
    assert_eq!(originals.iter().map(|(target, _)| target.as_str()).collect::<Vec<_>>(), [home.as_str()]);
    let own: Vec<&LinkValue> = of("self");
    assert_eq!(own[0].0, format!("{home}timemap.txt"));
    assert_eq!(own[0].1["type"], "application/link-format");
    assert_eq!(own[0].1["from"], "Sun, 31 Mar 2024 15:00:00 GMT");
    assert_eq!(own[0].1["until"], "Tue, 31 Mar 2026 15:00:00 GMT");
    let mementos: Vec<&LinkValue> = of("memento");
    let told: Vec<(&str, &str, &str)> = mementos
        .iter()
        .map(|(target, with)| {
            (target.strip_prefix(&home).expect("it is absolute"), with["rel"].as_str(), with["datetime"].as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("1/", "first memento", "Sun, 31 Mar 2024 15:00:00 GMT"),
            ("2/", "memento", "Mon, 31 Mar 2025 15:00:00 GMT"),
            ("3/", "memento", "Mon, 31 Mar 2025 15:00:00 GMT"),
            ("4/", "last memento", "Tue, 31 Mar 2026 15:00:00 GMT"),
        ]
    );
    let one = Sandbox::with_sheet();
    one.build();
    let values = link_values(&one.read("output/assessments/desk/timemap.txt"));
    assert_eq!(values[2].1["rel"], "first last memento", "one version is the first and the last");
}

#[test]
fn a_year_says_day_by_day_what_was_published() {
    let sandbox = built();
    let years = Page::open(&sandbox, "versions/index.html");
    for told in ["2026年1件", "2025年2件", "2024年1件"] {
        assert!(years.words().contains(told), "{told}: {}", years.words());
    }
    let year = Page::open(&sandbox, "versions/2025/index.html");
    let words = year.words();
    assert!(year.ids().contains("2025-04-01"), "a day can be cited");
    for told in [
        "令和7年4月1日（2025年4月1日）",
        "総合窓口の点検　点検表　第3版",
        "から、令和8年4月1日（2026年4月1日）に第4版を公表するまで、現在の版でした。",
        "同じ日に、第3版も公表しました。",
        "第2版から変わったこと",
        "実施機関: 見本村長",
    ] {
        assert!(words.contains(&squeezed(told)), "{told}: {words}");
    }
    let [third, second] = ["第3版", "第2版"].map(|version| words.find(&format!("点検表{version}")));
    assert!(third < second, "of two on one day the later stands first: {words}");
    let map = Page::open(&sandbox, "sitemap/index.html");
    assert!(map.targets().any(|(_, target)| target == "../versions/index.html"));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_page_of_a_year_lists_a_hundred_versions_at_most_and_nothing_that_is_not_public() {
    let sandbox = Sandbox::new().site();
    for at in 1..=101 {
        sandbox.put(&format!("content/assessments/desk-{at:03}/1/book.toml"), SHEET);
    }
    sandbox.put("content/assessments/desk-001/2/book.toml", published("2027-04-01"));
    sandbox.build();
    let rows = |path: &str| Page::open(&sandbox, path).named("h3").count();
    assert_eq!(rows("versions/2026/index.html"), 100);
    assert_eq!(rows("versions/2026/page/2/index.html"), 1);
    assert!(!sandbox.has("output/versions/2027/index.html"));
    assert!(!sandbox.read("output/versions.csv").contains("2027-04-01"));
}

/// Rows of `versions.csv` by the words of their columns.
fn table(sandbox: &Sandbox) -> Vec<BTreeMap<String, String>> {
    let text = sandbox.read("output/versions.csv");
    let text = text.strip_prefix('\u{FEFF}').expect("spreadsheet programs need the mark");
    assert!(text.lines().count() > 0 && text.split_inclusive('\n').all(|line| line.ends_with("\r\n")), "{text}");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("the table is whole")).collect()
}

/// The documents that the filter of the page leaves for a day, with their versions.
fn filtered(rows: &[BTreeMap<String, String>], day: &str) -> BTreeSet<(String, String)> {
    let held = rows.iter().filter(|row| {
        let until = &row["終わり"];
        row["現在の版であった期間の始め"].as_str() <= day && (until.is_empty() || until.as_str() > day)
    });
    held.map(|row| (row["文書"].clone(), row["版"].clone())).collect()
}

/// The documents with versions that `juran list` calls current on a day.
fn listed(sandbox: &Sandbox, arguments: &[&str]) -> BTreeSet<(String, String)> {
    let ran = sandbox.run(arguments);
    let current = ran.stdout.lines().filter(|line| line.contains("  現在の版  "));
    let words = current.map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let of_versions = words.filter(|words| {
        let kind = words[0].split('/').next().unwrap_or_default();
        !["systems", "laws", "pages"].contains(&kind)
    });
    of_versions.map(|words| (words[0].clone(), words[1].clone())).collect()
}

#[test]
fn the_table_filtered_for_a_day_is_the_list_of_that_day() {
    let sandbox = four();
    sandbox.put("content/assessments/gym/1/book.toml", published("2025-01-01"));
    sandbox.put(
        "content/assessments/gym/withdrawn.toml",
        "withdrawn = 2026-01-01\ntitle = \"=体育館\"\nreason = \"終わったためです。\"\n",
    );
    sandbox.build();
    let rows = table(&sandbox);
    for day in ["2024-03-31", "2024-04-01", "2025-03-31", "2025-04-01", "2025-12-31", "2026-01-01", "2026-11-20"] {
        assert_eq!(filtered(&rows, day), listed(&sandbox, &["list", "--as-of", day]), "{day}");
    }
    let gone = rows.iter().find(|row| row["文書"] == "assessments/gym").expect("what is gone was there");
    assert_eq!((gone["題名"].as_str(), gone["終わり"].as_str()), ("'=体育館", "2026-01-01"));
    assert_eq!(rows[0]["アドレス"], format!("{BASE}assessments/desk/1/"));
}

#[test]
fn the_table_of_the_sample_filtered_for_a_day_is_the_list_of_that_day() {
    let sandbox = Sandbox::new();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let ran = sandbox.run(&["build", "--content", content, "--output", "output"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let rows = table(&sandbox);
    for day in ["2023-04-03", "2024-10-01", "2026-03-31", "2026-04-01", "2026-11-20"] {
        let listed = listed(&sandbox, &["list", "--content", content, "--as-of", day]);
        assert_eq!(filtered(&rows, day), listed, "{day}");
    }
}

#[test]
fn a_site_without_versions_has_no_history() {
    let sandbox = Sandbox::new().site();
    sandbox.build();
    assert!(!sandbox.has("output/versions.csv") && !sandbox.has("output/versions/index.html"));
    assert!(!sandbox.read("output/sitemap/index.html").contains("versions"));
}
