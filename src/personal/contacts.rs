//! Telephone numbers and addresses of mail in a text.

use std::ops::Range;

use crate::text::is_kanji;

/// Marks between the groups of a telephone number.
const HYPHENS: &[char] = &['-', '－', '‐', '‑', '–', '−', 'ー', '(', '（', ')', '）'];

/// Groups of digits in a telephone number.
const MOST_GROUPS: usize = 4;
/// Digits of an individual number.
const INDIVIDUAL: usize = 12;

fn digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}

/// Three groups of digits of which the first begins with 0, of ten or eleven digits in all.
pub fn telephones(words: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| digit(letter) || HYPHENS.contains(&letter);
    runs(words, is_part)
        .into_iter()
        .filter(|range| {
            let run = words.get(range.clone()).unwrap_or_default();
            let groups: Vec<usize> =
                run.split(HYPHENS).map(|group| group.chars().count()).filter(|length| *length > 0).collect();
            let sum: usize = groups.iter().sum();
            run.trim_start_matches(HYPHENS).starts_with(['0', '０']) && groups.len() == 3 && (10..=11).contains(&sum)
        })
        .collect()
}

/// Addresses of mail.
pub fn mails(words: &str) -> Vec<Range<usize>> {
    let is_wide = |letter: char| matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let is_part =
        |letter: char| letter.is_ascii_alphanumeric() || is_wide(letter) || "._%+-@＠．＿－＋".contains(letter);
    let runs = runs(words, is_part).into_iter();
    runs.filter(|range| {
        let run = words.get(range.clone()).unwrap_or_default();
        run.split_once(['@', '＠'])
            .is_some_and(|(name, host)| !name.is_empty() && host.trim_matches(['.', '．']).contains(['.', '．']))
    })
    .collect()
}

/// Telephone numbers however they are written: without hyphens, with blanks, from abroad. More than telephones may be
/// among them.
pub fn loose_telephones(words: &str) -> Vec<Range<usize>> {
    let found = groups(words).into_iter().filter(|run| {
        let sum = run.digits.len();
        let is_home = run.digits.starts_with('0') && (10..=11).contains(&sum);
        let is_abroad = run.digits.starts_with("81") && run.is_signed && (11..=13).contains(&sum);
        (is_home || is_abroad) && run.groups <= MOST_GROUPS
    });
    found.map(|run| run.range).collect()
}

/// Numbers of twelve digits, in one or in groups of four, as an individual number (個人番号) is written.
pub fn individual_numbers(words: &str) -> Vec<Range<usize>> {
    let found = groups(words).into_iter().filter(|run| {
        let is_grouped = run.groups == 1 || (run.groups == 3 && run.is_in_fours);
        run.digits.len() == INDIVIDUAL && is_grouped
    });
    found.map(|run| run.range).collect()
}

/// Postal codes: three and four digits behind 〒 or 郵便番号, or in front of an address or alone.
pub fn postal_codes(words: &str) -> Vec<Range<usize>> {
    let found = groups(words).into_iter().filter_map(|run| {
        if run.digits.len() != 7 || run.groups > 2 || (run.groups == 2 && run.first != 3) {
            return None;
        }
        let before = words.get(..run.range.start)?.trim_end_matches([' ', '\u{3000}', ':', '：']);
        let sign = before.strip_suffix('〒').map(str::len);
        let is_named = sign.is_some() || before.ends_with("郵便番号");
        let behind = words.get(run.range.end..)?.trim_start_matches([' ', '\u{3000}']).chars().next();
        let begins = before.chars().next_back().is_none_or(|letter| letter == '\n');
        let is_alone = run.groups == 2 && begins && behind.is_none_or(|letter| letter == '\n' || is_kanji(letter));
        (is_named || is_alone).then(|| sign.unwrap_or(run.range.start)..run.range.end)
    });
    found.collect()
}

