//! Items of a version that say what an earlier version of the same document said.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::failure::Failure;
use crate::form::join;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::model::VersionName;

use super::SourceTree;

/// Keys of unchanged items, by document and version.
pub type Unchanged = BTreeMap<(String, String), BTreeSet<String>>;

impl SourceTree {
    /// What later versions say as this one did, for every document that has it; later versions alone are named.
    ///
    /// # Errors
    /// When a file cannot be read, or is not the one that was read before.
    pub fn unchanged_since(&self, since: VersionName) -> Result<Unchanged, Failure> {
        let mut unchanged = Unchanged::new();
        for card in self.cards.iter().filter(|card| card.version.name == since) {
            let later = |other: &&super::Card| {
                let (one, other) = (&card.version, &other.version);
                one.document == other.document && one.name < other.name && other.name.as_stage().is_none()
            };
            let mut old = None;
            for card_of_later in self.cards.iter().filter(later) {
                if old.is_none() {
                    old = Some(self.open(card)?);
                }
                let Some(old) = &old else { continue };
                let new = self.open(card_of_later)?;
                let version = &card_of_later.version;
                unchanged.insert((version.document.to_string(), version.name.to_string()), same(old, &new));
            }
        }
        Ok(unchanged)
    }
}

/// Keys of the items that say the same in both.
fn same(old: &Record, new: &Record) -> BTreeSet<String> {
    let says_the_same = |entry: &&Entry| {
        let before = old.get(&entry.key);
        before.is_some_and(|before| !entry.refused && said(old, before) == said(new, entry))
    };
    new.entries.iter().filter(says_the_same).map(|entry| entry.key.clone()).collect()
}

/// What stands at an item, so that two records can be compared whatever revision of a form they are filled into.
fn said(record: &Record, entry: &Entry) -> (&'static str, Vec<String>) {
    let stated = match &entry.value {
        Value::Absent => return ("absent", Vec::new()),
        Value::None(_) => return ("none", Vec::new()),
        Value::Withheld { ground } => return ("withheld", vec![ground.clone()]),
        Value::Stated(stated) => stated,
    };
    let words = match stated {
        Stated::Line(words) | Stated::AsWritten(words) => vec![words.clone()],
        Stated::Text(text) => {
            let withheld = text.withheld.iter().map(|part| join(&part.id, &part.ground));
            std::iter::once(text.source.clone()).chain(withheld).collect()
        }
        Stated::Choice(chosen) => {
            let offered = record.form.choices_of(entry.node);
            let code = |at: usize| offered.map_or_else(String::new, |choices| choices.offered[at].code.clone());
            chosen.iter().flat_map(|chosen| [code(chosen.at), chosen.text.clone().unwrap_or_default()]).collect()
        }
        Stated::Number(number) => vec![number.to_string()],
        Stated::Date(date, is_planned) => vec![format!("{date:?}"), is_planned.to_string()],
        Stated::Moment(instant) => vec![format!("{instant:?}")],
        Stated::List(lines) => lines.clone(),
        Stated::Figure(figure) => vec![figure.file.clone(), figure.alternative.clone()],
        Stated::Links(links) => links.iter().map(ToString::to_string).collect(),
    };
    ("stated", words)
}
