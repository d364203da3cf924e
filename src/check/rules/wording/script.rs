//! Kinds of Japanese letters, letters with their places, and the passages that are the author's own words.

use crate::check::Subject;
use crate::check::passage::Passage;

/// Items that hold what others wrote or what once stood there: their words are not to be mended.
const OF_OTHERS: [&str; 3] = ["changes[].before", "opinions[].opinion", "articles[].text"];

/// The passages that are the author's own words.
pub(super) fn own_passages<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    let form = &subject.record.form;
    subject.passages().iter().filter(|passage| {
        let key = form.nodes[passage.entry.node].key.as_str();
        !OF_OTHERS.contains(&key)
    })
}

/// Letters with their places in bytes.
#[derive(Debug)]
pub(super) struct Letters(Vec<(usize, char)>);

impl Letters {
    pub(super) fn of(words: &str) -> Self {
        Self(words.char_indices().collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The letter at a place; the end of a line where there is none.
    pub(super) fn at(&self, index: usize) -> char {
        self.0.get(index).map_or('\n', |(_, letter)| *letter)
    }

    /// The letter before a place.
    pub(super) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\n', |index| self.at(index))
    }

    /// Bytes from one letter up to another.
    pub(super) fn range(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let end = self.0.len().checked_sub(1).map_or(0, |last| self.0[last].0 + self.0[last].1.len_utf8());
        let place = |index: usize| self.0.get(index).map_or(end, |(at, _)| *at);
        place(from)..place(to)
    }

    /// Index behind the run of letters of a kind that begins at an index.
    pub(super) fn end_of(&self, from: usize, is: impl Fn(char) -> bool) -> usize {
        (from..self.0.len()).find(|index| !is(self.at(*index))).unwrap_or(self.0.len())
    }
}

pub(super) fn is_hiragana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ')
}

/// A letter of katakana, or the mark that makes it long.
pub(super) fn is_katakana(letter: char) -> bool {
    matches!(letter, 'ァ'..='ヺ' | 'ー')
}

pub(super) fn is_kanji(letter: char) -> bool {
    matches!(letter, '一'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〇')
}

/// A letter of any script or a digit.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '々' || letter == 'ー'
}
