//! Finds the header of a table, wherever it stands, and cuts the rows below it into the columns that are asked for.

use std::path::Path;

use crate::failure::Failure;
use crate::text::fold;

use super::grid::Grid;
use super::grid::GridRow;
use super::grid::Merged;
use super::grid::RowPlace;
use super::grid::Sheet;
use super::report::MOST_LISTED;
use super::report::Report;
use super::report::listed;
use super::report::short;
use super::rules::COLUMN_NOT_READ;
use super::rules::ERROR_CELL;
use super::rules::FORMULA_WITHOUT_VALUE;
use super::rules::OUTSIDE_THE_TABLE;
use super::rules::QUOTE_LEFT_OPEN;
use super::rules::SHEET_NOT_READ;

/// A header of more characters is a sentence that happens to end like one.
const LONGEST_HEADER: usize = 20;

/// A column that is asked for.
pub(super) struct Wanted {
    /// Folded words of which one stands in its header.
    words: Vec<String>,
    /// Whether a merged cell counts for all the rows it covers.
    fills_down: bool,
    /// Whether a header that only ends in one of the words is meant as well.
    takes_endings: bool,
}

/// What becomes of the columns that nobody asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// They are told and left behind.
    Left,
    /// They are told, and their cells go with the lines.
    Kept,
}

/// A row below the header: the cells of the wanted columns, in their order.
pub(super) struct Line {
    pub(super) place: RowPlace,
    pub(super) cells: Vec<String>,
    /// Cells of other columns that say something, behind the words of their header, where they are kept.
    pub(super) others: Vec<(String, String)>,
}

impl Wanted {
    pub(super) fn new(words: &[&str], fills_down: bool) -> Self {
        Self { words: words.iter().map(|word| fold(word)).collect(), fills_down, takes_endings: false }
    }

    /// A column that is also meant by a longer header with one of the words at its end: 市の考え方.
    pub(super) fn ending(words: &[&str], fills_down: bool) -> Self {
        Self { takes_endings: true, ..Self::new(words, fills_down) }
    }
}

/// Where the header stands, and the place of every wanted column in it.
struct Header {
    row: usize,
    places: Vec<Option<usize>>,
}

/// The rows below the accepted header of every sheet that has one; every other sheet with words in it is reported.
///
/// # Errors
/// No sheet has such a header; the sentence about what is needed goes into the failure.
pub(super) fn lines(
    sheets: &[Sheet],
    wanted: &[Wanted],
    accepts: &dyn Fn(&[bool]) -> bool,
    needed: &str,
    (others, report): (Others, &mut Report),
) -> Result<Vec<Line>, Failure> {
    let mut read = Vec::new();
    let mut unread = Vec::new();
    for sheet in sheets {
        match sheet.cuts.iter().find_map(|grid| Some((grid, header(grid, wanted, accepts)?))) {
            Some((grid, header)) => read.push((sheet, grid, header)),
            None => unread.push(sheet),
        }
    }
    if read.is_empty() {
        return Err(missing(sheets, needed, report.file_name()));
    }
    if read.len() > 1 {
        report.name_sheets(read.iter().filter_map(|(sheet, ..)| sheet.name.as_deref()));
    }
    unread.into_iter().filter(|sheet| !sheet.is_blank()).for_each(|sheet| report_sheet(sheet, report));
    let mut lines = Vec::new();
    for (at, (_, grid, header)) in read.iter().enumerate() {
        report_cells(grid, at, report);
        let unread = unread_columns(grid, header);
        report_unread(grid.rows[header.row].place(at), &unread, others, report);
        if others == Others::Kept {
            report_above((grid, at), header, report);
        }
        let kept = if others == Others::Kept { unread.as_slice() } else { &[] };
        let below = grid.rows.iter().skip(header.row + 1).filter(|row| !row.is_blank());
        let cut = below.map(|row| cut((grid, at), row, header, (wanted, kept)));
        lines.extend(cut.filter(|line| !is_blank_or_header(line, wanted)));
    }
    Ok(lines)
}

