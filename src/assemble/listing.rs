//! The lists through which documents are found: by kind, by agency, by year of publication.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::model::Layout;
use crate::read::SourceTree;

use super::document::Document;

/// Rows on one page of a list; no page grows with the site.
pub const LIST_LENGTH: usize = 100;

/// What the members of a list have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Their kind.
    Kind(&'static DocumentKind),
    /// Their agency, by id.
    Agency(String),
    /// The year in which they were published.
    Year(i16),
}

/// A list, with as many pages as it needs.
#[derive(Debug)]
pub struct Listing {
    /// What its members have in common.
    pub by: By,
    /// Places of documents in the site, and of versions in them.
    pub members: Vec<(usize, usize)>,
}

impl Listing {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.members.len().div_ceil(LIST_LENGTH)
    }

    /// The members on a page, by its number from 1.
    pub fn on_page(&self, page: usize) -> &[(usize, usize)] {
        self.members.chunks(LIST_LENGTH).nth(page - 1).unwrap_or_default()
    }

    /// The address of a page, by its number from 1.
    pub fn address(&self, page: usize) -> String {
        let home = match &self.by {
            By::Kind(kind) => format!("/{}/", kind.folder),
            By::Agency(id) => format!("/agencies/{id}/"),
            By::Year(year) => format!("/years/{year}/"),
        };
        if page == 1 { home } else { format!("{home}page/{page}/") }
    }
}

/// Every list that has members: kinds and agencies in the order of the site, then years, the latest first.
pub(super) fn listings(tree: &SourceTree, documents: &[Document]) -> Vec<Listing> {
    let card = |(document, at): (usize, usize)| &tree.cards[documents[document].versions[at].card];
    let fronts = || documents.iter().enumerate().map(|(number, document)| (number, document.front));
    let mut listings = Vec::new();
    for kind in KINDS {
        let mut members: Vec<_> = fronts().filter(|(number, _)| documents[*number].id.kind == kind.folder).collect();
        if kind.layout == Layout::Stages {
            members.sort_by_key(|(number, _)| documents[*number].urgency(tree));
        }
        listings.push(Listing { by: By::Kind(kind), members });
    }
    let mut of_agencies: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for member in fronts() {
        of_agencies.entry(card(member).version.agency.as_deref().unwrap_or_default()).or_default().push(member);
    }
    for agency in &tree.settings.agencies {
        let members = of_agencies.remove(agency.id.as_str()).unwrap_or_default();
        listings.push(Listing { by: By::Agency(agency.id.clone()), members });
    }
    let mut years: BTreeMap<Reverse<i16>, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for at in 0..document.versions.len() {
            if let Some(published) = card((number, at)).version.published {
                years.entry(Reverse(published.year())).or_default().push((number, at));
            }
        }
    }
    for (Reverse(year), mut members) in years {
        members.sort_by_key(|member| (Reverse(card(*member).version.published), *member));
        listings.push(Listing { by: By::Year(year), members });
    }
    listings.retain(|listing| !listing.members.is_empty());
    listings
}
