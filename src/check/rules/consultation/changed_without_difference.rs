//! A draft that was mended without a difference.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 「案を直して定めた」としているのに、案と定めたものの違いが「なし」と書かれていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 直したのなら違いがあり、違いがないのなら直していません。どちらかが誤りです。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を直して定めた"
    /// differences = "差異なし"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を直して定めた"
    /// differences = "第3項に、記録を残す期間を加えた。"
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を定めた"
    /// differences = "差異なし"
    /// ```
    ///
    /// # 直し方
    ///
    /// どこをどう直したかを書くか、「案を定めた」を選びます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第1項第4号（案と定めたものとの差異を含む）。地方公共団体では、自らの条例や要綱によります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C113", "changed-without-difference", Warning,
    title: "案を直して定めたのに、違いが書かれていません",
    basis: "案と定めたものの違いを公表することになっているためです（行政手続法第43条第1項第4号。地方公共団体では、自らの条例や要綱によります）。",
    items: &["consultation-result outcome", "consultation-result differences"],
}

/// Looks at the differences of a result whose draft was mended: that there are none contradicts it. What was not written at
/// all is asked for by the form.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    let is_written = subject.is_written(result_keys::DIFFERENCES);
    if result.is_changed && !result.has_differences && is_written {
        let message = "「案を直して定めた」とありますが、案と定めたものの違いがないと書かれています。";
        let remedy = "どこをどう直したかを書くか、直していないのなら「案を定めた」を選んでください。";
        findings.add(&RULE, subject.at_key(result_keys::DIFFERENCES), message, remedy);
    }
}
