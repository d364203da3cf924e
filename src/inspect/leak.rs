//! Searches finished files for words that may not be in them.

use crate::model::Sealed;

/// Shorter words occur everywhere by chance; a rule on sources has to keep them from being sealed.
const SHORTEST: usize = 4;

/// Sealed words without blanks, ready to be searched for.
pub(super) struct Guard {
    needles: Vec<String>,
}

impl Guard {
    pub(super) fn new(secrets: &[&Sealed]) -> Self {
        let needles = secrets.iter().map(|sealed| without_blanks(sealed.for_inspection()));
        let mut needles: Vec<String> = needles.filter(|needle| needle.chars().count() >= SHORTEST).collect();
        needles.sort();
        needles.dedup();
        Self { needles }
    }

    /// Number of sealed words that occur in a text: as they are, across tags, or behind escapes.
    pub(super) fn count(&self, text: &str) -> usize {
        if self.needles.is_empty() {
            return 0;
        }
        let raw = unescaped(&without_blanks(text));
        let shown = unescaped(&without_blanks(&without_tags(text)));
        let needles = self.needles.iter().map(|needle| unescaped(needle));
        needles.filter(|needle| raw.contains(needle.as_str()) || shown.contains(needle.as_str())).count()
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn without_tags(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            _ => shown.push(letter),
        }
    }
    shown
}

/// Takes the escapes of HTML and JSON off, so that quotes and line ends do not hide words.
fn unescaped(text: &str) -> String {
    if !text.contains(['&', '\\']) {
        return text.to_owned();
    }
    let mut plain = text.replace("\\n", "").replace("\\t", "").replace("\\r", "").replace("\\\"", "\"").replace("\\\\", "\\");
    for (escape, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")] {
        plain = plain.replace(escape, letter);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Guard;
    use crate::model::Sealed;

    fn count(secret: &str, text: &str) -> usize {
        Guard::new(&[&Sealed::new(secret)]).count(text)
    }

    #[test]
    fn finds_words_wherever_they_hide() {
        for text in [
            "<p>毎日午前二時に行う</p>",
            "<p>毎日<strong>午前</strong>二時\nに行う</p>",
            "<img alt=\"毎日午前 二時に行う\">",
            "{\"value\":\"毎日午前\\n二時に行う\"}",
        ] {
            assert_eq!(count("毎日午前二時に行う", text), 1, "{text}");
        }
        assert_eq!(count("A&B \"C\" 社の鍵", "<p>A&amp;B &quot;C&quot; 社の鍵</p>"), 1);
    }

    #[test]
    fn leaves_other_words_alone() {
        assert_eq!(count("毎日午前二時に行う", "<p>毎日午前三時に行う</p>"), 0);
        assert_eq!(count("毎日", "<p>毎日行う</p>"), 0);
    }
}
