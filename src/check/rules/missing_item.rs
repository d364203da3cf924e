//! An item that the form asks for is not filled in.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;

pub(in crate::check) static RULE: Rule = Rule {
    code: "F101",
    name: "missing-item",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "様式が求める項目に、記載がありません",
    basis: "様式の各項目は、公表までに記載することとされているためです（該当がなければ「－」と書きます）。",
};

/// Looks at every required item that applies, where the author could have written it.
pub(in crate::check) fn check(subject: &Subject, findings: &mut Findings) {
    for entry in &subject.record.entries {
        let node = &subject.record.form.nodes[entry.node];
        let asked = node.is_authored() && node.required && !node.national_only;
        if asked && entry.value.is_absent() && !entry.refused && subject.record.applies(entry) {
            let name = &node.name;
            let message = format!("{}の記載がありません。", subject.record.called(entry));
            let remedy = format!("「{name} = …」の行に内容を書いてください。該当がなければ「－」と書いてください。");
            findings.add(&RULE, subject.at(entry), message, remedy);
        }
    }
}
