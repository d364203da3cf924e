//! Which item each page of a paper begins with.

use serde::Deserialize;
use serde::Serialize;

/// A page of a paper, and the first item that begins on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begins {
    /// Number of the page from 1.
    pub page: usize,
    /// Key of the item; on a page on which none begins, that of the one that goes on, and nothing before the first.
    pub key: Option<String>,
}
