//! What a rule on one record looks at: its values, its words, and what the site says around it.

use std::cell::OnceCell;
use std::ops::Range;

use crate::finding::Part;
use crate::finding::Place;
use crate::form::join;
use crate::model::Call;
use crate::model::CallResult;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Row;
use crate::model::Settings;
use crate::model::Stage;
use crate::model::Stated;
use crate::model::Value;
use crate::model::Version;
use crate::text::Date;
use crate::text::Instant;

use super::dated::Dated;
use super::passage::Passage;

/// A record with what stands around it.
pub struct Subject<'a> {
    pub(crate) record: &'a Record,
    pub(crate) version: &'a Version,
    pub(crate) settings: &'a Settings,
    /// The instant of which the site tells.
    pub(crate) instant: Instant,
    passages: OnceCell<Vec<Passage<'a>>>,
    dated: OnceCell<Vec<Dated<'a>>>,
    call: OnceCell<Option<Call>>,
    result: OnceCell<Option<CallResult>>,
}

impl<'a> Subject<'a> {
    /// A record of a version, seen at an instant.
    pub fn new(record: &'a Record, version: &'a Version, settings: &'a Settings, instant: Instant) -> Self {
        let (passages, dated) = (OnceCell::new(), OnceCell::new());
        let (call, result) = (OnceCell::new(), OnceCell::new());
        Self { record, version, settings, instant, passages, dated, call, result }
    }

    /// Collects what more than one rule asks for, so that none of them bears the cost alone.
    pub fn prepare(&self) {
        for passage in self.passages() {
            passage.folded();
        }
        self.dated();
    }

    /// Whether the record is filled into one of the forms, in whatever revision.
    pub(crate) fn form_is(&self, forms: &[&str]) -> bool {
        forms.contains(&self.record.form.id.as_str())
    }

    /// The day to which what the record says belongs: that of publication, or of the instant while there is none.
    pub(crate) fn day(&self) -> Date {
        self.version.published.unwrap_or_else(|| self.instant.date())
    }

    /// Everything that people wrote in words, in printed order.
    pub(crate) fn passages(&self) -> &[Passage<'a>] {
        self.passages.get_or_init(|| Passage::all_of(self.record))
    }

    /// Every date and period within what the author says himself, in printed order; not those of words that he quotes.
    pub(crate) fn dated(&self) -> &[Dated<'a>] {
        self.dated.get_or_init(|| Dated::all_of(self.passages()))
    }

    /// The words of an item: a line, or a text as written; `None` where none stand there.
    pub(crate) fn words(&self, key: &str) -> Option<&'a str> {
        words_of(&self.record.get(key)?.value)
    }

    /// The words of an item as a passage, whose parts have places; the first where there are more.
    pub(crate) fn passage(&self, key: &str) -> Option<&Passage<'a>> {
        self.passages().iter().find(|passage| passage.entry.key == key)
    }

    /// Code of the choice that is made at an item.
    pub(crate) fn chosen(&self, key: &str) -> Option<&str> {
        self.record.chosen_code(key)
    }

    /// Codes of all choices that are made at an item.
    pub(crate) fn all_chosen(&self, key: &str) -> Vec<&str> {
        let Some(entry) = self.record.get(key) else { return Vec::new() };
        let Some(choices) = self.record.form.choices_of(entry.node) else { return Vec::new() };
        entry.value.chosen().iter().map(|chosen| choices.offered[chosen.at].code.as_str()).collect()
    }

    /// Whether a choice is made at an item.
    pub(crate) fn has_chosen(&self, key: &str, code: &str) -> bool {
        self.all_chosen(key).contains(&code)
    }

    /// The number that stands at an item.
    pub(crate) fn number(&self, key: &str) -> Option<i64> {
        match &self.record.get(key)?.value {
            Value::Stated(Stated::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The date that stands at an item, planned or not.
    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        match &self.record.get(key)?.value {
            Value::Stated(Stated::Date(date, _)) => Some(*date),
            _ => None,
        }
    }

    /// The rows of a repeat, by its key with the ids of outer rows.
    pub(crate) fn rows(&self, key: &str) -> &[Row] {
        self.record.rows(key)
    }

    /// Keys of the rows of a repeat: `files.main` for `files`.
    pub(crate) fn row_keys(&self, repeat: &str) -> Vec<String> {
        self.rows(repeat).iter().map(|row| join(repeat, &row.id)).collect()
    }

    /// The call of a consultation, where the record is one that is held.
    pub(crate) fn call(&self) -> Option<&Call> {
        let read = || (self.version.name.as_stage() == Some(Stage::Call)).then(|| Call::of(self.record));
        self.call.get_or_init(read).as_ref().filter(|call| call.is_held)
    }

    /// The result of a consultation, where the record is one.
    pub(crate) fn result(&self) -> Option<&CallResult> {
        let read = || (self.version.name.as_stage() == Some(Stage::Result)).then(|| CallResult::of(self.record));
        self.result.get_or_init(read).as_ref()
    }

    /// The place of an item.
    pub(crate) fn at(&self, entry: &Entry) -> Place {
        Place {
            spot: Some(entry.spot.clone()),
            item: Some(entry.key.clone()),
            reference: Some(self.record.called(entry)),
            ..self.whole()
        }
    }

    /// The place of words within a passage, quoted.
    pub(crate) fn at_words(&self, passage: &Passage, range: Range<usize>) -> Place {
        let words = passage.words.get(range.clone()).unwrap_or_default();
        let part = Part { words: words.to_owned(), before: passage.before(range) };
        Place { part: Some(part), ..self.at(passage.entry) }.quoting(words)
    }

    /// The place of an item by its key; the version as a whole where it is not there.
    pub(crate) fn at_key(&self, key: &str) -> Place {
        self.record.get(key).map_or_else(|| self.whole(), |entry| self.at(entry))
    }

    /// How messages call an item, with its reference; empty where the form has none.
    pub(crate) fn called(&self, key: &str) -> String {
        self.record.get(key).map(|entry| self.record.called(entry)).unwrap_or_default()
    }

    /// Whether something stands at an item that can be read.
    pub(crate) fn is_written(&self, key: &str) -> bool {
        self.record.get(key).is_some_and(|entry| !entry.value.is_absent())
    }

    /// Whether something stands at an item that cannot be read; what it would have said is not known.
    pub(crate) fn is_refused(&self, key: &str) -> bool {
        self.record.get(key).is_some_and(|entry| entry.refused)
    }

    /// The version as a whole.
    pub(crate) fn whole(&self) -> Place {
        self.version.place()
    }
}

/// The words of a value: a line, or a text as written.
pub(crate) fn words_of(value: &Value) -> Option<&str> {
    match value {
        Value::Stated(Stated::Line(words) | Stated::AsWritten(words)) => Some(words),
        Value::Stated(Stated::Text(text)) => Some(&text.source),
        _ => None,
    }
}
