//! What a text is looked up by: every pair of neighbouring letters, and every single one.

use std::collections::BTreeSet;

use crate::text::searched;

/// A pair of letters, or one letter alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(pub(super) char, pub(super) Option<char>);

impl Term {
    /// The number from which follows in which file it stands: FNV-1a of 32 bits over the code points.
    pub(super) fn hash(self) -> u32 {
        let mix = |hash: u32, letter: char| (hash ^ u32::from(letter)).wrapping_mul(16_777_619);
        let first = mix(2_166_136_261, self.0);
        self.1.map_or(first, |second| mix(first, second))
    }

    /// Its letters.
    pub(super) fn letters(self) -> impl Iterator<Item = char> {
        std::iter::once(self.0).chain(self.1)
    }
}

/// The terms of texts, each once.
#[derive(Debug, Default)]
pub struct Terms(pub(super) BTreeSet<Term>);

impl Terms {
    /// The terms of a text; no pair reaches over a line, a blank that stood for itself, or a mark.
    pub fn of(text: &str) -> Self {
        let mut terms = Self::default();
        terms.add(text);
        terms
    }

    /// Adds the terms of a text.
    pub(super) fn add(&mut self, text: &str) {
        let mut before: Option<char> = None;
        for letter in searched(text).chars() {
            if !letter.is_alphanumeric() {
                before = None;
                continue;
            }
            self.0.insert(Term(letter, None));
            self.0.extend(before.map(|before| Term(before, Some(letter))));
            before = Some(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Term;
    use super::Terms;

    fn words(text: &str) -> Vec<String> {
        Terms::of(text).0.into_iter().map(|term| term.letters().collect()).collect()
    }

    #[test]
    fn pairs_and_letters_are_in_one_form() {
        assert_eq!(words("ＤＢ・台帳"), ["b", "d", "db", "台", "台帳", "帳"]);
        assert_eq!(words("氏　名"), ["名", "氏", "氏名"]);
        assert_eq!(words("甲\n乙、丙"), ["丙", "乙", "甲"]);
        assert_eq!(words("𠮟る"), ["る", "𠮟", "𠮟る"]);
        assert!(words("※（）、。").is_empty());
    }

    #[test]
    fn the_file_of_a_term_is_that_which_the_page_asks_for() {
        // As `assets/search.js` computes them.
        assert_eq!(Term('a', None).hash(), 0xe40c_292c);
        assert_eq!(Term('個', Some('人')).hash(), 0x8413_68d0);
    }
}
