//! Reads a date as people write it.

use unicode_normalization::UnicodeNormalization;

use crate::text::calendar::Date;
use crate::text::calendar::WEEKDAYS;
use crate::text::date_problem::DateProblem;
use crate::text::era;
use crate::text::era::ERAS;
use crate::text::era::Era;
use crate::text::fold;

/// What stands behind a date that is planned.
pub const PLANNED: &str = "（予定）";

/// The words before the mark of a planned date; `None` where it is missing.
pub fn planned(words: &str) -> Option<&str> {
    [PLANNED, "(予定)"].iter().find_map(|mark| words.trim().strip_suffix(mark))
}

/// The date in the words, all of which must belong to it.
pub(super) fn read(written: &str) -> Result<Date, DateProblem> {
    let plain: String = written
        .nfkc()
        .filter(|character| !character.is_whitespace())
        .map(|character| if fold::is_dash(character) { '-' } else { character })
        .collect();
    let (plain, weekday) = split_weekday(&plain).ok_or(DateProblem::NotADate)?;
    let (era, plain) = split_era(plain);
    let fields = Fields::split(plain, era).ok_or(DateProblem::NotADate)?;
    let date = fields.date(era)?;
    if let Some(written) = weekday {
        let right = date.weekday().ok_or(DateProblem::NotADate)?;
        if written != right {
            return Err(DateProblem::WeekdayMismatch { written, right });
        }
    }
    Ok(date)
}

/// Cuts off `(水)`, `(水曜日)`, `(水・祝)` or `水曜日`; none if other words stand there.
fn split_weekday(plain: &str) -> Option<(&str, Option<&'static str>)> {
    if let Some(open) = plain.strip_suffix(')') {
        let (date, inside) = open.rsplit_once('(')?;
        let inside = inside.strip_suffix("・祝").unwrap_or(inside);
        let name = inside.trim_end_matches('日').strip_suffix('曜').unwrap_or(inside);
        return Some((date, Some(weekday_named(name)?)));
    }
    let Some(head) = plain.strip_suffix("曜日") else {
        return Some((plain, None));
    };
    WEEKDAYS.iter().find_map(|name| Some((head.strip_suffix(name)?, Some(*name))))
}

/// The weekday whose single character this is.
pub(super) fn weekday_named(name: &str) -> Option<&'static str> {
    WEEKDAYS.into_iter().find(|weekday| *weekday == name)
}

fn split_era(plain: &str) -> (Option<&'static Era>, &str) {
    ERAS.iter()
        .find_map(|era| {
            let rest = plain
                .strip_prefix(era.name)
                .or_else(|| plain.strip_prefix(era.letter))
                .or_else(|| plain.strip_prefix(era.letter.to_ascii_lowercase()))?;
            Some((Some(era), rest))
        })
        .unwrap_or((None, plain))
}

fn check_era(era: &'static Era, date: Date) -> Result<(), DateProblem> {
    if !era.holds(date) {
        return Err(DateProblem::EraMismatch { era: era.name, first: era.first, last: era.last, meant: date });
    }
    if era::is_old_calendar(date) {
        return Err(DateProblem::OldCalendar);
    }
    Ok(())
}

/// Year (of an era, where one is named beside it), month and day as numbers that may not exist in the calendar.
pub(super) struct Fields {
    pub(super) year: i16,
    pub(super) month: i16,
    pub(super) day: Option<i16>,
}

impl Fields {
    fn split(plain: &str, era: Option<&Era>) -> Option<Self> {
        let (year, month, day) = split_by_units(plain).or_else(|| split_by_marks(plain, era))?;
        Some(Self {
            year: match era {
                Some(_) if year == "元" => 1,
                Some(_) => number(year, 3)?,
                None => number(year, 4).filter(|year| *year >= 1000)?,
            },
            month: number(month, 2)?,
            day: match day {
                Some(day) => Some(number(day, 2)?),
                None => None,
            },
        })
    }

    /// The date, if the calendar and the era have it.
    pub(super) fn date(&self, era: Option<&'static Era>) -> Result<Date, DateProblem> {
        let date = self.in_calendar(era)?;
        era.map_or(Ok(()), |era| check_era(era, date))?;
        Ok(date)
    }

    fn in_calendar(&self, era: Option<&Era>) -> Result<Date, DateProblem> {
        let year = era.map_or(self.year, |era| era.first.year() + self.year - 1);
        let month = i8::try_from(self.month).map_err(|_| DateProblem::NoSuchMonth)?;
        let bare = Date::from_ym(year, month).ok_or(DateProblem::NoSuchMonth)?;
        let Some(day) = self.day else {
            return Ok(bare);
        };
        i8::try_from(day)
            .ok()
            .and_then(|day| Date::from_ymd(year, month, day))
            .ok_or(DateProblem::NoSuchDay { year, month })
    }
}

/// `4年7月11日`, `4年7月`.
fn split_by_units(plain: &str) -> Option<(&str, &str, Option<&str>)> {
    let (year, rest) = plain.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    if rest.is_empty() {
        return Some((year, month, None));
    }
    Some((year, month, Some(rest.strip_suffix('日')?)))
}

/// `2022-7-11`, `2022/7/11`, `2022.7.11`, and without the day.
fn split_by_marks<'t>(plain: &'t str, era: Option<&Era>) -> Option<(&'t str, &'t str, Option<&'t str>)> {
    let mark = plain.chars().find(|character| ['-', '/', '.'].contains(character))?;
    let parts: Vec<&str> = plain.split(mark).collect();
    match parts[..] {
        [year, month, day] => Some((year, month, Some(day))),
        // A spreadsheet turns 2022.10 into 2022.1, so a Western month is not read from it.
        [year, month] if mark != '.' || era.is_some() => Some((year, month, None)),
        _ => None,
    }
}

