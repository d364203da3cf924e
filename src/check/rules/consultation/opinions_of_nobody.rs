//! Opinions are shown although none was received.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::CallResult;
use crate::model::result_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C111",
    name: "opinions-of-nobody",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見の件数は0件ですが、意見が載っています",
    basis: "「意見はありませんでした」と示すページに意見が並ぶと、どちらが本当か分からないためです。",
};

/// Looks at the opinions of a result that says that none was received: the page would say so, and show them below.
pub(super) fn check(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    if result.received == Some(0) && !result.opinions.is_empty() {
        let message = format!("意見の件数は0件ですが、意見が{}項目載っています。", result.opinions.len());
        let remedy = "意見の件数を直すか、載せるべきでない意見を消してください。";
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
}
