//! A call that closes before it opens.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見の受付の締切が、受付の開始より後になっているかを見ます。
    ///
    /// # なぜ
    ///
    /// 締切が開始より前では、意見を出せる時がありません。年や月の書き間違いであることが多いところです。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-12-04T09:00"
    /// closes = "2026-11-02T17:00"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    /// ```
    ///
    /// # 直し方
    ///
    /// 開始と締切の日時を確かめ、誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 計算。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C101", "closes-before-opening", Error,
    title: "受付の締切が、受付の開始より後になっていません",
    basis: "締切が開始より前では、意見を出せる時がないためです。",
    items: &["consultation-call opens", "consultation-call closes"],
}

/// Looks at the first and the last minute as first announced: with none between them, nobody can answer. By arithmetic.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
    let Some((opens, closes)) = call.opens.zip(call.first_closes).filter(|(opens, closes)| closes <= opens) else {
        return;
    };
    let message =
        format!("受付の締切（{}）が、受付の開始（{}）より後になっていません。", closes.in_full(), opens.in_full());
    let remedy = "受付の開始と締切の日時を確かめて、誤っている方を直してください。";
    findings.add(&RULE, subject.at_key(call_keys::CLOSES), message, remedy);
}
