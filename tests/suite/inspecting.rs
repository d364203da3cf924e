//! Rules on pages: every page of a rule is whole, its examples are true, and the rules speak of a theme that breaks them.
#![expect(clippy::disallowed_methods, reason = "one test measures time")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::time::Instant;

use juran::finding::Findings;
use juran::finding::HEADINGS;
use juran::finish::Links;
use juran::inspect;
use juran::inspect::Inspector;
use juran::model::Accessibility;
use juran::model::Settings;
use juran::model::Vocabulary;

use crate::support::Sandbox;

/// Addresses to which examples link.
const ADDRESSES: [&str; 2] = ["/", "/sitemap/"];

fn settings() -> Settings {
    Settings {
        title: "見本市 個人情報の公表".to_owned(),
        body: "見本市".to_owned(),
        base_url: "https://www.city.mihon.example.jp/".to_owned(),
        as_of: None,
        contact: None,
        license: None,
        agencies: Vec::new(),
        departments: Vec::new(),
        councils: Vec::new(),
        abbreviations: Vec::new(),
        synonyms: Vec::new(),
        vocabulary: Vocabulary::default(),
        signers: Vec::new(),
        downloads: BTreeSet::new(),
        accessibility: Accessibility::default(),
        memos: Vec::new(),
    }
}

/// What is said of pages, by path, as `CODE message`.
fn told_of(pages: &BTreeMap<String, String>) -> Vec<String> {
    let addresses: BTreeSet<String> = ADDRESSES.map(str::to_owned).into();
    let settings = settings();
    let inspector = Inspector::new((&addresses, &settings), &[], std::iter::empty());
    let mut findings = Findings::default();
    for (path, html) in pages {
        inspector.page(path, &Links::Relative("/"), html, &mut findings);
    }
    inspector.whole(&mut findings);
    for finding in findings.iter() {
        assert!(finding.message.ends_with('。') && finding.remedy.ends_with('。'), "{}", finding.message);
    }
    findings.iter().map(|finding| format!("{} {}", finding.rule.code, finding.message)).collect()
}

/// A part of a page in a page to which no rule has anything to say.
fn framed(part: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ja\"><head><title>例 － 見本市</title></head><body><a href=\"#m\">本文へ</a><main id=\"m\"><h1>例</h1>\n{part}</main></body></html>"
    )
}

/// The cases of an example: a page whose path came already begins the next case, and so does every part of a page.
fn cases(section: &str) -> Vec<BTreeMap<String, String>> {
    let mut cases: Vec<BTreeMap<String, String>> = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(opening) = line.strip_prefix("```html") else { continue };
        let text: String = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let path = opening.trim();
        let (path, page) = if path.is_empty() { ("index.html", framed(&text)) } else { (path, text) };
        match cases.last_mut() {
            Some(case) if !case.contains_key(path) && !case.contains_key("index.html") => {
                case.insert(path.to_owned(), page);
            }
            _ => cases.push(BTreeMap::from([(path.to_owned(), page)])),
        }
    }
    cases
}

fn of_part(part: &str) -> Vec<String> {
    told_of(&BTreeMap::from([("index.html".to_owned(), framed(part))]))
}

#[test]
fn every_page_of_a_rule_says_the_same_things_in_the_same_order() {
    let mut codes = Vec::new();
    for page in inspect::pages() {
        let rule = page.rule;
        assert_eq!(page.headings(), HEADINGS, "{}", rule.code);
        for heading in HEADINGS {
            assert!(!page.section(heading).is_empty(), "{}: {heading}", rule.code);
        }
        assert!(page.section("根拠").contains("達成基準"), "{}", rule.code);
        assert!(rule.basis.contains("達成基準"), "{}", rule.code);
        codes.push(rule.code);
    }
    assert!(codes.is_sorted() && codes.len() > 40, "{codes:?}");
}

