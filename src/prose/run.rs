//! Neighbouring text events joined, with the way back to the source.

use std::ops::Range;

/// Words that stand together, although the parser hands them over in bits.
#[derive(Default)]
pub(super) struct Run {
    pub(super) words: String,
    bits: Vec<Bit>,
}

struct Bit {
    at: usize,
    source: Range<usize>,
    /// Whether the words are the bytes of the source; not so for escapes and entities.
    verbatim: bool,
}

impl Run {
    /// Adds words that stand at `source`.
    pub(super) fn push(&mut self, words: &str, source: Range<usize>) {
        let at = self.words.len();
        self.words.push_str(words);
        let verbatim = words.len() == source.end - source.start;
        match self.bits.last_mut() {
            Some(last) if verbatim && last.verbatim && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.bits.push(Bit { at, source, verbatim }),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where a range of the words stands in the source.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.bit(range.start).map_or(0, |bit| bit.start_of(range.start));
        let end = self.bit(range.end.saturating_sub(1)).map_or(start, |bit| bit.end_of(range.end));
        start..end.max(start)
    }

    fn bit(&self, at: usize) -> Option<&Bit> {
        let after = self.bits.partition_point(|bit| bit.at <= at);
        self.bits.get(after.checked_sub(1)?)
    }
}

impl Bit {
    fn start_of(&self, at: usize) -> usize {
        if self.verbatim { self.source.start + (at - self.at) } else { self.source.start }
    }

    fn end_of(&self, at: usize) -> usize {
        if self.verbatim { self.source.start + (at - self.at) } else { self.source.end }
    }
}
