//! What may happen to a published version: a correction that keeps both texts, or a file that is added.

use std::collections::BTreeSet;

use crate::archive::ADDED;
use crate::archive::Act;
use crate::archive::Addition;
use crate::archive::Archive;
use crate::archive::Entry;
use crate::archive::Piece;
use crate::archive::SourceDigest;
use crate::assemble::Shown;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::fingerprint::sha256;
use crate::inspect;
use crate::model::DocumentId;
use crate::model::VersionName;

use super::Press;

/// A correction（訂正）of a published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub version: VersionName,
    /// Why, as the page will say.
    pub reason: String,
    /// Whether the text before is kept by the office alone, because it must not be read.
    pub hides_former: bool,
}

/// A file that is added to a published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplement {
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub version: VersionName,
    /// Its name: ASCII, lower case.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl Press<'_> {
    /// The entry of a correction; `None` where nothing of the version changed.
    pub(super) fn correct(
        &self,
        correction: &Correction,
        archive: &Archive,
        addition: &mut Addition,
        findings: &mut Findings,
    ) -> Result<Option<(Entry, Vec<SourceDigest>)>, Failure> {
        let (former, shown) = self.published((&correction.document, correction.version), archive)?;
        let (entry, sources) = self.freeze(shown, archive, addition, findings)?;
        let frozen = archive.frozen(&correction.document, correction.version);
        let shows_former = frozen.is_some_and(|frozen| frozen.corrected.iter().any(|former| former.is_shown));
        let is_same = archive.sources_of(former.entry).is_some_and(|before| before == sources);
        // Whoever forgot to hide what was corrected can do so without another change.
        if is_same && !(correction.hides_former && shows_former) {
            return Ok(None);
        }
        let now = self.pages_of(&correction.document, correction.version);
        let pages: BTreeSet<&String> = former.pages.iter().chain(now).collect();
        let entry = Entry {
            act: Act::Corrected,
            document: former.document.clone(),
            version: former.version.clone(),
            pages: pages.into_iter().cloned().collect(),
            corrects: Some(former.entry),
            reason: Some(correction.reason.clone()),
            hides_former: correction.hides_former,
            ..entry
        };
        Ok(Some((entry, sources)))
    }

    /// The entry of an added file; `None` where the version has the very file already.
    pub(super) fn supplement(
        &self,
        supplement: &Supplement,
        archive: &Archive,
        addition: &mut Addition,
        findings: &mut Findings,
    ) -> Result<Option<Entry>, Failure> {
        let names = (&supplement.document, supplement.version);
        let (valid, shown) = self.published(names, archive)?;
        let path = format!("{ADDED}{}", supplement.name);
        let kept = archive.frozen(names.0, names.1).and_then(|frozen| frozen.pieces.get(&path));
        let bytes = &supplement.bytes;
        match kept {
            Some(kept) if kept.sha256 == sha256(bytes) => return Ok(None),
            Some(_) => {
                let cause = format!(
                    "「{path}」は、すでに公表しています。公表したファイルは置き換えられません。別の名前で加えてください。"
                );
                return Err(archive.refused(&cause));
            }
            None => {}
        }
        let sha256 = addition.keep(bytes)?;
        let card = &self.site.tree.cards[shown.card];
        let place = Place { spot: Some(Spot::file(&supplement.name)), ..card.version.place() };
        let whole = format!("{}{path}", card.version.address().trim_start_matches('/'));
        let has_secrets = !card.secrets.is_empty();
        self.workshop
            .inspector
            .attached(&inspect::Attached { place: &place, path: &whole, bytes, has_secrets }, findings);
        let piece = Piece { path, size: bytes.len() as u64, sha256 };
        let entry = Entry {
            act: Act::Added,
            recorded: self.site.instant.iso(),
            files: vec![piece],
            pages: Vec::new(),
            corrects: None,
            reason: None,
            hides_former: false,
            ..valid.clone()
        };
        Ok(Some(entry))
    }

    /// The entry that is valid for a version, and the version as the site shows it.
    fn published<'e>(
        &self,
        (document, version): (&DocumentId, VersionName),
        archive: &'e Archive,
    ) -> Result<(&'e Entry, Shown), Failure> {
        let entry = archive.frozen(document, version).and_then(|frozen| archive.ledger.entry(frozen.entry));
        let called = version.called();
        let entry = entry.ok_or_else(|| {
            archive.refused(&format!(
                "「{document}」の{called}は、まだ公表台帳に載っていません。先に「juran publish」で公表してください。"
            ))
        })?;
        let shown = self.shown(document, version);
        let shown =
            shown.ok_or_else(|| archive.refused(&format!("「{document}」の{called}が、content にありません。")))?;
        Ok((entry, shown))
    }
}
