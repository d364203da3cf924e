//! 委託事項2（…） where the words in the brackets are those of 委託事項3.

use std::ops::Range;

use super::numbered;
use super::numbered::Known;
use super::numbered::Naming;
use super::own;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 「委託事項２（コールセンターの運営）」のように番号と名前を並べた所で、名前がその番号のものかを見ます。同じ文の中に、
    /// 別の番号の名前や委託先名だけが出てくるときも、確かめるように伝えます。
    ///
    /// # なぜ
    ///
    /// 番号を付け直した後に、番号だけが前のまま残ると、措置が別の委託先のものとして読まれます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "print"
    /// name = "納入通知書の印刷及び封入"
    /// [[files.entrustments]]
    /// id = "call"
    /// name = "コールセンターの運営"
    /// [files.storage]
    /// place = "委託事項１（コールセンターの運営）では、紙を保管しない。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "print"
    /// name = "納入通知書の印刷及び封入"
    /// [[files.entrustments]]
    /// id = "call"
    /// name = "コールセンターの運営"
    /// [files.storage]
    /// place = "委託事項２（コールセンターの運営）では、紙を保管しない。委託事項１（年4回）は、作業の後に消去する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 番号か名前の、誤っている方を直します。`[名前](#キー)` の形で id を指せば、番号は自動で合います。
    ///
    /// # 根拠
    ///
    /// 論理（番号と名前が別の行を指すこと）。
    ///
    /// # 止め方
    ///
    /// 正しいことが確かめられたときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P152", "other-row-named", Error,
    title: "番号と名前が、別の委託事項などを指しています",
    basis: "番号と名前のどちらかが誤っていると、措置が別の委託先のものとして読まれるためです。",
    items: &["all-items files[].entrustments[].name", "all-items files[].entrustments[].vendor"],
}

/// Names that are shorter may be part of any sentence.
const SHORTEST: usize = 4;

/// How far a sentence is read.
const FARTHEST: usize = 240;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::BOOKS) {
        return;
    }
    let ids = subject.record.row_ids();
    for passage in own::texts(subject) {
        let namings = numbered::namings(passage);
        for (at, naming) in namings.iter().enumerate().filter(|(_, naming)| naming.is_alone) {
            let Some(repeat) = numbered::repeat_of(subject, naming.word) else { continue };
            let seen = numbered::repeats_seen_from(subject, passage, repeat, &ids);
            let [only] = seen.as_slice() else { continue };
            let rows = numbered::known_rows(subject, only);
            let Some(own) = (naming.number as usize).checked_sub(1).filter(|own| *own < rows.len()) else { continue };
            let next = namings.get(at + 1).map_or(passage.words.len(), |next| next.range.start);
            let Some((other, is_label)) = other_meant(passage.words, naming, next, &rows, own) else { continue };
            let name = |at: usize| rows[at].name.as_deref().unwrap_or("（名前なし）").trim().to_owned();
            let Naming { word, number, .. } = naming;
            let message = format!(
                "「{word}{number}」は「{}」ですが、ここに書かれているのは{word}{}の「{}」のことと読めます。",
                name(own),
                other + 1,
                name(other)
            );
            let severity = if is_label { Severity::Error } else { Severity::Warning };
            let remedy = "番号か名前の、誤っている方を直してください。「[名前](#キー)」の形で id を指せば、番号は自動で合います。";
            findings.add_as(severity, &RULE, subject.at_words(passage, naming.range.clone()), message, remedy);
        }
    }
}

/// The row whose name stands where another's should, and whether it stands there as a name by itself.
fn other_meant(words: &str, naming: &Naming, next: usize, rows: &[Known], own: usize) -> Option<(usize, bool)> {
    let names = |row: &Known| [&row.name, &row.vendor].into_iter().flatten().map(|name| fold(name)).collect::<Vec<_>>();
    let all = |row: &Known| {
        [&row.name, &row.vendor, &row.work].into_iter().flatten().map(|words| fold(words)).collect::<String>()
    };
    let others = || (0..rows.len()).filter(|other| *other != own);
    let own_words = all(&rows[own]);
    for label in labels(words, &naming.range).iter().map(|label| fold(label)) {
        let is_own = own_words.contains(&label) || names(&rows[own]).iter().any(|name| label.contains(name.as_str()));
        if label.chars().count() < SHORTEST || is_own {
            continue;
        }
        if let Some(other) = others().find(|other| names(&rows[*other]).contains(&label)) {
            return Some((other, true));
        }
    }
    let sentence = fold(sentence_behind(words, naming.range.end, next));
    if names(&rows[own]).iter().any(|name| sentence.contains(name.as_str())) {
        return None;
    }
    let is_other = |other: &usize| {
        names(&rows[*other]).iter().any(|name| {
            name.chars().count() >= SHORTEST
                && sentence.starts_with(name.as_str())
                && !own_words.contains(name.as_str())
        })
    };
    others().find(is_other).map(|other| (other, false))
}

/// The words that stand beside a number as the name of what it numbers: in brackets, or behind a colon.
fn labels<'w>(words: &'w str, range: &Range<usize>) -> Vec<&'w str> {
    let behind = words.get(range.end..).unwrap_or_default();
    let ahead = words.get(..range.start).unwrap_or_default();
    let mut labels = Vec::new();
    for (open, close) in [('（', '）'), ('(', ')'), ('「', '」'), ('『', '』')] {
        let inside = behind.strip_prefix(open).and_then(|inside| inside.split_once(close));
        labels.extend(inside.map(|(label, _)| label));
        // コールセンターの運営（委託事項２）
        if let Some(before) = ahead.strip_suffix(open).filter(|_| behind.starts_with(close)) {
            let start = before.rfind(['\n', '。', '、', '「', '（', '＜', '【', '・', '　']);
            let label = start.and_then(|at| before.get(at..)).unwrap_or(before);
            labels.push(label.trim_start_matches(['\n', '。', '、', '「', '（', '＜', '【', '・', '　']));
        }
    }
    for colon in ['：', ':', '　'] {
        let line = behind.strip_prefix(colon).and_then(|rest| rest.split(['\n', '。', '、', '＞', '】', '）']).next());
        labels.extend(line);
    }
    labels.into_iter().map(str::trim).filter(|label| !label.is_empty()).collect()
}

/// What a sentence says behind a number, until it ends or names the next.
fn sentence_behind(words: &str, from: usize, next: usize) -> &str {
    let rest = words.get(from..next).unwrap_or_default();
    let end = rest.find(['。', '\n']).unwrap_or(rest.len()).min(FARTHEST);
    let end = (0..=end).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or_default();
    let said = rest.get(..end).unwrap_or_default();
    let behind = ["については", "においては", "において", "では", "の", "は", "、"]
        .iter()
        .fold(said, |said, word| said.trim_start().strip_prefix(word).unwrap_or(said));
    behind.trim_start_matches(['、', ' ', '　', '「', '（'])
}
