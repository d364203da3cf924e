//! The cells of a sheet that hold words, row by row, with the area that each covers.

use crate::import::grid::Grid;
use crate::import::grid::RowPlace;

/// A cell with words in it.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) place: RowPlace,
    /// First and last of the columns that it covers, from 0.
    pub(super) columns: (usize, usize),
    /// The last row that it covers, from 1.
    pub(super) last_row: u32,
    pub(super) words: String,
    /// The same with the blanks around them.
    pub(super) whole: String,
}

/// The cells of a row, from the left.
pub(super) struct Line {
    pub(super) row: u32,
    pub(super) cells: Vec<Cell>,
}

/// The rows of a sheet in which words stand.
pub(super) fn lines(grid: &Grid, sheet: usize) -> Vec<Line> {
    let rows = grid.rows.iter().filter(|row| !row.is_blank());
    let line = |row: &crate::import::grid::GridRow| {
        let numbered = row.cells.iter().enumerate().filter(|(_, words)| !words.is_empty());
        let cell = |(column, words): (usize, &String)| {
            let area = grid.merged.iter().find(|area| area.column == column && area.first == row.number);
            Cell {
                place: row.place(sheet).cell(column),
                columns: (column, area.map_or(column, |area| area.last_column)),
                last_row: area.map_or(row.number, |area| area.last),
                words: words.clone(),
                whole: row.raw.get(column).map(|raw| raw.replace("\r\n", "\n")).unwrap_or_default(),
            }
        };
        Line { row: row.number, cells: numbered.map(cell).collect() }
    };
    rows.map(line).collect()
}
