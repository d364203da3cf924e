//! How many columns words take on a terminal: a kanji takes two.

/// Number of columns.
pub(super) fn width(words: &str) -> usize {
    words.chars().map(columns).sum()
}

/// The words with blanks behind them, up to a number of columns.
pub(super) fn padded(words: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(words));
    format!("{words}{}", " ".repeat(missing))
}

fn columns(letter: char) -> usize {
    match letter {
        // Combining voiced marks stand on the letter before them.
        '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{200B}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::padded;
    use super::width;

    #[test]
    fn kanji_take_two_columns() {
        for (words, expected) in
            [("", 0), ("kaigo", 5), ("第3版", 5), ("ｶﾅ", 2), ("（案）", 6), ("か\u{3099}", 2), ("𠮷", 2)]
        {
            assert_eq!(width(words), expected, "{words}");
        }
        assert_eq!(padded("版", 4), "版  ");
        assert_eq!(padded("長い言葉", 4), "長い言葉");
    }
}
