//! A case of the specification: what an author writes, and what the program has to say about it.

use crate::support::Ran;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_FORM;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::Told;
use crate::support::replaced;

use super::wording::foreign_words;

const CALL: &str = include_str!("../fixtures/call.toml");
const RESULT: &str = include_str!("../fixtures/result.toml");
const CALL_FILE: &str = "content/consultations/anken/call.toml";
const RESULT_FILE: &str = "content/consultations/anken/result.toml";
const DRAFT_FILE: &str = "content/assessments/desk/2-an/book.toml";

/// Stands in what an author writes where the finding must point; taken out before the program sees it.
const POINTER: char = '▶';

/// What an author does to the content that has no finding.
pub(crate) enum Write {
    /// Replaces words of the small document.
    Sheet(&'static str, &'static str),
    /// Replaces words of the settings.
    Site(&'static str, &'static str),
    /// Replaces words of the small form.
    Form(&'static str, &'static str),
    /// Adds a call for comments and its draft, and replaces words of the call, where there are any to replace.
    Call(&'static str, &'static str),
    /// The same for its result, at an instant at which it is public.
    Result(&'static str, &'static str),
    /// Puts a file into the content folder.
    File(&'static str, &'static str),
    /// Takes a file or folder out of the content folder.
    Without(&'static str),
    /// Several of these.
    All(&'static [Write]),
}

/// A mistake and its finding.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    write: Write,
    place: &'static str,
    quote: Option<&'static str>,
    message: &'static str,
    remedy: &'static str,
    besides: &'static [&'static str],
}

/// A case in which this rule speaks.
pub(crate) const fn case(rule: &'static str, write: Write) -> Case {
    Case { rule, write, place: "", quote: None, message: "", remedy: "", besides: &[] }
}

impl Case {
    /// The place, where no pointer shows it: a whole file or folder.
    pub(crate) const fn at(mut self, place: &'static str) -> Self {
        self.place = place;
        self
    }

    pub(crate) const fn quotes(mut self, words: &'static str) -> Self {
        self.quote = Some(words);
        self
    }

    /// A part of the message.
    pub(crate) const fn says(mut self, words: &'static str) -> Self {
        self.message = words;
        self
    }

    /// A part of the remedy.
    pub(crate) const fn mends(mut self, words: &'static str) -> Self {
        self.remedy = words;
        self
    }

    /// Rules that have to speak as well, as a consequence.
    pub(crate) const fn besides(mut self, rules: &'static [&'static str]) -> Self {
        self.besides = rules;
        self
    }

    /// Everything in which the program differs from the case.
    fn differences(&self) -> Vec<String> {
        let (sandbox, pointed) = sandbox(&self.write);
        let place = if self.place.is_empty() { pointed.unwrap_or_default() } else { self.place.to_owned() };
        let findings = sandbox.check();
        let mut faults = Vec::new();
        let mut rules: Vec<&str> = findings.iter().map(|told| told.rule.as_str()).collect();
        let mut expected: Vec<&str> = self.besides.iter().copied().chain([self.rule]).collect();
        rules.sort_unstable();
        expected.sort_unstable();
        rules.dedup();
        if rules != expected {
            faults.push(format!("expected {expected:?}, got {findings:#?}"));
        }
        if let Some(told) = findings.iter().find(|told| told.rule == self.rule) {
            faults.extend(self.compare(told, &place));
        }
        for told in &findings {
            faults.extend(foreign_words(told, &sandbox));
        }
        let errors = findings.iter().any(|told| told.severity == "E");
        faults.extend(built_differently(&sandbox.run(&["build"]), errors, &sandbox));
        faults
    }

    fn compare(&self, told: &Told, place: &str) -> Vec<String> {
        let mut faults = Vec::new();
        if told.place() != place {
            faults.push(format!("expected at {place}, got {}", told.place()));
        }
        if told.quote.as_deref() != self.quote {
            faults.push(format!("expected to quote {:?}, got {:?}", self.quote, told.quote));
        }
        if !told.message.contains(self.message) || !told.message.ends_with('。') {
            faults.push(format!("expected to say 「{}」, got 「{}」", self.message, told.message));
        }
        if !told.remedy.contains(self.remedy) || !told.remedy.ends_with('。') {
            faults.push(format!("expected to mend 「{}」, got 「{}」", self.remedy, told.remedy));
        }
        faults
    }
}

/// An error keeps the build from writing anything; a warning does not.
fn built_differently(ran: &Ran, errors: bool, sandbox: &Sandbox) -> Option<String> {
    let as_agreed = if errors {
        ran.code == Some(1) && !sandbox.has("output")
    } else {
        ran.code == Some(0) && sandbox.has("output/index.html")
    };
    (!as_agreed).then(|| format!("build: {:?} {}", ran.code, ran.stderr))
}

/// The healthy content with the changes, and the place at which a pointer stands in them.
pub(crate) fn sandbox(write: &Write) -> (Sandbox, Option<String>) {
    let sandbox = Sandbox::with_sheet();
    let pointed = apply(write, &sandbox);
    (sandbox, pointed)
}

fn apply(write: &Write, sandbox: &Sandbox) -> Option<String> {
    let (path, text) = match write {
        Write::Sheet(from, to) => (SHEET_FILE, replaced(SHEET, from, to)),
        Write::Site(from, to) => ("content/site.toml", replaced(SITE, from, to)),
        Write::Form(from, to) => ("content/forms/sheet.toml", replaced(SHEET_FORM, from, to)),
        Write::Call(from, to) => {
            sandbox.put(DRAFT_FILE, replaced(SHEET, "published = 2026-04-01\n", ""));
            (CALL_FILE, if from.is_empty() { CALL.to_owned() } else { replaced(CALL, from, to) })
        }
        Write::Result(from, to) => {
            sandbox.put("content/site.toml", replaced(SITE, "as_of = 2026-11-20", "as_of = 2026-12-31"));
            (RESULT_FILE, if from.is_empty() { RESULT.to_owned() } else { replaced(RESULT, from, to) })
        }
        Write::File(path, text) => {
            let (place, text) = pointed(path, text);
            sandbox.put(&format!("content/{path}"), text);
            return place;
        }
        Write::Without(path) => {
            sandbox.remove(&format!("content/{path}"));
            return None;
        }
        Write::All(writes) => return writes.iter().fold(None, |place, write| apply(write, sandbox).or(place)),
    };
    let (place, text) = pointed(path.trim_start_matches("content/"), &text);
    sandbox.put(path, text);
    place
}

/// Where the pointer stands, in characters from 1, and the text without it.
fn pointed(path: &str, text: &str) -> (Option<String>, String) {
    let Some((before, after)) = text.split_once(POINTER) else { return (None, text.to_owned()) };
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
    (Some(format!("{path}:{line}:{column}")), format!("{before}{after}"))
}

/// Tries all cases and tells of every one that does not hold.
pub(crate) fn assert_all_hold(cases: &[Case]) {
    let mut faults = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        for fault in case.differences() {
            faults.push(format!("case {} of {} ({}): {fault}", number + 1, cases.len(), case.rule));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
