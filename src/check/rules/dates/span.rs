//! How early and how late a day may be that is written as a day, a month or a year.

use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::keys;
use crate::finding::Place;
use crate::form::join;
use crate::model::Stated;
use crate::model::Value;
use crate::text::Date;
use crate::text::Moment;

/// A moment that is written somewhere, with its words and its place.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) earliest: Date,
    pub(super) latest: Date,
    pub(super) words: String,
    /// Whether it is marked as planned（予定）.
    pub(super) is_planned: bool,
    pub(super) place: Place,
}

impl Written {
    fn new(moment: Moment, words: &str, place: Place) -> Option<Self> {
        Some(Self {
            earliest: moment.first_day()?,
            latest: moment.last_day()?,
            words: words.to_owned(),
            is_planned: false,
            place,
        })
    }

    /// The date of an item whose type it is.
    pub(super) fn at(subject: &Subject, key: &str) -> Option<Self> {
        let entry = subject.record.get(key)?;
        let Value::Stated(Stated::Date(date, is_planned)) = entry.value else { return None };
        let written = Self::new(Moment::Date(date), &date.wareki(), subject.at(entry))?;
        Some(Self { is_planned, ..written })
    }

    /// Whether it lies after the other for certain.
    pub(super) fn is_after(&self, other: &Self) -> bool {
        self.earliest > other.latest
    }
}

/// The first and the last day that a text names, where it names one day or one period.
pub(super) fn bounds(subject: &Subject, key: &str) -> Option<(Written, Written)> {
    let mut found = of_item(subject, key);
    let dated = found.next()?;
    if found.next().is_some() {
        return None;
    }
    bounds_of(subject, dated)
}

/// The dates and periods within an item, without the numbers of laws.
pub(super) fn of_item<'s, 'a>(subject: &'s Subject<'a>, key: &str) -> impl Iterator<Item = &'s Dated<'a>> {
    let is_there = move |dated: &&Dated| dated.passage.entry.key == key && dated.mention.dates().next().is_some();
    subject.dated().iter().filter(is_there)
}

/// The first and the last day of a mention.
pub(super) fn bounds_of(subject: &Subject, dated: &Dated) -> Option<(Written, Written)> {
    let mut both = dated.mention.dates().map(|date| {
        let place = subject.at_words(&dated.passage, date.range.clone());
        Written::new(date.reading.ok()?, dated.words(date.range.clone()), place)
    });
    let first = both.next()??;
    let last = both.next().unwrap_or_else(|| Some(first.clone()))?;
    Some((first, last))
}

/// The day of publication of a version that holds; a draft is published before what it waits for.
pub(super) fn published(subject: &Subject) -> Option<Written> {
    let date = subject.version.published.filter(|_| !subject.version.name.is_draft())?;
    Written::new(Moment::Date(date), &date.wareki(), subject.whole())
}

/// The same day so many years later; 29 February becomes the day before 1 March.
pub(super) fn years_after(date: Date, years: i16) -> Option<Date> {
    let day = date.day()?;
    let year = date.year().checked_add(years)?;
    Date::from_ymd(year, date.month(), day).or_else(|| Date::from_ymd(year, date.month(), day - 1))
}

/// Full keys of an item in every file that the record tells of.
pub(super) fn of_files(subject: &Subject, item: &str) -> Vec<String> {
    subject.row_keys(keys::FILES).iter().map(|file| join(file, item)).collect()
}

/// Keys of the days from which each file of a book is held and used.
pub(super) fn held_and_used(subject: &Subject) -> Vec<(String, String)> {
    if !subject.form_is(keys::DETAILED_BOOKS) {
        return Vec::new();
    }
    of_files(subject, keys::HELD).into_iter().zip(of_files(subject, keys::USED)).collect()
}
