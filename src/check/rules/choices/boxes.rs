//! What rules on choices ask of a book again and again: boxes that are ticked, rows that are there, words that say nothing.

use crate::check::Subject;
use crate::model::Entry;
use crate::model::Stated;
use crate::model::Value;

/// Characters of the author's words that a message quotes.
const LONGEST_QUOTE: usize = 50;
/// How heads of local public bodies, and their boards, are called.
const LOCAL_BODIES: &[&str] = &[
    "知事",
    "市長",
    "区長",
    "町長",
    "村長",
    "教育委員会",
    "広域連合",
    "事務組合",
    "企業団",
    "公営企業管理者",
    "水道事業管理者",
    "病院事業管理者",
    "選挙管理委員会",
    "農業委員会",
];
/// Last letters of the names of municipalities and prefectures.
const LOCAL_ENDINGS: &[char] = &['都', '道', '府', '県', '市', '区', '町', '村'];

/// A choice that is made.
pub(super) struct Made<'s> {
    pub(super) code: &'s str,
    pub(super) label: &'s str,
    pub(super) text: Option<&'s str>,
}

/// The choices that are made at an item.
pub(super) fn made<'s>(subject: &'s Subject, entry: &'s Entry) -> Vec<Made<'s>> {
    let Some(choices) = subject.record.form.choices_of(entry.node) else { return Vec::new() };
    let made = entry.value.chosen().iter().map(|chosen| {
        let offered = &choices.offered[chosen.at];
        Made { code: &offered.code, label: &offered.label, text: chosen.text.as_deref() }
    });
    made.collect()
}

/// Whether an item with choices is answered; boxes of which none is ticked are an answer, a mark for nothing is none.
pub(super) fn is_answered(subject: &Subject, key: &str) -> bool {
    subject.record.get(key).is_some_and(|entry| matches!(entry.value, Value::Stated(Stated::Choice(_))))
}

/// The label of the only choice that is made at an item; empty where none is.
pub(super) fn label<'s>(subject: &'s Subject, key: &str) -> &'s str {
    let entry = subject.record.get(key);
    entry.and_then(|entry| made(subject, entry).first().map(|made| made.label)).unwrap_or_default()
}

/// Whether the author marked an item with 「－」 or 「なし」.
pub(super) fn is_marked_none(subject: &Subject, key: &str) -> bool {
    subject.record.get(key).is_some_and(|entry| matches!(entry.value, Value::None(_)))
}

/// Words as messages quote them: without the mark before an item of a list, and cut where they are long.
pub(super) fn short(words: &str) -> String {
    let words = words.trim().trim_start_matches(['・', '-', '*', ' ', '　']);
    match words.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// Whether the book is that of a local public body, as far as its name tells.
pub(super) fn is_local(subject: &Subject) -> bool {
    let agency = subject.words("cover.agency").unwrap_or(&subject.settings.body).trim();
    LOCAL_BODIES.iter().any(|name| agency.contains(name)) || agency.ends_with(LOCAL_ENDINGS)
}
