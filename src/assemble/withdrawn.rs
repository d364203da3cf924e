//! Addresses of documents that are no longer published: they go on answering, and say so.

use crate::model::Withdrawal;
use crate::read::SourceTree;
use crate::text::Instant;

use super::document::document_at;
use super::plan;

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
    reached.map(|withdrawal| Withdrawn { withdrawal, addresses: addresses(tree, withdrawal) }).collect()
}

/// Every page that the document had on the day of its withdrawal, and those of versions that content has no more.
fn addresses(tree: &SourceTree, withdrawal: &Withdrawal) -> Vec<String> {
    let home = withdrawal.document.address();
    let mut addresses = vec![home.clone()];
    if let Some(document) = document_at(tree, &withdrawal.document, Instant::start_of(withdrawal.day)) {
        let outputs = plan::groups_of(tree, &document).into_iter().flat_map(|(_, outputs)| outputs);
        addresses.extend(outputs.filter(|output| output.make.is_page()).map(|output| output.address()));
    }
    addresses.extend(withdrawal.versions.iter().map(|version| format!("{home}{version}/")));
    addresses.sort();
    addresses.dedup();
    addresses
}
