//! An unpacked bundle, or the folder of one version of a site.

use std::path::Path;

use crate::disk;
use crate::failure::Failure;

use super::Verdict;
use super::site::all_files;
use super::sums;
use super::sums::Files;
use super::vouchers;
use super::vouchers::Roots;

pub(super) fn look(folder: &Path, roots: Option<&Roots>) -> Result<Verdict, Failure> {
    let mut verdict = Verdict { what: "一式のフォルダー", ..Verdict::default() };
    let mut files = Files::new();
    for path in all_files(folder, "")? {
        files.insert(path.clone(), disk::read(&folder.join(&path))?);
    }
    sums::hold(&files, &mut verdict);
    vouchers::hold(&files, roots, &mut verdict)?;
    Ok(verdict)
}
