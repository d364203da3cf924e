//! Versions (版) of a document, and the states that follow from their dates.

use std::fmt;

use crate::finding::Place;
use crate::text::Date;
use crate::text::Instant;

use super::document::DocumentId;

/// Name of a version's folder: `3`, or `3-an` and `3-an2` for drafts put to consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct VersionName {
    /// Number of the version, from 1.
    pub number: u32,
    /// Number of the draft, from 1; `None` for the version itself, which sorts after its drafts.
    draft: Draft,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Draft {
    Numbered(u32),
    Final,
}

impl VersionName {
    /// The version of a number.
    pub fn number(number: u32) -> Self {
        Self { number, draft: Draft::Final }
    }

    /// Reads a folder's name; only the one way of writing each name is accepted (`01` is not).
    pub fn parse(name: &str) -> Option<Self> {
        let (number, draft) = match name.split_once("-an") {
            None => (name, Draft::Final),
            Some((number, "")) => (number, Draft::Numbered(1)),
            Some((number, draft)) => (number, Draft::Numbered(draft.parse().ok().filter(|draft| *draft >= 2)?)),
        };
        let parsed = Self { number: number.parse().ok().filter(|number| *number >= 1)?, draft };
        (parsed.to_string() == name).then_some(parsed)
    }

    /// Whether it is a draft put to consultation.
    pub fn is_draft(self) -> bool {
        self.draft != Draft::Final
    }

    /// What people call it: 第3版, 第3版の案.
    pub fn called(self) -> String {
        match self.draft {
            Draft::Final => format!("第{}版", self.number),
            Draft::Numbered(1) => format!("第{}版の案", self.number),
            Draft::Numbered(draft) => format!("第{}版の案（その{draft}）", self.number),
        }
    }
}

impl fmt::Display for VersionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.draft {
            Draft::Final => write!(f, "{}", self.number),
            Draft::Numbered(1) => write!(f, "{}-an", self.number),
            Draft::Numbered(draft) => write!(f, "{}-an{draft}", self.number),
        }
    }
}

/// A file that stands beside a version and is published with it.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Name of the file: ASCII, lower case.
    pub file: String,
    /// Its title.
    pub title: String,
}

/// What is known of a version besides its items.
#[derive(Debug, Clone)]
pub struct Version {
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub name: VersionName,
    /// Day of publication (公表日).
    pub published: Option<Date>,
    /// Day from which it applies (適用日).
    pub effective: Option<Date>,
    /// Day on which the work it describes ended.
    pub ended: Option<Date>,
    /// Id of the agency it belongs to.
    pub agency: Option<String>,
    /// Id of the department that looks after it.
    pub department: Option<String>,
    /// Files published with it.
    pub attachments: Vec<Attachment>,
    /// Former ids of the document.
    pub aliases: Vec<String>,
}

impl Version {
    /// The version's place on the site: `/assessments/kaigo/3/`, or that of a document without versions.
    pub fn address(&self) -> String {
        let home = self.document.address();
        if self.document.is_single() { home } else { format!("{home}{}/", self.name) }
    }

    /// The version as a whole, as findings name it; spots and items are added.
    pub fn place(&self) -> Place {
        Place { document: Some(self.document.to_string()), version: Some(self.name.to_string()), ..Place::default() }
    }

    /// What files made from it are called: `kaigo-3`.
    pub fn file_stem(&self) -> String {
        let id = self.document.last();
        if self.document.is_single() { id.to_owned() } else { format!("{id}-{}", self.name) }
    }

    /// What people call it: 第3版; `None` for a document without versions.
    pub fn called(&self) -> Option<String> {
        (!self.document.is_single()).then(|| self.name.called())
    }

    /// The state of this version alone; which of the published ones is current depends on the others.
    pub fn is_public_at(&self, instant: Instant) -> bool {
        let undated = self.document.is_single() && self.published.is_none();
        undated || (!self.name.is_draft() && self.published.is_some_and(|published| instant.has_reached(published)))
    }
}

/// The state of a version at an instant, derived from dates and never typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No day of publication: appears only in drafts.
    Private,
    /// To be published later: absent from output.
    Scheduled,
    /// The latest published.
    Current,
    /// Published, and followed by another.
    Past,
}

impl State {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "公表前",
            Self::Scheduled => "公表予定",
            Self::Current => "現在の版",
            Self::Past => "過去の版",
        }
    }

    /// The word for machines, which stays the same once a version is public: bytes that were published never change.
    pub fn code(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Scheduled => "scheduled",
            Self::Current | Self::Past => "public",
        }
    }

    /// Whether it may be seen without asking for drafts.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Current | Self::Past)
    }
}
