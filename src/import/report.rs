//! Warnings about one table, each at the line it is about.

use std::sync::Arc;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Spot;

/// The warnings so far.
pub(super) struct Report {
    file: Arc<str>,
    findings: Findings,
}

impl Report {
    pub(super) fn new(file_name: &str) -> Self {
        Self { file: Arc::from(file_name), findings: Findings::default() }
    }

    pub(super) fn file_name(&self) -> &str {
        &self.file
    }

    /// Adds a warning at a line, with the words it is about.
    pub(super) fn warn(
        &mut self,
        rule: &'static Rule,
        line: u32,
        quote: &str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.warn_at(rule, line, (quote, Place::default()), message, remedy);
    }

    /// Adds a warning that concerns an item; the place names it.
    pub(super) fn warn_at(
        &mut self,
        rule: &'static Rule,
        line: u32,
        (quote, place): (&str, Place),
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let spot = Some(Spot { file: Arc::clone(&self.file), line, column: 1 });
        self.findings.add(rule, Place { spot, ..place }.quoting(quote), message, remedy);
    }

    /// The warnings in the order of the lines.
    pub(super) fn into_findings(mut self) -> Findings {
        self.findings.sort();
        self.findings
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
