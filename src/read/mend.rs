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

/// Words in a source, and those that are to stand in their place.
type Wanted<'a> = (&'a Mendable, &'a str);

/// A half of a source with its values; `None` for Markdown, and for what is no TOML.
struct Half {
    source: Source,
    leaves: Option<Vec<Leaf>>,
}

/// What a file would be with the words of the fixes in it.
///
/// # Errors
/// When the machine cannot read the file.
pub fn mended(content: &Path, path: &str, fixes: &[&Fix]) -> Result<Mended, Failure> {
    let bytes = disk::read(&content.join(path))?;
    let wanted = distinct(fixes);
    let before = String::from_utf8_lossy(&bytes).into_owned();
    let halves = if before.as_bytes() == bytes { halves(path, &before) } else { Vec::new() };
    let is_plain = |words: &str| !words.contains(['"', '\'', '\\']) && !words.contains(char::is_control);
    let certain: Vec<Wanted> = wanted
        .iter()
        .copied()
        .filter(|(mends, words)| is_plain(words) && halves.iter().any(|half| half.holds(mends)))
        .collect();
    let edits = edits(&before, &certain);
    let after = spliced(&before, &edits);
    let is_right = edits.is_empty() || is_as_expected(&halves, &self::halves(path, &after), &certain);
    let (after, done) = if is_right { (after, edits.len()) } else { (before.clone(), 0) };
    Ok(Mended { path: path.to_owned(), before, after, done, left: wanted.len() - done })
}

/// The fixes by what they replace and where: several rules may find the same.
fn distinct<'a>(fixes: &[&'a Fix]) -> Vec<Wanted<'a>> {
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

/// The halves of a file with what they hold; none where it is no text.
fn halves(path: &str, text: &str) -> Vec<Half> {
    let source = Source::of(path, text.as_bytes(), &mut Findings::default());
    let halves = source.into_iter().flat_map(parts).map(|source| {
        let leaves = if source.holds == Holds::Items { values::leaves(&source.text) } else { None };
        Half { source, leaves }
    });
    halves.collect()
}

impl Half {
    /// Whether the words stand here exactly as they are read.
    fn holds(&self, mends: &Mendable) -> bool {
        let text = &self.source.text;
        let lines = Lines::new(text);
        let start = offset(&lines, &mends.spot);
        let range = start..start + mends.words.len();
        if mends.words.is_empty() || text.get(range.clone()) != Some(&mends.words) {
            return false;
        }
        let Some(leaves) = &self.leaves else { return self.source.holds != Holds::Items };
        let value = offset(&lines, &mends.value);
        let is_here =
            |leaf: &&Leaf| leaf.words.is_some_and(|at| at <= range.start && range.end <= at + leaf.value.len());
        // The difference repeats the whole line.
        values::alone_in_line(leaves, &lines, start).is_some()
            && leaves.iter().find(is_here).is_some_and(|leaf| leaf.within.contains(&value))
    }
}

/// The bytes of the words in the file as it lies on the disk, in order; of two that overlap, the first.
fn edits<'a>(raw: &str, certain: &[Wanted<'a>]) -> Vec<Edit<'a>> {
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
fn is_as_expected(before: &[Half], after: &[Half], certain: &[Wanted]) -> bool {
    let is_same = |before: &Half, after: &Half| {
        let inside: Vec<Wanted> = certain.iter().copied().filter(|(mends, _)| before.holds(mends)).collect();
        let edits = edits(&before.source.text, &inside);
        match (&before.leaves, &after.leaves) {
            (Some(old), Some(new)) => are_expected(old, new, &edits),
            (None, None) => spliced(&before.source.text, &edits) == after.source.text,
            _ => false,
        }
    };
    before.len() == after.len() && before.iter().zip(after).all(|(before, after)| is_same(before, after))
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
