//! What changed between two versions: as data, as the table of the form, and as plain text.

use serde_json::Value;
use serde_json::json;

use crate::cells::inert;
use crate::compare::Change;
use crate::compare::Class;
use crate::compare::Comparison;
use crate::compare::Fate;
use crate::compare::Piece;
use crate::compare::Side;
use crate::model::Changed;

/// Kept words between two changes that are longer are shortened to so many letters on either side.
const NEAR: usize = 30;

/// As data: every change with its words on both sides and the pieces of these.
pub fn changes_json(comparison: &Comparison) -> String {
    let side = |side: &Option<Side>| {
        side.as_ref().map_or(Value::Null, |side| json!({ "called": side.called, "words": side.words }))
    };
    let changes = comparison.changes.iter().map(|change| {
        let said = comparison.said_of(change);
        let pieces = change.pieces().into_iter().map(|piece| json!([word(piece.fate), piece.words]));
        json!({
            "key": change.key,
            "class": change.class.word(),
            "marked": change.marked,
            "material": said.and_then(|said| said.material),
            "reason": said.and_then(|said| said.reason.as_deref()),
            "causes": said.map_or_else(Vec::new, causes),
            "correction": said.is_some_and(|said| said.is_correction),
            "before": side(&change.before),
            "after": side(&change.after),
            "pieces": pieces.collect::<Vec<_>>(),
        })
    });
    let data = json!({
        "document": comparison.document.to_string(),
        "before": comparison.before.to_string(),
        "after": comparison.after.to_string(),
        "changes": changes.collect::<Vec<_>>(),
    });
    format!("{data:#}\n")
}

fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Removed => "removed",
        Fate::Added => "added",
    }
}

/// As the table 変更箇所 of the form; what only the officer knows is taken from
/// the table of the later version, and stays empty where no row of it tells of the change.
pub fn changes_csv(comparison: &Comparison, day: &str) -> String {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heads = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"];
    let listed = comparison.with_rows().filter(|(change, _)| change.class != Class::Moved);
    let rows = listed.map(|(change, row)| {
        let words =
            |side: &Option<Side>, none: &str| side.as_ref().map_or_else(|| none.to_owned(), |side| side.words.clone());
        let (before, after) = (words(&change.before, "（新設）"), words(&change.after, "（削除）"));
        let (timing, explanation) = row.map(|row| (row.timing.clone(), row.explanation.clone())).unwrap_or_default();
        [day.to_owned(), change.called().to_owned(), before, after, timing, explanation].map(inert)
    });
    let written = std::iter::once(heads.map(str::to_owned)).chain(rows).try_for_each(|row| table.write_record(row));
    let bytes = written.ok().and_then(|()| table.into_inner().ok()).expect("writing to memory cannot fail");
    // Spreadsheet programs take a file without this mark for one in an older encoding.
    format!("\u{FEFF}{}", String::from_utf8(bytes).expect("the cells are text"))
}

/// As plain text, in reading order, with words for what was removed and added.
pub fn changes_text(comparison: &Comparison) -> String {
    let Comparison { document, title, before, after, .. } = comparison;
    let mut text = format!("{title}（{document}）\n{} から {} までに変わったこと\n", before.called(), after.called());
    text.push_str(&format!("{}\n", counted(comparison)));
    for change in &comparison.changes {
        text.push_str(&told(change));
        text.push_str(&comparison.said_of(change).map(said).unwrap_or_default());
    }
    text
}

/// `変わった項目 9件（追加 1、削除 0、移動 0、選択 3、文 5）。ほかに、表記だけの違い 2件。`
fn counted(comparison: &Comparison) -> String {
    let aside = [Class::Notation, Class::Form];
    let counted: Vec<(Class, usize)> = Class::ALL.into_iter().map(|class| (class, comparison.count(class))).collect();
    let own = || counted.iter().filter(|(class, _)| !aside.contains(class));
    let words: Vec<String> = own().map(|(class, count)| format!("{} {count}", class.called())).collect();
    let all: usize = own().map(|(_, count)| count).sum();
    let mut sentence = format!("変わった項目 {all}件（{}）。", words.join("、"));
    for (class, what) in [(Class::Notation, "表記だけの違い"), (Class::Form, "様式の改正による違い")] {
        match comparison.count(class) {
            0 => {}
            count => sentence.push_str(&format!("ほかに、{what} {count}件。")),
        }
    }
    sentence
}

fn told(change: &Change) -> String {
    let mark = if change.marked { "　※" } else { "" };
    let mut text = format!("\n■ {}{mark}　（{}）\n", change.called(), change.class.called());
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if change.class == Class::Moved => {
            text.push_str(&format!("  {} の位置から {} の位置に移りました。\n", before.called, after.called));
        }
        (Some(_), Some(_)) => text.push_str(&indented(&marked(&shortened(change.pieces())))),
        (Some(before), None) => text.push_str(&indented(&format!("〔削除〕{}〔削除終わり〕", before.words))),
        (None, Some(after)) => text.push_str(&indented(&format!("〔追加〕{}〔追加終わり〕", after.words))),
        (None, None) => {}
    }
    text
}

/// Whether it matters, why it does, and what led to it.
fn said(changed: &Changed) -> String {
    let mut told = String::new();
    match (&changed.material, &changed.reason) {
        (Some(_), reason) => {
            let reason = reason.as_ref().map(|reason| format!("（{reason}）")).unwrap_or_default();
            told.push_str(&format!("  重要な変更: {}{reason}\n", changed.materiality()));
        }
        (None, Some(reason)) => told.push_str(&format!("  理由: {reason}\n")),
        (None, None) => {}
    }
    let correction = changed.is_correction.then(|| "訂正".to_owned());
    let causes: Vec<String> = causes(changed).into_iter().chain(correction).collect();
    if !causes.is_empty() {
        told.push_str(&format!("  きっかけ: {}\n", causes.join("、")));
    }
    told
}

fn causes(changed: &Changed) -> Vec<String> {
    changed.causes.iter().map(ToString::to_string).collect()
}

fn indented(words: &str) -> String {
    words.lines().map(|line| format!("  {line}\n")).collect()
}

fn marked(pieces: &[Piece]) -> String {
    let marked = pieces.iter().map(|piece| match piece.fate {
        Fate::Kept => piece.words.clone(),
        Fate::Removed => format!("〔削除〕{}〔削除終わり〕", piece.words),
        Fate::Added => format!("〔追加〕{}〔追加終わり〕", piece.words),
    });
    marked.collect()
}

/// Leaves out kept words that are far from every change.
fn shortened(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let shorten = |(at, piece): (usize, Piece)| {
        let letters: Vec<char> = piece.words.chars().collect();
        if piece.fate != Fate::Kept || letters.len() <= 3 * NEAR {
            return piece;
        }
        let head: String = letters.iter().take(if at == 0 { 0 } else { NEAR }).collect();
        let tail: String = letters.iter().skip(letters.len() - if at == last { 0 } else { NEAR }).collect();
        Piece { words: format!("{head}（略）{tail}"), ..piece }
    };
    pieces.into_iter().enumerate().map(shorten).collect()
}
