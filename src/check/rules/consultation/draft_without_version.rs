//! A draft that is named without its version.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見を求める案が、どの版の案かまで書かれているかを見ます。
    ///
    /// # なぜ
    ///
    /// 文書の名前だけでは、すでに定めた版を指します。案は公開されず、「案を読む」を押した人は、定めた版に着きます。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// drafts = ["assessments/kaigo"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// drafts = ["assessments/kaigo/2-an"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 「assessments/kaigo/2-an」のように、案の版まで書きます。
    ///
    /// # 根拠
    ///
    /// 論理（案と定めた版は、別の版です）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C106", "draft-without-version", Error,
    title: "意見を求める案の版が示されていません",
    basis: "版を書かないと、案が公開されず、「案を読む」が定めた版へ案内してしまうためです。",
    items: &["consultation-call drafts"],
}

/// Looks at every draft that a call names: a document alone is that of today, and its draft would stay unpublished.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
    for draft in call.drafts.iter().filter(|draft| draft.version.is_none()) {
        let message = format!("意見を求める案「{draft}」に、どの版の案かが書かれていません。");
        let remedy = format!("「{}/4-an」のように、案の版まで書いてください。", draft.document);
        findings.add(&RULE, subject.at_key(call_keys::DRAFTS), message, remedy);
    }
}
