//! An assessment that was made more than five years ago.

use super::review_overdue::running;
use super::span::years_after;
use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の今の版に書かれた評価の実施日（基礎項目評価の実施日）から5年が過ぎていないかを、サイトの時点（`as_of`）で見ます。
    /// 事務が終わった評価書と、次の版の案が公表されている評価書は見ません。実施日を書く欄のない基礎項目評価書も見ません。
    ///
    /// # なぜ
    ///
    /// 最後に評価を実施して公表してから5年を過ぎる前に、改めて評価を実施するよう努めることになっています。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-02-01
    /// [procedure]
    /// basic.date = 2021-06-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-02-01
    /// [procedure]
    /// basic.date = 2025-06-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 改めて評価を実施し、次の版を作ります。実施日が古いまま残っているときは、実施日を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第15条（公表から5年を経過する前の再実施）。この規則は、公表より前の実施日から数えるため、
    /// 期限より早く知らせることがあります。
    ///
    /// # 止め方
    ///
    /// 再実施の時期を決めているときは、文書の TOML に `[[waivers]]` を書き、その時期を理由と期限に残します。
    "D160", "assessment-too-old", Warning,
    title: "評価の実施から5年が過ぎています",
    basis: "公表から5年を過ぎる前に、改めて評価を実施するよう努めることになっているためです（特定個人情報保護評価に関する規則第15条）。",
    items: &["all-items procedure.basic.date", "priority-items procedure.basic.date"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for (gleaned, _) in running(holdings) {
        let Some((day, place)) = &gleaned.assessed_on else { continue };
        if years_after(*day, 5).is_some_and(|day| holdings.instant.has_reached(day)) {
            let message = format!(
                "評価の実施日（{}）から5年が過ぎています（{}の時点）。",
                day.wareki(),
                holdings.instant.date().wareki()
            );
            let remedy = "改めて評価を実施して次の版を作るか、実施日が古いまま残っているときは直してください。";
            findings.add(&RULE, place.clone(), message, remedy);
        }
    }
}
