//! A draft that was mended without a difference.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::CallResult;
use crate::model::result_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C113",
    name: "changed-without-difference",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "案を直して定めたのに、違いが書かれていません",
    basis: "案と定めたものの違いを公表することになっているためです（行政手続法第43条第1項第4号。地方公共団体では、自らの条例や要綱によります）。",
};

/// Looks at the differences of a result whose draft was mended: that there are none contradicts it. What was not written at
/// all is asked for by the form.
pub(super) fn check(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    let is_written = subject.is_written(result_keys::DIFFERENCES);
    if result.is_changed && !result.has_differences && is_written {
        let message = "「案を直して定めた」とありますが、案と定めたものの違いがないと書かれています。";
        let remedy = "どこをどう直したかを書くか、直していないのなら「案を定めた」を選んでください。";
        findings.add(&RULE, subject.at_key(result_keys::DIFFERENCES), message, remedy);
    }
}
