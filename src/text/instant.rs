//! A minute in Japanese time, for opening and closing consultations.

use jiff::ToSpan;
use unicode_normalization::UnicodeNormalization;

use crate::text::calendar::Date;
use crate::text::date_problem::DateProblem;

const MINUTES_PER_HOUR: i64 = 60;
const NOON: i64 = 12 * MINUTES_PER_HOUR;
const LAST_MINUTE: i64 = 24 * MINUTES_PER_HOUR - 1;
const JST_OFFSET_SECONDS: i64 = 9 * 60 * 60;
const SECONDS_PER_DAY: i64 = 24 * 60 * 60;
/// 0001-01-01 and 9999-12-31 counted from 1970-01-01.
const DAYS_OF_CALENDAR: (i64, i64) = (-719_162, 2_932_896);

/// A day and a minute of it, in Japanese time (UTC+9 at all seasons).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    date: Date,
    minutes: i64,
}

impl Instant {
    /// Reads a day (its first minute is meant) or a day and a time, `2026-11-20T17:00`, with or without `+09:00`, or
    /// 令和8年11月20日17時30分.
    ///
    /// # Errors
    /// The day or the time cannot be read, or only a month is given.
    pub fn parse(written: &str) -> Result<Self, DateProblem> {
        let plain: String = written.nfkc().collect();
        let as_date = Date::parse(&plain);
        let (date, minutes) = match day_and_time(plain.trim()) {
            Some((date, time)) if as_date.is_err() => {
                (Date::parse(date)?, minutes(&time).ok_or(DateProblem::NotATime)?)
            }
            _ => (as_date?, 0),
        };
        date.day().ok_or(DateProblem::NotADate)?;
        Ok(Self { date, minutes })
    }

    /// The minute in which the second since 1970-01-01T00:00Z lies; beyond the years 1–9999 the nearest day.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        let local = seconds.saturating_add(JST_OFFSET_SECONDS);
        let (first, last) = DAYS_OF_CALENDAR;
        let days = local.div_euclid(SECONDS_PER_DAY).clamp(first, last);
        let day = jiff::civil::date(1970, 1, 1).saturating_add(days.days());
        Self { date: Date::fixed(day.year(), day.month(), day.day()), minutes: local.rem_euclid(SECONDS_PER_DAY) / 60 }
    }

    /// Reads a day and a time; a day alone says too little where a limit is meant.
    ///
    /// # Errors
    /// The day or the time cannot be read, or there is no time.
    pub fn parse_minute(written: &str) -> Result<Self, DateProblem> {
        let instant = Self::parse(written)?;
        let plain: String = written.nfkc().collect();
        day_and_time(plain.trim()).map(|_| instant).ok_or(DateProblem::NotATime)
    }

    /// The first minute of a day.
    pub fn start_of(date: Date) -> Self {
        Self { date, minutes: 0 }
    }

    /// Nine in the morning of a day, when offices open.
    pub fn morning_of(date: Date) -> Self {
        Self { date, minutes: 9 * MINUTES_PER_HOUR }
    }

    /// The day.
    pub fn date(self) -> Date {
        self.date
    }

    /// Whether the date has begun; a bare month begins with its first day.
    pub fn has_reached(self, date: Date) -> bool {
        self.date >= date
    }

    /// `2026-11-20T17:00+09:00`.
    pub fn iso(self) -> String {
        let (hour, minute) = self.clock();
        format!("{}T{hour:02}:{minute:02}+09:00", self.date.iso())
    }

    /// `20261120T080000Z`: the same minute in universal time, as calendars write it.
    pub fn utc_compact(self) -> String {
        self.universal().strftime("%Y%m%dT%H%M%SZ").to_string()
    }

    /// `Fri, 20 Nov 2026 08:00:00 GMT`: the same minute in universal time, as heads of messages write it (RFC 1123).
    pub fn rfc1123(self) -> String {
        self.universal().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
    }

    /// `令和8年11月20日17時`, `令和8年11月20日0時5分`: the hour always stands, so that a limit at midnight is not misread.
    pub fn wareki(self) -> String {
        format!("{}{}", self.date.wareki(), self.hours())
    }

    /// `2026年11月20日17時`.
    pub fn seireki(self) -> String {
        format!("{}{}", self.date.seireki(), self.hours())
    }

    /// `2026年5月31日（令和8年・日曜日）23時59分`: everything that a reader may need to be sure of a limit.
    pub fn in_full(self) -> String {
        format!("{}{}", self.date.in_full(), self.hours())
    }

    /// `17時`, `23時59分`.
    pub fn hours(self) -> String {
        match self.clock() {
            (hour, 0) => format!("{hour}時"),
            (hour, minute) => format!("{hour}時{minute}分"),
        }
    }

    /// The limit that is meant: 00:00 of a day is 23:59 of the day before, so that nobody takes it for the end of that day.
    #[must_use]
    pub fn as_limit(self) -> Self {
        let before = self.date.previous_day().filter(|_| self.minutes == 0);
        before.map_or(self, |date| Self { date, minutes: LAST_MINUTE })
    }

    /// The minute that is so many minutes later, or earlier; more than a day away it stays the same.
    #[must_use]
    pub fn shifted(self, minutes: i64) -> Self {
        let sum = self.minutes + minutes;
        let date = match sum.div_euclid(LAST_MINUTE + 1) {
            0 => Some(self.date),
            1 => self.date.next_day(),
            -1 => self.date.previous_day(),
            _ => None,
        };
        date.map_or(self, |date| Self { date, minutes: sum.rem_euclid(LAST_MINUTE + 1) })
    }

    /// The minute after: a period of which a minute is the last one is over from then on.
    #[must_use]
    pub fn next_minute(self) -> Self {
        match self.date.next_day() {
            Some(date) if self.minutes == LAST_MINUTE => Self { date, minutes: 0 },
            _ => Self { minutes: (self.minutes + 1).min(LAST_MINUTE), ..self },
        }
    }

    /// `2026年5月31日（令和8年・日曜日）23時59分`, with noon as 正午: a limit, in words that nobody misreads.
    pub fn told(self) -> String {
        if self.minutes == NOON { format!("{}正午", self.date.in_full()) } else { self.in_full() }
    }

    /// The same of a beginning, which at midnight is that of the day.
    pub fn told_as_beginning(self) -> String {
        if self.minutes == 0 { self.date.in_full() } else { self.told() }
    }

    fn universal(self) -> jiff::civil::DateTime {
        let (hour, minute) = self.clock();
        let local = self.date.first_minute().saturating_add(hour.hours().minutes(minute));
        local.saturating_sub(JST_OFFSET_SECONDS.seconds())
    }

    fn clock(self) -> (i64, i64) {
        (self.minutes / MINUTES_PER_HOUR, self.minutes % MINUTES_PER_HOUR)
    }
}

