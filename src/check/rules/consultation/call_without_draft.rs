//! A call about the draft of an assessment that names no draft.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の案への意見の募集に、意見を求める案が示されているかを見ます。
    ///
    /// # なぜ
    ///
    /// 案を名指ししないと、その案がサイトに公開されず、意見を求められた人が読めません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// matter = "評価書の案"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// matter = "評価書の案"
    /// drafts = ["assessments/kaigo/2-an"]
    /// ```
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// matter = "計画の案"
    /// ```
    ///
    /// # 直し方
    ///
    /// 「意見を求める案」の項目に、案の版を書きます。書いた案は、募集と同時に公開されます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第39条第1項（案をあらかじめ公示する）。特定個人情報保護評価に関する規則第7条第4項（評価書を公示して
    /// 意見を求める）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C105", "call-without-draft", Error,
    title: "意見を求める評価書の案が示されていません",
    basis: "案を名指ししないと、案が公開されず、意見を求められた人が読めないためです（行政手続法第39条第1項も、案をあらかじめ公示することを求めています）。",
    items: &["consultation-call matter", "consultation-call drafts"],
}

/// Looks at the drafts of a call about an assessment: only those that it names become public with it.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
    if call.is_of_assessment && call.drafts.is_empty() && !subject.is_refused(call_keys::DRAFTS) {
        let message = "評価書の案への意見の募集ですが、意見を求める案が示されていません。";
        let remedy = format!(
            "「{} = [\"assessments/kaigo/4-an\"]」のように、案の版を書いてください。書いた案は、募集と同時に公開されます。",
            call_keys::DRAFTS
        );
        findings.add(&RULE, subject.at_key(call_keys::MATTER), message, remedy);
    }
}
