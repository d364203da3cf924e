//! How wide the columns of a table are: by what stands in them, so that long words do not stand in a narrow column.

use super::tree::Block;
use super::tree::all_said;

/// Letters of a head that stand side by side before it is broken.
const HEAD: usize = 6;

/// Share of the width for each column: the square root of its longest cell, so that a cell of 3,000 letters leaves the
/// others room.
pub(super) fn of_columns(head: &[Vec<Block>], rows: &[Vec<Vec<Block>>]) -> Vec<f64> {
    let letters = |cell: &[Block]| all_said(cell).chars().filter(|letter| !letter.is_whitespace()).count();
    let share = |column: usize| {
        let longest = rows.iter().filter_map(|row| row.get(column)).map(|cell| letters(cell)).max().unwrap_or_default();
        let head = head.get(column).map_or(0, |cell| letters(cell)).min(HEAD);
        f64::from(u32::try_from(longest.max(head).max(2)).unwrap_or(u32::MAX)).sqrt()
    };
    let shares: Vec<f64> = (0..head.len()).map(share).collect();
    let widest = shares.iter().copied().fold(0.0, f64::max);
    // No column is narrower than a fifth of the widest: a date of few letters still stands in one or two lines.
    shares.into_iter().map(|share| share.max(widest / 5.0)).collect()
}
