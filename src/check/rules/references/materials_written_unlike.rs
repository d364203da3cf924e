//! 資料1-2 and 資料２－４ in one paper.

use super::no_such_material::number_behind;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::digit;

rule! {
    /// # 何を見るか
    ///
    /// 会議録の中で、「資料1-2」「資料２－４」のように、資料番号の書き方（全角と半角、ハイフンの種類）が交ざっていないかを
    /// 見ます。一つの会議録に一度だけ、初めて違う書き方になる所を示します。
    ///
    /// # なぜ
    ///
    /// 書き方が違うと、検索で片方しか見つからず、読み上げも変わります。
    ///
    /// # 例（違反）
    ///
    /// ```toml meetings/shingikai/r7-1/1/agenda.toml
    /// [[agenda]]
    /// id = "consent"
    /// number = "諮問第1号"
    /// [[agenda.questions]]
    /// id = "q1"
    /// question = "資料1-2の図を説明してほしい。"
    /// answer = "資料１－２のとおり、専用の回線を使います。"
    /// ```
    ///
    /// ```toml meetings/shingikai/r7-1/1/record.toml
    /// form = "meeting-record@1"
    /// title = "令和7年度第1回審議会"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml meetings/shingikai/r7-1/1/agenda.toml
    /// [[agenda]]
    /// id = "consent"
    /// number = "諮問第1号"
    /// [[agenda.questions]]
    /// id = "q1"
    /// question = "資料1-2の図を説明してほしい。"
    /// answer = "資料1-2と資料2-1のとおり、専用の回線を使います。資料３点を配ります。"
    /// ```
    ///
    /// ```toml meetings/shingikai/r7-1/1/record.toml
    /// form = "meeting-record@1"
    /// title = "令和7年度第1回審議会"
    /// ```
    ///
    /// # 直し方
    ///
    /// 配布資料に書いた番号の書き方に揃えます。
    ///
    /// # 根拠
    ///
    /// 一つのものを一つの書き方で示すという、表記の統一の考え方です。
    ///
    /// # 止め方
    ///
    /// 発言のとおりに残すと決めているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P170", "materials-written-unlike", Warning,
    title: "資料番号の書き方が交ざっています",
    basis: "書き方が違うと、検索で片方しか見つからず、どの資料のことかを確かめにくいためです。",
    items: &["meeting-record agenda[].questions[].answer"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&["meeting-record"]) {
        return;
    }
    let mut first: Option<(&str, String)> = None;
    for passage in subject.passages() {
        for (at, _) in passage.words.match_indices("資料") {
            let Some((numbers, length)) = passage.words.get(at..).and_then(number_behind) else { continue };
            let written = passage.words.get(at..at + length).unwrap_or_default();
            if numbers.len() < 2 || !passage.is_own_at(at) {
                continue;
            }
            let style = style(written);
            let Some((known, known_style)) = &first else {
                first = Some((written, style));
                continue;
            };
            if *known_style != style {
                let message = format!("「{written}」は、前の「{known}」と、数字やハイフンの書き方が違います。");
                let place = subject.at_words(passage, at..at + length);
                findings.add(&RULE, place, message, "資料番号の書き方を、配布資料のものに揃えてください。");
                return;
            }
        }
    }
}

/// How a number is written: each digit by its width, and what joins them.
fn style(written: &str) -> String {
    let mut style: Vec<char> = written
        .chars()
        .skip(2)
        .map(|letter| match letter {
            '0'..='9' => '0',
            _ if digit(letter).is_some() => '０',
            other => other,
        })
        .collect();
    style.dedup();
    style.into_iter().collect()
}
