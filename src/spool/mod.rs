//! Puts finished files into the output folder without ever leaving it broken.
//!
//! Files are first written beside the output on the same file system. Only after everything was made and inspected do
//! they move into place, each in one step: assets, new pages, changed pages, indexes; then what the last manifest
//! lists and the plan does not is removed, and the new manifest is written. Unchanged files are not touched.

mod manifest;

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use crate::assemble::Rank;
use crate::disk;
use crate::disk::Lock;
use crate::failure::Failure;
use crate::fingerprint::sha256;

use manifest::Manifest;
use manifest::NAME as MANIFEST;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The output had no such file.
    Added,
    /// The output had other bytes.
    Changed,
    /// The output had the same bytes.
    Unchanged,
}

/// A file that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Path in the output, with `/`.
    pub path: String,
    /// When it goes into place.
    pub rank: Rank,
    /// What happens to it.
    pub change: Change,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What a build did to the output.
#[derive(Debug, Default, Clone)]
pub struct Placed {
    /// Files written.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files removed, by path.
    pub removed: Vec<String>,
    /// Size of the whole output in bytes.
    pub bytes: u64,
}

/// The folder beside the output in which files wait; holds the lock against a second build.
#[derive(Debug)]
pub struct Spool {
    output: PathBuf,
    waiting: PathBuf,
    pending: PathBuf,
    known: BTreeSet<String>,
    _lock: Lock,
}

impl Spool {
    /// Takes the lock, throws away what a killed build left behind, and reads what the output holds.
    ///
    /// # Errors
    /// When another build is at work on the output, or the machine refuses.
    pub fn begin(output: &Path) -> Result<Self, Failure> {
        let name = output.file_name().map_or_else(|| "output".to_owned(), |name| name.to_string_lossy().into_owned());
        let beside = |suffix: &str| output.with_file_name(format!(".{name}.{suffix}"));
        let Some(lock) = disk::lock(&beside("lock"))? else {
            let cause =
                "別の juran build が、同じ出力先で作業しています。終わるのを待ってから、もう一度実行してください。";
            return Err(Failure::at("作業を始められませんでした。", output, cause));
        };
        let waiting = beside("spool");
        disk::remove_tree(&waiting)?;
        let pending = beside("pending.json");
        let mut known = Manifest::read(&output.join(MANIFEST))?.paths();
        known.extend(Manifest::read(&pending)?.paths());
        Ok(Self { output: output.to_owned(), waiting, pending, known, _lock: lock })
    }

    /// Takes a finished file: unchanged ones are dropped at once, others wait beside the output.
    ///
    /// # Errors
    /// When the machine refuses, or when the output holds a file of that name that no build made.
    pub fn put(&self, path: &str, rank: Rank, bytes: &[u8]) -> Result<Made, Failure> {
        let place = self.output.join(path);
        let change = match disk::read_if_present(&place)? {
            None => Change::Added,
            Some(present) if present == bytes => Change::Unchanged,
            Some(_) if self.known.contains(path) => Change::Changed,
            Some(_) => {
                let cause = "juran が作ったものではないファイルが、同じ名前で置かれています。--output で別の場所を示すか、そのファイルを移してください。";
                return Err(Failure::at("出力先に書き込めません。", &place, cause));
            }
        };
        if change != Change::Unchanged {
            disk::write(&self.waiting.join(path), bytes)?;
        }
        Ok(Made { path: path.to_owned(), rank, change, size: bytes.len() as u64, sha256: sha256(bytes) })
    }

    /// Moves everything into place and removes what is stale.
    ///
    /// # Errors
    /// When the machine refuses; running the build again completes the work.
    pub fn place(self, mut made: Vec<Made>) -> Result<Placed, Failure> {
        made.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest = Manifest::of(&made);
        let planned = manifest.paths();
        let stale: Vec<String> = self
            .known
            .difference(&planned)
            .filter(|path| disk::kind(&self.output.join(path)).is_some())
            .cloned()
            .collect();
        let mut moving: Vec<&Made> = made.iter().filter(|file| file.change != Change::Unchanged).collect();
        moving.sort_by_key(|file| (file.rank, file.change));
        let manifest_bytes = manifest.bytes();
        let is_current =
            disk::read_if_present(&self.output.join(MANIFEST))?.as_deref() == Some(manifest_bytes.as_slice());
        let mut placed = Placed {
            written: moving.len(),
            unchanged: made.len() - moving.len(),
            removed: stale,
            bytes: made.iter().map(|file| file.size).sum(),
        };
        if !moving.is_empty() || !placed.removed.is_empty() || !is_current {
            // A build killed from here on leaves this list, so that the next one knows every file that may stand there.
            disk::write(&self.pending, &manifest.and(&self.known).bytes())?;
            for file in moving {
                disk::replace(&self.waiting.join(&file.path), &self.output.join(&file.path))?;
            }
            for path in &placed.removed {
                self.remove(path)?;
            }
            let waiting = self.waiting.join(MANIFEST);
            disk::write(&waiting, &manifest_bytes)?;
            disk::replace(&waiting, &self.output.join(MANIFEST))?;
            placed.written += usize::from(!is_current);
        } else {
            placed.unchanged += 1;
        }
        disk::remove_file(&self.pending)?;
        disk::remove_tree(&self.waiting)?;
        Ok(placed)
    }

    /// Throws away what waits; the output stays as it was.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn abandon(self) -> Result<(), Failure> {
        disk::remove_tree(&self.waiting)
    }

    fn remove(&self, path: &str) -> Result<(), Failure> {
        disk::remove_file(&self.output.join(path))?;
        let mut folder = Path::new(path).parent();
        while let Some(inner) = folder.filter(|inner| !inner.as_os_str().is_empty()) {
            if !disk::remove_if_empty(&self.output.join(inner)) {
                break;
            }
            folder = inner.parent();
        }
        Ok(())
    }
}
