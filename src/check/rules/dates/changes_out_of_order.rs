//! Changes that are not listed by their day.

use super::span::Written;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表が、変更日の古いものから順に並んでいるかを見ます。順が戻る最初の行だけを知らせます。同じ日の行が続くことは
    /// 構いません。
    ///
    /// # なぜ
    ///
    /// 変更箇所は前の版の表に書き足していくものです。順が戻る行では、年を書き誤っていることがよくあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "one"
    /// date = 2025-04-01
    /// [[changes]]
    /// id = "two"
    /// date = 2024-10-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "one"
    /// date = 2024-10-01
    /// [[changes]]
    /// id = "two"
    /// date = 2025-04-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 変更日を確かめ、正しければ行を変更日の順に並べ替えます。
    ///
    /// # 根拠
    ///
    /// 論理。並べる順を定めた条文はありません。
    ///
    /// # 止め方
    ///
    /// 新しいものから並べると決めているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D109", "changes-out-of-order", Warning,
    title: "変更箇所が、変更日の順に並んでいません",
    basis: "順が戻る行では、変更日を書き誤っていることがよくあるためです（論理）。",
    items: &[
        "all-items changes[].date",
        "priority-items changes[].date",
        "basic-items changes[].date",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let rows = of_rows(subject);
    let back = rows.windows(2).find(|pair| pair[0].is_after(&pair[1]));
    if let Some([before, row]) = back {
        let message = format!("変更日（{}）が、一つ上の行の変更日（{}）より前です。", row.words, before.words);
        let remedy = "変更日を確かめ、正しければ行を変更日の古いものから順に並べ替えてください。";
        findings.add(&RULE, row.place.clone(), message, remedy);
    }
}

/// The days of all changes of an assessment, in the order of the table.
pub(super) fn of_rows(subject: &Subject) -> Vec<Written> {
    if !subject.form_is(keys::BOOKS) {
        return Vec::new();
    }
    let key = |id: &str| join(&join(keys::CHANGES, id), keys::CHANGE_DATE);
    subject.rows(keys::CHANGES).iter().filter_map(|row| Written::at(subject, &key(&row.id))).collect()
}
