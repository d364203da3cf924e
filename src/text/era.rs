//! The eras from 明治 on, with their first and last days.

use crate::text::calendar::Date;

/// An era and its days.
pub(super) struct Era {
    /// `令和`.
    pub(super) name: &'static str,
    /// The letter that stands for it in forms (`R`).
    pub(super) letter: char,
    /// Its first day.
    pub(super) first: Date,
    /// Its last day; none while it runs.
    pub(super) last: Option<Date>,
}

/// Latest first. 大正 and 昭和 began on the very day on which the era before them ended.
pub(super) const ERAS: &[Era] = &[
    Era { name: "令和", letter: 'R', first: Date::fixed(2019, 5, 1), last: None },
    Era { name: "平成", letter: 'H', first: Date::fixed(1989, 1, 8), last: Some(Date::fixed(2019, 4, 30)) },
    Era { name: "昭和", letter: 'S', first: Date::fixed(1926, 12, 25), last: Some(Date::fixed(1989, 1, 7)) },
    Era { name: "大正", letter: 'T', first: Date::fixed(1912, 7, 30), last: Some(Date::fixed(1926, 12, 25)) },
    Era { name: "明治", letter: 'M', first: Date::fixed(1868, 10, 23), last: Some(Date::fixed(1912, 7, 30)) },
];

/// First day of the Western calendar in Japan: months and days of 明治5年 and before are those of the old one.
const WESTERN_CALENDAR: Date = Date::fixed(1873, 1, 1);

impl Era {
    /// Whether the day, or part of the bare month, lies in the era.
    pub(super) fn holds(&self, date: Date) -> bool {
        date.last_day() >= self.first && self.last.is_none_or(|last| date <= last)
    }

    /// The year counted in the era, from 1.
    pub(super) fn year_of(&self, date: Date) -> i16 {
        date.year() - self.first.year() + 1
    }
}

/// Whether months and days then were those of the old calendar.
pub(super) fn is_old_calendar(date: Date) -> bool {
    date.last_day() < WESTERN_CALENDAR
}

/// The era under which a date is printed.
pub(super) fn printed_for(date: Date) -> Option<&'static Era> {
    if is_old_calendar(date) {
        return None;
    }
    ERAS.iter().find(|era| era.holds(date))
}

#[cfg(test)]
mod tests {
    use super::ERAS;

    #[test]
    fn eras_leave_no_day_out() {
        for pair in ERAS.windows(2) {
            let [later, earlier] = pair else { continue };
            let last = earlier.last.expect("an era before another has ended");
            assert!((1..=2).contains(&last.days_until_inclusive(later.first)), "{}", later.name);
        }
    }
}
