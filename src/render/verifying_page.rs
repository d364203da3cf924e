//! The page that says how to verify what was published, and what the ledger says of a version.

use serde::Serialize;

use crate::archive::Act;
use crate::archive::Entry;
use crate::archive::LEDGER;
use crate::assemble::Site;
use crate::assemble::VERIFYING;
use crate::assemble::former_address;
use crate::finding::Findings;
use crate::fingerprint;
use crate::read::Card;
use crate::text::Instant;

use super::frame::Frame;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// Title of the page.
pub(super) const TITLE: &str = "公表した内容の確かめ方";

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
    /// `None` for a version that the ledger did not have at the instant of the site.
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
    let former = former.filter(|_| !entry.hides_former);
    let files = former.into_iter().flat_map(|former| former.files.iter().map(move |piece| (former.entry, piece)));
    CorrectionView {
        entry: entry.entry,
        day: entry.recorded_at().map(|at: Instant| DateView::from(at.date())),
        reason: entry.reason.clone(),
        is_hidden: entry.hides_former,
        former: files.map(|(at, piece)| LinkView::to(&*piece.path, former_address(card, at, piece))).collect(),
    }
}

/// How to verify what was published, with tools that people have.
pub fn verifying(site: &Site, theme: &Theme, findings: &mut Findings) -> String {
    let frame = Frame {
        title: TITLE.to_owned(),
        heading: TITLE.to_owned(),
        lead: None,
        address: VERIFYING.to_owned(),
        crumbs: vec![LinkView::to("トップページ", "/"), LinkView::here(TITLE)],
        banners: Vec::new(),
    };
    let lines = site.lines();
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("ledger_href", &format!("/{LEDGER}"));
    context.insert("count", &lines.len());
    if let Some(last) = lines.last() {
        let day = last.entry.recorded_at().map(|at| DateView::from(at.date()));
        context.insert("head", &fingerprint::short(&last.seal));
        context.insert("head_full", &last.seal);
        context.insert("day", &day);
    }
    theme.print("verify.html", context, findings)
}
