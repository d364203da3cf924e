//! Facets: by what the list of the register is narrowed. One facet, and two of different kinds, make a list of their own.

use std::collections::BTreeMap;

use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::read::Card;
use crate::read::SourceTree;

use super::listing::Member;

/// Documents that two facets have in common before they make a list: a list of one is the document itself.
const FEWEST_OF_TWO: usize = 2;

/// Kinds of facets, in the order in which they stand in addresses and on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// A class of record items.
    Item,
    /// The department that looks after the file.
    Department,
    /// The way in which the file is processed.
    Processing,
    /// Whether the file holds information that needs special care.
    Sensitive,
    /// A law that the entry names.
    Law,
    /// The year in which the entry was published.
    Year,
}

/// By what a list is narrowed; sorted by kind, then as the site has them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// Its kind.
    pub kind: FacetKind,
    /// Its place among those of its kind.
    place: usize,
    /// Its id.
    pub id: String,
}

impl FacetKind {
    /// Every kind, in order.
    pub const ALL: [Self; 6] = [Self::Item, Self::Department, Self::Processing, Self::Sensitive, Self::Law, Self::Year];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Department => "department",
            Self::Processing => "kind",
            Self::Sensitive => "sensitive",
            Self::Law => "law",
            Self::Year => "year",
        }
    }
}

/// The address of the list of what these facets have in common.
pub fn narrowed_address(facets: &[Facet]) -> String {
    let steps = facets.iter().map(|facet| format!("{}/{}/", facet.kind.word(), facet.id));
    format!("/{}/by/{}", DocumentKind::REGISTER, steps.collect::<String>())
}

/// The facets of what a list is narrowed by, sorted, with its members in the order in which they were given.
pub(super) fn narrowed(
    tree: &SourceTree,
    members: &[Member],
    card: &dyn Fn(Member) -> usize,
) -> Vec<(Vec<Facet>, Vec<Member>)> {
    let mut lists: BTreeMap<Vec<Facet>, Vec<Member>> = BTreeMap::new();
    for member in members {
        let facets = facets_of(tree, &tree.cards[card(*member)]);
        for (at, facet) in facets.iter().enumerate() {
            lists.entry(vec![facet.clone()]).or_default().push(*member);
            for other in facets[at + 1..].iter().filter(|other| other.kind != facet.kind) {
                lists.entry(vec![facet.clone(), other.clone()]).or_default().push(*member);
            }
        }
    }
    lists.retain(|facets, members| facets.len() == 1 || members.len() >= FEWEST_OF_TWO);
    lists.into_iter().collect()
}

/// The facets of a version, sorted.
fn facets_of(tree: &SourceTree, card: &Card) -> Vec<Facet> {
    let settings = &tree.settings;
    let facet = |kind: FacetKind, place: usize, id: &str| Facet { kind, place, id: id.to_owned() };
    let mut facets = Vec::new();
    for place in &card.traits.classes {
        facets.push(facet(FacetKind::Item, *place, &settings.vocabulary.record_classes[*place].id));
    }
    if let Some(id) = &card.version.department {
        let place = settings.departments.iter().position(|department| department.id == *id);
        facets.push(facet(FacetKind::Department, place.unwrap_or(usize::MAX), id));
    }
    if let Some(code) = &card.traits.file_type {
        facets.push(facet(FacetKind::Processing, 0, code));
    }
    if card.traits.is_sensitive {
        facets.push(facet(FacetKind::Sensitive, 0, "included"));
    }
    for law in laws_of(card) {
        facets.push(facet(FacetKind::Law, 0, &law));
    }
    if let Some(published) = card.version.published {
        let year = published.year();
        // The latest year comes first.
        let place = usize::try_from(i16::MAX - year).unwrap_or_default();
        facets.push(facet(FacetKind::Year, place, &year.to_string()));
    }
    facets.sort();
    facets.dedup();
    facets
}

/// Ids of the laws that a version names in public.
fn laws_of(card: &Card) -> Vec<String> {
    let is_of_laws = |id: &DocumentId| KINDS.iter().any(|kind| kind.folder == id.kind && kind.is_of_laws());
    let named = card.links.iter().filter_map(|link| DocumentId::split(&link.target));
    named.map(|(id, _)| id).filter(is_of_laws).map(|id| id.id).collect()
}
