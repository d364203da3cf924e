//! Files of the preview's folder: only whole ones, and no link is followed.

use std::path::Path;

use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;

use super::address::Wanted;

/// What an address finds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file.
    File(Vec<u8>),
    /// A folder with a page, whose address ends with a slash.
    Folder,
    /// Nothing.
    Nothing,
}

/// Looks where an address leads.
pub(super) fn find(site: &Path, wanted: &Wanted) -> Result<Found, Failure> {
    let file = wanted.file();
    match kind(site, &file) {
        Some(Kind::File) => Ok(disk::read_if_present(&site.join(&file))?.map_or(Found::Nothing, Found::File)),
        Some(Kind::Folder) if has_file(site, &format!("{file}/index.html")) => Ok(Found::Folder),
        _ => Ok(Found::Nothing),
    }
}

/// Whether the preview has such a file.
pub(super) fn has_file(site: &Path, path: &str) -> bool {
    kind(site, path) == Some(Kind::File)
}

/// What stands at a path, if every step to it is a folder of its own.
fn kind(site: &Path, path: &str) -> Option<Kind> {
    let is_folder =
        |end: usize| path.get(..end).is_some_and(|above| disk::kind(&site.join(above)) == Some(Kind::Folder));
    let all_folders = path.match_indices('/').all(|(end, _)| is_folder(end));
    disk::kind(&site.join(path)).filter(|_| all_folders)
}
