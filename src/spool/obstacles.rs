//! What stands in the way of a file: links that would lead out of the output, files of people, folders and files that
//! change places.

use std::collections::BTreeSet;
use std::path::Path;

use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;

use super::known::Known;

/// What stands at the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing, or a file of an earlier build where a folder has to be.
    Nothing,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Looks at every step from the output down to a path; follows no link.
pub(super) fn look(output: &Path, path: &str, known: &Known) -> Result<Standing, Failure> {
    for (end, _) in path.match_indices('/') {
        let folder = path.get(..end).unwrap_or_default();
        let place = output.join(folder);
        match disk::kind(&place) {
            None => return Ok(Standing::Nothing),
            Some(Kind::Folder) => {}
            Some(Kind::File) if known.contains(folder) => return Ok(Standing::Nothing),
            Some(Kind::File) => return Err(foreign(&place)),
            Some(Kind::Other) => return Err(link(&place)),
        }
    }
    let place = output.join(path);
    match disk::kind(&place) {
        None => Ok(Standing::Nothing),
        Some(Kind::File) => Ok(Standing::File),
        Some(Kind::Folder) => Ok(Standing::Folder),
        Some(Kind::Other) => Err(link(&place)),
    }
}

/// Whether a stale file stands where a folder has to be, or in a folder where a planned file has to be.
pub(super) fn is_in_the_way(stale: &str, planned: &BTreeSet<String>) -> bool {
    let inside = format!("{stale}/");
    let above = planned.range(inside.clone()..).next().is_some_and(|path| path.starts_with(&inside));
    above || stale.match_indices('/').any(|(end, _)| stale.get(..end).is_some_and(|folder| planned.contains(folder)))
}

/// Makes sure that a folder which gives way to a file holds nothing but what is going to be removed.
pub(super) fn may_give_way(folder: &Path, path: &str, going: &BTreeSet<&str>) -> Result<(), Failure> {
    for entry in disk::list(folder)? {
        let own = format!("{path}/{}", entry.name);
        match entry.kind {
            Kind::Folder => may_give_way(&entry.path, &own, going)?,
            _ if going.contains(own.as_str()) => {}
            _ => return Err(foreign(&entry.path)),
        }
    }
    Ok(())
}

/// The refusal to touch what no build made.
pub(super) fn foreign(place: &Path) -> Failure {
    let cause = "juran が作ったものではないファイルが、作るファイルの場所に置かれています。--output で別の場所を示すか、そのファイルを移してください。";
    Failure::at("出力先に書き込めません。", place, cause)
}

fn link(place: &Path) -> Failure {
    let cause = "出力先の中に、ほかの場所を指すリンク（ショートカット）があります。そのまま書くと出力先の外のファイルを変えてしまいます。リンクを外してから、もう一度実行してください。";
    Failure::at("出力先に書き込めません。", place, cause)
}
