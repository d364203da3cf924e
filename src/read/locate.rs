//! Finds the words that a finding is about in the source, so that it names their own line and column.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Findings;
use crate::finding::Fix;
use crate::finding::Mendable;
use crate::finding::Part;
use crate::finding::Spot;
use crate::text::Lines;
use crate::text::Position;

use super::source::Holds;
use super::source::Source;

/// Gives findings on words within a value the place of the words; where the source writes them otherwise (`\u3042`), the
/// place of the value stays, and nothing is offered in their place.
pub(super) fn in_sources(sources: &[Source], findings: &mut Findings) {
    let mut counted: Vec<Option<Lines>> = sources.iter().map(|_| None).collect();
    let mut found = BTreeMap::new();
    findings.for_each(|finding| {
        let fix = finding.fix.take();
        let Some((part, spot)) = finding.place.part.take().zip(finding.place.spot.as_mut()) else { return };
        // A document in Markdown is two sources of one path: its head, and its body below it, which is one item.
        let item = finding.place.item.as_deref();
        let is_own = |source: &Source| matches!(&source.holds, Holds::Text(key) if item == Some(key));
        let in_text = sources.iter().any(|source| source.path == spot.file && is_own(source));
        let is_meant = |source: &Source| source.path == spot.file && is_own(source) == in_text;
        let named = sources.iter().zip(&mut counted).filter(|(source, _)| is_meant(source));
        for (source, lines) in named {
            let lines = lines.get_or_insert_with(|| Lines::new(&source.text));
            if let Some(place) = place(&part, spot, source, (lines, &mut found)) {
                let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                let value = spot.clone();
                (spot.line, spot.column) = (small(place.line), small(place.column));
                let mends = Mendable { value, spot: spot.clone(), words: part.words };
                finding.fix = fix.map(|fix| Fix { mends: Some(mends), ..fix });
                return;
            }
        }
    });
}

/// Words of a value, by the file, the place of the value, and themselves → how many of them were passed, and where the
/// last of those ends. Findings come mostly in the order of the text, so that each is searched for from there on.
type Found = BTreeMap<(Arc<str>, u32, u32, String), (usize, usize)>;

/// Where the words stand, searched for from the beginning of their value on.
fn place(part: &Part, spot: &Spot, source: &Source, (lines, found): (&Lines, &mut Found)) -> Option<Position> {
    let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let key = (spot.file.clone(), spot.line, spot.column, part.words.clone());
    let start = || (0, lines.offset(whole(spot.line), whole(spot.column)));
    let passed = found.get(&key).copied().filter(|(passed, _)| *passed <= part.before);
    let (passed, from) = passed.unwrap_or_else(start);
    let (at, words) = source.text.get(from..)?.match_indices(&part.words).nth(part.before - passed)?;
    found.insert(key, (part.before + 1, from + at + words.len()));
    Some(lines.place(from + at))
}
