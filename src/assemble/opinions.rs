//! Opinions on drafts: in which order and on which pages they are read, and where in a draft it is said that there are some.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::compare::Comparison;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::form::NodeId;
use crate::form::join;
use crate::model::DocumentId;
use crate::model::Opinion;
use crate::model::Record;
use crate::model::Reference;
use crate::model::VersionName;
use crate::model::result_keys;
use crate::read::Card;

use super::Site;
use super::document::Document;
use super::listing::LIST_LENGTH;
use super::pairs::compare_address;
use super::referrers::place;
use super::rules::MENDED_BUT_UNCHANGED;

/// Opinions that stand in full on one page.
pub const OPINIONS_LENGTH: usize = LIST_LENGTH;

/// The page on which opinions are read by their numbers, by its own number from 1: the first is the consultation's own.
pub fn by_number_address(id: &DocumentId, page: usize) -> String {
    if page == 1 { id.address() } else { format!("{}by-number/page/{page}/", id.address()) }
}

/// The page on which opinions are read in the order of what they are about, by its number from 1.
pub fn by_item_address(id: &DocumentId, page: usize) -> String {
    let first = format!("{}by-item/", id.address());
    if page == 1 { first } else { format!("{first}page/{page}/") }
}

/// The page, by its number from 1, on which an opinion stands in the order of numbers; they count from 1 as well.
pub fn page_of_number(number: usize) -> usize {
    number.saturating_sub(1) / OPINIONS_LENGTH + 1
}

/// Pages that so many opinions take.
pub(super) fn pages_of(card: &Card) -> usize {
    card.rows.get(result_keys::OPINIONS).map_or(0, Vec::len).div_ceil(OPINIONS_LENGTH)
}

/// Where an opinion is read, by the key of an item of its row; `None` for what stands on the first page.
pub(super) fn further_page_of(card: &Card, key: &str) -> Option<usize> {
    let id = key.strip_prefix(result_keys::OPINIONS)?.strip_prefix('.')?.split('.').next()?;
    let at = card.rows.get(result_keys::OPINIONS)?.iter().position(|row| row == id)?;
    Some(page_of_number(at + 1)).filter(|page| *page > 1)
}

/// Opinions on one thing.
#[derive(Debug)]
pub struct Section {
    /// What it is: an item of a draft or a draft; `None` for opinions on the whole.
    pub about: Option<Reference>,
    /// What people call it; empty for opinions on the whole.
    pub called: String,
    /// Its own place on the pages by item.
    pub anchor: String,
    /// Where it is read itself, if it can be.
    pub address: Option<String>,
    /// The opinions on it.
    pub opinions: Vec<Placed>,
}

/// An opinion under one of the things that it is about.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Its place among the opinions.
    pub at: usize,
    /// Whether it stands here in full; otherwise it does so under another thing, and is named here.
    pub is_full: bool,
    /// The page, by its number from 1.
    pub page: usize,
}

/// The opinions in the order of what they are about; what is about several things stands in full where it comes first.
pub fn by_item(site: &Site, document: &Document, opinions: &[Opinion]) -> Vec<Section> {
    let drafts = document.call(site.tree).map_or(&[][..], |call| &call.drafts);
    let mut things: BTreeMap<Order, (Option<Reference>, Vec<usize>)> = BTreeMap::new();
    for (at, opinion) in opinions.iter().enumerate() {
        if opinion.about.is_empty() {
            things.entry(Order::whole()).or_default().1.push(at);
        }
        for about in &opinion.about {
            let about = meant(drafts, about);
            let thing = things.entry(Order::of(site, drafts, &about)).or_insert_with(|| (Some(about), Vec::new()));
            if !thing.1.contains(&at) {
                thing.1.push(at);
            }
        }
    }
    let mut full: BTreeSet<usize> = BTreeSet::new();
    let last = opinions.len().div_ceil(OPINIONS_LENGTH).max(1);
    let mut sections = Vec::new();
    for (order, (about, members)) in things {
        let placed = members.into_iter().map(|at| {
            let page = (full.len() / OPINIONS_LENGTH + 1).min(last);
            Placed { at, is_full: full.insert(at), page }
        });
        let opinions = placed.collect();
        let (called, address) = about.as_ref().map_or((String::new(), None), |about| called(site, about));
        let anchor = match &about {
            None => "_whole".to_owned(),
            // What the call did not put to the public is named in full, so that no two of them share an anchor.
            Some(about) if order.draft == drafts.len() => format!("_{}", about.to_string().replace(['/', '#'], ".")),
            Some(Reference { key: Some(key), .. }) if order.draft == 0 => key.clone(),
            Some(Reference { key: Some(key), .. }) => format!("_{}.{key}", order.draft + 1),
            Some(_) => format!("_{}", order.draft + 1),
        };
        sections.push(Section { about, called, anchor, address, opinions });
    }
    sections
}

