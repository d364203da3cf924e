//! Marks that number what a text lists: ③, （２）, 4., ウ.

use crate::text::circled;
use crate::text::digits;
use crate::text::is_katakana;
use std::ops::Range;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// ③
    Circled,
    /// （２）, (イ)
    Bracketed,
    /// 4
    Bare,
    /// ウ
    Kana,
}

/// A number of a list, where it is named or where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) style: Style,
    pub(super) number: u32,
    pub(super) range: Range<usize>,
}

const KANA: &str = "アイウエオカキクケコサシスセソタチツテト";

/// What stands between two numbers that are both meant.
const ALSO: &[&str] = &["、", "・", "及び", "並びに", "又は", "と", "，", ","];

/// What stands between the first and the last of several numbers.
const UP_TO: &[&str] = &["～", "〜", "~", "から", "ないし"];

/// The number that begins at a place.
pub(super) fn mark_at(words: &str, at: usize) -> Option<Mark> {
    let rest = words.get(at..)?;
    let first = rest.chars().next()?;
    let mark = |style, number, length| Some(Mark { style, number, range: at..at + length });
    if let Some(number) = circled(first) {
        return mark(Style::Circled, number, first.len_utf8());
    }
    if matches!(first, '(' | '（') {
        let inside = rest.get(first.len_utf8()..)?;
        let (number, length) = digits(inside).or_else(|| kana(inside))?;
        let close = inside.get(length..)?.chars().next().filter(|close| matches!(close, ')' | '）'))?;
        return mark(Style::Bracketed, number, first.len_utf8() + length + close.len_utf8());
    }
    if let Some((number, length)) = digits(rest) {
        return mark(Style::Bare, number, length);
    }
    let (number, length) = kana(rest)?;
    let goes_on = rest.get(length..).and_then(|behind| behind.chars().next()).is_some_and(is_katakana);
    if goes_on { None } else { mark(Style::Kana, number, length) }
}

/// The numbers that are named from a place on: ①、②及び③; ①～③ names what lies between as well.
pub(super) fn marks_from(words: &str, at: usize) -> Vec<Mark> {
    let Some(first) = mark_at(words, at) else { return Vec::new() };
    let style = first.style;
    let mut marks = vec![first];
    while let Some(last) = marks.last() {
        let end = last.range.end;
        let rest = words.get(end..).unwrap_or_default();
        let (is_range, gap) = if let Some(word) = UP_TO.iter().find(|word| rest.starts_with(**word)) {
            (true, word.len())
        } else {
            (false, ALSO.iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len()))
        };
        let is_apart = gap > 0 || style == Style::Circled;
        let Some(next) = mark_at(words, end + gap).filter(|next| is_apart && next.style == style) else { break };
        if is_range && last.number < next.number && next.number - last.number < 50 {
            let between = last.number + 1..next.number;
            marks.extend(between.map(|number| Mark { number, ..next.clone() }));
        }
        marks.push(next);
    }
    marks
}

/// Every place in a text where a list may go on with a number.
pub(super) fn standing(words: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut last = '\n';
    let mut is_line_start = true;
    let mut from = 0;
    for (at, letter) in words.char_indices() {
        if at >= from
            && let Some(mark) = mark_at(words, at)
        {
            let behind = words.get(mark.range.end..).and_then(|rest| rest.chars().next()).unwrap_or('\n');
            let is_mark = match mark.style {
                Style::Circled | Style::Bracketed => true,
                Style::Bare => is_line_start || ".．）) 　：:、".contains(behind) && !last.is_alphanumeric(),
                Style::Kana => !is_katakana(last),
            };
            if is_mark {
                from = mark.range.end;
                marks.push(mark);
            }
        }
        is_line_start = letter == '\n' || is_line_start && " 　\t-*#・<＜【「>".contains(letter);
        last = letter;
    }
    marks
}

fn kana(words: &str) -> Option<(u32, usize)> {
    let first = words.chars().next()?;
    let at = KANA.chars().position(|kana| kana == first)?;
    Some((u32::try_from(at).ok()? + 1, first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::marks_from;
    use super::standing;

    fn numbers(words: &str) -> Vec<u32> {
        marks_from(words, 0).iter().map(|mark| mark.number).collect()
    }

    #[test]
    fn numbers_are_read_one_by_one_and_in_ranges() {
        for (words, expected) in [
            ("③の", vec![3]),
            ("①②により", vec![1, 2]),
            ("①、②及び④の", vec![1, 2, 4]),
            ("①～④", vec![1, 2, 3, 4]),
            ("（１）から（３）まで", vec![1, 2, 3]),
            ("イの", vec![2]),
            ("アクセス", vec![]),
            ("㉑", vec![21]),
        ] {
            assert_eq!(numbers(words), expected, "{words}");
        }
    }

    #[test]
    fn lists_are_found_however_they_are_numbered() {
        let of = |words: &str| standing(words).iter().map(|mark| mark.number).collect::<Vec<_>>();
        assert_eq!(of("①受付\n②審査"), [1, 2]);
        assert_eq!(of("1. 受付\n2. 審査"), [1, 2]);
        assert_eq!(of("- （１）受付\n- （２）審査"), [1, 2]);
        assert_eq!(of("ア　受付\nイ　アクセス"), [1, 2]);
        assert_eq!(of("令和6年に"), Vec::<u32>::new());
    }
}
