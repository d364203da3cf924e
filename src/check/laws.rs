//! Laws with their titles, short names and numbers, as `laws.toml` lists them.

use std::sync::LazyLock;

use serde::Deserialize;

/// A law with what it is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Law {
    pub(crate) title: String,
    /// What people call it.
    #[serde(default)]
    pub(crate) short: Vec<String>,
    pub(crate) number: Option<String>,
    /// Titles that it does not have.
    #[serde(default)]
    pub(crate) wrong: Vec<String>,
    pub(crate) source: String,
    pub(crate) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    laws: Vec<Law>,
}

/// All laws that are listed.
pub(crate) static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("laws.toml")).expect("the laws are TOML, as a test holds");
    file.laws
});

impl Law {
    /// Its title and its short names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.title).chain(&self.short).map(String::as_str)
    }

    /// The law that bears a short name.
    pub(crate) fn by_short(short: &str) -> Option<&'static Self> {
        LAWS.iter().find(|law| law.short.iter().any(|name| name == short))
    }
}

#[cfg(test)]
mod tests {
    use super::LAWS;
    use crate::check::folded::Folded;

    #[test]
    fn every_law_is_whole_and_stands_once() {
        for (at, law) in LAWS.iter().enumerate() {
            assert!(law.number.is_some() || !law.wrong.is_empty(), "{law:?}");
            assert!(!law.source.is_empty() && !law.source.ends_with('。'), "{law:?}");
            assert!(LAWS.iter().skip(at + 1).all(|other| other.title != law.title), "{law:?}");
            for words in law.names().chain(law.wrong.iter().map(String::as_str)) {
                assert_eq!(Folded::new(words).text, words);
            }
        }
    }
}
