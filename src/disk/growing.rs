//! A file that is too long for memory, written piece by piece where others wait.
#![expect(clippy::disallowed_methods, reason = "this room is the one that touches the disk")]

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::path::Path;

use crate::failure::Failure;

use super::with_folder;

/// A file that grows.
#[derive(Debug)]
pub struct Growing {
    file: BufWriter<File>,
}

impl Growing {
    /// Begins an empty one at a path, making the folders above it.
    pub fn begin(path: &Path) -> Result<Self, Failure> {
        let file = with_folder(path, || File::create(path))?
            .map_err(|error| Failure::io("ファイルを書けませんでした。", path, &error))?;
        Ok(Self { file: BufWriter::new(file) })
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Growing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Hands over a file piece by piece.
pub fn read_through(path: &Path, mut hear: impl FnMut(&[u8])) -> Result<(), Failure> {
    const PIECE: usize = 1 << 20;
    let failed = |error: &io::Error| Failure::io("ファイルを読めませんでした。", path, error);
    let mut file = File::open(path).map_err(|error| failed(&error))?;
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece).map_err(|error| failed(&error))? {
            0 => return Ok(()),
            length => hear(piece.get(..length).unwrap_or_default()),
        }
    }
}
