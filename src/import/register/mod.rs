//! A register of personal-information files: a row, or a sheet of labels and words, for every entry.

mod account;
mod heads;
mod items;
mod layout;
mod listing;
mod naming;
mod offices;
mod reading;
mod slip;
mod telling;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::btree_map;
use std::path::Path;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::form::Form;
use crate::form::NodeId;
use crate::scaffold::document;
use crate::text::Date;
use crate::text::fold;

use super::columns;
use super::grid::Grid;
use super::grid::RowPlace;
use super::grid::Sheet;
use super::opened;
use super::report::Report;
use super::report::short;
use super::rules::NAME_TWICE;
use super::unplaced;
use super::unplaced::Unplaced;

use account::Beside;
use heads::Head;
use heads::Heads;
use layout::Shape;
use reading::Read;
use reading::Reading;

/// What stands around the entries: documents that exist, agencies, and what was asked for.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// Entries that exist.
    pub documents: Vec<Standing>,
    /// Ids that no new entry may get.
    pub taken: BTreeSet<String>,
    /// Id and name of every agency.
    pub agencies: Vec<(String, String)>,
    /// The agency of all entries.
    pub agency: Option<String>,
    /// Whether days of publication are written, which makes the entries public.
    pub publishes: bool,
}

/// An entry that exists.
#[derive(Debug)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// The name of the file it describes.
    pub name: String,
    /// Id of its agency.
    pub agency: Option<String>,
    /// The day its first version was published.
    pub published: Option<Date>,
}

/// A table turned into entries.
#[derive(Debug)]
pub struct RegisterImported {
    /// The entries, in the order of the table.
    pub entries: Vec<EntryImported>,
    /// What people should look at, in the order of the lines.
    pub findings: Findings,
    /// Cells kept in an `unplaced.toml`.
    pub unplaced: usize,
}

/// One entry.
#[derive(Debug)]
pub struct EntryImported {
    /// Its id.
    pub id: String,
    /// The name of the file it describes; empty where the table gives none.
    pub name: String,
    /// Where it stands in the table: 「3行目」.
    pub place: String,
    /// The day of publication that the entry has already and the table does not give.
    pub kept_day: Option<Date>,
    /// Name and text of every file for the version's folder.
    pub files: Vec<(String, String)>,
}

/// An entry as it stands in the table.
struct Entry {
    place: RowPlace,
    cells: Vec<Cell>,
    /// Words that stand near it and are none of its own.
    beside: Vec<Beside>,
}

/// Words of an entry, with what their column or label names.
struct Cell {
    place: RowPlace,
    head: Option<Head>,
    label: String,
    words: String,
    /// Whether other entries have a cell in the same column, so that what there is to say of it is said once.
    is_of_column: bool,
    /// The cells of the sheet that the words come from.
    from: Vec<Position>,
}

/// A cell of a sheet: the line of its row, and its column from 0.
type Position = (u32, usize);

/// The entries of a sheet, and the cells that are its headings: all other words must be those of an entry.
struct Sorted {
    entries: Vec<Entry>,
    headings: BTreeSet<Position>,
}

/// Turns a table (CSV, or a spreadsheet) into entries of a register, files and all.
///
/// # Errors
/// The file is no table, or neither its columns nor its labels are those of the form.
pub fn register(
    bytes: &[u8],
    file_name: &str,
    form: &Form,
    surroundings: &Surroundings,
) -> Result<RegisterImported, Failure> {
    of_sheets(&opened::sheets(bytes, file_name)?, file_name, form, surroundings)
}

fn of_sheets(
    sheets: &[Sheet],
    file_name: &str,
    form: &Form,
    surroundings: &Surroundings,
) -> Result<RegisterImported, Failure> {
    let mut report = Report::new(file_name);
    let Some(heads) = Heads::of(form) else {
        let cause = format!("様式「{}」には、名称の項目がありません。", form.name());
        return Err(Failure::new("個人情報ファイル簿の表を取り込めませんでした。", cause));
    };
    let entries = entries(sheets, &heads, surroundings.publishes, &mut report)?;
    let reading = Reading { form, heads: &heads, surroundings };
    let mut read: Vec<Read> = entries.iter().map(|entry| reading.entry(entry, &mut report)).collect();
    tell_twice(&read, &mut report);
    let ids = naming::ids(&read, surroundings, &mut report);
    for ((number, one), id) in (1..).zip(&mut read).zip(&ids) {
        one.keep_number(id, number);
    }
    let sheets = report.sheets().to_vec();
    let unplaced = read.iter().map(|read| read.left.len()).sum();
    let written = read.into_iter().zip(ids).map(|(mut read, id)| {
        let kept_day = kept_day(&mut read, &id, surroundings);
        let kept: Vec<Unplaced> =
            read.left.iter().map(|(row, reason)| Unplaced { row, reason: reason.clone() }).collect();
        id.clone_into(&mut read.filling.id);
        let mut files = document(form, &read.filling);
        files.extend(unplaced::file(&kept, &sheets));
        EntryImported { id, name: read.name, place: report.line_called(read.place), kept_day, files }
    });
    let entries = written.collect();
    Ok(RegisterImported { entries, findings: report.into_findings(), unplaced })
}

