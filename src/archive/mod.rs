//! The archive: the ledger (公表台帳), in which every entry seals the one before, and the bytes it vouches for.
//!
//! ```text
//! content/archive/ledger.jsonl      public: one entry a line, never rewritten
//! content/archive/objects/<sha256>  every byte string once, named by its digest
//! content/archive/signatures/       public: signatures under entries, by seal, and whose keys count
//! content/archive/timestamps/       public: replies of time stamping authorities, by seal
//! content/archive/sources.jsonl     for the office alone: digests of the sources of every entry
//! ```
//!
//! Digests of sources are kept out of the public ledger: a source may hold words that are withheld, and whoever has a
//! digest can try words until one fits.

mod entry;
mod frozen;
mod ledger;
mod objects;
mod rules;
mod signers;
mod sources;
mod vouchers;
mod writing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint::sha256;
use crate::form::Catalogue;
use crate::form::Form;
use crate::model::DocumentId;
use crate::model::VersionName;

pub use entry::Act;
pub use entry::Entry;
pub use entry::FormUsed;
pub use entry::Piece;
pub use frozen::Former;
pub use frozen::Frozen;
pub use ledger::FIRST_SEAL;
pub use ledger::Fault;
pub use ledger::Ledger;
pub use ledger::Line;
pub use objects::Loss;
pub use rules::RULES;
pub use signers::Signed;
pub use signers::Signers;
pub use signers::Unsigned;
pub use sources::FILE as SOURCES;
pub use sources::SourceDigest;
pub use sources::Sources;
pub use vouchers::ALLOWED_SIGNERS;
pub use vouchers::Voucher;
pub use vouchers::Vouchers;
pub use vouchers::keep_signers;
pub use vouchers::keep_voucher;
pub use vouchers::ledger_of;
pub use vouchers::signers_place;
pub use vouchers::stamped;
pub use writing::Addition;
pub use writing::Leftover;

/// Folder of the archive in content.
pub const FOLDER: &str = "archive";

/// Name of the ledger in the archive, and at the root of the site.
pub const LEDGER: &str = "ledger.jsonl";

/// Name of the file in a bundle that holds the entries of its version.
pub const LEDGER_LINES: &str = "ledger-lines.jsonl";

/// Folder of a bundle in which the files of its version stand (BagIt calls them the payload).
pub const PAYLOAD: &str = "data/";

/// Path, inside a bundle's folder of files, of the form in which the version was published.
pub const FORM_USED: &str = "form.toml";

/// Folder of signatures of entries in the archive.
pub const SIGNATURES: &str = "signatures";

/// Folder of time stamps of entries in the archive.
pub const TIMESTAMPS: &str = "timestamps";

/// Folder of the bytes in the archive.
pub const OBJECTS: &str = "objects";

/// Folder inside a version in which files stand that were added later.
pub const ADDED: &str = "added/";

/// Everything that was ever published.
#[derive(Debug, Default, Clone)]
pub struct Archive {
    folder: PathBuf,
    /// The ledger; empty where nothing was published yet.
    pub ledger: Ledger,
    sources: Sources,
    frozen: BTreeMap<(DocumentId, VersionName), Frozen>,
    forms: BTreeMap<String, Arc<Form>>,
    /// Signatures and time stamps of entries.
    pub vouchers: Arc<Vouchers>,
}

/// A place in the ledger, which text edition and data name: a copy of either proves every entry before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Number of the entry.
    pub entry: usize,
    /// Seal of the entry before it.
    pub previous: String,
}

