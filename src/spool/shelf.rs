//! Papers that were set before, kept beside the output: what did not change is not set again.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::disk;
use crate::fingerprint::sha256;

/// Letters of a digest in hexadecimal.
const DIGEST: usize = 64;

/// A folder of papers, each under the digest of everything that it was made of.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

impl Shelf {
    pub(super) fn at(folder: PathBuf) -> Self {
        Self { folder, used: Mutex::default() }
    }

    /// The paper of a key; one that somebody changed, or that cannot be read, is as good as none.
    pub fn take(&self, key: &str) -> Option<Vec<u8>> {
        self.note(key);
        let kept = disk::read_if_present(&self.place(key)).ok()??;
        let (digest, paper) = kept.split_at_checked(DIGEST)?;
        (sha256(paper).as_bytes() == digest).then(|| paper.to_vec())
    }

    /// Keeps a paper under a key, if the machine allows it: it can be set again.
    pub fn put(&self, key: &str, paper: &[u8]) {
        let kept = disk::make_folder(&self.folder)
            .and_then(|()| disk::write(&self.place(key), &[sha256(paper).as_bytes(), paper].concat()));
        if kept.is_err() {
            let _ = disk::remove_file(&self.place(key));
        }
    }

    /// Lets go of papers that nobody asked for: what they say may have been withheld since.
    pub(super) fn tidy(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.is_empty() {
            let _ = disk::remove_tree(&self.folder);
            return;
        }
        for kept in disk::list(&self.folder).unwrap_or_default() {
            if !used.contains(&kept.name) {
                let _ = disk::remove_file(&kept.path);
            }
        }
    }

    fn note(&self, key: &str) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned());
    }

    fn place(&self, key: &str) -> PathBuf {
        Path::new(&self.folder).join(key)
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;
    use crate::disk;

    #[test]
    fn only_what_was_put_there_and_is_used_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("papers");
        let first = Shelf::at(at.clone());
        assert_eq!(first.take("a"), None);
        first.put("a", b"paper");
        first.put("b", b"other");
        let again = Shelf::at(at.clone());
        assert_eq!(again.take("a").as_deref(), Some(b"paper".as_slice()));
        again.tidy();
        assert_eq!(disk::list(&at).expect("a folder").len(), 1, "nobody asked for the other");
        let kept = disk::read(&at.join("a")).expect("kept");
        disk::write(&at.join("a"), &[&kept[..kept.len() - 1], b"s"].concat()).expect("written");
        assert_eq!(Shelf::at(at).take("a"), None, "somebody changed it");
    }
}
