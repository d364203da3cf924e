//! A call that takes comments before its draft is shown.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見の受付の開始の日が、案の公示の日（公表の日）より前になっていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 公示の日までは、案もこのページも公開されません。受付だけが始まっていることになります。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [version]
    /// published = 2026-11-04
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [version]
    /// published = 2026-11-02
    /// ```
    ///
    /// # 直し方
    ///
    /// 公表の日か、受付の開始を直します。広報紙などで先に示していたときは、その日を公表の日にします。
    ///
    /// # 根拠
    ///
    /// 行政手続法第39条第1項（案をあらかじめ公示する）。計算。地方公共団体では、自らの条例や要綱によります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C117", "opens-before-published", Warning,
    title: "案の公示の日より前に、受付が始まります",
    basis: "案を見られない間は、意見を出せないためです（行政手続法第39条第1項は、案をあらかじめ公示するよう求めています）。",
    items: &["consultation-call opens"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
    let days = call.opens.zip(subject.version.published).filter(|(opens, published)| opens.date() < *published);
    if let Some((opens, published)) = days {
        let message =
            format!("受付の開始（{}）が、案の公示の日（{}）より前です。", opens.in_full(), published.in_full());
        let remedy = "公表の日か、受付の開始を直してください。";
        findings.add(&RULE, subject.at_key(call_keys::OPENS), message, remedy);
    }
}
