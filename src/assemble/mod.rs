//! Turns the source tree into a `Site`: states, documents, and the plan of every file that will be written.
//!
//! The plan says what there will be before anything is made; links are checked against it.

mod collected;
mod commenting;
mod connections;
mod data_sets;
mod document;
mod facets;
mod format;
mod happenings;
mod history;
mod kana;
mod life;
mod links;
mod list_outputs;
mod listing;
mod near;
mod opinions;
mod output;
mod pairs;
mod places;
mod plan;
mod published;
mod reasons;
mod referrers;
mod rules;
mod searched;
mod stages;
mod timeline;
mod withdrawn;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::archive::Line;
use crate::archive::Signers;
use crate::finding::Findings;
use crate::form::NodeId;
use crate::model::DocumentId;
use crate::model::Reference;
use crate::model::Sealed;
use crate::model::VersionName;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;

pub use collected::Collected;
pub use collected::collected;
pub use collected::is_bundle;
pub use collected::receiving_address;
pub use commenting::Commenting;
pub use commenting::comment_address;
pub use commenting::sheet_address;
pub use commenting::slip_address;
pub use commenting::slip_name;
pub use connections::Connection;
pub use connections::ConnectionWay;
pub use connections::Connections;
pub use data_sets::CATALOGUE;
pub use data_sets::DATA_SETS;
pub use data_sets::DataFile;
pub use data_sets::DataSet;
pub use data_sets::data_sets;
pub use document::Document;
pub use document::Shown;
pub use document::documents;
pub use facets::Facet;
pub use facets::FacetKind;
pub use facets::narrowed_address;
pub use format::formats;
pub use happenings::Happening;
pub use history::Held;
pub use history::Term;
pub use history::held;
pub use kana::KanaRow;
pub use kana::reading;
pub use listing::By;
pub use listing::LIST_LENGTH;
pub use listing::Listing;
pub use listing::Way;
pub use opinions::Heard;
pub use opinions::OPINIONS_LENGTH;
pub use opinions::Opinions;
pub use opinions::Placed;
pub use opinions::Section;
pub use opinions::by_item;
pub use opinions::by_item_address;
pub use opinions::by_number_address;
pub use opinions::opinions;
pub use opinions::page_of_number;
pub use output::Make;
pub use output::Output;
pub use output::Rank;
pub use output::address_of;
pub use pairs::compare_address;
pub use pairs::compare_title;
pub use pairs::compared_with;
pub use places::citations_address;
pub use places::in_part;
pub use places::on_page;
pub use plan::Group;
pub use plan::SITEMAP_LENGTH;
pub use plan::Subject;
pub use plan::pages;
pub use published::ACCESSIBILITY;
pub use published::VERIFYING;
pub use published::former_address;
pub use published::text_name;
pub use reasons::Consequence;
pub use reasons::Reasons;
pub use reasons::reasons;
pub use referrers::Referrer;
pub use referrers::Referrers;
pub use referrers::ReferringPlace;
pub use referrers::referrers_address;
pub use rules::RULES;
pub use searched::SEARCH;
pub use searched::Scope;
pub use searched::Searched;
pub use searched::Sought;
pub use searched::stretch_address;
pub use timeline::YearOfVersions;
pub use withdrawn::Withdrawn;
pub use withdrawn::withdrawn_address;

/// Whether versions that are not public yet are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// Only what is public at the instant.
    Omitted,
    /// Everything that can be read, marked as a preview.
    Included,
}

/// Whether files are made that take longer than pages, and that nobody needs every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Downloads {
    /// Only what is quickly made.
    Omitted,
    /// PDF, electronic books and workbooks as well.
    Included,
}

