//! A result that is planned before comments have closed.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C107",
    name: "result-planned-before-closing",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "結果を公表する時期が、受付の締切より前です",
    basis: "締切の前に結果を公表すると、その後に届いた意見を考慮できないためです。",
};

/// Looks at the day planned for the result beside the last limit that is written; a bare month lasts to its last day. A call
/// that was called off has no result to wait for.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    let Some((planned, closes)) = call.result_planned.zip(call.last_closes()).filter(|_| call.cancelled.is_none())
    else {
        return;
    };
    if closes.date().days_until_inclusive(planned) <= 0 {
        let message =
            format!("結果を公表する時期（{}）が、受付の締切（{}）より前です。", planned.in_full(), closes.in_full());
        let remedy = "締切を延ばしたときは、結果を公表する時期も直してください。";
        findings.add(&RULE, subject.at_key(call_keys::RESULT_PLANNED), message, remedy);
    }
}
