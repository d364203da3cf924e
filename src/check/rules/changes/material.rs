//! What is said of the changes of a version, held against the changes themselves.

use super::difference::Difference;
use super::difference::Held;
use super::difference::accounts;
use super::difference::differences;
use super::difference::neighbours;
use super::facts::Item;
use super::facts::Row;
use crate::check::Holdings;
use crate::check::keys;
use crate::finding::Place;
use crate::form::Form;
use crate::form::NodeId;
use crate::model::Changed;

/// A version beside the one before, with every place in which they differ.
pub(super) struct Judged<'a> {
    pub(super) old: Held<'a>,
    pub(super) new: Held<'a>,
    pub(super) differences: Vec<Difference<'a>>,
}

/// Every version of a form with ※ that follows on another one of the same form.
pub(super) fn judged(holdings: &Holdings) -> Vec<Judged<'_>> {
    let pairs = neighbours(holdings).into_iter();
    pairs.map(|[old, new]| Judged { old, new, differences: differences(old.1, new.1) }).collect()
}

impl<'a> Judged<'a> {
    /// Changes of items with ※.
    pub(super) fn marked(&self) -> impl Iterator<Item = &Difference<'a>> {
        self.differences.iter().filter(|difference| difference.is_marked(&self.new.1.form))
    }

    pub(super) fn said_of(&self, difference: &Difference) -> Option<&'a Changed> {
        self.new.1.said.iter().find(|said| said.item == difference.key)
    }

    /// Changes said to be material.
    pub(super) fn material(&self) -> Vec<(&Difference<'a>, &'a Changed)> {
        let said = self.differences.iter().filter_map(|one| Some((one, self.said_of(one)?)));
        said.filter(|(_, said)| said.material == Some(true)).collect()
    }

    /// Rows of the table of changes, new in this version, that tell of a change.
    pub(super) fn rows_of(&self, difference: &Difference) -> impl Iterator<Item = &'a Row> {
        let form = &self.new.1.form;
        let (old, new) = (self.old.1, self.new.1);
        let is_of_row = |row: &Row| match (row.number, self.number(difference, row.is_removal)) {
            (Some((repeat, named)), Some((Some(own), number))) if own == repeat => u32::try_from(number) == Ok(named),
            // A row that takes out what stood there tells of nothing that is new.
            (Some(_), None) => false,
            _ => true,
        };
        let is_new = |row: &&Row| old.rows.iter().all(|other| other.words != row.words);
        let telling = new.rows.iter().filter(is_new).filter(|row| accounts(form, row, difference));
        telling.filter(|row| is_of_row(row)).collect::<Vec<_>>().into_iter()
    }

    /// The repeat around a change and its printed number: in the version before for what was taken out.
    fn number(&self, difference: &Difference, is_removal: bool) -> Option<(Option<NodeId>, usize)> {
        let inside = format!("{}.", difference.key);
        let is_it = |item: &&Item| *item.key == *difference.key || item.key.starts_with(&inside);
        let old = || self.old.1.items.iter().find(is_it);
        let item = if is_removal { old() } else { difference.item.or_else(old) };
        item.map(|item| (innermost(&self.new.1.form, item.node), item.number))
    }

    pub(super) fn called(&self, difference: &Difference) -> String {
        difference.called(&self.new.1.form)
    }

    /// The place of a change; what was taken out has none but the version.
    pub(super) fn at(&self, difference: &Difference) -> Place {
        let item = difference.item.map(|item| item.key.to_string());
        let reference = Some(self.new.1.form.nodes[difference.node].called());
        Place { spot: Some(difference.spot(self.new.1)), item, reference, ..self.whole() }
    }

    /// Whether one of the versions has an item, or a row, of a key.
    pub(super) fn has(&self, key: &str) -> bool {
        let inside = format!("{key}.");
        let is_it = |item: &Item| *item.key == *key || item.key.starts_with(&inside);
        [self.old, self.new].iter().any(|(_, facts)| facts.items.iter().any(is_it))
    }

    /// Whether the regulation asks for a hearing and a review of such a book, which is no draft.
    pub(super) fn is_in_legal_order(&self) -> bool {
        keys::IN_LEGAL_ORDER.contains(&self.new.1.form.id.as_str()) && !self.new.0.version.is_draft()
    }

    /// Whether the book tells of an assessment, and is no draft.
    pub(super) fn is_to_be_assessed(&self) -> bool {
        keys::DETAILED_BOOKS.contains(&self.new.1.form.id.as_str()) && !self.new.0.version.is_draft()
    }

    /// Whether something stands at an item.
    pub(super) fn is_written(&self, key: &str) -> bool {
        self.new.1.items.iter().any(|item| *item.key == *key && item.is_written)
    }

    /// The place of an item in which the same stands as before.
    pub(super) fn stands_as_before(&self, key: &str) -> Option<Place> {
        let find = |(_, facts): Held<'a>| facts.items.iter().find(|item| *item.key == *key && item.is_written);
        let (old, new) = (find(self.old)?, find(self.new)?);
        let form = &self.new.1.form;
        let reference = Some(form.nodes[new.node].called());
        let place = Place { spot: Some(new.spot.clone()), item: Some(key.to_owned()), reference, ..self.whole() };
        (old.words == new.words).then_some(place)
    }

    fn whole(&self) -> Place {
        let (version, _) = self.new;
        Place {
            document: Some(version.document.to_string()),
            version: Some(version.version.to_string()),
            ..Place::default()
        }
    }
}

/// The innermost repeat that an item stands in.
fn innermost(form: &Form, node: NodeId) -> Option<NodeId> {
    std::iter::successors(Some(node), |own| form.nodes[*own].parent).find(|own| form.nodes[*own].repeat().is_some())
}
