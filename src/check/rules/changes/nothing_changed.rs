//! A row of the table of changes whose two sides are the same.

use super::row::ChangeRow;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::squeeze;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表の「変更前の記載」と「変更後の記載」が、同じ文になっていないかを見ます。空白と改行の違いは、違いとは見ません。
    /// 全角と半角だけの違いは、「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// 前と後が同じでは、何が変わったのかが分かりません。片方を写した後に、直し忘れたものです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "保険課"
    /// after = "保険課"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉課"
    /// after = "保険課"
    /// [[changes]]
    /// id = "c2"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.②"
    /// before = "課長。"
    /// after = "課長"
    /// ```
    ///
    /// # 直し方
    ///
    /// 前の版の文と今の文を、それぞれ確かめて書きます。変わっていないなら、行を消します。
    ///
    /// # 根拠
    ///
    /// 論理（変更箇所は、変わった所を書く表であること）。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P109", "nothing-changed", Error,
    title: "変更前と変更後の記載が同じです",
    basis: "前と後が同じでは、何が変わったのかが分からないためです。",
    items: &["all-items changes[].before", "all-items changes[].after"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for row in ChangeRow::all(subject) {
        let Some((before, after)) = row.before.zip(row.after) else { continue };
        let bare = |words: &str| words.split_whitespace().collect::<String>();
        let severity = if bare(before) == bare(after) {
            Severity::Error
        } else if squeeze(before) == squeeze(after) {
            Severity::Warning
        } else {
            continue;
        };
        let message = format!("変更箇所の{}は、変更前と変更後の記載が同じです。", row.called());
        let remedy =
            "前の版の文と今の文を確かめて、誤っている方を直してください。変わっていないなら、行を消してください。";
        findings.add_as(severity, &RULE, row.at(subject, "after").quoting(after), message, remedy);
    }
}
