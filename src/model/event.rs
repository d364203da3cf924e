//! Days on which something happens, as calendars tell of them.

use crate::form::join;
use crate::text::Date;
use crate::text::Instant;

use super::record::Entry;
use super::record::Record;
use super::value::Stated;
use super::value::Value;

/// A day on which something happens, for calendars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Key of the item that says so.
    pub key: String,
    /// The day.
    pub day: Date,
    /// The minute, where one is given.
    pub minute: Option<Instant>,
    /// What the day is, in a few words that are true before and after it.
    pub what: String,
}

impl Event {
    /// Every day of a record on which something happens, by its form.
    pub fn all_of(record: &Record) -> Vec<Self> {
        let event = |entry: &Entry| {
            let what = &record.form.nodes[entry.node].event;
            let (day, minute) = match &entry.value {
                _ if what.is_empty() => return None,
                Value::Stated(Stated::Date(day, _)) => (*day, None),
                Value::Stated(Stated::Moment(minute)) => (minute.date(), Some(*minute)),
                _ => return None,
            };
            day.day().map(|_| Self { key: entry.key.clone(), day, minute, what: filled(record, entry, what) })
        };
        record.entries.iter().filter_map(event).collect()
    }
}

/// Words of the form in which `{name}` stands for the words of the item of that name in the same row.
fn filled(record: &Record, entry: &Entry, words: &str) -> String {
    let Some((before, (name, after))) = words.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
    else {
        return words.to_owned();
    };
    let beside = entry.key.rsplit_once('.').map_or_else(|| name.to_owned(), |(row, _)| join(row, name));
    let named = record.get(&beside).and_then(|entry| entry.value.line()).unwrap_or_default();
    format!("{before}{named}{after}")
}