#[test]
fn examples_are_true() {
    assert_eq!(of_part(""), [""; 0]);
    for page in inspect::pages() {
        let code = page.rule.code;
        let (wrong, right) = (cases(&page.section("例（違反）")), cases(&page.section("例（適合）")));
        assert!(!wrong.is_empty() && !right.is_empty(), "{code} has an example on either side");
        for case in wrong {
            let told = told_of(&case);
            assert!(told.iter().any(|told| told.starts_with(code)), "{code} should speak of {case:#?}: {told:#?}");
        }
        for case in right {
            assert_eq!(told_of(&case), [""; 0], "{code}: nothing is wrong with {case:#?}");
        }
    }
}

/// What is close to a fault and is none.
#[test]
fn pages_that_are_right_are_passed_over() {
    for part in [
        "<p><a href=\"/\"><svg aria-hidden=\"true\"></svg>一覧</a></p>",
        "<p><a href=\"/\"><svg role=\"img\" aria-label=\"一覧\"><path d=\"\"></path></svg></a></p>",
        "<p><a href=\"/\"><svg><title>一覧</title><path d=\"\"/></svg></a></p>",
        "<p><label>語 <input type=\"search\"></label></p>",
        "<p id=\"n\">語</p><p><input type=\"text\" aria-labelledby=\"n\"><input type=\"hidden\" name=\"a\"><input type=\"submit\"></p>",
        "<p><select aria-label=\"並び\"><option>名前<option>日付</select></p>",
        "<ul><li>一<li>二</ul><p>三<p>四",
        "<table><caption>表</caption><thead><tr><th scope=col>一<tbody><tr><td>二</table>",
        "<section aria-label=\"表\"><table><tr><th scope=\"row\">一</th><td>二</td></tr></table></section>",
        "<table role=\"presentation\"><tr><td>二</td></tr></table>",
        "<h2>一</h2><h3>二</h3><h4>三</h4><h2>四</h2>",
        "<h2><img src=\"data:,\" alt=\"鍵\"></h2>",
        "<p>前の版は<a href=\"/\">こちらの版</a>です。</p><p>次の版は<a href=\"/sitemap/\">こちらの版</a>です。</p>",
        "<p><a href=\"/\">一覧</a> <a href=\"/\">一覧</a></p>",
        "<p lang=\"zh-Hant-TW\">一<span lang=\"fil\">二</span><span lang=\"\">三</span></p>",
        "<p><a role=\"doc-noteref\" id=\"r\" href=\"#n\">（注1）</a></p><p id=\"n\"><a role=\"doc-backlink\" href=\"#r\">注1</a></p>",
        "<template><li>一</li></template>",
        "<header><p>一</p></header><section><header><p>二</p></header></section><footer><p>三</p></footer>",
        "<p tabindex=\"0\" role=\"group\" aria-label=\"表\" aria-current=\"page\">一</p>",
        "<h2 aria-level=\"2\" role=\"heading\">一</h2>",
        "<p aria-hidden=\"true\"><a href=\"/\" tabindex=\"-1\">一</a></p>",
        "<p><label for=\"t\">電話</label><input id=\"t\" autocomplete=\"section-a shipping home tel\"></p>",
        "<p>&lt;a&gt; &amp; <br>三<img src=\"data:,\" alt=\"\"></p>",
    ] {
        assert_eq!(of_part(part), [""; 0], "{part}");
    }
}

