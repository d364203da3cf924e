//! Documents with their versions and states at an instant.

use crate::model::DocumentId;
use crate::model::State;
use crate::read::SourceTree;
use crate::text::Instant;

use super::Drafts;

/// A document and the versions of it that are shown, oldest first.
#[derive(Debug)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its versions; never empty.
    pub versions: Vec<Shown>,
    /// Place in `versions` of the one that speaks for the document: the current one, in previews else the latest.
    pub front: usize,
}

/// A version that is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Place of its card in the source tree.
    pub card: usize,
    /// Its state at the instant.
    pub state: State,
}

/// Groups cards by document and derives states; the cards are sorted by document and version already.
pub fn documents(tree: &SourceTree, instant: Instant, drafts: Drafts) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut at = 0;
    while let Some(first) = tree.cards.get(at) {
        let id = first.version.document.clone();
        let end = at + tree.cards[at..].iter().take_while(|card| card.version.document == id).count();
        let versions: Vec<Shown> = states(tree, at..end, instant)
            .into_iter()
            .filter(|shown| drafts == Drafts::Included || shown.state.is_public())
            .collect();
        if let Some(last) = versions.len().checked_sub(1) {
            let front = versions.iter().position(|shown| shown.state == State::Current).unwrap_or(last);
            documents.push(Document { id, versions, front });
        }
        at = end;
    }
    documents
}

/// The current version is the one published last at the instant; of two on one day, the later number.
fn states(tree: &SourceTree, range: std::ops::Range<usize>, instant: Instant) -> Vec<Shown> {
    let public = range.clone().filter(|card| tree.cards[*card].version.is_public_at(instant));
    let current = public.max_by_key(|card| (tree.cards[*card].version.published, tree.cards[*card].version.name));
    let state = |card: usize| {
        let version = &tree.cards[card].version;
        match version.published {
            _ if Some(card) == current => State::Current,
            _ if version.is_public_at(instant) => State::Past,
            Some(_) if !version.name.is_draft() => State::Scheduled,
            _ => State::Private,
        }
    };
    range.map(|card| Shown { card, state: state(card) }).collect()
}
