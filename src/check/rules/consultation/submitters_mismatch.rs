//! Ways that do not add up to the number of submitters.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見を出した人と団体の数が、窓口、郵送などの出し方ごとの数の合計と合うかを見ます。
    ///
    /// # なぜ
    ///
    /// 数が合わないと、公表した数のどれも信じてもらえません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// submitters = 4
    ///
    /// [[ways]]
    /// id = "mail"
    /// way = "電子メール"
    /// submitters = 3
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// submitters = 3
    ///
    /// [[ways]]
    /// id = "mail"
    /// way = "電子メール"
    /// submitters = 3
    /// ```
    ///
    /// # 直し方
    ///
    /// 数え間違いを確かめます。二つの出し方で出した方は、どちらか一つで数えます。
    ///
    /// # 根拠
    ///
    /// 計算。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C109", "submitters-mismatch", Error,
    title: "意見を出した人と団体の数が、出し方ごとの数の合計と合いません",
    basis: "数が合わないと、公表した数のどれも信じてもらえなくなるためです。",
    items: &["consultation-result submitters", "consultation-result ways[].submitters"],
}

/// Looks at the number of submitters beside the sum of all ways, where ways are told apart. By arithmetic.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    let numbers = result.submitters.zip(result.by_ways());
    if let Some((submitters, by_ways)) = numbers.filter(|(submitters, by_ways)| submitters != by_ways) {
        let message =
            format!("意見を出した人と団体の数は{submitters}ですが、出し方ごとの数を合わせると{by_ways}です。");
        let remedy = "数え間違いを確かめてください。二つの出し方で出した方は、どちらか一つで数えます。";
        findings.add(&RULE, subject.at_key(result_keys::SUBMITTERS), message, remedy);
    }
}
