//! A repeat that every document needs has no row, so that its items cannot even be asked for.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Severity;

pub(in crate::check) static RULE: Rule = Rule {
    code: "F103",
    name: "repeat-without-row",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "一つ以上書くべきものが、一つもありません",
    basis: "特定個人情報ファイルやシステムのように、文書の中心となるものがないと、評価の対象が分からないためです。",
};

/// Looks at every repeat that the form marks as required.
pub(in crate::check) fn check(subject: &Subject, findings: &mut Findings) {
    let form = &subject.record.form;
    let ids = subject.record.row_ids();
    for (key, _) in ids.iter().filter(|(_, rows)| rows.is_empty()) {
        let Some(node) = form.resolve(key, &ids).map(|target| &form.nodes[target.node]).filter(|node| node.required)
        else {
            continue;
        };
        let spot = subject.record.empty(key).cloned();
        let place = Place { spot, item: Some(key.clone()), reference: Some(node.called()), ..subject.whole() };
        let message = format!("「{}」が一つも書かれていません。", node.label);
        let remedy = format!("「[[{}]]」の行で始まるまとまりを書き、id を付けてください。", node.key.replace("[]", ""));
        findings.add(&RULE, place, message, remedy);
    }
}
