//! Entries as sheets of labels and words (単票): a label in front, its words beside it and below.

use std::collections::BTreeSet;

use crate::import::grid::Grid;
use crate::import::grid::GridRow;
use crate::import::grid::RowPlace;
use crate::import::label::Label;
use crate::import::tick;
use crate::text::fold;

use super::Cell;
use super::Entry;
use super::Head;
use super::Heads;
use super::Position;
use super::Sorted;
use super::heads::without_brackets;
use super::heads::words_behind;

/// Numbers in front of labels are short.
const LONGEST_NUMBER: usize = 4;

/// Longer words are a sentence that happens to end like a title.
const LONGEST_TITLE: usize = 40;

/// Whether words are the title of a register or of a sheet of it, and nothing else.
pub(super) fn is_title(words: &str) -> bool {
    let folded = fold(without_brackets(words));
    let rest = ["単票", "一覧", "一覧表"].iter().fold(folded.as_str(), |rest, kind| rest.trim_end_matches(kind));
    !folded.is_empty()
        && folded.chars().count() < LONGEST_TITLE
        && !words.trim().contains(['。', '\n'])
        && (rest.is_empty() || rest.ends_with("個人情報ファイル簿"))
}

/// The entries of a sheet, one below the other.
pub(super) fn entries((grid, sheet): (&Grid, usize), heads: &Heads) -> Sorted {
    let mut slip =
        Slip { heads, sheet, entries: Vec::new(), before: Vec::new(), column: usize::MAX, headings: BTreeSet::new() };
    grid.rows.iter().filter(|row| !row.is_blank()).for_each(|row| slip.take(row));
    let Slip { mut entries, before, headings, .. } = slip;
    if let Some(last) = entries.last_mut() {
        last.cells.extend(before);
    }
    Sorted { entries, headings }
}

struct Slip<'a> {
    heads: &'a Heads<'a>,
    sheet: usize,
    entries: Vec<Entry>,
    /// What stands above the name of the first entry.
    before: Vec<Cell>,
    /// The column of labels, once one is known.
    column: usize,
    headings: BTreeSet<Position>,
}

/// A cell with words in it: its column, and the words.
type Filled<'w> = (usize, &'w str);

impl Slip<'_> {
    fn take(&mut self, row: &GridRow) {
        let place = row.place(self.sheet);
        let mut cells: Vec<Filled> =
            row.cells.iter().map(String::as_str).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let known = cells.iter().position(|(_, words)| self.heads.find(words).is_some());
        let is_number = |words: &str| Label::read(words).is_empty() && words.chars().count() <= LONGEST_NUMBER;
        match known {
            // Numbers in front of a label are those of the sheet.
            Some(at) if cells[..at].iter().all(|(_, words)| is_number(words)) => {
                self.headings.extend(cells.drain(..at).map(|(column, _)| (row.line, column)));
                self.column = self.column.min(cells.first().map_or(usize::MAX, |(column, _)| *column));
                self.fields(place, &cells);
            }
            _ if self.is_continued(&cells) => self.add_all(place, &cells),
            _ => self.unknown(place, &cells),
        }
    }

    /// Whether a row goes on with the words of the label above.
    fn is_continued(&self, cells: &[Filled]) -> bool {
        !self.entries.is_empty() && cells.first().is_some_and(|(column, _)| *column > self.column)
    }

    /// A label and its words, and perhaps further labels in the same row.
    fn fields(&mut self, place: RowPlace, cells: &[Filled]) {
        let mut has_words = true;
        for (at, (column, words)) in cells.iter().enumerate() {
            let is_last = at + 1 == cells.len();
            let head = self.heads.cut(words).filter(|(head, rest)| match at {
                0 => true,
                _ => has_words && !is_last && rest.is_empty() && !matches!(head, Head::Choice(..)),
            });
            match head {
                // Words below a label are those of its item, unless others stand beside it.
                Some((head, rest)) if !rest.is_empty() => {
                    let label = words.lines().next().unwrap_or_default();
                    self.open(place, Some(head), label);
                    has_words = is_last;
                    if is_last {
                        self.add(place, (*column, rest));
                    } else {
                        self.put_before_last(Cell {
                            place: place.cell(*column),
                            head: None,
                            label: label.to_owned(),
                            words: rest.to_owned(),
                            is_of_column: false,
                            from: vec![(place.line, *column)],
                        });
                    }
                }
                Some((head, _)) => {
                    self.open(place, Some(head), words);
                    // What stands in brackets behind a label that no words follow may be its words.
                    if !is_last || words_behind(words).is_none() {
                        self.headings.insert((place.line, *column));
                    }
                    has_words = false;
                }
                None => {
                    self.add(place, (*column, words));
                    has_words = true;
                }
            }
        }
    }

    fn unknown(&mut self, place: RowPlace, cells: &[Filled]) {
        match cells {
            [(column, words)] if is_title(words) => {
                self.headings.insert((place.line, *column));
            }
            [one] => {
                self.open(place, None, "");
                self.add(place, *one);
            }
            [(column, label), rest @ ..] => {
                self.open(place, None, label);
                self.headings.insert((place.line, *column));
                self.add_all(place, rest);
            }
            [] => {}
        }
    }

    fn open(&mut self, place: RowPlace, head: Option<Head>, label: &str) {
        let (label, words) = (label.replace('\n', ""), String::new());
        let cell = Cell { place, head, label, words, is_of_column: false, from: Vec::new() };
        let is_name = head == Some(Head::Node(self.heads.name));
        let is_named = |entry: &Entry| entry.cells.iter().any(|cell| cell.head == Some(Head::Node(self.heads.name)));
        match self.entries.last_mut() {
            Some(last) if !(is_name && is_named(last)) => last.cells.push(cell),
            None if !is_name => self.before.push(cell),
            _ => {
                let cells = self.before.drain(..).chain([cell]).collect();
                self.entries.push(Entry { place, cells, beside: Vec::new() });
            }
        }
    }

    fn put_before_last(&mut self, cell: Cell) {
        let cells = self.entries.last_mut().map_or(&mut self.before, |entry| &mut entry.cells);
        cells.insert(cells.len().saturating_sub(1), cell);
    }

    fn add_all(&mut self, place: RowPlace, cells: &[Filled]) {
        for cell in cells {
            self.add(place, *cell);
        }
    }

    /// Adds words to the label that stands above or in front.
    fn add(&mut self, place: RowPlace, (column, words): Filled) {
        let last = match self.entries.last_mut() {
            Some(entry) => entry.cells.last_mut(),
            None => self.before.last_mut(),
        };
        let Some(cell) = last else { return };
        let is_box = cell.words.lines().last().is_some_and(|line| tick::is_tick(line) || tick::is_unticked(line));
        if cell.words.is_empty() {
            cell.place = place.cell(column);
        } else if !is_box {
            cell.words.push('\n');
        }
        cell.words.push_str(words);
        cell.from.push((place.line, column));
    }
}
