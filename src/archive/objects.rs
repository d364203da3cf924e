//! The bytes that the ledger vouches for, each named by its SHA-256.

use std::path::PathBuf;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint::sha256;

use super::Archive;
use super::OBJECTS;
use super::entry::Piece;
use super::rules;

/// What is wrong with the bytes of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// They are not there.
    Missing,
    /// They are others.
    Altered,
}

impl Archive {
    /// The bytes that an entry vouches for; `None` with a finding where they are missing or others.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn object(&self, piece: &Piece, findings: &mut Findings) -> Result<Option<Vec<u8>>, Failure> {
        match self.bytes_of(&piece.sha256)? {
            Ok(bytes) => Ok(Some(bytes)),
            Err(loss) => {
                rules::report_loss(piece, loss, findings);
                Ok(None)
            }
        }
    }

    /// The bytes of a digest, or what is wrong with them.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn bytes_of(&self, digest: &str) -> Result<Result<Vec<u8>, Loss>, Failure> {
        let Some(bytes) = disk::read_if_present(&self.place_of(digest))? else { return Ok(Err(Loss::Missing)) };
        Ok(if sha256(&bytes) == digest { Ok(bytes) } else { Err(Loss::Altered) })
    }

    fn place_of(&self, digest: &str) -> PathBuf {
        self.folder.join(OBJECTS).join(digest)
    }
}
