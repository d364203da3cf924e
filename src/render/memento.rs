//! Links in the head of pages to other versions of what they show, for programs (RFC 7089, RFC 5829).

use std::collections::BTreeMap;

use crate::text::Instant;

use super::book::Book;
use super::view::HeadLinkView;

/// The type of the list of versions.
const LINK_FORMAT: &str = "application/link-format";

impl Book<'_> {
    /// The links of the page at an address: of the document's home and of versions to each other; of every other page of
    /// a version to the same page of the others, where they have it.
    pub(super) fn head_links(&self, address: &str) -> Vec<HeadLinkView> {
        if self.document.id.is_single() || self.document.standing.is_some() {
            return Vec::new();
        }
        let home = self.document.id.address();
        let mut links = Vec::new();
        if address == home || address == self.card().version.address() {
            links.push(link("original", home.clone()));
            let time_map = self.document.time_map();
            links.extend(time_map.map(|list| HeadLinkView { kind: Some(LINK_FORMAT), ..link("timemap", list) }));
        }
        if address == home {
            links.push(link("latest-version", self.address_of(self.document.front)));
        } else if address.starts_with(&self.card().version.address()) {
            if address == self.card().version.address() {
                links.extend(self.mementos());
            }
            links.extend(self.neighbours(address));
        }
        links
    }

    /// This version, the first, the last and those beside it, with their days.
    fn mementos(&self) -> Vec<HeadLinkView> {
        let history = &self.document.history;
        let Some(turn) = history.iter().position(|at| *at == self.at) else { return Vec::new() };
        let mut words: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        words.entry(0).or_default().push("first");
        words.entry(history.len() - 1).or_default().push("last");
        if let Some(before) = turn.checked_sub(1) {
            words.entry(before).or_default().push("prev");
        }
        if turn + 1 < history.len() {
            words.entry(turn + 1).or_default().push("next");
        }
        words.entry(turn).or_default();
        let memento = |(turn, mut words): (usize, Vec<&str>)| {
            words.push("memento");
            let card = &self.site.tree.cards[self.document.versions[history[turn]].card];
            let datetime = card.version.published.map(|day| Instant::start_of(day).rfc1123());
            HeadLinkView { datetime, ..link(&words.join(" "), card.version.address()) }
        };
        words.into_iter().map(memento).collect()
    }

    /// The same page of the current version and of those before and after this one.
    fn neighbours(&self, address: &str) -> Vec<HeadLinkView> {
        let current = self.document.history.last().copied();
        let [before, after] = match self.document.around(self.at) {
            Some(around) => around,
            None => [None, self.document.instead(self.site.tree, self.at).filter(|_| self.is_draft())],
        };
        let named = [("latest-version", current), ("predecessor-version", before), ("successor-version", after)];
        named.into_iter().filter_map(|(rel, at)| Some(link(rel, self.same_place(at?, address)?))).collect()
    }

    /// The page of another version that shows what the page of this version at an address shows; `None` where it has none.
    pub(super) fn same_place(&self, at: usize, address: &str) -> Option<String> {
        let inside = address.strip_prefix(&self.card().version.address())?;
        let other = format!("{}{inside}", self.address_of(at));
        self.site.addresses.contains(&other).then_some(other)
    }

    fn address_of(&self, at: usize) -> String {
        self.site.tree.cards[self.document.versions[at].card].version.address()
    }

    fn is_draft(&self) -> bool {
        self.card().version.name.is_draft()
    }
}

fn link(rel: &str, href: String) -> HeadLinkView {
    HeadLinkView { rel: rel.to_owned(), href, kind: None, datetime: None, title: None }
}
