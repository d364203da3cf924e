//! Files that are too long to be in memory as a whole: written piece by piece, or kept aside for a while.
#![expect(clippy::disallowed_methods, reason = "this room is the one that touches the disk")]

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::failure::Failure;

use super::is_absence;
use super::remove_file;
use super::replace;
use super::with_folder;

/// A file that is written piece by piece beside its place; it goes away where it is not put there.
#[derive(Debug)]
pub struct Outlet {
    file: BufWriter<File>,
    beside: PathBuf,
    path: PathBuf,
}

impl Outlet {
    /// Begins a file that will stand at a path.
    pub fn begin(path: &Path) -> Result<Self, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.new"));
        let file = with_folder(&beside, || File::create(&beside))?
            .map_err(|error| Failure::io("ファイルを書けませんでした。", path, &error))?;
        Ok(Self { file: BufWriter::new(file), beside, path: path.to_owned() })
    }

    /// Writes what follows.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(|error| Failure::io("ファイルを書けませんでした。", &self.path, &error))
    }

    /// Waits until the disk has everything; tells whether another file, or none, stands at the path.
    pub fn settle(&mut self) -> Result<bool, Failure> {
        let failed = |error: &io::Error| Failure::io("ファイルを書けませんでした。", &self.path, error);
        self.file.flush().and_then(|()| self.file.get_ref().sync_all()).map_err(|error| failed(&error))?;
        is_other(&self.beside, &self.path).map_err(|error| failed(&error))
    }

    /// Puts the file into its place in one step.
    pub fn place(self) -> Result<(), Failure> {
        replace(&self.beside, &self.path)
    }
}

impl Drop for Outlet {
    fn drop(&mut self) {
        let _ = remove_file(&self.beside);
    }
}

/// Whether two files differ, or one of them is not there.
fn is_other(one: &Path, other: &Path) -> io::Result<bool> {
    let other = match File::open(other) {
        Err(error) if is_absence(&error) => return Ok(true),
        other => other?,
    };
    let one = File::open(one)?;
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(true);
    }
    let mut pair = [(one, vec![0; PIECE]), (other, vec![0; PIECE])];
    loop {
        let mut lengths = [0; 2];
        for ((file, piece), length) in pair.iter_mut().zip(&mut lengths) {
            let mut limited = file.take(PIECE as u64);
            piece.clear();
            *length = limited.read_to_end(piece)?;
        }
        if pair[0].1 != pair[1].1 {
            return Ok(true);
        }
        if lengths[0] == 0 {
            return Ok(false);
        }
    }
}

/// How much is read at a time of a file that need not be in memory as a whole.
const PIECE: usize = 1 << 20;

/// A file for words that are too many for memory; it goes away with the value.
#[derive(Debug)]
pub struct Store {
    file: File,
    path: PathBuf,
    /// What is not on the disk yet.
    pending: Vec<u8>,
    written: u64,
}

impl Store {
    /// Begins an empty one at a path.
    pub fn begin(path: &Path) -> Result<Self, Failure> {
        let open = || File::options().create(true).truncate(true).read(true).write(true).open(path);
        let file =
            with_folder(path, open)?.map_err(|error| Failure::io("ファイルを書けませんでした。", path, &error))?;
        Ok(Self { file, path: path.to_owned(), pending: Vec::new(), written: 0 })
    }

    /// Puts words in, and tells where they stand.
    pub fn put(&mut self, bytes: &[u8]) -> Result<u64, Failure> {
        let at = self.written + self.pending.len() as u64;
        self.pending.extend_from_slice(bytes);
        if self.pending.len() > PIECE {
            self.flush()?;
        }
        Ok(at)
    }

    /// The bytes at a place.
    pub fn get(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Failure> {
        self.flush()?;
        let mut bytes = vec![0; length];
        let read = self.file.seek(SeekFrom::Start(at)).and_then(|_| self.file.read_exact(&mut bytes));
        read.map_err(|error| Failure::io("ファイルを読めませんでした。", &self.path, &error))?;
        Ok(bytes)
    }

    fn flush(&mut self) -> Result<(), Failure> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let written = self.file.seek(SeekFrom::End(0)).and_then(|_| self.file.write_all(&self.pending));
        written.map_err(|error| Failure::io("ファイルを書けませんでした。", &self.path, &error))?;
        self.written += self.pending.len() as u64;
        self.pending.clear();
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = remove_file(&self.path);
    }
}
