//! 委託事項3 and its like: rows of a repeat, named by their printed numbers.

use std::ops::Range;

use super::mark;
use super::own;
use crate::check::Subject;
use crate::check::passage::Passage;
use crate::form::NodeId;
use crate::form::RowIds;
use crate::form::join;
use crate::model::Record;
use crate::text::digits;

/// Words before the number of a row that texts use as well.
const WORDS: &[&str] = &["委託事項", "提供先", "移転先", "システム"];

/// Letters behind a number that counts things.
const COUNTERS: &str = "件台社者名人つ種式本個箇か所カヶ号月日年回区団機か名.．-－";

/// What the form itself prints where rows follow one another.
const PRINTED_RANGES: &[(u32, u32)] = &[(2, 5), (6, 10), (11, 15), (16, 20)];

/// A row that a text names.
#[derive(Debug)]
pub(super) struct Naming {
    pub(super) word: &'static str,
    pub(super) number: u32,
    /// From the word to the number.
    pub(super) range: Range<usize>,
    /// Whether it is named by itself, not with others.
    pub(super) is_alone: bool,
}

/// Every row that a text names by its number.
pub(super) fn namings(passage: &Passage) -> Vec<Naming> {
    let words = passage.words;
    let mut namings = Vec::new();
    for word in WORDS.iter().copied() {
        for (at, _) in words.match_indices(word).filter(|(at, _)| passage.is_own_at(*at)) {
            let before = words.get(..at).and_then(|ahead| ahead.chars().next_back());
            if before.is_some_and(own::is_of_a_name) {
                continue;
            }
            let from = at + word.len();
            let rest = words.get(from..).unwrap_or_default();
            let from = from + rest.len() - rest.trim_start_matches([' ', '　']).len();
            if words.get(from..).and_then(digits).is_none() {
                continue;
            }
            let marks = mark::marks_from(words, from);
            let Some((first, last)) = marks.first().zip(marks.last()) else { continue };
            let behind = words.get(last.range.end..).and_then(|rest| rest.chars().next());
            let is_printed = PRINTED_RANGES.contains(&(first.number, last.number));
            if is_printed || behind.is_some_and(|behind| COUNTERS.contains(behind)) {
                continue;
            }
            let (is_alone, end) = (marks.len() == 1, last.range.end);
            namings.extend(marks.iter().map(|mark| Naming { word, number: mark.number, range: at..end, is_alone }));
        }
    }
    namings.sort_by_key(|naming| naming.range.start);
    namings
}

/// The repeat of the form whose rows bear a word.
pub(super) fn repeat_of(subject: &Subject, word: &str) -> Option<NodeId> {
    let nodes = &subject.record.form.nodes;
    (0..nodes.len()).find(|id| nodes[*id].repeat().is_some_and(|repeat| repeat.row_label == word))
}

/// Keys of the repeats in which a row may stand that a text names: that of its own file, or those of all files.
pub(super) fn repeats_seen_from(subject: &Subject, passage: &Passage, repeat: NodeId, ids: &RowIds) -> Vec<String> {
    let form = &subject.record.form;
    if let Some(key) = Record::repeat_from(&form.nodes[repeat].key, &passage.entry.path) {
        return vec![key];
    }
    let is_one = |key: &&String| form.resolve(key, ids).is_some_and(|target| target.node == repeat);
    ids.keys().filter(is_one).cloned().collect()
}

/// What is known of a row: its name, its words in short items, and all it says.
pub(super) struct Known {
    pub(super) name: Option<String>,
    pub(super) vendor: Option<String>,
    pub(super) work: Option<String>,
}

/// What is known of the rows of a repeat, in printed order.
pub(super) fn known_rows(subject: &Subject, repeat: &str) -> Vec<Known> {
    let word = |row: &str, item: &str| {
        let words = subject.words(&join(&join(repeat, row), item))?;
        Some(words.to_owned()).filter(|words| !words.trim().is_empty())
    };
    let rows = subject.rows(repeat).iter();
    rows.map(|row| Known {
        name: word(&row.id, "name"),
        vendor: word(&row.id, "vendor"),
        work: word(&row.id, "work").or_else(|| word(&row.id, "functions")).or_else(|| word(&row.id, "use")),
    })
    .collect()
}
