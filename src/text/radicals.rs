//! Radicals that stand for whole letters: what remains where words are copied out of a PDF.

use unicode_normalization::UnicodeNormalization;

/// Radicals of which Japanese fonts make another letter than the character tables do, or of which the tables say nothing.
const IN_JAPANESE: &[(char, char)] =
    &[('⺠', '民'), ('⻄', '西'), ('⻑', '長'), ('⻘', '青'), ('⻝', '食'), ('⼾', '戸'), ('⿊', '黒')];

/// Old letters that no Japanese document means without saying so.
const DOUBTFUL: &[char] = &['靑', '戶', '黑', '黃', '麥', '齊', '齒', '龜'];

/// The letters that look the same as the radicals（⼀ → 一）; `None` where one of them is none, or stands for several.
pub fn letters_of_radicals(words: &str) -> Option<String> {
    words.chars().map(letter_of).collect()
}

fn letter_of(radical: char) -> Option<char> {
    let known = IN_JAPANESE.iter().find(|(known, _)| *known == radical).map(|(_, letter)| *letter);
    let by_table = || {
        let mut plain = radical.nfkc();
        let letter = plain.next().filter(|_| plain.next().is_none())?;
        let is_radical = ('\u{2F00}'..='\u{2FD5}').contains(&radical);
        (is_radical && ('\u{4E00}'..='\u{9FFF}').contains(&letter) && !DOUBTFUL.contains(&letter)).then_some(letter)
    };
    known.or_else(by_table)
}

#[cfg(test)]
mod tests {
    use super::letters_of_radicals;

    #[test]
    fn radicals_become_the_letters_that_look_the_same() {
        for (radicals, letters) in [
            ("⼀", Some("一")),
            ("⽉⽇", Some("月日")),
            ("⾼⿊⼾", Some("高黒戸")),
            ("⻑⺠", Some("長民")),
            ("⿑", None),
            ("⺀", None),
            ("一", None),
            ("⼀イ", None),
        ] {
            assert_eq!(letters_of_radicals(radicals).as_deref(), letters, "{radicals}");
        }
    }
}
