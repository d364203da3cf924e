//! Opinions that do not add up to those received.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見の件数と、載せた意見ごとの件数の合計が合うかを見ます。載せていない意見とその理由が書いてあれば、合計が少な
    /// くても構いません。
    ///
    /// # なぜ
    ///
    /// 数が合わないと、載せていない意見があるように見えます。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 4
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "順番が分からない。"
    /// count = 3
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 3
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "順番が分からない。"
    /// count = 3
    /// ```
    ///
    /// # 直し方
    ///
    /// 数え間違いと書き漏らしを確かめます。載せない意見があるときは、その数と理由を書きます。
    ///
    /// # 根拠
    ///
    /// 計算。行政手続法第43条第1項第3号（提出意見の公示）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C108", "received-mismatch", Error,
    title: "意見の件数が、意見ごとの件数の合計と合いません",
    basis: "件数が合わないと、載せていない意見があるように見え、公表した数を信じてもらえなくなるためです。",
    items: &["consultation-result received", "consultation-result opinions[].count"],
}

/// Looks at the number received beside the sum of the groups shown. Where opinions are left out with a reason, fewer may be
/// shown; more never. By arithmetic.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    let Some((received, shown)) = result.received.zip(result.shown()).filter(|(received, _)| *received > 0) else {
        return;
    };
    if shown > received || (shown < received && !result.leaves_out) {
        let message = format!("意見の件数は{received}件ですが、意見ごとの件数を合わせると{shown}件です。");
        let remedy = format!(
            "数え間違いと書き漏らしを確かめてください。載せていない意見があるときは、その数と理由を「{} = …」に書いてください。",
            result_keys::LEFT_OUT
        );
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
}