/// Digits with what parts them.
struct Run {
    range: Range<usize>,
    /// The digits, narrow.
    digits: String,
    groups: usize,
    /// Digits of the first group.
    first: usize,
    is_in_fours: bool,
    /// Whether + stands in front.
    is_signed: bool,
}

/// Runs of digits in which single hyphens, brackets and blanks stand.
fn groups(words: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<(Run, usize)> = None;
    let mut parting = 0;
    let mut before = ' ';
    for (at, letter) in words.char_indices() {
        let end = at + letter.len_utf8();
        match (value(letter), open.as_mut()) {
            (Some(value), Some((run, length))) => {
                if parting > 0 {
                    run.groups += 1;
                    run.is_in_fours &= *length == 4;
                    *length = 0;
                }
                *length += 1;
                if run.groups == 1 {
                    run.first += 1;
                }
                run.digits.push(value);
                run.range.end = end;
                parting = 0;
            }
            (Some(value), None) => {
                let is_signed = matches!(before, '+' | '＋');
                let run = Run {
                    range: at..end,
                    digits: value.to_string(),
                    groups: 1,
                    first: 1,
                    is_in_fours: true,
                    is_signed,
                };
                (open, parting) = (Some((run, 1)), 0);
            }
            (None, Some(_)) if parting < 2 && (HYPHENS.contains(&letter) || matches!(letter, ' ' | '\u{3000}')) => {
                parting += 1;
            }
            (None, _) => runs.extend(closed(open.take())),
        }
        before = letter;
    }
    runs.extend(closed(open));
    runs
}

fn closed(open: Option<(Run, usize)>) -> Option<Run> {
    let (mut run, length) = open?;
    run.is_in_fours &= length == 4;
    Some(run)
}

fn value(letter: char) -> Option<char> {
    digit(letter).then(|| crate::text::digit(letter).and_then(|value| char::from_digit(value, 10))).flatten()
}

/// Runs of letters of a kind.
fn runs(words: &str, is_part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, letter) in words.char_indices().filter(|(_, letter)| is_part(*letter)) {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::individual_numbers;
    use super::loose_telephones;
    use super::postal_codes;

    fn found(words: &str, find: fn(&str) -> Vec<std::ops::Range<usize>>) -> Vec<&str> {
        find(words).into_iter().map(|range| words.get(range).unwrap_or_default()).collect()
    }

    #[test]
    fn telephones_are_found_however_they_are_written() {
        for (words, expected) in [
            ("0000-00-1234に", vec!["0000-00-1234"]),
            ("電話０９０－１２３４－５６７８です", vec!["０９０－１２３４－５６７８"]),
            ("09012345678", vec!["09012345678"]),
            ("090 1234 5678", vec!["090 1234 5678"]),
            ("03（1234）5678", vec!["03（1234）5678"]),
            ("+81-90-1234-5678", vec!["81-90-1234-5678"]),
            ("令和8年11月20日、10万人、第1234567890号", vec![]),
            ("123456789012", vec![]),
        ] {
            assert_eq!(found(words, loose_telephones), expected, "{words}");
        }
    }

    #[test]
    fn numbers_and_codes_are_told_apart() {
        for (words, expected) in [
            ("番号は123456789018です", vec!["123456789018"]),
            ("1234 5678 9018", vec!["1234 5678 9018"]),
            ("7000012050002", vec![]),
            ("12345-6789018", vec![]),
        ] {
            assert_eq!(found(words, individual_numbers), expected, "{words}");
        }
        for (words, expected) in [
            ("〒100-0000 見本市", vec!["〒100-0000"]),
            ("〒1000000", vec!["〒1000000"]),
            ("郵便番号：100-0000", vec!["100-0000"]),
            ("100-0000\n見本市", vec!["100-0000"]),
            ("範囲は100-1234とする", vec![]),
        ] {
            assert_eq!(found(words, postal_codes), expected, "{words}");
        }
    }
}
