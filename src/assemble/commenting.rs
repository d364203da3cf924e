//! Where comments on the drafts of a call are written: a page for the call, and a sheet for every part of a draft.

use std::collections::BTreeMap;

use crate::form::Part;
use crate::model::DocumentId;
use crate::model::Reference;
use crate::model::Version;
use crate::model::VersionName;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;

use super::document::Document;
use super::output::Make;
use super::output::Output;

/// The calls that put a version to the public, by the version; all of them are shown.
pub type Commenting = BTreeMap<(DocumentId, VersionName), Vec<DocumentId>>;

/// Which versions are commented on for which calls: those of calls that are held.
pub(super) fn commenting(tree: &SourceTree, documents: &[Document]) -> Commenting {
    let mut commenting = Commenting::new();
    for document in documents {
        let drafts = document.call(tree).filter(|call| call.is_held).map_or(&[][..], |call| &call.drafts);
        for draft in drafts {
            let found = documents.binary_search_by(|other| other.id.cmp(&draft.document));
            let Some((version, drafted)) = draft.version.zip(found.ok().map(|at| &documents[at])) else { continue };
            let mut shown = drafted.versions.iter().map(|shown| tree.cards[shown.card].version.name);
            if shown.any(|name| name == version) {
                let calls: &mut Vec<_> = commenting.entry((draft.document.clone(), version)).or_default();
                if !calls.contains(&document.id) {
                    calls.push(document.id.clone());
                }
            }
        }
    }
    commenting
}

/// The page on which comments for a call are written.
pub fn comment_address(call: &DocumentId) -> String {
    format!("{}comment/", call.address())
}

/// The sheet on which comments on a part of a draft are written.
pub fn sheet_address(call: &DocumentId, version: &Version, part: &Part) -> String {
    format!("{}{}{}/", comment_address(call), version.address().trim_start_matches('/'), part.key)
}

/// Name of the slip for a call, or for a part of a draft of it.
pub fn slip_name(call: &DocumentId, part: Option<&Part>) -> String {
    let part = part.map(|part| format!("-{}", part.key)).unwrap_or_default();
    format!("ikenhyo-{}{part}.txt", call.last())
}

/// Where the blank slip for a call stands, as a file of this kind.
pub fn slip_address(call: &DocumentId, ending: &str) -> String {
    format!("{}{}{ending}", comment_address(call), slip_name(call, None).trim_end_matches(".txt"))
}

/// What a call has where some draft of it can be commented on.
pub(super) fn of_call(commenting: &Commenting, call: &DocumentId, has_paper: bool) -> Vec<Output> {
    if !commenting.values().flatten().any(|id| id == call) {
        return Vec::new();
    }
    let home = comment_address(call);
    let slip = |ending: &str, make: Make| Output::file(&slip_address(call, ending), make);
    let mut outputs =
        vec![Output::page(&home, Make::Commenting), slip(".txt", Make::Slip), slip(".docx", Make::SlipDocument)];
    outputs.extend(has_paper.then(|| slip(".pdf", Make::SlipPaper)));
    outputs
}

/// The sheets of the drafts of a call, shown or not.
fn sheets(tree: &SourceTree, call: &DocumentId, drafts: &[&Reference]) -> Vec<String> {
    let is_named = |version: &Version| {
        drafts.iter().any(|draft| draft.document == version.document && draft.version == Some(version.name))
    };
    let cards = tree.cards.iter().filter(|card| is_named(&card.version));
    let addresses = cards.flat_map(|card| card.form.parts.iter().map(|part| sheet_address(call, &card.version, part)));
    addresses.collect()
}

/// The pages on which comments could be written for a call, whatever became of it.
pub(super) fn pages(tree: &SourceTree, id: &DocumentId) -> Vec<String> {
    let calls = tree.cards.iter().filter(|card| card.version.document == *id).filter_map(|card| card.call.as_ref());
    let named: Vec<&Reference> = calls.filter(|call| call.is_held).flat_map(|call| &call.drafts).collect();
    let mut pages = sheets(tree, id, &named);
    pages.extend((!pages.is_empty()).then(|| comment_address(id)));
    pages
}

/// The pages on which a document that is withdrawn at an instant could be commented on for calls that still stand.
pub(super) fn pages_about(tree: &SourceTree, id: &DocumentId, instant: Instant) -> Vec<String> {
    let mut pages = Vec::new();
    for asking in tree.cards.iter().filter(|card| card.version.is_public_at(instant)) {
        let Some(call) = asking.call.as_ref().filter(|call| call.is_held) else { continue };
        let own: Vec<&Reference> = call.drafts.iter().filter(|draft| draft.document == *id).collect();
        let home = &asking.version.document;
        if own.is_empty() || tree.is_withdrawn(home, instant) {
            continue;
        }
        pages.extend(sheets(tree, home, &own));
        // Where nothing is left to comment on, the first draft answers for the page of the call.
        let is_first = call.drafts.first().is_some_and(|draft| draft.document == *id);
        let is_over = is_first && call.drafts.iter().all(|draft| tree.is_withdrawn(&draft.document, instant));
        pages.extend(is_over.then(|| comment_address(home)));
    }
    pages
}

/// What a draft has for the calls that ask about it.
pub(super) fn of_draft(commenting: &Commenting, card: &Card) -> Vec<Output> {
    let version = &card.version;
    let calls = commenting.get(&(version.document.clone(), version.name));
    let mut outputs = Vec::new();
    for call in calls.into_iter().flatten() {
        for (at, part) in card.form.parts.iter().enumerate() {
            let address = sheet_address(call, version, part);
            let slip = format!("{address}{}", slip_name(call, Some(part)));
            outputs.push(Output::page(&address, Make::Sheet(call.clone(), at)));
            outputs.push(Output::file(&slip, Make::SheetSlip(call.clone(), at)));
            outputs.push(Output::file(&format!("{address}items.js"), Make::SheetItems(at)));
        }
    }
    outputs
}
