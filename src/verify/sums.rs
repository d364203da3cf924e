//! `SHA256SUMS` as `sha256sum` writes it, held against files.

use std::collections::BTreeMap;

use crate::archive::FORM_USED;
use crate::archive::Frozen;
use crate::archive::LEDGER_LINES;
use crate::archive::Ledger;
use crate::archive::PAYLOAD;
use crate::fingerprint::is_sha256;
use crate::fingerprint::sha256;

use super::Change;
use super::Verdict;

/// Name of the list of a folder, or of a bundle that is no bag.
const FILE: &str = "SHA256SUMS";

/// Name of the file that makes a folder a bag (BagIt, RFC 8493), and of its lists: that of the files of the version, and
/// that of all others.
const BAG: &str = "bagit.txt";
const BAG_LISTS: [&str; 2] = ["manifest-sha256.txt", "tagmanifest-sha256.txt"];

/// Files by which a folder is known as one that can be held against its lists.
pub(super) const LISTS: [&str; 4] = [FILE, BAG, BAG_LISTS[0], BAG_LISTS[1]];

/// Files by path, as a folder or a bundle holds them.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Holds files against their lists, and against the entries of the ledger among them.
pub(super) fn hold(files: &Files, verdict: &mut Verdict) {
    verdict.looked_at += files.len();
    let is_bag = files.contains_key(BAG) || BAG_LISTS.iter().any(|list| files.contains_key(*list));
    let lists: &[&str] = if is_bag { &BAG_LISTS } else { &[FILE] };
    let mut listed = BTreeMap::new();
    for name in lists {
        match files.get(*name) {
            Some(list) => listed.extend(read(name, list, verdict)),
            None => {
                let note = "ファイルの一覧がないため、ほかのファイルを確かめられません。";
                return verdict.differs(*name, Change::Missing, note);
            }
        }
    }
    for (path, digest) in &listed {
        match files.get(path) {
            None => verdict.differs(path.clone(), Change::Missing, ""),
            Some(bytes) if sha256(bytes) != *digest => verdict.differs(path.clone(), Change::Altered, ""),
            Some(_) => {}
        }
    }
    // The last list cannot name itself.
    let last = lists.last().copied().unwrap_or_default();
    for path in files.keys().filter(|path| *path != last && !listed.contains_key(*path)) {
        verdict.differs(path.clone(), Change::Added, "");
    }
    match files.get(LEDGER_LINES) {
        Some(lines) => hold_entries(lines, (files, if is_bag { PAYLOAD } else { "" }), verdict),
        None => verdict.notes.push(
            "公表台帳の記載が入っていないため、ファイルの一覧どおりかだけを確かめました。一覧ごと書き換えられていても分かりません。".to_owned(),
        ),
    }
}

fn read(name: &str, list: &[u8], verdict: &mut Verdict) -> BTreeMap<String, String> {
    let mut listed = BTreeMap::new();
    for line in String::from_utf8_lossy(list).lines() {
        match line.split_once("  ").filter(|(digest, _)| is_sha256(digest)) {
            Some((digest, path)) => {
                listed.insert(path.to_owned(), digest.to_owned());
            }
            None => verdict.differs(name, Change::Altered, format!("「{line}」は、一覧の行として読み取れません。")),
        }
    }
    listed
}

/// A bundle holds the entries of its version: each names the files again.
fn hold_entries(lines: &[u8], (files, folder): (&Files, &str), verdict: &mut Verdict) {
    let Some(lines) = Ledger::lines_of(lines) else {
        return verdict.differs(LEDGER_LINES, Change::Altered, "公表台帳の記載として読み取れません。");
    };
    let mut frozen = Frozen::default();
    for line in &lines {
        frozen.take(&line.entry);
    }
    let entry = frozen.entry;
    let vouching = lines.iter().find(|line| line.entry.entry == frozen.entry);
    let form = vouching.map(|line| &line.entry.form).filter(|_| !folder.is_empty());
    let form = form.map(|form| (format!("{folder}{FORM_USED}"), &form.sha256));
    let pieces = frozen.pieces.iter().map(|(path, piece)| (format!("{folder}{path}"), &piece.sha256));
    for (path, digest) in pieces.chain(form) {
        match files.get(&path) {
            None => {
                verdict.differs(path, Change::Missing, format!("公表台帳の第{entry}号にあるファイルです。"));
            }
            Some(bytes) if sha256(bytes) != *digest => {
                verdict.differs(path, Change::Altered, format!("公表台帳の第{entry}号と違います。"));
            }
            Some(_) => {}
        }
    }
    verdict.lines = lines;
}
