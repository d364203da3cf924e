//! Words that may reach no output.

use std::fmt;

/// Withheld or private words: cannot be printed, formatted into a page or serialized.
///
/// Only the inspection of finished output may look inside, to prove that the words are not there.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(String);

impl Sealed {
    /// Seals words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The words, for the search of finished output only; an architecture test holds the callers.
    pub fn for_inspection(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}
