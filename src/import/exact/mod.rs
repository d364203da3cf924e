//! A table of items as the program writes it: every line is placed by its key alone, and every word comes back.

mod lines;
mod place;
mod shown;
mod value;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::cells::Line;
use crate::cells::Manner;
use crate::cells::State;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::scaffold::Filling;
use crate::text::Date;

use super::grid::Sheet;
use super::report::Report;
use super::row::Row;
use super::rules::PLACE_TAKEN;
use super::rules::SHOWN_EDITED;
use super::rules::SHOWN_LOST;
use super::rules::UNPLACED_ROW;
use super::unplaced;
use super::unplaced::Unplaced;

use lines::Own;
use place::Walked;
use shown::Edit;

/// What became of the lines.
pub(super) struct Taken {
    pub(super) filling: Filling,
    /// The file of what found no place.
    pub(super) unplaced: Option<(String, String)>,
    pub(super) findings: Findings,
    /// Lines, and how many of them found no place.
    pub(super) counts: (usize, usize),
}

/// The document that the sheets hold, where one of them is a table as the program writes it.
pub(super) fn taken(sheets: &[Sheet], form: &Form, file_name: &str) -> Option<Taken> {
    let mut report = Report::new(file_name);
    let lines = lines::lines(sheets, &mut report)?;
    let count = lines.len();
    let names = report.sheets().to_vec();
    let (own, torn) = lines::whole(lines);
    let shown = own.iter().filter_map(|own| Some((own.line.key.as_str(), own.shown.as_ref()?)));
    let edits = shown::edits(sheets, shown);
    let rows: Vec<(Own, Row)> = own.into_iter().map(|own| (own.clone(), own.row())).collect();
    let torn: Vec<Row> = torn.iter().map(Own::row).collect();
    let mut taking =
        Taking { form, report, filling: Filling::default(), stated: BTreeMap::new(), unplaced: Vec::new() };
    taking.take_rows(&rows);
    for (own, row) in &rows {
        match edits.get(&own.line.key) {
            Some(edit) => taking.take_edited(own, row, edit),
            None => taking.take(&own.line, row),
        }
    }
    for row in &torn {
        let reason = "長い記載の続きの行が、そろっていません。行を並べ直すか、足りない行を戻してください。";
        taking.set_aside(&UNPLACED_ROW, row, reason.to_owned());
    }
    let Taking { report, filling, unplaced, .. } = taking;
    let counts = (count, unplaced.len());
    Some(Taken { filling, unplaced: unplaced::file(&unplaced, &names), findings: report.into_findings(), counts })
}

/// Whether a sheet is such a table.
pub(super) fn is_table(sheet: &Sheet) -> bool {
    lines::is_table(sheet)
}

/// The work on one table.
struct Taking<'a> {
    form: &'a Form,
    report: Report,
    filling: Filling,
    /// Items that something was said of, and the line that did.
    stated: BTreeMap<String, &'a Row>,
    unplaced: Vec<Unplaced<'a>>,
}

impl<'a> Taking<'a> {
    /// Every row that a key names, in the order in which they are met.
    fn take_rows(&mut self, rows: &[(Own, Row)]) {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut known: BTreeSet<(String, String)> = BTreeSet::new();
        for (own, _) in rows {
            let Some(walked) = place::walk(self.form, &own.line.key) else { continue };
            for step in walked.rows {
                if known.insert(step.clone()) {
                    all.entry(step.0).or_default().push(step.1);
                }
            }
        }
        for (key, ids) in all {
            self.filling.put_rows(&key, ids);
        }
    }

