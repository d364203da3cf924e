//! A table as cells of words, whatever file it came from.

use crate::failure::Failure;

use super::delimited;
use super::workbook;

/// A sheet, or a text cut at one delimiter.
#[derive(Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
    pub(super) merged: Vec<Merged>,
    /// The line of a quote that is never closed.
    pub(super) open_quote: Option<u32>,
}

/// A row of cells.
pub(super) struct GridRow {
    /// The line or sheet row at which it begins, from 1.
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

/// Cells of one column that are one cell for the eye; the words stand in the first.
pub(super) struct Merged {
    pub(super) column: usize,
    pub(super) first: u32,
    pub(super) last: u32,
}

impl GridRow {
    /// Whether no cell holds a word.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Every sheet of a workbook, or a text cut at each of the usual delimiters.
pub(super) fn grids(bytes: &[u8], file_name: &str) -> Result<Vec<Grid>, Failure> {
    if workbook::is_workbook(bytes) { workbook::grids(bytes, file_name) } else { delimited::grids(bytes, file_name) }
}

/// The words of a cell: line ends as `\n`, no blanks around.
pub(super) fn cell(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}
