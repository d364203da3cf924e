//! How wide the columns of a table are: by what stands in them, so that long words do not stand in a narrow column.

use super::tree::Block;
use super::tree::all_said;

/// Letters of a head that stand side by side before it is broken.
const HEAD: usize = 6;

/// Letters for which every column has room, if it has so many: a date in two lines.
const LEAST: usize = 8;

/// Letters that stand side by side in all columns together.
const LINE: f64 = 52.0;

/// Letters that the edges of a cell take.
const EDGES: f64 = 1.4;

/// Share of the width for each column: the square root of its longest cell, so that a cell of 3,000 letters leaves the
/// others room, and never less than short words need.
pub(super) fn of_columns(head: &[Vec<Block>], rows: &[Vec<Vec<Block>>]) -> Vec<f64> {
    let longest = |column: usize| {
        let longest = rows.iter().filter_map(|row| row.get(column)).map(|cell| letters(cell)).max().unwrap_or_default();
        longest.max(head.get(column).map_or(0, |cell| letters(cell)).min(HEAD)).max(2)
    };
    let longest: Vec<usize> = (0..head.len()).map(longest).collect();
    let roots: Vec<f64> = longest.iter().map(|letters| number(*letters).sqrt()).collect();
    let all: f64 = roots.iter().sum();
    let least = longest.iter().map(|letters| (number((*letters).min(LEAST)) + EDGES) / LINE);
    roots.iter().zip(least).map(|(root, least)| (root / all).max(least)).collect()
}

/// Lines that a cell takes in a column with a share of the width.
pub(super) fn lines(cell: &[Block], share: f64) -> f64 {
    let room = (share * LINE - EDGES).max(1.0);
    all_said(cell).lines().map(|line| (number(line.chars().count()) / room).ceil().max(1.0)).sum()
}

/// Letters of a cell that take room.
fn letters(cell: &[Block]) -> usize {
    all_said(cell).chars().filter(|letter| !letter.is_whitespace()).count()
}

fn number(letters: usize) -> f64 {
    f64::from(u32::try_from(letters).unwrap_or(u32::MAX))
}
