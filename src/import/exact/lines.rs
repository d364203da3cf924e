//! Finds the table among the sheets, and reads its lines letter by letter.

use crate::cells;
use crate::cells::Column;
use crate::cells::Line;
use crate::cells::MARK;
use crate::cells::Manner;
use crate::cells::PRINTED;
use crate::cells::State;
use crate::import::grid::Grid;
use crate::import::grid::GridRow;
use crate::import::grid::RowPlace;
use crate::import::grid::Sheet;
use crate::import::report::Report;
use crate::import::row::Row;
use crate::text::fold;

use super::shown::Shown;

/// A line with its place.
#[derive(Clone)]
pub(super) struct Own {
    pub(super) place: RowPlace,
    pub(super) line: Line,
    /// Where sheets for people show it, in a workbook that has such.
    pub(super) shown: Option<Shown>,
}

impl Own {
    /// The line as one of any table, for what finds no place.
    pub(super) fn row(&self) -> Row {
        let Line { key, reference, label, repeat, content, .. } = self.line.clone();
        Row { place: self.place, reference, label, repeat, content, id: key }
    }
}

/// Where the columns stand.
struct Heads {
    row: usize,
    places: Vec<Option<usize>>,
    printed: Vec<Option<usize>>,
}

/// The lines of every sheet that is such a table; `None` where none is.
pub(super) fn lines(sheets: &[Sheet], report: &mut Report) -> Option<Vec<Own>> {
    let found: Vec<(&Sheet, &Grid, Heads)> = sheets
        .iter()
        .filter_map(|sheet| sheet.cuts.iter().find_map(|grid| Some((sheet, grid, heads(grid)?))))
        .collect();
    if found.is_empty() {
        return None;
    }
    if sheets.len() > 1 {
        report.name_sheets(found.iter().filter_map(|(sheet, ..)| sheet.name.as_deref()));
    }
    let mut lines = Vec::new();
    for (at, (_, grid, heads)) in found.iter().enumerate() {
        let below = grid.rows.iter().skip(heads.row + 1).filter(|row| !row.is_blank());
        let own = below.map(|row| Own { place: row.place(at), line: line(row, heads), shown: shown(row, heads) });
        lines.extend(own.filter(|own| own.line.key != Column::Key.head()));
    }
    Some(lines)
}

/// Whether a sheet has the columns of such a table.
pub(super) fn is_table(sheet: &Sheet) -> bool {
    sheet.cuts.iter().any(|grid| heads(grid).is_some())
}

fn heads(grid: &Grid) -> Option<Heads> {
    grid.rows.iter().enumerate().find_map(|(row, cells)| {
        let folded: Vec<String> = cells.cells.iter().map(|cell| fold(cell)).collect();
        let place = |head: &str| folded.iter().position(|cell| *cell == fold(head));
        let is_table = MARK.iter().all(|column| place(column.head()).is_some());
        let places = || Column::ALL.map(|column| place(column.head())).to_vec();
        is_table.then(|| Heads { row, places: places(), printed: PRINTED.map(place).to_vec() })
    })
}

fn shown(row: &GridRow, heads: &Heads) -> Option<Shown> {
    let mut cells = heads.printed.iter().map(|place| place.and_then(|place| row.raw.get(place)).cloned());
    let mut next = || cells.next().flatten().filter(|cell| !cell.is_empty());
    Some(Shown { sheet: next()?, cells: next()?, mark: next()? })
}

fn line(row: &GridRow, heads: &Heads) -> Line {
    let mut words = heads.places.iter().map(|place| {
        let cell = place.and_then(|place| row.raw.get(place)).map(String::as_str).unwrap_or_default();
        cells::read(cell)
    });
    let mut next = || words.next().unwrap_or_default();
    // In the order of the columns.
    let [key, part, reference, label, repeat, state, content] = std::array::from_fn(|_| next());
    let [codes, seireki, wareki, unit, figure, ground, manner, piece] = std::array::from_fn(|_| next());
    let by_content = if content.is_empty() { State::Absent } else { State::Stated };
    Line {
        key: key.trim().to_owned(),
        part,
        reference,
        label,
        repeat,
        state: State::of_word(state.trim()).unwrap_or(by_content),
        content,
        codes,
        seireki,
        wareki,
        number: None,
        unit,
        figure: figure.trim().to_owned(),
        ground,
        manner: Manner::of_word(manner.trim()).unwrap_or_default(),
        piece: cells::piece(piece.trim()).unwrap_or_default(),
    }
}

/// Lines with all of their pieces, and the pieces of which others are missing.
pub(super) fn whole(lines: Vec<Own>) -> (Vec<Own>, Vec<Own>) {
    let mut whole: Vec<Own> = Vec::new();
    let mut torn = Vec::new();
    let mut open: Vec<Own> = Vec::new();
    for own in lines {
        let (at, count) = own.line.piece;
        let follows =
            |before: &Own| before.line.key == own.line.key && before.line.piece == (at.wrapping_sub(1), count);
        if at > 1 && open.last().is_some_and(follows) {
            open.push(own);
        } else {
            torn.append(&mut open);
            match at {
                0 => whole.push(own),
                1 => open.push(own),
                _ => torn.push(own),
            }
        }
        if open.last().is_some_and(|last| last.line.piece.0 == last.line.piece.1) {
            whole.extend(put_together(std::mem::take(&mut open)));
        }
    }
    torn.append(&mut open);
    (whole, torn)
}

fn put_together(pieces: Vec<Own>) -> Option<Own> {
    pieces.into_iter().reduce(|mut first, piece| {
        first.line.content.push_str(&piece.line.content);
        first.line.ground.push_str(&piece.line.ground);
        first
    })
}
