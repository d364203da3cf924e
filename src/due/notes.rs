//! What records say that cards do not: planned days, and the day of an assessment, noted while records are read.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::model::DocumentId;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::model::Version;
use crate::model::VersionName;
use crate::text::Date;

use super::period::Kind;

/// A day that an item plans.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) key: String,
    pub(super) called: String,
    pub(super) day: Date,
}

/// What was noted of one version.
#[derive(Debug, Default)]
pub(super) struct Noted {
    pub(super) planned: Vec<Planned>,
    /// Day on which the assessment was carried out.
    pub(super) assessed: Option<Date>,
}

/// What was noted of every version, by several threads at once.
#[derive(Debug, Default)]
pub struct Notes {
    versions: Mutex<BTreeMap<(DocumentId, VersionName), Noted>>,
}

impl Notes {
    /// Notes what is needed of a record.
    pub fn take(&self, record: &Record, version: &Version) {
        let date = |entry: &Entry| match entry.value {
            Value::Stated(Stated::Date(day, is_planned)) => Some((day, is_planned)),
            _ => None,
        };
        let planned = record.entries.iter().filter_map(|entry| {
            let (day, _) = date(entry).filter(|(_, is_planned)| *is_planned)?;
            Some(Planned { key: entry.key.clone(), called: record.called(entry), day })
        });
        let assessed = Kind::Reassess.period().items.iter().filter_map(|item| record.get(item)).find_map(date);
        let noted = Noted { planned: planned.collect(), assessed: assessed.map(|(day, _)| day) };
        if !noted.planned.is_empty() || noted.assessed.is_some() {
            let mut versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
            versions.insert((version.document.clone(), version.name), noted);
        }
    }

    /// What was noted, by version.
    pub(super) fn into_versions(self) -> BTreeMap<(DocumentId, VersionName), Noted> {
        self.versions.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
