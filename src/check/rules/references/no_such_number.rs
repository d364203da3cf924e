//! 上記③ where no ③ stands.

use std::ops::Range;

use super::mark;
use super::mark::Mark;
use super::mark::Style;
use super::own;
use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::circled;

rule! {
    /// # 何を見るか
    ///
    /// 「上記③」「前記（２）」「下記ア」のように、番号で指した先が、同じ欄にあるかを見ます。同じ欄になければ、同じまとまりの
    /// 項目（「③入手の時期・頻度」など）や、並びの欄も探します。
    ///
    /// # なぜ
    ///
    /// 番号を付け直したり、文を別の欄に移したりすると、指す側だけが元のまま残ります。読む人は、どこを見ればよいのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = '''
    /// ①資格の取得の届出を受け付ける。
    /// ②保険料を計算し、通知する。
    /// 上記③の結果は、翌月に確認する。'''
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
    /// ①資格の取得の届出を受け付ける。
    /// ②保険料を計算し、通知する。
    /// 上記①及び②の結果は、翌月に確認する。上記2つの処理は、職員が行う。'''
    /// ```
    ///
    /// # 直し方
    ///
    /// 指したい所の今の番号に直すか、番号ではなく、その名前で指します。
    ///
    /// # 根拠
    ///
    /// 論理（指した先がないこと）。指摘が「問題あり」になるのは、その欄に、1から抜けのない並びが一つだけあり、指した番号がその後に
    /// 当たるときです。並びが途中から始まるときや、章ごとに並びがあるときは、「問題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 図の中の番号を指すときなどは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P103", "no-such-number", Error,
    title: "「上記③」などの番号の指す先がありません",
    basis: "指した先のない番号は、番号を付け直したときの直し忘れであり、読む人が内容を確かめられないためです。",
    items: &[],
}

const ABOVE: &[&str] = &["上記", "前記"];
const BELOW: &[&str] = &["下記"];

/// What may follow on a bare number that names a place: others are numbers of things.
const BEHIND_BARE: &str = "、。にでをはがと及又～・）)";

struct Reference {
    word: &'static str,
    mark: Mark,
    /// From the word to the last number.
    range: Range<usize>,
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own::texts(subject) {
        let references = references(passage);
        if references.is_empty() {
            continue;
        }
        let mut standing = mark::standing(passage.words);
        let is_naming = |mark: &Mark| references.iter().any(|own| own.range.contains(&mark.range.start));
        standing.retain(|mark| !is_naming(mark));
        let missing = references.iter().filter(|named| !stands(&named.mark, &standing));
        let mut told = None;
        for named in missing.filter(|named| !stands_near(subject, passage, named)) {
            // Of 「上記（1）から（7）」, what lies between is told of once.
            if told.replace(named.mark.range.start) != Some(named.mark.range.start) {
                tell(subject, passage, named, &standing, findings);
            }
        }
    }
}

fn tell(subject: &Subject, passage: &Passage, named: &Reference, standing: &[Mark], findings: &mut Findings) {
    let Reference { word, mark, range } = named;
    let written = passage.words.get(mark.range.clone()).unwrap_or_default();
    let message = match standing.iter().filter(|other| other.style == mark.style).max_by_key(|other| other.number) {
        Some(last) => {
            let last = passage.words.get(last.range.clone()).unwrap_or_default();
            format!("「{word}{written}」とありますが、この欄の番号は「{last}」までで、指した番号がありません。")
        }
        None => format!("「{word}{written}」とありますが、この欄に、指した番号がありません。"),
    };
    let is_certain = mark.style != Style::Bare && is_whole_list(standing, named);
    let severity = if is_certain { Severity::Error } else { Severity::Warning };
    let remedy = "指したい所の今の番号に直すか、番号ではなく、その名前で指してください。";
    findings.add_as(severity, &RULE, subject.at_words(passage, range.clone()), message, remedy);
}

/// Whether all numbers of the style are one list from 1 on that ends before the number; what is cut out of a longer
/// text, or has a list in every chapter, is not sure to have been read to its end.
fn is_whole_list(standing: &[Mark], named: &Reference) -> bool {
    let list: Vec<&Mark> = standing.iter().filter(|other| other.style == named.mark.style).collect();
    let is_gapless = list.iter().zip(1..).all(|(mark, number)| mark.number == number);
    let stands_ahead = BELOW.contains(&named.word) || list.iter().all(|mark| mark.range.end <= named.range.start);
    is_gapless && stands_ahead && list.last().is_some_and(|mark| mark.number < named.mark.number)
}

/// Every number that is named with 上記 and its like.
fn references(passage: &Passage) -> Vec<Reference> {
    let words = passage.words;
    let mut references = Vec::new();
    for word in ABOVE.iter().chain(BELOW).copied() {
        for (at, _) in words.match_indices(word).filter(|(at, _)| passage.is_own_at(*at)) {
            let from = at + word.len();
            let rest = words.get(from..).unwrap_or_default();
            let blanks = rest.len() - rest.trim_start_matches([' ', '　', 'の', '「']).len();
            let marks = mark::marks_from(words, from + blanks);
            let Some(end) = marks.last().map(|last| last.range.end) else { continue };
            let behind = words.get(end..).and_then(|rest| rest.chars().next());
            let is_bare = marks.iter().any(|mark| mark.style == Style::Bare);
            if is_bare && (blanks > 0 || behind.is_some_and(|behind| !BEHIND_BARE.contains(behind))) {
                continue;
            }
            references.extend(marks.into_iter().map(|mark| Reference { word, mark, range: at..end }));
        }
    }
    references.sort_by_key(|reference| reference.range.start);
    references
}

/// Whether a list has the number; one that is set in Markdown counts as any other.
fn stands(named: &Mark, standing: &[Mark]) -> bool {
    let is_kana = |mark: &Mark| mark.style == Style::Kana;
    standing
        .iter()
        .any(|mark| mark.number == named.number && (is_kana(mark) == is_kana(named) || is_bracketed(mark, named)))
}

fn is_bracketed(mark: &Mark, named: &Mark) -> bool {
    mark.style == Style::Bracketed || named.style == Style::Bracketed
}

/// Whether the number is that of an item above or below in the same section, or stands in an item beside.
fn stands_near(subject: &Subject, passage: &Passage, named: &Reference) -> bool {
    let form = &subject.record.form;
    let section = |reference: &str| reference.split(['.', '/']).take(2).map(str::to_owned).collect::<Vec<_>>();
    let own = passage.entry.node;
    let own_section = section(&form.nodes[own].reference);
    let sought = if BELOW.contains(&named.word) { own + 1..form.nodes.len() } else { 0..own };
    let mut items = form.nodes[sought].iter().filter(|node| section(&node.reference) == own_section);
    let is_label = items.any(|node| node.label.chars().next().and_then(circled) == Some(named.mark.number));
    let group = passage.entry.key.rsplit_once('.').map_or("", |(above, _)| above);
    let beside = |other: &&Passage| {
        let is_beside = other.entry.key.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
        is_beside && other.entry.key != passage.entry.key
    };
    let mut others = subject.passages().iter().filter(beside);
    is_label || !group.is_empty() && others.any(|other| stands(&named.mark, &mark::standing(other.words)))
}
