//! Words that no program takes for something else when they stand in a cell, and the way back.

/// Letters with which spreadsheet programs take the words of a cell for a formula, in either width.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// What makes words of a formula, as a person would.
const QUOTE: char = '\'';

/// Words that no spreadsheet program calculates with.
///
/// Words that look like made so get one mark more, so that taking one away leads back to the very words. A single
/// letter is no formula.
pub fn inert(cell: String) -> String {
    let bare = cell.trim_start_matches(QUOTE);
    let is_sign = bare.len() == cell.len() && bare.chars().nth(1).is_none();
    if bare.starts_with(FORMULA) && !is_sign { format!("{QUOTE}{cell}") } else { cell }
}

/// Words as a cell holds them: no formula, no letter that cannot be seen.
pub fn written(words: &str) -> String {
    inert(visible(words))
}

/// The words that a cell holds.
pub fn read(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    let is_made_inert = cell.starts_with(QUOTE) && cell.trim_start_matches(QUOTE).starts_with(FORMULA);
    let words = if is_made_inert { cell.strip_prefix(QUOTE).unwrap_or(&cell) } else { &cell };
    hidden_again(words)
}

/// Letters that no table can hold stand in it as spreadsheet programs write them: `_x000D_`.
fn visible(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for (at, letter) in words.char_indices() {
        let is_like_one = letter == '_' && words.get(at..).and_then(code).is_some();
        if is_like_one || is_hidden(letter) {
            shown.push_str(&format!("_x{:04X}_", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

fn hidden_again(words: &str) -> String {
    let mut read = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        let (letter, length) = code(rest).map_or((letter, letter.len_utf8()), |letter| (letter, CODE));
        read.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    read
}

/// Length of `_x000D_`.
const CODE: usize = 7;

/// The letter for which the front of words stands.
fn code(words: &str) -> Option<char> {
    let digits = words.strip_prefix("_x")?.get(..4)?;
    let is_code = words.get(6..CODE) == Some("_") && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    (is_code && (is_hidden(letter) || letter == '_')).then_some(letter)
}

fn is_hidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t')) || matches!(letter, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}')
}
