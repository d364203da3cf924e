//! Findings in SARIF 2.1.0, the format in which development tools exchange results of checks.

use std::collections::BTreeMap;

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use serde_json::json;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Fix;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::finding::Spot;

use super::around::Around;
use super::excerpt;
use super::place;
use super::reference::documentation;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Characters of a path that stand in an address as they are.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// One run with every finding; addresses are relative to where the content folder is named from.
pub fn sarif(findings: &Findings, around: &Around, content: &str) -> String {
    let rules: BTreeMap<&str, &Rule> = findings.iter().map(|finding| (finding.rule.code, finding.rule)).collect();
    let at = |code: &str| rules.keys().position(|known| *known == code);
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, at(finding.rule.code), (around, content))).collect();
    let run = json!({
        "tool": { "driver": {
            "name": "juran",
            "fullName": "juran（縦覧）",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": "ja",
            "rules": rules.values().map(|rule| descriptor(rule)).collect::<Vec<Value>>(),
        } },
        "language": "ja",
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "UTF-8",
        "results": results,
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    format!("{log:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    let page = documentation(rule);
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.basis },
        "help": { "text": format!("「juran rules {}」で、くわしい説明を読めます。", rule.code), "markdown": page },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "word": rule.severity.word() },
    })
}

fn result(finding: &Finding, rule_at: Option<usize>, (around, content): (&Around, &str)) -> Value {
    let text = [finding.message.as_str(), finding.remedy.as_str()].concat();
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": rule_at,
        "kind": kind(finding.severity),
        "level": level_of_result(finding.severity),
        "message": { "text": text },
        "properties": { "word": finding.severity.word() },
    });
    let mut put = |key: &str, value: Vec<Value>| {
        if !value.is_empty() {
            result[key] = Value::Array(value);
        }
    };
    put("locations", location(finding, around, content).into_iter().collect());
    put(
        "suppressions",
        finding
            .waived
            .iter()
            .map(|waived| {
                json!({
                    "kind": "inSource",
                    "status": "accepted",
                    "justification": waived.told(),
                    "properties": { "reason": waived.reason, "by": waived.by, "on": waived.on, "until": waived.until },
                })
            })
            .collect(),
    );
    put("fixes", finding.fix.iter().filter_map(|fix| offered(finding, fix, content)).collect());
    result
}

fn location(finding: &Finding, around: &Around, content: &str) -> Option<Value> {
    let place = &finding.place;
    let mut location = json!({});
    if let Some(spot) = place.spot.as_ref().filter(|spot| !spot.file.is_empty()) {
        let mut physical = json!({ "artifactLocation": { "uri": address(spot, content) } });
        if spot.line > 0 {
            physical["region"] = found(finding, spot, around);
        }
        location["physicalLocation"] = physical;
    }
    let name =
        [place.document.as_deref(), place.version.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/");
    let item = place.item.as_ref().map(|item| format!("#{item}")).unwrap_or_default();
    if !name.is_empty() {
        let shown = place::source(place).into_iter().chain(place.reference.clone()).collect::<Vec<_>>().join(" ");
        location["logicalLocations"] =
            json!([{ "fullyQualifiedName": name + &item, "kind": "member", "decoratedName": shown }]);
    }
    location.as_object().is_some_and(|known| !known.is_empty()).then_some(location)
}

/// Where the words of a finding stand, as far as their line is known.
fn found(finding: &Finding, spot: &Spot, around: &Around) -> Value {
    let words = around.line(spot).filter(|_| spot.column > 0).and_then(|line| {
        let range = excerpt::words(finding, line, spot.column)?;
        Some((line.get(..range.start)?.chars().count(), line.get(range)?))
    });
    match words.and_then(|(ahead, words)| Some((u32::try_from(ahead + 1).ok()?, words))) {
        Some((column, words)) => region(&Spot { column, ..spot.clone() }, Some(words)),
        None => region(spot, None),
    }
}

/// Where words stand; columns count characters.
fn region(spot: &Spot, words: Option<&str>) -> Value {
    let mut region = json!({ "startLine": spot.line });
    if spot.column > 0 {
        region["startColumn"] = json!(spot.column);
        if let Some(words) = words {
            region["endColumn"] = json!(usize::try_from(spot.column).unwrap_or(usize::MAX) + words.chars().count());
        }
    }
    region
}

fn offered(finding: &Finding, fix: &Fix, content: &str) -> Option<Value> {
    let mends = fix.mends.as_ref()?;
    let replacement = json!({
        "deletedRegion": region(&mends.spot, Some(&mends.words)),
        "insertedContent": { "text": fix.replacement },
    });
    let change = json!({ "artifactLocation": { "uri": address(&mends.spot, content) }, "replacements": [replacement] });
    Some(json!({ "description": { "text": place::offer(finding)? }, "artifactChanges": [change] }))
}

/// The address of a file, with every character that an address cannot have written in percents.
fn address(spot: &Spot, content: &str) -> String {
    let path = if content.is_empty() { spot.file.to_string() } else { format!("{content}/{}", spot.file) };
    utf8_percent_encode(&path, KEPT).to_string()
}

/// What a person looks at by hand is no failure, and has no level.
fn kind(severity: Severity) -> &'static str {
    if severity == Severity::Manual { "review" } else { "fail" }
}

fn level_of_result(severity: Severity) -> &'static str {
    if severity == Severity::Manual { "none" } else { level(severity) }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Manual => "note",
    }
}
