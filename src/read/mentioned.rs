//! Systems that a document names in its words, whether or not it leads to them.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;

use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;

/// Shorter names are parts of other words.
const SHORTEST: usize = 3;

/// The names of all systems, and who bears them.
#[derive(Debug, Default)]
pub(super) struct Names {
    finder: Option<AhoCorasick>,
    bearers: Vec<DocumentId>,
}

impl Names {
    /// The names of these records of systems.
    pub(super) fn of(systems: &[(DocumentId, Record)]) -> Self {
        let (mut names, mut bearers) = (Vec::new(), Vec::new());
        for (id, record) in systems {
            let line = |key: &str| record.get(key).and_then(|entry| entry.value.line());
            // Behind a short name its meaning may stand in brackets.
            let short = line("short").and_then(|short| short.split(['（', '(']).next());
            for name in record.title().into_iter().chain(short).map(str::trim) {
                let spellings = [Some(name), name.strip_suffix('ー').filter(|name| name.ends_with("サーバ"))];
                for name in spellings.into_iter().flatten().filter(|name| name.chars().count() >= SHORTEST) {
                    names.push(name.to_owned());
                    bearers.push(id.clone());
                }
            }
        }
        let finder =
            (!names.is_empty()).then(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names));
        Self { finder: finder.and_then(Result::ok), bearers }
    }

    /// The systems that a record names in public, with the keys of the items in which it does, in printed order.
    pub(super) fn in_record(&self, record: &Record) -> Vec<(DocumentId, String)> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let mut named = Vec::new();
        for entry in &record.entries {
            let Value::Stated(stated) = &entry.value else { continue };
            let mut here: BTreeSet<&DocumentId> = BTreeSet::new();
            for words in words(stated) {
                here.extend(finder.find_iter(words).map(|found| &self.bearers[found.pattern().as_usize()]));
            }
            named.extend(here.into_iter().map(|id| (id.clone(), entry.key.clone())));
        }
        named
    }
}

/// The author's words in a value, as they are published.
fn words(stated: &Stated) -> Vec<&str> {
    match stated {
        Stated::Line(words) | Stated::AsWritten(words) => vec![words],
        Stated::Text(text) => vec![&text.prose.plain],
        Stated::List(lines) => lines.iter().map(String::as_str).collect(),
        Stated::Choice(chosen) => chosen.iter().filter_map(|chosen| chosen.text.as_deref()).collect(),
        _ => Vec::new(),
    }
}
