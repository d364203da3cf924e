//! Finds dates, periods and counts of days within prose.

mod context;
mod finding_dates;
mod glyphs;
mod law;
mod moment;
mod period;
mod problem;
#[cfg(test)]
mod tests;
mod written;
mod year;

pub use finding_dates::mentions;
pub use moment::Days;
pub use moment::Moment;
pub use problem::MentionProblem;

use std::ops::Range;

/// What prose says about time at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the words: the dates, their weekdays, the brackets and the count beside them.
    pub range: Range<usize>,
    /// What it says.
    pub named: Named,
}

/// What a mention names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A day, a month or a year.
    Date(DateMention),
    /// The time from one date to another.
    Period(Period),
    /// The year in the number of a law, an ordinance or a paper (`平成15年法律第57号`): nothing happens in it.
    NumberedBy(DateMention),
}

/// A date within prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where its words stand, without the weekday.
    pub range: Range<usize>,
    /// The date, or what is wrong with it.
    pub reading: Result<Moment, MentionProblem>,
    /// Where the parts of it come from that are not written there.
    pub completion: Completion,
    /// How the first year of an era is written; none for other years.
    pub first_year: Option<FirstYear>,
    /// The weekday written behind it.
    pub weekday: Option<Weekday>,
}

/// Where the year of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completion {
    /// All of it is written there.
    Whole,
    /// What is missing was taken from the date before it.
    Carried,
    /// It is not known.
    Unknown,
    /// There is none: the day comes back every year.
    Recurring,
}

/// How the first year of an era is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstYear {
    /// `元年`.
    Gan,
    /// `1年`.
    One,
}

/// A weekday as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekday {
    /// Where its one character stands.
    pub range: Range<usize>,
    /// That character (`月`).
    pub name: &'static str,
}

/// The time from one date to another, both of which belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first date.
    pub start: DateMention,
    /// The last date.
    pub end: DateMention,
    /// The count of days that is written directly beside it.
    pub count: Option<Count>,
}

/// A count of days as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Where it stands (`14日間`).
    pub range: Range<usize>,
    /// The number.
    pub days: i64,
}

impl Mention {
    /// The dates that are named, first to last; not those within the number of a law.
    pub fn dates(&self) -> impl Iterator<Item = &DateMention> {
        let (first, second) = match &self.named {
            Named::Date(date) => (Some(date), None),
            Named::Period(period) => (Some(&period.start), Some(&period.end)),
            Named::NumberedBy(_) => (None, None),
        };
        first.into_iter().chain(second)
    }
}

impl DateMention {
    /// The weekday that the date has, where another one is written behind it.
    pub fn right_weekday(&self) -> Option<&'static str> {
        let Ok(Moment::Date(date)) = self.reading else { return None };
        let written = self.weekday.as_ref()?.name;
        date.weekday().filter(|right| *right != written)
    }
}

impl Period {
    /// Its length in days; none where an end is unreadable or only a year, or the years are unknown and matter.
    pub fn days(&self) -> Option<Days> {
        moment::days(self.start.reading.ok()?, self.end.reading.ok()?)
    }
}
