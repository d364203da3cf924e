//! A form-shaped workbook, read by its labels and the places of its cells, as offices fill such forms in.

mod cells;
mod choose;
mod names;
mod table;
mod walk;
mod words;

use std::path::Path;

use crate::failure::Failure;
use crate::form::Form;
use crate::form::ItemType;
use crate::scaffold::document;
use crate::text::fold;

use super::columns::report_cells;
use super::exact;
use super::grid::RowPlace;
use super::grid::Sheet;
use super::index::Index;
use super::landing::Landed;
use super::landing::Outcome;
use super::matching::Doubt;
use super::matching::Match;
use super::opened;
use super::placing::Placing;
use super::repetition::Level;
use super::repetition::RowName;
use super::report::Report;
use super::row::Row;
use super::rules::PRINTED_TO_CHECK;
use super::rules::SHEET_NOT_READ;
use super::standing::How;
use super::table::Imported;
use super::unplaced;

use names::Names;
use walk::Claim;
use walk::Found;
use walk::Walk;

/// Turns the sheets of a form into the files of a document; `id` is the last word of the document's.
///
/// # Errors
/// The file is no workbook, or no cell of it is a label of the form.
pub fn form(bytes: &[u8], file_name: &str, form: &Form, id: &str) -> Result<Imported, Failure> {
    let sheets = opened::sheets(bytes, file_name)?;
    let mut report = Report::new(file_name);
    let sheets = read_sheets(&sheets, &mut report);
    let index = Index::new(form);
    let names = Names::of(form);
    let (mut found, claims) = {
        let mut walk = Walk::new(&index, &names, &mut report);
        for (at, sheet) in sheets.iter().enumerate() {
            if let Some(grid) = sheet.cuts.first() {
                report_cells(grid, at, walk.report);
                walk.sheet(sheet.name.as_deref().unwrap_or_default(), &cells::lines(grid, at));
            }
        }
        (walk.found, walk.claims)
    };
    if found.iter().all(|found| found.item.is_none()) {
        return Err(no_form(form, file_name));
    }
    settle(&index, &mut found, claims, &mut report);
    let count = found.len();
    let sheets = report.sheets().to_vec();
    let outcomes = outcomes(&index, &found);
    let mut placed = Placing::place_landed((form, index), outcomes, report);
    id.clone_into(&mut placed.filling.id);
    let mut files = document(form, &placed.filling);
    files.extend(unplaced::file(&placed.unplaced, &sheets));
    let unplaced = placed.unplaced.len();
    Ok(Imported { files, findings: placed.findings, rows: count, placed: count - unplaced, unplaced })
}

/// The sheets of the form; the table that a workbook of ours has behind them is left to `import table`.
fn read_sheets<'s>(all: &'s [Sheet], report: &mut Report) -> Vec<&'s Sheet> {
    let (read, others): (Vec<&Sheet>, Vec<&Sheet>) = all
        .iter()
        .filter(|sheet| !sheet.is_blank())
        .partition(|sheet| !sheet.cuts.is_empty() && !exact::is_table(sheet));
    report.name_sheets(read.iter().filter_map(|sheet| sheet.name.as_deref()));
    for sheet in others {
        let name = sheet.name.as_deref().unwrap_or_default();
        let (message, remedy) = if sheet.cuts.is_empty() {
            (
                format!("シート「{name}」は、読み取れないため、取り込みませんでした。"),
                "表計算ソフトで開き、.xlsx として保存し直してください。",
            )
        } else {
            (
                format!("シート「{name}」は、一項目一行の表なので、取り込みませんでした。"),
                "この表を取り込むには、「juran import table」を使ってください。記載が正確に戻ります。",
            )
        };
        report.warn(&SHEET_NOT_READ, RowPlace { sheet: usize::MAX, line: 1, row: 1, column: 0 }, name, message, remedy);
    }
    read
}

fn no_form(form: &Form, file_name: &str) -> Failure {
    let cause = format!(
        "どのセルにも、様式「{}」（{}）の項目名が見つかりません。--form に正しい様式を書いてください。一項目一行の表なら「juran import table」で取り込めます。",
        form.short_title,
        form.name()
    );
    Failure::at("様式の形の表を読み取れませんでした。", Path::new(file_name), cause)
}

/// Tells what only order decided, and keeps words of headings that no item repeats.
fn settle(index: &Index, found: &mut Vec<Found>, claims: Vec<Claim>, report: &mut Report) {
    let said = |found: &[Found], item: usize| found.iter().any(|one| one.item == Some(item));
    let doubtful: Vec<bool> = found.iter().map(|one| one.others.iter().any(|other| !said(found, *other))).collect();
    for (one, is_doubtful) in found.iter_mut().zip(doubtful) {
        if is_doubtful && one.doubt.is_none() {
            one.doubt = Some(Doubt::Position);
        }
        let Some(item) = one.item else { continue };
        let node = index.items[item].node;
        one.row.content = words::written(index.form, node, &one.row.content);
        if matches!(index.form.nodes[node].item(), Some(ItemType::Figure | ItemType::Links { .. }))
            && !one.row.content.is_ascii()
        {
            let message = format!(
                "{}は、セルの言葉だけを書きました。図のファイルや、ほかの文書の識別名は、シートからは分かりません。",
                index.form.nodes[node].called()
            );
            report.warn(
                &PRINTED_TO_CHECK,
                one.row.place,
                &one.row.content,
                message,
                "図のファイルか、文書の識別名を書き足してください。",
            );
        }
    }
    for claim in claims {
        let own = claim
            .item
            .as_ref()
            .and_then(|(item, numbers)| found.iter().find(|one| one.item == Some(*item) && one.numbers == *numbers));
        let line =
            own.map(|one| fold(one.row.content.lines().next().unwrap_or_default())).filter(|line| !line.is_empty());
        if !line.is_some_and(|line| fold(&claim.words).starts_with(&line)) {
            let row = Row {
                place: claim.place,
                reference: String::new(),
                label: claim.head.replace('\n', " "),
                repeat: String::new(),
                content: claim.words,
                id: String::new(),
            };
            found.push(Found { row, item: None, numbers: Vec::new(), doubt: None, others: Vec::new(), begins: None });
        }
    }
    found.sort_by_key(|one| (one.row.place.sheet, one.row.place.row));
}

fn outcomes<'a>(index: &Index, found: &'a [Found]) -> Vec<Outcome<'a>> {
    let mut outcomes = Vec::new();
    for one in found {
        let Some(item) = one.item else {
            outcomes.push(Outcome::NoItem(&one.row));
            continue;
        };
        outcomes.extend(one.begins.map(|(repeat, number)| Outcome::Begun(&one.row, repeat, number)));
        let names: Vec<RowName> = one.numbers.iter().map(|number| RowName::Number(*number)).collect();
        debug_assert_eq!(names.len(), index.items[item].chain.len(), "every repeat has a row");
        let levels = names.iter().cloned().map(Level::Row).collect();
        let found = Match::known(item, levels, one.doubt);
        outcomes.push(Outcome::Landed(Landed { row: &one.row, found, names, how: How::Said }));
    }
    outcomes
}
