//! How entries lie on a sheet: a row each below a header, or one below the other with labels in front.

use crate::import::grid::Grid;
use crate::import::grid::GridRow;
use crate::import::label::Label;

use super::Head;
use super::Heads;

/// Labels below each other of which so many make a sheet.
const FEWEST_LABELS: usize = 3;

/// How entries lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A row each, below the header in this row.
    Listing(usize),
    /// Labels below each other, the words beside them.
    Slip,
}

/// The shape of a sheet, and how many heads speak for it.
pub(super) fn shape(grid: &Grid, heads: &Heads) -> Option<(Shape, usize)> {
    let known = |row: &GridRow| row.cells.iter().filter(|cell| heads.is_node(cell)).count();
    let names = |row: &GridRow| row.cells.iter().any(|cell| heads.find(cell) == Some(Head::Node(heads.name)));
    let headers = grid.rows.iter().enumerate().filter(|(_, row)| names(row)).map(|(at, row)| (known(row), at));
    let listing = headers.reduce(|best, other| if other.0 > best.0 { other } else { best });
    let labels = grid.rows.iter().filter(|row| begins_with_label(row, heads)).count();
    match listing {
        Some((count, _)) if labels > count && labels >= FEWEST_LABELS => Some((Shape::Slip, labels)),
        Some((count, at)) if count > 1 => Some((Shape::Listing(at), count)),
        _ => None,
    }
}

/// Whether the first words of a row, numbers aside, are a label.
fn begins_with_label(row: &GridRow, heads: &Heads) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty() && !Label::read(cell).is_empty());
    cells.next().is_some_and(|cell| heads.is_node(cell))
}
