//! What the dates before it tell about a date that is not written in full.

use crate::text::calendar::Date;
use crate::text::date_problem::DateProblem;
use crate::text::date_reading::Fields;
use crate::text::era::Era;
use crate::text::mention::Completion;
use crate::text::mention::MentionProblem;
use crate::text::mention::Moment;
use crate::text::mention::glyphs::Glyphs;
use crate::text::mention::written::DayWords;
use crate::text::mention::written::MonthWords;
use crate::text::mention::written::Written;
use crate::text::mention::written::YearWords;
use crate::text::mention::year::Year;

/// A date that has been read, or what is wrong with it, and what was taken from the words before it.
pub(super) type Read = (Result<Moment, MentionProblem>, Completion);

/// What has been read before a place in the words.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    last: Option<Moment>,
    era: Option<&'static Era>,
    /// Whether it was read in the same sentence.
    is_near: bool,
    /// Whether several years were named together, so that none of them can be carried on.
    is_doubtful: bool,
    /// Whether the date in question ends the period that the last date begins.
    is_second: bool,
    /// Where the last date ended.
    end: usize,
}

impl Context {
    /// Another sentence begins.
    pub(super) fn leave_sentence(&mut self) {
        self.is_near = false;
    }

    /// The context of what stands after the date.
    pub(super) fn after(self, written: &Written, moment: Option<Moment>, end: usize) -> Self {
        let era = match written.year {
            YearWords::Full(year) => year.era,
            _ => self.era,
        };
        Self { last: moment, era, is_near: true, is_doubtful: false, is_second: false, end }
    }

    /// The context of the date that ends a period begun by the last one.
    pub(super) fn second(self) -> Self {
        Self { is_second: true, ..self }
    }

    /// The context of what stands after a period from one of the dates to the other.
    pub(super) fn after_period(self, first: Option<Moment>, second: Option<Moment>, end: usize) -> Self {
        let is_doubtful = first.and_then(known_year) != second.and_then(known_year);
        Self { is_doubtful, is_second: false, end, ..self }
    }

    /// Reads what is written; nothing where it is none of what the words before it could complete.
    pub(super) fn read(&self, glyphs: &Glyphs, written: &Written) -> Option<Read> {
        if let Some(mark) = written.missing {
            return Some((Err(MentionProblem::MissingMark { mark }), Completion::Whole));
        }
        match written.year {
            YearWords::Full(year) => Some((full(year, written), Completion::Whole)),
            YearWords::Eraless(number) => self.eraless(number, written),
            YearWords::Every => yearless(written).map(|read| (read, Completion::Recurring)),
            YearWords::Now => yearless(written).map(|read| (read, Completion::Unknown)),
            YearWords::Absent if matches!(written.month, MonthWords::Number(_)) => self.month_and_day(written),
            _ => self.beside(glyphs, written).map(|read| (read, Completion::Carried)),
        }
    }

    fn eraless(&self, number: i16, written: &Written) -> Option<Read> {
        if let Some(era) = self.era {
            let year = Year { era: Some(era), number, first: None, other: None };
            let is_date = self.is_second || written.day != DayWords::Absent;
            return is_date.then(|| (full(year, written), Completion::Carried));
        }
        (written.day != DayWords::Absent).then_some((Err(MentionProblem::MissingEra), Completion::Unknown))
    }

    /// `8月9日` takes its year from the date before it in the sentence, unless another year may be meant.
    fn month_and_day(&self, written: &Written) -> Option<Read> {
        let bare = yearless(written)?;
        let Ok(Moment::Yearless { month, day }) = bare else {
            return Some((bare, Completion::Unknown));
        };
        let unknown = Some((bare, Completion::Unknown));
        let carried = |year| dated(year, month, day).map(|moment| (Ok(moment), Completion::Carried)).or(unknown);
        match self.last {
            Some(_) if !self.is_near || self.is_doubtful => unknown,
            Some(Moment::FiscalYear(year)) => carried(if month < 4 { year + 1 } else { year }),
            Some(Moment::Year(year)) => carried(year),
            Some(Moment::Date(last)) => match () {
                () if (month, day.or(last.day())) >= (last.month(), last.day()) => carried(last.year()),
                () if self.is_second && month == last.month() => carried(last.year()),
                () if self.is_second => carried(last.year() + 1),
                () => unknown,
            },
            Some(Moment::Yearless { .. }) | None => unknown,
        }
    }

