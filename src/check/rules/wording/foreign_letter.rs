//! Letters of scripts that no Japanese document uses.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Fix;
use crate::text::letters_of_radicals;

rule! {
    /// # 何を見るか
    ///
    /// ハングル、タイ文字、キリル文字、アラビア文字など、日本語の公文書で使わない文字と、文字化けの印（�）、外字領域の文字、
    /// 部首だけを表す文字（⼀ など）を探します。
    ///
    /// # なぜ
    ///
    /// 紙や画像から文字を読み取ったときや、外字を使ったファイルを移したときに、別の文字に化けたまま残ったものです。読み上げ
    /// では読まれず、検索でも見つかりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "スクリーンセ이버を設定する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "スクリーンセイバーを設定する。℃、㎡、α、№も使う。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 元の資料を見て、正しい文字に直します。部首だけを表す文字は、`juran check --fix` で、同じ形の漢字に直せます。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）が、日本語の表記に使う文字を定めています。
    ///
    /// # 止め方
    ///
    /// 外国の人名や地名をその文字で示すなど、理由があって使うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H101", "foreign-letter", Error,
    title: "日本語の文書で使わない文字があります",
    basis: "文字の読み取りや移し替えで化けた文字は、読み上げられず、検索でも見つからないためです。",
    items: &[],
}

/// First and last letters of what is not used, with what people call it.
const UNUSED: &[(char, char, &str)] = &[
    ('\u{0400}', '\u{052F}', "キリル文字"),
    ('\u{0590}', '\u{08FF}', "ヘブライ文字・アラビア文字など"),
    ('\u{0900}', '\u{0DFF}', "インドの文字"),
    ('\u{0E00}', '\u{0E7F}', "タイ文字"),
    ('\u{0E80}', '\u{10FF}', "アジアのほかの国の文字"),
    ('\u{1100}', '\u{11FF}', "ハングル"),
    ('\u{2E80}', '\u{2FDF}', "部首の文字"),
    ('\u{3130}', '\u{318F}', "ハングル"),
    ('\u{AC00}', '\u{D7FF}', "ハングル"),
    ('\u{E000}', '\u{F8FF}', "外字"),
    ('\u{FFFD}', '\u{FFFD}', "文字化けの印"),
    ('\u{F0000}', '\u{10FFFD}', "外字"),
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in subject.passages() {
        for (range, called) in unused_runs(passage.words) {
            let message = format!("「{}」は、{called}です。", passage.words.get(range.clone()).unwrap_or_default());
            let remedy = "元の資料を見て、正しい文字に直してください。";
            let mended = passage.words.get(range.clone()).and_then(letters_of_radicals);
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
            if let Some(words) = mended {
                findings.offer(Fix::safe(words));
            }
        }
    }
}

/// Where letters stand that are not used, each run of one kind as a whole.
fn unused_runs(words: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut runs: Vec<(Range<usize>, &'static str)> = Vec::new();
    for (at, letter) in words.char_indices() {
        let Some(called) = unused(letter) else { continue };
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some((run, kind)) if run.end == at && *kind == called => run.end = end,
            _ => runs.push((at..end, called)),
        }
    }
    runs
}

fn unused(letter: char) -> Option<&'static str> {
    UNUSED.iter().find(|(first, last, _)| (*first..=*last).contains(&letter)).map(|(_, _, called)| *called)
}
