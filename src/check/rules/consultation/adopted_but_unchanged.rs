//! An opinion by which the draft was mended, in a result that says that it was not.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 「案を定めた」（直さずに定めた）という結果の中に、「案を直した」と答えた意見がないかを見ます。
    ///
    /// # なぜ
    ///
    /// 意見を出した人は、自分の意見で案が直ったのかどうかを、ここで確かめます。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を定めた"
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "順番が分からない。"
    /// response = "案を直した"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// outcome = "案を直して定めた"
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "順番が分からない。"
    /// response = "案を直した"
    /// ```
    ///
    /// # 直し方
    ///
    /// 結果を「案を直して定めた」にして違いを書くか、意見への対応を直します。
    ///
    /// # 根拠
    ///
    /// 論理。行政手続法第43条第1項第4号（案と定めたものとの差異を含む）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C119", "adopted-but-unchanged", Error,
    title: "意見により案を直したのに、案のまま定めたことになっています",
    basis: "「案を直した」という答えと「案を定めた」という結果の、どちらが本当か分からないためです。",
    items: &["consultation-result outcome", "consultation-result opinions[].response"],
}

/// The result that nothing was mended, and the answer that something was.
const ENACTED: &str = "enacted";
const ADOPTED: &str = "adopted";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if subject.result().is_none() || subject.chosen(result_keys::OUTCOME) != Some(ENACTED) {
        return;
    }
    for row in subject.rows(result_keys::OPINIONS) {
        let key = join(&join(result_keys::OPINIONS, &row.id), result_keys::RESPONSE);
        if subject.chosen(&key) == Some(ADOPTED) {
            let message = "この意見には「案を直した」と答えていますが、結果は「案を定めた」（直さずに定めた）です。";
            let remedy = "結果を「案を直して定めた」にして違いを書くか、意見への対応を直してください。";
            findings.add(&RULE, subject.at_key(&key), message, remedy);
        }
    }
}
