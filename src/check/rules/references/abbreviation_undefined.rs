//! An abbreviation that nobody explains, or only after it was used.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use super::abbreviation;
use super::own;
use crate::check::Subject;
use crate::check::keys;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の中で、「番号法」「住基ネット」などの略称や、「ＶＲＳ」のような英字の略語が、意味を書かずに使われていないかを
    /// 見ます。「（以下「番号法」という。）」「ワクチン接種記録システム（VRS）」のような説明が評価書のどこかにあれば構いません。
    /// 「以下「…」という。」と決めた法令などの略称は、決めた所より前で使っていないかも見ます。ID や PDF など、広く知られた語は見ません。
    ///
    /// # なぜ
    ///
    /// 評価書は、住民が読むものです。職員には分かる略称も、説明がなければ、住民には何のことか分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = "番号法の規定に従い、特定個人情報を取り扱う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = "資格の情報は、KHSで確かめる。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = '''
    /// 行政手続における特定の個人を識別するための番号の利用等に関する法律（平成25年法律第27号。以下「番号法」という。）の規定に
    /// 従い、特定個人情報を取り扱う。資格の情報は、国保資格システム（KHS）で確かめる。KHSの画面には、IDを入力する。'''
    /// ```
    ///
    /// # 直し方
    ///
    /// 初めに使う所で「…（以下「番号法」という。）」のように説明します。どの文書でも使う略称は、`site.toml` に `[[abbreviations]]`
    /// を書き、`words` に略称、`meaning` に略さない言い方を書けば、文書ごとに説明しなくて構いません。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）の、専門用語や外来語・略語を読み手に分かるように書く考え方です。
    ///
    /// # 止め方
    ///
    /// 会社や製品の名前など、略語ではないときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P106", "abbreviation-undefined", Warning,
    title: "意味の説明のない略称です",
    basis: "説明のない略称は、評価書を読む住民には何のことか分からないためです。",
    items: &["all-items task.description"],
}

/// What the abbreviations of laws and rules end in; other words that are defined are used as plain words, too.
const OF_LAWS: &[&str] = &["法", "条例", "規則", "要綱", "指針", "命令", "政令", "ガイドライン"];

/// Items that hold names of companies.
const OF_COMPANIES: &[&str] = &["vendor", "name", "file-name", "title"];

/// A use or a meaning of an abbreviation: the passage by its place, and the place in it.
type Spot = (usize, usize);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::BOOKS) {
        return;
    }
    let passages: Vec<&Passage> = own::texts(subject).collect();
    let mut defined: BTreeMap<String, Spot> = BTreeMap::new();
    for (at, passage) in passages.iter().enumerate() {
        for definition in abbreviation::definitions(passage) {
            defined.entry(fold(definition.words)).or_insert((at, definition.range.start));
        }
    }
    let of_site: BTreeSet<String> = subject.settings.abbreviations.iter().map(|known| fold(&known.words)).collect();
    let first = |words: &str| first_use(&passages, words);
    for (words, meaning) in abbreviation::shorts() {
        let folded = fold(words);
        let full = fold(meaning);
        let is_told = || passages.iter().any(|passage| fold(passage.words).contains(&full));
        if defined.contains_key(&folded) || of_site.contains(&folded) {
            continue;
        }
        if let Some((at, range)) = first(words).filter(|_| !is_told()) {
            let message = format!("「{words}」が、意味の説明のないまま使われています（「{meaning}」のこと）。");
            tell(subject, passages[at], range, message, meaning, findings);
        }
    }
    latin(subject, &passages, &defined, &of_site, findings);
    for (at, passage) in passages.iter().enumerate() {
        for definition in abbreviation::definitions(passage) {
            let spot = (at, definition.range.start);
            let is_first = defined.get(&fold(definition.words)) == Some(&spot);
            let is_law =
                OF_LAWS.iter().any(|end| definition.words.ends_with(end)) && definition.words.chars().count() > 1;
            let used = first(definition.words).filter(|(used, range)| (*used, range.start) < spot);
            if let Some((used, range)) = used
                .filter(|_| is_first && is_law && !definition.is_scoped && !of_site.contains(&fold(definition.words)))
            {
                let there = subject.record.called(passage.entry);
                let message = format!("「{}」は、後の{there}で初めて説明されています。", definition.words);
                tell(subject, passages[used], range, message, definition.full, findings);
            }
        }
    }
}

fn tell(
    subject: &Subject,
    passage: &Passage,
    range: Range<usize>,
    message: String,
    full: &str,
    findings: &mut Findings,
) {
    let words = passage.words.get(range.clone()).unwrap_or_default();
    let full = if full.is_empty() { "略さない言い方" } else { full };
    let remedy = format!(
        "ここで「{full}（以下「{words}」という。）」のように説明するか、site.toml に [[abbreviations]] を書いてください。"
    );
    findings.add(&RULE, subject.at_words(passage, range), message, remedy);
}

/// The first place where an abbreviation stands as a word of its own.
fn first_use(passages: &[&Passage], words: &str) -> Option<(usize, Range<usize>)> {
    passages.iter().enumerate().find_map(|(at, passage)| {
        let text = passage.words;
        let mut uses = text.match_indices(words).filter(|(start, _)| passage.is_own_at(*start));
        let (start, _) = uses.find(|(start, _)| {
            let before = text.get(..*start).and_then(|ahead| ahead.chars().next_back());
            let behind = text.get(start + words.len()..).and_then(|rest| rest.chars().next());
            let goes_on = behind.is_some_and(|letter| matches!(letter, 'ァ'..='ヺ' | 'ー' | '律' | '人'));
            !before.is_some_and(own::is_of_a_name) && !goes_on
        })?;
        Some((at, start..start + words.len()))
    })
}

fn latin(
    subject: &Subject,
    passages: &[&Passage],
    defined: &BTreeMap<String, Spot>,
    of_site: &BTreeSet<String>,
    findings: &mut Findings,
) {
    let mut used: BTreeMap<String, (usize, Range<usize>)> = BTreeMap::new();
    let mut known: BTreeSet<String> = defined.keys().chain(of_site).cloned().collect();
    let named =
        |passage: &Passage| passage.entry.key.rsplit('.').next().is_some_and(|last| OF_COMPANIES.contains(&last));
    for (at, passage) in passages.iter().enumerate() {
        for latin in abbreviation::latins(passage.words) {
            let folded = fold(latin.words);
            if latin.is_explained || named(passage) {
                known.insert(folded);
            } else if passage.is_own_at(latin.range.start) {
                used.entry(folded).or_insert((at, latin.range));
            }
        }
    }
    let is_known = |folded: &str| {
        let parts = || folded.split('-').filter(|part| part.chars().count() > 1);
        let is_one = |word: &str| known.contains(word) || abbreviation::is_common(word);
        is_one(folded) || parts().next().is_some_and(is_one) || defined.keys().any(|words| words.contains(folded))
    };
    for (folded, (at, range)) in used.into_iter().filter(|(folded, _)| !is_known(folded)) {
        let passage = passages[at];
        let written = passage.words.get(range.clone()).unwrap_or(&folded);
        let message = format!("「{written}」が、何のことかの説明のないまま使われています。");
        tell(subject, passage, range, message, "", findings);
    }
}