/// The two halves of a day and a time, the time as `17:30`.
fn day_and_time(plain: &str) -> Option<(&str, String)> {
    if let Some((date, time)) = plain.rsplit_once(is_between_day_and_time).filter(|(_, time)| time.contains(':')) {
        return Some((date, time.to_owned()));
    }
    let (before, minute) = plain.split_once('時')?;
    let date = before.trim_end().trim_end_matches(|letter: char| letter.is_ascii_digit());
    let hour = before.strip_prefix(date)?.trim();
    let minute = minute.strip_suffix('分').unwrap_or(minute);
    Some((date, format!("{hour}:{}", if minute.is_empty() { "00" } else { minute })))
}

fn is_between_day_and_time(character: char) -> bool {
    character == 'T' || character == 't' || character.is_whitespace()
}

/// Minutes since 00:00 of `17:00`, `17:00:00`, `17:00+09:00`.
fn minutes(time: &str) -> Option<i64> {
    let time = time.strip_suffix("+09:00").unwrap_or(time);
    let parts: Vec<&str> = time.split(':').collect();
    let (hour, minute) = match parts[..] {
        [hour, minute] => (hour, minute),
        [hour, minute, second] => {
            below(second, 60)?;
            (hour, minute)
        }
        _ => return None,
    };
    Some(below(hour, 24)? * MINUTES_PER_HOUR + below(minute, 60)?)
}

fn below(digits: &str, limit: i64) -> Option<i64> {
    let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|value| is_number && *value < limit)
}

#[cfg(test)]
mod tests {
    use super::Instant;
    use crate::text::calendar::Date;
    use crate::text::date_problem::DateProblem;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    #[test]
    fn days_and_minutes_are_read() {
        for (written, iso, wareki) in [
            ("2026-11-20", "2026-11-20T00:00+09:00", "令和8年11月20日0時"),
            ("2026-11-20T17:00", "2026-11-20T17:00+09:00", "令和8年11月20日17時"),
            ("2026-11-20 9:05:59", "2026-11-20T09:05+09:00", "令和8年11月20日9時5分"),
            ("令和８年11月20日　１７：３０", "2026-11-20T17:30+09:00", "令和8年11月20日17時30分"),
            ("令和8年 11月 20日", "2026-11-20T00:00+09:00", "令和8年11月20日0時"),
            ("令和8年11月20日17時", "2026-11-20T17:00+09:00", "令和8年11月20日17時"),
            ("2026年11月20日（金）9時５分", "2026-11-20T09:05+09:00", "令和8年11月20日9時5分"),
            ("T15.1.1", "1926-01-01T00:00+09:00", "大正15年1月1日0時"),
        ] {
            let instant = Instant::parse(written).expect("the test writes a right instant");
            assert_eq!((instant.iso(), instant.wareki()), (iso.into(), wareki.into()));
        }
    }

