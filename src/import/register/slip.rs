//! Entries as sheets of labels and words (単票): a label in front, its words beside it and below.

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

/// Whether words are the title of a register or of a sheet of it.
pub(super) fn is_title(words: &str) -> bool {
    let folded = fold(words);
    let is_short = folded.chars().count() < 40;
    is_short && (folded.contains("個人情報ファイル簿") || matches!(folded.as_str(), "単票" | "一覧" | "一覧表"))
}

/// The entries of a sheet, one below the other.
pub(super) fn entries((grid, sheet): (&Grid, usize), heads: &Heads) -> Vec<Entry> {
    let mut slip = Slip { heads, sheet, entries: Vec::new(), before: Vec::new(), column: usize::MAX };
    grid.rows.iter().filter(|row| !row.is_blank()).for_each(|row| slip.take(row));
    let Slip { mut entries, before, .. } = slip;
    if let Some(last) = entries.last_mut() {
        last.cells.extend(before);
    }
    entries
}

struct Slip<'a> {
    heads: &'a Heads<'a>,
    sheet: usize,
    entries: Vec<Entry>,
    /// What stands above the name of the first entry.
    before: Vec<Cell>,
    /// The column of labels, once one is known.
    column: usize,
}

impl Slip<'_> {
    fn take(&mut self, row: &GridRow) {
        let place = row.place(self.sheet);
        let mut cells: Vec<(usize, &str)> =
            row.cells.iter().map(String::as_str).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let known = cells.iter().position(|(_, words)| self.heads.find(words).is_some());
        let is_number = |words: &str| Label::read(words).is_empty();
        match known {
            // Numbers in front of a label are those of the sheet.
            Some(at) if cells[..at].iter().all(|(_, words)| is_number(words)) => {
                cells.drain(..at);
                self.column = self.column.min(cells.first().map_or(usize::MAX, |(column, _)| *column));
                self.fields(place, &cells);
            }
            _ if self.is_continued(&cells) => self.add_all(&cells),
            _ => self.unknown(place, &cells),
        }
    }

    /// Whether a row goes on with the words of the label above.
    fn is_continued(&self, cells: &[(usize, &str)]) -> bool {
        !self.entries.is_empty() && cells.first().is_some_and(|(column, _)| *column > self.column)
    }

    /// A label and its words, and perhaps further labels in the same row.
    fn fields(&mut self, place: RowPlace, cells: &[(usize, &str)]) {
        let mut has_words = true;
        for (at, (_, words)) in cells.iter().enumerate() {
            let head = self.heads.find(words).filter(|head| !matches!(head, Head::Choice(..)) || at == 0);
            let opens = at == 0 || has_words && at + 1 < cells.len();
            match head.filter(|_| opens) {
                Some(head) => {
                    self.open(place, Some(head), words);
                    has_words = false;
                }
                None => {
                    self.add(words);
                    has_words = true;
                }
            }
        }
    }

    fn unknown(&mut self, place: RowPlace, cells: &[(usize, &str)]) {
        match cells {
            [(_, words)] if is_title(words) => {}
            [(_, words)] => {
                self.open(place, None, "");
                self.add(words);
            }
            [(_, label), rest @ ..] => {
                self.open(place, None, label);
                self.add_all(rest);
            }
            [] => {}
        }
    }

    fn open(&mut self, place: RowPlace, head: Option<Head>, label: &str) {
        let cell = Cell { place, head, label: label.replace('\n', ""), words: String::new(), is_of_column: false };
        let is_name = head == Some(Head::Node(self.heads.name));
        let is_named = |entry: &Entry| entry.cells.iter().any(|cell| cell.head == Some(Head::Node(self.heads.name)));
        match self.entries.last_mut() {
            Some(last) if !(is_name && is_named(last)) => last.cells.push(cell),
            None if !is_name => self.before.push(cell),
            _ => {
                let cells = self.before.drain(..).chain([cell]).collect();
                self.entries.push(Entry { place, cells });
            }
        }
    }

    fn add_all(&mut self, cells: &[(usize, &str)]) {
        for (_, words) in cells {
            self.add(words);
        }
    }

    /// Adds words to the label that stands above or in front.
    fn add(&mut self, words: &str) {
        let last = match self.entries.last_mut() {
            Some(entry) => entry.cells.last_mut(),
            None => self.before.last_mut(),
        };
        let Some(cell) = last else { return };
        let is_box = cell.words.lines().last().is_some_and(|line| tick::is_tick(line) || tick::is_unticked(line));
        if !cell.words.is_empty() && !is_box {
            cell.words.push('\n');
        }
        cell.words.push_str(words);
    }
}
