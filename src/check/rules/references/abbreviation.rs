//! Abbreviations: where a text gives them a meaning, and which need none.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::own;
use crate::check::laws::Law;
use crate::check::passage::Passage;
use crate::text::fold;

/// What the data beside this file says.
#[derive(Debug, Deserialize)]
struct Data {
    laws: Vec<String>,
    short: Vec<Short>,
    common: Vec<Common>,
}

/// An abbreviation in Japanese words.
#[derive(Debug, Deserialize)]
struct Short {
    words: String,
    full: String,
}

#[derive(Debug, Deserialize)]
struct Common {
    words: Vec<String>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    toml::from_str(include_str!("abbreviations.toml")).expect("the list of abbreviations is well-formed")
});

static SHORTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let of_laws = DATA.laws.iter().filter_map(|words| Some((words.as_str(), Law::by_short(words)?.title.as_str())));
    of_laws.chain(DATA.short.iter().map(|short| (short.words.as_str(), short.full.as_str()))).collect()
});

static COMMON: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| DATA.common.iter().flat_map(|group| &group.words).map(|word| fold(word)).collect());

/// Abbreviations in Japanese words that are known, each with what it stands for.
pub(super) fn shorts() -> &'static [(&'static str, &'static str)] {
    &SHORTS
}

/// Whether people know a Latin abbreviation without being told.
pub(super) fn is_common(folded: &str) -> bool {
    // 「3MB」 is a number of something.
    let folded = folded.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let letters = folded.trim_end_matches(|letter: char| letter.is_ascii_digit());
    COMMON.contains(folded) || COMMON.contains(letters) || letters.chars().all(|letter| "ivx".contains(letter))
}

/// A meaning given to an abbreviation: 以下「番号法」という。
pub(super) struct Definition<'w> {
    pub(super) words: &'w str,
    pub(super) range: Range<usize>,
    /// What it stands for, as far as it stands in front.
    pub(super) full: &'w str,
    /// Whether it holds for a part of the text only.
    pub(super) is_scoped: bool,
}

/// What may stand behind an abbreviation that is given a meaning.
const BEHIND: &[&str] = &["という", "といい", "と略", "とする", "と総称", "と表記", "と呼", "」", "）", ")"];

/// Every meaning that a text gives to an abbreviation.
pub(super) fn definitions<'w>(passage: &Passage<'w>) -> Vec<Definition<'w>> {
    let words = passage.words;
    let mut found = Vec::new();
    for (at, below) in words.match_indices("以下").filter(|(at, _)| passage.is_own_at(*at)) {
        let rest = words.get(at + below.len()..).unwrap_or_default();
        let full = full_before(words, at);
        let open = rest.find('「').filter(|open| is_gap(rest.get(..*open).unwrap_or_default()));
        let Some(open) = open else {
            found.extend(bare(words, at, full));
            continue;
        };
        let is_scoped = rest.get(..open).is_some_and(|gap| gap.contains("おいて") || gap.contains("で"));
        let mut from = at + below.len() + open + '「'.len_utf8();
        while let Some((inside, behind)) = words.get(from..).and_then(|rest| rest.split_once('」')) {
            let range = from..from + inside.len();
            let next = ["又は「", "、「", "及び「", "「"].iter().find(|next| behind.starts_with(**next));
            if inside.contains('\n') || next.is_none() && !BEHIND.iter().any(|word| behind.starts_with(word)) {
                break;
            }
            found.push(Definition { words: inside, range, full, is_scoped });
            let Some(next) = next else { break };
            from += inside.len() + '」'.len_utf8() + next.len();
        }
    }
    found
}

/// Whether nothing but the scope of a definition stands between 以下 and the abbreviation.
fn is_gap(gap: &str) -> bool {
    let gap = gap.trim_matches(['、', '，', ' ', '　', ',']);
    gap.is_empty()
        || gap.chars().count() <= 15
            && (gap.ends_with("おいて") || gap.ends_with("では") || gap == "単に" || gap == "総称して")
}

