//! No cell of a sheet is lost: what neither stands in an entry nor heads anything is told and kept beside an entry.

use std::collections::BTreeSet;

use crate::import::grid::Grid;
use crate::import::grid::GridRow;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::row::Row;
use crate::import::rules::OUTSIDE_THE_TABLE;
use crate::text::fold;

use super::Entry;
use super::Position;
use super::Sorted;

/// Words for a row of totals.
const TOTALS: [&str; 9] = ["計", "小計", "中計", "合計", "総計", "総合計", "累計", "総数", "件数"];

/// Words that are none of any entry, and why.
pub(super) type Beside = (Row, String);

/// The words of a sheet that are neither those of an entry nor a heading, a row at a time; each row is told.
pub(super) fn beside((grid, sheet): (&Grid, usize), sorted: &Sorted, report: &mut Report) -> Vec<Beside> {
    let cells = sorted.entries.iter().flat_map(|entry| &entry.cells);
    let taken: BTreeSet<Position> = cells.flat_map(|cell| &cell.from).chain(&sorted.headings).copied().collect();
    let mut beside = Vec::new();
    for row in &grid.rows {
        let cells = row.cells.iter().enumerate().filter(|(_, words)| !words.is_empty());
        let left: Vec<(usize, &str)> = cells
            .filter(|(column, _)| !taken.contains(&(row.line, *column)))
            .map(|(column, words)| (column, words.as_str()))
            .collect();
        let place = match left.as_slice() {
            [] => continue,
            [(column, _)] => row.place(sheet).cell(*column),
            _ => row.place(sheet),
        };
        let words: Vec<&str> = left.into_iter().map(|(_, words)| words).collect();
        beside.push(told(place, &words.join(" "), is_total(row), report));
    }
    beside
}

fn told(place: RowPlace, words: &str, is_total: bool, report: &mut Report) -> Beside {
    let (reason, remedy) = if is_total {
        (
            "合計の行と読み、登録にはしませんでした。",
            "合計ではなく登録の一つであれば、名称を直して、もう一度取り込んでください。",
        )
    } else {
        (
            "どの登録の記載でもないため、どの項目にも書きませんでした。",
            "登録の一つであれば名称を、注であれば、当たる登録の備考に書いて、もう一度取り込んでください。",
        )
    };
    let message =
        format!("{reason}「{}」は、すぐ上の登録（なければ最初の登録）の unplaced.toml に残しました。", short(words));
    report.warn(&OUTSIDE_THE_TABLE, place, words, message, remedy);
    let row = Row {
        place,
        reference: String::new(),
        label: String::new(),
        repeat: String::new(),
        content: words.to_owned(),
        id: String::new(),
    };
    (row, reason.to_owned())
}

/// Keeps words with the entry above them, or the first one of the sheet.
pub(super) fn keep(beside: Vec<Beside>, sheet: usize, entries: &mut [Entry]) {
    for one in beside {
        let place = one.0.place;
        let above = entries.iter().rposition(|entry| entry.place.sheet == sheet && entry.place.line <= place.line);
        let first = || entries.iter().position(|entry| entry.place.sheet == sheet);
        let at = above.or_else(first).or_else(|| entries.len().checked_sub(1));
        if let Some(entry) = at.and_then(|at| entries.get_mut(at)) {
            entry.beside.push(one);
        }
    }
}

/// Whether a row tells how many rows or things there are: 合計, and nothing but counts behind it.
pub(super) fn is_total(row: &GridRow) -> bool {
    let mut cells = row.cells.iter().map(|words| fold(words)).filter(|words| !words.is_empty());
    let Some(first) = cells.next() else { return false };
    let is_word = |words: &str| TOTALS.contains(&words);
    let counted = TOTALS.iter().filter_map(|total| first.strip_prefix(total)).any(is_count);
    (is_word(&first) || counted) && cells.all(|words| is_count(&words) || is_word(&words))
}

/// 40件, 1,200人, 3冊: a number with a word of at most three letters behind it.
fn is_count(folded: &str) -> bool {
    let behind = folded.trim_start_matches(|letter: char| letter.is_ascii_digit() || ":.約全".contains(letter));
    folded.contains(|letter: char| letter.is_ascii_digit()) && behind.chars().count() <= 4
}
