//! Which item, and which heading, words on a sheet mean: by words, by number, and by the order of the form.

use crate::form::NodeId;
use crate::import::grid::RowPlace;
use crate::import::index::chain;
use crate::import::matching::Doubt;
use crate::import::row::Row;

use super::cells::Cell;
use super::names::Candidate;
use super::names::fits;
use super::names::row_heads;
use super::walk::Claim;
use super::walk::Found;
use super::walk::Walk;

/// How far a candidate is from what a label means; the smallest is meant.
type Distance = (bool, bool, bool, bool, bool, bool);

impl Walk<'_, '_> {
    /// The item that a label means.
    pub(super) fn chosen(&mut self, candidates: &[Candidate], reference: &str) -> Found {
        let free = |found: &&Candidate| !self.taken.contains(&(found.item, self.numbers(found.item)));
        let mut open: Vec<Candidate> = candidates.iter().filter(free).copied().collect();
        let mut begins = None;
        if open.is_empty() {
            begins = candidates.iter().find_map(|found| self.begun(found.item));
            if let Some((repeat, number)) = begins {
                self.enter_row(repeat, number);
            }
            open = candidates.to_vec();
            if begins.is_some() {
                open.retain(|found| !self.taken.contains(&(found.item, self.numbers(found.item))));
            }
        }
        open.sort_by_key(|found| {
            (self.distance(found, reference), found.item < self.next, found.item.abs_diff(self.next))
        });
        let row = Row {
            place: RowPlace::default(),
            reference: reference.to_owned(),
            label: String::new(),
            repeat: String::new(),
            content: String::new(),
            id: String::new(),
        };
        let Some(best) = open.first().copied() else {
            return Found { row, item: None, numbers: Vec::new(), doubt: None, others: Vec::new(), begins: None };
        };
        if let (Some(number), Some(repeat)) = (best.row, self.index.items[best.item].chain.last().copied()) {
            self.enter_row(repeat, number);
        }
        let distance = self.distance(&best, reference);
        let others = open[1..].iter().filter(|other| self.distance(other, reference) == distance);
        let others = others.map(|other| other.item).collect();
        let doubt = match distance {
            (_, _, true, ..) => Some(Doubt::OtherReference),
            (_, true, ..) => Some(Doubt::Position),
            _ => None,
        };
        let numbers = self.numbers(best.item);
        self.taken.insert((best.item, numbers.clone()));
        self.next = best.item + 1;
        Found { row, item: Some(best.item), numbers, doubt, others, begins }
    }

    fn distance(&self, found: &Candidate, reference: &str) -> Distance {
        let node = self.index.items[found.item].node;
        let is_within = |section: NodeId| {
            let mut above = std::iter::successors(Some(node), |above| self.index.form.nodes[*above].parent);
            above.any(|above| above == section)
        };
        let is_elsewhere = self.part.is_some() && self.index.form.nodes[node].part != self.part;
        let is_other = !reference.is_empty() && !fits(self.index, found.item, reference);
        let repeats = &self.index.items[found.item].chain;
        let enters = repeats.iter().any(|repeat| !self.rows.contains_key(repeat));
        let is_outside = self.section.is_some_and(|section| !is_within(section));
        (is_other && !found.is_exact, is_elsewhere, is_other, is_outside, enters, !found.is_exact)
    }

    /// The row that an item begins where its row is taken and rows have no headings.
    fn begun(&self, item: usize) -> Option<(NodeId, usize)> {
        let own = &self.index.items[item];
        let repeat = own.chain.last().copied().filter(|repeat| !self.headed.contains(repeat))?;
        let first = self.index.items.iter().position(|other| other.chain.last() == Some(&repeat));
        let outer: Vec<usize> =
            chain(self.index.form, repeat).iter().map(|outer| self.rows.get(outer).copied().unwrap_or(1)).collect();
        let highest = self.highest.get(&(repeat, outer)).copied().unwrap_or(1);
        (first == Some(item)).then_some((repeat, highest + 1))
    }

