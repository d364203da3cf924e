//! Puts finished files into the output folder without ever leaving it broken.
//!
//! Files are first written beside the output on the same file system. Only after everything was made and inspected do
//! they move into place, each in one step: assets, new pages, changed pages, indexes; then what the last manifest
//! lists and the plan does not is removed, and the new manifest is written. Unchanged files are not touched.
//!
//! Only the lists are waited for until the disk has them; waiting for every file would make a build half as long again
//! on a fast disk, and many times as long on a slow one. A power cut may spoil files that moved just before it; the
//! list of what moved outlives it, and the next build compares every file with what it should be and makes it again.

mod known;
mod manifest;
mod obstacles;
mod rules;
mod shelf;
mod vanishing;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::assemble::Rank;
use crate::disk;
use crate::disk::Growing;
use crate::disk::Kind;
use crate::disk::Lock;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint;
use crate::fingerprint::sha256;

use known::Known;
use manifest::Manifest;
use manifest::NAME as MANIFEST;
use manifest::Reading;
use obstacles::Standing;

pub use rules::RULES;
pub use shelf::Shelf;

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

/// Whether a build made the files of a folder.
///
/// # Errors
/// When the machine refuses.
pub fn is_site(folder: &Path) -> Result<bool, Failure> {
    Ok(matches!(Manifest::read(&folder.join(MANIFEST))?, Reading::Whole(_)))
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

/// The folder beside the output in which files wait; holds the lock against a second build, and goes with it.
#[derive(Debug)]
pub struct Spool {
    output: PathBuf,
    waiting: PathBuf,
    pending: PathBuf,
    known: Known,
    shelf: Shelf,
    _lock: Lock,
}

impl Spool {
    /// Takes the lock, throws away what a killed build left behind, and reads what the output holds.
    ///
    /// # Errors
    /// When another build is at work on the output, or the machine refuses.
    pub fn begin(output: &Path, findings: &mut Findings) -> Result<Self, Failure> {
        // An output that is itself a link is meant to be one; files have to wait on the file system it leads to.
        let is_link = disk::kind(output) == Some(Kind::Other);
        let output = if is_link { disk::real_path(output)? } else { output.to_owned() };
        let name = output.file_name().map_or_else(|| "output".to_owned(), |name| name.to_string_lossy().into_owned());
        let beside = |suffix: &str| output.with_file_name(format!(".{name}.{suffix}"));
        let Some(lock) = disk::lock(&beside("lock"))? else {
            let cause =
                "別の juran build が、同じ出力先で作業しています。終わるのを待ってから、もう一度実行してください。";
            return Err(Failure::at("作業を始められませんでした。", &output, cause));
        };
        let waiting = beside("spool");
        disk::remove_tree(&waiting)?;
        let pending = beside("pending.json");
        let known = Known::read(&output, &pending, findings)?;
        let shelf = Shelf::at(beside("papers"));
        Ok(Self { output, waiting, pending, known, shelf, _lock: lock })
    }

    /// Takes a finished file: unchanged ones are dropped at once, others wait beside the output.
    ///
    /// # Errors
    /// When the machine refuses, or when the output holds a file of that name that no build made.
    pub fn put(&self, path: &str, rank: Rank, bytes: &[u8]) -> Result<Made, Failure> {
        let place = self.output.join(path);
        let change = match obstacles::look(&self.output, path, &self.known)? {
            Standing::Nothing | Standing::Folder => Change::Added,
            Standing::File if disk::read(&place)? == bytes => Change::Unchanged,
            Standing::File if self.known.may_change(path) => Change::Changed,
            Standing::File => return Err(obstacles::foreign(&place)),
        };
        if change != Change::Unchanged {
            disk::write(&self.waiting.join(path), bytes)?;
        }
        Ok(Made { path: path.to_owned(), rank, change, size: bytes.len() as u64, sha256: sha256(bytes) })
    }

    /// Takes a file that is written piece by piece, because it is too long for memory.
    ///
    /// # Errors
    /// When the machine refuses, or when the output holds a file of that name that no build made.
    pub fn put_growing(
        &self,
        path: &str,
        rank: Rank,
        write: impl FnOnce(Growing) -> Result<io::Result<()>, Failure>,
    ) -> Result<Made, Failure> {
        let (place, waiting) = (self.output.join(path), self.waiting.join(path));
        let standing = obstacles::look(&self.output, path, &self.known)?;
        let written = write(Growing::begin(&waiting)?)?;
        written.map_err(|error| Failure::io("ファイルを書けませんでした。", &waiting, &error))?;
        let (size, sha256) = (disk::size(&waiting)?, digest(&waiting)?);
        let change = match standing {
            Standing::Nothing | Standing::Folder => Change::Added,
            Standing::File if disk::size(&place)? == size && digest(&place)? == sha256 => Change::Unchanged,
            Standing::File if self.known.may_change(path) => Change::Changed,
            Standing::File => return Err(obstacles::foreign(&place)),
        };
        if change == Change::Unchanged {
            disk::remove_file(&waiting)?;
        }
        Ok(Made { path: path.to_owned(), rank, change, size, sha256 })
    }

    /// The bytes of a file that was made.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn made(&self, file: &Made) -> Result<Vec<u8>, Failure> {
        let folder = if file.change == Change::Unchanged { &self.output } else { &self.waiting };
        disk::read(&folder.join(&file.path))
    }

    /// Moves everything into place and removes what is stale.
    ///
    /// # Errors
    /// When the machine refuses; running the build again completes the work.
    pub fn place(self, mut made: Vec<Made>) -> Result<Placed, Failure> {
        made.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest = Manifest::of(&made);
        let planned = manifest.paths();
        let stale = self.stale(&planned)?;
        let mut moving: Vec<&Made> = made.iter().filter(|file| file.change != Change::Unchanged).collect();
        moving.sort_by_key(|file| (file.rank, file.change));
        let (first, last): (Vec<&String>, Vec<&String>) =
            stale.iter().partition(|path| obstacles::is_in_the_way(path, &planned));
        let making_room = self.making_room(&moving, &first)?;
        let manifest_bytes = manifest.bytes();
        let is_current =
            disk::read_if_present(&self.output.join(MANIFEST))?.as_deref() == Some(manifest_bytes.as_slice());
        let mut placed = Placed {
            written: moving.len(),
            unchanged: made.len() - moving.len(),
            removed: stale.clone(),
            bytes: made.iter().map(|file| file.size).sum(),
        };
        if !moving.is_empty() || !stale.is_empty() || !is_current {
            // A build killed from here on leaves this list, so that the next one knows every file that may stand there.
            self.put_list(&manifest.and(self.known.paths()).bytes(), &self.pending)?;
            let mut done = 0;
            let all = moving.len() + stale.len();
            let steps = Steps { first, making_room, moving, last };
            let moved =
                self.take(&steps, &mut done).and_then(|()| self.put_list(&manifest_bytes, &self.output.join(MANIFEST)));
            moved.map_err(|failure| told_how_far(failure, done, all))?;
            placed.written += usize::from(!is_current);
        } else {
            placed.unchanged += 1;
        }
        disk::remove_file(&self.pending)?;
        disk::remove_tree(&self.waiting)?;
        self.shelf.tidy();
        Ok(placed)
    }

    /// Does what changes the output, and counts the files that are as they should be.
    fn take(&self, steps: &Steps, done: &mut usize) -> Result<(), Failure> {
        for path in &steps.first {
            self.remove(path)?;
            *done += 1;
        }
        for folder in &steps.making_room {
            disk::remove_empty_folders(folder)?;
        }
        for file in &steps.moving {
            disk::replace(&self.waiting.join(&file.path), &self.output.join(&file.path))?;
            *done += 1;
        }
        for path in &steps.last {
            self.remove(path)?;
            *done += 1;
        }
        Ok(())
    }

    /// Papers that earlier builds set.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Throws away what waits; the output stays as it was.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn abandon(self) -> Result<(), Failure> {
        disk::remove_tree(&self.waiting)
    }

    /// Files of earlier builds that are still there and not planned any more.
    fn stale(&self, planned: &BTreeSet<String>) -> Result<Vec<String>, Failure> {
        let mut stale = Vec::new();
        for path in self.known.paths().difference(planned) {
            if obstacles::look(&self.output, path, &self.known)? == Standing::File {
                stale.push(path.clone());
            }
        }
        Ok(stale)
    }

    /// Folders that stand where files have to be, once it is sure that `going` empties them.
    fn making_room(&self, moving: &[&Made], going: &[&String]) -> Result<Vec<PathBuf>, Failure> {
        let going: BTreeSet<&str> = going.iter().map(|path| path.as_str()).collect();
        let mut folders = Vec::new();
        for file in moving.iter().filter(|file| file.change == Change::Added) {
            let place = self.output.join(&file.path);
            if disk::kind(&place) == Some(Kind::Folder) {
                obstacles::may_give_way(&place, &file.path, &going)?;
                folders.push(place);
            }
        }
        Ok(folders)
    }

    /// Writes a list so that it is whole from the moment it bears its name, whenever the process or the machine stops.
    fn put_list(&self, bytes: &[u8], to: &Path) -> Result<(), Failure> {
        let waiting = self.waiting.join(MANIFEST);
        disk::write_through(&waiting, bytes)?;
        disk::replace(&waiting, to)
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

/// SHA-256 of a file that is too long for memory.
fn digest(path: &Path) -> Result<String, Failure> {
    let mut digest = fingerprint::Growing::default();
    disk::read_through(path, |piece| digest.hear(piece))?;
    Ok(digest.told())
}

/// What changes the output, in this order.
struct Steps<'a> {
    /// Stale files that stand where others have to be.
    first: Vec<&'a String>,
    /// Folders that stand where files have to be.
    making_room: Vec<PathBuf>,
    moving: Vec<&'a Made>,
    /// The other stale files.
    last: Vec<&'a String>,
}

