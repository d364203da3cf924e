//! What the page of a consultation says of its call: the ways to comment while comments are taken, and the drafts.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::compare_address;
use crate::fingerprint;
use crate::model::Call;
use crate::model::Phase;
use crate::model::Reference;
use crate::model::Standing;
use crate::model::State;
use crate::model::call_keys;

use super::phase_views::TimeView;
use super::phase_views::TimedView;
use super::phase_views::timed;
use super::standing_words::instead_of_channels;
use super::view::LinkView;

/// What a reader can do, and when.
#[derive(Debug, Serialize)]
pub(super) struct ActionView {
    pub(super) href: String,
    pub(super) label: &'static str,
    /// What it is done with; empty where the label says all.
    pub(super) what: String,
    pub(super) time: TimeView,
}

/// A piece of a stage: blocks that hold for a time, and what stands in their place at others.
#[derive(Debug, Serialize)]
pub(super) struct Piece {
    pub(super) blocks: Vec<tera::Value>,
    /// None where the blocks may not be shown from now on.
    pub(super) time: Option<TimeView>,
    pub(super) instead: Vec<TimedView>,
}

/// A version that is put to the public, with what belongs to it.
#[derive(Debug, Serialize)]
pub(super) struct DraftView {
    pub(super) label: String,
    pub(super) href: String,
    /// Of the text that is put to the public; empty until it is in the ledger.
    fingerprint: String,
    /// Its files in one; empty until it is in the ledger.
    bundle_href: String,
    /// What it changes, what became of it.
    changes: Vec<LinkView>,
}

/// The blocks of a call in pieces: who sends comments where is shown only while they are taken.
pub(super) fn pieces(site: &Site, call: &Call, phases: &[Phase], blocks: &[tera::Value]) -> Vec<Piece> {
    let is_of = |block: &tera::Value, kinds: &[&str]| {
        block.get_from_path("kind").and_then(tera::Value::as_str).is_some_and(|kind| kinds.contains(&kind))
    };
    let is_channels = |block: &tera::Value| {
        is_of(block, &["table"]) && block.get_from_path("id").and_then(tera::Value::as_str) == Some(call_keys::CHANNELS)
    };
    let always = |blocks: &[tera::Value]| Piece {
        blocks: blocks.to_vec(),
        time: Some(TimeView::default()),
        instead: Vec::new(),
    };
    let Some(from) = blocks.iter().position(is_channels) else { return vec![always(blocks)] };
    // What is said of the channels, and what helps with them, stands behind their table.
    let is_help = |block: &tera::Value| {
        let id = block.get_from_path("id").and_then(tera::Value::as_str);
        is_of(block, &["item"]) && id.is_some_and(|id| call_keys::HELP.contains(&id))
    };
    let belongs = |block: &&tera::Value| is_of(block, &["led", "finding"]) || is_help(block);
    let behind = blocks[from + 1..].iter().take_while(belongs).count();
    let until = from + 1 + behind;
    let say = |phase: &Phase| match phase.standing {
        Standing::Open => String::new(),
        _ => instead_of_channels(site, call, phase),
    };
    let channels =
        Piece { blocks: blocks[from..until].to_vec(), time: TimeView::of_taking(phases), instead: timed(phases, say) };
    vec![always(&blocks[..from]), channels, always(&blocks[until..])]
}

/// The versions that are put to the public, as far as they can be read here.
pub(super) fn drafts(site: &Site, document: &Document) -> Vec<DraftView> {
    let named = document.call(site.tree).map_or(&[][..], |call| &call.drafts);
    let shown = named.iter().filter(|draft| site.addresses.contains(&draft.address()));
    shown.map(|draft| draft_view(site, draft)).collect()
}

fn draft_view(site: &Site, draft: &Reference) -> DraftView {
    let view = DraftView {
        label: site.called(draft),
        href: site.address_of(draft),
        fingerprint: String::new(),
        bundle_href: String::new(),
        changes: Vec::new(),
    };
    let found = site.document(&draft.document).and_then(|document| {
        let name = |at: usize| site.tree.cards[document.versions[at].card].version.name;
        let at = (0..document.versions.len()).find(|at| Some(name(*at)) == draft.version)?;
        Some((document, at))
    });
    let Some((document, at)) = found else { return view };
    let version = &site.tree.cards[document.versions[at].card].version;
    let archive = &site.tree.archive;
    let frozen = archive.frozen(&version.document, version.name);
    let fingerprint = frozen.and_then(|frozen| archive.fingerprint(frozen.entry)).map(fingerprint::short);
    let bundle = format!("{}{}.zip", version.address(), version.file_stem());
    DraftView {
        fingerprint: fingerprint.unwrap_or_default(),
        bundle_href: if site.addresses.contains(&bundle) { bundle } else { String::new() },
        changes: changes(site, document, at),
        ..view
    }
}

/// What a draft changes in the version that was decided before it, and what became of it: in a newer draft, in the version
/// that was decided.
fn changes(site: &Site, document: &Document, at: usize) -> Vec<LinkView> {
    let version = |at: usize| &site.tree.cards[document.versions[at].card].version;
    let link = |pair: [usize; 2], label: String| {
        let address = compare_address(version(pair[0]), version(pair[1]));
        site.addresses.contains(&address).then(|| LinkView::to(label, address))
    };
    let [name, decided] = [Some(version(at).name), version(at).name.decided()];
    let before = (0..at).rev().find(|other| !version(*other).name.is_draft());
    let before = before.and_then(|before| {
        let called = version(before).name.called();
        link([before, at], format!("{called}から、この案で変わるところを見る"))
    });
    let later = (at + 1..document.versions.len()).filter(|later| {
        let other = version(*later).name;
        (other.decided() == decided || Some(other) == decided) && Some(other) != name
    });
    let later = later.filter(|later| document.versions[*later].state != State::Private).filter_map(|later| {
        let called = version(later).name.called();
        link([at, later], format!("この案から、{called}までに変わったところを見る"))
    });
    before.into_iter().chain(later).collect()
}
