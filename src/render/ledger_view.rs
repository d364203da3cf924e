//! What the ledger says of a version, on the pages of that version.

use serde::Serialize;

use crate::archive::Act;
use crate::archive::Entry;
use crate::assemble::Site;
use crate::assemble::VERIFYING;
use crate::assemble::former_address;
use crate::fingerprint;
use crate::read::Card;
use crate::text::Instant;

use super::view::DateView;
use super::view::LinkView;

/// What the ledger says of a version.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LedgerView {
    entry: usize,
    seal: String,
    seal_full: String,
    href: &'static str,
    corrections: Vec<CorrectionView>,
}

/// A correction of a version, with the files as they were before.
#[derive(Debug, Clone, Serialize)]
struct CorrectionView {
    entry: usize,
    day: Option<DateView>,
    reason: Option<String>,
    is_hidden: bool,
    former: Vec<LinkView>,
}

impl LedgerView {
    /// `None` for a version that is not published.
    pub(super) fn of(site: &Site, card: &Card) -> Option<Self> {
        let line = site.line_of(card)?;
        let archive = &site.tree.archive;
        let names = line.entry.names()?;
        let entries = archive.ledger.lines_of_version(&names).map(|line| &line.entry);
        let corrections = entries.filter(|entry| entry.act == Act::Corrected && entry.entry <= line.entry.entry);
        Some(Self {
            entry: line.entry.entry,
            seal: fingerprint::short(&line.seal),
            seal_full: line.seal.clone(),
            href: VERIFYING,
            corrections: corrections.map(|entry| correction(site, card, entry)).collect(),
        })
    }
}

fn correction(site: &Site, card: &Card, entry: &Entry) -> CorrectionView {
    let former = entry.corrects.and_then(|corrected| site.tree.archive.ledger.entry(corrected));
    let frozen = site.tree.archive.frozen(&card.version.document, card.version.name);
    let is_shown = frozen.is_some_and(|frozen| {
        frozen.corrected.iter().any(|former| Some(former.entry) == entry.corrects && former.is_shown)
    });
    let former = former.filter(|_| is_shown);
    let files = former.into_iter().flat_map(|former| former.files.iter().map(move |piece| (former.entry, piece)));
    CorrectionView {
        entry: entry.entry,
        day: entry.recorded_at().map(|at: Instant| DateView::from(at.date())),
        reason: entry.reason.clone(),
        is_hidden: !is_shown,
        former: files.map(|(at, piece)| LinkView::to(&*piece.path, former_address(card, at, piece))).collect(),
    }
}
