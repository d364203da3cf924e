//! Words divided into lines by the width of their letters: a kanji is as wide as two figures.

use std::mem;

use crate::text::width;

/// Letters with which no line begins.
const NEVER_FIRST: &str = "、。，．・：；！？）」』】〕］｝〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.)]:;!?";

/// Letters with which no line ends.
const NEVER_LAST: &str = "（「『【〔［｛〈《([";

/// Columns that words take in a Japanese font: letters as 「①」 and 「※」 are as wide as a kanji there.
pub(super) fn columns(words: &str) -> usize {
    let column = |letter: char| {
        let is_narrow = letter.is_ascii() || ('\u{ff61}'..='\u{ff9f}').contains(&letter);
        let own = width(letter.encode_utf8(&mut [0; 4]));
        if is_narrow || own == 0 { own } else { 2 }
    };
    words.chars().map(column).sum()
}

/// The words in lines of at most so many columns; a letter that may not begin a line may stand out by its own width.
pub(super) fn lines(words: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(words) {
        let hangs = piece.chars().all(|letter| NEVER_FIRST.contains(letter));
        if !line.is_empty() && columns(&line) + columns(piece) > room && !hangs {
            let kept = line.trim_end_matches(|letter| NEVER_LAST.contains(letter)).len();
            let opened = line.split_off(if kept == 0 { line.len() } else { kept });
            lines.push(line.trim_end().to_owned());
            line = opened;
        }
        if !(line.is_empty() && piece.trim().is_empty()) {
            line.push_str(piece);
        }
        while columns(&line) > room + 2 {
            let rest = line.split_off(fitting(&line, room));
            lines.push(mem::replace(&mut line, rest));
        }
    }
    lines.push(line.trim_end().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// What is never divided as long as it fits: a Japanese letter, or a run of Latin letters and figures.
fn pieces(words: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = Vec::new();
    let mut from = 0;
    let is_joined = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let mut was_joined = false;
    for (at, letter) in words.char_indices() {
        if at > from && !(was_joined && is_joined(letter)) && columns(letter.encode_utf8(&mut [0; 4])) > 0 {
            pieces.extend(words.get(from..at));
            from = at;
        }
        was_joined = is_joined(letter);
    }
    pieces.extend(words.get(from..));
    pieces
}

/// Bytes of the letters that fit; at least one letter.
fn fitting(words: &str, room: usize) -> usize {
    let ends = words.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let fits = |end: &usize| words.get(..*end).is_some_and(|begun| columns(begun) <= room);
    let first = words.chars().next().map_or(0, char::len_utf8);
    ends.take_while(fits).last().unwrap_or(first)
}
