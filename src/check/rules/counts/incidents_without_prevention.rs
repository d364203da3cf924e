//! Incidents are numbered, and the measures against them are numbered otherwise.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::circled;

rule! {
    /// # 何を見るか
    ///
    /// 過去3年以内の重大事故の「その内容」に付けた番号（①、②…）と、「再発防止策の内容」に付けた番号を比べ、再発防止策の番号が
    /// 足りないときに知らせます。番号を付けずにまとめて書いた再発防止策には、何も言いません。
    ///
    /// # なぜ
    ///
    /// 事故を書き足したときに、再発防止策を書き足していない、表の欄からあふれて途中で切れている、ということがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [files.risks.storage.loss]
    /// incidents = "発生あり"
    /// incidents-content = "①通知書を別人に送った。\n②書類を紛失した。\n③電子メールを誤って送った。"
    /// incidents-prevention = "①二人で確かめる。\n②保管の場所を決めた。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [files.risks.storage.loss]
    /// incidents = "発生あり"
    /// incidents-content = "①通知書を別人に送った。\n②書類を紛失した。"
    /// incidents-prevention = "①二人で確かめる。\n②保管の場所を決めた。\n③研修を行った。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [files.risks.storage.loss]
    /// incidents = "発生あり"
    /// incidents-content = "①通知書を別人に送った。\n②書類を紛失した。"
    /// incidents-prevention = "全ての職員に研修を行い、確かめる手順を改めた。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 番号ごとに、事故とその再発防止策がそろっているかを確かめ、書き足します。
    ///
    /// # 根拠
    ///
    /// 様式3・様式4の重大事故の「その内容」と「再発防止策の内容」と論理。
    ///
    /// # 止め方
    ///
    /// 一つの再発防止策が幾つもの事故に当たるなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q109", "incidents-without-prevention", Warning,
    title: "重大事故の番号に、再発防止策の番号がそろっていません",
    basis: "事故ごとに、再発防止策を書くことが求められているためです。",
    items: &[
        "all-items files[].risks.storage.loss.incidents-content",
        "all-items files[].risks.storage.loss.incidents-prevention",
    ],
}

const GROUPS: &[&str] = &["risks.storage.loss", "risks.storage"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        for group in GROUPS {
            let (content, prevention) =
                (format!("{file}.{group}.incidents-content"), format!("{file}.{group}.incidents-prevention"));
            let Some((told, answered)) = subject.words(&content).zip(subject.words(&prevention)) else { continue };
            let (told, answered) = (marks(told), marks(answered));
            let open: Vec<String> = told.difference(&answered).map(|mark| format!("「{mark}」")).collect();
            if answered.is_empty() || open.is_empty() {
                continue;
            }
            let message =
                format!("「その内容」には{}の番号がありますが、「再発防止策の内容」にはありません。", open.join(""));
            let remedy = "番号ごとに、事故とその再発防止策がそろっているかを確かめてください。";
            findings.add(&RULE, subject.at_key(&prevention), message, remedy);
        }
    }
}

/// The enclosed digits that begin lines or follow the end of a sentence.
fn marks(words: &str) -> BTreeSet<char> {
    let mut marks = BTreeSet::new();
    let mut is_start = true;
    for letter in words.chars() {
        if is_start && circled(letter).is_some() {
            marks.insert(letter);
        }
        is_start = matches!(letter, '\n' | '。' | '（' | '(') || (is_start && is_lead(letter));
    }
    marks
}

/// Blanks and marks that may stand before a number.
fn is_lead(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '・' | '-' | '*' | '　' | '、' | '～') || circled(letter).is_some()
}