impl Archive {
    /// Reads the archive of a content folder, with the forms of published versions; damage becomes findings.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn open(content: &Path, catalogue: &Catalogue, findings: &mut Findings) -> Result<Self, Failure> {
        let folder = content.join(FOLDER);
        let bytes = disk::read_if_present(&folder.join(LEDGER))?.unwrap_or_default();
        let (ledger, mut faults) = Ledger::read(&bytes);
        let sources = Sources::read(&folder, findings)?;
        if faults.is_empty() && Leftover::of(&folder)?.is_none() {
            faults.extend(sources.faults(&ledger));
        }
        for fault in &faults {
            rules::report_fault(fault, findings);
        }
        let frozen = frozen::frozen(&ledger);
        let vouchers = Arc::new(Vouchers::read(&folder)?);
        let mut archive = Self { folder, ledger, sources, frozen, forms: BTreeMap::new(), vouchers };
        if faults.is_empty() {
            archive.read_forms(catalogue, findings)?;
        }
        Ok(archive)
    }

    /// What a ledger alone says.
    pub fn of(ledger: Ledger) -> Self {
        Self { frozen: frozen::frozen(&ledger), ledger, ..Self::default() }
    }

    /// Whether nothing was published yet.
    pub fn is_empty(&self) -> bool {
        self.ledger.lines().is_empty()
    }

    /// A version that was published, by its document and name.
    pub fn frozen(&self, document: &DocumentId, version: VersionName) -> Option<&Frozen> {
        self.frozen.get(&(document.clone(), version))
    }

    /// Lets the versions of a former id of a document be found under its id of today.
    pub fn follow(&mut self, former: &DocumentId, today: &DocumentId) {
        let versions: Vec<_> = self.versions_of(former).map(|(name, frozen)| (name, frozen.clone())).collect();
        for (name, frozen) in versions {
            self.frozen.entry((today.clone(), name)).or_insert(frozen);
        }
    }

    /// The versions of a document that were published.
    pub fn versions_of(&self, document: &DocumentId) -> impl Iterator<Item = (VersionName, &Frozen)> {
        let named = self.frozen.range((document.clone(), VersionName::FIRST)..);
        named.take_while(move |((other, _), _)| other == document).map(|((_, name), frozen)| (*name, frozen))
    }

    /// Every version that was published.
    pub fn all_frozen(&self) -> impl Iterator<Item = (&(DocumentId, VersionName), &Frozen)> {
        self.frozen.iter()
    }

    /// The form that a published version was filled in.
    pub fn form(&self, document: &DocumentId, version: VersionName) -> Option<&Arc<Form>> {
        let frozen = self.frozen(document, version)?;
        self.forms.get(&self.ledger.entry(frozen.entry)?.form.sha256)
    }

    /// The names under which the ledger knows a version: a document may have had another id then.
    pub fn names_of(&self, document: &DocumentId, version: VersionName) -> Option<(DocumentId, VersionName)> {
        self.ledger.entry(self.frozen(document, version)?.entry)?.names()
    }

    /// Where the next entry will stand in the ledger.
    pub fn next_position(&self) -> Position {
        Position { entry: self.ledger.lines().len() + 1, previous: self.ledger.head().to_owned() }
    }

    /// Where the ledger lies.
    pub fn ledger_place(&self) -> PathBuf {
        self.folder.join(LEDGER)
    }

    /// Where an entry stands in the ledger.
    pub fn position(&self, entry: usize) -> Option<Position> {
        let previous = self.ledger.entry(entry)?.previous.clone();
        Some(Position { entry, previous })
    }

    /// SHA-256 of the text edition that an entry vouches for.
    pub fn fingerprint(&self, entry: usize) -> Option<&str> {
        Some(&self.ledger.entry(entry)?.fingerprint)
    }

    /// Digests of the sources of an entry, as they were when it was written.
    pub fn sources_of(&self, entry: usize) -> Option<&[SourceDigest]> {
        self.sources.of(entry)
    }

    /// Forms that read today as they did then are those of the catalogue; others are taken from the archive.
    fn read_forms(&mut self, catalogue: &Catalogue, findings: &mut Findings) -> Result<(), Failure> {
        let used: BTreeMap<&str, &FormUsed> =
            self.ledger.lines().iter().map(|line| (line.entry.form.sha256.as_str(), &line.entry.form)).collect();
        let mut forms = BTreeMap::new();
        for (digest, used) in used {
            let today = catalogue.get(&used.name).filter(|form| sha256(form.definition.as_bytes()) == *digest);
            if let Some(form) = today {
                forms.insert(digest.to_owned(), Arc::clone(form));
                continue;
            }
            let piece = Piece { path: format!("{}.toml", used.name), size: used.size, sha256: digest.to_owned() };
            let Some(bytes) = self.object(&piece, findings)? else { continue };
            match String::from_utf8(bytes).ok().and_then(|text| Form::parse(&text).ok()) {
                Some(form) => {
                    forms.insert(piece.sha256, Arc::new(form));
                }
                None => rules::report_form(&piece, findings),
            }
        }
        self.forms = forms;
        Ok(())
    }
}
