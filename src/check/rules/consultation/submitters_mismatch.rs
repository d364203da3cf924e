//! Ways that do not add up to the number of submitters.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::CallResult;
use crate::model::result_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C109",
    name: "submitters-mismatch",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見を出した人と団体の数が、出し方ごとの数の合計と合いません",
    basis: "数が合わないと、公表した数のどれも信じてもらえなくなるためです。",
};

/// Looks at the number of submitters beside the sum of all ways, where ways are told apart. By arithmetic.
pub(super) fn check(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    let numbers = result.submitters.zip(result.by_ways());
    if let Some((submitters, by_ways)) = numbers.filter(|(submitters, by_ways)| submitters != by_ways) {
        let message =
            format!("意見を出した人と団体の数は{submitters}ですが、出し方ごとの数を合わせると{by_ways}です。");
        let remedy = "数え間違いを確かめてください。二つの出し方で出した方は、どちらか一つで数えます。";
        findings.add(&RULE, subject.at_key(result_keys::SUBMITTERS), message, remedy);
    }
}
