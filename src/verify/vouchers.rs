//! Signatures and time stamps of entries, held against the ledger and against those whose signatures count.

use std::collections::BTreeMap;
use std::path::Path;

use crate::archive::Line;
use crate::archive::Signers;
use crate::archive::Voucher;
use crate::archive::signers_place;
use crate::archive::stamped;
use crate::attest::Fault;
use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;

use super::Change;
use super::Verdict;
use super::site::all_files;
use super::sums::Files;

const COMPARE_KEYS: &str = "鍵がその人のものかは、ほかの方法で知らされた鍵の指紋（SHA256:…）と見比べてください。";

/// Certificates of authorities that the caller trusts, with the file that they were read from.
pub(super) struct Roots<'a> {
    pub(super) file: &'a Path,
    pub(super) bytes: Vec<u8>,
}

/// Reads what vouches for entries from an archive or a site; a file by a hidden name was left by a power cut.
pub(super) fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    for inside in Voucher::ALL.map(Voucher::folder) {
        if disk::kind(&folder.join(inside)) == Some(Kind::Folder) {
            for path in all_files(folder, inside)?.into_iter().filter(|path| !path.contains("/.")) {
                let bytes = disk::read(&folder.join(&path))?;
                files.insert(path, bytes);
            }
        }
    }
    Ok(files)
}

/// Holds signatures and time stamps, by path, against the entries of a verdict.
///
/// # Errors
/// When the certificates of the caller cannot be read.
pub(super) fn hold(files: &Files, roots: Option<&Roots>, verdict: &mut Verdict) -> Result<(), Failure> {
    let signers = signers(files, verdict);
    let lines = std::mem::take(&mut verdict.lines);
    let by_seal: BTreeMap<&str, &Line> = lines.iter().map(|line| (line.seal.as_str(), line)).collect();
    let (mut signed, mut stamps) = (BTreeMap::new(), BTreeMap::new());
    let mut trust = None;
    for (path, bytes) in files.iter().filter(|(path, _)| **path != signers_place()) {
        let Some((voucher, seal)) = named(path) else { continue };
        let Some(line) = seal.and_then(|seal| by_seal.get(seal)) else {
            // A manifest may have told of it already.
            if !verdict.differences.iter().any(|difference| difference.path == *path) {
                verdict.differs(path.clone(), Change::Added, "公表台帳のどの記載のものでもありません。");
            }
            continue;
        };
        let entry = line.entry.entry;
        match (voucher, &signers) {
            (Voucher::Signature, None) => {}
            (Voucher::Signature, Some(signers)) => match signers.judge(&line.bytes, bytes) {
                Ok(by) => {
                    signed.insert(entry, format!("署名: 第{entry}号 {}（{}、鍵 {}）", by.name, by.id, by.fingerprint));
                }
                Err(why) => verdict.differs(path.clone(), Change::Altered, why.to_string()),
            },
            (Voucher::Stamp, _) => match stamped(line, bytes, roots.map(|roots| roots.bytes.as_slice())) {
                Ok(stamp) => {
                    let when = stamp.instant.in_full();
                    stamps.insert(entry, format!("時刻の証明: 第{entry}号 {when}（{}）", stamp.signer));
                    trust = Some(stamp.trust.to_string());
                }
                Err(Fault::RootUnreadable) => return Err(unreadable(roots)),
                Err(fault) => verdict.differs(path.clone(), Change::Altered, fault.to_string()),
            },
        }
    }
    verdict.lines = lines;
    if !signed.is_empty() {
        signed.insert(usize::MAX, COMPARE_KEYS.to_owned());
    }
    if trust.is_none() && roots.is_some() {
        trust = Some("確かめられた時刻の証明がないため、--ca の証明書は使いませんでした。".to_owned());
    }
    verdict.notes.extend(signed.into_values().chain(stamps.into_values()).chain(trust));
    Ok(())
}

/// What a file vouches by, and the seal that its name says it is for; `None` for a file of another folder.
fn named(path: &str) -> Option<(Voucher, Option<&str>)> {
    let (folder, name) = path.split_once('/')?;
    let voucher = Voucher::ALL.into_iter().find(|voucher| voucher.folder() == folder)?;
    Some((voucher, voucher.seal_of(name)))
}

/// Those whose signatures count; `None` where that is not known.
fn signers(files: &Files, verdict: &mut Verdict) -> Option<Signers> {
    let place = signers_place();
    match files.get(&place).map(|file| Signers::read(file)) {
        Some(Ok(signers)) => Some(signers),
        Some(Err(line)) => {
            let note = format!("{line}行目を、署名する人の公開鍵として読み取れません。署名は確かめていません。");
            verdict.differs(place, Change::Altered, note);
            None
        }
        None => {
            let folder = format!("{}/", Voucher::Signature.folder());
            if files.keys().any(|path| path.starts_with(&folder)) {
                let note = "署名する人の一覧がないため、署名を確かめられません。";
                verdict.differs(place, Change::Missing, note);
            }
            None
        }
    }
}

fn unreadable(roots: Option<&Roots>) -> Failure {
    let file = roots.map_or(Path::new(""), |roots| roots.file);
    Failure::at("確かめられませんでした。", file, Fault::RootUnreadable.to_string())
}
