//! Kinds of letters of Japanese.

/// A letter of hiragana.
pub fn is_hiragana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ')
}

/// A letter of katakana, or the mark that makes it long.
pub fn is_katakana(letter: char) -> bool {
    matches!(letter, 'ァ'..='ヺ' | 'ー')
}

/// A letter of kanji, or one of the marks that stand for one.
pub fn is_kanji(letter: char) -> bool {
    matches!(letter, '一'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〇')
}
