//! `synonyms`: words that mean the same to those who search.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::text::searched;

use super::fields;
use super::layer::Layer;
use super::rules::MISSING_SETTING;
use super::rules::STATED_TWICE;

const LIST: &str = "synonyms";

/// How a group of words is written.
const EXAMPLE: &str = "synonyms = [[\"マイナンバー\", \"個人番号\"]]";

/// The groups of words that the settings name; a group of one word, and a word of two groups, are reported.
pub(super) fn read(root: &Layer, findings: &mut Findings) -> Vec<Vec<String>> {
    let base = Place::default();
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut known = BTreeSet::new();
    for found in root.get(LIST).map(|found| found.members()).unwrap_or_default() {
        let words: Option<Vec<String>> = found.members().iter().map(|word| word.string().map(str::to_owned)).collect();
        let Some(words) = words else {
            fields::report_type(found, &format!("言葉の並び（{EXAMPLE}）"), &base, findings);
            continue;
        };
        let place = Place::at(found.spot()).quoting(&words.join("、"));
        let wordless = words.iter().find(|word| !searched(word).chars().any(char::is_alphanumeric));
        let mut own = BTreeSet::new();
        let twice = words.iter().find(|word| known.contains(&searched(word)) || !own.insert(searched(word)));
        let remedy = format!("「{EXAMPLE}」のように、同じ意味の言葉を二つ以上並べてください。");
        if let Some(word) = wordless {
            let message = format!("同じ意味の言葉（synonyms）の「{word}」に、文字も数字もありません。");
            findings.add(&MISSING_SETTING, place, message, remedy);
        } else if words.len() < 2 {
            let message = "同じ意味の言葉（synonyms）の一組に、言葉が二つ以上ありません。";
            findings.add(&MISSING_SETTING, place, message, remedy);
        } else if let Some(twice) = twice {
            let message = format!("同じ意味の言葉（synonyms）に、「{twice}」が二度書かれています。");
            findings.add(&STATED_TWICE, place, message, "一つの組にまとめ、余分なほうを消してください。");
        } else {
            known.extend(own);
            groups.push(words);
        }
    }
    groups
}
