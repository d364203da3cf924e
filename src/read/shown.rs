//! Lines of the sources that a report may repeat.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use crate::disk;
use crate::finding::Findings;
use crate::finding::Spot;
use crate::text::Lines;

use super::mend;
use super::source::Holds;
use super::source::Source;
use super::values;

/// Bytes of a line that a person takes in at a glance, more or less; each finding would repeat a longer one.
const LONGEST: usize = 4_000;

/// The lines at some places, up to the end of the value that stands there; none that may hold words which are not to be
/// published, and no comments.
///
/// A file that cannot be read any more has no lines: a report does without.
pub fn lines<'a>(content: &Path, spots: impl Iterator<Item = &'a Spot>) -> BTreeMap<Spot, String> {
    let mut by_file: BTreeMap<&str, BTreeSet<&Spot>> = BTreeMap::new();
    for spot in spots.filter(|spot| spot.line > 0 && spot.column > 0) {
        by_file.entry(&spot.file).or_default().insert(spot);
    }
    let mut shown = BTreeMap::new();
    for (file, spots) in by_file {
        let Ok(Some(bytes)) = disk::read_if_present(&content.join(file)) else { continue };
        let Some(source) = Source::of(file, &bytes, &mut Findings::default()) else { continue };
        for part in mend::parts(source) {
            of_part(&part, &spots, &mut shown);
        }
    }
    shown
}

/// A half of a file has empty lines where the other half stands.
fn of_part(part: &Source, spots: &BTreeSet<&Spot>, shown: &mut BTreeMap<Spot, String>) {
    let lines = Lines::new(&part.text);
    let leaves = if part.holds == Holds::Items { values::leaves(&part.text) } else { None };
    for spot in spots {
        let is_long = |line: u32| usize::try_from(line).is_ok_and(|line| lines.text(line).len() > LONGEST);
        if is_long(spot.line) {
            continue;
        }
        let offset = mend::offset(&lines, spot);
        let line = lines.place(offset).line;
        let start = lines.offset(line, 1);
        let end = match (&part.holds, &leaves) {
            (Holds::Text(_), _) => Some(start + lines.text(line).len()),
            (Holds::Items, Some(leaves)) => values::alone_in_line(leaves, &lines, offset),
            (Holds::Items, None) => None,
        };
        let words = end.and_then(|end| part.text.get(start..end)).filter(|words| !words.is_empty());
        shown.extend(words.map(|words| ((*spot).clone(), words.to_owned())));
    }
}
