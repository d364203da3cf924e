//! Words to Markdown that says the same words.

use super::mended::STAND_IN;
use super::outcome::Setting;
use super::reading::read_prose;
use super::words::after_opening;
use std::collections::BTreeMap;

/// Writes words as Markdown that reads back as the same words, touched as little as possible.
///
/// Tries, and keeps the first that reads back: the words as they are; escapes in those lines that need them; escapes
/// of all that is often a mark; escapes of every ASCII punctuation mark.
pub fn escape(words: &str) -> String {
    if reads_back(words, words) {
        return words.to_owned();
    }
    let lines: String = words.split_inclusive('\n').map(escape_line).collect();
    if reads_back(&lines, words) {
        return lines;
    }
    let marks: String = words.split_inclusive('\n').map(escape_marks).collect();
    if reads_back(&marks, words) {
        return marks;
    }
    escape_punctuation(words)
}

fn escape_line(line: &str) -> String {
    if reads_back(line, line) {
        return line.to_owned();
    }
    let marks = escape_marks(line);
    if reads_back(&marks, line) { marks } else { escape_punctuation(line) }
}

/// Escapes what is a mark wherever it stands, and what is one at the beginning of a line.
fn escape_marks(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut at_start = true;
    let mut before = ' ';
    let mut letters = line.chars().peekable();
    while let Some(char) = letters.next() {
        let doubled = char == '+' && (before == '+' || letters.peek() == Some(&'+'));
        before = char;
        let mark = "\\`*_[]<&~|".contains(char) || (at_start && "#>+-=:".contains(char)) || doubled;
        push(&mut escaped, char, mark);
        at_start = at_start && matches!(char, ' ' | '\t');
    }
    without_withheld_marks(&escaped)
}

fn escape_punctuation(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + words.len() / 8);
    for char in words.chars() {
        push(&mut escaped, char, char.is_ascii_punctuation());
    }
    without_withheld_marks(&escaped)
}

fn push(escaped: &mut String, char: char, mark: bool) {
    if mark {
        escaped.push('\\');
    }
    escaped.push(char);
}

/// `〔` and its like cannot be escaped by a backslash; written as an entity it opens no withheld mark.
fn without_withheld_marks(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for (at, char) in words.char_indices() {
        let opens = !char.is_ascii() && words.get(at..).and_then(after_opening).is_some();
        if opens { safe.push_str(&format!("&#{};", u32::from(char))) } else { safe.push(char) }
    }
    safe
}

fn reads_back(markdown: &str, words: &str) -> bool {
    let setting = Setting { id_prefix: "", withheld: &BTreeMap::new(), image_base: "", heading_level: None };
    let prose = read_prose(markdown, &setting);
    prose.problems.is_empty() && squeezed(&prose.plain).eq(squeezed(words))
}

/// The characters of words without white space and without what no page can show.
fn squeezed(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|char| !char.is_whitespace() && !char.is_ascii_control() && *char != STAND_IN)
}
