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

impl Manifest {
    pub(super) fn of(made: &[Made]) -> Self {
        let file = |made: &Made| ManifestFile { path: made.path.clone(), size: made.size, sha256: made.sha256.clone() };
        Self { files: made.iter().map(file).collect() }
    }

    /// Reads a manifest; a missing one is empty, a damaged one is a failure, because nothing may be removed on a guess.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let Some(bytes) = disk::read_if_present(path)? else { return Ok(Self::default()) };
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|_| damaged(path))?;
        let inside = |file: &ManifestFile| {
            let mut words = file.path.split('/');
            !file.path.contains(['\\', ':']) && words.all(|word| !word.is_empty() && word != "." && word != "..")
        };
        if manifest.files.iter().all(inside) { Ok(manifest) } else { Err(damaged(path)) }
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

fn damaged(path: &Path) -> Failure {
    let cause =
        "前に作ったファイルの一覧が壊れています。出力先のフォルダーの名前を変えてから、もう一度実行してください。";
    Failure::at("出力先の一覧を読めませんでした。", path, cause)
}
