//! An archive: its ledger, the bytes it vouches for, and the sources beside it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use crate::archive::Act;
use crate::archive::LEDGER;
use crate::archive::Ledger;
use crate::archive::Leftover;
use crate::archive::OBJECTS;
use crate::archive::SOURCES;
use crate::archive::SourceDigest;
use crate::archive::Sources;
use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint::sha256;
use crate::model::DocumentId;
use crate::model::Layout;
use crate::model::VersionName;
use crate::model::Withdrawal;

use super::Change;
use super::Verdict;
use super::vouchers;
use super::vouchers::Roots;

/// Rows that an import could not place; they are no source.
const UNPLACED: &str = "unplaced.toml";

pub(super) fn look(folder: &Path, roots: Option<&Roots>) -> Result<Verdict, Failure> {
    let mut verdict = Verdict { what: "公表の保存庫", ..Verdict::default() };
    let ledger = ledger(&disk::read(&folder.join(LEDGER))?, LEDGER, &mut verdict);
    let mut findings = Findings::default();
    let kept = Sources::read(folder, &mut findings)?;
    if verdict.differences.is_empty() && Leftover::of(folder)?.is_none() {
        for fault in kept.faults(&ledger) {
            verdict.differs(LEDGER, Change::Altered, format!("{}行目: {}", fault.line, fault.message));
        }
    }
    objects(folder, &ledger, &mut verdict)?;
    strangers(folder, &mut verdict)?;
    let files = vouchers::read(folder)?;
    verdict.looked_at += files.len();
    vouchers::hold(&files, roots, &mut verdict)?;
    if let Some(content) = folder.parent().filter(|content| disk::kind(&content.join("site.toml")).is_some()) {
        for finding in findings.iter() {
            verdict.differs(SOURCES, Change::Altered, finding.message.clone());
        }
        sources(content, &kept, &ledger, &mut verdict)?;
    }
    verdict.notes.extend(cut_off(folder)?);
    Ok(verdict)
}

/// Reads a ledger and tells of the line in which it is wrong.
pub(super) fn ledger(bytes: &[u8], path: &str, verdict: &mut Verdict) -> Ledger {
    let (ledger, faults) = Ledger::read(bytes);
    for fault in faults {
        verdict.differs(path, Change::Altered, format!("{}行目: {}", fault.line, fault.message));
    }
    verdict.looked_at += 1;
    verdict.head = Some(ledger.head().to_owned());
    verdict.lines = ledger.lines().to_vec();
    ledger
}

/// Every digest that the ledger vouches for, with what it is of.
fn vouched(ledger: &Ledger) -> BTreeMap<&str, String> {
    let mut vouched = BTreeMap::new();
    for entry in ledger.lines().iter().map(|line| &line.entry) {
        let form = [(entry.form.sha256.as_str(), format!("様式 {}", entry.form.name))];
        let file = |path: &str| format!("第{}号 {}/{}/{path}", entry.entry, entry.document, entry.version);
        let files = entry.files.iter().map(|piece| (piece.sha256.as_str(), file(&piece.path)));
        for (digest, called) in files.chain(form) {
            vouched.entry(digest).or_insert(called);
        }
    }
    vouched
}

fn objects(folder: &Path, ledger: &Ledger, verdict: &mut Verdict) -> Result<(), Failure> {
    let vouched = vouched(ledger);
    let leftover = Leftover::of(folder)?.map(|leftover| leftover.objects).unwrap_or_default();
    let objects = folder.join(OBJECTS);
    for (digest, called) in &vouched {
        let path = format!("{OBJECTS}/{digest}");
        verdict.looked_at += 1;
        match disk::read_if_present(&objects.join(digest))? {
            None => verdict.differs(path, Change::Missing, format!("{called} の内容です。")),
            Some(bytes) if sha256(&bytes) != *digest => {
                verdict.differs(path, Change::Altered, format!("{called} の内容です。"));
            }
            Some(_) => {}
        }
    }
    if disk::kind(&objects) != Some(Kind::Folder) {
        return Ok(());
    }
    for entry in disk::list(&objects)?.into_iter().filter(|entry| !vouched.contains_key(entry.name.as_str())) {
        if !leftover.contains(&entry.name) {
            let note = "公表台帳のどの記載にもないファイルです。";
            verdict.differs(format!("{OBJECTS}/{}", entry.name), Change::Added, note);
        }
    }
    Ok(())
}