/// Where a thing comes among the others.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    draft: usize,
    /// Items before the draft as a whole.
    is_whole: bool,
    place: Vec<usize>,
    word: String,
}

impl Order {
    fn whole() -> Self {
        Self { draft: usize::MAX, is_whole: true, place: Vec::new(), word: String::new() }
    }

    fn of(site: &Site, drafts: &[Reference], about: &Reference) -> Self {
        let is_of = |draft: &Reference| draft.document == about.document && draft.version == about.version;
        let draft = drafts.iter().position(is_of).unwrap_or(drafts.len());
        let place = card(site, about).zip(about.key.as_deref()).and_then(|(card, key)| in_printed_order(card, key));
        Self { draft, is_whole: about.key.is_none(), place: place.unwrap_or_default(), word: about.to_string() }
    }
}

/// A document that is named without a version is the draft of it that was put to the public.
fn meant(drafts: &[Reference], about: &Reference) -> Reference {
    let draft = drafts.iter().rfind(|draft| draft.document == about.document);
    let version = about.version.or_else(|| draft.and_then(|draft| draft.version));
    Reference { version, ..about.clone() }
}

fn card<'s>(site: &'s Site, about: &Reference) -> Option<&'s Card> {
    let Some(version) = about.version else {
        return site.document(&about.document).map(|document| site.front(document));
    };
    site.shown(&about.document, version).map(|(document, at)| &site.tree.cards[document.versions[at].card])
}

/// What people call a thing, and where it is read.
fn called(site: &Site, about: &Reference) -> (String, Option<String>) {
    let item = card(site, about).zip(about.key.as_deref()).and_then(|(card, key)| place(card, key));
    match item {
        Some(item) => (item.called, Some(item.address)),
        None => {
            let address = Some(site.address_of(about));
            (site.called(about), address.filter(|address| is_there(site, address)))
        }
    }
}

fn is_there(site: &Site, address: &str) -> bool {
    site.addresses.contains(address.split('#').next().unwrap_or_default())
}

/// Part, then nodes and rows on the way to a key: what is printed earlier is smaller.
fn in_printed_order(card: &Card, key: &str) -> Option<Vec<usize>> {
    let target = card.form.resolve(key, &card.rows)?;
    let mut order = vec![target.part.unwrap_or_default()];
    let mut siblings: &[NodeId] = &card.form.roots;
    let (mut walked, mut segments) = (String::new(), key.split('.'));
    while let Some(segment) = segments.next() {
        let node = *siblings.iter().find(|id| card.form.nodes[**id].name == segment)?;
        order.push(node);
        walked = join(&walked, segment);
        if let Some(row) = card.form.nodes[node].repeat().and_then(|_| segments.next()) {
            order.push(card.rows.get(&walked)?.iter().position(|id| id == row)?);
            walked = join(&walked, row);
        }
        siblings = &card.form.nodes[node].children;
    }
    Some(order)
}

/// What was said of the items of drafts, and which items of them were mended before they were enacted.
#[derive(Debug, Default)]
pub struct Opinions {
    heard: BTreeMap<(DocumentId, VersionName), BTreeMap<String, Heard>>,
    mended: BTreeMap<(DocumentId, VersionName), BTreeMap<String, String>>,
}

/// Opinions on an item of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Groups of those that say the same.
    pub groups: usize,
    /// Opinions in them.
    pub count: i64,
    /// Where they are read.
    pub address: String,
}

impl Opinions {
    /// What was said of an item of a draft.
    pub fn on(&self, card: &Card, key: &str) -> Option<&Heard> {
        self.heard.get(&(card.version.document.clone(), card.version.name))?.get(key)
    }

    /// Where it is read what was mended at a place of the version that came of a draft: there, within or around it.
    pub fn mended(&self, place: &Reference) -> Option<&str> {
        let mended = self.mended.get(&(place.document.clone(), place.version?))?;
        let key = place.key.as_deref()?;
        let inside = format!("{key}.");
        let within = || mended.range(inside.clone()..).next().filter(|(other, _)| other.starts_with(&inside));
        let around = || {
            let above = key.rmatch_indices('.').map(|(at, _)| key.split_at(at).0);
            above.into_iter().find_map(|above| mended.get_key_value(above))
        };
        mended.get_key_value(key).or_else(within).or_else(around).map(|(_, address)| address.as_str())
    }
}

