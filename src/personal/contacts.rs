//! Telephone numbers and addresses of mail in a text.

use std::ops::Range;

/// Marks between the groups of a telephone number.
const HYPHENS: &[char] = &['-', '－', '‐', '‑', '–', '−', 'ー', '(', '（', ')', '）'];

fn digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}

/// Three groups of digits of which the first begins with 0, of ten or eleven digits in all.
pub fn telephones(words: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| digit(letter) || HYPHENS.contains(&letter);
    runs(words, is_part)
        .into_iter()
        .filter(|range| {
            let run = words.get(range.clone()).unwrap_or_default();
            let groups: Vec<usize> =
                run.split(HYPHENS).map(|group| group.chars().count()).filter(|length| *length > 0).collect();
            let sum: usize = groups.iter().sum();
            run.trim_start_matches(HYPHENS).starts_with(['0', '０']) && groups.len() == 3 && (10..=11).contains(&sum)
        })
        .collect()
}

/// Addresses of mail.
pub fn mails(words: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "._%+-@＠".contains(letter);
    let runs = runs(words, is_part).into_iter();
    runs.filter(|range| {
        let run = words.get(range.clone()).unwrap_or_default();
        run.split_once(['@', '＠']).is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'))
    })
    .collect()
}

/// Runs of letters of a kind.
fn runs(words: &str, is_part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, letter) in words.char_indices().filter(|(_, letter)| is_part(*letter)) {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}
