//! Differences between draft and what was enacted, in a result that says that nothing was mended.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 「案を定めた」（直さずに定めた）という結果に、案と定めたものの違いが書かれていないかを見ます。「差異なし」「違
    /// いはありません」なら知らせません。
    ///
    /// # なぜ
    ///
    /// 結果の一覧には直していないことが載り、本文には直したことが載ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を定めた"
    /// differences = "第3項に、記録を残す期間を加えた。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を定めた"
    /// differences = "差異なし"
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を直して定めた"
    /// differences = "第3項に、記録を残す期間を加えた。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 「案を直して定めた」を選ぶか、違いを「差異なし」にします。
    ///
    /// # 根拠
    ///
    /// 論理。行政手続法第43条第1項第4号。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C122", "difference-but-unchanged", Warning,
    title: "案のまま定めたのに、違いが書かれています",
    basis: "違いがあるのなら案は直されており、どちらが本当か分からないためです。",
    items: &["consultation-result outcome", "consultation-result differences"],
}

/// The result that nothing was mended.
const ENACTED: &str = "enacted";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    // A sentence may say in other words that nothing differs.
    let words = subject.words(result_keys::DIFFERENCES).unwrap_or_default();
    let is_denied = ["ない", "なし", "ありません", "同じ", "案のとおり"].iter().any(|word| words.contains(word));
    if subject.chosen(result_keys::OUTCOME) == Some(ENACTED) && result.has_differences && !is_denied {
        let message = "「案を定めた」（直さずに定めた）とありますが、案と定めたものの違いが書かれています。";
        let remedy = "「案を直して定めた」を選ぶか、違いを「差異なし」にしてください。";
        findings.add(&RULE, subject.at_key(result_keys::DIFFERENCES), message, remedy);
    }
}
