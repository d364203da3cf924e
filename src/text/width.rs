//! How many columns words take on a terminal: a kanji takes two.

use unicode_width::UnicodeWidthStr;

/// Number of columns.
pub fn width(words: &str) -> usize {
    words.width()
}

/// The words with blanks behind them, up to a number of columns.
pub fn padded(words: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(words));
    format!("{words}{}", " ".repeat(missing))
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
