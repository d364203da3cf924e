//! Findings gathered by every stage, merged in an order that no thread decides.

use std::sync::Arc;

use super::fix::Fix;
use super::rule::Class;
use super::rule::Rule;
use super::rule::Severity;

/// A place in a source file; line and column count characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Path relative to the content folder, with `/`.
    pub file: Arc<str>,
    /// Line from 1; 0 where only the file is known.
    pub line: u32,
    /// Column in characters from 1; 0 where only the file is known.
    pub column: u32,
}

impl Spot {
    /// A whole file, without a line.
    pub fn file(path: &str) -> Self {
        Self { file: Arc::from(path), line: 0, column: 0 }
    }
}

/// Where a finding stands: in a source, in a document, at an item; whatever is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The place in the source.
    pub spot: Option<Spot>,
    /// `KIND/ID` of the document.
    pub document: Option<String>,
    /// Version of the document, as its folder is called.
    pub version: Option<String>,
    /// Key of the item.
    pub item: Option<String>,
    /// Official reference and label of the item.
    pub reference: Option<String>,
    /// What people look for where they see the source otherwise than as text: the row and cell of a spreadsheet.
    pub shown: Option<String>,
    /// The author's own words.
    pub quote: Option<String>,
    /// Which words within the value at the spot are meant, until the source is searched for them.
    pub part: Option<Part>,
}

/// Words within a value: the source tells in which line they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words, as the value has them.
    pub words: String,
    /// How often the same words stand before them in the value.
    pub before: usize,
}

impl Place {
    /// A place known by its spot alone.
    pub fn at(spot: Spot) -> Self {
        Self { spot: Some(spot), ..Self::default() }
    }

    /// The same place with the author's words; long words are cut at sixty characters.
    #[must_use]
    pub fn quoting(mut self, words: &str) -> Self {
        let line = words.trim().lines().next().unwrap_or_default().trim_end();
        let mut quote: String = line.chars().take(60).collect();
        if quote.len() < line.len() {
            quote.push('…');
        }
        self.quote = (!quote.is_empty()).then_some(quote);
        self
    }
}

/// Why a finding was accepted, by whom, when, and until when; days as people read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub by: String,
    /// When.
    pub on: String,
    /// The last day on which it holds; for good where none is named.
    pub until: Option<String>,
}

impl Acceptance {
    /// All of it in one line.
    pub fn told(&self) -> String {
        let until = self.until.as_ref().map(|until| format!("、{until}まで")).unwrap_or_default();
        format!("{}（{}、{}{until}）", self.reason, self.on, self.by)
    }
}

/// What a rule has to say about one place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// What is wrong: whole sentences.
    pub message: String,
    /// How to mend it: a sentence ending in ください, or empty where nothing has to be done.
    pub remedy: String,
    /// Where.
    pub place: Place,
    /// How grave it is: as its rule is, or less where the rule is less sure.
    pub severity: Severity,
    /// Who accepted it and why, where somebody did.
    pub waived: Option<Acceptance>,
    /// Words that can stand in place of those that it is about, where they are certain.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Whether it is an error of the class that nobody accepted.
    pub fn is_error_of(&self, class: Class) -> bool {
        self.severity == Severity::Error && self.rule.class == class && self.waived.is_none()
    }
}

/// Number of findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Places where a person decides.
    pub informations: usize,
    /// Places that a person looks at by hand.
    pub manual: usize,
    /// Findings that are waived, of any severity; they are in no other number.
    pub waived: usize,
}

/// The findings of a stage or of a whole run.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Adds one finding.
    pub fn add(&mut self, rule: &'static Rule, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.add_as(rule.severity, rule, place, message, remedy);
    }

    /// Adds one finding of which its rule is less sure than of others.
    pub fn add_as(
        &mut self,
        severity: Severity,
        rule: &'static Rule,
        place: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let (message, remedy) = (message.into(), remedy.into());
        self.list.push(Finding { rule, message, remedy, place, severity, waived: None, fix: None });
    }

    /// Offers other words in place of those that the last finding is about; its place has to be one of words.
    pub fn offer(&mut self, fix: Fix) {
        if let Some(last) = self.list.last_mut().filter(|last| last.place.part.is_some()) {
            last.fix = Some(fix);
        }
    }

    /// Keeps only the findings that are asked for.
    pub fn retain(&mut self, is_asked_for: impl FnMut(&Finding) -> bool) {
        self.list.retain(is_asked_for);
    }

    /// Changes findings one by one: gives them a nearer place, or says that they are accepted.
    pub fn for_each(&mut self, change: impl FnMut(&mut Finding)) {
        self.list.iter_mut().for_each(change);
    }

    /// Takes over the findings of a part of the work.
    pub fn extend(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    /// Sorts by file, line, column, code and message, so that threads leave no trace.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            let key = |f: &Finding| (f.place.spot.clone(), f.place.document.clone(), f.place.version.clone());
            key(a).cmp(&key(b)).then_with(|| a.rule.code.cmp(b.rule.code)).then_with(|| a.message.cmp(&b.message))
        });
    }

    /// The findings in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether an error of the class is among them.
    pub fn has_error_of(&self, class: Class) -> bool {
        self.list.iter().any(|finding| finding.is_error_of(class))
    }

    /// Numbers by severity.
    pub fn counts(&self) -> Counts {
        let waived = self.list.iter().filter(|finding| finding.waived.is_some()).count();
        let mut counts = Counts { waived, ..Counts::default() };
        for finding in self.list.iter().filter(|finding| finding.waived.is_none()) {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Information => counts.informations += 1,
                Severity::Manual => counts.manual += 1,
            }
        }
        counts
    }
}
