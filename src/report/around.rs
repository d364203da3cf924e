//! What stands around findings, as far as a report for people shows it.

use std::collections::BTreeMap;

use crate::finding::Spot;
use crate::model::VersionName;
use crate::text::Instant;

/// What stands around findings; empty where nothing is known.
#[derive(Debug, Default)]
pub struct Around {
    /// Name of the public body.
    pub body: String,
    /// Title of its site.
    pub site: String,
    /// The instant of which the site tells.
    pub instant: Option<Instant>,
    /// What was asked for, where that was not everything: a report of a part must not be taken for one of the whole.
    pub scope: String,
    /// Titles of documents, by document and version.
    pub titles: BTreeMap<(String, String), String>,
    /// Lines of the sources that may be repeated, by the places in them.
    pub lines: BTreeMap<Spot, String>,
}

impl Around {
    /// The title of a version.
    pub(super) fn title(&self, document: &str, version: &str) -> Option<&str> {
        self.titles.get(&(document.to_owned(), version.to_owned())).map(String::as_str)
    }

    /// The line of a place.
    pub(super) fn line(&self, spot: &Spot) -> Option<&str> {
        self.lines.get(spot).map(String::as_str)
    }
}

/// What people call a version: 第3版; the name as it is where it is none.
pub(super) fn version_called(name: &str) -> String {
    VersionName::read(name).map_or_else(|| name.to_owned(), VersionName::called)
}
