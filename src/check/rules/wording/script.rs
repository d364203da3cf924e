//! Letters with their places, and the passages whose words the author may mend.

use crate::check::Subject;
use crate::check::passage::Passage;

/// The passages whose words the author may mend.
pub(super) fn own_passages<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    subject.passages().iter().filter(|passage| !passage.voice.is_quoted())
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

/// A letter of any script or a digit.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '々' || letter == 'ー'
}
