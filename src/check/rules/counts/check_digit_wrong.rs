//! A corporate number or the code of a municipality does not fit its check digit.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::digit;

rule! {
    /// # 何を見るか
    ///
    /// 「法人番号」の後の13桁の数字と、「団体コード」の後の6桁の数字が、検査用数字と合うかを計算します。全角と半角、
    /// 間のハイフンや空白は区別しません。
    ///
    /// # なぜ
    ///
    /// 一桁の打ち間違いや、隣の数字との入れ替わりは、目で見ても気付きません。違う法人を指すことにもなります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// vendor = "見本印刷株式会社（法人番号7000012050003）"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "全国地方公共団体コードは、131092である。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// vendor = "見本印刷株式会社（法人番号 ７０００-０１２０５-０００２）"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "全国地方公共団体コードは、131091である。法人番号の欄には、13桁の数字を記録する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 国税庁の法人番号公表サイトや、総務省の地方公共団体コードの一覧で確かめて直します。
    ///
    /// # 根拠
    ///
    /// 法人番号の指定等に関する省令第2条（検査用数字）、全国地方公共団体コード仕様（総務省）。条文は未確認ですが、
    /// 計算は実在の番号で確かめています。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q152", "check-digit-wrong", Error,
    title: "法人番号か団体コードの検査用数字が合いません",
    basis: "法人番号と地方公共団体コードは、書き間違いを見つけるための検査用数字を含んでいるためです。",
    items: &[],
}

/// What a number is called before it, how many digits it has, and what its check digit should be.
type Checked = (&'static str, usize, fn(&[u32]) -> Option<bool>);

const CHECKED: &[Checked] = &[("法人番号", 13, corporate), ("団体コード", 6, municipal)];
/// How far behind its name a number may begin, in characters.
const FAR: usize = 8;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in subject.passages() {
        for (name, length, is_right) in CHECKED {
            for (range, digits) in named(passage.words, name) {
                if digits.len() == *length && is_right(&digits) == Some(false) {
                    let quoted = passage.words.get(range.clone()).unwrap_or_default();
                    let message = format!("{name}の「{quoted}」は、検査用数字が合いません。");
                    let remedy = "公表されている番号の一覧で確かめて、直してください。";
                    findings.add(&RULE, subject.at_words(passage, range), message, remedy);
                }
            }
        }
    }
}

/// The runs of digits that follow a name, with their places.
fn named(words: &str, name: &str) -> Vec<(Range<usize>, Vec<u32>)> {
    let mut found = Vec::new();
    for (at, _) in words.match_indices(name) {
        let behind = at + name.len();
        let rest = words.get(behind..).unwrap_or_default();
        let first = rest.char_indices().take(FAR).find(|(_, letter)| digit(*letter).is_some());
        found.extend(first.and_then(|(lead, _)| run(words, behind + lead)));
    }
    found
}

/// The digits that begin at a place, with hyphens and blanks between them.
fn run(words: &str, start: usize) -> Option<(Range<usize>, Vec<u32>)> {
    let mut digits = Vec::new();
    let mut end = start;
    for (at, letter) in words.get(start..)?.char_indices() {
        match digit(letter) {
            Some(digit) => {
                digits.push(digit);
                end = start + at + letter.len_utf8();
            }
            None if matches!(letter, '-' | '－' | '‐' | '−' | ' ' | '　') => {}
            None => break,
        }
    }
    Some((start..end, digits))
}

/// Whether the first of thirteen digits fits the others: 9 less the remainder of their weighted sum by 9.
fn corporate(digits: &[u32]) -> Option<bool> {
    let (check, body) = digits.split_first()?;
    let weights = [1, 2].iter().cycle();
    let sum: u32 = body.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
    Some(*check == 9 - sum % 9)
}

/// Whether the last of six digits fits the others: 11 less the remainder of their weighted sum by 11, without the tens.
fn municipal(digits: &[u32]) -> Option<bool> {
    let (check, body) = digits.split_last()?;
    let sum: u32 = body.iter().zip((2..=6).rev()).map(|(digit, weight)| digit * weight).sum();
    Some(*check == (11 - sum % 11) % 10)
}
