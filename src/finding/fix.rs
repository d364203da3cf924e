//! Words that a rule offers in place of those that it finds wrong.

use super::findings::Spot;

/// Other words for those that a finding is about; they replace exactly these words in the source, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is to stand there.
    pub replacement: String,
    /// Whether the meaning cannot change, so that nobody has to look at it first.
    pub is_safe: bool,
    /// What it replaces and where, once the words were found in the source; until then nothing can be mended.
    pub mends: Option<Mendable>,
}

/// Words in a source that can be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mendable {
    /// Where the value begins in which they stand.
    pub value: Spot,
    /// Where they begin.
    pub spot: Spot,
    /// The words as the source has them.
    pub words: String,
}

impl Fix {
    /// The same words, written as they should be.
    pub fn safe(replacement: impl Into<String>) -> Self {
        Self { replacement: replacement.into(), is_safe: true, mends: None }
    }

    /// Other words, which a person has to compare with what was meant.
    pub fn unsafely(replacement: impl Into<String>) -> Self {
        Self { is_safe: false, ..Self::safe(replacement) }
    }
}
