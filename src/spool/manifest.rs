//! The manifest: which files a build made, with size and SHA-256.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;

use crate::disk;
use crate::failure::Failure;

use super::Made;

/// Name of the manifest in the output.
pub(super) const NAME: &str = "manifest.json";

/// A list of files, sorted by path.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    files: Vec<ManifestFile>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct ManifestFile {
    path: String,
    size: u64,
    sha256: String,
}

/// What stands where a manifest is looked for.
pub(super) enum Reading {
    /// Nothing.
    Missing,
    /// A manifest.
    Whole(Manifest),
    /// Something that is no JSON, or names files outside of the output.
    Damaged,
    /// JSON that another program wrote.
    Foreign,
}

impl Manifest {
    pub(super) fn of(made: &[Made]) -> Self {
        let file = |made: &Made| ManifestFile { path: made.path.clone(), size: made.size, sha256: made.sha256.clone() };
        Self { files: made.iter().map(file).collect() }
    }

    pub(super) fn read(path: &Path) -> Result<Reading, Failure> {
        let Some(bytes) = disk::read_if_present(path)? else { return Ok(Reading::Missing) };
        let Ok(manifest) = serde_json::from_slice::<Self>(&bytes) else {
            let is_json = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
            return Ok(if is_json { Reading::Foreign } else { Reading::Damaged });
        };
        let is_inside = manifest.files.iter().all(|file| disk::stays_inside(&file.path));
        Ok(if is_inside { Reading::Whole(manifest) } else { Reading::Damaged })
    }

    pub(super) fn paths(&self) -> BTreeSet<String> {
        self.files.iter().map(|file| file.path.clone()).collect()
    }

    /// This list with paths of which nothing else is known.
    pub(super) fn and(&self, paths: &BTreeSet<String>) -> Self {
        let own = self.paths();
        let unknown = |path: &String| ManifestFile { path: path.clone(), size: 0, sha256: String::new() };
        let mut files = self.files.clone();
        files.extend(paths.difference(&own).map(unknown));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a list of paths can be written as JSON");
        bytes.push(b'\n');
        bytes
    }
}
