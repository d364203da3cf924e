//! How many opinions a sentence tells of.

use super::number::numbers;
use crate::check::sentence;

/// Words that say that there was no opinion at all.
const NOBODY: &[&str] = &[
    "意見はなかった",
    "意見はありません",
    "意見がなかった",
    "意見がありません",
    "意見の提出はなかった",
    "意見の提出がなかった",
    "意見の提出はありません",
    "意見は提出されなかった",
    "意見は寄せられなかった",
    "意見は0件",
    "意見は０件",
    "意見なし",
    "提出された意見はない",
    "意見は無かった",
];
/// The words that say that there was no opinion.
pub(super) fn denial(words: &str) -> Option<&'static str> {
    NOBODY.iter().find(|word| words.contains(*word)).copied()
}

/// The one number of a unit in a sentence, where the words stand behind it.
pub(super) fn counted(sentence: &str, unit: &str, behind: &str) -> Option<u64> {
    let found = numbers(sentence).into_iter();
    let found: Vec<_> = found.filter_map(|number| Some((number.value, number.behind.strip_prefix(unit)?))).collect();
    let alone = found.first().filter(|(_, rest)| found.len() == 1 && rest.contains(behind));
    alone.map(|(value, _)| *value)
}

/// How many opinions the first sentence tells of.
pub(super) fn opinions_told(words: &str) -> Option<u64> {
    let first = sentence::first(words.trim_start());
    counted(first, "件", "意見").or_else(|| denial(first).map(|_| 0))
}
