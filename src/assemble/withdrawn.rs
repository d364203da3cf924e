//! Addresses of documents that are no longer published: they go on answering, and say so.

use crate::model::Withdrawal;
use crate::read::SourceTree;
use crate::text::Instant;

use super::plan::in_part;

/// A withdrawn document and every address of a page it had.
#[derive(Debug)]
pub struct Withdrawn<'a> {
    /// What there is to say of it.
    pub withdrawal: &'a Withdrawal,
    /// Addresses of its pages, that of its home first.
    pub addresses: Vec<String>,
}

impl Withdrawn<'_> {
    /// The words of a link to it.
    pub fn called(&self) -> String {
        format!("{}（公表をやめました）", self.withdrawal.title)
    }
}

/// The address of a page of the list of withdrawn documents, by its number from 1.
pub fn withdrawn_address(page: usize) -> String {
    if page == 1 { "/withdrawn/".to_owned() } else { format!("/withdrawn/page/{page}/") }
}

/// The documents that are withdrawn at an instant.
pub(super) fn withdrawn(tree: &SourceTree, instant: Instant) -> Vec<Withdrawn<'_>> {
    let reached = tree.withdrawals.values().filter(|withdrawal| instant.has_reached(withdrawal.day));
    reached.map(|withdrawal| Withdrawn { withdrawal, addresses: addresses(tree, withdrawal, instant) }).collect()
}

fn addresses(tree: &SourceTree, withdrawal: &Withdrawal, instant: Instant) -> Vec<String> {
    let home = withdrawal.document.address();
    let mut addresses = vec![home.clone()];
    let first = tree.cards.partition_point(|card| card.version.document < withdrawal.document);
    let own = tree.cards[first..].iter().take_while(|card| card.version.document == withdrawal.document);
    for card in own.filter(|card| card.version.is_public_at(instant)) {
        let parts = card.form.parts.len();
        addresses.extend((0..parts).map(|part| in_part(card, part)));
        addresses.extend((parts > 1).then(|| format!("{}all/", card.version.address())));
    }
    addresses.extend(withdrawal.versions.iter().map(|version| format!("{home}{version}/")));
    addresses.sort();
    addresses.dedup();
    addresses
}
