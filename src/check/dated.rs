//! Dates and periods within what an author says himself.

use std::ops::Range;

use crate::text::Mention;
use crate::text::mentions;

use super::passage::Passage;
use super::sentence;

/// A date or a period, and the words in which it stands.
#[derive(Debug)]
pub(crate) struct Dated<'a> {
    pub(crate) passage: Passage<'a>,
    pub(crate) mention: Mention,
}

impl<'a> Dated<'a> {
    pub(super) fn all_of(passages: &[Passage<'a>]) -> Vec<Self> {
        passages.iter().filter(|passage| !passage.voice.is_of_others()).flat_map(Self::of_passage).collect()
    }

    fn of_passage(passage: &Passage<'a>) -> Vec<Self> {
        let found = mentions(passage.words).into_iter().filter(|mention| passage.is_own(mention.range.clone()));
        found.map(|mention| Self { passage: passage.clone(), mention }).collect()
    }

    /// The words of a range of the passage.
    pub(crate) fn words(&self, range: Range<usize>) -> &'a str {
        self.passage.words.get(range).unwrap_or_default()
    }

    /// What stands before the mention in its sentence.
    pub(crate) fn before(&self) -> &'a str {
        sentence::before(self.passage.words, self.mention.range.start)
    }

    /// What stands behind the mention in its sentence.
    pub(crate) fn after(&self) -> &'a str {
        sentence::behind(self.passage.words, self.mention.range.end)
    }
}
