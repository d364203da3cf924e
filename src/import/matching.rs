//! Finds the item of the form that a line of a table speaks of.

use std::collections::BTreeMap;

use crate::form::NodeId;

use super::index::Index;
use super::index::Named;
use super::index::chain;
use super::known::Names;
use super::label::Label;
use super::reference::Path;
use super::repetition::Address;
use super::repetition::Fit;
use super::repetition::Level;
use super::repetition::Said;
use super::repetition::address;
use super::tick::is_tick;
use super::tick::is_unticked;

/// What a line says about its place.
pub(super) struct Query<'a> {
    pub(super) path: Path,
    pub(super) label: Label,
    pub(super) said: Said<'a>,
    pub(super) content: &'a str,
}

/// The item found, by its place in the index.
#[derive(Debug, Clone)]
pub(super) struct Match {
    pub(super) item: usize,
    pub(super) address: Address,
    named: Named,
    /// The choice that the line ticks.
    pub(super) option: Option<usize>,
    /// What people should hear about how it was found.
    pub(super) doubt: Option<Doubt>,
}

impl Match {
    /// A match that was found by other means than words alone, in a row of these names.
    pub(super) fn known(item: usize, levels: Vec<Level>, doubt: Option<Doubt>) -> Self {
        Self { item, address: Address { levels, fit: Fit::Whole }, named: Named::Exactly, option: None, doubt }
    }
}

/// Why a match may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Several items fit, and the order of the lines decided.
    Position,
    /// The reference is that of the item, its label another.
    OtherLabel,
    /// The label is that of the item, its reference another.
    OtherReference,
}

/// Looks items up for the lines of a table in turn.
pub(super) struct Matcher<'a, 'f> {
    index: &'a Index<'f>,
    /// The last item found in every row.
    trail: BTreeMap<(Vec<usize>, Vec<Level>), usize>,
    names: &'a Names,
}

impl<'a, 'f> Matcher<'a, 'f> {
    pub(super) fn new(index: &'a Index<'f>, names: &'a Names) -> Self {
        Self { index, trail: BTreeMap::new(), names }
    }

    /// The item of the next line.
    pub(super) fn next(&mut self, query: &Query) -> Option<Match> {
        if self.names_no_part(query) {
            return None;
        }
        let found = self
            .by_both(query)
            .or_else(|| self.by_label(query, &self.labelled(query)))
            .or_else(|| self.by_label(query, &self.ticked(query)))
            .or_else(|| self.by_reference(query))?;
        let key = (self.index.items[found.item].chain.clone(), found.address.levels.clone());
        self.trail.insert(key, found.item);
        Some(found)
    }

    /// Takes a line without content as a heading, behind which the next lines stand: its repeats, and what it says of
    /// their rows.
    pub(super) fn pass_heading(&mut self, query: &Query) -> Option<(Vec<NodeId>, Vec<Level>)> {
        let form = self.index.form;
        let headings = self.index.headings(&query.path, &query.label);
        let rows = |heading: usize| {
            let chain = chain(form, heading);
            let levels = address(form, &chain, &query.said, None, self.names).levels;
            (chain, levels)
        };
        let follows = |heading: &&usize| {
            let first = self.index.first_behind(**heading);
            self.trail.get(&rows(**heading)).is_none_or(|last| first > *last)
        };
        let heading = *headings.iter().find(follows).or_else(|| headings.first())?;
        let place = rows(heading);
        if let Some(before) = self.index.first_behind(heading).checked_sub(1) {
            self.trail.insert(place.clone(), before);
        }
        Some(place)
    }

    /// Whether the reference belongs to no part of the form: the label alone would put the line where it may not belong.
    fn names_no_part(&self, query: &Query) -> bool {
        if query.path.is_empty() || self.index.knows_part_of(&query.path) {
            return false;
        }
        // Numbers without a part are right where the item that the label names ends in them.
        let is_number = |segment: &String| segment.bytes().all(|byte| byte.is_ascii_digit());
        let ends = |found: &Match| {
            let paths = &self.index.items[found.item].paths;
            paths.iter().any(|own| own.segments().ends_with(query.path.segments()))
        };
        !(query.path.segments().iter().all(is_number) && self.labelled(query).iter().any(ends))
    }

    fn by_both(&self, query: &Query) -> Option<Match> {
        let both =
            self.labelled(query).into_iter().filter(|found| self.index.items[found.item].has_reference(&query.path));
        self.choose(query, both.collect())
    }

