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
    /// Versions whose folders are gone from content, and whose addresses still answer.
    pub versions: Vec<VersionName>,
}
