//! What `site.toml` says about the whole site.

use std::collections::BTreeSet;

use crate::text::Date;
use crate::text::Instant;

use super::accessibility::Accessibility;
use super::format::Format;
use super::sealed::Sealed;
use super::version::Version;
use super::vocabulary::Vocabulary;

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
    /// Under which terms what is published may be used.
    pub license: Option<License>,
    /// Agencies (実施機関), in the order of the file.
    pub agencies: Vec<Agency>,
    /// Departments (部署) of the agencies, in the order of the file.
    pub departments: Vec<Department>,
    /// Councils (会議体) whose meetings are published, in the order of the file.
    pub councils: Vec<Council>,
    /// Abbreviations that every document may use, in the order of the file.
    pub abbreviations: Vec<Abbreviation>,
    /// Words that mean the same to those who search, in the order of the file.
    pub synonyms: Vec<Vec<String>>,
    /// Those whose signatures under the ledger count, in the order of the file.
    pub signers: Vec<Signer>,
    /// By what people find documents.
    pub vocabulary: Vocabulary,
    /// The formats in which every version can be taken along.
    pub downloads: BTreeSet<Format>,
    /// What the body says of the accessibility of its site.
    pub accessibility: Accessibility,
    /// Notes of the officer, wherever they stand in the settings.
    pub memos: Vec<Sealed>,
}

/// Terms of use that have a name and a place where they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// What people call them.
    pub name: String,
    /// Their address.
    pub url: String,
}

/// An agency (実施機関) that documents belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is another body, whose documents the public body shows and did not make.
    pub is_other: bool,
}

/// A department (部署) that looks after documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Id of its agency; `None` where the site names no agency.
    pub agency: Option<String>,
    /// First day on which it bore the name.
    pub from: Option<Date>,
    /// Last day on which it bore the name.
    pub until: Option<Date>,
    /// Id of the department that took its place.
    pub successor: Option<String>,
}

/// A council (会議体): a folder below that of the meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Its id, which is the name of its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// On what ground it meets.
    pub basis: Option<String>,
}

/// An abbreviation (略称) that is the same in every document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short words.
    pub words: String,
    /// What they stand for.
    pub meaning: String,
}

/// Someone whose signature under the ledger counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The id, by which `ssh-keygen -Y verify` asks for the key.
    pub id: String,
    /// The name, on one line.
    pub name: String,
    /// The public key without a comment: `ssh-ed25519 AAAA…`.
    pub key: String,
}

impl Agency {
    /// What it is to its documents: 実施機関, or the other body that made them.
    pub fn called(&self) -> &'static str {
        if self.is_other { "作成した団体" } else { "実施機関" }
    }
}

impl Department {
    /// Whether it bore its name on a day.
    pub fn is_of(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Settings {
    /// An agency by id.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// A department by id.
    pub fn department(&self, id: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.id == id)
    }

    /// A council by id.
    pub fn council(&self, id: &str) -> Option<&Council> {
        self.councils.iter().find(|council| council.id == id)
    }

    /// The agency that a version belongs to, or the other body that made it.
    pub fn agency_of(&self, version: &Version) -> Option<&Agency> {
        self.agency(version.agency.as_deref()?)
    }

    /// The department that looks after a version.
    pub fn department_of(&self, version: &Version) -> Option<&Department> {
        self.department(version.department.as_deref()?)
    }

    /// The public address of a path of the site (`/assessments/`).
    pub fn canonical(&self, path: &str) -> String {
        format!("{}{}", self.base_url, path.trim_start_matches('/'))
    }
}