/// Gathers them from the results that are shown.
///
/// # Errors
/// When a file cannot be read, or is not the one that was read before.
pub fn opinions(site: &Site, findings: &mut Findings) -> Result<Opinions, Failure> {
    let mut gathered = Opinions::default();
    for document in site.documents.iter().filter(|document| document.standing.is_some()) {
        let mut cards = document.versions.iter().map(|shown| &site.tree.cards[shown.card]);
        let Some(result) = cards.find(|card| card.call.is_none()) else { continue };
        let record = site.tree.open(result)?;
        let opinions = Opinion::all_of(&record);
        for section in by_item(site, document, &opinions) {
            gathered.hear(document, &section, &opinions);
        }
        for mended in opinions.iter().flat_map(|opinion| &opinion.changed) {
            gathered.compare(site, document, mended)?;
        }
        gathered.report_unchanged((result, &record), &opinions, findings);
    }
    Ok(gathered)
}

impl Opinions {
    fn hear(&mut self, document: &Document, section: &Section, opinions: &[Opinion]) {
        let Some(Reference { document: about, version: Some(version), key: Some(key) }) = &section.about else {
            return;
        };
        let Some(first) = section.opinions.first() else { return };
        let counts = section.opinions.iter().filter_map(|placed| opinions[placed.at].count);
        let heard = Heard {
            groups: section.opinions.len(),
            count: counts.fold(0, i64::saturating_add),
            address: format!("{}#{}", by_item_address(&document.id, first.page), section.anchor),
        };
        self.heard.entry((about.clone(), *version)).or_default().insert(key.clone(), heard);
    }

    /// Reports places that are said to have been mended and stand as they stood in the draft.
    fn report_unchanged(&self, (card, record): (&Card, &Record), opinions: &[Opinion], findings: &mut Findings) {
        let is_compared = |place: &Reference| {
            place.version.is_some_and(|name| self.mended.contains_key(&(place.document.clone(), name)))
        };
        for opinion in opinions {
            let key = join(&opinion.key(), result_keys::MENDED);
            let unchanged = opinion.changed.iter().filter(|place| place.key.is_some() && is_compared(place));
            for place in unchanged.filter(|place| self.mended(place).is_none()) {
                let spot = record.get(&key).map(|entry| entry.spot.clone());
                let at = Place { spot, item: Some(key.clone()), ..card.version.place() };
                let message = format!("意見{}で直したという「{place}」は、案から変わっていません。", opinion.number);
                let remedy = "直した箇所の名前を確かめてください。直していないのなら、対応と考え方を改めてください。";
                findings.add(&MENDED_BUT_UNCHANGED, at, message, remedy);
            }
        }
    }

    /// Compares the draft with the version that came of it, once.
    fn compare(&mut self, site: &Site, consultation: &Document, place: &Reference) -> Result<(), Failure> {
        let Some(name) = place.version else { return Ok(()) };
        let known = (place.document.clone(), name);
        if self.mended.contains_key(&known) {
            return Ok(());
        }
        let Some(document) = site.document(&place.document) else { return Ok(()) };
        let card = |at: usize| &site.tree.cards[document.versions[at].card];
        let drafts = consultation.call(site.tree).map_or(&[][..], |call| &call.drafts);
        let is_draft = |at: usize| {
            drafts.iter().any(|draft| draft.document == document.id && draft.version == Some(card(at).version.name))
        };
        let pair =
            document.pairs.iter().rfind(|[before, after]| is_draft(*before) && card(*after).version.name == name);
        let Some([before, after]) = pair.map(|pair| pair.map(card)) else { return Ok(()) };
        let records = [&site.tree.open(before)?, &site.tree.open(after)?];
        let comparison = Comparison::of([&before.version, &after.version], records, &after.title);
        let page = compare_address(&before.version, &after.version);
        let changes = comparison.changes.iter().map(|change| (change.key.clone(), format!("{page}#{}", change.key)));
        self.mended.insert(known, changes.collect());
        Ok(())
    }
}

/// Where an opinion is read that does not stand on the page of its consultation.
pub(super) fn on_further_page(site: &Site, reference: &Reference) -> Option<String> {
    let key = reference.key.as_deref().filter(|_| reference.version.is_none())?;
    let document = site.document(&reference.document).filter(|document| document.standing.is_some())?;
    let mut cards = document.versions.iter().map(|shown| &site.tree.cards[shown.card]);
    let page = cards.find_map(|card| further_page_of(card, key))?;
    Some(format!("{}#{key}", by_number_address(&document.id, page)))
}
