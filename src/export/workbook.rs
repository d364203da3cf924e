//! The items of a version as a workbook: one item a row, one datum a cell, nothing merged.

use std::collections::BTreeMap;

use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::cells::Column;
use crate::cells::Line;
use crate::cells::PRINTED;

use super::tables::Table;

/// Larger numbers lose digits in the numbers of spreadsheet programs.
const LARGEST: i64 = 999_999_999_999_999;

/// The first column behind those of the table.
const BEHIND: u16 = 15;

/// What a workbook says of itself, besides the items.
#[derive(Debug, Clone, Copy)]
pub struct Titled<'a> {
    /// Title of the document.
    pub title: &'a str,
    /// What the version is called; empty where there are none.
    pub called: &'a str,
    /// The short form of the fingerprint.
    pub fingerprint: &'a str,
    /// The body that publishes it.
    pub body: &'a str,
}

/// Where an item is shown on the sheets for people, beside its line.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Name of the sheet.
    pub(super) sheet: String,
    /// The cells: `F12`, or `F12:F14` where one could not show all.
    pub(super) cells: String,
    /// The fingerprint of the words that stand there.
    pub(super) mark: String,
}

impl Table {
    /// As a workbook with a row for every item.
    pub fn workbook(&self, titled: &Titled) -> Vec<u8> {
        let mut workbook = begun(titled);
        let sheet = workbook.add_worksheet();
        let written = sheet.set_name("項目").and_then(|sheet| fill(sheet, &self.lines, None));
        written.and_then(|()| workbook.save_to_buffer()).expect("cells are cut to what a workbook holds")
    }
}

/// A workbook of which two runs give the same bytes.
pub(super) fn begun(titled: &Titled) -> Workbook {
    let mut workbook = Workbook::new();
    let mut about = DocProperties::new().set_title(titled.title).set_author(titled.body);
    if let Ok(day) = ExcelDateTime::from_ymd(2000, 1, 1) {
        about = about.set_creation_datetime(&day);
    }
    workbook.set_properties(&about);
    workbook
}

/// Puts the lines into a sheet; `shown` tells where sheets for people show each item, where there are such.
pub(super) fn fill(
    sheet: &mut Worksheet,
    lines: &[Line],
    shown: Option<&BTreeMap<String, Shown>>,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_background_color("#EDEDED");
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let day = Format::new().set_align(FormatAlign::Top).set_num_format("yyyy-mm-dd");
    let number = Format::new().set_align(FormatAlign::Top).set_num_format("0");
    let printed = if shown.is_some() { &PRINTED[..] } else { &[] };
    let heads = Column::ALL.iter().map(|column| column.head()).chain(printed.iter().copied());
    let mut last = 0;
    for (at, name) in (0..).zip(heads) {
        sheet.write_string_with_format(0, at, name, &head)?;
        last = at;
    }
    for (at, column) in (0..).zip(Column::ALL) {
        sheet.set_column_width(at, width(column))?;
    }
    let mut row = 0;
    for line in lines {
        row += 1;
        for (at, column) in (0..).zip(Column::ALL) {
            let cell = line.cell(column);
            match (column, as_day(&line.seireki), line.number) {
                _ if cell.is_empty() => {}
                (Column::Seireki, Some(date), _) => drop(sheet.write_datetime_with_format(row, at, &date, &day)?),
                (Column::Content, _, Some(value)) if value.abs() <= LARGEST => {
                    #[expect(clippy::cast_precision_loss, reason = "smaller numbers are exact")]
                    sheet.write_number_with_format(row, at, value as f64, &number)?;
                }
                _ => drop(sheet.write_string_with_format(row, at, cell, &words)?),
            }
        }
        let shown = shown.and_then(|shown| shown.get(&line.key)).filter(|_| line.piece.0 < 2);
        let shown = shown.map(|shown| [&shown.sheet, &shown.cells, &shown.mark]).into_iter().flatten();
        for (at, cell) in (BEHIND..).zip(shown) {
            sheet.write_string_with_format(row, at, cell, &words)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, row, last)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    sheet.set_footer("&C&P / &N");
    Ok(())
}

/// A day that is one to spreadsheet programs as well.
fn as_day(iso: &str) -> Option<ExcelDateTime> {
    let mut fields = iso.splitn(3, '-');
    let (year, month, day) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn width(column: Column) -> f64 {
    match column {
        Column::Content => 60.0,
        Column::Key | Column::Label => 30.0,
        Column::Part | Column::Ground | Column::Wareki => 22.0,
        Column::Repeat => 18.0,
        _ => 12.0,
    }
}
