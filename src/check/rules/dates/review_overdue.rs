//! An assessment that nobody has looked through for a year.

use super::span::years_after;
use crate::check::Holdings;
use crate::check::holdings::Gleaned;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Date;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の今の版の公表日から1年が過ぎていないかを、サイトの時点（`as_of`）で見ます。事務が終わった評価書と、次の版の案が
    /// 公表されている評価書は見ません。
    ///
    /// # なぜ
    ///
    /// 評価書は、少なくとも1年ごとに見直すよう努めることになっています。見直した結果、直すところがなかったのかもしれないため、
    /// 誤りとはしません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2025-10-01
    /// [cover]
    /// title = "総合窓口に関する事務"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-02-01
    /// [cover]
    /// title = "総合窓口に関する事務"
    /// ```
    ///
    /// # 直し方
    ///
    /// 評価書を見直します。直すところがあれば次の版を作り、なければ見直したことを検査除外の理由に残します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第14条。条文は未確認です。
    ///
    /// # 止め方
    ///
    /// 見直して直すところがなかったときは、文書の TOML に `[[waivers]]` を書き、見直した日を理由に、次に見直す日を期限に残します。
    "D110", "review-overdue", Information,
    title: "評価書の公表から1年が過ぎています",
    basis: "評価書は、少なくとも1年ごとに見直すよう努めることになっているためです（特定個人情報保護評価に関する規則第14条。条文は未確認です）。",
    items: &[],
}

/// Forms of assessments.
const ASSESSMENTS: &[&str] = &["all-items", "priority-items", "basic-items"];

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for (gleaned, published) in running(holdings) {
        let Some((_, place)) = &gleaned.title else { continue };
        if years_after(published, 1).is_some_and(|day| holdings.instant.has_reached(day)) {
            let message = format!(
                "この評価書は{}に公表されてから1年が過ぎています（{}の時点）。",
                published.wareki(),
                holdings.instant.date().wareki()
            );
            let remedy = "評価書を見直し、直すところがあれば次の版を作ってください。なければ、見直したことを検査除外の理由に残してください。";
            findings.add(&RULE, place.clone(), message, remedy);
        }
    }
}

/// The version of each assessment that holds, with its day, unless its work has ended or its next draft is public.
pub(super) fn running(holdings: &Holdings) -> Vec<(&Gleaned, Date)> {
    let present = holdings.present().into_iter().filter(|gleaned| ASSESSMENTS.contains(&gleaned.form.as_str()));
    present
        .filter(|gleaned| gleaned.ended.is_none() && !gleaned.version.is_draft())
        .filter_map(|gleaned| Some((gleaned, gleaned.published.filter(|day| holdings.instant.has_reached(*day))?)))
        .collect()
}
