//! That a document is no longer published, which its addresses go on saying.

use crate::text::Date;

use super::document::DocumentId;
use super::version::VersionName;

/// A withdrawal (公表をやめたこと) of a whole document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The document.
    pub document: DocumentId,
    /// Day from which it is no longer published.
    pub day: Date,
    /// What it goes on being called.
    pub title: String,
    /// Why.
    pub reason: String,
    /// The law or rule behind it.
    pub basis: Option<String>,
    /// The work it described, where that has ended and the years are over for which the document had to stay.
    pub ended: Option<Ended>,
    /// Versions whose folders are gone from content, and whose addresses still answer.
    pub versions: Vec<VersionName>,
}

impl Withdrawal {
    /// Name of the file in the folder of its document.
    pub const FILE: &str = "withdrawn.toml";
}

/// The end of the work that a document described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Its day.
    pub day: Date,
    /// Id of the agency that published the document.
    pub agency: Option<String>,
    /// Id of the department that looked after it.
    pub department: Option<String>,
}
