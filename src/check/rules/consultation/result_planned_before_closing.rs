//! A result that is planned before comments have closed.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 結果を公表する予定の日が、受付の締切（延長したときは延ばした締切）より後かを見ます。月までの予定は、その月の終
    /// わりの日と見ます。
    ///
    /// # なぜ
    ///
    /// 締切の前に結果を公表すると、その後に届いた意見を考慮できません。締切を延ばしたときに、直し忘れることが多いとこ
    /// ろです。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    /// result-planned = 2026-12-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    /// result-planned = "2026-12"
    /// ```
    ///
    /// # 直し方
    ///
    /// 結果を公表する時期か、締切を直します。
    ///
    /// # 根拠
    ///
    /// 行政手続法第42条（提出された意見を十分に考慮する）。計算。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C107", "result-planned-before-closing", Error,
    title: "結果を公表する時期が、受付の締切より前です",
    basis: "締切の前に結果を公表すると、その後に届いた意見を考慮できないためです。",
    items: &["consultation-call result-planned", "consultation-call closes"],
}

/// Looks at the day planned for the result beside the last limit that is written; a bare month lasts to its last day. A call
/// that was called off has no result to wait for.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
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
