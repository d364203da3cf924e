//! The lists through which documents are found: by kind, council, agency, department, year of publication, by what they
//! record, by events of life, and by sound.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::model::Layout;
use crate::model::Version;
use crate::read::SourceTree;
use crate::text::Instant;

use super::document::Document;
use super::facets::Facet;
use super::facets::narrowed;
use super::facets::narrowed_address;
use super::kana;
use super::kana::KanaRow;

/// Rows on one page of a list; no page grows with the site.
pub const LIST_LENGTH: usize = 100;

/// What the members of a list have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Their kind.
    Kind(&'static DocumentKind),
    /// Their agency, by id, among those of the register: the law wants one book for every agency.
    Book(String),
    /// The council whose meetings they are of, by id.
    Council(String),
    /// Their agency, by id.
    Agency(String),
    /// The department that looks after them, by id.
    Department(String),
    /// The year in which they were published.
    Year(i16),
    /// What narrows the register to them: one facet, or two of different kinds.
    Facets(Vec<Facet>),
    /// A class of record items, by id, that all of them hold.
    Holding(String),
    /// An event of life, by id, with which they have to do.
    LifeEvent(String),
    /// The first sound of their titles.
    Kana(KanaRow),
}

/// Ways to documents that have a page of their own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Events of life.
    LifeEvents,
    /// Classes of record items.
    Holdings,
    /// Departments.
    Departments,
    /// Sounds.
    Kana,
}

impl Way {
    /// Every way, in the order in which pages offer them.
    pub const ALL: [Self; 4] = [Self::LifeEvents, Self::Holdings, Self::Departments, Self::Kana];

    /// Its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::LifeEvents => "/life/",
            Self::Holdings => "/holdings/",
            Self::Departments => "/departments/",
            Self::Kana => "/kana/",
        }
    }

    /// Whether a list is one of its lists.
    pub fn leads_to(self, by: &By) -> bool {
        matches!(
            (self, by),
            (Self::LifeEvents, By::LifeEvent(_))
                | (Self::Holdings, By::Holding(_))
                | (Self::Departments, By::Department(_))
                | (Self::Kana, By::Kana(_))
        )
    }
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
            By::Book(id) => format!("/agencies/{id}/{}/", DocumentKind::REGISTER),
            By::Council(id) => format!("/{}/{id}/", DocumentKind::MEETINGS),
            By::Agency(id) => format!("/agencies/{id}/"),
            By::Department(id) => format!("/departments/{id}/"),
            By::Year(year) => format!("/years/{year}/"),
            By::Facets(facets) => narrowed_address(facets),
            By::Holding(id) => format!("{}{id}/", Way::Holdings.address()),
            By::LifeEvent(id) => format!("{}{id}/", Way::LifeEvents.address()),
            By::Kana(row) => format!("{}{}/", Way::Kana.address(), row.word()),
        };
        if page == 1 { home } else { format!("{home}page/{page}/") }
    }
}

/// Place of a document in the site, and of a version in it.
pub(super) type Member = (usize, usize);

/// Every list that has members: kinds, books, councils, agencies and departments in the order of the site, then years,
/// the latest first, then what people have and live through, and sounds.
pub(super) fn listings(tree: &SourceTree, documents: &[Document], instant: Instant) -> Vec<Listing> {
    let card = |(document, at): Member| &tree.cards[documents[document].versions[at].card];
    let version = |member: Member| &card(member).version;
    let fronts: Vec<Member> = documents.iter().enumerate().map(|(number, document)| (number, document.front)).collect();
    let mut listings = Vec::new();
    for kind in KINDS {
        let mut members: Vec<Member> =
            fronts.iter().copied().filter(|(number, _)| documents[*number].id.kind == kind.folder).collect();
        if kind.is_register() {
            members.sort_by_cached_key(|member| (place_in_register(tree, version(*member)), *member));
            let books = grouped(&members, |member| version(member).agency.as_deref());
            let agencies = tree.settings.agencies.iter().map(|agency| agency.id.as_str());
            listings.extend(named(books, agencies, &By::Book));
            let narrowed = narrowed(tree, &members, &|(document, at)| documents[document].versions[at].card);
            listings.extend(narrowed.into_iter().map(|(facets, members)| Listing { by: By::Facets(facets), members }));
        }
        if kind.layout == Layout::Bodies {
            let mut councils = grouped(&members, |member| version(member).document.body());
            for members in councils.values_mut() {
                members.sort_by_key(|member| (Reverse(version(*member).published), *member));
            }
            let known = tree.settings.councils.iter().map(|council| council.id.as_str());
            let others: Vec<&str> = councils.keys().copied().filter(|id| tree.settings.council(id).is_none()).collect();
            listings.extend(named(councils, known.chain(others), &By::Council));
        }
        if kind.layout == Layout::Stages {
            members.sort_by_key(|(number, _)| documents[*number].urgency(tree, instant));
        }
        listings.push(Listing { by: By::Kind(kind), members });
    }
    let agencies = grouped(&fronts, |member| version(member).agency.as_deref());
    listings.extend(named(agencies, tree.settings.agencies.iter().map(|agency| agency.id.as_str()), &By::Agency));
    let departments = grouped(&fronts, |member| version(member).department.as_deref());
    let known = tree.settings.departments.iter().map(|department| department.id.as_str());
    listings.extend(named(departments, known, &By::Department));
    listings.extend(by_year(tree, documents));
    listings.extend(by_vocabulary(tree, documents, &fronts));
    listings.extend(by_sound(tree, documents, &fronts));
    listings.retain(|listing| !listing.members.is_empty());
    listings
}

