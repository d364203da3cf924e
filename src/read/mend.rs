//! Replaces words in a source file where it is certain that nothing else changes with them.
//!
//! Words can be replaced where the source has them exactly as they are read: in a string without escapes, or in Markdown.
//! The file is read again with the new words before anybody writes it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Fix;
use crate::finding::Mendable;
use crate::finding::Spot;
use crate::text::Lines;

use super::front_matter;
use super::source::Holds;
use super::source::Source;
use super::values;
use super::values::Leaf;
use super::values::leaves;

/// A file before and after words in it were replaced.
#[derive(Debug)]
pub struct Mended {
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// The file as it is, to the byte.
    pub before: String,
    /// The file as it would be.
    pub after: String,
    /// Places that are mended in it.
    pub done: usize,
    /// Places that are left, because it is not certain that nothing else would change.
    pub left: usize,
}

/// Words to replace, by their bytes in a text.
type Edit<'a> = (Range<usize>, &'a str);

/// What a file would be with the words of the fixes in it.
///
/// # Errors
/// When the machine cannot read the file.
pub fn mended(content: &Path, path: &str, fixes: &[&Fix]) -> Result<Mended, Failure> {
    let bytes = disk::read(&content.join(path))?;
    let wanted = distinct(fixes);
    let before = String::from_utf8_lossy(&bytes).into_owned();
    let source = Source::of(path, &bytes, &mut Findings::default()).filter(|_| before.as_bytes() == bytes);
    let certain = source.map_or_else(Vec::new, |source| certain(&source, &wanted));
    let edits = edits(&before, &certain);
    let after = spliced(&before, &edits);
    let stays = || edits.is_empty() || is_as_expected(path, &before, &after, &certain);
    let (after, done) = if stays() { (after, edits.len()) } else { (before.clone(), 0) };
    Ok(Mended { path: path.to_owned(), before, after, done, left: wanted.len() - done })
}

/// The fixes by what they replace and where: several rules may find the same.
fn distinct<'a>(fixes: &[&'a Fix]) -> Vec<(&'a Mendable, &'a str)> {
    let mut seen = BTreeSet::new();
    let all = fixes.iter().filter_map(|fix| Some((fix.mends.as_ref()?, fix.replacement.as_str())));
    all.filter(|(mends, replacement)| seen.insert((mends.spot.clone(), *replacement))).collect()
}

/// The halves of a source as they are read: TOML, Markdown, or one above the other.
pub(super) fn parts(source: Source) -> Vec<Source> {
    match front_matter::split(&source) {
        Some((head, body)) if source.path.ends_with(".md") => vec![head, body],
        _ => vec![source],
    }
}

/// Those of which it is certain what they change.
fn certain<'a>(source: &Source, wanted: &[(&'a Mendable, &'a str)]) -> Vec<(&'a Mendable, &'a str)> {
    let copy = Source { path: source.path.clone(), text: source.text.clone(), holds: source.holds.clone() };
    let parts = parts(copy);
    let is_plain =
        |replacement: &str| !replacement.contains(['"', '\'', '\\']) && !replacement.contains(char::is_control);
    let stands = |mends: &Mendable| parts.iter().any(|part| range_in(part, mends).is_some());
    wanted.iter().copied().filter(|(mends, replacement)| is_plain(replacement) && stands(mends)).collect()
}

/// Where the words stand in a part of a source, if they stand there as they are read.
fn range_in(part: &Source, mends: &Mendable) -> Option<Range<usize>> {
    let lines = Lines::new(&part.text);
    let start = offset(&lines, &mends.spot);
    let range = start..start + mends.words.len();
    let is_there = !mends.words.is_empty() && part.text.get(range.clone()) == Some(&mends.words);
    if !is_there {
        return None;
    }
    match part.holds {
        Holds::Text(_) => Some(range),
        Holds::Items => {
            let leaves = leaves(&part.text)?;
            // The difference repeats the whole line.
            values::alone_in_line(&leaves, &lines, start)?;
            let value = offset(&lines, &mends.value);
            let holds =
                |leaf: &&Leaf| leaf.words.is_some_and(|at| at <= range.start && range.end <= at + leaf.value.len());
            leaves.iter().find(holds).filter(|leaf| leaf.within.contains(&value)).map(|_| range)
        }
    }
}

/// The bytes of the words in the file as it lies on the disk, in order; of two that overlap, the first.
fn edits<'a>(raw: &str, certain: &[(&'a Mendable, &'a str)]) -> Vec<Edit<'a>> {
    let lines = Lines::new(raw);
    let mut edits: Vec<Edit> = Vec::new();
    let mut all: Vec<Edit> = certain
        .iter()
        .map(|(mends, replacement)| {
            let start = offset(&lines, &mends.spot);
            (start..start + mends.words.len(), *replacement)
        })
        .collect();
    all.sort_by_key(|(range, _)| (range.start, range.end));
    for (range, replacement) in all {
        if edits.last().is_none_or(|(last, _)| last.end <= range.start) {
            edits.push((range, replacement));
        }
    }
    edits
}

fn spliced(text: &str, edits: &[Edit]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut end = 0;
    for (range, replacement) in edits {
        made.push_str(text.get(end..range.start).unwrap_or_default());
        made.push_str(replacement);
        end = range.end;
    }
    made + text.get(end..).unwrap_or_default()
}

/// Whether the file is read as it was but for the words that were to be replaced.
fn is_as_expected(path: &str, before: &str, after: &str, certain: &[(&Mendable, &str)]) -> bool {
    let read = |text: &str| Source::of(path, text.as_bytes(), &mut Findings::default()).map(parts);
    let (Some(before), Some(after)) = (read(before), read(after)) else { return false };
    let is_same = |before: &Source, after: &Source| {
        let inside: Vec<(&Mendable, &str)> =
            certain.iter().copied().filter(|(mends, _)| range_in(before, mends).is_some()).collect();
        let edits = edits(&before.text, &inside);
        match before.holds {
            Holds::Text(_) => spliced(&before.text, &edits) == after.text,
            Holds::Items => {
                leaves(&before.text).zip(leaves(&after.text)).is_some_and(|(old, new)| are_expected(&old, &new, &edits))
            }
        }
    };
    before.len() == after.len() && before.iter().zip(&after).all(|(before, after)| is_same(before, after))
}

fn are_expected(old: &[Leaf], new: &[Leaf], edits: &[Edit]) -> bool {
    let expected = old.iter().map(|leaf| {
        let Some(at) = leaf.words else { return leaf.value.clone() };
        let inside = edits.iter().filter(|(range, _)| at <= range.start && range.end <= at + leaf.value.len());
        let own: Vec<Edit> = inside.map(|(range, words)| (range.start - at..range.end - at, *words)).collect();
        spliced(&leaf.value, &own)
    });
    old.len() == new.len()
        && old.iter().map(|leaf| &leaf.key).eq(new.iter().map(|leaf| &leaf.key))
        && expected.eq(new.iter().map(|leaf| leaf.value.clone()))
}

/// The byte at which a place begins.
pub(super) fn offset(lines: &Lines, spot: &Spot) -> usize {
    let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    lines.offset(whole(spot.line), whole(spot.column))
}
