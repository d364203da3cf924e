//! An item that the form asks for is not filled in.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::form::ItemType;
use crate::model::Value;

pub(in crate::check) static RULE: Rule = Rule {
    code: "F101",
    name: "missing-item",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "様式が求める項目に、記載がありません",
    basis: "様式の各項目は、公表までに記載することとされているためです（該当がなければ「－」と書きます）。",
};

/// Looks at every required item that is asked for, where the author could have written it.
pub(in crate::check) fn check(subject: &Subject, findings: &mut Findings) {
    for entry in &subject.record.entries {
        let node = &subject.record.form.nodes[entry.node];
        let asked = node.is_authored() && node.required && !node.national_only;
        let is_title = entry.key == subject.record.form.title_item;
        // A document without a name, or a minute that is none, cannot be meant.
        let is_moment = matches!(node.item(), Some(ItemType::Moment));
        let is_mark_refused = (is_title || is_moment) && matches!(entry.value, Value::None(_));
        let is_missing = entry.value.is_absent() || is_mark_refused;
        if asked && is_missing && !entry.refused && subject.record.is_asked_for(entry) {
            let name = &node.name;
            let message = format!("{}の記載がありません。", subject.record.called(entry));
            let is_mark_possible = !is_title && !matches!(node.item(), Some(ItemType::Date | ItemType::Moment));
            let mark = if is_mark_possible { "該当がなければ「－」と書いてください。" } else { "" };
            let remedy = format!("「{name} = …」の行に内容を書いてください。{mark}");
            findings.add(&RULE, subject.at(entry), message, remedy);
        }
    }
}
