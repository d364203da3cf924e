//! A table as cells of words, whatever file it came from.

/// A sheet of a workbook, or a whole text.
pub(super) struct Sheet {
    /// Its name in the workbook.
    pub(super) name: Option<String>,
    /// The ways of cutting it into cells; a sheet that cannot be read has none.
    pub(super) cuts: Vec<Grid>,
}

/// Where a row stands: the place of its sheet among those that are read, and the line or sheet row, from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    pub(super) sheet: usize,
    pub(super) line: u32,
}

/// Rows of cells.
#[derive(Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
    pub(super) merged: Vec<Merged>,
    /// The line of a quote that is never closed.
    pub(super) open_quote: Option<u32>,
    /// Lines with a cell that holds an error of its formula, and the error.
    pub(super) errors: Vec<(u32, String)>,
    /// Lines with a formula whose result was never saved, and the formula.
    pub(super) formulas: Vec<(u32, String)>,
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

impl Sheet {
    /// Whether it can be read and holds no word.
    pub(super) fn is_blank(&self) -> bool {
        !self.cuts.is_empty() && self.cuts.iter().all(|grid| grid.rows.iter().all(GridRow::is_blank))
    }
}

/// The words of a cell: line ends of every kind as `\n`, no blanks around.
pub(super) fn cell(words: &str) -> String {
    words
        .replace("\r\n", "\n")
        .replace(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
        .trim()
        .to_owned()
}