#[test]
fn faults_are_found_wherever_they_stand() {
    for (code, part) in [
        ("I201", "<p><b>一</p></b>"),
        ("I201", "<div><section>一</div>"),
        ("I302", "<p lang=\"eng\">a</p>"),
        ("I302", "<p lang=\"en-\">a</p>"),
        ("I307", "<h3>一</h3>"),
        ("I308", "<h2> </h2>"),
        ("I308", "<div role=\"heading\" aria-level=\"2\"></div>"),
        ("I310", "<p><label for=\"no\">一</label></p>"),
        ("I312", "<aside><p>一</p></aside>"),
        ("I312", "<div role=\"region\"><p>一</p></div>"),
        ("I313", "<nav aria-label=\"一\"></nav><div role=\"navigation\" aria-label=\"一\"></div>"),
        ("I314", "<p><a href=\"/\"><span aria-hidden=\"true\">→</span></a></p>"),
        ("I315", "<p><input type=\"image\" src=\"data:,\"></p>"),
        ("I315", "<p><span role=\"button\" tabindex=\"0\"></span></p>"),
        ("I318", "<p><textarea></textarea></p>"),
        ("I319", "<p><a href=\"/\" title=\"一覧\"></a></p>"),
        ("I320", "<p><a href=\"/\">【こちら】</a></p>"),
        ("I321", "<ul><li>一。<a href=\"/\">版</a><a href=\"/sitemap/\">版</a></li></ul>"),
        ("I324", "<table><caption>表</caption><tr><th scope=\"col\"> </th></tr><tr><td>一</td></tr></table>"),
        ("I331", "<p><button type=\"button\">一<span tabindex=\"0\">二</span></button></p>"),
        ("I332", "<p aria-hidden=\"true\"><button type=\"button\">一</button></p>"),
        ("I337", "<p><button type=\"button\"><svg width=\"12\" aria-label=\"閉じる\"></svg></button></p>"),
        ("I338", "<ol><div><li>一</li></div></ol>"),
        ("I342", "<p aria-level=\"high\">一</p>"),
        ("I343", "<ul role=\"main\"><li>一</li></ul>"),
        ("I345", "<p><label>一<input autocomplete=\"home on\"></label></p>"),
    ] {
        let told = of_part(part);
        assert!(told.iter().any(|told| told.starts_with(code)), "{code} {part}: {told:#?}");
    }
}

/// A fault is told once on a page, however often it stands there.
#[test]
fn a_fault_is_told_once() {
    assert_eq!(of_part(&"<p lang=\"eng\">a</p>".repeat(3)).len(), 1);
}

/// Reading a page takes as long as it is long.
#[test]
fn long_pages_take_no_longer_than_they_are_long() {
    let part = |length: usize| {
        let rows = (0..length).map(|row| {
            format!("<tr><th scope=\"row\" id=\"r{row}\">{row}</th><td headers=\"r{row}\"><a href=\"/\">一覧{row}</a></td></tr>")
        });
        format!("<div><table><caption>表</caption>{}</table></div>", rows.collect::<String>())
    };
    let took = |length: usize| {
        let part = part(length);
        let began = Instant::now();
        assert_eq!(of_part(&part), [""; 0]);
        began.elapsed()
    };
    let (short, long) = (took(500), took(5_000));
    assert!(long < short * 40, "{short:?} for 500 rows, {long:?} for 5,000");
}

#[test]
fn a_theme_that_breaks_a_rule_stops_the_build_or_is_told() {
    let base = include_str!("../../themes/standard/templates/base.html");
    for (code, from, to) in [
        ("I301", "<html lang=\"ja\">", "<html lang=\"jpn\">"),
        ("I303", "<title>{{ page.title }}</title>", ""),
        ("I309", "<div class=\"frame\">", "<div class=\"frame\" id=\"_main\">"),
        ("I311", "<a class=\"skip-link\" href=\"#_main\">{{ words.page.skip }}</a>", ""),
        ("I334", "initial-scale=1", "initial-scale=1, maximum-scale=1"),
    ] {
        assert!(base.contains(from), "{from}");
        let sandbox = Sandbox::with_sheet().file("themes/standard/templates/base.html", &base.replace(from, to));
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{code}: {}", ran.stderr);
        assert!(ran.stderr.contains(&format!("問題あり {code} ")), "{code}: {}", ran.stderr);
        assert!(!sandbox.has("output/index.html"), "{code}");
    }
    for (code, from, to) in [
        (
            "I304",
            "<title>{{ page.title }}</title>",
            "<title>{{ site.title }} {{ page.path }} {{ page.heading }}のページ</title>",
        ),
        ("I305", "<title>{{ page.title }}</title>", "<title>公表 － {{ site.title }}</title>"),
    ] {
        let sandbox = Sandbox::with_sheet().file("themes/standard/templates/base.html", &base.replace(from, to));
        let ran = sandbox.build();
        assert!(ran.stderr.contains(&format!("問題の可能性大 {code} ")), "{code}: {}", ran.stderr);
    }
}
