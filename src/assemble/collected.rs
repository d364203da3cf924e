//! The bundle of a consultation (意見公募の一式): which files of the site it collects, and where it is received.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::model::DocumentId;
use crate::model::Reference;
use crate::read::SourceTree;

use super::Site;
use super::document::Document;
use super::output::Make;
use super::output::Output;
use super::pairs::compare_address;
use super::pairs::compare_title;
use super::pairs::compared_with;

/// Where the files of a document, or everything of a consultation, are received.
pub fn receiving_address(document: &DocumentId) -> String {
    format!("{}download/", document.address())
}

/// The bundle and the page where it is received, of a consultation that is or was held.
pub(super) fn outputs(tree: &SourceTree, document: &Document) -> Vec<Output> {
    if !document.call(tree).is_some_and(|call| call.is_held) {
        return Vec::new();
    }
    vec![
        Output::file(&format!("{}{}.zip", document.id.address(), document.id.last()), Make::CallBundle),
        Output::page(&receiving_address(&document.id), Make::CallReceiving),
    ]
}

/// What a bundle collects, by what a reader wants of it; addresses as links write them.
#[derive(Debug)]
pub struct Collected {
    /// The versions that are put to the public.
    pub drafts: Vec<Reference>,
    /// Versions that they are compared with, and those that they became.
    pub others: Vec<Reference>,
    /// Where it stands what changed between two of them, with the names of both.
    pub comparisons: Vec<(String, String)>,
    /// Every address of the site that goes into the bundle, sorted.
    pub addresses: BTreeSet<String>,
}

/// Collects everything of a consultation: its pages, its drafts, what they change, and what they became.
pub fn collected(site: &Site, document: &Document) -> Collected {
    let named = document.call(site.tree).map_or(&[][..], |call| &call.drafts);
    let mut drafts: Vec<Reference> = Vec::new();
    let mut others: Vec<Reference> = Vec::new();
    let mut comparisons = Vec::new();
    for draft in named {
        let shown = draft.version.and_then(|version| site.shown(&draft.document, version));
        let Some((about, at)) = shown else { continue };
        let version = |at: usize| &site.tree.cards[about.versions[at].card].version;
        let decided = version(at).name.decided();
        let became = (0..about.versions.len()).find(|other| Some(version(*other).name) == decided);
        let before = compared_with(site.tree, about, at);
        drafts.push(Reference::version(version(at)));
        let pairs = [before.map(|before| [before, at]), became.map(|became| [at, became])];
        for pair in pairs.into_iter().flatten().filter(|pair| about.pairs.binary_search(pair).is_ok()) {
            let [earlier, later] = pair.map(version);
            let title = &site.tree.cards[about.versions[pair[1]].card].title;
            let called = format!("{title}　{}", compare_title(earlier, later));
            comparisons.push((called, compare_address(earlier, later)));
        }
        others.extend([before, became].into_iter().flatten().map(|other| Reference::version(version(other))));
    }
    let own = document.id.address();
    let versions = drafts.iter().chain(&others).map(Reference::address);
    let folders = [own.clone(), "/assets/".to_owned()].into_iter().chain(versions);
    let folders = folders.chain(comparisons.iter().map(|(_, address)| address.clone()));
    let below = folders.flat_map(|folder| below(&site.addresses, &folder));
    let receiving = receiving_address(&document.id);
    let addresses = below.filter(|address| *address != receiving && !is_bundle(address)).collect();
    Collected { drafts, others, comparisons, addresses }
}

/// Whether an address is that of a bundle: a bundle holds none. What an author put beside a version is the author's.
pub fn is_bundle(address: &str) -> bool {
    address.ends_with(".zip") && !address.contains("/attachments/")
}

fn below(addresses: &BTreeSet<String>, folder: &str) -> Vec<String> {
    let from = addresses.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
    from.take_while(|address| address.starts_with(folder)).cloned().collect()
}