    /// `同年9月`, `同月16日`, `翌日`: one step from the date before it.
    fn beside(&self, glyphs: &Glyphs, written: &Written) -> Option<Result<Moment, MentionProblem>> {
        let is_adjacent = written.from <= self.end + 1;
        // 登録した年の翌年 is counted from a year that is no date of these words.
        let is_of_another = matches!(glyphs.before(written.from), Some('の' | 'と')) && !is_adjacent;
        let last = self.last.filter(|_| !is_of_another)?;
        match (written.year, written.month, written.day) {
            (YearWords::Beside(step), ..) => self.beside_year(last, step, written),
            (_, MonthWords::Beside(step), _) => {
                (step == 0 || self.is_near).then(|| beside_month(last, step, written))?
            }
            (_, _, DayWords::Beside(step)) => (step == 0 || self.is_near).then(|| beside_day(last, step))?.map(Ok),
            (_, _, DayWords::Absent) => None,
            // `16日` alone, which only the end of a period can be.
            _ => beside_month(last, 0, written),
        }
    }

    fn beside_year(&self, last: Moment, step: i16, written: &Written) -> Option<Result<Moment, MentionProblem>> {
        let is_bare = written.is_year();
        if step != 0 && is_bare && !self.is_near {
            return None;
        }
        if written.is_fiscal {
            let Moment::FiscalYear(year) = last else { return None };
            return Some(Ok(Moment::FiscalYear(year.saturating_add(step))));
        }
        let Some(year) = known_year(last) else {
            return if is_bare { None } else { yearless(written) };
        };
        let era = None;
        Some(full(Year { era, number: year.saturating_add(step), first: None, other: None }, written))
    }
}

/// The year of a moment that lies in one.
fn known_year(moment: Moment) -> Option<i16> {
    match moment {
        Moment::Date(date) => Some(date.year()),
        Moment::Year(year) => Some(year),
        Moment::FiscalYear(_) | Moment::Yearless { .. } => None,
    }
}

/// A date whose year is known.
fn full(year: Year, written: &Written) -> Result<Moment, MentionProblem> {
    let month = match written.month {
        MonthWords::Number(month) => month,
        MonthWords::Beside(_) | MonthWords::Absent => {
            let year = year.checked()?;
            return Ok(if written.is_fiscal { Moment::FiscalYear(year) } else { Moment::Year(year) });
        }
    };
    let read = |day| Fields { year: year.number, month, day }.date(year.era).map_err(MentionProblem::Calendar);
    let date = match written.day {
        DayWords::Number(day) => read(Some(day))?,
        DayWords::Last => read(None)?.last_day(),
        DayWords::Beside(_) | DayWords::Absent => read(None)?,
    };
    year.agrees()?;
    Ok(Moment::Date(date))
}

/// A month, and perhaps its day, of no known year; nothing for a bare number that is no month.
fn yearless(written: &Written) -> Option<Result<Moment, MentionProblem>> {
    let MonthWords::Number(number) = written.month else { return None };
    let Some(month) = i8::try_from(number).ok().filter(|month| (1..=12).contains(month)) else {
        let is_date = written.day != DayWords::Absent;
        return is_date.then_some(Err(MentionProblem::Calendar(DateProblem::NoSuchMonth)));
    };
    Some(yearless_day(month, written.day))
}

fn yearless_day(month: i8, day: DayWords) -> Result<Moment, MentionProblem> {
    /// In a leap year every day exists that exists at all.
    const LEAP: i16 = 2024;
    let day = match day {
        DayWords::Number(day) => {
            let date = i8::try_from(day).ok().and_then(|day| Date::from_ymd(LEAP, month, day));
            Some(date.and_then(Date::day).ok_or(MentionProblem::NoSuchDayOfMonth { month })?)
        }
        DayWords::Last if month != 2 => Date::from_ym(LEAP, month).and_then(|month| month.last_day().day()),
        DayWords::Last | DayWords::Beside(_) | DayWords::Absent => None,
    };
    Ok(Moment::Yearless { month, day })
}

/// The date in a year, if it lies in the calendar there.
pub(super) fn dated(year: i16, month: i8, day: Option<i8>) -> Option<Moment> {
    let date = match day {
        Some(day) => Date::from_ymd(year, month, day),
        None => Date::from_ym(year, month),
    };
    date.map(Moment::Date)
}

fn beside_month(last: Moment, step: i16, written: &Written) -> Option<Result<Moment, MentionProblem>> {
    let (year, month) = match last {
        Moment::Date(date) => (Some(date.year()), date.month()),
        Moment::Yearless { month, .. } => (None, month),
        Moment::Year(_) | Moment::FiscalYear(_) => return None,
    };
    let months = i16::from(month) - 1 + step;
    let month = months.rem_euclid(12) + 1;
    let Some(year) = year else {
        return i8::try_from(month).ok().map(|month| yearless_day(month, written.day));
    };
    let number = year.saturating_add(months.div_euclid(12));
    let written = Written { month: MonthWords::Number(month), ..*written };
    Some(full(Year { era: None, number, first: None, other: None }, &written))
}

fn beside_day(last: Moment, step: i16) -> Option<Moment> {
    match last {
        Moment::Date(date) if date.day().is_some() => date.plus_days(i64::from(step)).map(Moment::Date),
        Moment::Yearless { day: Some(_), .. } if step == 0 => Some(last),
        _ => None,
    }
}
