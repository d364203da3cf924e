//! A short period without a reason.

use super::LEAST_DAYS;
use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C103",
    name: "short-period",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "募集の期間が30日に満たない理由がありません",
    basis: "行政手続法第39条第3項と第40条第1項が、国の命令等の案について、公示の日から起算して30日以上とし、短いときは公示の際に理由を明らかにするよう定め、地方公共団体の条例や要綱にも同じ定めが多いためです。",
};

/// Looks at the days from the publication of the call to the limit as first announced, the first and the last one counted,
/// and at the reason. A call without a day of publication is not judged: its period has not begun; nor is one that closes
/// before it opens, which is told already.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    let Some(published) = subject.version.published.filter(|_| !call.has_short_reason && call.has_period()) else {
        return;
    };
    let Some(days) = call.days_from(published).filter(|days| (1..LEAST_DAYS).contains(days)) else { return };
    let from_opening = call.opens.and_then(|opens| call.days_from(opens.date()));
    let from_opening = from_opening.map(|days| format!("、受付の開始の日から{days}日間")).unwrap_or_default();
    let message = format!(
        "募集の期間が{LEAST_DAYS}日に満たないのに、その理由が書かれていません（公表した日から締切の日まで{days}日間{from_opening}。どちらも初めの日と終わりの日を数えます）。"
    );
    let remedy = format!(
        "締切を延ばすか、「{} = …」の行に、{LEAST_DAYS}日以上の期間を取れない理由を書いてください。条例や要綱で期間を別に定めているときは、その条項を理由に書いてください。",
        call_keys::SHORT_REASON
    );
    findings.add(&RULE, subject.at_key(call_keys::CLOSES), message, remedy);
}
