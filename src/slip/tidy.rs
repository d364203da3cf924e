//! What is left of any text before it is written: one kind of line end, no control characters, nothing at its two ends.

use std::borrow::Cow;

/// Blanks that may stand before a header and are cut from both ends of a text.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\u{A0}', '\u{3000}'];

/// The mark with which a header begins.
pub(super) const MARK: char = '■';

/// The mark that makes a line beginning with the other one a line of text.
const ESCAPE: char = '＼';

/// The text with LF as its only line end.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    const ENDS: [char; 6] = ['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    if text.contains(ENDS) { Cow::Owned(text.replace("\r\n", "\n").replace(ENDS, "\n")) } else { Cow::Borrowed(text) }
}

/// A line without control characters; tabs stay.
pub(super) fn without_controls(line: &str) -> Cow<'_, str> {
    let is_kept = |letter: char| letter == '\t' || letter == '\n' || !letter.is_control();
    if line.chars().all(is_kept) {
        Cow::Borrowed(line)
    } else {
        Cow::Owned(line.chars().filter(|letter| is_kept(*letter)).collect())
    }
}

/// The words of an opinion as a slip holds them.
pub fn tidied(text: &str) -> String {
    trimmed(&without_controls(&with_line_feeds(text))).to_owned()
}

/// Words for one line.
pub fn one_line(words: &str) -> String {
    trim_blanks(&tidied(words).replace('\n', " ")).to_owned()
}

/// Without blanks and blank lines at both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter == '\n' || BLANKS.contains(&letter))
}

/// A line without blanks at both ends.
pub(super) fn trim_blanks(line: &str) -> &str {
    line.trim_matches(BLANKS)
}

/// Puts a mark before ■ at the beginning of a line, so that no text can look like a header.
pub(super) fn escaped(line: &str) -> Cow<'_, str> {
    changed_at_mark(line, |before| Some(format!("{before}{ESCAPE}")))
}

/// Takes that mark away again.
pub(super) fn unescaped(line: &str) -> Cow<'_, str> {
    changed_at_mark(line, |before| before.strip_suffix(ESCAPE).map(str::to_owned))
}

/// The line with other characters before a ■ that only blanks and then escapes stand before.
fn changed_at_mark(line: &str, change: impl Fn(&str) -> Option<String>) -> Cow<'_, str> {
    let marked = line.trim_start_matches(BLANKS).trim_start_matches(ESCAPE);
    let before = line.strip_suffix(marked).filter(|_| marked.starts_with(MARK));
    match before.and_then(change) {
        Some(before) => Cow::Owned(format!("{before}{marked}")),
        None => Cow::Borrowed(line),
    }
}
