//! Opinions that are summed up, without a place where they can be read.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見を「要約」で載せているとき、意見の原文を見られる場所が書かれているかを見ます。
    ///
    /// # なぜ
    ///
    /// 要約では、言いたかったことが落ちることがあります。出した人も、ほかの人も、原文と比べられるようにします。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// [[opinions]]
    /// id = "a"
    /// wording = "要約"
    /// opinion = "順番が分からない。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// originals = "総務課の窓口で閲覧できる。"
    ///
    /// [[opinions]]
    /// id = "a"
    /// wording = "要約"
    /// opinion = "順番が分からない。"
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// [[opinions]]
    /// id = "a"
    /// wording = "原文"
    /// opinion = "順番が分からない。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 原文を見られる場所を「originals = …」に書きます。要約していないのなら「原文」を選びます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第2項。地方公共団体では、自らの条例や要綱によります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C120", "summary-without-originals", Warning,
    title: "意見を要約しましたが、原文を見られる場所がありません",
    basis: "要約したときは、出された意見そのものを、備え付けなどの方法で公にすることになっているためです（行政手続法第43条第2項。地方公共団体では、自らの条例や要綱によります）。",
    items: &["consultation-result opinions[].wording", "consultation-result originals"],
}

/// Where the originals are, and how an opinion is shown.
const ORIGINALS: &str = "originals";
const WORDING: &str = "wording";
const SUMMARY: &str = "summary";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if subject.result().is_none() || subject.is_written(ORIGINALS) || subject.is_refused(ORIGINALS) {
        return;
    }
    let keys =
        subject.rows(result_keys::OPINIONS).iter().map(|row| join(&join(result_keys::OPINIONS, &row.id), WORDING));
    let summed: Vec<String> = keys.filter(|key| subject.chosen(key) == Some(SUMMARY)).collect();
    if let Some(first) = summed.first() {
        let message = format!("意見を{}項目要約していますが、原文を見られる場所が書かれていません。", summed.len());
        let remedy =
            "原文を見られる場所を「originals = …」に書いてください。要約していないのなら「原文」を選んでください。";
        findings.add(&RULE, subject.at_key(first), message, remedy);
    }
}
