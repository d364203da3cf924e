//! What people changed on the sheets of a form-shaped workbook, whose items also stand in its table.

use std::collections::BTreeMap;

use crate::fingerprint::sha256;
use crate::fingerprint::short;
use crate::import::grid::Grid;
use crate::import::grid::Sheet;

/// Where an item was shown when the workbook was written, and the fingerprint of its words.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) sheet: String,
    pub(super) cells: String,
    pub(super) mark: String,
}

/// What became of the words at which an item was shown.
pub(super) enum Edit {
    /// Others stand in their place.
    Words(String),
    /// Rows were moved so that it is not clear which words are its own.
    Lost,
}

/// A place on a sheet: row and column from 0.
type At = (i64, i64);

/// An item, its first cell, the number of its rows, and its fingerprint.
struct Place<'a> {
    key: &'a str,
    first: At,
    rows: i64,
    mark: &'a str,
}

/// The items whose words were changed, by key; rows and columns that were added or removed make no difference.
pub(super) fn edits<'a>(sheets: &[Sheet], shown: impl Iterator<Item = (&'a str, &'a Shown)>) -> BTreeMap<String, Edit> {
    let mut by_sheet: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (key, Shown { sheet, cells, mark }) in shown {
        let Some((first, rows)) = cells_of(cells) else { continue };
        by_sheet.entry(sheet).or_default().push(Place { key, first, rows, mark });
    }
    let mut edits = BTreeMap::new();
    for (name, mut places) in by_sheet {
        places.sort_by_key(|place| place.first);
        match sheets.iter().find(|sheet| sheet.name.as_deref() == Some(name)).and_then(|sheet| sheet.cuts.first()) {
            Some(grid) => edits.extend(of_sheet(grid, &places)),
            None => edits.extend(places.iter().map(|place| (place.key.to_owned(), Edit::Lost))),
        }
    }
    edits
}

fn of_sheet(grid: &Grid, places: &[Place]) -> Vec<(String, Edit)> {
    let words = words_of(grid);
    let moved = moves(&words, places);
    let mut edits = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let before = moved.get(..=at).and_then(|before| before.iter().rev().find_map(|moved| *moved));
        let after = moved.get(at..).and_then(|after| after.iter().find_map(|moved| *moved));
        let nearest: Vec<At> = match (before, after) {
            (Some(before), Some(after)) if before == after => vec![before],
            (Some(before), Some(after)) => vec![before, after],
            (one, other) => vec![one.or(other).unwrap_or_default()],
        };
        let found: Vec<String> = nearest.iter().map(|by| words_at(&words, place, *by)).collect();
        let is_kept = |found: &String| mark(found) == place.mark;
        match found.as_slice() {
            [one] if !is_kept(one) => edits.push((place.key.to_owned(), Edit::Words(one.clone()))),
            [_] => {}
            // A blank cell stands everywhere: it tells an item only where both places are blank.
            several if several.iter().all(is_kept) => {}
            several if several.iter().any(|found| !found.is_empty() && is_kept(found)) => {}
            _ => edits.push((place.key.to_owned(), Edit::Lost)),
        }
    }
    edits
}

/// How far each item was moved, where its words say so themselves.
fn moves(words: &BTreeMap<At, String>, places: &[Place]) -> Vec<Option<At>> {
    let mut by_mark: BTreeMap<String, Vec<At>> = BTreeMap::new();
    for (at, words) in words.iter().filter(|(_, words)| !words.is_empty()) {
        by_mark.entry(mark(words)).or_default().push(*at);
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    places.iter().for_each(|place| *count.entry(place.mark).or_default() += 1);
    let moved = |place: &Place| {
        let [(row, column)] = by_mark.get(place.mark)?.as_slice() else { return None };
        let is_alone = count.get(place.mark) == Some(&1) && place.rows == 1;
        is_alone.then_some((row - place.first.0, column - place.first.1))
    };
    places.iter().map(moved).collect()
}

fn words_at(words: &BTreeMap<At, String>, place: &Place, (rows, columns): At) -> String {
    let (row, column) = (place.first.0 + rows, place.first.1 + columns);
    (row..row + place.rows).filter_map(|row| words.get(&(row, column))).map(String::as_str).collect()
}

fn words_of(grid: &Grid) -> BTreeMap<At, String> {
    let mut words = BTreeMap::new();
    for row in &grid.rows {
        for (column, cell) in (0..).zip(&row.raw) {
            words.insert((i64::from(row.number) - 1, column), cell.replace("\r\n", "\n"));
        }
    }
    words
}

fn mark(words: &str) -> String {
    short(&sha256(words.as_bytes()))
}

/// `F12`, or `F12:F14`: the first cell and the number of rows.
fn cells_of(cells: &str) -> Option<(At, i64)> {
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let (first, last) = (cell_of(first)?, cell_of(last)?);
    Some((first, last.0 - first.0 + 1))
}

fn cell_of(cell: &str) -> Option<At> {
    let letter = cell.chars().next().filter(char::is_ascii_uppercase)?;
    let row: i64 = cell.get(1..)?.parse().ok()?;
    Some((row - 1, i64::from(u32::from(letter) - u32::from('A'))))
}
