//! Adds entries so that whoever looks finds the archive as it was before or as it is after, whenever the work is cut off.
//!
//! Bytes wait in a folder of their own; a list of them is on the disk before the first one moves among the objects; the
//! ledger takes its new lines in one step, and that step is the publication. Bytes that moved for nothing are known by
//! the list, and the next publication takes them away.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use crate::disk;
use crate::disk::Lock;
use crate::failure::Failure;
use crate::fingerprint::is_sha256;
use crate::fingerprint::sha256;

use super::Archive;
use super::FOLDER;
use super::OBJECTS;
use super::entry::Entry;
use super::sources;
use super::sources::SourceDigest;

/// Folder in which bytes wait, and the list of them in it.
const WAITING: &str = ".waiting";
const LIST: &str = "list";

/// Keeps version control from changing line ends: every byte counts.
const ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// The right to add to an archive; nobody else has it meanwhile.
#[derive(Debug)]
pub struct Addition {
    folder: PathBuf,
    waiting: BTreeSet<String>,
    /// Whether what waits is of this publication.
    is_begun: bool,
    _lock: Lock,
}

/// What a publication that was cut off left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// Digests of bytes that moved among the objects, or were about to.
    pub objects: BTreeSet<String>,
}

impl Leftover {
    /// What stands beside the ledger of an archive; `None` where no publication was cut off.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn of(folder: &Path) -> Result<Option<Self>, Failure> {
        let waiting = folder.join(WAITING);
        if disk::kind(&waiting).is_none() {
            return Ok(None);
        }
        let list = disk::read_if_present(&waiting.join(LIST))?.unwrap_or_default();
        let list = String::from_utf8_lossy(&list);
        let objects = list.lines().filter(|line| is_sha256(line)).map(str::to_owned).collect();
        Ok(Some(Self { objects }))
    }
}

impl Addition {
    /// Takes the lock of the archive of a content folder, and clears away what a publication that was cut off left.
    ///
    /// # Errors
    /// When somebody else publishes, or the machine refuses.
    pub fn begin(content: &Path) -> Result<Self, Failure> {
        let folder = content.join(FOLDER);
        let Some(lock) = disk::lock(&folder.join(".lock"))? else {
            let cause = "別の juran publish が、同じ content で作業しています。終わるのを待ってから、もう一度実行してください。";
            return Err(Failure::at("作業を始められませんでした。", &folder, cause));
        };
        Ok(Self { folder, waiting: BTreeSet::new(), is_begun: false, _lock: lock })
    }

    /// Clears away what a publication that was cut off left; the archive is as it was before that publication.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn clear(&mut self, archive: &Archive) -> Result<(), Failure> {
        if let Some(leftover) = Leftover::of(&self.folder)? {
            let kept = archive.digests();
            for digest in leftover.objects.iter().filter(|digest| !kept.contains(digest.as_str())) {
                disk::remove_file(&self.folder.join(OBJECTS).join(digest))?;
            }
            disk::remove_tree(&self.folder.join(WAITING))?;
        }
        self.is_begun = true;
        Ok(())
    }

    /// Takes bytes to be kept; returns their digest.
    ///
    /// # Errors
    /// When the archive holds other bytes under that digest, or the machine refuses.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<String, Failure> {
        let digest = sha256(bytes);
        let place = self.folder.join(OBJECTS).join(&digest);
        match disk::read_if_present(&place)? {
            Some(kept) if kept == bytes => {}
            Some(_) => {
                let cause = "保存した内容が壊れています。控えから戻してから、もう一度実行してください。";
                return Err(Failure::at("公表できませんでした。", &place, cause));
            }
            None if self.waiting.contains(&digest) => {}
            None => {
                disk::write_through(&self.folder.join(WAITING).join(&digest), bytes)?;
                self.waiting.insert(digest.clone());
            }
        }
        Ok(digest)
    }

    /// Brings the entries that were appended to an archive to the disk, in one step.
    ///
    /// # Errors
    /// When the machine refuses; running the publication again completes or repeats the work.
    pub fn commit(mut self, archive: &Archive) -> Result<(), Failure> {
        // From here on what waits may have moved, and the next publication has to know of it.
        self.is_begun = false;
        let list: String = self.waiting.iter().map(|digest| format!("{digest}\n")).collect();
        disk::write_through(&self.folder.join(WAITING).join(LIST), list.as_bytes())?;
        let (name, text) = ATTRIBUTES;
        if disk::kind(&self.folder.join(name)).is_none() {
            disk::rewrite(&self.folder.join(name), text.as_bytes())?;
        }
        for digest in &self.waiting {
            disk::replace(&self.folder.join(WAITING).join(digest), &self.folder.join(OBJECTS).join(digest))?;
        }
        disk::rewrite(&self.folder.join(sources::FILE), &archive.sources.bytes())?;
        disk::rewrite(&archive.ledger_place(), &archive.ledger.bytes())?;
        disk::remove_tree(&self.folder.join(WAITING))
    }
}

/// What waits is thrown away where it does not come to an entry; the archive stays as it was.
impl Drop for Addition {
    fn drop(&mut self) {
        if self.is_begun {
            // A failure is on its way already; the next publication tries again.
            let _ = disk::remove_tree(&self.folder.join(WAITING));
        }
    }
}

impl Archive {
    /// Appends an entry with its sources; nothing of it is on the disk until it is committed.
    ///
    /// # Errors
    /// When it may not follow on the entries before it.
    pub fn append(&mut self, entry: Entry, sources: Vec<SourceDigest>) -> Result<(), Failure> {
        let line = self.ledger.append(entry).map(|line| (line.entry.entry, line.seal.clone()));
        let (number, seal) = line.map_err(|cause| self.refused(&cause))?;
        self.sources.add(number, seal, sources);
        Ok(())
    }

    /// That nothing was put into the ledger, and why.
    pub fn refused(&self, cause: &str) -> Failure {
        Failure::at("公表台帳に載せられませんでした。", &self.ledger_place(), cause)
    }

    /// Digests of everything that the ledger vouches for.
    pub fn digests(&self) -> BTreeSet<&str> {
        let entries = || self.ledger.lines().iter().map(|line| &line.entry);
        let pieces = entries().flat_map(|entry| &entry.files).map(|piece| piece.sha256.as_str());
        pieces.chain(entries().map(|entry| entry.form.sha256.as_str())).collect()
    }
}
