//! Words of other people's standards that a page may use, as `vocabulary.toml` lists them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// Everything that is listed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vocabulary {
    /// Subtags of languages with two letters.
    pub(super) languages: BTreeSet<String>,
    /// Codes of three letters of which there is a subtag of two.
    pub(super) longer: BTreeSet<String>,
    /// Words of links that name no target, in small letters and without marks.
    pub(super) vague_links: BTreeSet<String>,
    /// Names of what a field is filled with.
    pub(super) fields: BTreeSet<String>,
    /// Role → the states that it must have.
    pub(super) roles: BTreeMap<String, Vec<String>>,
    /// Element → the roles that it may have.
    pub(super) elements: BTreeMap<String, Vec<String>>,
    /// Attribute → `words`, `ids`, `integer`, `number`, or the values that there are.
    pub(super) attributes: BTreeMap<String, String>,
}

/// The words inside the program.
pub(super) static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| toml::from_str(include_str!("vocabulary.toml")).expect("the words are TOML, as a test holds"));

#[cfg(test)]
mod tests {
    use super::VOCABULARY;

    #[test]
    fn the_words_fit_together() {
        let words = &*VOCABULARY;
        assert_eq!((words.languages.len(), words.attributes.len()), (183, 48));
        assert!(words.languages.iter().all(|tag| tag.len() == 2) && words.longer.iter().all(|tag| tag.len() == 3));
        for state in words.roles.values().flatten() {
            assert!(words.attributes.contains_key(state), "{state}");
        }
        for role in words.elements.values().flatten() {
            assert!(words.roles.contains_key(role), "{role}");
        }
    }
}
