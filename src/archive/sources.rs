//! Digests of the sources that a version had when it was published, for the office alone.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint::sha256;
use crate::text::words_of_file;

use super::rules;

/// Name of the file in the archive.
pub const FILE: &str = "sources.jsonl";

/// A source of a version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceDigest {
    /// Name in the folder of the version.
    pub path: String,
    /// SHA-256 in hexadecimal; of text without its byte order mark, with line ends of one kind.
    pub sha256: String,
}

impl SourceDigest {
    /// The digest of a file by its bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let is_words = name.ends_with(".toml") || name.ends_with(".md");
        let words = is_words.then(|| words_of_file(bytes).ok()).flatten();
        let sha256 = words.map_or_else(|| sha256(bytes), |words| sha256(words.as_bytes()));
        Self { path: name.to_owned(), sha256 }
    }
}

/// Digests by the number of the entry.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    entries: BTreeMap<usize, Vec<SourceDigest>>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    entry: usize,
    files: Vec<SourceDigest>,
}

impl Sources {
    /// Reads the file of an archive; lines that cannot be read become findings.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn read(folder: &Path, findings: &mut Findings) -> Result<Self, Failure> {
        let mut entries = BTreeMap::new();
        let bytes = disk::read_if_present(&folder.join(FILE))?.unwrap_or_default();
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty()) {
            match serde_json::from_slice::<Line>(line) {
                Ok(line) => {
                    entries.insert(line.entry, line.files);
                }
                Err(_) => rules::report_sources(at + 1, findings),
            }
        }
        Ok(Self { entries })
    }

    /// The sources of an entry.
    pub fn of(&self, entry: usize) -> Option<&[SourceDigest]> {
        self.entries.get(&entry).map(Vec::as_slice)
    }

    /// Takes the sources of an entry; what stands behind the last entry is left of a publication that was cut off.
    pub(super) fn add(&mut self, entry: usize, files: Vec<SourceDigest>) {
        self.entries.split_off(&entry);
        self.entries.insert(entry, files);
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let line = |(entry, files): (&usize, &Vec<SourceDigest>)| {
            let line = Line { entry: *entry, files: files.clone() };
            serde_json::to_string(&line).expect("plain data can be written as JSON") + "\n"
        };
        self.entries.iter().map(line).collect::<String>().into_bytes()
    }
}
