//! Days and times as mail programs and other systems write them.

use crate::text::Instant;

/// Minutes by which Japanese time is ahead of Greenwich.
const JAPAN: i64 = 9 * 60;
const NOON: i64 = 12;

/// A moment, or a day of which nothing more is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// For a day alone its last minute.
    pub(super) minute: Instant,
    pub(super) is_day: bool,
}

impl Moment {
    pub(super) fn of(minute: Instant) -> Self {
        Self { minute, is_day: false }
    }
}

/// Reads `2026/01/05 17:20:33`, `2026-01-05T08:20Z`, `2026/1/5 5:20 午後`, `令和8年1月5日17時20分`, and a day alone.
pub(super) fn read(written: &str) -> Option<Moment> {
    let written: String = written.trim().chars().take(60).collect();
    if let Ok(minute) = Instant::parse_minute(&written) {
        return Some(Moment::of(minute));
    }
    let plain: String = written.chars().map(narrow).collect();
    let plain = without_weekday(&plain);
    let (day, time) = match plain.split_once([' ', 'T']) {
        Some((day, time)) => (day, time.trim()),
        None => (plain.as_str(), ""),
    };
    let numbers: Vec<&str> = day.split(['/', '-', '.', '年', '月', '日']).filter(|piece| !piece.is_empty()).collect();
    let [year, month, date] = numbers.as_slice() else { return None };
    let at = |clock: &str| Instant::parse_minute(&format!("{year}-{month:0>2}-{date:0>2}T{clock}")).ok();
    if time.is_empty() {
        return at("23:59").map(|minute| Moment { minute, is_day: true });
    }
    let (clock, ahead) = clock(time)?;
    at(&clock).map(|minute| Moment::of(minute.shifted(JAPAN - ahead)))
}

/// `5:20:33 午後 GMT+9` as `17:20`, and the minutes by which its zone is ahead of Greenwich.
fn clock(time: &str) -> Option<(String, i64)> {
    let mut rest: String = time.to_uppercase().chars().filter(|letter| *letter != ' ').collect();
    let mut half = None;
    for (word, hours) in [("午前", 0), ("午後", NOON), ("AM", 0), ("PM", NOON)] {
        if rest.contains(word) {
            rest = rest.replacen(word, "", 1);
            half = Some(hours);
        }
    }
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && !":時分秒.".contains(letter)).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(end)?;
    let pieces: Vec<&str> = clock.split([':', '時', '分', '秒']).filter(|piece| !piece.is_empty()).collect();
    let [hour, minute, ..] = pieces.as_slice() else { return None };
    let hour: i64 = hour.parse().ok()?;
    let hour = match half {
        Some(_) if hour > NOON => return None,
        Some(half) => hour % NOON + half,
        None => hour,
    };
    Some((format!("{hour:0>2}:{minute:0>2}"), ahead(zone)?))
}

/// Minutes by which a zone is ahead of Greenwich; none is that of Japan.
fn ahead(zone: &str) -> Option<i64> {
    if matches!(zone, "" | "JST") {
        return Some(JAPAN);
    }
    let offset = ["GMT", "UTC"].iter().find_map(|word| zone.strip_prefix(word)).unwrap_or(zone);
    if offset.is_empty() || offset == "Z" {
        return Some(0);
    }
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits = offset.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn narrow(letter: char) -> char {
    match letter {
        '０'..='９' | '：' | '／' | '－' => {
            u32::from(letter).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(letter)
        }
        '\u{3000}' => ' ',
        letter => letter,
    }
}

/// Without `(月)`.
fn without_weekday(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut is_inside = false;
    for letter in words.chars() {
        match letter {
            '(' | '（' => is_inside = true,
            ')' | '）' => is_inside = false,
            _ if is_inside => {}
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn moments_of_other_systems_are_read() {
        for (written, expected) in [
            ("2026/01/05 17:20:33", Some("2026-01-05T17:20+09:00")),
            ("2026/1/5 7:05", Some("2026-01-05T07:05+09:00")),
            ("2026-01-05T17:20", Some("2026-01-05T17:20+09:00")),
            ("2026年1月5日(月) 17:20", Some("2026-01-05T17:20+09:00")),
            ("令和8年1月5日17時20分", Some("2026-01-05T17:20+09:00")),
            ("2026/01/05", Some("2026-01-05T23:59+09:00")),
            ("2026/01/05 5:20:33 午後 GMT+9", Some("2026-01-05T17:20+09:00")),
            ("2026/01/05 11:30:00 PM", Some("2026-01-05T23:30+09:00")),
            ("2026/01/05 午前0:30", Some("2026-01-05T00:30+09:00")),
            ("2026-01-06T12:30:00Z", Some("2026-01-06T21:30+09:00")),
            ("2026-01-06T20:30:00.000+0000", Some("2026-01-07T05:30+09:00")),
            ("2026-01-06 12:30 いつか", None),
            ("2026-01-06 午後13:30", None),
            ("昨日", None),
            ("", None),
            ("2026/13/45 99:99", None),
        ] {
            assert_eq!(read(written).map(|moment| moment.minute.iso()).as_deref(), expected, "{written}");
        }
    }
}