    /// Goes to a part; what follows stands in it.
    pub(super) fn enter_part(&mut self, part: usize) {
        let form = self.index.form;
        let first = self.index.items.iter().position(|item| form.nodes[item.node].part == Some(part));
        (self.part, self.section, self.next) = (Some(part), None, first.unwrap_or(self.next));
    }

    /// The one of several headings that is the next in this part.
    pub(super) fn nearest(&self, headings: &[NodeId]) -> Option<NodeId> {
        let form = self.index.form;
        let is_here = |id: &&NodeId| self.part.is_none_or(|part| form.reaches(**id, part));
        let key = |id: &&NodeId| {
            let first = self.first_of(**id);
            (first < self.next, first.abs_diff(self.next))
        };
        headings.iter().filter(is_here).min_by_key(key).copied()
    }

    /// The first item of a node, in the current part where it spans several.
    fn first_of(&self, node: NodeId) -> usize {
        let form = self.index.form;
        let first = self.index.first_behind(node);
        let is_here = |at: &usize| self.part.is_none() || form.nodes[self.index.items[*at].node].part == self.part;
        (first..self.index.items.len()).find(is_here).unwrap_or(first)
    }

    /// Whether words are a heading.
    pub(super) fn is_heading(&self, words: &str) -> bool {
        self.names.part(words).is_some()
            || self.nearest(&self.names.headings(self.index.form, words)).is_some()
            || !row_heads(self.index, words).is_empty()
    }

    /// Takes words for a heading, if they are one.
    pub(super) fn heading(&mut self, words: &str, cell: &Cell) -> bool {
        let form = self.index.form;
        let headings = self.names.headings(form, words);
        // The heading of a repeat that spans several parts may be the title of one of them.
        let is_other = |part: &usize| self.part.is_none_or(|own| own == *part) || self.nearest(&headings).is_none();
        if let Some(part) = self.names.part(words).filter(is_other) {
            self.enter_part(part);
            return true;
        }
        let items = self.names.items(self.index, words);
        let is_item = items.iter().any(|found| found.is_exact && found.item == self.next);
        if let Some(node) = self.nearest(&headings).filter(|node| !is_item || self.first_of(*node) == self.next) {
            (self.section, self.next) = (Some(node), self.first_of(node));
            if form.nodes[node].repeat().is_some() {
                self.rows.remove(&node);
            }
            return true;
        }
        let heads = row_heads(self.index, words);
        let repeats: Vec<NodeId> = heads.iter().map(|head| head.repeat).collect();
        if let Some(repeat) = self.nearest(&repeats).filter(|_| !is_item)
            && let Some(head) = heads.into_iter().find(|head| head.repeat == repeat)
        {
            self.enter_row(repeat, head.number);
            self.headed.insert(repeat);
            (self.section, self.next) = (Some(repeat), self.first_of(repeat));
            let title = form.nodes[repeat].repeat().and_then(|repeat| repeat.title_item.as_deref());
            let is_title = |item: &usize| {
                let node = &form.nodes[self.index.items[*item].node];
                node.parent == Some(repeat) && Some(node.name.as_str()) == title
            };
            let item = (0..self.index.items.len()).find(is_title).map(|item| (item, self.numbers(item)));
            if !head.rest.is_empty() {
                self.claims.push(Claim { place: cell.place, head: words.to_owned(), words: head.rest, item });
            }
            return true;
        }
        self.title(words, cell)
    }

    /// The title of the document above the form's own, at the head of the first sheet.
    fn title(&mut self, words: &str, cell: &Cell) -> bool {
        let form = self.index.form;
        let (title, rest) = words.split_once('\n').unwrap_or((words, ""));
        if !self.found.is_empty() || rest.is_empty() || !self.names.is_own(rest) {
            return false;
        }
        let is_title = |item: &usize| form.nodes[self.index.items[*item].node].key == form.title_item;
        let item = (0..self.index.items.len()).find(is_title).map(|item| (item, Vec::new()));
        self.claims.push(Claim { place: cell.place, head: String::new(), words: title.to_owned(), item });
        true
    }
}
