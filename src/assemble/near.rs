//! What a dead link may have meant: the nearest of the addresses and keys around it.

use std::collections::BTreeSet;

use crate::model::KINDS;
use crate::read::Card;
use crate::text::nearest;

use super::Document;
use super::Output;
use super::Site;

/// Dead links that are offered another address. Whoever has more of them has moved a document, not misspelt a word, and
/// looking through all addresses for each would cost the product of both.
const OFFERED: usize = 20;

/// Finds what was meant, step by step: the kind, the document of that kind, the page of that document.
pub(super) struct Near<'a> {
    documents: &'a [Document],
    addresses: &'a BTreeSet<String>,
    /// Addresses of the site that belong to no document.
    others: Vec<String>,
    left: usize,
}

impl<'a> Near<'a> {
    pub(super) fn new(site: &Site, documents: &'a [Document], addresses: &'a BTreeSet<String>) -> Self {
        let others = site.plan.first().into_iter().flat_map(|group| &group.outputs);
        Self { documents, addresses, others: others.map(Output::address).collect(), left: OFFERED }
    }

    /// The address nearest to one that does not exist.
    pub(super) fn address(&mut self, path: &str) -> Option<String> {
        self.left = self.left.checked_sub(1)?;
        let mut words = path.trim_start_matches('/').splitn(3, '/');
        let (kind, id, rest) = (words.next()?, words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let kind = nearest(kind, KINDS.iter().map(|kind| kind.folder)).filter(|_| !id.is_empty());
        let found = kind.and_then(|kind| {
            let of_kind = self.documents.iter().filter(|document| document.id.kind == kind);
            let id = nearest(id, of_kind.map(|document| document.id.id.as_str()))?;
            let inside = format!("/{kind}/{id}/");
            let pages = self.addresses.range(inside.clone()..).take_while(|address| address.starts_with(&inside));
            nearest(&format!("{inside}{rest}"), pages.map(String::as_str)).map(str::to_owned)
        });
        found.or_else(|| nearest(path, self.others.iter().map(String::as_str)).map(str::to_owned))
    }

    /// The form key nearest to one that names no item.
    pub(super) fn item<'c>(&mut self, key: &str, card: &'c Card) -> Option<&'c str> {
        self.left = self.left.checked_sub(1)?;
        nearest(key, card.form.nodes.iter().map(|node| node.key.as_str()))
    }
}
