//! Letters of full and of half width within one word.

use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Spelled;

rule! {
    /// # 何を見るか
    ///
    /// 一つの語や一つの数の中に、全角と半角の英数字が混ざっていないかを見ます（「１0月」「R０7」など）。全角と半角のカタカナが
    /// 一つの語に混ざっているところも知らせます。語ごとに、又は英字と
    /// 数字とで（「ＳＬ10」など）全角と半角を使い分けているだけなら、知らせません。
    ///
    /// # なぜ
    ///
    /// 検索で見つからなくなり、読み上げや表計算では、一つの数として扱われません。打ち直した跡や、数字の一部だけを直した跡で
    /// あることが多いところです。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "毎年１0月に、対象者を抜き出す。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "毎年10月に、Ａ４判で１０部を印刷する。様式は第２号、型番はXR-200。"
    /// ```
    ///
    /// # 直し方
    ///
    /// その語の全体を、全角か半角のどちらかにそろえます。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）が、数字の全角と半角を文書の中で統一して使うよう求めています。
    ///
    /// # 止め方
    ///
    /// 型番などで、わざと混ぜているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H103", "mixed-width", Warning,
    title: "一つの語に、全角と半角が混ざっています",
    basis: "検索で見つからず、一つの数や語として読み上げられないためです。",
    items: &[],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        for range in mixed(passage.own()) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{words}」に、全角と半角が混ざっています。");
            findings.add(&RULE, subject.at_words(passage, range), message, "全角か半角のどちらかにそろえてください。");
        }
    }
}

/// Width of a letter or digit, and whether it is katakana.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    Half,
    Full,
    HalfKana,
    FullKana,
}

fn width(letter: char) -> Option<Width> {
    match letter {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Some(Width::Half),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Some(Width::Full),
        '\u{FF66}'..='\u{FF9F}' => Some(Width::HalfKana),
        'ァ'..='ヺ' | 'ー' => Some(Width::FullKana),
        _ => None,
    }
}

/// Words that hold letters of two widths.
fn mixed(own: &str) -> Vec<Range<usize>> {
    let letters = Spelled::of(own);
    let mut found = Vec::new();
    let mut from = 0;
    while from < letters.len() {
        let Some(first) = width(letters.at(from)) else {
            from += 1;
            continue;
        };
        let is_kana = matches!(first, Width::HalfKana | Width::FullKana);
        let is_in = |letter: char| {
            width(letter).is_some_and(|width| matches!(width, Width::HalfKana | Width::FullKana) == is_kana)
        };
        let to = letters.end_of(from, is_in);
        // 「Ａ307」「ＳＬ10」: where letters and digits are of one width each, that is how the whole document is set.
        let is_mixed = |digits: bool| {
            let of_kind = |at: &usize| is_kana || letters.at(*at).is_numeric() == digits;
            let mut widths = (from..to).filter(of_kind).filter_map(|at| width(letters.at(at)));
            widths.next().is_some_and(|first| widths.any(|width| width != first))
        };
        if is_mixed(true) || is_mixed(false) {
            found.push(letters.range(from, to));
        }
        from = to;
    }
    found
}
