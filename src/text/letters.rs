//! Only the letters and digits of a text, in one width and case: what two writings of the same words have in common.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits, and where something else stood between them.
#[derive(Debug, Default)]
pub struct Letters {
    text: String,
    /// Characters whose plain form depends on their neighbours.
    pending: String,
    /// Whether something was left out since the last letter.
    is_apart: bool,
    /// Places between two characters of ASCII at which something was left out.
    gaps: Vec<usize>,
    /// Places at which one part of the text ends and another begins.
    breaks: Vec<usize>,
}

/// Only the letters and digits of a text, in one width and case.
pub fn letters(text: &str) -> String {
    let mut letters = Letters::default();
    text.chars().for_each(|letter| letters.push(letter));
    letters.settle();
    letters.text
}

impl Letters {
    /// Takes the next character of the text.
    pub fn push(&mut self, letter: char) {
        match letter {
            '\0'..='\x7F' => {
                self.settle();
                self.keep_ascii(letter);
            }
            // What most of a Japanese text consists of is plain already.
            '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー' | '々' | '〇' | '\u{4E00}'..='\u{9FFF}' => {
                self.settle();
                self.is_apart = false;
                self.text.push(letter);
            }
            '\u{3000}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '・' => {
                self.settle();
                self.is_apart = true;
            }
            '\u{FF01}'..='\u{FF5E}' => {
                self.settle();
                if let Some(narrow) = u32::from(letter).checked_sub(0xFEE0).and_then(char::from_u32) {
                    self.keep_ascii(narrow);
                }
            }
            _ => self.pending.push(letter),
        }
    }

    /// One part of the text ends here: a cell, a paragraph, a value.
    pub fn end_part(&mut self) {
        self.settle();
        self.is_apart = true;
        if self.breaks.last() != Some(&self.text.len()) {
            self.breaks.push(self.text.len());
        }
    }

    /// Takes the text as ended.
    pub fn settle(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.pending);
        if run.starts_with(is_joined_to_the_left) {
            run.insert_str(0, &self.text.pop().map(String::from).unwrap_or_default());
        }
        for letter in run.nfkc() {
            if letter.is_ascii() {
                self.keep_ascii(letter);
            } else if letter.is_alphanumeric() {
                self.is_apart = false;
                self.text.extend(letter.to_lowercase());
            } else {
                self.is_apart = true;
            }
        }
        run.clear();
        self.pending = run;
    }

    fn keep_ascii(&mut self, letter: char) {
        if !letter.is_ascii_alphanumeric() {
            self.is_apart = true;
            return;
        }
        if self.is_apart && self.text.as_bytes().last().is_some_and(u8::is_ascii) {
            self.gaps.push(self.text.len());
        }
        self.is_apart = false;
        self.text.push(letter.to_ascii_lowercase());
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a number or a word of the Latin alphabet goes on across this place.
    pub fn is_inside_word(&self, at: usize) -> bool {
        let is_ascii = |at: Option<usize>| at.and_then(|at| self.text.as_bytes().get(at)).is_some_and(u8::is_ascii);
        is_ascii(at.checked_sub(1)) && is_ascii(Some(at)) && self.gaps.binary_search(&at).is_err()
    }

    /// Whether one part of the text ends and another begins between these places.
    pub fn is_divided(&self, start: usize, end: usize) -> bool {
        let after = self.breaks.partition_point(|at| *at <= start);
        self.breaks.get(after).is_some_and(|at| *at < end)
    }
}

/// Marks that make one letter with the one before them: か and ゛.
fn is_joined_to_the_left(letter: char) -> bool {
    matches!(letter, '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use super::Letters;
    use super::letters;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    #[test]
    fn writings_of_the_same_words_are_equal() {
        for (written, expected) in [
            ("４時間ごと、", "4時間ごと"),
            ("ｻｰﾊﾞｰ・Ａ－１", "サーバーa1"),
            ("か\u{3099}ラ\u{200B} ス", "がラス"),
            ("**太字**と`印`｛①｝", "太字と印1"),
            ("E\u{301}cole", "école"),
            ("葛\u{E0100}城", "葛城"),
            ("。、\u{3000}\r\n", ""),
        ] {
            assert_eq!(letters(written), expected);
        }
    }

    #[test]
    fn words_of_ascii_and_parts_keep_their_ends() {
        let mut letters = Letters::default();
        "12 34人5".chars().for_each(|letter| letters.push(letter));
        letters.end_part();
        "67".chars().for_each(|letter| letters.push(letter));
        letters.settle();
        assert_eq!(letters.as_str(), "1234人567");
        let inside: Vec<usize> = (0..=10).filter(|at| letters.is_inside_word(*at)).collect();
        assert_eq!(inside, [1, 3, 9]);
        assert!(letters.is_divided(7, 9) && !letters.is_divided(8, 10) && !letters.is_divided(4, 8));
    }

    proptest! {
        #[test]
        fn letters_of_letters_are_the_same(written in ".*") {
            let once = letters(&written);
            prop_assert_eq!(letters(&once), once);
        }
    }
}
