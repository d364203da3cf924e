//! Sentences of running words: each line and each full stop ends one.

use std::ops::Range;

const ENDS: &[char] = &['。', '\n'];
/// Bytes of a sentence on either side of a place that are looked at, however long it is.
const NEAR: usize = 1_200;

/// The words of a sentence up to a place in it.
pub(crate) fn before(words: &str, at: usize) -> &str {
    let start = (at.saturating_sub(NEAR)..=at).find(|start| words.is_char_boundary(*start)).unwrap_or(at);
    words.get(start..at).unwrap_or_default().rsplit(ENDS).next().unwrap_or_default()
}

/// The words of a sentence from a place in it on.
pub(crate) fn behind(words: &str, at: usize) -> &str {
    let end = (at..=words.len().min(at + NEAR)).rev().find(|end| words.is_char_boundary(*end)).unwrap_or(at);
    first(words.get(at..end).unwrap_or_default())
}

/// The first sentence, without its full stop.
pub(crate) fn first(words: &str) -> &str {
    words.split(ENDS).next().unwrap_or_default()
}

/// The sentences of a text with their full stops, each with its place.
pub(crate) fn all(words: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    words.split_inclusive(ENDS).scan(0, |from, piece| {
        let start = *from;
        *from += piece.len();
        Some((start..*from, piece))
    })
}

/// The place of the first sentence, without what stands before it in the line.
pub(crate) fn opening(words: &str) -> Range<usize> {
    let is_lead = |letter: char| letter.is_whitespace() || "・-*#>|".contains(letter);
    let start = words.find(|letter| !is_lead(letter)).unwrap_or(0);
    let rest = words.get(start..).unwrap_or_default();
    let line = rest.find('\n').unwrap_or(rest.len());
    let sentence = rest.find('。').map_or(rest.len(), |at| at + '。'.len_utf8());
    start..start + line.min(sentence)
}

#[cfg(test)]
mod tests {
    use super::all;
    use super::before;
    use super::behind;
    use super::opening;

    #[test]
    fn sentences_end_at_full_stops_and_lines() {
        let words = "・受け付ける。\n審査する。";
        let at = words.find('審').expect("it stands there");
        assert_eq!((before(words, at + 3), behind(words, at)), ("審", "審査する"));
        assert_eq!(words.get(opening(words)), Some("受け付ける。"));
        assert_eq!(all(words).map(|(_, piece)| piece).collect::<Vec<_>>(), ["・受け付ける。", "\n", "審査する。"]);
    }
}
