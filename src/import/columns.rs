//! Finds the header of a table, wherever it stands, and cuts the rows below it into the columns that are asked for.

use std::path::Path;

use crate::failure::Failure;
use crate::text::fold;

use super::grid::Grid;
use super::grid::GridRow;
use super::grid::Merged;
use super::report::Report;
use super::rules::COLUMN_NOT_READ;
use super::rules::QUOTE_LEFT_OPEN;

/// A column that is asked for.
pub(super) struct Wanted {
    /// Folded words of which one stands in its header.
    words: Vec<String>,
    /// Whether a merged cell counts for all the rows it covers.
    fills_down: bool,
}

/// A row below the header: the cells of the wanted columns, in their order.
pub(super) struct Line {
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

impl Wanted {
    pub(super) fn new(words: &[&str], fills_down: bool) -> Self {
        Self { words: words.iter().map(|word| fold(word)).collect(), fills_down }
    }
}

/// Where the header stands, and the place of every wanted column in it.
struct Header {
    row: usize,
    places: Vec<Option<usize>>,
}

/// The rows below the first header that is accepted.
///
/// # Errors
/// No grid has such a header; the sentence about what is needed goes into the failure.
pub(super) fn lines(
    grids: &[Grid],
    wanted: &[Wanted],
    accepts: &dyn Fn(&[bool]) -> bool,
    needed: &str,
    report: &mut Report,
) -> Result<Vec<Line>, Failure> {
    let found = grids.iter().find_map(|grid| Some((grid, header(grid, wanted, accepts)?)));
    let (grid, header) = found.ok_or_else(|| missing(grids, needed, report.file_name()))?;
    report_unread(grid, &header, report);
    let below = grid.rows.iter().skip(header.row + 1).filter(|row| !row.is_blank());
    let lines = below.map(|row| cut(grid, row, &header, wanted));
    let lines = lines.filter(|line| line.cells.iter().any(|cell| !cell.is_empty()));
    // A header repeated on every printed page is no row.
    Ok(lines
        .filter(|line| {
            !line.cells.iter().zip(wanted).all(|(cell, wanted)| cell.is_empty() || wanted.words.contains(&fold(cell)))
        })
        .collect())
}

fn header(grid: &Grid, wanted: &[Wanted], accepts: &dyn Fn(&[bool]) -> bool) -> Option<Header> {
    grid.rows.iter().enumerate().find_map(|(at, row)| {
        let folded: Vec<String> = row.cells.iter().map(|cell| fold(cell)).collect();
        let place = |wanted: &Wanted| wanted.words.iter().find_map(|word| folded.iter().position(|cell| cell == word));
        let places: Vec<Option<usize>> = wanted.iter().map(place).collect();
        let found: Vec<bool> = places.iter().map(Option::is_some).collect();
        accepts(&found).then_some(Header { row: at, places })
    })
}

fn cut(grid: &Grid, row: &GridRow, header: &Header, wanted: &[Wanted]) -> Line {
    let cell = |place: &Option<usize>, wanted: &Wanted| {
        let Some(place) = *place else { return String::new() };
        let own = row.cells.get(place).cloned().unwrap_or_default();
        if own.is_empty() && wanted.fills_down { above(grid, row.line, place).unwrap_or_default() } else { own }
    };
    Line {
        line: row.line,
        cells: header.places.iter().zip(wanted).map(|(place, wanted)| cell(place, wanted)).collect(),
    }
}

/// The words of the merged cell that covers a line.
fn above(grid: &Grid, line: u32, column: usize) -> Option<String> {
    let covers = |merged: &&Merged| merged.column == column && merged.first < line && line <= merged.last;
    let merged = grid.merged.iter().find(covers)?;
    grid.rows.iter().find(|row| row.line == merged.first)?.cells.get(column).cloned()
}

fn report_unread(grid: &Grid, header: &Header, report: &mut Report) {
    if let Some(line) = grid.open_quote {
        let message = "この行で始まる引用符（\"）が、ファイルの終わりまで閉じていません。";
        let remedy = "この行から後が一つのセルになっています。表計算ソフトで開き、CSV として保存し直してください。";
        report.warn(&QUOTE_LEFT_OPEN, line, "", message, remedy);
    }
    let row = &grid.rows[header.row];
    let width = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let below = || grid.rows.iter().skip(header.row + 1);
    let has_words = |column: usize| below().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()));
    let unread = (0..width).filter(|column| !header.places.contains(&Some(*column)) && has_words(*column));
    let names: Vec<String> = unread
        .map(|column| match row.cells.get(column).map(String::as_str) {
            None | Some("") => format!("{}列目（見出しなし）", column + 1),
            Some(name) => format!("「{}」", name.replace('\n', " ")),
        })
        .collect();
    if !names.is_empty() {
        let message = format!("{}の列は取り込みませんでした。", names.join("、"));
        let remedy = "必要な記載であれば、記載内容の列に移してから、もう一度取り込んでください。";
        report.warn(&COLUMN_NOT_READ, row.line, "", message, remedy);
    }
}

fn missing(grids: &[Grid], needed: &str, file_name: &str) -> Failure {
    // The delimiter that was meant is the one that cuts most.
    let first_row =
        |grid: &Grid| grid.rows.iter().find(|row| !row.is_blank()).map(|row| row.cells.clone()).unwrap_or_default();
    let rows = grids.iter().map(first_row);
    let found = rows.reduce(|best, row| if row.len() > best.len() { row } else { best }).unwrap_or_default();
    let found: Vec<String> =
        found.iter().filter(|cell| !cell.is_empty()).map(|cell| format!("「{}」", cell.replace('\n', " "))).collect();
    let found = if found.is_empty() { "ありません".to_owned() } else { found.concat() };
    let cause = format!("{needed}見つかった列は、{found}です。列の見出しを直してから、もう一度取り込んでください。");
    Failure::at("表の見出しの行が見つかりませんでした。", Path::new(file_name), cause)
}
