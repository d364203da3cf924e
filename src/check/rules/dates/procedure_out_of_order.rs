//! Steps of an assessment whose days stand in the wrong order.

use super::span;
use super::span::Written;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

rule! {
    /// # 何を見るか
    ///
    /// 評価実施手続の日が、手続の順に並んでいるかを見ます。基礎項目評価の実施日、国民・住民等からの意見の聴取、第三者点検、
    /// 公表日の順です。月までしか書いていない日付は、確かに順が違うときだけ取り上げます。意見の聴取を二度行ったときのように
    /// 日付が二つ以上書いてある項目と、案の版の公表日は見ません。意見の聴取と第三者点検が任意である重点項目評価書では、この二つの
    /// 順を見ません。
    ///
    /// # なぜ
    ///
    /// 意見を聴いて見直した評価書について第三者点検を受け、その後に公表します。順が違うのは、日付の誤りか、手続を経ずに公表した
    /// ことを表します。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [procedure]
    /// consultation.period = "令和8年1月9日～令和8年2月9日"
    /// review.date = "令和8年2月3日"
    /// ```
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [procedure]
    /// review.date = "令和8年6月9日"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [procedure]
    /// basic.date = 2025-12-15
    /// consultation.period = "令和8年1月9日～令和8年2月9日"
    /// review.date = "令和8年3月3日"
    /// ```
    ///
    /// # 直し方
    ///
    /// 公示、答申、公表の記録で日を確かめて、誤っている日付を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第7条第4項（意見の聴取、見直し、学識経験のある者を含む機関などの意見の順）、番号法第28条。
    /// 基礎項目評価の日の順は、しきい値判断が評価の種類を決めるという論理によります。
    ///
    /// # 止め方
    ///
    /// 緊急の事務で事後に評価したときなど、順が違う理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D104", "procedure-out-of-order", Error,
    title: "評価実施手続の日が、手続の順と合いません",
    basis: "意見を聴いて見直し、第三者点検を受けてから公表することになっているためです（特定個人情報保護評価に関する規則第7条第4項）。",
    items: &[
        "all-items procedure.basic.date",
        "all-items procedure.consultation.period",
        "all-items procedure.review.date",
        "priority-items procedure.basic.date",
        "priority-items procedure.consultation.period",
        "priority-items procedure.review.date",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::DETAILED_BOOKS) {
        return;
    }
    let basic = Written::at(subject, keys::BASIC);
    let hearing = span::bounds(subject, keys::HEARING);
    let review = span::bounds(subject, keys::REVIEW);
    let published = span::published(subject);
    let mut tell = |severity, (first, called): (&Written, &str), (next, next_called): (&Written, &str)| {
        if !first.is_after(next) {
            return false;
        }
        let message = format!("{called}（{}）が、{next_called}（{}）より後です。", first.words, next.words);
        let remedy = "公示、答申、公表の記録で日を確かめて、誤っている日付を直してください。";
        findings.add_as(severity, &RULE, first.place.clone(), message, remedy);
        true
    };
    let heard = hearing.as_ref().map(|hearing| (&hearing.0, "意見の聴取の初めの日"));
    let reviewed = review.as_ref().map(|review| (&review.0, "第三者点検の初めの日"));
    let next = heard.or(reviewed).or(published.as_ref().map(|published| (published, "公表日")));
    if let Some((basic, next)) = basic.as_ref().zip(next) {
        tell(Severity::Warning, (basic, "基礎項目評価の実施日"), next);
    }
    if let Some((hearing, review)) =
        hearing.as_ref().zip(review.as_ref()).filter(|_| subject.form_is(keys::IN_LEGAL_ORDER))
    {
        let end = (&hearing.1, "意見の聴取の終わりの日");
        // A council may be asked while comments still come in; it cannot have answered.
        let _ = tell(Severity::Error, end, (&review.1, "第三者点検の日"))
            || tell(Severity::Warning, end, (&review.0, "第三者点検の初めの日"));
    }
    if let Some((review, answered)) = review.as_ref().zip(answered(subject)) {
        tell(Severity::Warning, (&review.0, "第三者点検の初めの日"), (&answered, "答申の日"));
    }
    let last = review
        .map(|review| (review.1, "第三者点検の日"))
        .or(hearing.map(|hearing| (hearing.1, "意見の聴取の終わりの日")));
    if let Some(((last, called), published)) = last.as_ref().zip(published.as_ref()) {
        tell(Severity::Error, (last, called), (published, "公表日"));
    }
}

/// The day of an answer that the result tells of: 「答申を受けた（令和6年10月24日付け）」「令和6年10月24日の答申」.
fn answered(subject: &Subject) -> Option<Written> {
    /// With these the sentence may tell of another day.
    const OTHERS: &[&str] = &["諮問", "審議", "開催", "前回"];
    let day = span::of_item(subject, keys::REVIEW_RESULT).find(|dated| {
        let has = |word: &str| dated.before().contains(word) || dated.after().contains(word);
        has("答申") && !OTHERS.iter().any(|word| has(word))
    })?;
    span::bounds_of(subject, day).map(|(_, last)| last)
}
