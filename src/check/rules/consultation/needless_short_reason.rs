//! A reason for a short period that is not short.

use super::LEAST_DAYS;
use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C104",
    name: "needless-short-reason",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "期間が短い理由がありますが、期間は30日以上あります",
    basis: "期間と理由のどちらかが誤っていると、読む人がいつまで意見を出せるかを疑うためです。",
};

/// Looks at the reason beside the days of the period, counted from the publication and from the opening: a body whose own
/// rules count from the opening may give a reason as long as one of them is short.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    let Some(published) = subject.version.published.filter(|_| call.has_short_reason) else { return };
    let first = call.opens.map_or(published, |opens| published.max(opens.date()));
    let Some((all, shortest)) = call.days_from(published).zip(call.days_from(first)) else { return };
    if shortest >= LEAST_DAYS {
        let message = format!(
            "募集の期間が{LEAST_DAYS}日に満たない理由が書かれていますが、期間は{LEAST_DAYS}日以上あります（公表した日から締切の日まで{all}日間、受付の開始の日から{shortest}日間）。"
        );
        let remedy = "公表の日、受付の開始、締切を確かめ、正しければ理由を消してください。";
        findings.add(&RULE, subject.at_key(call_keys::SHORT_REASON), message, remedy);
    }
}
