//! A draft that is named without its version.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C106",
    name: "draft-without-version",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見を求める案の版が示されていません",
    basis: "版を書かないと、案が公開されず、「案を読む」が定めた版へ案内してしまうためです。",
};

/// Looks at every draft that a call names: a document alone is that of today, and its draft would stay unpublished.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    for draft in call.drafts.iter().filter(|draft| draft.version.is_none()) {
        let message = format!("意見を求める案「{draft}」に、どの版の案かが書かれていません。");
        let remedy = format!("「{}/4-an」のように、案の版まで書いてください。", draft.document);
        findings.add(&RULE, subject.at_key(call_keys::DRAFTS), message, remedy);
    }
}
