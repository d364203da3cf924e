//! Digests of the sources that a version had when it was published, for the office alone.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint::of_parts;
use crate::fingerprint::sha256;
use crate::text::words_of_file;

use super::ledger::Fault;
use super::ledger::Ledger;
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
        words
            .map_or_else(|| Self { path: name.to_owned(), sha256: sha256(bytes) }, |words| Self::of_words(name, &words))
    }

    /// The digest of a file by its words, without lines that tell what became of the document since.
    pub fn of_words(name: &str, words: &str) -> Self {
        let mut is_waiver = false;
        let mut is_held = |line: &str| {
            if line.starts_with('[') {
                is_waiver = line.trim_end() == WAIVERS;
            }
            let name = line.split_once('=').map_or("", |(name, _)| name.trim());
            !is_waiver && !LATER.contains(&name)
        };
        let held = words.split_inclusive('\n').filter(|line| is_held(line)).map(str::as_bytes);
        Self { path: name.to_owned(), sha256: of_parts(held) }
    }
}

/// Digests by the number of the entry.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    entries: BTreeMap<usize, Line>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Line {
    entry: usize,
    /// Seal of the entry: nothing else seals the last one.
    seal: String,
    files: Vec<SourceDigest>,
}

/// Names that may be set in a published file: what became of the document since, and notes of the office alone.
///
/// Words of an item that look like such a line are held all the same: by the data that was published.
const LATER: [&str; 4] = ["aliases", "ended", "reviewed", "memo"];

/// Above findings that somebody accepted; they are never published.
const WAIVERS: &str = "[[waivers]]";

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
                    entries.insert(line.entry, line);
                }
                Err(_) => rules::report_sources(at + 1, findings),
            }
        }
        Ok(Self { entries })
    }

    /// The sources of an entry.
    pub fn of(&self, entry: usize) -> Option<&[SourceDigest]> {
        self.entries.get(&entry).map(|line| line.files.as_slice())
    }

    /// In what a ledger is not the one beside which these were kept.
    pub fn faults(&self, ledger: &Ledger) -> Vec<Fault> {
        let mut faults = Vec::new();
        for line in ledger.lines() {
            let kept = self.entries.get(&line.entry.entry);
            if kept.is_some_and(|kept| kept.seal != line.seal) {
                let message = "載せたときの行と違います。後から書き換えられています。".to_owned();
                faults.push(Fault { line: line.entry.entry, message });
            }
        }
        let lines = ledger.lines().len();
        if let Some((last, _)) = self.entries.last_key_value().filter(|(last, _)| **last > lines) {
            let message = format!("終わりの記載（第{}号から第{last}号まで）が、なくなっています。", lines + 1);
            faults.push(Fault { line: lines + 1, message });
        }
        faults
    }

    /// Takes the sources of an entry; what stands behind the last entry is left of a publication that was cut off.
    pub(super) fn add(&mut self, entry: usize, seal: String, files: Vec<SourceDigest>) {
        self.entries.split_off(&entry);
        self.entries.insert(entry, Line { entry, seal, files });
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let line = |line: &Line| serde_json::to_string(line).expect("plain data can be written as JSON") + "\n";
        self.entries.values().map(line).collect::<String>().into_bytes()
    }
}
