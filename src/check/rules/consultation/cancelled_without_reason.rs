//! A call that was called off without a word why, or a reason without a day.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見の募集を中止したとき、中止した日と理由の両方が書かれているかを見ます。
    ///
    /// # なぜ
    ///
    /// 理由だけでは、いつから意見を出せないのかが分からず、ページは募集中のままになります。日だけでは、なぜかが分かり
    /// ません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    /// cancelled = 2026-11-20
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    /// cancelled = 2026-11-20
    /// cancelled-reason = "案を作り直すため。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 書かれていない方を書きます。
    ///
    /// # 根拠
    ///
    /// 論理（中止は、日と理由がそろって初めて伝わります）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C115", "cancelled-without-reason", Warning,
    title: "中止した日と理由の、一方しかありません",
    basis: "意見を出した人と出そうとした人が、なぜ、いつ中止されたのかを知るためです。",
    items: &["consultation-call cancelled", "consultation-call cancelled-reason"],
}

/// Why the call was called off.
const REASON: &str = "cancelled-reason";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if subject.call().is_none() || subject.is_refused(call_keys::CANCELLED) || subject.is_refused(REASON) {
        return;
    }
    let (message, remedy, key) = match (subject.is_written(call_keys::CANCELLED), subject.is_written(REASON)) {
        (true, false) => (
            "中止した日は書かれていますが、理由がありません。",
            "中止した理由を「cancelled-reason = …」に書いてください。",
            call_keys::CANCELLED,
        ),
        (false, true) => (
            "中止した理由は書かれていますが、日がありません。",
            "中止した日を「cancelled = …」に書いてください。",
            REASON,
        ),
        _ => return,
    };
    findings.add(&RULE, subject.at_key(key), message, remedy);
}
