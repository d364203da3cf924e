//! A change on a day on which there was no assessment, or after the publication that tells of it.

use super::changes_out_of_order::of_rows;
use super::span;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Date;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の変更日が、ありうる時期にあるかを見ます。特定個人情報保護評価が始まった平成26年4月より前の日と、公表日より後の
    /// 日を取り上げます。「（予定）」の付いた日と、案の版の公表日との前後は見ません。
    ///
    /// # なぜ
    ///
    /// 制度が始まる前に評価書は変えられません。公表日より後の変更は、まだ行われていません。年を書き誤ったときに起こります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "one"
    /// date = 2006-04-01
    /// ```
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[changes]]
    /// id = "one"
    /// date = 2026-07-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[changes]]
    /// id = "one"
    /// date = 2026-06-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 変更日を確かめて直します。これから行う変更なら、日の後に「（予定）」と書きます。
    ///
    /// # 根拠
    ///
    /// 論理。特定個人情報保護評価に関する規則（平成26年特定個人情報保護委員会規則第1号）は平成26年4月に施行されました。
    ///
    /// # 止め方
    ///
    /// 理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D159", "change-out-of-time", Warning,
    title: "変更日が、ありえない時期にあります",
    basis: "制度が始まる前と、公表日より後には、この版に載る変更がないためです（論理）。",
    items: &["all-items changes[].date", "priority-items changes[].date", "basic-items changes[].date"],
}

/// Year and month in which the regulation on assessments came into force.
const BEGINNING: (i16, i8) = (2014, 4);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let published = span::published(subject);
    for row in of_rows(subject) {
        let late = published.as_ref().filter(|published| !row.is_planned && row.is_after(published));
        let message = if is_before_beginning(row.latest) {
            format!("変更日（{}）は、特定個人情報保護評価が始まった平成26年4月より前です。", row.words)
        } else if let Some(published) = late {
            format!("変更日（{}）が、公表日（{}）より後です。", row.words, published.words)
        } else {
            continue;
        };
        let remedy = "変更日を確かめて直してください。これから行う変更なら、日の後に「（予定）」と書いてください。";
        findings.add(&RULE, row.place, message, remedy);
    }
}

fn is_before_beginning(day: Date) -> bool {
    (day.year(), day.month()) < BEGINNING
}
