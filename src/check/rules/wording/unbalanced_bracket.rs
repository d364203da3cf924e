//! Brackets that are not closed, not opened, or closed by others.

use std::ops::Range;

use super::script::is_letter;
use super::script::own_passages;
use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Spelled;

rule! {
    /// # 何を見るか
    ///
    /// 一つの欄の中で、括弧の始めと終わりがそろっているかを見ます。始めが全角で終わりが半角のように、違う括弧で閉じたところも
    /// 知らせます。「1）」「ア）」のような見出しの括弧は、閉じる方だけで構いません。
    ///
    /// # なぜ
    ///
    /// どこまでが括弧の中かが分からないと、文の意味が変わります。文の一部が消えた跡であることもあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "住民票の写し（広域交付を含む。を交付する。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "住民票の写し（広域交付を含む。)を交付する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "1）住民票の写し（広域交付（法第12条の4）を含む。）を交付する。2）[案内](/systems/juki/)を示す。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 足りない括弧を補うか、余った括弧を消します。文の一部が消えていないかも確かめます。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）の、括弧の使い方。
    ///
    /// # 止め方
    ///
    /// 理由があって片方だけを使うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H104", "unbalanced-bracket", Warning,
    title: "括弧の始めと終わりがそろっていません",
    basis: "どこまでが括弧の中かが分からず、文の意味が変わるためです。",
    items: &[],
}

/// Opening brackets, closing ones, and those of the other width that are the same bracket.
const PAIRS: [(char, char); 13] = [
    ('（', '）'),
    ('(', ')'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('[', ']'),
    ('｛', '｝'),
    ('{', '}'),
    ('〈', '〉'),
    ('《', '》'),
    ('｢', '｣'),
];
/// Places in `PAIRS` that are one bracket in two widths.
const WIDTHS: [(usize, usize); 4] = [(0, 1), (6, 7), (8, 9), (2, 12)];

/// Faults that are told of one item: one that is missing makes others look wrong.
const MOST: usize = 3;
/// Bytes of the number of a paragraph.
const LONGEST_NUMBER: usize = 6;
/// Words that begin the label of an example or a note.
const LABELS: [&str; 8] = ["事例", "例", "注", "参考", "問", "答", "別紙", "資料"];

/// What is wrong with a bracket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    NeverClosed,
    NeverOpened,
    OtherWidth,
}

/// A bracket, by the passage and the bytes in which it stands, and which pair it is of.
struct Bracket {
    passage: usize,
    range: Range<usize>,
    pair: usize,
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let all: Vec<&Passage> = own_passages(subject).collect();
    // A bracket may be opened in one line of a list and closed in another.
    for passages in all.chunk_by(|one, next| one.entry.key == next.entry.key) {
        for (fault, bracket) in faults(passages).into_iter().take(MOST) {
            let passage = passages[bracket.passage];
            let words = passage.words.get(bracket.range.clone()).unwrap_or_default();
            let (message, remedy) = match fault {
                Fault::NeverClosed => {
                    (format!("「{words}」で始まる括弧が、閉じていません。"), "終わりの括弧を補ってください。")
                }
                Fault::NeverOpened => (
                    format!("「{words}」で終わる括弧に、始めがありません。"),
                    "始めの括弧を補うか、余った括弧を消してください。",
                ),
                Fault::OtherWidth => {
                    (format!("括弧の一方が全角で、もう一方が半角です（「{words}」）。"), "どちらかにそろえてください。")
                }
            };
            findings.add(&RULE, subject.at_words(passage, bracket.range), message, remedy);
        }
    }
}

fn faults(passages: &[&Passage]) -> Vec<(Fault, Bracket)> {
    let mut open: Vec<Bracket> = Vec::new();
    let mut faults = Vec::new();
    for (passage, words) in passages.iter().map(|passage| passage.own()).enumerate() {
        let letters = Spelled::of(words);
        for index in 0..letters.len() {
            let letter = letters.at(index);
            let bracket = |pair| Bracket { passage, range: letters.range(index, index + 1), pair };
            if let Some(pair) = PAIRS.iter().position(|(opening, _)| *opening == letter) {
                open.push(bracket(pair));
            } else if let Some(pair) = PAIRS.iter().position(|(_, closing)| *closing == letter) {
                close(bracket(pair), is_label(&letters, index), &mut open, &mut faults);
            }
        }
    }
    faults.extend(open.into_iter().map(|bracket| (Fault::NeverClosed, bracket)));
    faults
}

fn close(closing: Bracket, is_label: bool, open: &mut Vec<Bracket>, faults: &mut Vec<(Fault, Bracket)>) {
    let same = open.iter().rposition(|bracket| bracket.pair == closing.pair);
    let other = open.iter().rposition(|bracket| is_other_width(bracket.pair, closing.pair));
    // A bracket that is quoted as a sign, as in 「（」, stands within others that are closed.
    let Some(at) = same.max(other) else {
        if !is_label {
            faults.push((Fault::NeverOpened, closing));
        }
        return;
    };
    // 「(３）」 is one bracket, and 「（1）転入 2)転出」 the label of the next paragraph.
    let is_whole_label = is_label && at + 1 == open.len() && closing.range.start - open[at].range.end <= LONGEST_NUMBER;
    if Some(at) == other && (!is_label || is_whole_label) {
        faults.push((Fault::OtherWidth, closing));
    } else if Some(at) == other {
        return;
    }
    faults.extend(open.drain(at + 1..).map(|bracket| (Fault::NeverClosed, bracket)));
    open.truncate(at);
}

fn is_other_width(one: usize, other: usize) -> bool {
    WIDTHS.contains(&(one, other)) || WIDTHS.contains(&(other, one))
}

/// Whether a round bracket closes the label of a paragraph: 「1）」「ア)」「（1」 alike.
fn is_label(letters: &Spelled, index: usize) -> bool {
    if !matches!(letters.at(index), ')' | '）') {
        return false;
    }
    let is_in = |letter: char| is_letter(letter) && !matches!(letter, '①'..='⓿');
    let from = (0..index).rev().find(|at| !is_in(letters.at(*at))).map_or(0, |at| at + 1);
    let is_digits = (from..index).all(|at| letters.at(at).is_numeric());
    // 「事例3）」
    let begins_line = matches!(letters.before(from), '\n' | ' ' | '\u{3000}' | '・' | '*' | '|' | '>' | '※' | '。');
    let words = (from..index).map(|at| letters.at(at)).take_while(|letter| !letter.is_numeric()).collect::<String>();
    let is_named = begins_line && LABELS.contains(&words.as_str()) || words.ends_with("事例");
    is_named
        || letters.before(index) == '※'
        || matches!(letters.before(index), '①'..='⓿')
        || (from < index && (index - from == 1 || (is_digits && index - from <= 2)))
}
