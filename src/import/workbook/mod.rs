//! Tables as spreadsheets: what is printed in each cell, sheet by sheet.

use std::io::Cursor;
use std::path::Path;

use calamine::Data;
use calamine::Dimensions;
use calamine::ExcelDateTime;
use calamine::ExcelDateTimeType;
use calamine::Range;
use calamine::Reader;
use calamine::Sheets;
use calamine::open_workbook_auto_from_rs;

use crate::failure::Failure;
use crate::text::fold;

use super::grid::Grid;
use super::grid::GridRow;
use super::grid::Merged;
use super::grid::Sheet;
use super::grid::cell;

type Book<'a> = Sheets<Cursor<&'a [u8]>>;

/// Whether bytes are a spreadsheet: a ZIP archive or an OLE file.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Every sheet, in the order of the workbook.
pub(super) fn sheets(bytes: &[u8], file_name: &str) -> Result<Vec<Sheet>, Failure> {
    let mut book: Book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| {
        let cause = "Excel や LibreOffice の表計算ファイルとして開けません。壊れているか、パスワードが付いています。表計算ソフトで開き、パスワードのない .xlsx か .csv で保存し直してください。";
        Failure::at("表のファイルを読み取れませんでした。", Path::new(file_name), cause)
    })?;
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).ok();
        let cuts = range.map(|range| Grid {
            rows: rows(&range),
            merged: merged(&mut book, &name),
            open_quote: None,
            errors: errors(&range),
            formulas: formulas(&mut book, &name, &range),
        });
        Sheet { name: Some(name), cuts: cuts.into_iter().collect() }
    };
    Ok(names.into_iter().map(sheet).collect())
}

fn rows(range: &Range<Data>) -> Vec<GridRow> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let indent = usize::try_from(first_column).unwrap_or_default();
    let numbered = range.rows().zip(first_row + 1..);
    let rows = numbered.map(|(cells, line)| {
        let blank = std::iter::repeat_n(String::new(), indent);
        let raw: Vec<String> = blank.chain(cells.iter().map(printed)).collect();
        GridRow { line, number: line, cells: raw.iter().map(|words| cell(words)).collect(), raw }
    });
    rows.collect()
}

fn errors(range: &Range<Data>) -> Vec<(u32, usize, String)> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let numbered = range.rows().zip(first_row + 1..);
    let errors = numbered.flat_map(|(cells, line)| {
        let numbered = cells.iter().zip(usize::try_from(first_column).unwrap_or_default()..);
        let errors = numbered.filter(|(data, _)| matches!(data, Data::Error(_)));
        errors.map(move |(data, column)| (line, column, printed(data)))
    });
    errors.collect()
}

/// Formulas of which no result was saved: programs that write workbooks often leave it to Excel.
fn formulas(book: &mut Book, sheet: &str, values: &Range<Data>) -> Vec<(u32, usize, String)> {
    let Ok(formulas) = book.worksheet_formula(sheet) else { return Vec::new() };
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    let numbered = formulas
        .rows()
        .zip(first_row..)
        .flat_map(|(cells, row)| cells.iter().zip(first_column..).map(move |(formula, column)| (row, column, formula)));
    let is_empty = |row, column| matches!(values.get_value((row, column)), None | Some(Data::Empty));
    let without = numbered.filter(|(row, column, formula)| !formula.is_empty() && is_empty(*row, *column));
    let place = |row, column, formula: &str| (row + 1, usize::try_from(column).unwrap_or_default(), formula.to_owned());
    without.map(|(row, column, formula)| place(row, column, formula)).collect()
}

fn printed(data: &Data) -> String {
    match data {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(words) | Data::DurationIso(words) => words.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => printed_moment(moment),
        Data::DateTimeIso(words) => words.strip_suffix("T00:00:00").unwrap_or(words).to_owned(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn printed_moment(moment: &ExcelDateTime) -> String {
    if !moment.is_datetime() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} {hour}:{minute:02}") }
}

/// The day that a number of days stands for where a spreadsheet program shows days as numbers: 45383.
///
/// Only numbers of days from 1954 to 2119 are taken for one.
pub(super) fn serial_day(words: &str) -> Option<String> {
    let number: u32 = fold(words).parse().ok()?;
    let days = f64::from(Some(number).filter(|number| (20_000..80_000).contains(number))?);
    Some(printed_moment(&ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)))
}

fn merged(book: &mut Book, sheet: &str) -> Vec<Merged> {
    let areas = match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
        Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
    };
    areas.iter().map(merged_column).collect()
}

fn merged_column(area: &Dimensions) -> Merged {
    let column = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
    let (column, last_column) = (column(area.start.1), column(area.end.1));
    Merged { column, last_column, first: area.start.0 + 1, last: area.end.0 + 1 }
}

#[cfg(test)]
mod tests;
