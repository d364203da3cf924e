//! Warnings about one table, each at the line it is about.

use std::collections::BTreeMap;
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
    told: Vec<Told>,
}

/// A warning before those of one cause are drawn together.
struct Told {
    rule: &'static Rule,
    row: RowPlace,
    quote: String,
    place: Place,
    message: String,
    remedy: String,
}

impl Told {
    /// Equal for warnings of one cause: in one column, they differ in nothing but the words they quote and
    /// the rows they stand in.
    fn cause(&self) -> (&'static str, usize, [Option<&str>; 2], String, &str) {
        let message = self.message.replace(&format!("「{}」", short(&self.quote)), "「」");
        let of = [self.place.item.as_deref(), self.place.reference.as_deref()];
        (self.rule.code, self.row.column, of, message, &self.remedy)
    }
}

/// So many further places of one cause are named.
const MOST_PLACES: usize = 5;

impl Report {
    pub(super) fn new(file_name: &str) -> Self {
        Self { file: Arc::from(file_name), sheets: Vec::new(), told: Vec::new() }
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
        let (quote, message, remedy) = (quote.to_owned(), message.into(), remedy.into());
        self.told.push(Told { rule, row, quote, place, message, remedy });
    }

    /// A row in the middle of a sentence, with its sheet where there are several.
    pub(super) fn line_called(&self, row: RowPlace) -> String {
        match self.sheets.get(row.sheet) {
            Some(sheet) => format!("シート「{sheet}」の{}行目", row.row),
            None => format!("{}行目", row.row),
        }
    }

    /// The warnings in the order of the lines.
    ///
    /// Those of one cause are one, at the first of their places, with the number of the others.
    pub(super) fn into_findings(mut self) -> Findings {
        let mut told = std::mem::take(&mut self.told);
        told.sort_by_key(|told| told.row);
        let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, one) in told.iter().enumerate() {
            groups.entry(one.cause()).or_default().push(at);
        }
        let mut findings = Findings::default();
        for members in groups.values() {
            let [first, others @ ..] = members.as_slice() else { continue };
            let first = &told[*first];
            let others: Vec<&Told> = others.iter().map(|other| &told[*other]).collect();
            let message = format!("{}{}", first.message, self.others_called(&first.quote, &others));
            let place = self.placed(first);
            findings.add(first.rule, place.quoting(&first.quote), message, first.remedy.clone());
        }
        findings.sort();
        findings
    }

    fn placed(&self, told: &Told) -> Place {
        let file = match self.sheets.get(told.row.sheet) {
            Some(sheet) => Arc::from(format!("{}（シート「{sheet}」）", self.file)),
            None => Arc::clone(&self.file),
        };
        let spot = Some(Spot { file, line: told.row.line, column: 1 });
        Place { spot, shown: Some(told.row.to_string()), ..told.place.clone() }
    }

    /// The further places of one cause, with their words where they are others.
    fn others_called(&self, words: &str, others: &[&Told]) -> String {
        if others.is_empty() {
            return String::new();
        }
        let called = |other: &&Told| {
            let place = match self.sheets.get(other.row.sheet) {
                Some(sheet) => format!("シート「{sheet}」の{}", other.row.in_short()),
                None => other.row.in_short(),
            };
            if other.quote == words { place } else { format!("{place}「{}」", short(&other.quote)) }
        };
        let named: Vec<String> = others.iter().take(MOST_PLACES).map(called).collect();
        let more = if others.len() > MOST_PLACES { "など" } else { "" };
        format!("同じことが、ほかに{}か所あります（{}{more}）。", others.len(), named.join("、"))
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
