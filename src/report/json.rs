//! Findings as data (DESIGN §7).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::Acceptance;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Rule;

use super::reference::documentation;

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Told<'a>>,
    counts: Numbers,
    /// The rules that speak, by code.
    rules: BTreeMap<&'a str, Explained<'a>>,
}

#[derive(Serialize)]
struct Explained<'a> {
    name: &'a str,
    title: &'a str,
    severity: &'a str,
    /// The word for the severity that people read.
    word: &'a str,
    basis: &'a str,
    /// The page of the rulebook, in Markdown.
    page: String,
}

#[derive(Serialize)]
struct Told<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    remedy: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    document: Option<&'a str>,
    version: Option<&'a str>,
    item: Option<&'a str>,
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    quote: Option<&'a str>,
    /// Who accepted the finding, when and why.
    waived: Option<String>,
    /// Title of the rule.
    title: &'a str,
    /// The word for the severity that people read.
    word: &'a str,
    /// What can stand in place of the words, where that is certain.
    fix: Option<Offered<'a>>,
}

#[derive(Serialize)]
struct Offered<'a> {
    words: &'a str,
    replacement: &'a str,
    safe: bool,
}

#[derive(Serialize)]
struct Numbers {
    #[serde(rename = "E")]
    errors: usize,
    #[serde(rename = "W")]
    warnings: usize,
    #[serde(rename = "I")]
    informations: usize,
    waived: usize,
}

/// All findings and their numbers as one JSON object; what is not known is null.
pub fn json(findings: &Findings) -> String {
    let counts = findings.counts();
    let report = Report {
        findings: findings.iter().map(told).collect(),
        counts: Numbers {
            errors: counts.errors,
            warnings: counts.warnings,
            informations: counts.informations + counts.manual,
            waived: counts.waived,
        },
        rules: findings.iter().map(|finding| (finding.rule.code, explained(finding.rule))).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("plain data can be written as JSON");
    text.push('\n');
    text
}

fn told(finding: &Finding) -> Told<'_> {
    let place = &finding.place;
    let spot = place.spot.as_ref();
    Told {
        rule: finding.rule.code,
        severity: finding.severity.letter(),
        message: &finding.message,
        remedy: &finding.remedy,
        file: spot.map(|spot| &*spot.file).filter(|file| !file.is_empty()),
        line: spot.map(|spot| spot.line).filter(|line| *line > 0),
        column: spot.map(|spot| spot.column).filter(|column| *column > 0),
        document: place.document.as_deref(),
        version: place.version.as_deref(),
        item: place.item.as_deref(),
        reference: place.reference.as_deref(),
        quote: place.quote.as_deref(),
        waived: finding.waived.as_ref().map(Acceptance::told),
        title: finding.rule.title,
        word: finding.severity.word(),
        fix: finding.fix.as_ref().and_then(|fix| {
            let words = fix.mends.as_ref()?.words.as_str();
            Some(Offered { words, replacement: &fix.replacement, safe: fix.is_safe })
        }),
    }
}

fn explained(rule: &'static Rule) -> Explained<'static> {
    let (severity, word) = (rule.severity.letter(), rule.severity.word());
    let Rule { name, title, basis, .. } = rule;
    Explained { name, title, severity, word, basis, page: documentation(rule) }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use serde_json::json;

    use super::json as written;
    use crate::finding::Class;
    use crate::finding::Findings;
    use crate::finding::Fix;
    use crate::finding::Mendable;
    use crate::finding::Place;
    use crate::finding::Rule;
    use crate::finding::Severity;
    use crate::finding::Spot;

    static RULE: Rule = Rule {
        code: "Z101",
        name: "missing-item",
        severity: Severity::Error,
        class: Class::Contradicted,
        title: "記載がありません",
        basis: "様式が求めるためです。",
    };

    #[test]
    fn the_object_has_the_agreed_shape() {
        let mut findings = Findings::default();
        let document = Some("assessments/kaigo".to_owned());
        let whole = Place { document, version: Some("1".to_owned()), ..Place::at(Spot::file("a/book.toml")) };
        findings.add(&RULE, whole, "説明。", "");
        let spot = Some(Spot { line: 3, column: 5, ..Spot::file("b.toml") });
        let reference = Some("Ⅰ.1".to_owned());
        let place = Place { spot, item: Some("task.name".to_owned()), reference, ..Place::default() };
        findings.add(&RULE, place.quoting("あ"), "説明。", "直してください。");
        findings.for_each(|finding| {
            let Some(value) = finding.place.spot.clone().filter(|spot| spot.line > 0) else { return };
            let mends = Some(Mendable { spot: value.clone(), value, words: "あ".to_owned() });
            finding.fix = Some(Fix { mends, ..Fix::safe("い") });
        });
        let text = written(&findings);
        let read: Value = serde_json::from_str(&text).expect("the report is JSON");
        assert_eq!(
            read,
            json!({
                "findings": [
                    {
                        "rule": "Z101", "severity": "E", "message": "説明。", "remedy": "",
                        "file": "a/book.toml", "line": null, "column": null,
                        "document": "assessments/kaigo", "version": "1", "item": null, "ref": null, "quote": null, "waived": null,
                        "title": "記載がありません", "word": "問題あり", "fix": null,
                    },
                    {
                        "rule": "Z101", "severity": "E", "message": "説明。", "remedy": "直してください。",
                        "file": "b.toml", "line": 3, "column": 5,
                        "document": null, "version": null, "item": "task.name", "ref": "Ⅰ.1", "quote": "あ", "waived": null,
                        "title": "記載がありません", "word": "問題あり",
                        "fix": { "words": "あ", "replacement": "い", "safe": true },
                    },
                ],
                "counts": { "E": 2, "W": 0, "I": 0, "waived": 0 },
                "rules": {
                    "Z101": {
                        "name": "missing-item", "title": "記載がありません", "severity": "E", "word": "問題あり",
                        "basis": "様式が求めるためです。",
                        "page": "# Z101 記載がありません\n\n判定: 問題あり　名前: `missing-item`\n\n## なぜ\n\n様式が求めるためです。\n",
                    },
                },
            })
        );
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn nothing_to_say_is_an_empty_list() {
        let read: Value = serde_json::from_str(&written(&Findings::default())).expect("the report is JSON");
        assert_eq!(read, json!({ "findings": [], "counts": { "E": 0, "W": 0, "I": 0, "waived": 0 }, "rules": {} }));
    }
}
