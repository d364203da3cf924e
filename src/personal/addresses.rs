//! Addresses of homes: the name of a place with the number of a house behind it.

use std::ops::Range;

use crate::text::Spelled;
use crate::text::is_kanji;
use crate::text::is_katakana;

/// Letters with which names of places end.
const PLACES: [char; 11] = ['都', '道', '府', '県', '市', '区', '郡', '町', '村', '字', '丁'];
/// Words behind the numbers of a block and a house.
const OF_BLOCKS: [&str; 5] = ["丁目", "番地", "番", "号室", "号"];
/// Letters of the longest name of a place.
const LONGEST: usize = 40;

/// Addresses with a number of a house: 見本市中央1丁目2番3号, 見本市中央１－２－３.
pub fn addresses(words: &str) -> Vec<Range<usize>> {
    let letters = Spelled::of(words);
    let mut found = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        if !is_number(letters.at(index)) || is_number(letters.before(index)) {
            index += 1;
            continue;
        }
        let Some(end) = house(&letters, index) else {
            index += 1;
            continue;
        };
        let start = place(&letters, index);
        if (start..index).any(|at| PLACES.contains(&letters.at(at))) {
            found.push(letters.range(start, end));
        }
        index = end;
    }
    found
}

/// Index behind a number of a house, which has two numbers at least or a word for a block.
fn house(letters: &Spelled, from: usize) -> Option<usize> {
    let (mut end, mut parts, mut at) = (from, 0, from);
    let mut is_named = false;
    while is_number(letters.at(at)) {
        at = letters.end_of(at, is_number);
        parts += 1;
        end = at;
        match OF_BLOCKS.iter().find(|word| stands(letters, at, word)) {
            Some(word) => {
                at += word.chars().count();
                is_named |= matches!(*word, "丁目" | "番地");
                end = at;
            }
            None if is_hyphen(letters.at(at)) => at += 1,
            None if letters.at(at) == 'の' => {}
            None => break,
        }
        at += usize::from(letters.at(at) == 'の' && is_number(letters.at(at + 1)));
    }
    (is_named || parts > 1).then_some(end)
}

/// Index at which the name of the place in front of a number begins.
fn place(letters: &Spelled, behind: usize) -> usize {
    let is_of_name = |letter: char| {
        is_kanji(letter) || is_katakana(letter) || matches!(letter, 'ー' | '々' | 'ヶ' | 'ケ' | 'の' | 'ノ')
    };
    let first = behind.saturating_sub(LONGEST);
    let mut start = (first..behind).rev().find(|at| !is_of_name(letters.at(*at))).map_or(first, |at| at + 1);
    // 「私の住む見本市」: what stands before the last の is no name of a place where it names none.
    while let Some(at) = (start..behind).find(|at| letters.at(*at) == 'の') {
        if (start..at).any(|at| PLACES.contains(&letters.at(at))) {
            break;
        }
        start = at + 1;
    }
    start
}

fn stands(letters: &Spelled, at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(offset, letter)| letters.at(at + offset) == letter)
}

fn is_number(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '－' | '‐' | '‑' | '–' | '−' | 'ー' | '―')
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn homes_are_found_and_laws_are_not() {
        for (words, expected) in [
            ("住所は見本市中央1丁目2番3号です", vec!["見本市中央1丁目2番3号"]),
            ("私は見本市中央１－２－３に住む", vec!["見本市中央１－２－３"]),
            ("見本市北町3番地の5", vec!["見本市北町3番地の5"]),
            ("見本市は令和8年4-5月に", vec![]),
            ("条例第4条の2、第1-2号、3人から5人", vec![]),
            ("市の計画では1日に2回", vec![]),
        ] {
            let found: Vec<&str> = addresses(words).into_iter().map(|at| words.get(at).unwrap_or_default()).collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
