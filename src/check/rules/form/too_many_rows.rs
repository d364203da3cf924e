//! More rows than the official form has room for.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::form::RowIds;

pub(in crate::check) static RULE: Rule = Rule {
    code: "F102",
    name: "too-many-rows",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "様式の欄の数を超えています",
    basis: "様式の欄の数（例: 委託事項は20まで）を超えると、提出用の様式に書き写せないためです。",
};

/// Looks at every repeat with a limit.
pub(in crate::check) fn check(subject: &Subject, findings: &mut Findings) {
    let ids: RowIds = subject.record.row_ids();
    for (key, rows) in &ids {
        let Some(target) = subject.record.form.resolve(key, &ids) else { continue };
        let node = &subject.record.form.nodes[target.node];
        let Some(max) = node.repeat().and_then(|repeat| repeat.max).filter(|max| rows.len() > *max) else { continue };
        let spot = subject.record.rows(key).get(max).map(|row| row.spot.clone());
        let place = Place { spot, item: Some(key.clone()), reference: Some(node.called()), ..subject.whole() };
        let message = format!("「{}」が{}あります。様式の欄は{max}までです。", node.label, rows.len());
        findings.add(
            &RULE,
            place,
            message,
            "まとめられるものをまとめるか、様式の別紙の扱いを委員会の記載要領で確かめてください。",
        );
    }
}
