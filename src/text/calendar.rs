//! A date as forms and documents give it: a day, or only a month.

use crate::text::date_problem::DateProblem;
use crate::text::date_reading;
use crate::text::era;

/// The names of the days of the week, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// A day, or a month whose day is not given; a bare month sorts before its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: i8,
    day: Option<i8>,
}

impl Date {
    /// Reads 和暦, 西暦 and ISO dates in half-width, full-width or kanji digits, and checks a weekday written after them.
    ///
    /// # Errors
    /// The words are no date, or the calendar or the era has no such day.
    pub fn parse(written: &str) -> Result<Self, DateProblem> {
        date_reading::read(written)
    }

    /// The day, if the calendar has it and the year lies in 1–9999.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Self::from_ym(year, month)?;
        jiff::civil::Date::new(year, month, day).ok()?;
        Some(Self { day: Some(day), ..date })
    }

    /// The month without a day, if the year lies in 1–9999.
    pub fn from_ym(year: i16, month: i8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month, day: None })
    }

    /// A day that is known to be in the calendar, unchecked.
    pub(super) const fn fixed(year: i16, month: i8, day: i8) -> Self {
        Self { year, month, day: Some(day) }
    }

    /// The year of the Western calendar.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The day of the month, from 1; none for a bare month.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// `2022-07-11` or `2016-01`.
    pub fn iso(self) -> String {
        let Self { year, month, day } = self;
        day.map_or_else(|| format!("{year:04}-{month:02}"), |day| format!("{year:04}-{month:02}-{day:02}"))
    }

    /// `令和4年7月11日`, the first year being 元年; the Western form for dates before 1873, when the old calendar ran.
    ///
    /// A bare month in which the era changed takes the later era.
    pub fn wareki(self) -> String {
        let Some(era) = era::printed_for(self) else {
            return self.seireki();
        };
        let year = match era.year_of(self) {
            1 => "元".to_owned(),
            year => year.to_string(),
        };
        format!("{}{year}年{}", era.name, self.month_and_day())
    }

    /// `2022年7月11日` or `2022年7月`.
    pub fn seireki(self) -> String {
        format!("{}年{}", self.year, self.month_and_day())
    }

    /// `2026年5月31日（令和8年・日曜日）`: both years and the weekday in full, for ears too; `2026年8月（令和8年）`.
    pub fn in_full(self) -> String {
        let era = era::printed_for(self).map(|era| match era.year_of(self) {
            1 => format!("{}元年", era.name),
            year => format!("{}{year}年", era.name),
        });
        let weekday = self.weekday().map(|weekday| format!("{weekday}曜日"));
        let aside: Vec<String> = era.into_iter().chain(weekday).collect();
        if aside.is_empty() { self.seireki() } else { format!("{}（{}）", self.seireki(), aside.join("・")) }
    }

    /// The weekday as one character (`月`); none for a bare month.
    pub fn weekday(self) -> Option<&'static str> {
        self.day?;
        let offset = self.first_day().weekday().to_monday_zero_offset();
        WEEKDAYS.get(usize::try_from(offset).ok()?).copied()
    }

    /// Length of the period from this date to `other` with both ends counted; zero or less if `other` is earlier.
    ///
    /// A bare month begins on its first day and ends on its last.
    pub fn days_until_inclusive(self, other: Self) -> i64 {
        let end = other.last_day().first_day();
        self.first_day().duration_until(end).as_hours() / 24 + 1
    }

    /// The same day, or month, of a later year; the last of February where the year has no 29th.
    #[must_use]
    pub fn years_later(self, years: i16) -> Self {
        let year = self.year.saturating_add(years).clamp(1, 9999);
        let day = self.day.map(|day| if jiff::civil::Date::new(year, self.month, day).is_ok() { day } else { 28 });
        Self { year, day, ..self }
    }

    /// The last day of so many years after this day, which itself is not counted (民法第140条、第143条).
    ///
    /// The years begin on the next day and end on the day before the one that answers to it; where a year has no such day,
    /// on the last of the month.
    #[must_use]
    pub fn last_of_years(self, years: i16) -> Self {
        let first = self.last_day().plus_days(1).unwrap_or(self);
        let answering = first.years_later(years);
        if answering.day == first.day { answering.plus_days(-1).unwrap_or(answering) } else { answering }
    }

    /// Days from this date to `other`: none on the day itself, fewer than none where `other` is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        self.days_until_inclusive(other) - 1
    }

    /// The date itself, or the last day of a bare month.
    #[must_use]
    pub fn last_day(self) -> Self {
        let last = self.first_day().days_in_month();
        Self { day: self.day.or(Some(last)), ..self }
    }

    /// The day after; none for a bare month and outside of the calendar.
    pub fn next_day(self) -> Option<Self> {
        self.plus_days(1)
    }

    /// The day before; none for a bare month and outside of the calendar.
    pub fn previous_day(self) -> Option<Self> {
        self.plus_days(-1)
    }

    /// The day so many days later; none for a bare month and outside of the calendar.
    pub(super) fn plus_days(self, days: i64) -> Option<Self> {
        self.day?;
        let date = self.first_day().checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Self::from_ymd(date.year(), date.month(), date.day())
    }

    /// Midnight at which the day, or the month, begins.
    pub(super) fn first_minute(self) -> jiff::civil::DateTime {
        self.first_day().to_datetime(jiff::civil::Time::midnight())
    }

    fn first_day(self) -> jiff::civil::Date {
        jiff::civil::Date::new(self.year, self.month, self.day.unwrap_or(1))
            .expect("the constructors let only days of the calendar through")
    }

    fn month_and_day(self) -> String {
        let month = self.month;
        self.day.map_or_else(|| format!("{month}月"), |day| format!("{month}月{day}日"))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;
    use proptest::prelude::Strategy;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    fn date(written: &str) -> Date {
        Date::parse(written).expect("the test writes a right date")
    }

    #[test]
    fn dates_are_printed_in_three_ways() {
        for (written, iso, wareki, seireki) in [
            ("令和4年7月11日", "2022-07-11", "令和4年7月11日", "2022年7月11日"),
            ("2019-05-01", "2019-05-01", "令和元年5月1日", "2019年5月1日"),
            ("2019-04-30", "2019-04-30", "平成31年4月30日", "2019年4月30日"),
            ("1989-01-07", "1989-01-07", "昭和64年1月7日", "1989年1月7日"),
            ("1989-01", "1989-01", "平成元年1月", "1989年1月"),
            ("1926-12-25", "1926-12-25", "昭和元年12月25日", "1926年12月25日"),
            ("1912-07-29", "1912-07-29", "明治45年7月29日", "1912年7月29日"),
            ("1873-01-01", "1873-01-01", "明治6年1月1日", "1873年1月1日"),
            ("1872-12-31", "1872-12-31", "1872年12月31日", "1872年12月31日"),
            ("H28.1", "2016-01", "平成28年1月", "2016年1月"),
        ] {
            let date = date(written);
            assert_eq!((date.iso(), date.wareki(), date.seireki()), (iso.into(), wareki.into(), seireki.into()));
        }
    }

    #[test]
    fn only_days_of_the_calendar_exist() {
        assert!(Date::from_ymd(2024, 2, 29).is_some());
        for (year, month, day) in [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 0), (0, 1, 1)] {
            assert_eq!(Date::from_ymd(year, month, day), None);
        }
    }

    #[test]
    fn a_period_counts_both_ends() {
        for (from, to, days) in [
            ("2022-07-11", "2022-07-31", 21),
            ("2024-02-28", "2024-03-01", 3),
            ("2022-07-11", "2022-07-11", 1),
            ("2022-07-11", "2022-07-10", 0),
            ("2024-02", "2024-02", 29),
            ("0001-01-01", "9999-12-31", 3_652_059),
        ] {
            let from = Date::from_ymd(1, 1, 1).filter(|_| from == "0001-01-01").unwrap_or_else(|| date(from));
            assert_eq!(from.days_until_inclusive(date(to)), days);
        }
    }

    #[test]
    fn a_day_of_a_later_year_is_in_the_calendar() {
        for (from, years, to) in
            [("2026-04-01", 1, "2027-04-01"), ("2024-02-29", 5, "2029-02-28"), ("2024-02-29", 4, "2028-02-29")]
        {
            assert_eq!(date(from).years_later(years), date(to));
        }
        assert_eq!(date("2024-02").years_later(3).last_day(), date("2027-02-28"));
        assert_eq!(date("2026-04-01").days_until(date("2026-04-03")), 2);
        assert_eq!(date("2026-04-01").days_until(date("2026-03-31")), -1);
    }

    #[test]
    fn months_sort_before_their_days() {
        assert!(date("2022-07") < date("2022-07-01"));
        assert!(date("2022-06-30") < date("2022-07"));
        assert_eq!(date("2022-08-31").weekday(), Some("水"));
        assert_eq!(date("2022-08").weekday(), None);
    }

    proptest! {
        #[test]
        fn every_printed_form_reads_back(date in (1868_i16..=2999, 1_i8..=12, 1_i8..=31)
            .prop_filter_map("a day of the calendar", |(y, m, d)| Date::from_ymd(y, m, d)))
        {
            let weekday = date.weekday().expect("a day has a weekday");
            for written in [date.iso(), date.wareki(), date.seireki(), format!("{}（{weekday}）", date.wareki())] {
                prop_assert_eq!(Date::parse(&written), Ok(date));
            }
        }
    }
}