/// Whether none of the wanted columns says anything; a header repeated on every printed page says nothing either.
fn is_blank_or_header(line: &Line, wanted: &[Wanted]) -> bool {
    let says_nothing = |cell: &str, wanted: &Wanted| cell.is_empty() || wanted.names(&fold(cell));
    line.others.is_empty() && line.cells.iter().zip(wanted).all(|(cell, wanted)| says_nothing(cell, wanted))
}

/// Says that a sheet with words in it is not read.
pub(super) fn report_sheet(sheet: &Sheet, report: &mut Report) {
    let name = sheet.name.as_deref().unwrap_or_default();
    let why =
        if sheet.cuts.is_empty() { "読み取れないため" } else { "見出しの行が見つからないため" };
    let message = format!("シート「{name}」は、{why}、取り込みませんでした。");
    let remedy = "必要な記載があれば、ほかのシートと同じ見出しの行を付けてから、もう一度取り込んでください。";
    // It is none of the sheets that are read.
    report.warn(&SHEET_NOT_READ, RowPlace { sheet: usize::MAX, line: 1, row: 1, column: 0 }, name, message, remedy);
}

fn header(grid: &Grid, wanted: &[Wanted], accepts: &dyn Fn(&[bool]) -> bool) -> Option<Header> {
    grid.rows.iter().enumerate().find_map(|(at, row)| {
        let folded: Vec<String> = row.cells.iter().map(|cell| fold(cell)).collect();
        let exact = |wanted: &Wanted| wanted.words.iter().find_map(|word| folded.iter().position(|cell| cell == word));
        let mut places: Vec<Option<usize>> = wanted.iter().map(exact).collect();
        for at in 0..places.len() {
            let is_free = |column: &usize| !places.contains(&Some(*column));
            let ends = |column: &usize| wanted[at].ends(&folded[*column]);
            if places[at].is_none() {
                places[at] = (0..folded.len()).find(|column| is_free(column) && ends(column));
            }
        }
        let found: Vec<bool> = places.iter().map(Option::is_some).collect();
        accepts(&found).then_some(Header { row: at, places })
    })
}

impl Wanted {
    /// Whether folded words are a header of the column.
    fn names(&self, folded: &str) -> bool {
        self.words.iter().any(|word| word == folded) || self.ends(folded)
    }

    fn ends(&self, folded: &str) -> bool {
        self.takes_endings
            && self.words.iter().any(|word| folded.chars().count() < LONGEST_HEADER && folded.ends_with(word))
    }
}

fn cut(
    (grid, sheet): (&Grid, usize),
    row: &GridRow,
    header: &Header,
    (wanted, kept): (&[Wanted], &[(usize, String)]),
) -> Line {
    let own = |place: usize| row.cells.get(place).cloned().unwrap_or_default();
    let cell = |place: &Option<usize>, wanted: &Wanted| {
        let Some(place) = *place else { return String::new() };
        let own = own(place);
        if own.is_empty() && wanted.fills_down { above(grid, row.line, place).unwrap_or_default() } else { own }
    };
    let head = &grid.rows[header.row];
    let others = kept.iter().filter(|(column, _)| {
        let words = own(*column);
        !words.is_empty() && head.cells.get(*column) != Some(&words)
    });
    Line {
        place: row.place(sheet),
        cells: header.places.iter().zip(wanted).map(|(place, wanted)| cell(place, wanted)).collect(),
        others: others.map(|(column, name)| (name.clone(), own(*column))).collect(),
    }
}

/// The words of the merged cell that covers a line.
pub(super) fn above(grid: &Grid, line: u32, column: usize) -> Option<String> {
    let covers = |merged: &&Merged| merged.column == column && merged.first < line && line <= merged.last;
    let merged = grid.merged.iter().find(covers)?;
    grid.rows.iter().find(|row| row.line == merged.first)?.cells.get(column).cloned()
}

