//! Names of persons, by family names that are common and what stands around them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

use crate::text::Spelled;
use crate::text::is_hiragana;
use crate::text::is_kanji;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "the reader of the file looks at it")]
    source: String,
    names: BTreeSet<String>,
}

const NAMES: &str = include_str!("family_names.toml");
static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let names = toml::from_str::<File>(NAMES).map(|file| file.names).unwrap_or_default();
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
});

/// Ends of titles of those whose names are not public.
const TITLES: [&str; 16] = [
    "課長",
    "係長",
    "主任",
    "主査",
    "主事",
    "係員",
    "担当",
    "担当者",
    "室長",
    "次長",
    "部長",
    "局長",
    "所長",
    "主幹",
    "補佐",
    "氏名",
];
/// What stands between a title and a name.
const BETWEEN: [char; 4] = [' ', '\u{3000}', '：', ':'];
/// Letters of a given name.
const LONGEST_GIVEN: usize = 3;
/// Letters behind a family name that tell whether it is one.
const NEAR: usize = 12;

/// Places of words that are likely to name a person.
pub fn names(own: &str) -> Vec<Range<usize>> {
    let Some(search) = SEARCH.as_ref() else { return Vec::new() };
    let found = search.find_iter(own).filter_map(|found| name_at(own, found.range()));
    found.collect()
}

/// The common family name with which a name begins, where something follows.
pub fn family_name(name: &str) -> Option<&str> {
    let found = SEARCH.as_ref()?.find(name).filter(|found| found.start() == 0 && found.end() < name.len())?;
    name.get(found.range())
}

fn name_at(own: &str, family: Range<usize>) -> Option<Range<usize>> {
    let (before, behind) = (own.get(..family.start).unwrap_or_default(), own.get(family.end..).unwrap_or_default());
    // A name ends soon, however long the text behind it is.
    let near = behind.char_indices().nth(NEAR).map_or(behind, |(at, _)| behind.get(..at).unwrap_or(behind));
    let letters = Spelled::of(near);
    let is_apart = BETWEEN.contains(&letters.at(0));
    let from = usize::from(is_apart);
    let given = letters.end_of(from, is_kanji) - from;
    let ends = |at: usize| !is_kanji(letters.at(at)) && !matches!(letters.at(at), 'ァ'..='ヺ' | 'ー');
    let begins = before.chars().next_back().is_none_or(|letter| !is_kanji(letter));
    // 「佐藤様」「佐藤花子さん」; 「森様式」 and 「原氏名」 are none.
    let honoured = (0..=LONGEST_GIVEN + 1).find(|at| is_honorific(&letters, *at));
    if let Some(at) = honoured.filter(|at| begins && (0..*at).all(|at| is_of_name(letters.at(at)))) {
        return Some(family.start..family.end + letters.range(0, at).end);
    }
    let title = before.trim_end_matches(BETWEEN);
    let is_separate = title.len() < before.len();
    let is_titled = TITLES.iter().any(|end| title.ends_with(end)) && !title.ends_with("委員長");
    let is_name = (1..=LONGEST_GIVEN).contains(&given) && ends(from + given) && !is_place(&letters, from, given);
    let is_whole = given == 0 && !is_apart && ends(0) && !is_hiragana(letters.at(0));
    let stands = is_titled && is_separate && (is_name || is_whole);
    stands.then(|| family.start..family.end + letters.range(0, if is_name { from + given } else { 0 }).end)
}

fn is_of_name(letter: char) -> bool {
    is_kanji(letter)
        || is_hiragana(letter) && !matches!(letter, 'の' | 'は' | 'が' | 'を' | 'に' | 'と')
        || BETWEEN.contains(&letter)
}

fn is_honorific(letters: &Spelled, at: usize) -> bool {
    match letters.at(at) {
        '様' => !matches!(letters.at(at + 1), '式' | '々' | '態' | '子' | '相'),
        '氏' => !is_kanji(letters.at(at + 1)),
        'さ' => letters.at(at + 1) == 'ん' && !is_hiragana(letters.at(at + 2)),
        _ => false,
    }
}

/// 「高山市」「山田町役場」: what follows is no given name.
fn is_place(letters: &Spelled, from: usize, given: usize) -> bool {
    let at = |offset: usize| letters.at(from + offset);
    let ends_as_place = |letter: char| {
        matches!(
            letter,
            '市' | '区' | '町' | '村' | '県' | '課' | '部' | '係' | '所' | '局' | '室' | '線' | '駅' | '署'
        )
    };
    (0..given).any(|offset| ends_as_place(at(offset)))
}

#[cfg(test)]
mod tests {
    use super::File;
    use super::NAMES;
    use super::names;

    #[test]
    fn every_name_is_found_behind_a_title() {
        let file: File = toml::from_str(NAMES).expect("the names can be read");
        for name in &file.names {
            assert_eq!(names(&format!("市民課長　{name}太郎。")).len(), 1, "{name}");
        }
    }
}
