//! Keys: dotted paths of ids, in a form with `[]` behind a repeat, in a record with the row's id instead.

/// Whether a word is an id: `[a-z][a-z0-9-]*`.
pub fn is_id(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// Whether an id can name a folder and an address on every machine: at most 60 letters, and not reserved.
pub fn is_folder_id(word: &str) -> bool {
    is_id(word) && word.len() <= 60 && !is_reserved(word)
}

/// Whether an id can name no folder: Windows has none of that name, or lists have it for their pages.
pub fn is_reserved(word: &str) -> bool {
    word == "page" || is_device(word)
}

/// Whether Windows takes a file of this name, without its ending, for a device.
pub fn is_device(stem: &str) -> bool {
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [digit] if digit.is_ascii_digit()))
}

/// Puts a segment behind a key.
pub fn join(key: &str, segment: &str) -> String {
    if key.is_empty() { segment.to_owned() } else { format!("{key}.{segment}") }
}

/// The last segment of a form key, without `[]`.
pub(super) fn last_segment(key: &str) -> &str {
    let segment = key.rsplit('.').next().unwrap_or(key);
    segment.strip_suffix("[]").unwrap_or(segment)
}

/// The key of the parent node, if the key has more than one segment.
pub(super) fn parent(key: &str) -> Option<&str> {
    key.rsplit_once('.').map(|(parent, _)| parent)
}

/// Whether every segment of a form key is an id, with or without `[]`.
pub(super) fn is_form_key(key: &str) -> bool {
    !key.is_empty() && key.split('.').all(|segment| is_id(segment.strip_suffix("[]").unwrap_or(segment)))
}
