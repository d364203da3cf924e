//! What a spreadsheet left behind.

use std::ops::Range;

use super::script::is_letter;
use super::script::own_passages;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 表計算ソフトから写したときに残る印を探します。欄の初めの「'」、幅の足りない欄を表す「#####」、計算の誤りを表す「#REF!」
    /// 「#N/A」など、改行を表す「_x000D_」、箇条書きの印が二重になった「・.」です。
    ///
    /// # なぜ
    ///
    /// 書いた内容ではなく、道具の印です。数字や日付が表示されないまま写された跡のこともあり、読む人には何のことか分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "'届出を受け付ける。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "対象者は#####人である。前の年度は #REF! 人であった。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = '''
    /// ##### 届出
    ///
    /// ・転入届
    /// ・転出届
    ///
    /// '25年度の計画、「#」のボタン、#7119 への電話。'''
    /// ```
    ///
    /// # 直し方
    ///
    /// 元の表計算ソフトの資料で、その欄の値を確かめて書き直します。印だけなら消します。
    ///
    /// # 根拠
    ///
    /// 論理（表計算ソフトの印は、書いた内容ではありません）。
    ///
    /// # 止め方
    ///
    /// 印そのものを説明するなど、理由があって書くときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H106", "spreadsheet-residue", Error,
    title: "表計算ソフトの印が残っています",
    basis: "書いた内容ではなく、表示できなかった値や道具の印なので、読む人に何も伝わらないためです。",
    items: &[],
}

/// Signs of a calculation that failed, and of marks that were copied.
const SIGNS: [(&str, &str); 12] = [
    ("#REF!", "は、表計算ソフトの計算の誤りの印"),
    ("#N/A", "は、表計算ソフトの計算の誤りの印"),
    ("#VALUE!", "は、表計算ソフトの計算の誤りの印"),
    ("#DIV/0!", "は、表計算ソフトの計算の誤りの印"),
    ("#NAME?", "は、表計算ソフトの計算の誤りの印"),
    ("#NUM!", "は、表計算ソフトの計算の誤りの印"),
    ("#NULL!", "は、表計算ソフトの計算の誤りの印"),
    ("#SPILL!", "は、表計算ソフトの計算の誤りの印"),
    ("_x000D_", "は、表計算ソフトの改行の印"),
    ("・.", "は、二重になった箇条書きの印"),
    ("・．", "は、二重になった箇条書きの印"),
    ("・、", "は、二重になった箇条書きの印"),
];
/// Letters that are shown of a value with a sign in front.
const SHOWN: usize = 6;
/// Fewest signs that show a value which did not fit its cell.
const TOO_NARROW: usize = 4;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        for (range, called) in residues(passage.own()) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{words}」{called}です。");
            let remedy = "元の資料でこの欄の値を確かめて書き直すか、印だけなら消してください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

fn residues(own: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found: Vec<_> = SIGNS
        .iter()
        .flat_map(|(sign, called)| own.match_indices(sign).map(|(at, sign)| (at..at + sign.len(), *called)))
        .collect();
    let begin = own.len() - own.trim_start().len();
    let first = part(own, begin..);
    // 「'25」 is a year.
    let is_mark = |rest: &str| !rest.contains('\'') && !rest.starts_with(|letter: char| letter.is_ascii_digit());
    if first.strip_prefix('\'').is_some_and(|rest| !rest.is_empty() && is_mark(rest)) {
        // The sign alone would be found in front of the value too.
        let shown: usize = first.chars().take_while(|letter| *letter != '\n').take(SHOWN).map(char::len_utf8).sum();
        found.push((begin..begin + shown, "の初めの「'」は、表計算ソフトで文字として扱わせるための印"));
    }
    found.extend(too_narrow(own).into_iter().map(|range| (range, "は、表計算ソフトの欄の幅が足りない印")));
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Runs of `#` that are no heading in Markdown.
fn too_narrow(own: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in own.split_inclusive('\n') {
        let mut from = 0;
        while let Some(start) = part(line, from..).find('#').map(|start| from + start) {
            let end = start + part(line, start..).len() - part(line, start..).trim_start_matches('#').len();
            let is_heading =
                part(line, ..start).trim().is_empty() && part(line, end..).starts_with(' ') && end - start <= 6;
            // 「####見出し」 is a heading whose blank is missing.
            let is_glued = part(line, ..start).trim().is_empty() && part(line, end..).starts_with(is_letter);
            if end - start >= TOO_NARROW && !is_heading && !is_glued {
                found.push(at + start..at + end);
            }
            from = end;
        }
        at += line.len();
    }
    found
}
