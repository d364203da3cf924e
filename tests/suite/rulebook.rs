//! The rulebook: every page is whole, its examples are true, and the reference in `docs/rules` is made from it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use juran::check;
use juran::finding::HEADINGS;
use juran::finding::Page;
use juran::text::Instant;

use crate::support::Sandbox;
use crate::support::is_reference_wanted;

/// Settings of the site in which examples stand, unless they bring their own.
pub(crate) const SITE: &str = "\
title = \"見本市 個人情報の公表\"
body = \"見本市\"
base_url = \"https://www.city.mihon.example.jp/kojinjoho/\"
as_of = 2026-11-20

[[agencies]]
id = \"mayor\"
name = \"見本市長\"

[[agencies]]
id = \"education\"
name = \"見本市教育委員会\"
";

/// Files of a site, by path within the content folder.
pub(crate) type Files = BTreeMap<String, String>;

/// Findings of a rule on a site that holds the files, as `file:line:column message`.
pub(crate) fn told_by(code: &str, files: &Files) -> Vec<String> {
    let mut sandbox = Sandbox::new();
    if !files.contains_key("site.toml") {
        sandbox = sandbox.file("content/site.toml", SITE);
    }
    for (path, text) in files {
        sandbox = sandbox.file(&format!("content/{path}"), text);
    }
    let now = Instant::parse("2026-11-20").expect("the day exists");
    let findings = juran::pipeline::check(&sandbox.path("content"), None, None, now).expect("the site can be read");
    let mut told = Vec::new();
    for finding in findings.iter().filter(|finding| finding.rule.code == code) {
        let spot = finding.place.spot.as_ref().expect("a rule names a place");
        told.push(format!("{}:{}:{} {}", spot.file, spot.line, spot.column, finding.message));
        for words in [&finding.message, &finding.remedy] {
            assert!(
                words.ends_with('。') && words.chars().any(|letter| ('ぁ'..='ん').contains(&letter)),
                "{code}: {words}"
            );
        }
    }
    told
}

/// How sure a rule is of each of its findings on the files, as the letters of the severities.
pub(crate) fn sureness(code: &str, files: &Files) -> String {
    let sandbox = files.iter().fold(Sandbox::new().file("content/site.toml", SITE), |sandbox, (path, text)| {
        sandbox.file(&format!("content/{path}"), text)
    });
    let now = Instant::parse("2026-11-20").expect("the day exists");
    let findings = juran::pipeline::check(&sandbox.path("content"), None, None, now).expect("the site can be read");
    let of_rule = findings.iter().filter(|finding| finding.rule.code == code);
    of_rule.map(|finding| finding.severity.letter()).collect()
}

/// A file alone.
pub(crate) fn file(path: &str, text: &str) -> Files {
    Files::from([(path.to_owned(), text.to_owned())])
}

/// The cases of an example: a file whose path came already begins the next case.
fn cases(section: &str) -> Vec<Files> {
    let mut cases = vec![Files::new()];
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(opening) = line.strip_prefix("```") else { continue };
        let (_, path) = opening.split_once(' ').expect("an example names its file");
        let text: String =
            lines.by_ref().take_while(|line| !line.starts_with("```")).map(|line| format!("{line}\n")).collect();
        if cases.last().is_some_and(|case| case.contains_key(path)) {
            cases.push(Files::new());
        }
        cases.last_mut().expect("there is a first").insert(path.to_owned(), text);
    }
    cases.retain(|case| !case.is_empty());
    cases
}

#[test]
fn rules_are_sorted_and_named_once() {
    for topic in check::topics() {
        let codes: Vec<&str> = topic.checks.iter().map(|check| check.page.rule.code).collect();
        assert!(codes.is_sorted() && !codes.is_empty(), "{}: {codes:?}", topic.title);
    }
    let names: BTreeSet<&str> = check::pages().map(|page| page.rule.name).collect();
    assert_eq!(names.len(), check::pages().count(), "a name names one rule");
}

/// The rules that the description of the field asks for, by topic: letters and the last of their numbers.
#[test]
fn no_rule_of_the_field_is_missing() {
    let known: BTreeSet<&str> = check::pages().map(|page| page.rule.code).collect();
    for (letter, last) in [("D", 113), ("Q", 111), ("X", 115), ("P", 120), ("H", 114), ("K", 110), ("C", 122)] {
        let missing: Vec<String> =
            (101..=last).map(|number| format!("{letter}{number}")).filter(|code| !known.contains(&**code)).collect();
        assert_eq!(missing, [""; 0]);
    }
}

#[test]
fn every_page_says_the_same_things_in_the_same_order() {
    for page in check::pages() {
        let code = page.rule.code;
        assert_eq!(page.headings(), HEADINGS, "{code}");
        for heading in HEADINGS {
            assert!(!page.section(heading).is_empty(), "{code}: {heading}");
        }
    }
}

#[test]
fn every_item_that_a_rule_names_is_one_of_its_form() {
    let forms = juran::read::catalogue(Path::new("content"), &mut juran::finding::Findings::default());
    let forms = forms.expect("the forms can be read");
    for page in check::pages() {
        for item in page.items {
            let (form, key) = item.split_once(' ').unwrap_or_else(|| panic!("{}: {item}", page.rule.code));
            let revisions: Vec<_> = forms.iter().filter(|known| known.id == form).collect();
            assert!(!revisions.is_empty(), "{}: there is no form {form}", page.rule.code);
            let has_key = revisions.iter().any(|form| form.nodes.iter().any(|node| node.key == key));
            assert!(has_key, "{}: {form} has no item {key}", page.rule.code);
        }
    }
}

/// Every example against which a rule speaks, and every one on which it is silent.
#[test]
fn examples_are_true() {
    for page in check::pages() {
        let code = page.rule.code;
        let (wrong, right) = (cases(&page.section("例（違反）")), cases(&page.section("例（適合）")));
        assert!(!wrong.is_empty() && !right.is_empty(), "{code} has an example on either side");
        for case in wrong {
            assert!(!told_by(code, &case).is_empty(), "{code} should speak of {case:#?}");
        }
        for case in right {
            assert_eq!(told_by(code, &case), [""; 0], "{code} should be silent on {case:#?}");
        }
    }
}

/// The reference is written anew where `JURAN_WRITE_DOCS` is set, and else has to be what it would be.
#[test]
fn the_reference_is_that_of_the_rules() {
    let writes = is_reference_wanted();
    for (path, text) in juran::report::reference() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules").join(path);
        if writes {
            write(&path, &text);
        }
        let standing = read(&path);
        assert_eq!(standing, text, "{}: write it with JURAN_WRITE_DOCS=1", path.display());
    }
}

#[expect(clippy::disallowed_methods, reason = "the reference lies in the project")]
fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
    std::fs::write(path, text).expect("the page can be written");
}

#[expect(clippy::disallowed_methods, reason = "the reference lies in the project")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// A page with an example that does not hold is found out.
#[test]
fn examples_can_fail() {
    let page: &Page = check::pages().next().expect("there is a rule");
    let right = cases(&page.section("例（適合）"));
    assert!(right.iter().all(|case| told_by(page.rule.code, case).is_empty()));
    assert!(cases("```toml a\nx\n```\n```toml a\ny\n```").len() == 2);
}