    /// By the label alone, in the part of the form that is nearest to the reference.
    fn by_label(&self, query: &Query, labelled: &[Match]) -> Option<Match> {
        if query.path.is_empty() || !self.index.knows_part_of(&query.path) {
            return self.choose(query, labelled.to_vec());
        }
        let ends_in_label = query.path.last().is_some_and(|last| Label::read(last).is(&query.label));
        let path = if ends_in_label { query.path.above() } else { query.path.clone() };
        let nearness = |found: &Match| {
            let paths = &self.index.items[found.item].paths;
            let common = paths.iter().map(|own| own.common(&path)).max().unwrap_or_default();
            (common, paths.iter().any(|own| path.is_prefix_of(own)))
        };
        let (common, fits) = labelled.iter().map(nearness).max().filter(|(common, _)| *common > 0)?;
        let nearest = labelled.iter().filter(|found| nearness(found) == (common, fits));
        let has_other = self.index.names_item(&query.path);
        let has_digit = |segment: &String| segment.bytes().any(|byte| byte.is_ascii_digit());
        let found = self.choose(query, nearest.cloned().collect())?;
        let is_within = self.index.items[found.item].paths.iter().any(|own| path.is_within(own));
        let is_odd = !is_within && !has_other && path.segments()[common..].iter().any(has_digit);
        // A number that the form does not know may be that of a row.
        if is_odd && !self.index.items[found.item].chain.is_empty() {
            return None;
        }
        if fits || found.doubt.is_some() {
            return Some(found);
        }
        let is_same_section = common > 1 || self.index.items[found.item].paths.iter().any(|own| own.len() == 2);
        match (has_other || is_odd, is_same_section && !is_odd) {
            (true, false) if !is_odd => None,
            (false, true) => Some(found),
            _ => Some(Match { doubt: Some(Doubt::OtherReference), ..found }),
        }
    }

    /// By the reference alone; a reference that names a whole section names no item of it, except by the form's own.
    fn by_reference(&self, query: &Query) -> Option<Match> {
        let names_section = self.index.is_heading(&query.path);
        let items = self.index.items.iter().enumerate().filter(|(_, item)| item.has_reference(&query.path));
        let (own, others): (Vec<_>, Vec<_>) =
            items.partition(|(_, item)| item.paths.first().is_some_and(|own| own.is(&query.path)));
        let tried = if own.is_empty() && (!names_section || query.label.is_empty()) { others } else { own };
        let found: Vec<Match> = tried.into_iter().map(|(at, _)| self.candidate(at, query, Named::ByWords)).collect();
        let [found] = <[Match; 1]>::try_from(fitting(found)).ok()?;
        let doubt = (!query.label.is_empty()).then_some(Doubt::OtherLabel);
        Some(Match { doubt, ..found })
    }

    fn labelled(&self, query: &Query) -> Vec<Match> {
        let items = self.index.items.iter().enumerate();
        items.filter_map(|(at, item)| Some(self.candidate(at, query, item.named_by(&query.label)?))).collect()
    }

    /// Items with a choice that the label names, where the line is a tick or an empty box.
    fn ticked(&self, query: &Query) -> Vec<Match> {
        if !query.content.is_empty() && !is_tick(query.content) && !is_unticked(query.content) {
            return Vec::new();
        }
        let items = self.index.items.iter().enumerate().filter(|(_, item)| item.option(&query.label).is_some());
        items.map(|(at, _)| self.candidate(at, query, Named::ByWords)).collect()
    }

    fn candidate(&self, at: usize, query: &Query, named: Named) -> Match {
        let item = &self.index.items[at];
        let number = match named {
            Named::Exactly | Named::ByWords => None,
            Named::WithRow(number) => Some(number),
        };
        let option = || item.option(&query.label).or_else(|| item.only_option());
        Match {
            item: at,
            address: address(self.index.form, &item.chain, &query.said, number, self.names),
            named,
            option: is_tick(query.content).then(option).flatten(),
            doubt: None,
        }
    }

    /// The only candidate, or the first behind the line before in the same row.
    fn choose(&self, query: &Query, candidates: Vec<Match>) -> Option<Match> {
        let mut candidates = fitting(candidates);
        if candidates.iter().any(|found| found.named == Named::Exactly) {
            candidates.retain(|found| found.named == Named::Exactly);
        }
        let own = |found: &Match| self.index.items[found.item].paths.first().is_some_and(|own| own.is(&query.path));
        if candidates.len() > 1 && candidates.iter().filter(|found| own(found)).count() == 1 {
            candidates.retain(own);
        }
        if candidates.len() < 2 {
            return candidates.pop();
        }
        let follows = |found: &&Match| {
            let key = (self.index.items[found.item].chain.clone(), found.address.levels.clone());
            self.trail.get(&key).is_none_or(|last| found.item > *last)
        };
        let chosen = candidates.iter().find(follows).or_else(|| candidates.first())?.clone();
        Some(Match { doubt: Some(Doubt::Position), ..chosen })
    }
}

/// Those for whose repeats the words about rows make sense, if there are such; the row they name best of all.
fn fitting(mut found: Vec<Match>) -> Vec<Match> {
    for fit in [Fit::Whole, Fit::Beside] {
        if found.iter().any(|found| found.address.fit == fit) {
            found.retain(|found| found.address.fit == fit);
        }
    }
    let is_named = |found: &Match| found.address.levels.last().is_some_and(|level| *level != Level::Unsaid);
    if found.iter().any(is_named) {
        found.retain(is_named);
    }
    found
}
