//! Makes spellings of one thing equal: labels, references, and the marks for "nothing".

use unicode_normalization::UnicodeNormalization;

/// Words that state that there is nothing to write.
const NONE_WORDS: [&str; 6] = ["なし", "無し", "該当なし", "該当無し", "特になし", "特に無し"];

/// The form in which labels and references are matched: width, case, blanks, brackets, ※ and commas do not matter.
///
/// The long vowel mark, the middle dot and the full stop of item numbers stay.
pub fn fold(written: &str) -> String {
    written
        .nfkc()
        .filter(|character| !is_ignored(*character))
        .map(|character| match character {
            dash if is_dash(dash) => '-',
            '〜' | '∼' => '~',
            other => other.to_ascii_lowercase(),
        })
        .nfc()
        .collect()
}

/// The words without any blanks, in one width: equal for the same words set differently.
pub fn squeeze(written: &str) -> String {
    written.nfkc().filter(|character| !is_blank(*character)).nfc().collect()
}

/// A letter in one width, for comparing letter by letter where places matter.
pub fn narrow(letter: char) -> impl Iterator<Item = char> {
    std::iter::once(letter).nfkc()
}

/// A letter in one width with its marks apart, so that half-width and full-width kana are the same.
pub fn bare(letter: char) -> impl Iterator<Item = char> {
    std::iter::once(letter).nfkd()
}

/// Longer words say something; folding a long text only to find that out would cost more than reading it.
const LONGEST_NONE_MARK: usize = 120;

/// Whether the whole of the words says "nothing": dashes of any kind, なし, 該当なし, 特になし.
pub fn is_none_mark(written: &str) -> bool {
    if written.len() > LONGEST_NONE_MARK {
        return false;
    }
    let squeezed = squeeze(written);
    let words = squeezed.strip_suffix(['。', '.']).unwrap_or(&squeezed);
    let is_dashes = !words.is_empty() && words.chars().all(|character| is_dash(character) || character == 'ー');
    is_dashes || NONE_WORDS.contains(&words)
}

/// Whether the character is a hyphen, dash or minus (after NFKC); the long vowel mark is a letter.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}')
}

/// Whether the character shows nothing.
pub(super) fn is_blank(character: char) -> bool {
    // Zero-width marks come along when text is copied from a page.
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_ignored(character: char) -> bool {
    is_blank(character) || matches!(character, '※' | '、' | ',' | '。') || is_bracket(character)
}

fn is_bracket(character: char) -> bool {
    // U+3008 to U+301B are the paired CJK brackets, with the postal mark and the geta mark among them.
    matches!(character, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
        || (matches!(character, '\u{3008}'..='\u{301B}') && !matches!(character, '〒' | '〓'))
}

#[cfg(test)]
mod tests {
    use super::fold;
    use super::is_none_mark;
    use super::squeeze;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    #[test]
    fn spellings_of_one_label_are_equal() {
        for (written, folded) in [
            ("Ⅱ．３．④ 記録される項目 ※", "ii.3.4記録される項目"),
            ("【特定個人情報】（ファイル）", "特定個人情報ファイル"),
            ("Ａ，Ｂ、C。", "abc"),
            ("10万人以上３０万人未満", "10万人以上30万人未満"),
            ("サーバー・データ", "サーバー・データ"),
            ("ｻｰﾊﾞｰ", "サーバー"),
            ("1―2—3－4‐5−6–7", "1-2-3-4-5-6-7"),
            ("４月～５月〜6月", "4月~5月~6月"),
            ("提供先／移転先", "提供先/移転先"),
            ("〔〒100〕『〈x〉』《y》｛z｝", "〒100xyz"),
            ("⼀⽉", "一月"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn squeezing_drops_blanks_only() {
        assert_eq!(squeeze("（注）\u{3000}ＡＢ\r\n c、"), "(注)ABc、");
    }

    #[test]
    fn marks_for_nothing_are_known() {
        for mark in ["－", "―", "—", "–", "-", "ー", "‐", "― ―", "--", "なし", "該当なし。", "特に無し", " 無し "]
        {
            assert!(is_none_mark(mark), "{mark}");
        }
        for words in ["", " ", "。", "なし崩し", "-1", "該当", "サーバー"] {
            assert!(!is_none_mark(words), "{words}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(written in ".*") {
            let once = fold(&written);
            prop_assert_eq!(fold(&once), once.clone());
            let once = squeeze(&written);
            prop_assert_eq!(squeeze(&once), once.clone());
        }
    }
}
