//! Findings as data (DESIGN §7).

use serde::Serialize;

use crate::finding::Finding;
use crate::finding::Findings;

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Told<'a>>,
    counts: Numbers,
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
    waived: Option<&'a str>,
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
        waived: finding.waived.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use serde_json::json;

    use super::json as written;
    use crate::finding::Class;
    use crate::finding::Findings;
    use crate::finding::Place;
    use crate::finding::Rule;
    use crate::finding::Severity;
    use crate::finding::Spot;

    static RULE: Rule = Rule {
        code: "F101",
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
        let text = written(&findings);
        let read: Value = serde_json::from_str(&text).expect("the report is JSON");
        assert_eq!(
            read,
            json!({
                "findings": [
                    {
                        "rule": "F101", "severity": "E", "message": "説明。", "remedy": "",
                        "file": "a/book.toml", "line": null, "column": null,
                        "document": "assessments/kaigo", "version": "1", "item": null, "ref": null, "quote": null, "waived": null,
                    },
                    {
                        "rule": "F101", "severity": "E", "message": "説明。", "remedy": "直してください。",
                        "file": "b.toml", "line": 3, "column": 5,
                        "document": null, "version": null, "item": "task.name", "ref": "Ⅰ.1", "quote": "あ", "waived": null,
                    },
                ],
                "counts": { "E": 2, "W": 0, "I": 0, "waived": 0 },
            })
        );
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn nothing_to_say_is_an_empty_list() {
        let read: Value = serde_json::from_str(&written(&Findings::default())).expect("the report is JSON");
        assert_eq!(read, json!({ "findings": [], "counts": { "E": 0, "W": 0, "I": 0, "waived": 0 } }));
    }
}
