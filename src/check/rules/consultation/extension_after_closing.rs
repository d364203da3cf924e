//! An extension that was announced when the period was over.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 期間の延長を公表した日が、その前の締切の日より後になっていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 終わった募集を延ばすことはできません。日付の書き間違いか、もう一度の募集です。
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
    /// decided = 2026-12-08
    /// closes = "2026-12-18T17:00"
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
    /// decided = 2026-12-04
    /// closes = "2026-12-18T17:00"
    /// ```
    ///
    /// # 直し方
    ///
    /// 延長を公表した日を確かめます。締切の後だったときは、新しい募集として書きます。
    ///
    /// # 根拠
    ///
    /// 計算。論理（延長は、終わる前に示すものです）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C116", "extension-after-closing", Warning,
    title: "締切が過ぎた後に、期間を延ばしています",
    basis: "締切が過ぎて諦めた人には、延長が伝わらないためです。もう一度の募集にすべき場合もあります。",
    items: &["consultation-call extensions[].decided", "consultation-call closes"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call() else { return };
    let mut before = call.first_closes;
    for extension in &call.extensions {
        if let Some((decided, limit)) = extension.decided.zip(before).filter(|(decided, limit)| *decided > limit.date())
        {
            let key = join(&join(call_keys::EXTENSIONS, &extension.id), call_keys::DECIDED);
            let message =
                format!("延長を公表した日（{}）が、その前の締切（{}）より後です。", decided.in_full(), limit.in_full());
            let remedy = "延長を公表した日を確かめてください。締切の後だったときは、新しい募集として書いてください。";
            findings.add(&RULE, subject.at_key(&key), message, remedy);
        }
        before = before.max(Some(extension.closes));
    }
}
