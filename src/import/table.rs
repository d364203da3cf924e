//! A whole document as one table: reference, label, repetition, content.

use crate::failure::Failure;
use crate::finding::Findings;
use crate::form::Form;
use crate::scaffold::document;

use super::columns;
use super::columns::Others;
use super::columns::Wanted;
use super::exact;
use super::grid::Sheet;
use super::opened;
use super::placing::Placing;
use super::report::Report;
use super::row::Row;
use super::unplaced;

/// A table turned into the files of a document.
#[derive(Debug)]
pub struct Imported {
    /// Name and text of every file for the version's folder.
    pub files: Vec<(String, String)>,
    /// What people should look at, in the order of the lines.
    pub findings: Findings,
    /// Rows of the table.
    pub rows: usize,
    /// Rows that landed at an item, empty ones too.
    pub placed: usize,
    /// Rows kept in `unplaced.toml`.
    pub unplaced: usize,
}

/// Turns a table (CSV, or a spreadsheet) into the files of a document of the form; `id` is the last word of the document's.
///
/// A table that the program wrote comes back as it was; of any other, rows are matched by reference and label.
///
/// # Errors
/// The file is no table, or has no header with the columns that are needed.
pub fn table(bytes: &[u8], file_name: &str, form: &Form, id: &str) -> Result<Imported, Failure> {
    let all = opened::sheets(bytes, file_name)?;
    if let Some(taken) = exact::taken(&all, form, file_name) {
        return Ok(exactly(taken, form, id));
    }
    let mut report = Report::new(file_name);
    let rows = rows(&all, &mut report)?;
    let sheets = report.sheets().to_vec();
    let mut placed = Placing::place(form, &rows, report);
    id.clone_into(&mut placed.filling.id);
    let mut files = document(form, &placed.filling);
    files.extend(unplaced::file(&placed.unplaced, &sheets));
    let unplaced = placed.unplaced.len();
    Ok(Imported { files, findings: placed.findings, rows: rows.len(), placed: rows.len() - unplaced, unplaced })
}

fn exactly(taken: exact::Taken, form: &Form, id: &str) -> Imported {
    let exact::Taken { mut filling, unplaced: file, findings, counts: (rows, unplaced) } = taken;
    id.clone_into(&mut filling.id);
    let mut files = document(form, &filling);
    files.extend(file);
    Imported { files, findings, rows, placed: rows - unplaced, unplaced }
}

fn rows(sheets: &[Sheet], report: &mut Report) -> Result<Vec<Row>, Failure> {
    let wanted = [
        Wanted::new(&["項目番号"], true),
        Wanted::new(&["項目名"], true),
        Wanted::new(&["繰返し", "繰り返し", "繰返", "くり返し", "くりかえし"], true),
        Wanted::new(&["記載内容", "内容"], false),
        Wanted::new(&["識別子"], false),
    ];
    let accepts =
        |found: &[bool]| matches!(found, [reference, label, _, content, _] if *content && (*reference || *label));
    let needed = "「項目番号」か「項目名」の列と、「記載内容」の列が必要です。";
    let lines = columns::lines(sheets, &wanted, &accepts, needed, (Others::Left, report))?;
    let row = |line: columns::Line| {
        let mut cells = line.cells.into_iter();
        let mut next = || cells.next().unwrap_or_default();
        Row { place: line.place, reference: next(), label: next(), repeat: next(), content: next(), id: next() }
    };
    Ok(lines.into_iter().map(row).collect())
}
