//! By what a version is found besides its kind, its department and its day: what it holds, and how.

use std::collections::BTreeSet;

use super::document::DocumentKind;
use super::record::Entry;
use super::record::Record;
use super::route::Route;
use super::value::Chosen;
use super::value::Stated;
use super::value::Value;
use super::vocabulary::Vocabulary;

/// Keys of the record items of an entry of the register.
const OF_REGISTER: &[&str] = &["items"];

/// Keys of the record items of an assessment.
const OF_ASSESSMENT: &[&str] = &["files[].basics.main-items", "files[].records[].name", "files[].records[].items"];

/// By what a version is found besides its kind, its department and its day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// Places of the classes of its record items in the settings.
    pub classes: BTreeSet<usize>,
    /// Code of the way in which the file is processed, where the form asks for it.
    pub file_type: Option<String>,
    /// Whether it says of itself that it holds information that needs special care.
    pub is_sensitive: bool,
    /// What it says of its connections, where it is a system.
    pub routes: Vec<Route>,
}

impl Traits {
    /// What a record says in public; what it withholds is in none of its values.
    pub fn of(record: &Record, vocabulary: &Vocabulary) -> Self {
        let keys = match record.form.kind.as_str() {
            DocumentKind::REGISTER => OF_REGISTER,
            DocumentKind::ASSESSMENTS => OF_ASSESSMENT,
            DocumentKind::SYSTEMS => return Self { routes: Route::all_of(record), ..Self::default() },
            _ => return Self::default(),
        };
        let is_of_items = |entry: &&Entry| keys.contains(&record.form.nodes[entry.node].key.as_str());
        let mut classes = BTreeSet::new();
        if !vocabulary.record_classes.is_empty() {
            for entry in record.entries.iter().filter(is_of_items) {
                for item in items(record, entry) {
                    classes.extend(vocabulary.classes_of(&item));
                }
            }
        }
        Self {
            classes,
            file_type: record.chosen_code("file-type").map(str::to_owned),
            is_sensitive: record.chosen_code("sensitive") == Some("included"),
            routes: Vec::new(),
        }
    }
}

/// The record items that stand in an entry, one by one.
fn items(record: &Record, entry: &Entry) -> Vec<String> {
    let Value::Stated(stated) = &entry.value else { return Vec::new() };
    match stated {
        Stated::List(lines) => lines.clone(),
        Stated::Line(words) | Stated::AsWritten(words) => vec![words.clone()],
        Stated::Choice(chosen) => {
            let Some(choices) = record.form.choices_of(entry.node) else { return Vec::new() };
            let printed = |chosen: &Chosen| choices.printed(chosen.at, chosen.text.as_deref());
            chosen.iter().map(printed).collect()
        }
        _ => Vec::new(),
    }
}