/// Files cannot all move in one step: whoever hears of a failure has to know what stands in the output now.
fn told_how_far(failure: Failure, done: usize, all: usize) -> Failure {
    let state = match done {
        0 => "出力先のファイルは、まだ一つも変わっていません。".to_owned(),
        _ => format!(
            "出力先には、新しいファイルと前のファイルが混ざっています（変わる{all}個のうち{done}個まで済みました）。"
        ),
    };
    failure.leaving(&format!("{state}原因を取り除いてから、もう一度「juran build」を実行すると、すべて揃います。"))
}

/// What waits may hold words that must not be read, so that no failure may leave it behind.
impl Drop for Spool {
    fn drop(&mut self) {
        // A failure is on its way already; the next build tries again.
        let _ = disk::remove_tree(&self.waiting);
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::Rank;
    use super::Spool;
    use crate::disk;
    use crate::finding::Findings;

    #[test]
    fn a_failure_half_way_says_what_stands_in_the_output() {
        for (lost, told) in
            [("a.html", "まだ一つも変わっていません。"), ("b.html", "（変わる2個のうち1個まで済みました）")]
        {
            let folder = TempDir::new().expect("the machine has a folder for passing files");
            let output = folder.path().join("output");
            let spool = Spool::begin(&output, &mut Findings::default()).expect("nobody else builds");
            let made = ["a.html", "b.html"].map(|path| spool.put(path, Rank::Page, b"<p>").expect("it can be written"));
            disk::remove_file(&spool.waiting.join(lost)).expect("it can be removed");
            let failure = spool.place(made.to_vec()).expect_err("a file is lost").to_string();
            assert!(failure.contains(told) && failure.contains("もう一度「juran build」"), "{failure}");
        }
    }
}
