//! Addresses of documents that are no longer published: they go on answering, and say so.

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::model::DocumentKind;
use crate::model::Withdrawal;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;

use super::Downloads;
use super::commenting;
use super::document::document_at;
use super::plan;
use super::rules::WITHDRAWN_TOO_EARLY;

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

/// Every page that the document had on the day of its withdrawal, and those of versions that content has no more.
fn addresses(tree: &SourceTree, withdrawal: &Withdrawal, instant: Instant) -> Vec<String> {
    let home = withdrawal.document.address();
    let mut addresses = vec![home.clone()];
    if let Some(document) = document_at(tree, &withdrawal.document, Instant::start_of(withdrawal.day)) {
        let outputs = plan::groups_of(tree, &document, Downloads::Omitted).into_iter().flat_map(|(_, outputs)| outputs);
        addresses.extend(outputs.filter(|output| output.make.is_page()).map(|output| output.address()));
    }
    addresses.extend(commenting::pages(tree, &withdrawal.document));
    addresses.extend(commenting::pages_about(tree, &withdrawal.document, instant));
    let published = tree.archive.versions_of(&withdrawal.document);
    let entries = published.filter_map(|(_, frozen)| tree.archive.ledger.entry(frozen.entry));
    addresses.extend(entries.flat_map(|entry| entry.pages.iter().map(|page| format!("{home}{page}"))));
    addresses.extend(withdrawal.versions.iter().map(|version| format!("{home}{version}/")));
    addresses.sort();
    addresses.dedup();
    addresses
}

/// Reports books that go before the years are over for which they have to stay.
pub(super) fn check(tree: &SourceTree, findings: &mut Findings) {
    for withdrawal in tree.withdrawals.values().filter(|withdrawal| withdrawal.ended.is_none()) {
        let id = &withdrawal.document;
        let Some(years) = id.kind().and_then(DocumentKind::years_kept) else { continue };
        let of_document = |card: &&Card| card.version.document == *id && !card.version.name.is_draft();
        let last = tree.cards.iter().filter(of_document).max_by_key(|card| (card.version.published, card.version.name));
        let Some(last) = last.filter(|card| card.version.published.is_some()) else { continue };
        let day = withdrawal.day.in_full();
        let (message, remedy) = match last.version.ended.zip(last.version.kept_until()) {
            Some((_, until)) if until < withdrawal.day => continue,
            Some((ended, until)) => (
                format!(
                    "公表をやめた日（{day}）は、事務の終了（{}）から{years}年の、公表を続ける期間の中です。",
                    ended.in_full()
                ),
                format!(
                    "{}まで公表を続けてください。期間が過ぎると、そのことを示すページに自動で替わるので、withdrawn.toml は要りません。",
                    until.in_full()
                ),
            ),
            None => (
                format!(
                    "{day}に公表をやめるとありますが、この評価書が扱う事務の終了日が、{}に書かれていません。",
                    last.version.name.called()
                ),
                format!(
                    "事務を終えたのなら、withdrawn.toml をやめて、版に終了日を書き、{years}年間公表を続けてください。別の評価書に移ったなどの理由があれば、検査除外で認めてください。"
                ),
            ),
        };
        let spot = Some(Spot::file(&format!("{id}/withdrawn.toml")));
        let place = Place { spot, ..last.version.place() };
        findings.add(&WITHDRAWN_TOO_EARLY, place, message, remedy);
    }
}
