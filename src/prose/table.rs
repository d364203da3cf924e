//! Cells of a Markdown table.

use super::sheet::Sheet;
use pulldown_cmark::Alignment;
use std::ops::Range;

/// The table being read.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
    cell_at: usize,
    read_to: usize,
}

impl Table {
    pub(super) fn new(alignments: Vec<Alignment>) -> Table {
        Table { alignments, in_head: true, column: 0, cell_at: 0, read_to: 0 }
    }

    pub(super) fn end_head(&mut self) {
        self.in_head = false;
    }

    pub(super) fn open_row(&mut self, start: usize) {
        self.column = 0;
        self.read_to = start;
    }

    pub(super) fn open_cell(&mut self, sheet: &mut Sheet) {
        if self.column > 0 {
            sheet.plain.push('\t');
        }
        self.cell_at = sheet.html.len();
    }

    /// Puts the tags around a cell that has been written; a head without words heads nothing.
    pub(super) fn close_cell(&mut self, sheet: &mut Sheet, end: usize) {
        let head = self.in_head && sheet.html.len() > self.cell_at;
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        let (open, close) = if head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        sheet.html.insert_str(self.cell_at, &format!("{open}{class}>"));
        sheet.html.push_str(close);
        self.column += 1;
        self.read_to = end;
    }

    /// What stands in a row after its last column; CommonMark would drop it.
    pub(super) fn rest_of_row(&self, text: &str, row_end: usize) -> Option<Range<usize>> {
        let outside = |char: char| char == '|' || char.is_ascii_whitespace();
        let rest = text.get(self.read_to..row_end)?;
        let start = rest.find(|char: char| !outside(char))?;
        let words = rest.get(start..)?.trim_end_matches(outside);
        let start = self.read_to + start;
        Some(start..start + words.len())
    }
}
