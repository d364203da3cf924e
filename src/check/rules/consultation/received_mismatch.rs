//! Opinions that do not add up to those received.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::CallResult;
use crate::model::result_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C108",
    name: "received-mismatch",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見の件数が、意見ごとの件数の合計と合いません",
    basis: "件数が合わないと、載せていない意見があるように見え、公表した数を信じてもらえなくなるためです。",
};

/// Looks at the number received beside the sum of the groups shown. Where opinions are left out with a reason, fewer may be
/// shown; more never. By arithmetic.
pub(super) fn check(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    let Some((received, shown)) = result.received.zip(result.shown()).filter(|(received, _)| *received > 0) else {
        return;
    };
    if shown > received || (shown < received && !result.leaves_out) {
        let message = format!("意見の件数は{received}件ですが、意見ごとの件数を合わせると{shown}件です。");
        let remedy = format!(
            "数え間違いと書き漏らしを確かめてください。載せていない意見があるときは、その数と理由を「{} = …」に書いてください。",
            result_keys::LEFT_OUT
        );
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
}
