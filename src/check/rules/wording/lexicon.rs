//! Lists of words with the words that are right, searched for in one pass over a text.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

/// A file of lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: Vec<List>,
}

/// Words that are wrong for the same reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// What kind of mistake it is, as messages tell it.
    kind: String,
    /// On what the right words are based.
    source: String,
    /// Wrong words and right ones.
    pairs: BTreeMap<String, String>,
    /// Longer words in which wrong words are right.
    #[serde(default)]
    unless: BTreeMap<String, Vec<String>>,
}

/// A word that is wrong.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) wrong: String,
    pub(super) right: String,
    pub(super) kind: String,
    pub(super) source: String,
    unless: Vec<String>,
}

/// The words of a file, ready to be searched for.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Vec<Word>,
    search: Option<AhoCorasick>,
}

impl Lexicon {
    /// Reads the lists of a file; a test holds that it can be read.
    pub(super) fn read(file: &str) -> Self {
        let lists = toml::from_str::<File>(file).map(|file| file.lists).unwrap_or_default();
        let words: Vec<Word> = lists.into_iter().flat_map(words_of).collect();
        let patterns = words.iter().map(|word| word.wrong.as_str());
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok();
        Self { words, search }
    }

    /// The wrong words of a text, with their places.
    pub(super) fn find<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Range<usize>, &'s Word)> {
        let matches = self.search.iter().flat_map(move |search| search.find_iter(text));
        let found = matches.map(|found| (found.range(), &self.words[found.pattern().as_usize()]));
        found.filter(move |(range, word)| !word.unless.iter().any(|longer| stands_in(text, range, &word.wrong, longer)))
    }
}

fn words_of(list: List) -> Vec<Word> {
    let List { kind, source, mut unless, pairs } = list;
    let word = |(wrong, right): (String, String)| {
        let unless = unless.remove(&wrong).unwrap_or_default();
        Word { wrong, right, kind: kind.clone(), source: source.clone(), unless }
    };
    pairs.into_iter().map(word).collect()
}

/// Whether the word at a place is part of a longer one.
fn stands_in(text: &str, range: &Range<usize>, wrong: &str, longer: &str) -> bool {
    longer.match_indices(wrong).any(|(at, _)| {
        let start = range.start.checked_sub(at);
        start.is_some_and(|start| text.get(start..).is_some_and(|rest| rest.starts_with(longer)))
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::File;
    use super::Lexicon;

    /// Every row of a file says something, and can be found.
    pub(in crate::check::rules::wording) fn assert_sound(text: &str) {
        let file: File = toml::from_str(text).expect("the lists can be read");
        for list in &file.lists {
            assert!(!list.kind.is_empty() && !list.source.is_empty(), "{}", list.kind);
            for (word, longer) in &list.unless {
                assert!(list.pairs.contains_key(word), "{word} is no word of the list");
                assert!(longer.iter().all(|longer| longer.contains(word.as_str()) && longer != word), "{word}");
            }
        }
        let lexicon = Lexicon::read(text);
        for word in &lexicon.words {
            let found: Vec<_> = lexicon.find(&word.wrong).map(|(_, found)| &found.wrong).collect();
            assert_eq!(found, [&word.wrong]);
            assert_eq!(lexicon.find(&word.right).count(), 0, "{} holds a word that is wrong", word.right);
            for longer in &word.unless {
                assert_eq!(lexicon.find(longer).count(), 0, "{longer}");
            }
        }
    }
}
