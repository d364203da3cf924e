//! The characters of prose in one width and without blanks, each with its place in the words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text::date_reading;
use crate::text::fold;

/// A longer row of digits is no part of a date.
const LONGEST_NUMBER: usize = 5;

/// What lies between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    Closed,
    /// Blanks.
    Blank,
    /// The end of a line, which may be there for the width of the paper only.
    Line,
    /// An empty line: what follows is another thing.
    Break,
}

struct Glyph {
    plain: char,
    gap: Gap,
    place: Range<usize>,
    /// The first and the last of those into which one character was taken apart, such as ㋿ and ㏡.
    is_first: bool,
    is_last: bool,
}

/// Prose, ready for finding dates in it; every look at it costs the same wherever it is taken.
pub(super) struct Glyphs(Vec<Glyph>);

impl Glyphs {
    pub(super) fn of(words: &str) -> Self {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(words.len() / 2);
        let mut gap = Gap::Closed;
        for (start, character) in words.char_indices() {
            if fold::is_blank(character) {
                gap = widened(gap, character);
                continue;
            }
            let place = start..start + character.len_utf8();
            let first = glyphs.len();
            let mut push = |plain| {
                let is_first = glyphs.len() == first;
                let gap = if is_first { gap } else { Gap::Closed };
                glyphs.push(Glyph { plain, gap, place: place.clone(), is_first, is_last: false });
            };
            match character {
                ' '..='~' | 'ぁ'..='ー' | '\u{4E00}'..='\u{9FFF}' => push(character),
                _ => std::iter::once(character).nfkc().map(plain).for_each(push),
            }
            if let Some(last) = glyphs.last_mut() {
                last.is_last = true;
            }
            gap = Gap::Closed;
        }
        Self(glyphs)
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.0.get(at).map(|glyph| glyph.plain)
    }

    /// What lies before the character.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.0.get(at).map_or(Gap::Break, |glyph| glyph.gap)
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// Where the word ends, if it goes on here: no empty line stands before or within it.
    pub(super) fn word(&self, at: usize, word: &str) -> Option<usize> {
        if self.breaks(at) { None } else { self.first_word(at, word) }
    }

    /// Whether an empty line stands before the character, and words before that.
    pub(super) fn breaks(&self, at: usize) -> bool {
        at > 0 && self.gap(at) == Gap::Break
    }

    /// Where the word ends, if something begins with it here.
    pub(super) fn first_word(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for character in word.chars() {
            if self.get(end) != Some(character) || (end > at && self.breaks(end)) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The same for the first of several words that stands here.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.word(at, word))
    }

    /// Whether one of the words ends right before this place.
    pub(super) fn ends_with(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .any(|word| at.checked_sub(word.chars().count()).is_some_and(|start| self.word(start, word) == Some(at)))
    }

    /// The number that begins here, with at most so many digits, and where it ends.
    pub(super) fn number(&self, at: usize, most: usize) -> Option<(i16, usize)> {
        let is_numeral = |at: usize| self.get(at).is_some_and(date_reading::is_numeral);
        let continues = |at: usize| is_numeral(at) && self.gap(at) == Gap::Closed;
        if !is_numeral(at) || (at > 0 && continues(at) && is_numeral(at - 1)) {
            return None;
        }
        let length = (1..=LONGEST_NUMBER).find(|length| !continues(at + length))?;
        let written: String = (at..at + length).filter_map(|at| self.get(at)).collect();
        // A round 〇 alone is a hole left to be filled in.
        let is_hole = written.chars().all(|character| character == '〇');
        let value = date_reading::number(&written, most).filter(|_| !is_hole)?;
        Some((value, at + length))
    }

    /// The number that begins here and has this unit right behind it.
    pub(super) fn counted(&self, at: usize, most: usize, unit: &str) -> Option<(i16, usize)> {
        let (value, end) = self.number(at, most)?;
        Some((value, self.word(end, unit)?))
    }

    /// The place in the words; none where it would cut a character in two.
    pub(super) fn place(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let first = self.0.get(from).filter(|glyph| glyph.is_first)?;
        let last = self.0.get(to.checked_sub(1)?).filter(|glyph| glyph.is_last)?;
        (from < to).then_some(first.place.start..last.place.end)
    }
}

fn widened(gap: Gap, blank: char) -> Gap {
    match (gap, blank) {
        (Gap::Line | Gap::Break, '\n') => Gap::Break,
        (_, '\n') => Gap::Line,
        _ => gap.max(Gap::Blank),
    }
}

fn plain(character: char) -> char {
    match character {
        dash if fold::is_dash(dash) => '-',
        '〜' | '∼' => '~',
        other => other,
    }
}
