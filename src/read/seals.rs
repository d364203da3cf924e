//! Seals: memos and withheld words, taken from the tables as they are written, before anything is made of them.
//!
//! Words are sealed by the name they stand under alone, so that no other mistake of their author opens the seal.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::finding::Spot;
use crate::form::reserved;
use crate::model::Sealed;

use super::layer::Found;
use super::layer::Layer;
use super::toml_file::TomlFile;

/// Every memo of a file, in whatever table it stands.
pub(super) fn memos(file: &TomlFile) -> Vec<Sealed> {
    let mut sealed = Vec::new();
    under(Layer::root(file).table, file, reserved::MEMO, &mut sealed);
    sealed
}

/// Every withheld word of a value.
pub(super) fn withheld(found: Found, sealed: &mut Vec<Sealed>) {
    below(found.value, found.file, reserved::FULL, sealed);
}

/// Whether the source of a value repeats sealed words.
pub(super) fn holds(value: &DeValue) -> bool {
    match value {
        DeValue::Table(table) => table.iter().any(|(name, value)| is_seal(name.get_ref()) || holds(value.get_ref())),
        DeValue::Array(list) => list.iter().any(|value| holds(value.get_ref())),
        _ => false,
    }
}

/// Whether what stands under a name is sealed.
pub(super) fn is_seal(name: &str) -> bool {
    name == reserved::MEMO || name == reserved::FULL
}

fn under<'a>(table: &'a DeTable<'a>, file: &'a TomlFile<'a>, key: &str, sealed: &mut Vec<Sealed>) {
    for (name, value) in table {
        if name.get_ref() == key {
            seal(Found { file, value }, sealing(key), sealed);
        } else {
            below(value, file, key, sealed);
        }
    }
}

fn below<'a>(value: &'a Spanned<DeValue<'a>>, file: &'a TomlFile<'a>, key: &str, sealed: &mut Vec<Sealed>) {
    match value.get_ref() {
        DeValue::Table(table) => under(table, file, key, sealed),
        DeValue::Array(list) => list.iter().for_each(|value| below(value, file, key, sealed)),
        _ => {}
    }
}

/// How the words under a key are sealed.
fn sealing(key: &str) -> fn(String, Spot) -> Sealed {
    if key == reserved::MEMO { |words, spot| Sealed::note(words, spot) } else { |words, spot| Sealed::new(words, spot) }
}

/// Seals every word of a value, however it is built.
fn seal(found: Found, as_sealed: fn(String, Spot) -> Sealed, sealed: &mut Vec<Sealed>) {
    let file = found.file;
    match found.value.get_ref() {
        DeValue::Table(table) => table.iter().for_each(|(_, value)| seal(Found { file, value }, as_sealed, sealed)),
        DeValue::Array(list) => list.iter().for_each(|value| seal(Found { file, value }, as_sealed, sealed)),
        DeValue::String(words) => sealed.push(as_sealed(words.to_string(), found.spot())),
        _ => sealed.push(as_sealed(found.words().to_owned(), found.spot())),
    }
}

/// Whether a line of a file with broken TOML may repeat sealed words.
///
/// Where a mistake lies, nobody knows for sure where a string ends: only a string that is closed as it should be ends
/// before the file does.
pub(super) fn may_stand_in(text: &str, line: &Range<usize>) -> bool {
    let names = [reserved::MEMO, reserved::FULL];
    let mut found = names.iter().flat_map(|name| text.match_indices(name).map(|(at, name)| (at, at + name.len())));
    found.any(|(start, end)| start < line.end && is_key(text, start, end) && line.start < end_of_value(text, end))
}

/// Whether the letters are a whole key: behind them comes what comes behind a key.
fn is_key(text: &str, start: usize, end: usize) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default().trim_start_matches(['"', '\'', ' ', '\t', '\u{3000}', '”', '’']);
    !before.ends_with(is_part) && behind.starts_with(['=', '＝', '.', '．', ']', '］'])
}

/// The byte behind the value of a key that ends here.
fn end_of_value(text: &str, key_end: usize) -> usize {
    let behind = text.get(key_end..).unwrap_or_default();
    let line_length = behind.find('\n').unwrap_or(behind.len());
    let line = behind.get(..line_length).unwrap_or_default();
    let Some((before, value)) = line.split_once('=') else { return text.len() };
    let value = value.trim_start();
    let start = key_end + before.len() + 1 + (line.len() - before.len() - 1 - value.len());
    for quotes in ["\"\"\"", "'''"] {
        if value.starts_with(quotes) {
            let inner = start + quotes.len();
            let closed = text.get(inner..).and_then(|words| words.find(quotes));
            // Behind a backslash, a quotation mark may be one of the words.
            let plain = closed.filter(|length| {
                text.get(inner..inner + length).is_some_and(|words| quotes == "'''" || !words.contains("\\\""))
            });
            return plain.map_or(text.len(), |length| inner + length + quotes.len());
        }
    }
    let is_closed = ['"', '\'']
        .iter()
        .any(|quote| value.strip_prefix(*quote).is_some_and(|words| words.contains(*quote) && !words.contains("\\\"")));
    if is_closed { key_end + line_length } else { text.len() }
}
