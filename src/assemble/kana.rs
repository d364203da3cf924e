//! The index by sound（五十音）: documents by the first sound of their titles.

use crate::read::Card;
use crate::read::SourceTree;
use crate::text::is_hiragana;
use crate::text::is_katakana;
use crate::text::narrow;

/// A row of the table of sounds, by its place in it; what has no reading stands behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KanaRow(usize);

/// Word in addresses, name, and the first of its sounds.
const ROWS: [(&str, &str, char); 10] = [
    ("a", "あ行", 'ぁ'),
    ("ka", "か行", 'か'),
    ("sa", "さ行", 'さ'),
    ("ta", "た行", 'た'),
    ("na", "な行", 'な'),
    ("ha", "は行", 'は'),
    ("ma", "ま行", 'ま'),
    ("ya", "や行", 'ゃ'),
    ("ra", "ら行", 'ら'),
    ("wa", "わ行", 'ゎ'),
];

impl KanaRow {
    const OTHER: Self = Self(ROWS.len());

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        ROWS.get(self.0).map_or("other", |(word, ..)| word)
    }

    /// What people call it: か行.
    pub fn called(self) -> &'static str {
        ROWS.get(self.0).map_or("そのほか", |(_, called, _)| called)
    }

    fn of(reading: &str) -> Self {
        match reading.chars().next() {
            Some('ゔ') => Self(0),
            Some('ゕ' | 'ゖ') => Self(1),
            Some(first) if is_hiragana(first) => {
                Self(ROWS.iter().rposition(|(.., begins)| *begins <= first).unwrap_or(ROWS.len()))
            }
            _ => Self::OTHER,
        }
    }
}

/// How the title of a version is read: what is written of it, what the site says of its first words, or its own kana.
pub fn reading(tree: &SourceTree, card: &Card) -> Option<String> {
    let written = card.version.yomi.as_deref().or_else(|| tree.settings.vocabulary.reading_of(&card.title));
    let reading = in_hiragana(written.unwrap_or(&card.title));
    reading.chars().next().is_some_and(is_hiragana).then_some(reading)
}

/// Where a version stands in the index: its row, and its reading, or its title where it has none.
pub(super) fn place(tree: &SourceTree, card: &Card) -> (KanaRow, String) {
    reading(tree, card).map_or_else(|| (KanaRow::OTHER, card.title.clone()), |reading| (KanaRow::of(&reading), reading))
}

fn in_hiragana(words: &str) -> String {
    const APART: u32 = 'ァ' as u32 - 'ぁ' as u32;
    let hiragana = |letter: char| match letter {
        'ー' => letter,
        letter if is_katakana(letter) => {
            char::from_u32(letter as u32 - APART).filter(|letter| is_hiragana(*letter)).unwrap_or(letter)
        }
        letter => letter,
    };
    words.chars().flat_map(narrow).map(hiragana).collect()
}

#[cfg(test)]
mod tests {
    use super::KanaRow;
    use super::in_hiragana;

    #[test]
    fn every_sound_has_its_row() {
        for (reading, called) in [
            ("あて名", "あ行"),
            ("ヴィジョン", "あ行"),
            ("がっこう", "か行"),
            ("ゼイ", "さ行"),
            ("っ", "た行"),
            ("のうぜい", "な行"),
            ("ぱすぽーと", "は行"),
            ("みほん", "ま行"),
            ("よぼう", "や行"),
            ("ろうじん", "ら行"),
            ("ん", "わ行"),
            ("介護", "そのほか"),
            ("ＰＭＨ", "そのほか"),
            ("", "そのほか"),
        ] {
            assert_eq!(KanaRow::of(&in_hiragana(reading)).called(), called, "{reading}");
        }
    }
}
