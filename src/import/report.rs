//! Warnings about one table, each at the line it is about.

use std::sync::Arc;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Spot;

use super::grid::RowPlace;

/// The warnings so far.
pub(super) struct Report {
    file: Arc<str>,
    /// Names of the sheets that are read, where there are several.
    sheets: Vec<String>,
    findings: Findings,
}

impl Report {
    pub(super) fn new(file_name: &str) -> Self {
        Self { file: Arc::from(file_name), sheets: Vec::new(), findings: Findings::default() }
    }

    pub(super) fn file_name(&self) -> &str {
        &self.file
    }

    /// From here on warnings name the sheet they are about.
    pub(super) fn name_sheets<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        self.sheets = names.map(str::to_owned).collect();
    }

    /// Names of the sheets that are read, where there are several.
    pub(super) fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Adds a warning at a line, with the words it is about.
    pub(super) fn warn(
        &mut self,
        rule: &'static Rule,
        row: RowPlace,
        quote: &str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.warn_at(rule, row, (quote, Place::default()), message, remedy);
    }

    /// Adds a warning that concerns an item; the place names it.
    pub(super) fn warn_at(
        &mut self,
        rule: &'static Rule,
        row: RowPlace,
        (quote, place): (&str, Place),
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let file = match self.sheets.get(row.sheet) {
            Some(sheet) => Arc::from(format!("{}（シート「{sheet}」）", self.file)),
            None => Arc::clone(&self.file),
        };
        let spot = Some(Spot { file, line: row.line, column: 1 });
        let shown = Some(row.to_string());
        self.findings.add(rule, Place { spot, shown, ..place }.quoting(quote), message, remedy);
    }

    /// A line in the middle of a sentence, with its sheet where there are several.
    pub(super) fn line_called(&self, row: RowPlace) -> String {
        match self.sheets.get(row.sheet) {
            Some(sheet) => format!("シート「{sheet}」の{row}"),
            None => row.to_string(),
        }
    }

    /// The warnings in the order of the lines.
    pub(super) fn into_findings(mut self) -> Findings {
        self.findings.sort();
        self.findings
    }
}

/// Longer lists are cut: nobody reads on.
pub(super) const MOST_LISTED: usize = 10;

/// Names in one sentence, the first of many.
pub(super) fn listed(names: &[String]) -> String {
    match names.get(..MOST_LISTED) {
        Some(first) if names.len() > MOST_LISTED => {
            format!("{}ほか{}件", first.join("、"), names.len() - MOST_LISTED)
        }
        _ => names.join("、"),
    }
}

/// Words for the middle of a sentence: one line, at most thirty characters.
pub(super) fn short(words: &str) -> String {
    let line = words.replace('\n', " ");
    if line.chars().count() <= 30 {
        return line;
    }
    line.chars().take(29).chain(['…']).collect()
}