/// A number of at most `most` digits: `07`, `七`, `二十三`, `二〇二二`.
pub(super) fn number(written: &str, most: usize) -> Option<i16> {
    if let Some((tens, ones)) = written.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { digits(tens, 1)? };
        let ones = if ones.is_empty() { 0 } else { digits(ones, 1)? };
        return Some(tens * 10 + ones);
    }
    digits(written, most)
}

/// Whether the character can stand in a number of a date.
pub(super) fn is_numeral(character: char) -> bool {
    character == '十' || digit(character).is_some()
}

fn digits(written: &str, most: usize) -> Option<i16> {
    if !(1..=most).contains(&written.chars().count()) {
        return None;
    }
    written.chars().try_fold(0, |sum, character| Some(sum * 10 + digit(character)?))
}

fn digit(character: char) -> Option<i16> {
    const KANJI: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let value = character
        .to_digit(10)
        .and_then(|digit| usize::try_from(digit).ok())
        .or_else(|| KANJI.iter().position(|kanji| *kanji == character))?;
    i16::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::calendar::Date;
    use crate::text::date_problem::DateProblem;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::from_ymd(year, month, day).expect("the test names a day that exists")
    }

    #[test]
    fn every_usual_spelling_is_read() {
        for (written, iso) in [
            ("令和4年7月11日", "2022-07-11"),
            (" 令和 ４年 ７月１１日\u{3000}", "2022-07-11"),
            ("令和元年5月1日", "2019-05-01"),
            ("令和1年5月1日", "2019-05-01"),
            ("平成28年1月", "2016-01"),
            ("R4.7.11", "2022-07-11"),
            ("r04.07.11", "2022-07-11"),
            ("H28.1.1", "2016-01-01"),
            ("H28.1", "2016-01"),
            ("S63.1.8", "1988-01-08"),
            ("T1.7.30", "1912-07-30"),
            ("M45/7/30", "1912-07-30"),
            ("大正15年12月25日", "1926-12-25"),
            ("昭和64年1月", "1989-01"),
            ("2022年7月11日", "2022-07-11"),
            ("2022-07-11", "2022-07-11"),
            ("２０２２－０７－１１", "2022-07-11"),
            ("2022−7−11", "2022-07-11"),
            ("2022/7/11", "2022-07-11"),
            ("2022.7.11", "2022-07-11"),
            ("2022-07", "2022-07"),
            ("2022年7月", "2022-07"),
            ("令和六年四月一日", "2024-04-01"),
            ("令和六年十月十一日", "2024-10-11"),
            ("平成三十一年四月二十三日", "2019-04-23"),
            ("二〇二二年十二月三十一日", "2022-12-31"),
            ("令和4年8月31日（水）", "2022-08-31"),
            ("令和4年8月31日(水曜日)", "2022-08-31"),
            ("令和4年8月31日水曜日", "2022-08-31"),
            ("2022-07-18（月・祝）", "2022-07-18"),
            ("2022-07-17（日）", "2022-07-17"),
        ] {
            assert_eq!(read(written).map(Date::iso), Ok(iso.to_owned()), "{written}");
        }
    }

    #[test]
    fn other_words_are_not_dates() {
        for written in [
            "",
            "－",
            "令和4年",
            "令和4年度",
            "2022年7月11",
            "22/7/11",
            "2022.7",
            "0999-01-01",
            "4月1日",
            "令和4年7月11日から",
            "2022-07-11-01",
            "2022-07/11",
            "令和4年8月(水)",
            "令和4年8月31日（仮）",
            "2022-007-11",
            "元年5月1日",
            "令和十十年1月1日",
            "令和2022年1月1日",
            "+2022-07-11",
            "令和4年7月11日～令和4年7月31日",
        ] {
            assert_eq!(read(written), Err(DateProblem::NotADate), "{written}");
        }
    }

    #[test]
    fn dates_outside_the_calendar_are_refused() {
        for (written, problem) in [
            ("令和5年2月29日", DateProblem::NoSuchDay { year: 2023, month: 2 }),
            ("2022-04-00", DateProblem::NoSuchDay { year: 2022, month: 4 }),
            ("2022-04-99", DateProblem::NoSuchDay { year: 2022, month: 4 }),
            ("2022-13-01", DateProblem::NoSuchMonth),
            ("2022年0月", DateProblem::NoSuchMonth),
            ("明治5年1月1日", DateProblem::OldCalendar),
            ("2022-08-31（火）", DateProblem::WeekdayMismatch { written: "火", right: "水" }),
        ] {
            assert_eq!(read(written), Err(problem), "{written}");
        }
    }

    #[test]
    fn eras_end_on_their_last_day() {
        for (written, meant) in [
            ("昭和64年1月8日", day(1989, 1, 8)),
            ("平成31年5月1日", day(2019, 5, 1)),
            ("令和元年4月30日", day(2019, 4, 30)),
            ("令和0年12月1日", day(2018, 12, 1)),
            ("昭和元年12月24日", day(1926, 12, 24)),
            ("S99.1.1", day(2024, 1, 1)),
        ] {
            let found = read(written);
            assert!(matches!(found, Err(DateProblem::EraMismatch { meant: found, .. }) if found == meant), "{written}");
        }
        for written in ["昭和64年1月7日", "平成31年4月30日", "令和元年5月", "平成元年1月"] {
            assert!(read(written).is_ok(), "{written}");
        }
    }
}
