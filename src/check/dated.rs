//! Dates and periods within what an author says himself.

use std::ops::Range;

use crate::model::Record;
use crate::text::Mention;
use crate::text::mentions;

use super::passage::Passage;

/// Items that hold the words of others, or words of another day, by their keys in the forms.
const WORDS_OF_OTHERS: &[&str] = &[
    "changes[].before",
    "agenda[].questions[].question",
    "agenda[].opinions[].opinion",
    "requests[].request",
    "opinions[].opinion",
    "articles[].text",
];

/// What is written behind words that are quoted with their mistake.
const QUOTED_AS_IS: &[&str] =
    &["〔sic〕", "[sic]", "(sic)", "（ママ）", "(ママ)", "〔ママ〕", "（原文のまま）", "（原文ママ）"];

/// A date or a period, and the words in which it stands.
#[derive(Debug)]
pub(crate) struct Dated<'a> {
    pub(crate) passage: Passage<'a>,
    pub(crate) mention: Mention,
}

impl<'a> Dated<'a> {
    pub(super) fn all_of(record: &Record, passages: &[Passage<'a>]) -> Vec<Self> {
        let is_own =
            |passage: &&Passage| !WORDS_OF_OTHERS.contains(&record.form.nodes[passage.entry.node].key.as_str());
        passages.iter().filter(is_own).flat_map(Self::of_passage).collect()
    }

    fn of_passage(passage: &Passage<'a>) -> Vec<Self> {
        let found = mentions(passage.words).into_iter().map(|mention| Self { passage: passage.clone(), mention });
        found.filter(|dated| !dated.is_quoted()).collect()
    }

    /// The words of a range of the passage.
    pub(crate) fn words(&self, range: Range<usize>) -> &'a str {
        self.passage.words.get(range).unwrap_or_default()
    }

    /// What stands before the mention in its sentence.
    pub(crate) fn before(&self) -> &'a str {
        let before = near_end(self.words(0..self.mention.range.start));
        before.rsplit(['。', '\n']).next().unwrap_or_default()
    }

    /// What stands behind the mention in its sentence.
    pub(crate) fn after(&self) -> &'a str {
        let after = near_start(self.words(self.mention.range.end..self.passage.words.len()));
        after.split(['。', '\n']).next().unwrap_or_default()
    }

    fn is_quoted(&self) -> bool {
        let line = near_end(self.words(0..self.mention.range.start)).rsplit('\n').next().unwrap_or_default();
        let after = self.after();
        line.trim_start().starts_with(['>', '＞']) || QUOTED_AS_IS.iter().any(|mark| after.starts_with(mark))
    }
}

/// Bytes of a sentence around a date that are looked at, however long it is.
const NEAR: usize = 1_200;

fn near_start(words: &str) -> &str {
    let end = (0..=NEAR.min(words.len())).rev().find(|at| words.is_char_boundary(*at));
    end.and_then(|end| words.get(..end)).unwrap_or_default()
}

fn near_end(words: &str) -> &str {
    let start = (words.len().saturating_sub(NEAR)..=words.len()).find(|at| words.is_char_boundary(*at));
    start.and_then(|start| words.get(start..)).unwrap_or_default()
}
