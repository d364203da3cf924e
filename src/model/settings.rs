//! What `site.toml` says about the whole site.

use crate::text::Instant;

use super::sealed::Sealed;

/// Settings of a site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Title of the site.
    pub title: String,
    /// Name of the public body.
    pub body: String,
    /// Address at which the site is published, ending in `/`.
    pub base_url: String,
    /// The instant the site is pinned to.
    pub as_of: Option<Instant>,
    /// Where to ask, as a sentence or address line.
    pub contact: Option<String>,
    /// Agencies (実施機関), in the order of the file.
    pub agencies: Vec<Agency>,
    /// Notes of the officer, wherever they stand in the settings.
    pub memos: Vec<Sealed>,
}

/// An agency (実施機関) that documents belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Settings {
    /// An agency by id.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// The public address of a path of the site (`/assessments/`).
    pub fn canonical(&self, path: &str) -> String {
        format!("{}{}", self.base_url, path.trim_start_matches('/'))
    }
}
