//! The values of a TOML file one by one, with where their words stand in it.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::text::Lines;

use super::seals;

/// A value of a TOML file that holds no others.
pub(super) struct Leaf {
    /// The names and places that lead to it.
    pub(super) key: String,
    /// The words of a string; else the value as it is printed.
    pub(super) value: String,
    /// Where the words of a string begin in the source, if it has them exactly as they are read.
    pub(super) words: Option<usize>,
    /// Where the values begin in which it stands, and its own.
    pub(super) within: Vec<usize>,
    /// Its bytes in the source.
    span: Range<usize>,
    /// Whether nobody but the desk may see it.
    is_sealed: bool,
}

/// Every value of a file, in the order of the file; `None` where it is no TOML.
pub(super) fn leaves(text: &str) -> Option<Vec<Leaf>> {
    let root = DeTable::parse(text).ok()?;
    let mut leaves = Vec::new();
    of_table(text, root.get_ref(), ("", false), &[], &mut leaves);
    leaves.sort_by_key(|leaf| leaf.span.start);
    Some(leaves)
}

fn of_table(text: &str, table: &DeTable, (key, is_sealed): (&str, bool), within: &[usize], leaves: &mut Vec<Leaf>) {
    for (name, value) in table {
        let is_sealed = is_sealed || seals::is_seal(name.get_ref());
        of_value(text, value, (&format!("{key}.{:?}", name.get_ref()), is_sealed), within, leaves);
    }
}

fn of_value(
    text: &str,
    value: &Spanned<DeValue>,
    (key, is_sealed): (&str, bool),
    within: &[usize],
    leaves: &mut Vec<Leaf>,
) {
    let span = value.span();
    let within = [within, &[span.start]].concat();
    let (value, words) = match value.get_ref() {
        DeValue::Table(table) => return of_table(text, table, (key, is_sealed), &within, leaves),
        DeValue::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                of_value(text, value, (&format!("{key}[{at}]"), is_sealed), &within, leaves);
            }
            return;
        }
        DeValue::String(words) => (words.to_string(), verbatim(text, &span, words)),
        other => (format!("{other:?}"), None),
    };
    leaves.push(Leaf { key: key.to_owned(), value, words, within, span, is_sealed });
}

/// Where the words of a string begin, if it is written without escapes.
fn verbatim(text: &str, span: &Range<usize>, words: &str) -> Option<usize> {
    let written = text.get(span.clone())?;
    let openings = ["\"\"\"\n", "'''\n", "\"\"\"", "'''", "\"", "'"];
    let is_written = |opening: &&str| {
        let rest = written.strip_prefix(*opening).and_then(|rest| rest.strip_suffix(opening.trim_end()));
        rest == Some(words)
    };
    openings.iter().find(|opening| is_written(opening)).map(|opening| span.start + opening.len())
}

/// Where the value at a byte ends in its line, if it stands there alone, or with other lines of its list, and may be told.
///
/// Beside another value, words might be repeated that somebody meant to withhold and wrote wrongly.
pub(super) fn alone_in_line(leaves: &[Leaf], lines: &Lines, offset: usize) -> Option<usize> {
    let line = lines.place(offset).line;
    let start = lines.offset(line, 1);
    let end = start + lines.text(line).len();
    let first = leaves.partition_point(|leaf| leaf.span.end <= start);
    let beside: Vec<&Leaf> = leaves.iter().skip(first).take_while(|leaf| leaf.span.start < end).collect();
    let here = beside.iter().find(|leaf| leaf.span.contains(&offset) || leaf.within.contains(&offset))?;
    let list = |leaf: &Leaf| leaf.key.rsplit_once('[').map_or(leaf.key.clone(), |(list, _)| list.to_owned());
    let is_alone = beside.iter().all(|leaf| list(leaf) == list(here) && !leaf.is_sealed);
    is_alone.then(|| beside.iter().map(|leaf| leaf.span.end.min(end)).max().unwrap_or(end))
}
