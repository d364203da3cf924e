//! The number of matters entrusted is not the number of those that are described.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 「委託の有無」に書かれた件数と、その後に書かれた委託事項の数を比べます。「委託しない」を選んでいるのに委託事項が
    /// あるときと、「委託する」を選んでいるのに委託事項がないときも知らせます。
    ///
    /// # なぜ
    ///
    /// 件数だけを直した、委託事項だけを足した、ページが抜けたまま綴じたなどのときに、二つの数が食い違います。読む人には、
    /// 書かれていない委託があるように見えます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// entrustment.status = "委託する"
    /// entrustment.count = 2
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// name = "通知書の印刷"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// entrustment.status = "委託しない"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// name = "通知書の印刷"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// entrustment.status = "委託する"
    /// entrustment.count = 1
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// name = "通知書の印刷"
    /// ```
    ///
    /// # 直し方
    ///
    /// 委託事項の書き漏らしがないかを確かめ、件数を直します。件数は、書かなければ委託事項の数が入ります。
    ///
    /// # 根拠
    ///
    /// 様式3・様式4の「委託の有無」（（　）件）と計算。
    ///
    /// # 止め方
    ///
    /// 理由があって数が違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q101", "entrustments-miscounted", Error,
    title: "委託の件数が、委託事項の数と合いません",
    basis: "様式は、委託の件数と、その一件ごとの記載を求めているためです。",
    items: &[
        "all-items files[].entrustment.count",
        "all-items files[].entrustments[]",
        "priority-items files[].entrustment.count",
        "priority-items files[].entrustments[]",
    ],
}

const ENTRUSTED: &str = "1";
const NOT_ENTRUSTED: &str = "2";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let (status, count) = (format!("{file}.entrustment.status"), format!("{file}.entrustment.count"));
        let rows = subject.rows(&format!("{file}.entrustments")).len();
        let stated = subject.number(&count);
        let found = match subject.chosen(&status) {
            Some(NOT_ENTRUSTED) if rows > 0 => {
                Some((&status, format!("「委託しない」とありますが、委託事項が{rows}件書かれています。")))
            }
            Some(NOT_ENTRUSTED) if stated.is_some_and(|stated| stated > 0) => Some((
                &status,
                format!("「委託しない」とありますが、件数は{}件とあります。", stated.unwrap_or_default()),
            )),
            Some(ENTRUSTED) if rows == 0 => {
                Some((&status, "「委託する」とありますが、委託事項が一つも書かれていません。".to_owned()))
            }
            Some(ENTRUSTED) => stated
                .filter(|stated| i64::try_from(rows) != Ok(*stated))
                .map(|stated| (&count, format!("委託は{stated}件とありますが、委託事項は{rows}件書かれています。"))),
            _ => None,
        };
        if let Some((key, message)) = found {
            let remedy = "委託事項の書き漏らしがないかを確かめ、委託の有無と件数を直してください。";
            findings.add(&RULE, subject.at_key(key), message, remedy);
        }
    }
}
