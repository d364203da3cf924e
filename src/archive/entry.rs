//! An entry of the ledger: what was published, when, and which bytes it vouches for.

use serde::Deserialize;
use serde::Serialize;

use crate::model::DocumentId;
use crate::model::VersionName;
use crate::text::Instant;

/// What an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// A version is published.
    Published,
    /// Files are added to a published version; none is replaced.
    Added,
    /// The text of a published version is corrected（訂正）; both texts are kept.
    Corrected,
}

impl Act {
    /// What people call it.
    pub fn called(self) -> &'static str {
        match self {
            Self::Published => "公表",
            Self::Added => "追加",
            Self::Corrected => "訂正",
        }
    }
}

/// A file that an entry vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Path inside the version: `data.json`, `attachments/a.pdf`.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The form that a version was filled in, as it read then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormUsed {
    /// `all-items@2018-05`.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its definition in hexadecimal.
    pub sha256: String,
}

/// One line of the ledger; everything in it is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub entry: usize,
    /// What it does.
    pub act: Act,
    /// When it was written: `2026-04-01T09:00+09:00`.
    pub recorded: String,
    /// `assessments/kaigo`.
    pub document: String,
    /// `3`, `4-an`, `call`.
    pub version: String,
    /// Title of the version.
    pub title: String,
    /// Day of publication; none for a draft put to consultation.
    pub published: Option<String>,
    /// Day from which it applies.
    pub effective: Option<String>,
    /// The form.
    pub form: FormUsed,
    /// SHA-256 of the text edition in hexadecimal.
    pub fingerprint: String,
    /// The files, by path.
    pub files: Vec<Piece>,
    /// Addresses of its pages below the home of the document: `3/`, `3/ii/`.
    pub pages: Vec<String>,
    /// Number of the entry that it corrects.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub corrects: Option<usize>,
    /// Why it was corrected.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// Whether the text before a correction is kept by the office and not shown.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub hides_former: bool,
    /// SHA-256 of the line of the entry before, with its line end.
    pub previous: String,
}

impl Entry {
    /// The version it is about; `None` where its names are no names.
    pub fn names(&self) -> Option<(DocumentId, VersionName)> {
        let (document, inside) = DocumentId::split(&self.document)?;
        let version = VersionName::read(&self.version)?;
        inside.is_empty().then_some((document, version))
    }

    /// When it was written; `None` where that is no instant.
    pub fn recorded_at(&self) -> Option<Instant> {
        Instant::parse(&self.recorded).ok()
    }

    /// The line, with its end.
    pub fn line(&self) -> String {
        let mut line = serde_json::to_string(self).expect("plain data can be written as JSON");
        line.push('\n');
        line
    }
}
