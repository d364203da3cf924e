//! Which files of the output earlier builds made: those may be changed and removed, all others belong to people.

use std::collections::BTreeSet;
use std::path::Path;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;

use super::manifest::Manifest;
use super::manifest::NAME as MANIFEST;
use super::manifest::Reading;
use super::obstacles::foreign;
use super::rules::DAMAGED_LIST;

/// Files of the output that earlier builds made.
#[derive(Debug)]
pub(super) struct Known {
    paths: BTreeSet<String>,
    /// Whether these are all of them.
    whole: bool,
}

impl Known {
    /// Reads the manifest of the output, and the list that a build leaves when it is killed while files move.
    ///
    /// That list gets its name in one step, and before the first file moves. So a build killed while it writes the list
    /// has moved nothing and left no list, and a list that is there names every file that may stand in the output.
    /// Only a failing disk damages one. Then planned files are made again over what stands in their places, so that the
    /// site is right; nothing is removed but what a whole list names.
    pub(super) fn read(output: &Path, pending: &Path, findings: &mut Findings) -> Result<Self, Failure> {
        let manifest = match Manifest::read(&output.join(MANIFEST))? {
            Reading::Missing => Some(BTreeSet::new()),
            Reading::Whole(manifest) => Some(manifest.paths()),
            Reading::Damaged => None,
            Reading::Foreign => return Err(foreign(&output.join(MANIFEST))),
        };
        let pending = match Manifest::read(pending)? {
            Reading::Missing => None,
            Reading::Whole(pending) => Some(Some(pending.paths())),
            Reading::Damaged | Reading::Foreign => Some(None),
        };
        let (paths, whole) = match (manifest, pending) {
            (manifest, Some(Some(pending))) => (&manifest.unwrap_or_default() | &pending, true),
            (Some(paths), None) => (paths, true),
            (manifest, _) => (manifest.unwrap_or_default(), false),
        };
        if !whole {
            let message = "前に作ったファイルの一覧が壊れていたため、すべてを作り直し、要らなくなったかもしれないファイルは消さずに残しました。";
            let remedy = "出力先に、前の内容のファイルが残っていないかを確かめてください。確実に取り除くには、出力先のフォルダーの名前を変えてから、もう一度「juran build」を実行してください。";
            let place = Place::at(Spot::file(&format!("output/{MANIFEST}")));
            findings.add(&DAMAGED_LIST, place, message, remedy);
        }
        Ok(Self { paths, whole })
    }

    /// Whether a build may write over the file at a path.
    pub(super) fn may_change(&self, path: &str) -> bool {
        !self.whole || self.paths.contains(path)
    }

    /// Whether an earlier build made the file at a path.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    pub(super) fn paths(&self) -> &BTreeSet<String> {
        &self.paths
    }
}
