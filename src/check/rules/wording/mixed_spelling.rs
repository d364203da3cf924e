//! One word spelt in two ways within a document.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 一つの文書の中で、同じ言葉が二通りに書かれていないかを見ます。「サーバ」と「サーバー」、「及び」と「および」、「取扱い」と
    /// 「取り扱い」など、表（[spellings.toml](../../src/check/rules/wording/spellings.toml)）にある言葉です。どちらかだけを使って
    /// いれば、どちらでも知らせません。
    ///
    /// # なぜ
    ///
    /// 表記が揺れると、同じものを指すのかどうかを読む人が迷い、検索の結果からも漏れます。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "中間サーバーへ送る。中間サーバーから受け取る。中間サーバで照合する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "中間サーバーへ送る。記録を取り扱い、取扱いの記録を残す。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 法令や「公用文作成の考え方」の書き方を目安に、どちらかにそろえます。法令の名前や製品の名前は、元のままで構いません。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）、公用文における漢字使用等について（平成22年内閣訓令第1号）、外来語の表記
    /// （平成3年内閣告示第2号）、送り仮名の付け方（昭和48年内閣告示第2号）。言葉ごとの根拠は、表に書いてあります。
    ///
    /// # 止め方
    ///
    /// 二通りに書く理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H109", "mixed-spelling", Information,
    title: "同じ言葉が二通りに書かれています",
    basis: "同じものを指すのかを読む人が迷い、検索の結果からも漏れるためです。",
    items: &[],
}

/// A file of words that are spelt in several ways.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<Word>,
}

/// A word, by all of its spellings; the first is that of official documents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    spellings: Vec<String>,
    /// On what the first spelling is based.
    source: String,
    /// What stands behind the word where it is a noun; anything where nothing is named.
    #[serde(default)]
    behind: Vec<String>,
    /// Longer words in which a spelling does not count.
    #[serde(default)]
    unless: Vec<String>,
}

const WORDS: &str = include_str!("spellings.toml");
static SEARCH: LazyLock<Search> = LazyLock::new(|| Search::read(WORDS));

/// All spellings of all words, ready to be searched for.
struct Search {
    words: Vec<Word>,
    /// For each pattern: its word and its spelling, or none where the pattern is a longer word.
    patterns: Vec<(usize, Option<usize>)>,
    finder: Option<AhoCorasick>,
}

impl Search {
    fn read(file: &str) -> Self {
        let words = toml::from_str::<File>(file).map(|file| file.words).unwrap_or_default();
        let mut patterns = Vec::new();
        let mut written: Vec<&str> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for (spelling, letters) in word.spellings.iter().enumerate() {
                patterns.push((at, Some(spelling)));
                written.push(letters);
            }
            for longer in &word.unless {
                patterns.push((at, None));
                written.push(longer);
            }
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(written).ok();
        Self { words, patterns, finder }
    }

    /// Word, spelling and place of everything that is found.
    fn find(&self, own: &str) -> Vec<(usize, usize, Range<usize>)> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let found = finder.find_iter(own).filter_map(|found| {
            let (word, spelling) = self.patterns[found.pattern().as_usize()];
            let behind = &self.words[word].behind;
            let rest = own.get(found.end()..).unwrap_or_default();
            let is_word = behind.is_empty() || behind.iter().any(|behind| rest.starts_with(behind.as_str()));
            spelling.filter(|_| is_word).map(|spelling| (word, spelling, found.range()))
        });
        found.collect()
    }
}

/// How often a spelling stands in a document, and where first.
struct Use<'s, 'a> {
    count: usize,
    first: (&'s Passage<'a>, Range<usize>),
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut used: BTreeMap<usize, BTreeMap<usize, Use>> = BTreeMap::new();
    for passage in own_passages(subject) {
        for (word, spelling, range) in SEARCH.find(passage.own()) {
            let spellings = used.entry(word).or_default();
            spellings.entry(spelling).or_insert_with(|| Use { count: 0, first: (passage, range) }).count += 1;
        }
    }
    for (word, spellings) in used.into_iter().filter(|(_, spellings)| spellings.len() > 1) {
        let written = &SEARCH.words[word].spellings;
        let most = spellings.iter().map(|(at, used)| (used.count, std::cmp::Reverse(*at))).max();
        let Some((_, std::cmp::Reverse(most))) = most else { continue };
        for (at, used) in spellings.iter().filter(|(at, _)| **at != most) {
            let message = format!(
                "「{}」（{}か所）と「{}」（{}か所）が混ざっています。",
                written[*at], used.count, written[most], spellings[&most].count
            );
            let remedy = format!(
                "公用文では、{}により「{}」と書きます。どちらかにそろえてください。",
                SEARCH.words[word].source, written[0]
            );
            let (passage, range) = used.first.clone();
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::File;
    use super::Search;
    use super::WORDS;

    #[test]
    fn every_spelling_is_found() {
        let file: File = toml::from_str(WORDS).expect("the words can be read");
        let search = Search::read(WORDS);
        for (at, word) in file.words.iter().enumerate() {
            assert!(word.spellings.len() > 1 && !word.source.is_empty(), "{:?}", word.spellings);
            for (spelling, letters) in word.spellings.iter().enumerate() {
                let written = format!("{letters}{}", word.behind.first().map_or("", String::as_str));
                let found = search.find(&written);
                assert_eq!(found, [(at, spelling, 0..letters.len())], "{letters}");
            }
        }
    }
}
