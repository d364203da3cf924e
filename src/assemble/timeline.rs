//! The versions of all documents by the day of their publication, year by year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::read::SourceTree;

use super::document::Document;
use super::listing::LIST_LENGTH;

/// Place of a document in the site, and of a version in it.
type Member = (usize, usize);

/// The versions published in a year, the latest first.
#[derive(Debug)]
pub struct YearOfVersions {
    /// The year.
    pub year: i16,
    /// Places of documents in the site, and of versions in them.
    pub members: Vec<(usize, usize)>,
}

impl YearOfVersions {
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
        let home = format!("/versions/{}/", self.year);
        if page == 1 { home } else { format!("{home}page/{page}/") }
    }
}

/// Every version that was published, by year, the latest year first; documents without versions are left out.
pub(super) fn timeline(tree: &SourceTree, documents: &[Document]) -> Vec<YearOfVersions> {
    let published = |(document, at): Member| tree.cards[documents[document].versions[at].card].version.published;
    let mut years: BTreeMap<Reverse<i16>, Vec<Member>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate().filter(|(_, document)| !document.id.is_single()) {
        // Of two versions on one day, the later stands first.
        for member in document.history.iter().rev().map(|at| (number, *at)) {
            if let Some(day) = published(member) {
                years.entry(Reverse(day.year())).or_default().push(member);
            }
        }
    }
    let years = years.into_iter().map(|(Reverse(year), mut members)| {
        members.sort_by_key(|member| (Reverse(published(*member)), member.0));
        YearOfVersions { year, members }
    });
    years.collect()
}
