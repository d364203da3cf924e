//! A built site: every file by its manifest, and those that were published by the ledger.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use crate::archive::Archive;
use crate::archive::LEDGER;
use crate::archive::Ledger;
use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;
use crate::fingerprint::sha256;

use super::Change;
use super::Verdict;
use super::archive::ledger;
use super::vouchers;
use super::vouchers::Roots;

/// The list of all files at the root of a site.
pub(super) const MANIFEST: &str = "manifest.json";

#[derive(Deserialize)]
struct Manifest {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
    sha256: String,
}

pub(super) fn look(folder: &Path, roots: Option<&Roots>) -> Result<Verdict, Failure> {
    let mut verdict = Verdict { what: "サイト", ..Verdict::default() };
    let place = folder.join(MANIFEST);
    let Ok(manifest) = serde_json::from_slice::<Manifest>(&disk::read(&place)?) else {
        verdict.differs(MANIFEST, Change::Altered, "ファイルの一覧として読み取れません。");
        return Ok(verdict);
    };
    let mut known = BTreeSet::from([MANIFEST.to_owned()]);
    for file in manifest.files {
        verdict.looked_at += 1;
        if !disk::stays_inside(&file.path) {
            verdict.differs(MANIFEST, Change::Altered, format!("「{}」は、サイトの外を指しています。", file.path));
            continue;
        }
        match disk::read_if_present(&folder.join(&file.path))? {
            None => verdict.differs(file.path.clone(), Change::Missing, ""),
            Some(bytes) if sha256(&bytes) != file.sha256 => verdict.differs(file.path.clone(), Change::Altered, ""),
            Some(_) => {}
        }
        known.insert(file.path);
    }
    for path in all_files(folder, "")? {
        if !known.contains(&path) {
            verdict.differs(path, Change::Added, "");
        }
    }
    if let Some(bytes) = disk::read_if_present(&folder.join(LEDGER))? {
        let ledger = ledger(&bytes, LEDGER, &mut verdict);
        published(folder, ledger, &mut verdict)?;
        vouchers::hold(&vouchers::read(folder)?, roots, &mut verdict)?;
    }
    Ok(verdict)
}

/// Holds what stands at the addresses of published files against the ledger: a manifest can be written anew.
fn published(folder: &Path, ledger: Ledger, verdict: &mut Verdict) -> Result<(), Failure> {
    let archive = Archive::of(ledger);
    for ((document, version), frozen) in archive.all_frozen() {
        let page = format!("{document}/{version}/index.html");
        let shown = disk::read_if_present(&folder.join(&page))?;
        if shown.is_none() {
            verdict.differs(page, Change::Missing, format!("公表台帳の第{}号で公表した版のページです。", frozen.entry));
        }
        // A document that is withdrawn or bears another id today has another page there, and no files.
        let fingerprint = archive.fingerprint(frozen.entry).unwrap_or_default();
        let is_shown = shown.is_some_and(|page| String::from_utf8_lossy(&page).contains(fingerprint));
        for piece in frozen.pieces.values() {
            let path = format!("{document}/{version}/{}", piece.path);
            let Some(bytes) = disk::read_if_present(&folder.join(&path))? else {
                if is_shown {
                    verdict.differs(path, Change::Missing, format!("公表台帳の第{}号のファイルです。", frozen.entry));
                }
                continue;
            };
            if sha256(&bytes) != piece.sha256 {
                verdict.differs(path, Change::Altered, format!("公表台帳の第{}号と違います。", frozen.entry));
            }
        }
    }
    Ok(())
}

/// Paths of all files in a folder, with `/`.
pub(super) fn all_files(folder: &Path, inside: &str) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for entry in disk::list(&folder.join(inside))? {
        let path = if inside.is_empty() { entry.name.clone() } else { format!("{inside}/{}", entry.name) };
        match entry.kind {
            Kind::Folder => files.extend(all_files(folder, &path)?),
            Kind::File | Kind::Other => files.push(path),
        }
    }
    Ok(files)
}
