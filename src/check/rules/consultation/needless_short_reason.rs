//! A reason for a short period that is not short.

use super::LEAST_DAYS;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 募集の期間が30日に満たない理由が書かれているのに、期間が30日以上あるところを探します。公表の日から数えても、受
    /// 付の開始の日から数えても30日以上ある場合だけを知らせます。
    ///
    /// # なぜ
    ///
    /// 期間か理由のどちらかが誤っています。読む人は、いつまで意見を出せるのかを疑います。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-01T09:00"
    /// closes = "2026-12-04T17:00"
    /// short-reason = "急ぐため。"
    /// [version]
    /// published = 2026-11-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-01T09:00"
    /// closes = "2026-12-04T17:00"
    /// [version]
    /// published = 2026-11-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 公表の日、受付の開始、締切を確かめます。正しければ、理由を消します。
    ///
    /// # 根拠
    ///
    /// 計算。行政手続法第40条第1項。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C104", "needless-short-reason", Warning,
    title: "期間が短い理由がありますが、期間は30日以上あります",
    basis: "期間と理由のどちらかが誤っていると、読む人がいつまで意見を出せるかを疑うためです。",
    items: &["consultation-call short-reason", "consultation-call closes"],
}

/// Looks at the reason beside the days of the period, counted from the publication and from the opening: a body whose own
/// rules count from the opening may give a reason as long as one of them is short.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
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
