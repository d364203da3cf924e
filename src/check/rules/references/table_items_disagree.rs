//! A recipient under a number of the table that the list of the law's numbers does not have.

use std::collections::BTreeSet;
use std::ops::Range;

use super::mark;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 「提供先」の「①法令上の根拠」にある別表などの項の番号（「別表第二の１６の２の項」「第2条の表の25の項」）が、
    /// 「情報提供ネットワークシステムによる情報連携」の「②法令上の根拠」に並べた項の番号にあるかを見ます。そちらに項の番号が
    /// 三つ以上並んでいるときだけ見ます。
    ///
    /// # なぜ
    ///
    /// 同じ根拠を二か所に書くため、法令の改正のときに片方だけが直され、番号が食い違います。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [network]
    /// basis = "番号法第19条第8号に基づく主務省令第2条の表の1、2、5及び10の項"
    /// [[files]]
    /// id = "main"
    /// [[files.recipients]]
    /// id = "prefecture"
    /// basis = "番号法第19条第8号に基づく主務省令第2条の表の7の項"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [network]
    /// basis = "番号法第19条第8号に基づく主務省令第2条の表の1、2、5及び10の項"
    /// [[files]]
    /// id = "main"
    /// [[files.recipients]]
    /// id = "prefecture"
    /// basis = "番号法第19条第8号に基づく主務省令第2条の表の５の項"
    /// ```
    ///
    /// # 直し方
    ///
    /// 現在の法令の表を確かめ、二か所の番号を揃えます。
    ///
    /// # 根拠
    ///
    /// 番号法第19条第8号と、その主務省令の表。二か所が同じ提供を指すという様式の作りです。
    ///
    /// # 止め方
    ///
    /// 別の法令の表を挙げるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P114", "table-items-disagree", Warning,
    title: "提供先の根拠の項が、情報連携の法令上の根拠にありません",
    basis: "同じ根拠の番号が二か所で食い違うと、どの規定による提供かが分からないためです。",
    items: &["all-items network.basis", "all-items files[].recipients[].basis", "priority-items files[].recipients[].basis"],
}

/// So few numbers may be examples.
const FEWEST: usize = 3;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(listed) = subject.words("network.basis") else { return };
    let all: BTreeSet<String> = items(listed).into_iter().map(|(item, _)| item).collect();
    if all.len() < FEWEST || listed.contains(['～', '〜']) {
        return;
    }
    for passage in subject.passages() {
        let key = passage.entry.key.as_str();
        let is_recipient = passage.entry.path.iter().any(|step| step.repeat == "recipients") && key.ends_with(".basis");
        if !is_recipient {
            continue;
        }
        for (item, range) in items(passage.words).into_iter().filter(|(item, _)| !all.contains(item)) {
            let name = passage.entry.path.last().map(|step| step.number).unwrap_or_default();
            let there =
                subject.record.get("network.basis").map(|entry| subject.record.called(entry)).unwrap_or_default();
            let message =
                format!("提供先{name}の根拠は{item}の項ですが、{there}に並んだ項の中に、{item}の項がありません。");
            let remedy = "現在の法令の表を確かめ、二か所の番号を揃えてください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// Numbers of items of a table: 「1、16の2及び20の項」 are three.
fn items(words: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for (end, _) in words.match_indices("の項") {
        let ahead = words.get(..end).unwrap_or_default();
        let is_part = |letter: char| {
            mark::digits(letter.encode_utf8(&mut [0; 4])).is_some()
                || "、，,・の及びと並又は第".contains(letter)
                || letter.is_whitespace()
        };
        let start =
            ahead.char_indices().rev().take_while(|(_, letter)| is_part(*letter)).last().map_or(end, |(at, _)| at);
        let run = words.get(start..end).unwrap_or_default();
        let mut at = start;
        for piece in run.split_inclusive(|letter: char| "、，,・及と並又".contains(letter)) {
            let bare =
                piece.trim_matches(|letter: char| "、，,・及びと並又はの第".contains(letter) || letter.is_whitespace());
            let offset = piece.find(bare).unwrap_or_default();
            let numbers: Option<Vec<String>> = bare
                .split('の')
                .map(|part| {
                    let (number, length) = mark::digits(part.trim())?;
                    (length == part.trim().len()).then(|| number.to_string())
                })
                .collect();
            if let Some(numbers) = numbers.filter(|_| !bare.is_empty()) {
                found.push((numbers.join("の"), at + offset..at + offset + bare.len()));
            }
            at += piece.len();
        }
    }
    found
}
