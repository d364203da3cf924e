//! Twelve digits that are an individual number（個人番号）, or look like one.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::digit;

rule! {
    /// # 何を見るか
    ///
    /// 個人番号（マイナンバー）と同じ12桁で、検査用数字（最後の桁）の計算が合う番号を探します。すぐ前に「個人番号」や「マイナンバー」と
    /// あれば「問題あり」、なければ「問題の可能性大」とします。空白やハイフンで区切った番号も見ます。
    ///
    /// # なぜ
    ///
    /// 記入例や画面の写しに、実在の人の番号が残ったまま公表されることがあります。一度公表すると取り戻せません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "個人番号（1234 5678 9018）で記録を探す。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "12桁の個人番号で記録を探す。法人番号は7000012050002である。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 番号を消します。書式を示すときは「0000 0000 0000」ではなく、「12桁の番号」と言葉で書きます。
    ///
    /// # 根拠
    ///
    /// 番号法第19条は、特定個人情報の提供を、同条各号の場合に限っています。検査用数字は、番号法の総務省令の算式です（算式の条文は未確認です）。
    /// 12桁の番号のおよそ10個に1個は、個人番号でなくても計算が合います。
    ///
    /// # 止め方
    ///
    /// 受付番号など、別の番号と分かっているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H164", "individual-number", Warning,
    title: "個人番号と思われる番号があります",
    basis: "個人番号は、番号法第19条各号の場合のほか、公表も提供もできないためです。",
    items: &[],
}

/// Digits of an individual number, the last of which checks the others.
const LENGTH: usize = 12;
/// Words that say what the digits behind them are.
const NAMES: [&str; 3] = ["個人番号", "マイナンバー", "My Number"];
/// Characters between such a word and the digits.
const NEAR: usize = 12;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in subject.passages() {
        for range in numbers(passage.words) {
            let before = passage.words.get(..range.start).unwrap_or_default();
            let begin = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
            let near = before.get(begin..).unwrap_or_default();
            let is_named = NAMES.iter().any(|name| near.contains(name));
            let severity = if is_named { Severity::Error } else { Severity::Warning };
            let message = "12桁の番号の検査用数字が、個人番号の計算と合います。";
            let remedy =
                "個人番号であれば、消してください。公表した後なら、個人情報の保護の担当にすぐに知らせてください。";
            findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// Runs of twelve digits, parted in fours or not at all, that end with the right check digit.
fn numbers(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, usize, u32)> = Vec::new();
    let mut is_parted = false;
    for (at, letter) in words.char_indices().chain([(words.len(), '\n')]) {
        if let Some(value) = digit(letter) {
            run.push((at, at + letter.len_utf8(), value));
            is_parted = false;
            continue;
        }
        let is_mark = matches!(letter, ' ' | '\u{3000}' | '-' | '－' | '‐');
        if is_mark && !is_parted && run.len().is_multiple_of(4) && run.len() < LENGTH && !run.is_empty() {
            is_parted = true;
            continue;
        }
        if let (LENGTH, Some((begin, ..)), Some((_, end, _))) = (run.len(), run.first(), run.last()) {
            let digits: Vec<u32> = run.iter().map(|(.., value)| *value).collect();
            found.extend(is_individual(&digits).then_some(*begin..*end));
        }
        run.clear();
        is_parted = false;
    }
    found
}

/// Whether the last digit fits the eleven before it; digits that are all the same are no number of anybody.
fn is_individual(digits: &[u32]) -> bool {
    let Some((check, body)) = digits.split_last() else { return false };
    let weights = (2..=7).chain(2..=6);
    let sum: u32 = body.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let right = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    *check == right && body.iter().any(|digit| digit != check)
}
