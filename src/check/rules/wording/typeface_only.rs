//! What is told by the typeface alone.

use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

rule! {
    /// # 何を見るか
    ///
    /// 「下線部は今回の変更箇所」「赤字は追加した項目」のように、下線、太字、色、網掛けで意味を示すと書いてあるところを探します。
    /// 「下線部に記入する」のように、ほかの紙の見た目を言っているかもしれないところは、「問題の可能性大」として知らせます。
    ///
    /// # なぜ
    ///
    /// 下線や色は、読み上げでは分かりません。色の見え方が違う人、白黒で印刷した人にも伝わりません。このサイトのページにも、下線や
    /// 色は移りません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "下線部は、今回変更した箇所を示す。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "変更した箇所には【変更】と書く。この事業は赤字である。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 「【変更】」「（追加）」のように、言葉で示します。変更の前と後を並べた表にすることもできます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016 の達成基準 1.3.1（情報及び関係性）、1.4.1（色の使用）。
    ///
    /// # 止め方
    ///
    /// ほかの紙の見た目を説明しているだけなら、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H113", "typeface-only", Error,
    title: "文字の飾りだけで意味を示しています",
    basis: "下線や色は、読み上げでも白黒の印刷でも伝わらず、このページにも移らないためです（JIS X 8341-3:2016 の1.3.1、1.4.1）。",
    items: &[],
}

/// What words are set in.
const SET: [&str; 17] = [
    "下線部",
    "下線の部分",
    "下線箇所",
    "下線の箇所",
    "下線",
    "太字部分",
    "太字の部分",
    "太字",
    "赤字部分",
    "赤字の部分",
    "赤字",
    "青字",
    "朱書き",
    "網掛け",
    "網かけ",
    "色付きの部分",
    "色の付いた部分",
];
/// What is said of them.
const MEANING: [&str; 14] = [
    "変更",
    "追加",
    "修正",
    "改正",
    "削除",
    "加筆",
    "新規",
    "新たに",
    "今回",
    "重要",
    "必須",
    "前回",
    "相違",
    "異なる",
];
/// What is set in a colour, where no money is meant.
const PLACES: [&str; 6] = ["箇所", "部分", "項目", "追記", "記載", "欄"];
/// Letters within which it is said.
const NEAR: usize = 24;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        for (range, is_told) in set(passage.own()) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let (severity, message) = if is_told {
                (Severity::Error, format!("「{words}」と、文字の飾りだけで意味を示しています。"))
            } else {
                (Severity::Warning, format!("「{words}」とありますが、このページに文字の飾りは移りません。"))
            };
            let remedy = "「【変更】」「（追加）」のように、言葉で示してください。";
            findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// Words about the typeface, and whether a meaning is given to it.
fn set(own: &str) -> Vec<(Range<usize>, bool)> {
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    for name in SET {
        for (at, _) in own.match_indices(name) {
            if found.iter().any(|(range, _)| range.start <= at && at < range.end) {
                continue;
            }
            let rest = part(own, at + name.len()..);
            let clause: String = rest.chars().take(NEAR).take_while(|letter| !matches!(letter, '。' | '\n')).collect();
            let is_told = clause.starts_with(['は', 'が', '：', ':', '＝', '='])
                && MEANING.iter().any(|word| clause.contains(word));
            // 「赤字」 is also a loss.
            let is_color = matches!(name, "赤字" | "青字") && !PLACES.iter().any(|word| clause.contains(word));
            let is_told = is_told && !is_color;
            let is_named = name.contains("部") || name.contains("箇所") || name == "朱書き";
            if is_told {
                found.push((at..at + name.len() + clause.len(), true));
            } else if is_named {
                found.push((at..at + name.len(), false));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}