/// （以下、評価書）, （以下評価書という。）
fn bare<'w>(words: &'w str, at: usize, full: &'w str) -> Option<Definition<'w>> {
    let is_in_brackets = words.get(..at)?.trim_end().ends_with(['（', '(', '。']);
    let from = at + "以下".len();
    let from = from + words.get(from..)?.len() - words.get(from..)?.trim_start_matches(['、', '，', ' ']).len();
    let rest = words.get(from..)?;
    let close = rest.find(['）', ')']).filter(|close| is_in_brackets && *close < 90)?;
    let inside = rest.get(..close)?.trim_end_matches('。');
    let (name, is_said) = ["という", "といいます", "と略す", "とする"]
        .iter()
        .find_map(|word| Some((inside.strip_suffix(word)?, true)))
        .unwrap_or((inside, false));
    let is_name = !name.is_empty() && name.chars().all(|letter| own::is_of_a_name(letter) || "・-－".contains(letter));
    let is_plain = ["同じ", "同様", "略", "参照", "次"].iter().any(|word| name.contains(word));
    let has_comma = words.get(at + "以下".len()..from).is_some_and(|gap| !gap.is_empty());
    (is_name && !is_plain && (is_said || has_comma)).then(|| Definition {
        words: name,
        range: from..from + name.len(),
        full,
        is_scoped: false,
    })
}

/// The words in front of the bracket in which 以下 stands, as far as they are one name.
fn full_before(words: &str, at: usize) -> &str {
    let ahead = words.get(..at).unwrap_or_default();
    let mut depth = 0_usize;
    let open = ahead.char_indices().rev().take(120).find(|(_, letter)| {
        match letter {
            '）' | ')' => depth += 1,
            '（' | '(' if depth == 0 => return true,
            '（' | '(' => depth -= 1,
            _ => {}
        }
        false
    });
    let Some((open, _)) = open else { return "" };
    let before = ahead.get(..open).unwrap_or_default();
    let start = before.char_indices().rev().find(|(_, letter)| "。、\n「」（）()".contains(*letter));
    let start = start.map_or(0, |(at, letter)| at + letter.len_utf8());
    before.get(start..).unwrap_or_default().trim()
}

/// A Latin abbreviation where it is used.
pub(super) struct Latin<'w> {
    pub(super) words: &'w str,
    pub(super) range: Range<usize>,
    /// Whether words in brackets stand beside it, or it stands in brackets itself behind words.
    pub(super) is_explained: bool,
}

/// Latin abbreviations in a text: two capitals or more, of either width.
pub(super) fn latins(words: &str) -> Vec<Latin<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, letter) in words.char_indices() {
        if at < from || !is_latin(letter) {
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let length = rest.find(|letter: char| !is_latin(letter) && !is_joint(letter)).unwrap_or(rest.len());
        let run = rest.get(..length).unwrap_or_default();
        from = at + length;
        let trimmed = run.trim_end_matches(is_joint);
        let before = words.get(..at).and_then(|ahead| ahead.chars().next_back());
        let behind = words.get(at + trimmed.len()..).and_then(|rest| rest.chars().next());
        let capitals = trimmed.chars().filter(|letter| letter.is_uppercase()).count();
        let is_plain = trimmed.chars().all(|letter| !letter.is_lowercase() && !"./_:@&#%=".contains(letter));
        if capitals < 2 || !is_plain {
            continue;
        }
        let is_in_brackets = matches!(before, Some('（' | '(' | '「'))
            && matches!(behind, Some('）' | ')' | '、' | '」' | '，' | '：' | ':'));
        let is_explained = is_in_brackets || matches!(behind, Some('（' | '('));
        found.push(Latin { words: trimmed, range: at..at + trimmed.len(), is_explained });
    }
    found
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９')
}

/// What holds the parts of a word or of an address together.
fn is_joint(letter: char) -> bool {
    "-－‐./_:@&#%=".contains(letter)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::DATA;
    use super::latins;
    use super::shorts;

    #[test]
    fn the_list_names_its_sources() {
        let list: toml::Table = include_str!("abbreviations.toml").parse().expect("the list is TOML");
        for rows in ["short", "common"] {
            let rows = list[rows].as_array().expect("it is a list of tables");
            assert!(rows.iter().all(|row| row["source"].as_str().is_some_and(|source| !source.is_empty())));
        }
        assert!(DATA.short.iter().all(|short| short.full.chars().count() > short.words.chars().count()));
        assert_eq!(shorts().len(), DATA.laws.len() + DATA.short.len(), "every law is listed");
        let all: Vec<_> = DATA.common.iter().flat_map(|group| &group.words).collect();
        let once: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), once.len(), "each is listed once");
    }

    #[test]
    fn latin_abbreviations_are_capitals_and_no_addresses() {
        let of = |words| latins(words).iter().map(|latin| latin.words).collect::<Vec<_>>();
        assert_eq!(of("VRSとHER-SYS、ＰＭＨを使う"), ["VRS", "HER-SYS", "ＰＭＨ"]);
        assert_eq!(of("https://www.example.jp/ABC Word Aを使う x@ABC.jp"), Vec::<&str>::new());
    }
}
