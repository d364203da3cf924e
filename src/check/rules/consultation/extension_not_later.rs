//! An extension that extends nothing.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 期間を延ばした後の締切が、その前の締切より後になっているかを見ます。
    ///
    /// # なぜ
    ///
    /// 一度示した締切を早めると、前の締切を信じた人が意見を出せません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [[extensions]]
    /// id = "first"
    /// closes = "2026-12-01T17:00"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [[extensions]]
    /// id = "first"
    /// closes = "2026-12-11T17:00"
    /// ```
    ///
    /// # 直し方
    ///
    /// 新しい締切を直すか、その延長を消します。延長が何度もあるときは、早いものから順に書きます。
    ///
    /// # 根拠
    ///
    /// 論理（延長は、期間を長くするものです）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C102", "extension-not-later", Error,
    title: "延長した締切が、前の締切より後になっていません",
    basis: "一度示した期間を短くすると、前の締切を信じた方が意見を出せなくなるためです。",
    items: &["consultation-call extensions[].closes"],
}

/// Looks at every extension beside the limit before it: a period that was announced may grow, and never shrinks. By what an
/// extension is.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
    let mut before = call.first_closes;
    for extension in &call.extensions {
        if let Some(limit) = before.filter(|limit| extension.closes <= *limit) {
            let key = join(&join(call_keys::EXTENSIONS, &extension.id), call_keys::CLOSES);
            let message = format!(
                "新しい締切（{}）が、前の締切（{}）より後になっていません。",
                extension.closes.in_full(),
                limit.in_full()
            );
            let remedy = "新しい締切を前の締切より後の日時に直すか、この延長を消してください。延長は、早いものから順に書きます。";
            findings.add(&RULE, subject.at_key(&key), message, remedy);
        }
        before = before.max(Some(extension.closes));
    }
}