/// The site as it will be.
#[derive(Debug)]
pub struct Site<'a> {
    /// Where it was read from.
    pub tree: &'a SourceTree,
    /// The instant that states follow from.
    pub instant: Instant,
    /// Whether it is a preview.
    pub drafts: Drafts,
    /// Whether it has files that take time to make.
    pub downloads: Downloads,
    /// Documents with at least one version to show, by kind and id.
    pub documents: Vec<Document>,
    /// Lists through which documents are found.
    pub listings: Vec<Listing>,
    /// Versions by the year in which they were published.
    pub timeline: Vec<YearOfVersions>,
    /// Every file, in groups that are made together.
    pub plan: Vec<Group>,
    /// Documents that name another one, by the one that is named; both are shown.
    pub referrers: Referrers,
    /// Which system is connected to which.
    pub connections: Connections,
    /// Days on which something happens.
    pub happenings: Vec<Happening>,
    /// Documents that are no longer published.
    pub withdrawn: Vec<Withdrawn<'a>>,
    /// Consultations that put a version to the public, by the version.
    pub consultations: BTreeMap<(DocumentId, VersionName), DocumentId>,
    /// Versions that are commented on, with the calls that ask for it.
    pub commenting: Commenting,
    /// Versions that the search looks through.
    pub searched: Searched,
    /// Every planned address, as links write it.
    pub addresses: BTreeSet<String>,
    /// Why versions changed; empty until they were gathered.
    pub reasons: Reasons,
    /// What was said of the items of drafts; empty until it was gathered.
    pub opinions: Opinions,
}

impl Site<'_> {
    /// The ledger, whatever the instant: only what is public is ever put into it.
    pub fn lines(&self) -> &[Line] {
        self.tree.archive.ledger.lines()
    }

    /// The line that vouches for a version.
    pub fn line_of(&self, card: &Card) -> Option<&Line> {
        let frozen = self.tree.archive.frozen(&card.version.document, card.version.name)?;
        self.lines().get(frozen.entry - 1)
    }

    /// Those whose signatures under entries count.
    pub fn signers(&self) -> Signers {
        Signers::of(&self.tree.settings.signers)
    }

    /// The documents of a kind, by id.
    pub fn of_kind(&self, kind: &str) -> &[Document] {
        let start = self.documents.partition_point(|document| document.id.kind.as_str() < kind);
        let length = self.documents[start..].partition_point(|document| document.id.kind == kind);
        &self.documents[start..start + length]
    }

    /// A document by its id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        let at = self.documents.binary_search_by(|document| document.id.cmp(id)).ok()?;
        Some(&self.documents[at])
    }

    /// The document of a version and the place of the version among its versions, as far as it is shown.
    pub fn shown(&self, document: &DocumentId, version: VersionName) -> Option<(&Document, usize)> {
        let document = self.document(document)?;
        let mut names = document.versions.iter().map(|shown| self.tree.cards[shown.card].version.name);
        Some((document, names.position(|name| name == version)?))
    }

    /// The words of a link to a document: its title, and the label of the item where it names one.
    pub fn called(&self, reference: &Reference) -> String {
        let Some(document) = self.document(&reference.document) else {
            let withdrawn = self.withdrawn.iter().find(|withdrawn| withdrawn.withdrawal.document == reference.document);
            return withdrawn.map_or_else(|| reference.to_string(), Withdrawn::called);
        };
        let cards = document.versions.iter().map(|shown| &self.tree.cards[shown.card]);
        let named = reference.version.and_then(|name| cards.into_iter().find(|card| card.version.name == name));
        let card = named.unwrap_or_else(|| self.front(document));
        let title = if named.is_some() { card.title_of_version() } else { card.full_title() };
        let item = reference.key.as_ref().and_then(|key| card.form.resolve(key, &card.rows));
        match item {
            Some(target) => {
                let node = &card.form.nodes[target.node];
                let row = row_of(reference, card, target.node).map(|row| format!("　{row}")).unwrap_or_default();
                let label = format!("{} {}", node.reference_beside_label(), node.label);
                format!("{title}　{}{row}", label.trim_start())
            }
            None => title,
        }
    }

    /// Where a link to a document leads: an item of a version stands on the page of its part.
    pub fn address_of(&self, reference: &Reference) -> String {
        let on_page_of_part = || {
            let key = reference.key.as_ref()?;
            let document = self.document(&reference.document)?;
            let mut shown = document.versions.iter().map(|shown| &self.tree.cards[shown.card]);
            let card = match reference.version {
                Some(name) => shown.find(|card| card.version.name == name)?,
                // The home of a document with versions knows every key; one without versions has its parts alone.
                None => Some(self.front(document)).filter(|_| reference.document.is_single())?,
            };
            let part = card.form.resolve(key, &card.rows)?.part?;
            Some(format!("{}#{key}", on_page(card, part, key)))
        };
        let further = || opinions::on_further_page(self, reference);
        on_page_of_part().or_else(further).unwrap_or_else(|| reference.address())
    }

    /// The version that speaks for a document.
    pub fn front(&self, document: &Document) -> &Card {
        &self.tree.cards[document.versions[document.front].card]
    }

    /// The versions published last, the latest first.
    pub fn latest(&self, length: usize) -> Vec<&Card> {
        let shown = self.documents.iter().flat_map(|document| &document.versions);
        let public = shown.filter(|shown| shown.state.is_public()).map(|shown| &self.tree.cards[shown.card]);
        let mut cards: Vec<&Card> = public.filter(|card| card.version.published.is_some()).collect();
        // Those of one day stay in the order of the site.
        cards.sort_by_key(|card| Reverse(card.version.published));
        cards.truncate(length);
        cards
    }

    /// Words that may stand in no file of the output.
    pub fn secrets(&self) -> Vec<&Sealed> {
        self.tree
            .cards
            .iter()
            .flat_map(|card| &card.secrets)
            .chain(&self.tree.settings.memos)
            .chain(&self.tree.memos)
            .collect()
    }
}

