//! The form in which words are searched: what a reader types finds what an author wrote, however either set it.

use unicode_normalization::UnicodeNormalization;

use super::fold::is_blank;
use super::fold::is_dash;

/// Katakana stand this far behind the hiragana of the same sound.
const BETWEEN_KANA: u32 = 0x60;

/// The form in which words are searched: width, case, blanks, and hiragana or katakana do not matter; lines stay apart.
///
/// `assets/search.js` makes the same of what readers type; a test holds both against each other.
pub fn searched(written: &str) -> String {
    written
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|letter| *letter == '\n' || !(is_blank(*letter) || chooses_shape(*letter)))
        .map(|letter| match letter {
            dash if is_dash(dash) => '-',
            '〜' | '∼' => '~',
            'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(letter) - BETWEEN_KANA).unwrap_or(letter),
            other => other,
        })
        .collect()
}

/// Whether the character only says in which shape the letter before it is drawn.
fn chooses_shape(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::searched;

    /// What is written, and the form in which it is searched; `tests/browser/searching.mjs` reads them too.
    const CASES: &str = include_str!("searched.tsv");

    #[test]
    fn words_are_found_however_they_are_set() {
        for line in CASES.lines() {
            let (written, form) = line.split_once('\t').expect("two columns");
            assert_eq!(searched(written), form, "{written}");
        }
        assert_eq!(searched("一行目\n 二行目"), "一行目\n二行目");
    }

    #[test]
    fn the_form_is_its_own_form() {
        for (_, form) in CASES.lines().filter_map(|line| line.split_once('\t')) {
            assert_eq!(searched(form), form);
        }
    }
}
