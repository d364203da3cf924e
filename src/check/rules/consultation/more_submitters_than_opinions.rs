//! Submitters without opinions, or opinions without submitters.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::CallResult;
use crate::model::result_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C110",
    name: "more-submitters-than-opinions",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見を出した人と団体の数が、意見の件数と矛盾しています",
    basis: "意見を出した人と団体には、少なくとも1件の意見があるためです。",
};

/// Looks at the number of submitters beside that of opinions: everyone who gave an opinion gave at least one. By what is
/// counted. Opinions that are denied and shown are told already.
pub(super) fn check(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    let is_denied = |(_, received): &(i64, i64)| *received == 0 && !result.opinions.is_empty();
    let numbers = result.submitters.zip(result.received).filter(|numbers| !is_denied(numbers));
    let Some((submitters, received)) = numbers else { return };
    if submitters > received || (submitters == 0 && received > 0) {
        let message = format!("意見を出した人と団体の数は{submitters}、意見の件数は{received}件で、両立しません。");
        let remedy = "二つの数を取り違えていないか、数え間違いがないかを確かめてください。";
        findings.add(&RULE, subject.at_key(result_keys::SUBMITTERS), message, remedy);
    }
}
