//! Days and times as mail programs and other systems write them.

use crate::text::Instant;

/// Reads `2026/01/05 17:20:33`, `2026-01-05T17:20`, `2026年1月5日 17:20`, `令和8年1月5日17時20分`; a day alone is its last minute.
pub(super) fn read(written: &str) -> Option<Instant> {
    let written: String = written.trim().chars().take(60).collect();
    if let Ok(minute) = Instant::parse_minute(&written) {
        return Some(minute);
    }
    let plain: String = written.chars().map(narrow).collect();
    let plain = without_weekday(&plain);
    let (day, time) = match plain.split_once([' ', 'T']) {
        Some((day, time)) => (day, time.trim()),
        None => (plain.as_str(), ""),
    };
    let numbers: Vec<&str> = day.split(['/', '-', '.', '年', '月', '日']).filter(|piece| !piece.is_empty()).collect();
    let [year, month, date] = numbers.as_slice() else { return None };
    let clock: Vec<&str> = time.split([':', '時', '分', '秒']).filter(|piece| !piece.is_empty()).collect();
    let [hour, minute] = match clock.as_slice() {
        [] => ["23", "59"],
        [hour, minute, ..] => [*hour, *minute],
        [_] => return None,
    };
    Instant::parse_minute(&format!("{year}-{month:0>2}-{date:0>2}T{hour:0>2}:{minute:0>2}")).ok()
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
    use super::Instant;
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
            ("昨日", None),
            ("", None),
            ("2026/13/45 99:99", None),
        ] {
            assert_eq!(read(written).map(Instant::iso).as_deref(), expected, "{written}");
        }
    }
}
