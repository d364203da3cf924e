//! A sentence that gives its reason with the same word twice.

use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 一つの短い文（120文字まで）に、理由を示す「ため、」が二度書かれていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 文を直しているうちに理由の言葉が重なり、どちらが理由で何が結果なのかが分からなくなったものがあるためです。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "照会の事務であるため、入力の手間を減らすため、前の回の内容を写して使う。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "照会の事務では、入力の手間を減らすため、前の回の内容を写して使う。誤りを防ぐため、別の職員が確かめる。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 文を二つに分けるか、片方の理由の書き方を変えます。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）は、一文を短くし、論点を一つにすることを勧めています。誤りとは限らない
    /// ため、「要判断」とします。
    ///
    /// # 止め方
    ///
    /// 二つの理由が並んで正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H157", "reason-twice", Information,
    title: "一つの文に、理由を示す「ため、」が二度あります",
    basis: "どちらが理由で何が結果なのかが、読む人に伝わらないことがあるためです。",
    items: &[],
}

const REASON: &str = "ため、";
/// Characters of a sentence in which two reasons are no enumeration.
const LONGEST: usize = 120;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        for range in sentences_with_two(passage.own()) {
            let message = "一つの文に「ため、」が二度あります。";
            let remedy = "文を二つに分けるか、片方の理由の書き方を変えてください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

fn sentences_with_two(own: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for sentence in own.split_inclusive(['。', '\n']) {
        let begin = at + sentence.len() - sentence.trim_start().len();
        at += sentence.len();
        let words = sentence.trim();
        if words.chars().count() <= LONGEST && words.matches(REASON).count() > 1 && !words.contains('|') {
            found.push(begin..begin + words.len());
        }
    }
    found
}
