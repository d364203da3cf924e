//! A table as cells of words, whatever file it came from.

use std::fmt;

/// A sheet of a workbook, or a whole text.
pub(super) struct Sheet {
    /// Its name in the workbook.
    pub(super) name: Option<String>,
    /// The ways of cutting it into cells; a sheet that cannot be read has none.
    pub(super) cuts: Vec<Grid>,
}

/// Where a row, or a cell of it, stands; all numbers but that of the sheet count from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    /// The place of its sheet among those that are read.
    pub(super) sheet: usize,
    /// The line of the text at which it begins; the sheet row in a workbook.
    pub(super) line: u32,
    /// The row as spreadsheet programs count it: a line end within a cell begins none.
    pub(super) row: u32,
    /// The column; 0 where the whole row is meant.
    pub(super) column: usize,
}

impl RowPlace {
    /// The cell of the row in this column, counted from 0.
    pub(super) fn cell(self, column: usize) -> Self {
        Self { column: column + 1, ..self }
    }

    /// H47, or 47行目 where the whole row is meant.
    pub(super) fn in_short(self) -> String {
        if self.column > 0 { format!("{}{}", letters(self.column), self.row) } else { format!("{}行目", self.row) }
    }
}

/// What spreadsheet programs call a column, counted from 1: A, Z, AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.extend(char::from_digit(u32::try_from(rest % 26).unwrap_or_default() + 10, 36));
        rest /= 26;
    }
    letters.iter().rev().map(char::to_ascii_uppercase).collect()
}

impl fmt::Display for RowPlace {
    /// The place as it is found in a spreadsheet program: `47行目（セル H47。テキストとしては96行目）`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, row, column, .. } = *self;
        let cell = (column > 0).then(|| format!("セル {}{row}", letters(column)));
        let text = (line != row).then(|| format!("テキストとしては{line}行目"));
        let more: Vec<String> = cell.into_iter().chain(text).collect();
        if more.is_empty() { write!(f, "{row}行目") } else { write!(f, "{row}行目（{}）", more.join("。")) }
    }
}

/// Rows of cells.
#[derive(Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
    pub(super) merged: Vec<Merged>,
    /// The line of a quote that is never closed.
    pub(super) open_quote: Option<u32>,
    /// Lines and columns of cells that hold an error of their formula, and the error.
    pub(super) errors: Vec<(u32, usize, String)>,
    /// Lines and columns of formulas whose result was never saved, and the formula.
    pub(super) formulas: Vec<(u32, usize, String)>,
}

impl Grid {
    /// The place of the row that begins in a line.
    pub(super) fn place(&self, sheet: usize, line: u32) -> RowPlace {
        let row = self.rows.iter().find(|row| row.line == line).map_or(line, |row| row.number);
        RowPlace { sheet, line, row, column: 0 }
    }
}

/// A row of cells.
pub(super) struct GridRow {
    /// The line or sheet row at which it begins, from 1.
    pub(super) line: u32,
    /// The row as spreadsheet programs count it.
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
    /// The same with every letter that stands in the file.
    pub(super) raw: Vec<String>,
}

/// Cells of one column that are one cell for the eye; the words stand in the first.
pub(super) struct Merged {
    pub(super) column: usize,
    /// The last of the columns that it covers.
    pub(super) last_column: usize,
    pub(super) first: u32,
    pub(super) last: u32,
}

impl GridRow {
    /// Its place on a sheet.
    pub(super) fn place(&self, sheet: usize) -> RowPlace {
        RowPlace { sheet, line: self.line, row: self.number, column: 0 }
    }

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

#[cfg(test)]
mod tests {
    use super::RowPlace;

    #[test]
    fn places_are_called_as_spreadsheet_programs_show_them() {
        let place = |line, row, column| RowPlace { sheet: 0, line, row, column }.to_string();
        assert_eq!(place(3, 3, 0), "3行目");
        assert_eq!(place(96, 47, 8), "47行目（セル H47。テキストとしては96行目）");
        assert_eq!(place(2, 2, 27), "2行目（セル AA2）");
        assert_eq!(place(2, 2, 702), "2行目（セル ZZ2）");
        assert_eq!(place(5, 4, 0), "4行目（テキストとしては5行目）");
    }
}
