//! Documents with their versions and states at an instant.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::Call;
use crate::model::DocumentId;
use crate::model::Phase;
use crate::model::Standing;
use crate::model::State;
use crate::model::VersionName;
use crate::read::SourceTree;
use crate::text::Instant;

use super::Drafts;
use super::history::history;
use super::history::turn;
use super::pairs::pairs;

/// A document and the versions of it that are shown, oldest first.
#[derive(Debug)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its versions; never empty.
    pub versions: Vec<Shown>,
    /// Place in `versions` of the one that speaks for the document: the current one, in previews else the latest.
    pub front: usize,
    /// Places in `versions` of those that are or were the current one, in the order in which they were.
    pub history: Vec<usize>,
    /// Where it stands, for a consultation.
    pub standing: Option<Standing>,
    /// Pairs of places in `versions` that are compared, earlier before later, sorted.
    pub pairs: Vec<[usize; 2]>,
}

impl Document {
    /// The call of a consultation.
    pub fn call<'t>(&self, tree: &'t SourceTree) -> Option<&'t Call> {
        self.versions.iter().find_map(|shown| tree.cards[shown.card].call.as_ref())
    }

    /// The address of what happened in a consultation, for programs that tell people of news.
    pub fn feed(&self) -> String {
        format!("{}feed.xml", self.id.address())
    }

    /// The address of the days of a consultation, for calendars.
    pub fn calendar(&self) -> String {
        format!("{}calendar.ics", self.id.address())
    }

    /// Where a consultation stands at an instant and, by the clock alone, from then on; empty for other documents.
    pub fn phases(&self, tree: &SourceTree, instant: Instant) -> Vec<Phase> {
        let Some(standing) = self.standing else { return Vec::new() };
        let call = self.call(tree).map(|call| call.phases(instant, standing == Standing::Answered));
        call.unwrap_or_else(|| vec![Phase::lasting(standing)])
    }

    /// Sorts consultations: those one can answer first, the next to close before the others; of those that are over, the
    /// last first.
    pub fn urgency(
        &self,
        tree: &SourceTree,
        instant: Instant,
    ) -> (Option<Standing>, Option<Instant>, Reverse<Option<Instant>>) {
        let closes = self.call(tree).and_then(|call| call.closes(instant));
        match self.standing {
            Some(Standing::Open | Standing::Announced) => (self.standing, closes, Reverse(None)),
            standing => (standing, None, Reverse(closes)),
        }
    }
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
    let consulted = consulted(tree, instant);
    let mut documents: Vec<Document> = Vec::new();
    let mut at = 0;
    while let Some(first) = tree.cards.get(at) {
        let id = &first.version.document;
        let end = at + tree.cards[at..].iter().take_while(|card| card.version.document == *id).count();
        if !tree.is_withdrawn(id, instant) {
            documents.extend(document(tree, at..end, instant, drafts, &consulted));
        }
        at = end;
    }
    documents
}

/// A document as it was shown at an instant, whatever became of it since.
pub(super) fn document_at(tree: &SourceTree, id: &DocumentId, instant: Instant) -> Option<Document> {
    let start = tree.cards.partition_point(|card| card.version.document < *id);
    let length = tree.cards[start..].partition_point(|card| card.version.document == *id);
    document(tree, start..start + length, instant, Drafts::Omitted, &consulted(tree, instant))
}

/// The document of these cards; `None` where none of its versions is shown.
fn document(
    tree: &SourceTree,
    cards: std::ops::Range<usize>,
    instant: Instant,
    drafts: Drafts,
    consulted: &BTreeSet<(&DocumentId, VersionName)>,
) -> Option<Document> {
    let id = tree.cards[cards.clone()].first()?.version.document.clone();
    let versions: Vec<Shown> = states(tree, cards, instant, consulted)
        .into_iter()
        .filter(|shown| drafts == Drafts::Included || shown.state.is_public())
        .collect();
    let last = versions.len().checked_sub(1)?;
    let front = versions.iter().position(|shown| shown.state == State::Current).unwrap_or(last);
    let standing = standing(tree, &versions, instant);
    let history = history(tree, &versions);
    let mut document = Document { id, versions, front, history, standing, pairs: Vec::new() };
    document.pairs = pairs(tree, &document);
    Some(document)
}

/// The versions that announced calls put to the public.
fn consulted(tree: &SourceTree, instant: Instant) -> BTreeSet<(&DocumentId, VersionName)> {
    let announced = tree.cards.iter().filter(|card| card.version.is_public_at(instant));
    let drafts = announced.filter_map(|card| card.call.as_ref()).flat_map(|call| &call.drafts);
    drafts.filter_map(|draft| Some((&draft.document, draft.version?))).collect()
}

/// Where a consultation stands by those of its stages that are shown; a result speaks even where its call is not shown.
fn standing(tree: &SourceTree, versions: &[Shown], instant: Instant) -> Option<Standing> {
    let stages =
        || versions.iter().map(|shown| &tree.cards[shown.card]).filter(|card| card.version.name.as_stage().is_some());
    let call = stages().find_map(|card| card.call.as_ref());
    let is_answered = stages().any(|card| card.call.is_none() && card.version.is_public_at(instant));
    let alone = || stages().next().map(|_| if is_answered { Standing::Answered } else { Standing::Closed });
    call.map(|call| call.standing(instant, is_answered)).or_else(alone)
}

/// The current version is the one published last at the instant; of two on one day, the later number.
fn states(
    tree: &SourceTree,
    range: std::ops::Range<usize>,
    instant: Instant,
    consulted: &BTreeSet<(&DocumentId, VersionName)>,
) -> Vec<Shown> {
    let public = range.clone().filter(|card| tree.cards[*card].version.is_public_at(instant));
    let current = public.max_by_key(|card| turn(&tree.cards[*card].version));
    let state = |card: usize| {
        let version = &tree.cards[card].version;
        match version.published {
            _ if Some(card) == current => State::Current,
            _ if version.is_public_at(instant) => State::Past,
            _ if version.name.is_draft() && consulted.contains(&(&version.document, version.name)) => State::Consulted,
            Some(_) if !version.name.is_draft() => State::Scheduled,
            _ => State::Private,
        }
    };
    range.map(|card| Shown { card, state: state(card) }).collect()
}
