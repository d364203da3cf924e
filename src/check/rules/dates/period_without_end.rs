//! A hearing that begins on a day and does not end.

use super::span::of_item;
use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Named;

rule! {
    /// # 何を見るか
    ///
    /// 国民・住民等からの意見の聴取の「実施日・期間」に、「令和8年1月9日～」「令和8年1月9日から」と、初めの日だけが書いてある
    /// ところを探します。「1月9日から30日間」のように長さが書いてあるものは見ません。
    ///
    /// # なぜ
    ///
    /// 終わりの日がないと、意見を出せた期間が30日以上あったかどうかが、読む人に分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure]
    /// consultation.period = "令和8年1月9日～"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure]
    /// consultation.period = "令和8年1月9日～令和8年2月9日"
    /// ```
    ///
    /// # 直し方
    ///
    /// 終わりの日を書きます。
    ///
    /// # 根拠
    ///
    /// 論理。特定個人情報保護評価指針第5の3は、全項目評価書について30日以上の期間を原則としています。
    ///
    /// # 止め方
    ///
    /// 終わりを決めずに意見を受けているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D156", "period-without-end", Warning,
    title: "意見の聴取の期間に、終わりの日がありません",
    basis: "終わりの日がないと、意見を出せた期間の長さが読む人に分からないためです（論理）。",
    items: &["all-items procedure.consultation.period", "priority-items procedure.consultation.period"],
}

/// Words with which a period goes on after its first day.
const GOING_ON: &[&str] = &["～", "〜", "~", "から", "より"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::DETAILED_BOOKS) {
        return;
    }
    let found: Vec<&Dated> = of_item(subject, keys::HEARING).collect();
    let [dated] = found[..] else { return };
    let after = dated.after().trim();
    let is_open =
        GOING_ON.iter().any(|word| after.starts_with(word)) && !after.contains("間") && !after.contains("まで");
    if matches!(dated.mention.named, Named::Date(_)) && is_open {
        let words = dated.words(dated.mention.range.clone());
        let message = format!("意見の聴取の期間は「{words}」から始まりますが、終わりの日がありません。");
        let remedy = "終わりの日を書いてください。";
        findings.add(&RULE, subject.at_words(&dated.passage, dated.mention.range.clone()), message, remedy);
    }
}
