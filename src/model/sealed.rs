//! Words that may reach no output.

use std::fmt;

use crate::finding::Spot;

/// Withheld or private words: cannot be printed, formatted into a page or serialized.
///
/// Only the inspection of finished output may look inside, to prove that the words are not there.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    words: String,
    spot: Spot,
    is_note: bool,
}

impl Sealed {
    /// Seals words that stand at a place in the source.
    pub fn new(words: impl Into<String>, spot: Spot) -> Self {
        Self { words: words.into(), spot, is_note: false }
    }

    /// Seals a private note: nobody withheld its words, so that a clause of it may stand elsewhere by chance.
    pub fn note(words: impl Into<String>, spot: Spot) -> Self {
        Self { is_note: true, ..Self::new(words, spot) }
    }

    /// Whether it is a private note rather than words that are withheld.
    pub fn is_note(&self) -> bool {
        self.is_note
    }

    /// The words, for the search of finished output only; an architecture test holds the callers.
    pub fn for_inspection(&self) -> &str {
        &self.words
    }

    /// Where the words stand in the source.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}