    /// What a person wrote on a sheet for people counts more than the table behind it.
    fn take_edited(&mut self, own: &Own, row: &'a Row, edit: &Edit) {
        let line = &own.line;
        let node = place::walk(self.form, &line.key).filter(|walked| walked.is_item).map(|walked| walked.node);
        let Some(node) = node else { return self.take(line, row) };
        let called = self.form.nodes[node].called();
        let at =
            own.shown.as_ref().map(|shown| format!("シート「{}」の {}", shown.sheet, shown.cells)).unwrap_or_default();
        let place = self.place(node, &line.key);
        let kept = "「取込み用」のシートの値を使いました。";
        let (rule, quote, message, remedy) = match edit {
            Edit::Lost => (
                &SHOWN_LOST,
                "",
                format!("{called}が、表示用のシートのどこに書かれているか分かりません（元は{at}）。{kept}"),
                "この項目を表示用のシートで書き換えていたら、取り込んだファイルを直してください。",
            ),
            Edit::Words(words) if value::is_changeable(self.form, node, line) => {
                let changed = value::changed(self.form, node, line, words);
                let message = format!("{called}が、{at}で書き換えられています。書き換えた後の言葉を取り込みました。");
                let remedy = "意図した書き換えか、取り込んだ言葉が正しいかを確かめてください。";
                self.report.warn_at(&SHOWN_EDITED, row.place, (words, place), message, remedy);
                return self.take(&changed, row);
            }
            Edit::Words(words) => (
                &SHOWN_EDITED,
                words.as_str(),
                format!("{called}が、{at}で書き換えられていますが、自動で作られるか、伏せた言葉のある項目です。{kept}"),
                "元になる項目か、TOML のファイルを直してください。",
            ),
        };
        self.report.warn_at(rule, row.place, (quote, place), message, remedy);
        self.take(line, row);
    }

    fn take(&mut self, line: &Line, row: &'a Row) {
        let Some(Walked { node, is_item, .. }) = place::walk(self.form, &line.key) else {
            let message = format!("識別子「{}」に当たる項目が、様式「{}」にありません。", line.key, self.form.name());
            return self.set_aside(&UNPLACED_ROW, row, message);
        };
        if !is_item {
            if line.manner != Manner::Row && !line.content.is_empty() {
                let message = format!("識別子「{}」は、記載する項目のものではありません。", line.key);
                self.set_aside(&UNPLACED_ROW, row, message);
            }
            return;
        }
        let node_is_generated = matches!(self.form.nodes[node].item(), Some(ItemType::Derived(_)));
        if line.manner == Manner::Generated || node_is_generated {
            return self.take_generated(node, &line.content);
        }
        if line.state == State::Absent && line.content.is_empty() {
            return;
        }
        if let Some(first) = self.stated.get(&line.key) {
            let (before, here) = (self.report.line_called(first.place), self.report.line_called(row.place));
            let message = format!(
                "{}の記載が、{before}と{here}にあります。{here}のほうは置きませんでした。",
                self.form.nodes[node].called()
            );
            return self.set_aside(&PLACE_TAKEN, row, message);
        }
        match value::value(self.form, node, line) {
            Ok((written, problem)) => {
                if let Some(problem) = problem {
                    let place = self.place(node, &line.key);
                    let quote = line.content.as_str();
                    self.report.warn_at(problem.rule, row.place, (quote, place), problem.message, problem.remedy);
                }
                if let Some(written) = written {
                    self.filling.put(&line.key, written);
                    self.stated.insert(line.key.clone(), row);
                }
            }
            Err(reason) => {
                let message = format!("{}: {reason}", self.form.nodes[node].called());
                if line.state == State::Withheld {
                    self.filling.put(&line.key, value::withheld(line));
                }
                self.set_aside(&UNPLACED_ROW, row, message);
            }
        }
    }

    /// What is generated is generated again; the day of publication stands in the head of the document.
    fn take_generated(&mut self, node: NodeId, content: &str) {
        let is_day = matches!(self.form.nodes[node].item(), Some(ItemType::Derived(Derivation::Published)));
        let day = Date::parse(content).ok().filter(|date| is_day && date.day().is_some());
        if let Some(day) = day {
            self.filling.published = Some(day.iso());
        }
    }

    fn place(&self, node: NodeId, key: &str) -> Place {
        let reference = Some(self.form.nodes[node].called());
        Place { item: Some(key.to_owned()), reference, ..Place::default() }
    }

    fn set_aside(&mut self, rule: &'static Rule, row: &'a Row, message: String) {
        let quote = if row.content.is_empty() { &row.id } else { &row.content };
        let remedy = "unplaced.toml に残しました。正しい項目に移してください。";
        self.report.warn_at(rule, row.place, (quote, Place::default()), message.clone(), remedy);
        self.unplaced.push(Unplaced { row, reason: message });
    }
}