/// Files of the archive that no part of the program made.
fn strangers(folder: &Path, verdict: &mut Verdict) -> Result<(), Failure> {
    let own = [LEDGER, OBJECTS, SOURCES, crate::archive::SIGNATURES, crate::archive::TIMESTAMPS];
    for entry in disk::list(folder)?.into_iter().filter(|entry| !entry.name.starts_with('.')) {
        if !own.contains(&entry.name.as_str()) {
            verdict.differs(entry.name, Change::Added, "公表の保存庫のファイルではありません。");
        }
    }
    Ok(())
}

/// That a publication was cut off, and which state the archive is in.
fn cut_off(folder: &Path) -> Result<Option<String>, Failure> {
    Ok(Leftover::of(folder)?.map(|_| {
        "公表の作業が、途中で止まった跡があります。公表台帳に載った記載までが公表した状態で、載っていないものは公表していません。もう一度「juran publish」を実行すると、続きを公表し、跡を片付けます。".to_owned()
    }))
}

/// Holds the sources of published versions against their digests.
fn sources(content: &Path, sources: &Sources, ledger: &Ledger, verdict: &mut Verdict) -> Result<(), Failure> {
    let mut valid: BTreeMap<(DocumentId, VersionName), usize> = BTreeMap::new();
    for entry in ledger.lines().iter().map(|line| &line.entry).filter(|entry| entry.act != Act::Added) {
        valid.extend(entry.names().map(|names| (names, entry.entry)));
    }
    for ((document, version), entry) in valid {
        let Some(files) = sources.of(entry) else {
            verdict.differs(SOURCES, Change::Missing, format!("第{entry}号の元のファイルの控えがありません。"));
            continue;
        };
        let stages = document.kind().is_some_and(|kind| kind.layout == Layout::Stages);
        let place = if stages { document.to_string() } else { format!("{document}/{version}") };
        if disk::kind(&content.join(&place)).is_none() && has_gone_by_rule(content, &document)? {
            verdict.notes.push(format!(
                "「{place}」の元のファイルは、文書の名前の変更か公表の取りやめのために、そこにありません。"
            ));
            continue;
        }
        for file in files {
            verdict.looked_at += 1;
            let path = format!("{place}/{}", file.path);
            match disk::read_if_present(&content.join(&path))? {
                None => verdict.differs(format!("../{path}"), Change::Missing, "公表した版の元のファイルです。"),
                Some(bytes) if SourceDigest::of(&file.path, &bytes) != *file => {
                    verdict.differs(format!("../{path}"), Change::Altered, "公表した版の元のファイルです。");
                }
                Some(_) => {}
            }
        }
        if !stages {
            added_sources(content, &place, files, verdict)?;
        }
    }
    Ok(())
}

/// Whether a document bears another id today, or says that it is no longer published.
fn has_gone_by_rule(content: &Path, document: &DocumentId) -> Result<bool, Failure> {
    if disk::kind(&content.join(document.to_string()).join(Withdrawal::FILE)).is_some() {
        return Ok(true);
    }
    let place = content.join(document.to_string());
    let Some(siblings) = place.parent().filter(|folder| disk::kind(folder) == Some(Kind::Folder)) else {
        return Ok(false);
    };
    let former = format!("\"{}\"", document.last());
    for sibling in disk::list(siblings)?.into_iter().filter(|entry| entry.kind == Kind::Folder) {
        for version in disk::list(&sibling.path)?.into_iter().filter(|entry| entry.kind == Kind::Folder) {
            for file in disk::list(&version.path)?.into_iter().filter(|entry| entry.kind == Kind::File) {
                let words = String::from_utf8_lossy(&disk::read(&file.path)?).into_owned();
                if words.lines().any(|line| line.starts_with("aliases") && line.contains(&former)) {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// Files that carry items and were not there when the version was published.
fn added_sources(content: &Path, place: &str, files: &[SourceDigest], verdict: &mut Verdict) -> Result<(), Failure> {
    let known: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let folder = content.join(place);
    if disk::kind(&folder) != Some(Kind::Folder) {
        return Ok(());
    }
    for entry in disk::list(&folder)?.into_iter().filter(|entry| !known.contains(entry.name.as_str())) {
        let carries_items = entry.name.ends_with(".toml") || entry.name.ends_with(".md");
        if carries_items && entry.name != UNPLACED {
            let note = "公表した版に、公表したときにはなかったファイルです。";
            verdict.differs(format!("../{place}/{}", entry.name), Change::Added, note);
        }
    }
    Ok(())
}
