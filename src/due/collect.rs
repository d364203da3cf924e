//! Finds what is due, document by document.

use std::collections::BTreeMap;

use crate::assemble;
use crate::assemble::Document;
use crate::assemble::Drafts;
use crate::assemble::Shown;
use crate::model::DocumentId;
use crate::model::State;
use crate::model::VersionName;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Date;
use crate::text::Instant;

use super::consultation;
use super::duty::Due;
use super::duty::Duty;
use super::notes::Noted;
use super::notes::Notes;
use super::period::Kind;

/// Everything that is due as of an instant, the earliest first.
pub fn due(tree: &SourceTree, notes: Notes, as_of: Instant) -> Due {
    let mut search = Search { tree, noted: notes.into_versions(), as_of, duties: Vec::new() };
    for document in assemble::documents(tree, as_of, Drafts::Included) {
        search.document(&document);
    }
    let mut duties = search.duties;
    duties.retain(|duty| !duty.is_gone(as_of));
    duties.sort_by(Duty::compared);
    let (body, base_url) = (tree.settings.body.clone(), tree.settings.base_url.clone());
    Due { as_of, body, base_url, duties }
}

/// What is found so far.
pub(super) struct Search<'a> {
    pub(super) tree: &'a SourceTree,
    noted: BTreeMap<(DocumentId, VersionName), Noted>,
    pub(super) as_of: Instant,
    duties: Vec<Duty>,
}

impl Search<'_> {
    /// Adds something that is due; `subject` is what it is about.
    pub(super) fn add(&mut self, kind: Kind, card: &Card, by: Date, subject: &str) -> &mut Duty {
        let settings = &self.tree.settings;
        let version = &card.version;
        self.duties.push(Duty {
            kind,
            by,
            minute: None,
            what: kind.period().what.replace("{subject}", subject),
            document: version.document.clone(),
            version: (!version.document.is_single()).then(|| version.name.to_string()),
            item: None,
            title: card.full_title(),
            agency: settings.agency_of(version).map(|agency| agency.name.clone()),
            department: settings.department_of(version).map(|department| department.name.clone()),
        });
        self.duties.last_mut().expect("it was just added")
    }

    fn document(&mut self, document: &Document) {
        let tree = self.tree;
        let card = |shown: &Shown| &tree.cards[shown.card];
        for shown in &document.versions {
            self.unpublished(card(shown), shown.state);
        }
        let front = card(&document.versions[document.front]);
        if let Some(withdrawal) = tree.withdrawals.get(&document.id).filter(|withdrawal| withdrawal.ended.is_none()) {
            self.add(Kind::Withdraw, front, withdrawal.day, "");
        }
        match document.standing {
            Some(standing) => consultation::search(self, document, standing),
            None => self.events(front),
        }
        let is_of_others = tree.settings.agency_of(&front.version).is_some_and(|agency| agency.is_other);
        if let Some(current) = document.versions.iter().find(|shown| shown.state == State::Current)
            && !is_of_others
        {
            self.duties_of(document, card(current));
        }
    }

    /// A version that is not public yet: the day that is set for it, and the day from which it applies.
    fn unpublished(&mut self, card: &Card, state: State) {
        let version = &card.version;
        if state.is_public() || version.name.is_draft() {
            return;
        }
        let called = version.called().unwrap_or_else(|| "この文書".to_owned());
        if let Some(day) = version.published {
            self.add(Kind::Publish, card, day, &called);
        }
        let is_late = |applies: &Date| version.published.is_none_or(|published| published > *applies);
        if let Some(applies) = version.effective.filter(is_late)
            && Kind::Effective.period().applies_to(&version.document.kind)
        {
            self.add(Kind::Effective, card, applies, &called);
        }
    }

    /// Days that the document itself tells of.
    fn events(&mut self, card: &Card) {
        for event in &card.events {
            let duty = self.add(Kind::Event, card, event.day, &event.what);
            (duty.minute, duty.item) = (event.minute, Some(event.key.clone()));
        }
    }

    /// What the law asks of a version that is in force.
    fn duties_of(&mut self, document: &Document, card: &Card) {
        self.periods(document, card);
        if Kind::Planned.period().applies_to(&card.version.document.kind) {
            for planned in self.noted(card).map(|noted| noted.planned.clone()).unwrap_or_default() {
                let duty = self.add(Kind::Planned, card, planned.day, &planned.called);
                duty.item = Some(planned.key);
            }
        }
    }

    fn noted(&self, card: &Card) -> Option<&Noted> {
        self.noted.get(&(card.version.document.clone(), card.version.name))
    }

    fn periods(&mut self, document: &Document, card: &Card) {
        let version = &card.version;
        let applies = |kind: &Kind| kind.period().applies_to(&version.document.kind);
        let mut periods = Vec::new();
        if let Some(published) = version.published {
            periods.push(match version.reviewed.filter(|reviewed| *reviewed > published) {
                Some(reviewed) => (Kind::Review, reviewed, format!("前の点検は{}", reviewed.wareki())),
                None => (Kind::Review, published, format!("今の版の公表は{}", published.wareki())),
            });
            let (from, subject) = self.assessed(document, card, published);
            periods.push((Kind::Reassess, from, subject));
        }
        // What has ended is not reviewed any more, and what will have ended by then neither.
        periods
            .retain(|(kind, from, _)| version.ended.is_none_or(|ended| from.years_later(kind.period().years) < ended));
        if version.ended.is_some_and(|ended| self.as_of.has_reached(ended)) {
            periods.clear();
        }
        if let Some(ended) = version.ended {
            periods.push((Kind::Erase, ended, ended.wareki()));
        }
        if let Some((ended, until)) = version.ended.zip(version.kept_until()) {
            self.add(Kind::Keep, card, until, &ended.wareki());
        }
        for (kind, from, subject) in periods.into_iter().filter(|(kind, ..)| applies(kind)) {
            self.add(kind, card, from.years_later(kind.period().years), &subject);
        }
    }

    /// The day from which the next assessment is counted: that on which the present one was first published.
    ///
    /// Later versions that state the same day of assessment only mend it. Where the version that brought it may be
    /// missing here, the day of the assessment itself is the safe one.
    fn assessed(&self, document: &Document, card: &Card, published: Date) -> (Date, String) {
        let day = |card: &Card| self.noted(card).and_then(|noted| noted.assessed);
        let Some(assessed) = day(card) else {
            return (published, format!("今の版を公表した{}", published.wareki()));
        };
        let shown = document.versions.iter().filter(|shown| shown.state.is_public());
        let mut cards: Vec<&Card> = shown.map(|shown| &self.tree.cards[shown.card]).collect();
        cards.sort_by_key(|card| card.version.name);
        let first = cards.iter().position(|card| day(card) == Some(assessed)).unwrap_or_default();
        let is_whole = first > 0 || cards[first].version.name == VersionName::number(1);
        match cards[first].version.published.filter(|_| is_whole) {
            Some(first) => (first, format!("前の評価（{}実施）を公表した{}", assessed.wareki(), first.wareki())),
            None => (assessed, format!("前の評価を実施した{}", assessed.wareki())),
        }
    }
}
