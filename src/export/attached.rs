//! A file beside a version, as data and text edition name it.

use serde::Serialize;

/// A file beside a version; its digest stands in the text edition, so that the fingerprint answers for the file as well.
#[derive(Debug, Clone, Serialize)]
pub struct Attached<'a> {
    /// Where it stands, as seen from the version.
    pub file: String,
    /// Its title.
    pub title: &'a str,
    /// Its size in bytes.
    pub bytes: usize,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}