/// Versions by the year in which they were published.
fn by_year(tree: &SourceTree, documents: &[Document]) -> Vec<Listing> {
    let version = |(document, at): Member| &tree.cards[documents[document].versions[at].card].version;
    let mut years: BTreeMap<Reverse<i16>, Vec<Member>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for at in 0..document.versions.len() {
            if let Some(published) = version((number, at)).published {
                years.entry(Reverse(published.year())).or_default().push((number, at));
            }
        }
    }
    let listing = |(Reverse(year), mut members): (Reverse<i16>, Vec<Member>)| {
        members.sort_by_key(|member| (Reverse(version(*member).published), *member));
        Listing { by: By::Year(year), members }
    };
    years.into_iter().map(listing).collect()
}

/// Documents by what they record, and by the events of life that the site names them for.
fn by_vocabulary(tree: &SourceTree, documents: &[Document], fronts: &[Member]) -> Vec<Listing> {
    let card = |(document, at): Member| &tree.cards[documents[document].versions[at].card];
    let vocabulary = &tree.settings.vocabulary;
    let mut holders: Vec<Vec<Member>> = vec![Vec::new(); vocabulary.record_classes.len()];
    for member in fronts {
        for class in &card(*member).traits.classes {
            holders[*class].push(*member);
        }
    }
    let kind = |member: Member| KINDS.iter().position(|kind| kind.folder == documents[member.0].id.kind);
    let mut listings = Vec::new();
    for (class, mut members) in vocabulary.record_classes.iter().zip(holders) {
        members.sort_by_cached_key(|member| (kind(*member), place_in_register(tree, &card(*member).version), *member));
        listings.push(Listing { by: By::Holding(class.id.clone()), members });
    }
    for event in &vocabulary.life_events {
        let found = |id: &DocumentId| {
            let at = documents.binary_search_by(|document| document.id.cmp(id)).ok()?;
            Some(fronts[at])
        };
        let members = event.documents.iter().filter_map(|(id, _)| found(id)).collect();
        listings.push(Listing { by: By::LifeEvent(event.id.clone()), members });
    }
    listings
}

/// Documents by the first sound of their titles; pages about the site itself are not looked for.
fn by_sound(tree: &SourceTree, documents: &[Document], fronts: &[Member]) -> Vec<Listing> {
    let mut rows: BTreeMap<KanaRow, Vec<(String, Member)>> = BTreeMap::new();
    for (document, at) in fronts.iter().copied() {
        let Document { id, versions, .. } = &documents[document];
        if id.kind().is_some_and(DocumentKind::is_about_site) {
            continue;
        }
        let (row, reading) = kana::place(tree, &tree.cards[versions[at].card]);
        rows.entry(row).or_default().push((reading, (document, at)));
    }
    let listing = |(row, mut members): (KanaRow, Vec<(String, Member)>)| {
        members.sort();
        Listing { by: By::Kana(row), members: members.into_iter().map(|(_, member)| member).collect() }
    };
    rows.into_iter().map(listing).collect()
}

/// Members by what they have in common, in the order in which they stand; those without it are left out.
fn grouped<'t>(members: &[Member], id: impl Fn(Member) -> Option<&'t str>) -> BTreeMap<&'t str, Vec<Member>> {
    let mut groups: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    for member in members {
        if let Some(id) = id(*member) {
            groups.entry(id).or_default().push(*member);
        }
    }
    groups
}

/// A list for each of these ids, in this order.
fn named<'t>(
    mut groups: BTreeMap<&'t str, Vec<Member>>,
    ids: impl Iterator<Item = &'t str>,
    by: &dyn Fn(String) -> By,
) -> Vec<Listing> {
    ids.map(|id| Listing { by: by(id.to_owned()), members: groups.remove(id).unwrap_or_default() }).collect()
}

/// Entries of a register stand by agency and department as the site orders them, what has none at the end.
fn place_in_register(tree: &SourceTree, version: &Version) -> (usize, usize) {
    let settings = &tree.settings;
    let agency = settings.agencies.iter().position(|agency| Some(&agency.id) == version.agency.as_ref());
    let department =
        settings.departments.iter().position(|department| Some(&department.id) == version.department.as_ref());
    (agency.unwrap_or(usize::MAX), department.unwrap_or(usize::MAX))
}
