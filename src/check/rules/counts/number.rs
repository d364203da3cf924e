//! Numbers within sentences, in digits of either width, with 万 and 億.

use std::ops::Range;

use crate::text::digit;

/// A number within words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number<'a> {
    /// Where it stands, without what it counts.
    pub(super) at: Range<usize>,
    pub(super) value: u64,
    /// The words behind it.
    pub(super) behind: &'a str,
}

const POINTS: &[char] = &['.', '．'];

/// All numbers of the words that can be read; those with a decimal point are left out.
pub(super) fn numbers(words: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at..).and_then(|rest| rest.chars().next()) {
        if digit(first).is_none() {
            at += first.len_utf8();
            continue;
        }
        let start = at;
        let (value, end) = read(words, start);
        at = end;
        let (ahead, behind) = words.split_at(end);
        let is_part = behind.starts_with(POINTS) || ahead.get(..start).is_some_and(|ahead| ahead.ends_with(POINTS));
        if let Some(value) = value.filter(|_| !is_part) {
            found.push(Number { at: start..end, value, behind });
        }
    }
    found
}

/// The number that begins at a place, and where it ends; no value where it is too large.
fn read(words: &str, start: usize) -> (Option<u64>, usize) {
    let (mut total, mut part, mut at) = (Some(0_u64), Some(0_u64), start);
    while let Some(letter) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + letter.len_utf8();
        let unit = match letter {
            '万' => 10_000,
            '億' => 100_000_000,
            ',' | '，' if has_three_digits(words, next) => {
                at = next;
                continue;
            }
            _ => match digit(letter) {
                Some(digit) => {
                    part = part.and_then(|part| part.checked_mul(10)?.checked_add(u64::from(digit)));
                    at = next;
                    continue;
                }
                None => break,
            },
        };
        total = total.zip(part).and_then(|(total, part)| total.checked_add(part.checked_mul(unit)?));
        part = Some(0);
        at = next;
    }
    (total.zip(part).and_then(|(total, part)| total.checked_add(part)), at)
}

/// Whether exactly three digits follow, as they do behind a comma within a number.
fn has_three_digits(words: &str, at: usize) -> bool {
    let behind = words.get(at..).unwrap_or_default();
    behind.chars().take_while(|letter| digit(*letter).is_some()).count() == 3
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_of_every_writing_are_read() {
        for (words, expected) in [
            ("137,564名", &[137_564][..]),
            ("約１３万７，５００人と30万人", &[137_500, 300_000]),
            ("1億2万3人", &[100_020_003]),
            ("1,2,34", &[1, 2, 34]),
            ("3.5倍、第2号", &[2]),
            ("万一、五人", &[]),
            ("99999999999999999999999", &[]),
        ] {
            let values: Vec<u64> = numbers(words).iter().map(|number| number.value).collect();
            assert_eq!(values, expected, "{words}");
        }
    }
}
