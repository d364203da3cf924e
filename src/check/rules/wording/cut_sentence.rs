//! A text that ends in the middle of a sentence.

use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::Stated;
use crate::model::Value;
use crate::text::is_hiragana;
use crate::text::is_kanji;
use crate::text::is_katakana;

rule! {
    /// # 何を見るか
    ///
    /// 文で書かれた欄が、句点（。）のないまま終わっていないかを見ます。読点や「を」「及び」など、後に言葉が続くはずのところで
    /// 終わっている欄も知らせます。箇条書き、表、名前や住所だけの欄、「以上」や電話番号で終わる欄は見ません。
    ///
    /// # なぜ
    ///
    /// 表計算の様式では、欄からあふれた文が印刷されず、写したときに途中で切れます。読む人は、その先に何が書いてあったのかを
    /// 知ることができません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届出を受け付ける。受け付けた届出を審査し、住民票に記載した後、関係する課に通知を"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届出を受け付ける。受け付けた届出を審査し、住民票に記載した後、保管庫に保"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届出を受け付ける。受け付けた届出を審査し、住民票に記載する。（詳細は別添1）"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届出の受付及び審査"
    /// ```
    ///
    /// # 直し方
    ///
    /// 元の資料を見て、切れた文を補います。切れていなければ、句点を付けます。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）の、句点の使い方。
    ///
    /// # 止め方
    ///
    /// その書き方で正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H105", "cut-sentence", Warning,
    title: "文が途中で終わっています",
    basis: "様式の欄からあふれて切れた文が、そのまま公表されるのを防ぐためです。",
    items: &[],
}

/// Words behind which something has to follow.
const GOES_ON: [&str; 11] =
    ["、", "，", "を", "・", "及び", "又は", "並びに", "若しくは", "および", "または", "であり"];
/// Letters of a piece of a sentence before it is one.
const SHORTEST: usize = 8;
/// Bytes that are shown of what is cut.
const SHOWN: usize = 12;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        let is_of_text = matches!(passage.entry.value, Value::Stated(Stated::Text(_)));
        let Some(range) = cut(passage.own(), is_of_text) else { continue };
        let words = passage.words.get(range.clone()).unwrap_or_default();
        let message = format!("文が「{words}」で終わっています。途中で切れていないかを確かめてください。");
        let remedy = "切れた文を補うか、文が終わっていれば句点（。）を付けてください。";
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
    }
}

/// The last words of a text that ends before its last sentence does.
fn cut(own: &str, is_of_text: bool) -> Option<Range<usize>> {
    let text = own.trim_end();
    let line_at = text.rfind('\n').map_or(0, |at| at + 1);
    let line = part(text, line_at..);
    let is_set = |line: &str| {
        let begin = line.trim_start();
        begin.starts_with(['|', '-', '*', '#', '+', '>', '・', '※', '○', '●', '\u{1}'])
            || begin.trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with(['.', ')'])
    };
    let last = line.chars().next_back()?;
    if is_set(line) || last == '\u{1}' {
        return None;
    }
    let piece_at = line.rfind(['。', '．', '：', ':', '\u{3000}', '】', '）', '」', '』', ')']);
    let piece_at = piece_at.map_or(0, |at| at + part(line, at..).chars().next().map_or(0, char::len_utf8));
    let piece = part(line, piece_at..);
    let is_word = is_hiragana(last) || is_kanji(last) || is_katakana(last) || matches!(last, '、' | '，' | '・');
    let goes_on = GOES_ON.iter().any(|end| piece.ends_with(end)) && piece.chars().count() > 2;
    let is_sentence = part(line, ..piece_at).ends_with('。') && piece.trim().chars().count() >= SHORTEST && is_of_text;
    let is_note = piece.trim_start().starts_with(['（', '※', '(', '「', '【'])
        || piece.trim().ends_with("以上")
        || piece.contains('\u{1}');
    if !is_word || !(goes_on || (is_sentence && !is_note)) {
        return None;
    }
    let shown = text.char_indices().rev().take(SHOWN).last().map_or(0, |(at, _)| at);
    Some(shown.max(line_at)..text.len())
}
