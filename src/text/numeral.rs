//! Numbers as Japanese texts write them: digits of either width, enclosed digits, kanji.

/// The value of a digit of either width.
pub fn digit(letter: char) -> Option<u32> {
    match letter {
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        _ => letter.to_digit(10),
    }
}

/// The number of the digits with which words begin, and their length in bytes; `None` where it is too large.
pub fn digits(words: &str) -> Option<(u32, usize)> {
    let mut number = 0_u32;
    let mut length = 0;
    for letter in words.chars() {
        let Some(digit) = digit(letter) else { break };
        number = number.checked_mul(10)?.checked_add(digit)?;
        length += letter.len_utf8();
    }
    (length > 0).then_some((number, length))
}

/// The number of an enclosed digit, ① to ㊿.
pub fn circled(letter: char) -> Option<u32> {
    let from = |first: char, number: u32| Some(u32::from(letter) - u32::from(first) + number);
    match letter {
        '①'..='⑳' => from('①', 1),
        '㉑'..='㉟' => from('㉑', 21),
        '㊱'..='㊿' => from('㊱', 36),
        _ => None,
    }
}

/// The value of a digit in kanji, or of 十, 百 and 千.
pub fn kanji_digit(letter: char) -> Option<u32> {
    match letter {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => "〇一二三四五六七八九".chars().zip(0..).find(|(digit, _)| *digit == letter).map(|(_, value)| value),
    }
}

/// The number that letters in kanji write: 十九 → 19, 二百三 → 203, 二〇 → 20.
pub fn kanji_number(letters: impl Iterator<Item = char>) -> u32 {
    let (mut whole, mut open) = (0_u32, 0_u32);
    for value in letters.filter_map(kanji_digit) {
        if value >= 10 {
            whole = whole.saturating_add(open.max(1).saturating_mul(value));
            open = 0;
        } else {
            open = open.saturating_mul(10).saturating_add(value);
        }
    }
    whole.saturating_add(open)
}

/// The Roman number with which words begin, and its length in bytes: Ⅱ as one letter, or II as Latin letters of either width.
pub fn roman(words: &str) -> Option<(u32, usize)> {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let first = words.chars().next()?;
    if ('Ⅰ'..='Ⅹ').contains(&first) {
        return Some((u32::from(first) - u32::from('Ⅰ') + 1, first.len_utf8()));
    }
    let run: String = words.chars().take_while(|letter| "IVXＩＶＸ".contains(*letter)).collect();
    let latin = run.replace('Ｉ', "I").replace('Ｖ', "V").replace('Ｘ', "X");
    let number = (1..).zip(ROMAN).find(|(_, roman)| *roman == latin).map(|(number, _)| number)?;
    let behind = words.get(run.len()..)?.chars().next();
    let goes_on = behind.is_some_and(|letter| letter.is_ascii_alphabetic());
    (!goes_on).then_some((number, run.len()))
}

#[cfg(test)]
mod tests {
    use super::circled;
    use super::digits;
    use super::kanji_number;
    use super::roman;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (words, expected) in [("12３件", Some((123, 5))), ("件", None), ("99999999999", None), ("０", Some((0, 3)))]
        {
            assert_eq!(digits(words), expected, "{words}");
        }
        for (letter, expected) in [('①', Some(1)), ('㉑', Some(21)), ('㊱', Some(36)), ('㊿', Some(50)), ('1', None)]
        {
            assert_eq!(circled(letter), expected, "{letter}");
        }
        for (kanji, expected) in [("十九", 19), ("二百三", 203), ("二〇", 20), ("百九十二", 192), ("千二", 1002)]
        {
            assert_eq!(kanji_number(kanji.chars()), expected, "{kanji}");
        }
        for (words, expected) in [("Ⅱ.4", Some((2, 3))), ("IV-1", Some((4, 2))), ("ＩＩ", Some((2, 6))), ("IT", None)]
        {
            assert_eq!(roman(words), expected, "{words}");
        }
    }
}