/// Writes the day on which an entry that exists was published, where the table gives none: it is public already.
fn kept_day(read: &mut Read, id: &str, surroundings: &Surroundings) -> Option<Date> {
    let mut standing = surroundings.documents.iter().filter(|standing| standing.id == id);
    let day = standing.find_map(|standing| standing.published).filter(|_| read.filling.published.is_none())?;
    let written = if day.day().is_some() { day.iso() } else { format!("\"{}\"", day.iso()) };
    read.filling.published = Some(written);
    Some(day)
}

/// The entries of all sheets that hold a table of them, or one in the form of a sheet.
fn entries(sheets: &[Sheet], heads: &Heads, publishes: bool, report: &mut Report) -> Result<Vec<Entry>, Failure> {
    let mut read = Vec::new();
    let mut unread = Vec::new();
    for sheet in sheets {
        let shapes = sheet.cuts.iter().filter_map(|grid| Some((grid, layout::shape(grid, heads)?)));
        let best: Option<(&Grid, (Shape, usize))> =
            shapes.reduce(|best, other| if other.1.1 > best.1.1 { other } else { best });
        match best {
            Some((grid, (shape, _))) => read.push((sheet, grid, shape)),
            None => unread.push(sheet),
        }
    }
    if read.is_empty() {
        let needed = format!(
            "「{}」の列と、「利用目的」「記録項目」など、個人情報ファイル簿の項目の列が必要です。一枚に一つのファイルを書いた単票でも構いません。",
            heads.name_label
        );
        return Err(columns::missing(sheets, &needed, report.file_name()));
    }
    if read.len() > 1 {
        report.name_sheets(read.iter().filter_map(|(sheet, ..)| sheet.name.as_deref()));
    }
    unread.into_iter().filter(|sheet| !sheet.is_blank()).for_each(|sheet| columns::report_sheet(sheet, report));
    let mut entries = Vec::new();
    for (at, (_, grid, shape)) in read.iter().enumerate() {
        columns::report_cells(grid, at, report);
        let sorted = match shape {
            Shape::Listing(row) => listing::entries((grid, at), (*row, publishes), heads, report),
            Shape::Slip => slip::entries((grid, at), heads),
        };
        let beside = account::beside((grid, at), &sorted, report);
        entries.extend(sorted.entries);
        account::keep(beside, at, &mut entries);
    }
    if entries.is_empty() {
        let cause = "見出しの行はありますが、名称を書いた登録の行が一つもありません。名称の列を確かめてから、もう一度取り込んでください。";
        return Err(Failure::at(
            "個人情報ファイル簿の表を取り込めませんでした。",
            Path::new(report.file_name()),
            cause,
        ));
    }
    Ok(entries)
}

/// Says where a name stands twice among the entries of one agency.
fn tell_twice(read: &[Read], report: &mut Report) {
    let mut first_of: BTreeMap<(String, Option<&str>), &Read> = BTreeMap::new();
    for one in read.iter().filter(|one| !one.name.is_empty()) {
        let first = match first_of.entry((fold(&one.name), one.filling.agency.as_deref())) {
            btree_map::Entry::Occupied(first) => *first.get(),
            btree_map::Entry::Vacant(place) => {
                place.insert(one);
                continue;
            }
        };
        let message = format!(
            "「{}」という名称の登録が、{}にもあります。どちらも別の登録として書きました。",
            short(&one.name),
            report.line_called(first.place)
        );
        let remedy = "同じものなら一方のフォルダーを消し、別のものなら名称で見分けられるようにしてください。";
        report.warn(&NAME_TWICE, one.place, &one.name, message, remedy);
    }
}

/// The key of an item that is no part of a repeat, in a record as in its form.
fn key(form: &Form, node: NodeId) -> &str {
    &form.nodes[node].key
}