/// Says what is wrong with single cells of a sheet that is read.
pub(super) fn report_cells(grid: &Grid, sheet: usize, report: &mut Report) {
    let place = |line: u32| grid.place(sheet, line);
    if let Some(line) = grid.open_quote {
        let message = "この行で始まる引用符（\"）が、ファイルの終わりまで閉じていません。";
        let remedy = "この行から後が一つのセルになっています。表計算ソフトで開き、CSV として保存し直してください。";
        report.warn(&QUOTE_LEFT_OPEN, place(line), "", message, remedy);
    }
    for (line, column, error) in &grid.errors {
        let message = format!("式の誤り（{error}）になっているセルがあります。");
        let remedy = "表計算ソフトで式を直すか、正しい言葉を入れてから、もう一度取り込んでください。";
        report.warn(&ERROR_CELL, place(*line).cell(*column), error, message, remedy);
    }
    for (line, column, formula) in &grid.formulas {
        let message = format!("式（={}）の結果が保存されていないため、空のセルとして読みました。", short(formula));
        let remedy = "表計算ソフトで開いて保存し直すか、式の結果を言葉として入れてから、もう一度取り込んでください。";
        report.warn(&FORMULA_WITHOUT_VALUE, place(*line).cell(*column), formula, message, remedy);
    }
}

/// Columns with words below the header that nobody asks for, and what they are called.
fn unread_columns(grid: &Grid, header: &Header) -> Vec<(usize, String)> {
    let row = &grid.rows[header.row];
    let width = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let below = || grid.rows.iter().skip(header.row + 1);
    let has_words = |column: usize| below().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()));
    let unread = (0..width).filter(|column| !header.places.contains(&Some(*column)) && has_words(*column));
    let called = |column: usize| match row.cells.get(column).map(String::as_str) {
        None | Some("") => format!("{}列目（見出しなし）", column + 1),
        Some(name) => format!("「{}」", name.replace('\n', " ")),
    };
    unread.map(|column| (column, called(column))).collect()
}

fn report_unread(place: RowPlace, unread: &[(usize, String)], others: Others, report: &mut Report) {
    if unread.is_empty() {
        return;
    }
    let names: Vec<String> = unread.iter().map(|(_, name)| name.clone()).collect();
    let (message, remedy) = match others {
        Others::Left => (
            format!("{}の列は取り込みませんでした。", listed(&names)),
            "必要な記載であれば、記載内容の列に移してから、もう一度取り込んでください。",
        ),
        Others::Kept => (
            format!("{}の列は、どの項目のものか分からないため、unplaced.toml に残しました。", listed(&names)),
            "必要な記載であれば、正しい項目に書き写してください。",
        ),
    };
    report.warn(&COLUMN_NOT_READ, place, "", message, remedy);
}

/// Tells the words above a header, which may say what the table is about.
fn report_above((grid, sheet): (&Grid, usize), header: &Header, report: &mut Report) {
    for row in grid.rows.iter().take(header.row).filter(|row| !row.is_blank()) {
        let cells: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let message = "この行は、表の見出しより上にあるため、取り込みませんでした。";
        let remedy = "会議の名称や諮問の題名など、要る言葉であれば、書いたファイルの title などに書き写してください。";
        report.warn(&OUTSIDE_THE_TABLE, row.place(sheet), &cells.join(" "), message, remedy);
    }
}

/// Why no sheet could be read, with the columns that were seen.
pub(super) fn missing(sheets: &[Sheet], needed: &str, file_name: &str) -> Failure {
    // The delimiter that was meant is the one that cuts most.
    let first_row =
        |grid: &Grid| grid.rows.iter().find(|row| !row.is_blank()).map(|row| row.cells.clone()).unwrap_or_default();
    let rows = sheets.iter().flat_map(|sheet| &sheet.cuts).map(first_row);
    let found = rows.reduce(|best, row| if row.len() > best.len() { row } else { best }).unwrap_or_default();
    let found: Vec<String> =
        found.iter().filter(|cell| !cell.is_empty()).map(|cell| format!("「{}」", cell.replace('\n', " "))).collect();
    let found = match found.len() {
        0 => "このファイルには、文字の入ったセルがありません。".to_owned(),
        1..=MOST_LISTED => format!("見つかった列は、{}です。", found.concat()),
        many => {
            format!("見つかった列は、{}など、{many}列です。", found[..MOST_LISTED].concat())
        }
    };
    let cause = format!("{needed}{found}列の見出しを直してから、もう一度取り込んでください。");
    Failure::at("表の見出しの行が見つかりませんでした。", Path::new(file_name), cause)
}
