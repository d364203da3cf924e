//! A call that closes before it opens.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C101",
    name: "closes-before-opening",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "受付の締切が、受付の開始より後になっていません",
    basis: "締切が開始より前では、意見を出せる時がないためです。",
};

/// Looks at the first and the last minute as first announced: with none between them, nobody can answer. By arithmetic.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    let Some((opens, closes)) = call.opens.zip(call.first_closes).filter(|(opens, closes)| closes <= opens) else {
        return;
    };
    let message =
        format!("受付の締切（{}）が、受付の開始（{}）より後になっていません。", closes.in_full(), opens.in_full());
    let remedy = "受付の開始と締切の日時を確かめて、誤っている方を直してください。";
    findings.add(&RULE, subject.at_key(call_keys::CLOSES), message, remedy);
}