    #[test]
    fn wrong_instants_are_refused() {
        for (written, problem) in [
            ("2026-11", DateProblem::NotADate),
            ("2026-11-20T", DateProblem::NotADate),
            ("2026-11-20T24:00", DateProblem::NotATime),
            ("令和8年11月20日24時", DateProblem::NotATime),
            ("令和8年11月20日5時60分", DateProblem::NotATime),
            ("2026-11-20T17:60", DateProblem::NotATime),
            ("2026-11-20T17:00Z", DateProblem::NotATime),
            ("2026-11-31T17:00", DateProblem::NoSuchDay { year: 2026, month: 11 }),
        ] {
            assert_eq!(Instant::parse(written), Err(problem), "{written}");
        }
    }

    #[test]
    fn calendars_get_universal_time() {
        for (written, universal) in [
            ("2026-11-20T17:00", "20261120T080000Z"),
            ("2027-01-01T00:00", "20261231T150000Z"),
            ("2026-05-31T23:59", "20260531T145900Z"),
        ] {
            let instant = Instant::parse(written).expect("the test writes a right instant");
            assert_eq!(instant.utc_compact(), universal);
        }
    }

    #[test]
    fn a_limit_needs_its_time() {
        assert_eq!(Instant::parse_minute("2026-05-31"), Err(DateProblem::NotATime));
        let limit = Instant::parse_minute("2026-05-31T23:59").expect("the test writes a right instant");
        assert_eq!(limit.in_full(), "2026年5月31日（令和8年・日曜日）23時59分");
    }

    #[test]
    fn midnight_and_noon_are_told_so_that_nobody_misreads_them() {
        for (written, limit, beginning) in [
            ("2026-06-01T00:00", "2026年5月31日（令和8年・日曜日）23時59分", "2026年6月1日（令和8年・月曜日）"),
            ("2026-06-01T12:00", "2026年6月1日（令和8年・月曜日）正午", "2026年6月1日（令和8年・月曜日）正午"),
            ("2026-06-01T00:01", "2026年6月1日（令和8年・月曜日）0時1分", "2026年6月1日（令和8年・月曜日）0時1分"),
        ] {
            let minute = Instant::parse(written).expect("the test writes a right instant");
            assert_eq!((minute.as_limit().told().as_str(), minute.told_as_beginning().as_str()), (limit, beginning));
        }
        let limit = Instant::parse("2026-12-31T23:59").expect("the test writes a right instant");
        assert_eq!((limit.as_limit(), limit.next_minute().iso()), (limit, "2027-01-01T00:00+09:00".to_owned()));
        assert_eq!(limit.next_minute().next_minute().iso(), "2027-01-01T00:01+09:00");
    }

    #[test]
    fn unix_seconds_become_japanese_time() {
        for (seconds, iso) in [
            (0, "1970-01-01T09:00+09:00"),
            (-32_401, "1969-12-31T23:59+09:00"),
            (1_795_161_600, "2026-11-20T17:00+09:00"),
        ] {
            assert_eq!(Instant::from_unix_seconds(seconds).iso(), iso);
        }
        assert_eq!(Instant::from_unix_seconds(i64::MIN).date().year(), 1);
        assert_eq!(Instant::from_unix_seconds(i64::MAX).date().year(), 9999);
    }

    #[test]
    fn a_date_is_reached_with_its_first_minute() {
        let day = Date::from_ymd(2026, 11, 20).expect("the day exists");
        for (seconds, reached) in [(1_795_100_399, false), (1_795_100_400, true), (1_795_186_800, true)] {
            assert_eq!(Instant::from_unix_seconds(seconds).has_reached(day), reached);
        }
    }

    proptest! {
        #[test]
        fn the_printed_form_reads_back(seconds in -3_000_000_000_i64..200_000_000_000) {
            let instant = Instant::from_unix_seconds(seconds);
            prop_assert_eq!(Instant::parse(&instant.iso()), Ok(instant));
        }
    }
}
