//! A system as a document describes it, with what it says it is connected to.

use crate::finding::Place;
use crate::model::Entry;
use crate::model::Route;
use crate::model::Value;

use super::folded::Folded;
use super::subject::Subject;

/// A system that a document describes.
#[derive(Debug)]
pub(crate) struct Linked {
    /// Its name as written.
    pub(crate) name: String,
    /// Its short name, where the form has one.
    pub(crate) short: Option<String>,
    /// What it says it is connected to.
    pub(crate) told: Told,
    /// Where it says so, or where its name stands.
    pub(crate) place: Place,
}

/// What a system says it is connected to.
#[derive(Debug)]
pub(crate) enum Told {
    /// Nothing is written.
    Nothing,
    /// Documents of other systems, by address.
    Systems(Vec<String>),
    /// Boxes of the form.
    Boxes(Boxes),
}

/// Boxes that are ticked for a system.
#[derive(Debug)]
pub(crate) struct Boxes {
    /// Their codes.
    pub(crate) codes: Vec<String>,
    /// The words in the brackets of その他, loosely spelt.
    pub(crate) words: String,
    /// The whole as printed.
    pub(crate) printed: String,
}

impl Linked {
    /// The systems that a record describes.
    pub(crate) fn all_of(subject: &Subject) -> Vec<Self> {
        if subject.form_is(&["system"]) {
            return Self::registered(subject).into_iter().collect();
        }
        let rows = subject.rows("systems").iter();
        rows.filter_map(|row| Self::of_row(subject, &format!("systems.{}", row.id))).collect()
    }

    fn registered(subject: &Subject) -> Option<Self> {
        let links = subject.record.get("connections");
        let others: Vec<String> = Route::all_of(subject.record).iter().map(|route| route.to.to_string()).collect();
        let is_none = matches!(links.map(|entry| &entry.value), Some(Value::None(_)));
        let told = if others.is_empty() && !is_none { Told::Nothing } else { Told::Systems(others) };
        let place = links.or_else(|| subject.record.get("name")).map(|entry| subject.at(entry))?;
        let short = subject.words("short").map(str::to_owned);
        Some(Self { name: subject.words("name")?.to_owned(), short, told, place })
    }

    fn of_row(subject: &Subject, row: &str) -> Option<Self> {
        let name = subject.words(&format!("{row}.name"))?.to_owned();
        let entry = subject.record.get(&format!("{row}.connections"))?;
        let told = Boxes::of(subject, entry).map_or(Told::Nothing, Told::Boxes);
        Some(Self { name, short: None, told, place: subject.at(entry) })
    }
}

impl Boxes {
    /// What is ticked at an item; `None` where nothing is written that can be read.
    pub(crate) fn of(subject: &Subject, entry: &Entry) -> Option<Self> {
        let choices = subject.record.form.choices_of(entry.node).filter(|_| !entry.refused)?;
        match &entry.value {
            Value::None(mark) => Some(Self { codes: Vec::new(), words: String::new(), printed: mark.clone() }),
            value if value.chosen().is_empty() => None,
            value => {
                let chosen = value.chosen();
                let words: Vec<&str> = chosen.iter().filter_map(|chosen| chosen.text.as_deref()).collect();
                let printed = chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref()));
                Some(Self {
                    codes: chosen.iter().map(|chosen| choices.offered[chosen.at].code.clone()).collect(),
                    words: Folded::loose(&words.join("、")).text,
                    printed: printed.collect::<Vec<_>>().join("、"),
                })
            }
        }
    }

    /// Whether a box is ticked.
    pub(crate) fn has(&self, code: &str) -> bool {
        self.codes.iter().any(|ticked| ticked == code)
    }
}