/// Decides what the site consists of; links that lead nowhere and addresses claimed twice become findings.
pub fn assemble<'a>(
    tree: &'a SourceTree,
    instant: Instant,
    (drafts, downloads): (Drafts, Downloads),
    assets: &[String],
    findings: &mut Findings,
) -> Site<'a> {
    let documents = documents(tree, instant, drafts);
    let listings = listing::listings(tree, &documents, instant);
    let timeline = timeline::timeline(tree, &documents);
    let referrers = referrers::referrers(tree, &documents);
    let withdrawn = withdrawn::withdrawn(tree, instant);
    let consultations = consultations(tree, &documents);
    let commenting = commenting::commenting(tree, &documents);
    let connections = connections::connections(tree, &documents);
    let happenings = happenings::happenings(tree, &documents, instant);
    let searched = searched::searched(tree, &documents);
    let parts = plan::Planned {
        documents: &documents,
        listings: &listings,
        timeline: &timeline,
        referrers: &referrers,
        withdrawn: &withdrawn,
        commenting: &commenting,
        searched: &searched,
        lines: tree.archive.ledger.lines(),
        vouchers: &tree.archive.vouchers,
        downloads,
    };
    let plan = plan::plan(tree, &parts, assets, findings);
    let addresses = plan::addresses(&plan);
    let site = Site {
        tree,
        instant,
        drafts,
        downloads,
        documents,
        listings,
        timeline,
        plan,
        referrers,
        connections,
        happenings,
        withdrawn,
        consultations,
        commenting,
        searched,
        addresses,
        reasons: Reasons::default(),
        opinions: Opinions::default(),
    };
    links::check(&site, findings);
    life::check(tree, findings);
    stages::check(tree, findings);
    withdrawn::check(tree, findings);
    site
}

/// Which consultation puts which version to the public.
fn consultations(tree: &SourceTree, documents: &[Document]) -> BTreeMap<(DocumentId, VersionName), DocumentId> {
    let mut consultations = BTreeMap::new();
    for document in documents.iter().filter(|document| document.standing.is_some()) {
        let calls = document.versions.iter().filter_map(|shown| tree.cards[shown.card].call.as_ref());
        for draft in calls.flat_map(|call| &call.drafts) {
            let version = draft.version.map(|version| (draft.document.clone(), version));
            consultations.extend(version.map(|version| (version, document.id.clone())));
        }
    }
    consultations
}

/// What a row is called that a reference names: the word of its table, and its number.
fn row_of(reference: &Reference, card: &Card, node: NodeId) -> Option<String> {
    let repeat = card.form.nodes[node].repeat()?;
    let (table, row) = reference.key.as_ref()?.rsplit_once('.')?;
    let at = card.rows.get(table)?.iter().position(|id| id == row)?;
    Some(format!("{}{}", repeat.row_label, at + 1))
}
