//! What became of a call for comments (意見公募の結果), in numbers and answers.

use crate::form::join;
use crate::model::record::Record;
use crate::model::value::Reference;
use crate::model::value::Stated;
use crate::model::value::Value;

use super::is_something;

/// Keys of the result's form; a test holds that the form has them.
pub(crate) mod keys {
    pub(crate) const OUTCOME: &str = "outcome";
    /// The choice of `OUTCOME` that says that the draft was mended.
    pub(crate) const CHANGED: &str = "changed";
    /// The choice of `OUTCOME` that promises another call, and the item that names it.
    pub(crate) const AGAIN: &str = "again";
    pub(crate) const DIFFERENCES: &str = "differences";
    pub(crate) const SUBMITTERS: &str = "submitters";
    pub(crate) const RECEIVED: &str = "received";
    pub(crate) const WAYS: &str = "ways";
    pub(crate) const LATE: &str = "late";
    pub(crate) const BESIDE: &str = "beside";
    pub(crate) const WAY: &str = "way";
    pub(crate) const OPINIONS: &str = "opinions";
    pub(crate) const ABOUT: &str = "about";
    pub(crate) const WORDING: &str = "wording";
    pub(crate) const OPINION: &str = "opinion";
    pub(crate) const OMITTED: &str = "omitted";
    pub(crate) const ANSWER: &str = "answer";
    /// What was mended on account of an opinion.
    pub(crate) const MENDED: &str = "changed";
    pub(crate) const COUNT: &str = "count";
    pub(crate) const RESPONSE: &str = "response";
    pub(crate) const LEFT_OUT: &str = "left-out";
}

/// The result of a call; a number that cannot be read is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallResult {
    /// Whether the draft was mended before it was enacted.
    pub is_changed: bool,
    /// Whether it is said in what the draft and what was enacted differ.
    pub has_differences: bool,
    /// Whether some opinions are not shown, with the reason.
    pub leaves_out: bool,
    /// Persons and bodies that gave opinions.
    pub submitters: Option<i64>,
    /// Opinions received.
    pub received: Option<i64>,
    /// What came outside of the period, which is not among what was received.
    pub late: Option<i64>,
    /// What is no opinion on the draft, which is not among what was received either.
    pub beside: Option<i64>,
    /// Submitters of each way.
    pub ways: Vec<Option<i64>>,
    /// Opinions of each way.
    pub received_by_ways: Vec<Option<i64>>,
    /// Opinions of each group of those that say the same.
    pub opinions: Vec<Option<i64>>,
    /// The call that follows on this one.
    pub again: Vec<Reference>,
    /// How opinions were answered, in the order of the form; ways in which none was are not among them.
    pub responses: Vec<Response>,
}

/// How many opinions were answered in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The way, in the words of the form.
    pub label: String,
    /// Groups of opinions that say the same.
    pub groups: usize,
    /// Opinions in them.
    pub count: i64,
}

impl CallResult {
    /// Reads a result from its record.
    pub fn of(record: &Record) -> Self {
        let value = |key: &str| record.get(key).map(|entry| &entry.value);
        let column = |repeat: &str, item: &str| {
            let rows = record.rows(repeat).iter();
            rows.map(|row| number(record, &join(&join(repeat, &row.id), item))).collect()
        };
        Self {
            is_changed: record.chosen_code(keys::OUTCOME) == Some(keys::CHANGED),
            has_differences: is_something(value(keys::DIFFERENCES)),
            leaves_out: is_something(value(keys::LEFT_OUT)),
            submitters: number(record, keys::SUBMITTERS),
            received: number(record, keys::RECEIVED),
            late: number(record, keys::LATE),
            beside: number(record, keys::BESIDE),
            ways: column(keys::WAYS, keys::SUBMITTERS),
            received_by_ways: column(keys::WAYS, keys::RECEIVED),
            opinions: column(keys::OPINIONS, keys::COUNT),
            again: match value(keys::AGAIN) {
                Some(Value::Stated(Stated::Links(again))) => again.clone(),
                _ => Vec::new(),
            },
            responses: responses(record),
        }
    }

    /// Submitters of all ways together; none where there are no ways or a number is not known.
    pub fn by_ways(&self) -> Option<i64> {
        sum(&self.ways)
    }

    /// Opinions of all ways together; none where there are no ways or a number is not known.
    pub fn received_sum(&self) -> Option<i64> {
        sum(&self.received_by_ways)
    }

    /// Opinions of all groups together; none where there are no groups or a number is not known.
    pub fn shown(&self) -> Option<i64> {
        sum(&self.opinions)
    }
}

fn sum(numbers: &[Option<i64>]) -> Option<i64> {
    let mut all = numbers.iter().copied();
    let first = all.next()??;
    all.try_fold(first, |sum, number| sum.checked_add(number?))
}

pub(super) fn number(record: &Record, key: &str) -> Option<i64> {
    match record.get(key)?.value {
        Value::Stated(Stated::Number(number)) => Some(number),
        _ => None,
    }
}

fn responses(record: &Record) -> Vec<Response> {
    let rows = record.rows(keys::OPINIONS);
    let of_row = |id: &str, item: &str| join(&join(keys::OPINIONS, id), item);
    let answered = rows.iter().filter_map(|row| {
        let entry = record.get(&of_row(&row.id, keys::RESPONSE))?;
        Some((entry, number(record, &of_row(&row.id, keys::COUNT)).unwrap_or_default()))
    });
    let answered: Vec<_> = answered.collect();
    let choices = answered.first().and_then(|(entry, _)| record.form.choices_of(entry.node));
    let offered = choices.map_or(&[][..], |choices| &choices.offered).iter().enumerate();
    let responses = offered.map(|(at, option)| {
        let members = answered.iter().filter(|(entry, _)| entry.value.chosen().iter().any(|chosen| chosen.at == at));
        let counts: Vec<i64> = members.map(|(_, count)| *count).collect();
        let count = counts.iter().fold(0, |sum: i64, count| sum.saturating_add(*count));
        Response { label: option.label.clone(), groups: counts.len(), count }
    });
    responses.filter(|response| response.groups > 0).collect()
}
