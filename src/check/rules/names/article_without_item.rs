//! Article 19 of the My Number Act as the ground of a provision, without the item that allows it.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::claims::claims;
use crate::check::folded::Folded;

rule! {
    /// # 何を見るか
    ///
    /// 情報連携と提供の「法令上の根拠」に書かれた番号法第19条に、号（第8号など）があるかを見ます。同じ項目のどこかに、
    /// 第19条の号が書かれていれば、指摘しません。
    ///
    /// # なぜ
    ///
    /// 番号法第19条は、特定個人情報を提供できる場合を、号ごとに限っています。号がないと、どの場合に当たるのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [network]
    /// basis = "番号法第19条"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [network]
    /// basis = "番号法第十九条第八号"
    /// ```
    ///
    /// # 直し方
    ///
    /// どの号によるのかを確かめて、「番号法第19条第8号」のように書きます。
    ///
    /// # 根拠
    ///
    /// 番号法第19条（特定個人情報の提供の制限）。
    ///
    /// # 止め方
    ///
    /// 号を挙げないことに理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P116", "article-without-item", Warning,
    title: "番号法第19条の、どの号によるのかが書かれていません",
    basis: "番号法第19条は、提供できる場合を号ごとに限っているためです。",
    items: &[
        "all-items network.basis",
        "all-items files[].recipients[].basis",
        "priority-items network.basis",
        "priority-items files[].recipients[].basis",
        "basic-items network.basis",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in claims(subject).filter(|passage| is_ground(&passage.entry.key)) {
        let folded = passage.folded();
        let articles = articles(folded);
        if articles.iter().any(|(_, has_item)| *has_item) {
            continue;
        }
        if let Some((range, _)) = articles.into_iter().next() {
            let written = folded.written(range);
            let words = passage.words.get(written.clone()).unwrap_or_default();
            let message = format!("提供の根拠の「{words}」に、号が書かれていません。");
            let remedy = "どの号によるのかを確かめて、「番号法第19条第8号」のように書いてください。";
            findings.add(&RULE, subject.at_words(passage, written), message, remedy);
        }
    }
}

fn is_ground(key: &str) -> bool {
    key == "network.basis" || (key.contains(".recipients.") && key.ends_with(".basis"))
}

/// Places of article 19 of that act, and whether items of it follow.
fn articles(folded: &Folded) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for law in ["番号法", "番号利用法", "マイナンバー法", "番号の利用等に関する法律"] {
        for (at, _) in folded.text.match_indices(law) {
            let behind = folded.from(at + law.len());
            // 番号法（平成25年法律第27号。以下「番号法」という。）第19条
            let aside =
                behind.strip_prefix('(').and_then(|inner| inner.split_once(')')).map(|(aside, _)| aside.len() + 2);
            let start = at + law.len() + aside.unwrap_or(0);
            let article = ["第19条", "19条"].iter().find(|article| folded.from(start).starts_with(**article));
            let Some(article) = article else { continue };
            let rest = folded.from(start + article.len());
            // 第19条の2 is another article.
            if rest.starts_with('の') && rest.chars().nth(1).is_some_and(|letter| letter.is_ascii_digit()) {
                continue;
            }
            let has_item = rest.starts_with("各号") || ["第", "の第", "", "の"].iter().any(|way| item(rest, way));
            found.push((at..start + article.len(), has_item));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Whether the number of an item stands at the beginning, after a word that leads to it: `第8号`.
fn item(rest: &str, way: &str) -> bool {
    let Some(rest) = rest.strip_prefix(way) else { return false };
    let digits = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    digits.len() < rest.len() && digits.starts_with('号')
}
