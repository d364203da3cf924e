//! Searches finished files for words that may not be in them.

use aho_corasick::AhoCorasick;

use crate::model::Sealed;

/// Shorter words occur everywhere by chance; a rule on sources has to keep them from being sealed.
const SHORTEST: usize = 4;

/// Sealed words without blanks, searched for all at once: the cost of a file does not grow with their number.
pub(super) struct Guard {
    needles: Option<AhoCorasick>,
}

/// How the words of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Tags and character references.
    Html,
    /// Escapes of JSON, or none.
    Plain,
}

impl Guard {
    pub(super) fn new(secrets: &[&Sealed]) -> Self {
        let needles = secrets.iter().map(|sealed| bare(sealed.for_inspection(), Writing::Plain).0);
        let mut needles: Vec<String> = needles.filter(|needle| needle.chars().count() >= SHORTEST).collect();
        needles.sort();
        needles.dedup();
        let automaton = || AhoCorasick::new(&needles).expect("a list of short words fits into the search");
        Self { needles: (!needles.is_empty()).then(automaton) }
    }

    /// Whether sealed words occur in a text: as they are, across tags, in attributes, or behind escapes.
    pub(super) fn finds(&self, text: &str, writing: Writing) -> bool {
        let Some(needles) = &self.needles else { return false };
        let (shown, inside_tags) = bare(text, writing);
        needles.is_match(&shown) || needles.is_match(&inside_tags)
    }
}

/// A text without blanks and escapes, divided into what stands outside of tags and inside of them.
fn bare(text: &str, writing: Writing) -> (String, String) {
    let mut shown = String::with_capacity(text.len());
    let mut tags = String::new();
    let mut in_tag = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (meant, length) = match (writing, letter) {
            (Writing::Html, '&') => reference(rest),
            (Writing::Plain, '\\') => escape(rest),
            _ => (Some(letter), letter.len_utf8()),
        };
        rest = rest.get(length..).unwrap_or_default();
        match letter {
            '<' if writing == Writing::Html => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ => {
                if let Some(meant) = meant.filter(|meant| !meant.is_whitespace()) {
                    if in_tag { tags.push(meant) } else { shown.push(meant) }
                }
            }
        }
    }
    (shown, tags)
}

/// A character reference at the start of a text, and its length in bytes.
fn reference(text: &str) -> (Option<char>, usize) {
    const NAMED: &[(&str, char)] = &[
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&#x27;", '\''),
        ("&#x2F;", '/'),
    ];
    let named = NAMED.iter().find(|(name, _)| text.starts_with(name));
    named.map_or((Some('&'), 1), |(name, letter)| (Some(*letter), name.len()))
}

/// An escape at the start of a text, and its length in bytes; escaped line ends and tabs are blanks.
fn escape(text: &str) -> (Option<char>, usize) {
    match text.as_bytes().get(1) {
        Some(b'n' | b'r' | b't') => (None, 2),
        Some(b'"') => (Some('"'), 2),
        Some(b'\\') => (Some('\\'), 2),
        _ => (Some('\\'), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::Guard;
    use super::Writing;
    use crate::model::Sealed;

    fn finds(secret: &str, text: &str, writing: Writing) -> bool {
        Guard::new(&[&Sealed::new(secret)]).finds(text, writing)
    }

    #[test]
    fn finds_words_wherever_they_hide() {
        for (text, writing) in [
            ("<p>毎日午前二時に行う</p>", Writing::Html),
            ("<p>毎日<strong>午前</strong>二時\nに行う</p>", Writing::Html),
            ("<img alt=\"毎日午前 二時に行う\">", Writing::Html),
            ("{\"value\":\"毎日午前\\n二時に行う\"}", Writing::Plain),
            ("  毎日午前\n  二時に行う", Writing::Plain),
        ] {
            assert!(finds("毎日午前二時に行う", text, writing), "{text}");
        }
        assert!(finds("A&B \"C\" 社の鍵", "<p>A&amp;B &quot;C&quot; 社の鍵</p>", Writing::Html));
        assert!(finds("A&B \"C\" 社の鍵", "{\"value\":\"A&B \\\"C\\\" 社の鍵\"}", Writing::Plain));
    }

    #[test]
    fn leaves_other_words_alone() {
        assert!(!finds("毎日午前二時に行う", "<p>毎日午前三時に行う</p>", Writing::Html));
        assert!(!finds("毎日", "<p>毎日行う</p>", Writing::Html));
        assert!(!finds("", "<p>毎日行う</p>", Writing::Html));
    }
}
