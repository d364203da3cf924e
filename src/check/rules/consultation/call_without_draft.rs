//! A call about the draft of an assessment that names no draft.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C105",
    name: "call-without-draft",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見を求める評価書の案が示されていません",
    basis: "案を名指ししないと、案が公開されず、意見を求められた人が読めないためです（行政手続法第39条第1項も、案をあらかじめ公示することを求めています）。",
};

/// Looks at the drafts of a call about an assessment: only those that it names become public with it.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    if call.is_of_assessment && call.drafts.is_empty() && !subject.is_refused(call_keys::DRAFTS) {
        let message = "評価書の案への意見の募集ですが、意見を求める案が示されていません。";
        let remedy = format!(
            "「{} = [\"assessments/kaigo/4-an\"]」のように、案の版を書いてください。書いた案は、募集と同時に公開されます。",
            call_keys::DRAFTS
        );
        findings.add(&RULE, subject.at_key(call_keys::MATTER), message, remedy);
    }
}
