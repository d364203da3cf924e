//! What the entries of each version come to.

use std::collections::BTreeMap;

use crate::model::DocumentId;
use crate::model::VersionName;

use super::ADDED;
use super::entry::Act;
use super::entry::Entry;
use super::entry::Piece;
use super::ledger::Ledger;

/// A version as the ledger vouches for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frozen {
    /// Number of the entry that holds the text now valid.
    pub entry: usize,
    /// Its files, those added later among them, by path inside the version.
    pub pieces: BTreeMap<String, Piece>,
    /// Texts that were corrected since, the first one first.
    pub corrected: Vec<Former>,
}

/// A text that was corrected since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// Number of its entry.
    pub entry: usize,
    /// Whether it may be read: what a later correction hides, every text before it may hold as well.
    pub is_shown: bool,
}

impl Frozen {
    /// Takes the next entry of the version.
    pub fn take(&mut self, entry: &Entry) {
        let pieces = entry.files.iter().map(|piece| (piece.path.clone(), piece.clone()));
        match entry.act {
            Act::Published => {}
            Act::Added => return self.pieces.extend(pieces),
            Act::Corrected => {
                self.corrected.push(Former { entry: self.entry, is_shown: true });
                if entry.hides_former {
                    self.corrected.iter_mut().for_each(|former| former.is_shown = false);
                }
                self.pieces.retain(|path, _| path.starts_with(ADDED));
            }
        }
        self.entry = entry.entry;
        self.pieces.extend(pieces);
    }
}

/// What the entries of each version come to, in the order of the ledger.
pub(super) fn frozen(ledger: &Ledger) -> BTreeMap<(DocumentId, VersionName), Frozen> {
    let mut all: BTreeMap<(DocumentId, VersionName), Frozen> = BTreeMap::new();
    for entry in ledger.lines().iter().map(|line| &line.entry) {
        if let Some(key) = entry.names() {
            all.entry(key).or_default().take(entry);
        }
    }
    all
}
