//! What the calendar of a consultation says: when it runs, and where it stands at an instant.

use crate::form::join;
use crate::text::Date;
use crate::text::Instant;

use super::record::Entry;
use super::record::Record;
use super::value::Reference;
use super::value::Stated;
use super::value::Value;

/// Keys of the call's form; a test holds that the form has them.
pub(crate) mod keys {
    pub(crate) const HOLDING: &str = "holding";
    pub(crate) const HELD: &str = "held";
    pub(crate) const DRAFTS: &str = "drafts";
    pub(crate) const OPENS: &str = "opens";
    pub(crate) const CLOSES: &str = "closes";
    pub(crate) const EXTENSIONS: &str = "extensions";
    pub(crate) const DECIDED: &str = "decided";
    pub(crate) const CANCELLED: &str = "cancelled";
    pub(crate) const RESULT_PLANNED: &str = "result-planned";
}

/// A call for comments (意見の募集), as far as pages other than its own need to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// First minute at which comments are taken; none where no procedure is held.
    pub opens: Option<Instant>,
    /// Last minute as first announced.
    pub first_closes: Option<Instant>,
    /// Extensions, in the order of the author.
    pub extensions: Vec<Extension>,
    /// Day on which it was called off.
    pub cancelled: Option<Date>,
    /// When the result is to be published.
    pub result_planned: Option<Date>,
    /// The versions that are put to the public.
    pub drafts: Vec<Reference>,
    /// Whether a procedure is held at all.
    pub is_held: bool,
}

/// A later last minute than was announced before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// Day on which it was announced; it holds from then on.
    pub decided: Option<Date>,
    /// The new last minute.
    pub closes: Instant,
}

/// Where a consultation stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Comments are taken.
    Open,
    /// Announced, and comments are not taken yet.
    Announced,
    /// Comments are no longer taken, and the result is not published yet.
    Closed,
    /// The result is published.
    Answered,
    /// It was called off.
    Cancelled,
    /// Announced that no comments are asked for, and why.
    NotHeld,
}

/// A day on which something happens, for calendars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Key of the item that says so.
    pub key: String,
    /// The day.
    pub day: Date,
    /// The minute, where one is given.
    pub minute: Option<Instant>,
    /// What happens, as a sentence.
    pub what: String,
}

impl Call {
    /// Reads a call from its record.
    pub fn of(record: &Record) -> Self {
        let value = |key: &str| record.get(key).map(|entry| &entry.value);
        let moment = |value: Option<&Value>| match value {
            Some(Value::Stated(Stated::Moment(moment))) => Some(*moment),
            _ => None,
        };
        let date = |key: &str| match value(key) {
            Some(Value::Stated(Stated::Date(date, _))) => Some(*date),
            _ => None,
        };
        let extensions = record.rows(keys::EXTENSIONS).iter().filter_map(|row| {
            let inside = join(keys::EXTENSIONS, &row.id);
            let closes = moment(value(&join(&inside, keys::CLOSES)))?;
            Some(Extension { decided: date(&join(&inside, keys::DECIDED)), closes })
        });
        let holding = record.get(keys::HOLDING);
        let is_held = holding.is_none_or(|entry| {
            let offered = record.form.choices_of(entry.node).map_or(&[][..], |choices| &choices.offered);
            entry.value.chosen().iter().all(|chosen| offered[chosen.at].code == keys::HELD)
        });
        let drafts = match value(keys::DRAFTS) {
            Some(Value::Stated(Stated::Links(drafts))) => drafts.clone(),
            _ => Vec::new(),
        };
        Self {
            opens: moment(value(keys::OPENS)),
            first_closes: moment(value(keys::CLOSES)),
            extensions: extensions.collect(),
            cancelled: date(keys::CANCELLED),
            result_planned: date(keys::RESULT_PLANNED),
            drafts,
            is_held,
        }
    }

    /// The extensions that are announced at an instant.
    pub fn extended(&self, instant: Instant) -> usize {
        self.announced(instant).count()
    }

    /// Last minute, with every extension that is announced at an instant; an extension shortens nothing.
    pub fn closes(&self, instant: Instant) -> Option<Instant> {
        self.announced(instant).map(|extension| extension.closes).max().max(self.first_closes)
    }

    fn announced(&self, instant: Instant) -> impl Iterator<Item = &Extension> {
        self.extensions.iter().filter(move |extension| extension.decided.is_none_or(|day| instant.has_reached(day)))
    }

    /// The events of the call as they hold at an instant: none once it is called off, and one limit, which goes on being
    /// the same event when it moves.
    pub fn holding(&self, events: &[Event], instant: Instant) -> Vec<Event> {
        if self.cancelled.is_some_and(|day| instant.has_reached(day)) {
            return Vec::new();
        }
        let is_of_extension = |event: &&Event| event.key.starts_with(&format!("{}.", keys::EXTENSIONS));
        let mut holding: Vec<Event> = events.iter().filter(|event| !is_of_extension(event)).cloned().collect();
        if let Some(closes) = self.closes(instant) {
            for limit in holding.iter_mut().filter(|event| event.key == keys::CLOSES) {
                (limit.day, limit.minute) = (closes.date(), Some(closes));
            }
        }
        holding
    }

    /// Where it stands; the closing minute still belongs to the period.
    pub fn standing(&self, instant: Instant, is_answered: bool) -> Standing {
        if is_answered {
            return Standing::Answered;
        }
        if !self.is_held {
            return Standing::NotHeld;
        }
        if self.cancelled.is_some_and(|day| instant.has_reached(day)) {
            return Standing::Cancelled;
        }
        match (self.opens, self.closes(instant)) {
            (_, Some(closes)) if instant > closes => Standing::Closed,
            (Some(opens), _) if instant >= opens => Standing::Open,
            _ => Standing::Announced,
        }
    }
}

impl Standing {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "募集中",
            Self::Announced => "予告",
            Self::Closed => "結果準備中",
            Self::Answered => "結果公表",
            Self::Cancelled => "中止",
            Self::NotHeld => "実施しない",
        }
    }

    /// The word for machines.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Announced => "announced",
            Self::Closed => "closed",
            Self::Answered => "answered",
            Self::Cancelled => "cancelled",
            Self::NotHeld => "not-held",
        }
    }
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

/// A sentence of the form in which `{name}` stands for the words of the item of that name in the same row.
fn filled(record: &Record, entry: &Entry, sentence: &str) -> String {
    let Some((before, (name, after))) = sentence.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
    else {
        return sentence.to_owned();
    };
    let beside = entry.key.rsplit_once('.').map_or_else(|| name.to_owned(), |(row, _)| join(row, name));
    let words = record.get(&beside).and_then(|entry| entry.value.line()).unwrap_or_default();
    format!("{before}{words}{after}")
}
