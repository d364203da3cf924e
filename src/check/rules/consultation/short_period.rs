//! A short period without a reason.

use super::LEAST_DAYS;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 公示の日（公表の日）から締切の日までが30日に満たないのに、その理由が書かれていないところを探します。日数は、初
    /// めの日と終わりの日の両方を数えます。公表の日がまだない募集は見ません。
    ///
    /// # なぜ
    ///
    /// 30日より短い募集には、短くする理由を、公示のときに明らかにすることになっています。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-11-20T17:00"
    /// [version]
    /// published = 2026-11-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-11-20T17:00"
    /// short-reason = "法律の施行の日までに定める必要があるため。"
    /// [version]
    /// published = 2026-11-01
    /// ```
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-11-30T17:00"
    /// [version]
    /// published = 2026-11-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 締切を延ばすか、「短い理由」の項目に、30日以上の期間を取れない理由を書きます。条例や要綱で別の期間を定めている
    /// ときは、その条項を書きます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第39条第3項（公示の日から起算して30日以上）、第40条第1項（やむを得ない理由を公示の際に明らかにする）。
    /// 地方公共団体では、第46条により、自らの条例や要綱の定めによります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C103", "short-period", Error,
    title: "募集の期間が30日に満たない理由がありません",
    basis: "行政手続法第39条第3項と第40条第1項が、国の命令等の案について、公示の日から起算して30日以上とし、短いときは公示の際に理由を明らかにするよう定め、地方公共団体の条例や要綱にも同じ定めが多いためです。",
    items: &["consultation-call closes", "consultation-call short-reason"],
}

/// Looks at the days from the publication of the call to the limit as first announced, the first and the last one counted,
/// and at the reason. A call without a day of publication is not judged: its period has not begun; nor is one that closes
/// before it opens, which is told already.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
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
