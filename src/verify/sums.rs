//! `SHA256SUMS` as `sha256sum` writes it, held against files.

use std::collections::BTreeMap;

use crate::archive::Frozen;
use crate::archive::LEDGER_LINES;
use crate::archive::Ledger;
use crate::fingerprint::is_sha256;
use crate::fingerprint::sha256;

use super::Change;
use super::Verdict;

/// Name of the list.
pub(super) const FILE: &str = "SHA256SUMS";

/// Files by path, as a folder or a bundle holds them.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Holds files against their list, and against the entries of the ledger among them.
pub(super) fn hold(files: &Files, verdict: &mut Verdict) {
    verdict.looked_at += files.len();
    let Some(list) = files.get(FILE) else {
        return verdict.differs(FILE, Change::Missing, "ファイルの一覧がないため、ほかのファイルを確かめられません。");
    };
    let listed = read(list, verdict);
    for (path, digest) in &listed {
        match files.get(path) {
            None => verdict.differs(path.clone(), Change::Missing, ""),
            Some(bytes) if sha256(bytes) != *digest => verdict.differs(path.clone(), Change::Altered, ""),
            Some(_) => {}
        }
    }
    for path in files.keys().filter(|path| *path != FILE && !listed.contains_key(*path)) {
        verdict.differs(path.clone(), Change::Added, "");
    }
    match files.get(LEDGER_LINES) {
        Some(lines) => hold_entries(lines, files, verdict),
        None => verdict.notes.push(
            "公表台帳の記載が入っていないため、ファイルの一覧どおりかだけを確かめました。一覧ごと書き換えられていても分かりません。".to_owned(),
        ),
    }
}

fn read(list: &[u8], verdict: &mut Verdict) -> BTreeMap<String, String> {
    let mut listed = BTreeMap::new();
    for line in String::from_utf8_lossy(list).lines() {
        match line.split_once("  ").filter(|(digest, _)| is_sha256(digest)) {
            Some((digest, path)) => {
                listed.insert(path.to_owned(), digest.to_owned());
            }
            None => verdict.differs(FILE, Change::Altered, format!("「{line}」は、一覧の行として読み取れません。")),
        }
    }
    listed
}

/// A bundle holds the entries of its version: each names the files again.
fn hold_entries(lines: &[u8], files: &Files, verdict: &mut Verdict) {
    let Some(lines) = Ledger::lines_of(lines) else {
        return verdict.differs(LEDGER_LINES, Change::Altered, "公表台帳の記載として読み取れません。");
    };
    let mut frozen = Frozen::default();
    for line in &lines {
        frozen.take(&line.entry);
    }
    let entry = frozen.entry;
    for (path, digest) in frozen.pieces.iter().map(|(path, piece)| (path, &piece.sha256)) {
        match files.get(path) {
            None => {
                verdict.differs(path.clone(), Change::Missing, format!("公表台帳の第{entry}号にあるファイルです。"));
            }
            Some(bytes) if sha256(bytes) != *digest => {
                verdict.differs(path.clone(), Change::Altered, format!("公表台帳の第{entry}号と違います。"));
            }
            Some(_) => {}
        }
    }
    verdict.lines = lines;
}
