//! The record of a meeting as one table: a row per question, opinion or request, with the answer beside it.

mod answers;
mod kinds;
mod matter;
mod naming;
mod numbers;
mod rows;
mod writing;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::form::Form;
use crate::scaffold::document;

use super::columns;
use super::columns::Others;
use super::columns::Wanted;
use super::opened;
use super::report::Report;
use super::unplaced;
use super::unplaced::Unplaced;

use rows::Sorting;

/// A table turned into the files of a meeting record.
#[derive(Debug)]
pub struct RecordImported {
    /// Name and text of every file for the version's folder.
    pub files: Vec<(String, String)>,
    /// What people should look at, in the order of the lines.
    pub findings: Findings,
    /// Rows of the table.
    pub rows: usize,
    /// Rows of which something is kept in `unplaced.toml`.
    pub unplaced: usize,
    /// Matters that were put to the council.
    pub agenda: usize,
    /// Questions, with the renewed answers among their answers.
    pub questions: usize,
    /// Opinions.
    pub opinions: usize,
    /// Requests.
    pub requests: usize,
}

/// What the cells of a row are.
pub(super) const MATTER: usize = 0;
pub(super) const TITLE: usize = 1;
pub(super) const KIND: usize = 2;
pub(super) const NUMBER: usize = 3;
pub(super) const QUESTION: usize = 4;
pub(super) const OPINION: usize = 5;
pub(super) const REQUEST: usize = 6;
pub(super) const ANSWER: usize = 7;

/// Turns a table (CSV, or a spreadsheet) of questions, opinions and requests into the files of a meeting record.
///
/// # Errors
/// The file is no table, has no header with a column for questions, or the form is none of a meeting record.
pub fn record(bytes: &[u8], file_name: &str, form: &Form) -> Result<RecordImported, Failure> {
    let mut report = Report::new(file_name);
    let Some(keys) = matter::Keys::of(form) else {
        let cause = format!("様式「{}」には、諮問ごとの質問と回答を書く項目がありません。", form.name());
        return Err(Failure::new("会議録の表を取り込めませんでした。", cause));
    };
    let sheets = opened::sheets(bytes, file_name)?;
    let accepts = |found: &[bool]| {
        let says = found[QUESTION] || found[OPINION] || found[REQUEST];
        says && (found[MATTER] || found[KIND] || found[NUMBER] || found[ANSWER])
    };
    let needed = "「質問・意見・要望」の列と、「諮問事項」「種別」「番号」「考え方・回答」のどれかの列が必要です。";
    let lines = columns::lines(&sheets, &keys.wanted(form), &accepts, needed, (Others::Kept, &mut report))?;
    let rows = lines.len();
    let sheet_names = report.sheets().to_vec();
    let mut sorting = Sorting::new(&sheet_names, &mut report);
    for line in &lines {
        sorting.take(line);
    }
    let sorted = sorting.finish();
    let filling = writing::filling(form, &keys, &sorted.agenda, &sorted.requests, &mut report);
    let mut left = sorted.left;
    left.sort_by_key(|(row, _)| row.place);
    let kept: Vec<Unplaced> = left.iter().map(|(row, reason)| Unplaced { row, reason: reason.clone() }).collect();
    let mut files = document(form, &filling);
    files.extend(unplaced::file(&kept, &sheet_names));
    let mut places: Vec<_> = left.iter().map(|(row, _)| row.place).collect();
    places.dedup();
    Ok(RecordImported {
        files,
        rows,
        unplaced: places.len(),
        agenda: sorted.agenda.len(),
        questions: sorted.agenda.iter().map(|matter| matter.questions.len()).sum(),
        opinions: sorted.agenda.iter().map(|matter| matter.opinions.len()).sum(),
        requests: sorted.requests.len(),
        findings: report.into_findings(),
    })
}

impl matter::Keys {
    /// The columns, in the order of the constants above; their words are those of the form's items.
    fn wanted(&self, form: &Form) -> Vec<Wanted> {
        let words = |items: &[usize]| {
            let nodes = items.iter().map(|item| &form.nodes[*item]);
            nodes.flat_map(|node| std::iter::once(&node.label).chain(&node.aliases)).cloned().collect::<Vec<String>>()
        };
        let column = |items: &[usize], fills_down| {
            let words = words(items);
            Wanted::new(&words.iter().map(String::as_str).collect::<Vec<_>>(), fills_down)
        };
        let ending = |items: &[usize]| {
            let words = words(items);
            Wanted::ending(&words.iter().map(String::as_str).collect::<Vec<_>>(), false)
        };
        vec![
            column(&[self.number], true),
            column(&[self.title], true),
            Wanted::new(&["種別", "種類", "分類", "区分"], true),
            Wanted::ending(&["番号", "No.", "No", "項番", "連番"], false),
            ending(&[self.question]),
            ending(&[self.opinion]),
            ending(&[self.request]),
            ending(&[self.answer, self.opinion_answer, self.request_answer]),
        ]
    }
}
