//! Which documents name which others, and where in them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::join;
use crate::model::DocumentId;
use crate::model::KINDS;
use crate::read::Card;
use crate::read::SourceTree;

use super::document::Document;
use super::links::place_of_item;
use super::listing::LIST_LENGTH;
use super::places::on_page;

/// Places named of one document; a book that names a law a hundred times is one line all the same.
const MOST_PLACES: usize = 3;

/// A document that names another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referrer {
    /// The document.
    pub document: DocumentId,
    /// The first items of it in which the other one is named.
    pub places: Vec<ReferringPlace>,
    /// How many items besides these name it.
    pub besides: usize,
}

/// An item in which another document is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferringPlace {
    /// What people call it, with the rows it stands in: 案件2の質問3「関係する記載」.
    pub called: String,
    /// Its address.
    pub address: String,
}

/// Referrers of every document that has any, by kind in the order of the site, then by id.
pub type Referrers = BTreeMap<DocumentId, Vec<Referrer>>;

/// Which documents name which others, by what the versions that speak for them say: all by links, systems by name too.
pub(super) fn referrers(tree: &SourceTree, documents: &[Document]) -> Referrers {
    let mut referrers = Referrers::new();
    for document in documents {
        let mut named: BTreeMap<DocumentId, Vec<(&Card, &str)>> = BTreeMap::new();
        for card in speaking(tree, document) {
            for link in &card.links {
                let Some((other, _)) = DocumentId::split(&link.target).filter(|(other, _)| *other != document.id)
                else {
                    continue;
                };
                add(named.entry(other).or_default(), card, link.place.item.as_deref());
            }
            for (other, key) in card.named.iter().filter(|(other, _)| *other != document.id) {
                add(named.entry(other.clone()).or_default(), card, Some(key));
            }
        }
        for (other, keys) in named {
            let places = keys.iter().take(MOST_PLACES).filter_map(|(card, key)| place(card, key)).collect();
            let besides = keys.len().saturating_sub(MOST_PLACES);
            referrers.entry(other).or_default().push(Referrer { document: document.id.clone(), places, besides });
        }
    }
    let order = |id: &DocumentId| KINDS.iter().position(|kind| kind.folder == id.kind);
    for named in referrers.values_mut() {
        named.sort_by_cached_key(|referrer| (order(&referrer.document), referrer.document.clone()));
    }
    let shown: BTreeSet<&DocumentId> = documents.iter().map(|document| &document.id).collect();
    referrers.retain(|id, _| shown.contains(id));
    referrers
}

/// Adds an item to those in which another document is named, once.
fn add<'t>(keys: &mut Vec<(&'t Card, &'t str)>, card: &'t Card, key: Option<&'t str>) {
    let is_new = |key: &&str| keys.iter().all(|(_, known)| known != key);
    let key = key.filter(is_new);
    keys.extend(key.map(|key| (card, key)));
}

/// The versions that speak for a document: the one in front, or all stages, which stand on one page.
fn speaking<'t>(tree: &'t SourceTree, document: &Document) -> Vec<&'t Card> {
    let is_speaking = |at: &usize| *at == document.front || document.standing.is_some();
    let speaking = (0..document.versions.len()).filter(is_speaking);
    speaking.map(|at| &tree.cards[document.versions[at].card]).collect()
}

/// How many pages the referrers of a document take; the first stands on the document's own page.
pub(super) fn pages(referrers: &Referrers, id: &DocumentId) -> usize {
    referrers.get(id).map_or(0, Vec::len).div_ceil(LIST_LENGTH)
}

/// The address of a page of the referrers of a document, by its number from 1.
pub fn referrers_address(id: &DocumentId, page: usize) -> String {
    if page == 1 { id.address() } else { format!("{}referrers/page/{page}/", id.address()) }
}

/// What people call an item with the rows it stands in, and where it is read.
pub(super) fn place(card: &Card, key: &str) -> Option<ReferringPlace> {
    let target = place_of_item(card, key)?;
    let node = &card.form.nodes[target.node];
    let mut rows = String::new();
    let (mut own, mut inside) = (String::new(), key.split('.'));
    for (at, segment) in node.key.split('.').enumerate() {
        let name = inside.next()?;
        own = join(&own, name);
        if !segment.ends_with("[]") {
            continue;
        }
        let form_key: Vec<&str> = node.key.split('.').take(at + 1).collect();
        let repeat = card.form.nodes[card.form.by_key(&form_key.join("."))?].repeat()?;
        let id = inside.next()?;
        let number = card.rows.get(&own)?.iter().position(|row| row == id)? + 1;
        rows.push_str(&format!("{}{number}の", repeat.row_label));
        own = join(&own, id);
    }
    let called = format!("{}{}", rows, node.called());
    Some(ReferringPlace { called, address: format!("{}#{key}", on_page(card, target.part?, key)) })
}
