//! The table of changes (別添3) as old books have it: one row per change.

use std::collections::BTreeMap;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::form::join;
use crate::scaffold::Filling;
use crate::scaffold::part;
use crate::scaffold::row_id;

use super::columns;
use super::columns::Line;
use super::columns::Others;
use super::columns::Wanted;
use super::ditto::is_ditto;
use super::grid::RowPlace;
use super::opened;
use super::report::Report;
use super::rules::ROW_CARRIED_ON;
use super::slots::Piece;
use super::value;

/// Columns of which so many make a header.
const FEWEST_COLUMNS: usize = 3;

/// A table of changes turned into the file of its part.
#[derive(Debug)]
pub struct ChangesImported {
    /// Name of the file in the version's folder.
    pub name: String,
    /// Its TOML.
    pub text: String,
    /// Key of the repeat that the rows stand in.
    pub key: String,
    /// What people should look at, in the order of the lines.
    pub findings: Findings,
    /// Rows of the table, every one of which is in the file.
    pub rows: usize,
}

/// Turns a table of changes (CSV, or a spreadsheet) into the file of the part that holds the form's change table.
///
/// Old rows keep their words; what names no item stays as written.
///
/// # Errors
/// The file is no table, has no header with the columns of the change table, or the form has no such table.
pub fn changes(bytes: &[u8], file_name: &str, form: &Form) -> Result<ChangesImported, Failure> {
    let mut report = Report::new(file_name);
    let sheets = opened::sheets(bytes, file_name)?;
    let table = form.by_key(&form.change_table).and_then(|id| Some((id, form.nodes[id].part?)));
    let Some((repeat, part_at)) = table else {
        let cause = format!("様式「{}」には、変更箇所の表がありません。", form.name());
        return Err(Failure::new("変更箇所の表を取り込めませんでした。", cause));
    };
    let children = &form.nodes[repeat].children;
    let wanted: Vec<Wanted> = children.iter().map(|child| Wanted::new(&labels(form, *child), false)).collect();
    let accepts = |found: &[bool]| found.iter().filter(|is_found| **is_found).count() >= FEWEST_COLUMNS;
    let named: Vec<String> = children.iter().map(|child| format!("「{}」", form.nodes[*child].label)).collect();
    let needed = format!("{}のうち、三つ以上の列が必要です。", named.concat());
    let lines = columns::lines(&sheets, &wanted, &accepts, &needed, (Others::Left, &mut report))?;
    let filling = filling(form, repeat, &lines, &mut report);
    let (name, text) = part(form, &filling, part_at);
    let key = form.nodes[repeat].name.clone();
    Ok(ChangesImported { name, text, key, findings: report.into_findings(), rows: lines.len() })
}

fn labels(form: &Form, id: NodeId) -> Vec<&str> {
    let node = &form.nodes[id];
    std::iter::once(&node.label).chain(&node.aliases).map(String::as_str).collect()
}

fn filling(form: &Form, repeat: NodeId, lines: &[Line], report: &mut Report) -> Filling {
    let mut filling = Filling::default();
    let node = &form.nodes[repeat];
    let ids: Vec<String> = (1..=lines.len()).map(|number| row_id(form, repeat, number)).collect();
    let dates = Dates::carried_on(form, &node.children, lines);
    dates.tell(report);
    for (at, (line, id)) in lines.iter().zip(&ids).enumerate() {
        let cells = node.children.iter().zip(&line.cells).enumerate();
        let cells = cells.map(|(column, (child, words))| (child, dates.of(at, column).unwrap_or(words)));
        for (child, words) in cells.filter(|(_, words)| !words.is_empty()) {
            let piece = Piece { row: line.place, words: words.clone(), option: None };
            let (written, problem) = value::read(form, *child, &[piece], 0);
            let item = &form.nodes[*child];
            let key = join(&join(&node.name, id), &item.name);
            if let Some(problem) = problem {
                let place = Place { item: Some(key.clone()), reference: Some(item.called()), ..Place::default() };
                report.warn_at(problem.rule, line.place, (words, place), problem.message, problem.remedy);
            }
            if let Some(written) = written {
                filling.put(&key, written);
            }
        }
    }
    filling.put_rows(&node.name, ids);
    filling
}

/// The dates of lines whose cell is empty or says 同上: those of the line above.
struct Dates {
    /// By line and column.
    found: BTreeMap<(usize, usize), String>,
    first: Option<RowPlace>,
}

impl Dates {
    fn carried_on(form: &Form, children: &[NodeId], lines: &[Line]) -> Self {
        let mut dates = Self { found: BTreeMap::new(), first: None };
        let is_date = |child: &NodeId| matches!(form.nodes[*child].item(), Some(ItemType::Date));
        for column in (0..children.len()).filter(|column| is_date(&children[*column])) {
            let mut stated: Vec<(usize, String)> = Vec::new();
            for (at, line) in lines.iter().enumerate() {
                let words = line.cells.get(column).map(String::as_str).unwrap_or_default();
                if !words.is_empty() && !is_ditto(words) {
                    stated.push((line.place.sheet, words.to_owned()));
                }
                if let Some((sheet, date)) = stated.last()
                    && (words.is_empty() || is_ditto(words))
                    && *sheet == line.place.sheet
                {
                    dates.found.insert((at, column), date.clone());
                    dates.first = dates.first.or(Some(line.place));
                }
            }
        }
        dates
    }

    fn of(&self, line: usize, column: usize) -> Option<&String> {
        self.found.get(&(line, column))
    }

    fn tell(&self, report: &mut Report) {
        let Some(first) = self.first else { return };
        let message = format!(
            "変更日が空か「同上」の行に、上の行の変更日を入れました。この行を含めて、{}行あります。",
            self.found.len()
        );
        let remedy = "違っていれば、表に変更日を書いて、もう一度取り込んでください。";
        report.warn(&ROW_CARRIED_ON, first, "", message, remedy);
    }
}
