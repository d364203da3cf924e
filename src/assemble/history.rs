//! When each version of a document was the current one, and which one to read instead of it.

use std::collections::BTreeMap;

use crate::model::DocumentId;
use crate::model::State;
use crate::model::Version;
use crate::model::VersionName;
use crate::model::Withdrawal;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Date;
use crate::text::Instant;

use super::Site;
use super::document::Document;
use super::document::Shown;

/// The time in which a version was the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The day of its publication.
    pub since: Date,
    /// The day on which the next one was published; the same day where two were published on it.
    pub until: Option<Date>,
    /// The next one.
    pub next: Option<VersionName>,
}

/// Sorts versions into the order in which they were the current one: of two on one day, the later number is the later.
pub(super) fn turn(version: &Version) -> (Option<Date>, VersionName) {
    (version.published, version.name)
}

/// Places of the versions that are or were the current one, in the order in which they were.
pub(super) fn history(tree: &SourceTree, versions: &[Shown]) -> Vec<usize> {
    let version = |at: usize| &tree.cards[versions[at].card].version;
    let is_of_history =
        |at: &usize| matches!(versions[*at].state, State::Current | State::Past) && version(*at).published.is_some();
    let mut history: Vec<usize> = (0..versions.len()).filter(is_of_history).collect();
    history.sort_by_key(|at| turn(version(*at)));
    history
}

impl Document {
    /// When a version was the current one; `None` for drafts and for what is not public yet.
    pub fn term(&self, tree: &SourceTree, at: usize) -> Option<Term> {
        let version = |at: usize| &tree.cards[self.versions[at].card].version;
        let [_, next] = self.around(at)?;
        let next = next.map(version);
        Some(Term {
            since: version(at).published?,
            until: next.and_then(|next| next.published),
            next: next.map(|next| next.name),
        })
    }

    /// The address of the list of its versions with their days; `None` where none was published, and for stages.
    pub fn time_map(&self) -> Option<String> {
        let has_one = !self.id.is_single() && self.standing.is_none() && !self.history.is_empty();
        has_one.then(|| format!("{}timemap.txt", self.id.address()))
    }

    /// The versions that were current before and after a version; `None` where it never was the current one.
    pub fn around(&self, at: usize) -> Option<[Option<usize>; 2]> {
        let turn = self.history.iter().position(|other| *other == at)?;
        let place = |turn: Option<usize>| self.history.get(turn?).copied();
        Some([place(turn.checked_sub(1)), place(Some(turn + 1))])
    }

    /// The version to read instead of one that does not hold any more: the current one, or what became of a draft.
    pub fn instead(&self, tree: &SourceTree, at: usize) -> Option<usize> {
        if self.standing.is_some() {
            return None;
        }
        let current = Some(self.front).filter(|front| self.versions[*front].state == State::Current);
        match self.versions[at].state {
            State::Past => current,
            State::Consulted => {
                let name = |at: usize| tree.cards[self.versions[at].card].version.name;
                let decided = name(at).decided();
                self.history.iter().copied().find(|other| Some(name(*other)) == decided).or(current)
            }
            State::Current | State::Private | State::Scheduled => None,
        }
    }
}

/// A version with the time in which it was the current one.
#[derive(Debug)]
pub struct Held<'a> {
    /// The version.
    pub card: &'a Card,
    /// The time.
    pub term: Term,
    /// What there is to say of its document, where that is no longer published.
    pub withdrawal: Option<&'a Withdrawal>,
}

/// Every version that is or was the current one, by document and in the order in which they were; those of documents
/// that are no longer published up to the day on which they went.
pub fn held<'a>(site: &Site<'a>) -> Vec<Held<'a>> {
    let withdrawals = site.withdrawn.iter().map(|withdrawn| withdrawn.withdrawal);
    let withdrawals: BTreeMap<&DocumentId, &Withdrawal> =
        withdrawals.map(|withdrawal| (&withdrawal.document, withdrawal)).collect();
    let mut held = Vec::new();
    for cards in site.tree.cards.chunk_by(|one, next| one.version.document == next.version.document) {
        let Some(id) = cards.first().map(|card| &card.version.document).filter(|id| !id.is_single()) else { continue };
        let withdrawal = withdrawals.get(id).copied();
        let end = withdrawal.map(|withdrawal| withdrawal.day);
        let instant = end.map_or(site.instant, Instant::start_of);
        let public = cards.iter().filter(|card| card.version.is_public_at(instant));
        let mut published: Vec<(&Card, Date)> =
            public.filter_map(|card| Some((card, card.version.published?))).collect();
        published.sort_by_key(|(card, _)| turn(&card.version));
        for (at, (card, since)) in published.iter().enumerate() {
            let next = published.get(at + 1);
            let until = next.map(|(_, day)| *day).or(end);
            let term = Term { since: *since, until, next: next.map(|(card, _)| card.version.name) };
            held.push(Held { card, term, withdrawal });
        }
    }
    held
}
