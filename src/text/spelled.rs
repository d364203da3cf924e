//! Letters with their places in bytes.

use std::ops::Range;

/// Letters with their places in bytes.
#[derive(Debug)]
pub struct Spelled(Vec<(usize, char)>);

impl Spelled {
    /// The letters of words.
    pub fn of(words: &str) -> Self {
        Self(words.char_indices().collect())
    }

    /// How many there are.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks whether words are empty by their places")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The letter at a place; the end of a line where there is none.
    pub fn at(&self, index: usize) -> char {
        self.0.get(index).map_or('\n', |(_, letter)| *letter)
    }

    /// The letter before a place.
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\n', |index| self.at(index))
    }

    /// Bytes from one letter up to another.
    pub fn range(&self, from: usize, to: usize) -> Range<usize> {
        let end = self.0.len().checked_sub(1).map_or(0, |last| self.0[last].0 + self.0[last].1.len_utf8());
        let place = |index: usize| self.0.get(index).map_or(end, |(at, _)| *at);
        place(from)..place(to)
    }

    /// Index behind the run of letters of a kind that begins at an index.
    pub fn end_of(&self, from: usize, is: impl Fn(char) -> bool) -> usize {
        (from..self.0.len()).find(|index| !is(self.at(*index))).unwrap_or(self.0.len())
    }
}
