//! Submitters without opinions, or opinions without submitters.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見を出した人と団体の数が、意見の件数より多くないか、意見があるのに出した人が0でないかを見ます。
    ///
    /// # なぜ
    ///
    /// 意見を出した人には、少なくとも1件の意見があります。二つの数を取り違えていることが多いところです。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// submitters = 5
    /// received = 3
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// submitters = 3
    /// received = 5
    /// ```
    ///
    /// # 直し方
    ///
    /// 二つの数を取り違えていないか、数え間違いがないかを確かめます。
    ///
    /// # 根拠
    ///
    /// 論理。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C110", "more-submitters-than-opinions", Error,
    title: "意見を出した人と団体の数が、意見の件数と矛盾しています",
    basis: "意見を出した人と団体には、少なくとも1件の意見があるためです。",
    items: &["consultation-result submitters", "consultation-result received"],
}

/// Looks at the number of submitters beside that of opinions: everyone who gave an opinion gave at least one. By what is
/// counted. Opinions that are denied and shown are told already.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    let is_denied = |(_, received): &(i64, i64)| *received == 0 && !result.opinions.is_empty();
    let numbers = result.submitters.zip(result.received).filter(|numbers| !is_denied(numbers));
    let Some((submitters, received)) = numbers else { return };
    if submitters > received || (submitters == 0 && received > 0) {
        let message = format!("意見を出した人と団体の数は{submitters}、意見の件数は{received}件で、両立しません。");
        let remedy = "二つの数を取り違えていないか、数え間違いがないかを確かめてください。";
        findings.add(&RULE, subject.at_key(result_keys::SUBMITTERS), message, remedy);
    }
}
