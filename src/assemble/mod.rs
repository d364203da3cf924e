//! Turns the source tree into a `Site`: states, documents, and the plan of every file that will be written.
//!
//! The plan says what there will be before anything is made; links are checked against it.

mod document;
mod links;
mod near;
mod plan;
mod rules;

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::model::Sealed;
use crate::read::SourceTree;
use crate::text::Instant;

pub use document::Document;
pub use document::Shown;
pub use document::documents;
pub use plan::Group;
pub use plan::LIST_LENGTH;
pub use plan::Make;
pub use plan::Output;
pub use plan::Rank;
pub use plan::SITEMAP_LENGTH;
pub use plan::Subject;
pub use plan::in_part;
pub use plan::pages;
pub use rules::RULES;

/// Whether versions that are not public yet are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// Only what is public at the instant.
    Omitted,
    /// Everything that can be read, marked as a preview.
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
    /// Documents with at least one version to show, by kind and id.
    pub documents: Vec<Document>,
    /// Every file, in groups that are made together.
    pub plan: Vec<Group>,
    /// Every planned address, as links write it.
    pub addresses: BTreeSet<String>,
}

impl Site<'_> {
    /// The documents of a kind, by id.
    pub fn of_kind(&self, kind: &str) -> &[Document] {
        let start = self.documents.partition_point(|document| document.id.kind.as_str() < kind);
        let length = self.documents[start..].partition_point(|document| document.id.kind == kind);
        &self.documents[start..start + length]
    }

    /// Words that may stand in no file of the output.
    pub fn secrets(&self) -> Vec<&Sealed> {
        self.tree.cards.iter().flat_map(|card| &card.secrets).chain(&self.tree.settings.memos).collect()
    }
}

/// Decides what the site consists of; links that lead nowhere and addresses claimed twice become findings.
pub fn assemble<'a>(
    tree: &'a SourceTree,
    instant: Instant,
    drafts: Drafts,
    assets: &[String],
    findings: &mut Findings,
) -> Site<'a> {
    let documents = documents(tree, instant, drafts);
    let plan = plan::plan(tree, &documents, assets, findings);
    let addresses = plan::addresses(&plan);
    let site = Site { tree, instant, drafts, documents, plan, addresses };
    links::check(&site, findings);
    site
}
