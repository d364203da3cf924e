//! The first year of an era written as a number.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::FirstYear;

rule! {
    /// # 何を見るか
    ///
    /// 文章の中で、元号の最初の年が「令和1年」「平成1年度」のように数字で書いてあるところを探します。「R1.5.1」のような略した
    /// 書き方は見ません。
    ///
    /// # なぜ
    ///
    /// 公用文では「元年」と書きます。「令和1年」と「令和元年」が混ざると、検索で片方しか見つかりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "令和1年10月から窓口で受け付けている。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "令和元年10月から窓口で受け付けている。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 「元年」と書きます。
    ///
    /// # 根拠
    ///
    /// 公用文の書き慣わしによります。条文は未確認です。
    ///
    /// # 止め方
    ///
    /// 表の幅などの理由で数字のままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D105", "first-year-as-number", Warning,
    title: "元号の最初の年が「元年」と書かれていません",
    basis: "書き方が混ざると、検索で片方しか見つからないためです（公用文の書き慣わし）。",
    items: &[],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for dated in subject.dated() {
        for date in dated.mention.dates().filter(|date| date.first_year == Some(FirstYear::One)) {
            let words = dated.words(date.range.clone());
            let message = format!("「{words}」は、元号の最初の年が数字で書かれています。");
            let remedy = "「令和元年」のように、最初の年は「元年」と書いてください。";
            findings.add(&RULE, subject.at_words(&dated.passage, date.range.clone()), message, remedy);
        }
    }
}
