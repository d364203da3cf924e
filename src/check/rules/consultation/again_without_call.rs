//! A result that promises another call and does not name it.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 結果が「案を直して、もう一度募集する」なのに、次の募集が示されていないところを探します。まだ始まっていなければ、
    /// 始まったときに書き足します。
    ///
    /// # なぜ
    ///
    /// 一度意見を出した人は、もう一度の募集がどこであるのかを、このページで探します。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を直して、もう一度募集する"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を直して、もう一度募集する"
    /// again = ["consultations/anken-2"]
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を定めた"
    /// ```
    ///
    /// # 直し方
    ///
    /// 次の募集が始まったら、「もう一度の募集」（`again`）に、その募集を書きます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第4項。地方公共団体では、自らの条例や要綱によります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C121", "again-without-call", Information,
    title: "もう一度の募集が示されていません",
    basis: "もう一度意見を求めるときは、その旨を公示することになっており、読む人が次の募集を探せるようにするためです（行政手続法第43条第4項）。",
    items: &["consultation-result outcome", "consultation-result again"],
}

/// The next call, and the result that promises it.
const AGAIN: &str = "again";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let is_promised = subject.result().is_some() && subject.chosen(result_keys::OUTCOME) == Some(AGAIN);
    if is_promised && !subject.is_written(AGAIN) && !subject.is_refused(AGAIN) {
        let message = "「もう一度募集する」とありますが、次の募集が示されていません。";
        let remedy = "次の募集が始まったら、「again = [\"consultations/…\"]」に書いてください。";
        findings.add(&RULE, subject.at_key(result_keys::OUTCOME), message, remedy);
    }
}
