//! Opinions are shown although none was received.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見の件数が0件なのに、意見が載っていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 「意見はありませんでした」と示すページに意見が並び、どちらが本当か分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 0
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "順番が分からない。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 1
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "順番が分からない。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 意見の件数を直すか、載せるべきでない意見を消します。
    ///
    /// # 根拠
    ///
    /// 論理。行政手続法第43条第1項第3号（提出意見がなかった場合は、その旨）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C111", "opinions-of-nobody", Error,
    title: "意見の件数は0件ですが、意見が載っています",
    basis: "「意見はありませんでした」と示すページに意見が並ぶと、どちらが本当か分からないためです。",
    items: &["consultation-result received", "consultation-result opinions[]"],
}

/// Looks at the opinions of a result that says that none was received: the page would say so, and show them below.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    if result.received == Some(0) && !result.opinions.is_empty() {
        let message = format!("意見の件数は0件ですが、意見が{}項目載っています。", result.opinions.len());
        let remedy = "意見の件数を直すか、載せるべきでない意見を消してください。";
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
}
