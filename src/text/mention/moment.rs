//! What a date within prose names, and how long it is from one to another.

use crate::text::calendar::Date;
use crate::text::mention::context::dated;

/// What a date within prose names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day, or a month.
    Date(Date),
    /// A year.
    Year(i16),
    /// The year from April on.
    FiscalYear(i16),
    /// A day or a month of a year that is not known.
    Yearless {
        /// The month, from 1.
        month: i8,
        /// The day of the month; none for a bare month.
        day: Option<i8>,
    },
}

/// The length of a period in both ways of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// With the first day counted (起算日算入); zero or less if the period ends before it begins.
    pub inclusive: i64,
    /// Without the first day.
    pub exclusive: i64,
}

impl Moment {
    /// Its first day; none where the year is not known.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Date(date) => Date::from_ymd(date.year(), date.month(), date.day().unwrap_or(1)),
            Self::Year(year) => Date::from_ymd(year, 1, 1),
            Self::FiscalYear(year) => Date::from_ymd(year, 4, 1),
            Self::Yearless { .. } => None,
        }
    }

    /// Its last day; none where the year is not known.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date.last_day()),
            Self::Year(year) => Date::from_ymd(year, 12, 31),
            Self::FiscalYear(year) => Date::from_ymd(year.saturating_add(1), 3, 31),
            Self::Yearless { .. } => None,
        }
    }
}

/// The days from one moment to another, both of which are days or months.
pub(super) fn days(start: Moment, end: Moment) -> Option<Days> {
    let inclusive = match (start, end) {
        (Moment::Date(start), Moment::Date(end)) => start.days_until_inclusive(end),
        (Moment::Yearless { month, day }, Moment::Yearless { month: last_month, day: last_day }) => {
            let is_next_year = last_month < month;
            let mut lengths = (2022..=2025).map(|year| {
                let Some(Moment::Date(start)) = dated(year, month, day) else { return None };
                let last = dated(if is_next_year { year + 1 } else { year }, last_month, last_day);
                let Some(Moment::Date(end)) = last else { return None };
                Some(start.days_until_inclusive(end))
            });
            let length = lengths.next()??;
            lengths.all(|other| other == Some(length)).then_some(length)?
        }
        _ => return None,
    };
    Some(Days { inclusive, exclusive: inclusive - 1 })
}
