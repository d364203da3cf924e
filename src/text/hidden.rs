//! Characters that nobody sees and that a text should not hold.

/// What a character that nobody sees does to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// A control character: no page can show it.
    Control,
    /// A code that Unicode keeps from ever being a character.
    Noncharacter,
    /// Turns the direction of what follows, so that people read other words than machines do.
    Direction,
    /// Has no width: splits a word for searching, and shows nothing.
    Widthless,
}

/// What a character hides, if it does; the joiners of emoji and of some scripts are letters.
pub fn hidden(letter: char) -> Option<Hidden> {
    match letter {
        '\t' | '\n' | '\r' => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(Hidden::Direction),
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' => Some(Hidden::Widthless),
        '\u{FDD0}'..='\u{FDEF}' => Some(Hidden::Noncharacter),
        _ if letter.is_control() => Some(Hidden::Control),
        _ if u32::from(letter) & 0xFFFE == 0xFFFE => Some(Hidden::Noncharacter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Hidden;
    use super::hidden;

    #[test]
    fn what_nobody_sees_is_told_apart() {
        for (letters, expected) in [
            ("あ\t\n\r 　👩\u{200D}💻\u{200C}葛\u{E0100}", None),
            ("\u{7}\u{1B}\u{7F}\u{85}", Some(Hidden::Control)),
            ("\u{FFFE}\u{FFFF}\u{10FFFF}\u{FDD0}\u{1FFFE}", Some(Hidden::Noncharacter)),
            ("\u{202A}\u{202E}\u{2066}\u{2069}", Some(Hidden::Direction)),
            ("\u{200B}\u{200E}\u{200F}\u{2060}\u{FEFF}", Some(Hidden::Widthless)),
        ] {
            for letter in letters.chars() {
                assert_eq!(hidden(letter), expected, "{letter:?}");
            }
        }
    }
}
