//! Why versions changed: the words of what led to a change, and from there the way to the change itself.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::compare::Comparison;
use crate::failure::Failure;
use crate::form::join;
use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Reference;
use crate::read::Card;

use super::Site;
use super::document::Document;
use super::pairs::compare_address;

/// Words of a row's title are not longer.
const LONGEST: usize = 40;

/// What led to changes of the versions that are shown, and what came of it.
#[derive(Debug, Default)]
pub struct Reasons {
    words: BTreeMap<String, String>,
    led: BTreeMap<(DocumentId, Option<String>), Vec<Consequence>>,
}

/// A change to which something led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// 「介護保険に関する事務　第3版のⅡ.4.③「③委託先における取扱者数」」.
    pub called: String,
    /// The change on the page that compares the versions.
    pub address: String,
}

impl Reasons {
    /// What people call something that led to a change: its kind, and its own words.
    pub fn called(&self, cause: &Reference) -> Option<&str> {
        self.words.get(&cause.to_string()).map(String::as_str)
    }

    /// To which changes a place of a document led; the document as a whole where no key is given.
    pub fn led_to(&self, document: &DocumentId, key: Option<&str>) -> &[Consequence] {
        self.led.get(&(document.clone(), key.map(str::to_owned))).map_or(&[], Vec::as_slice)
    }
}

/// Gathers them from the versions that are shown alone: of others, nothing may be known.
///
/// # Errors
/// When a file cannot be read, or is not the one that was read before.
pub fn reasons(site: &Site) -> Result<Reasons, Failure> {
    let mut reasons = Reasons::default();
    for document in &site.documents {
        let card = |at: usize| &site.tree.cards[document.versions[at].card];
        // A draft speaks only of what the version that came of it does not say.
        let mut said: Vec<(String, Reference)> = Vec::new();
        let (drafts, settled): (Vec<usize>, Vec<usize>) =
            (0..document.versions.len()).partition(|at| card(*at).version.name.is_draft());
        for at in settled.into_iter().chain(drafts) {
            if card(at).version.changed.iter().all(|changed| changed.causes.is_empty()) {
                continue;
            }
            let Some(pair) = pair(site, document, at) else { continue };
            let [before, after] = pair.map(card);
            let records = [&site.tree.open(before)?, &site.tree.open(after)?];
            let comparison = Comparison::of([&before.version, &after.version], records, &after.title);
            for change in &comparison.changes {
                for cause in comparison.said_of(change).map_or(&[][..], |said| &said.causes) {
                    let known = (change.key.clone(), cause.clone());
                    if card(at).version.name.is_draft() && said.contains(&known) {
                        continue;
                    }
                    said.push(known);
                    reasons.add(
                        site,
                        cause,
                        Consequence {
                            called: format!("{}の{}", after.title_of_version(), change.called()),
                            address: format!("{}#{}", compare_address(&before.version, &after.version), change.key),
                        },
                    )?;
                }
            }
        }
    }
    Ok(reasons)
}

/// The pair in which a version is compared with the one before, rather than with a draft.
fn pair(site: &Site, document: &Document, at: usize) -> Option<[usize; 2]> {
    let all = document.pairs.iter().copied().filter(|[_, after]| *after == at);
    let is_draft = |before: usize| site.tree.cards[document.versions[before].card].version.name.is_draft();
    all.max_by_key(|[before, _]| (!is_draft(*before), *before))
}

impl Reasons {
    fn add(&mut self, site: &Site, cause: &Reference, consequence: Consequence) -> Result<(), Failure> {
        // What is not shown may not be told of.
        let Some(document) = site.document(&cause.document) else { return Ok(()) };
        let word = cause.to_string();
        if let Entry::Vacant(new) = self.words.entry(word) {
            new.insert(words(site, document, cause)?);
        }
        let place = (cause.document.clone(), cause.key.clone());
        let led = self.led.entry(place).or_default();
        if !led.contains(&consequence) {
            led.push(consequence);
        }
        Ok(())
    }
}

/// 「諮問事項「…」（審議会の会議録）」.
fn words(site: &Site, document: &Document, cause: &Reference) -> Result<String, Failure> {
    let title = |card: &Card| match cause.version {
        Some(_) => card.title_of_version(),
        None => card.full_title(),
    };
    let front = site.front(document);
    let Some(key) = &cause.key else { return Ok(title(front)) };
    let shown: Vec<&Card> = document.versions.iter().map(|shown| &site.tree.cards[shown.card]).collect();
    let has_key = |card: &&&Card| card.form.resolve(key, &card.rows).is_some();
    let named = shown.iter().filter(|card| cause.version.is_none_or(|name| card.version.name == name));
    let is_spoken = |card: &&&Card| {
        document.standing.is_some() || cause.version.is_some() || card.version.name == front.version.name
    };
    let Some(card) = named.filter(is_spoken).find(has_key) else { return Ok(title(front)) };
    let record = site.tree.open(card)?;
    Ok(match place(card, &record, key) {
        Some(place) => format!("{place}（{}）", title(card)),
        None => title(card),
    })
}

/// What a place is called: its label, and for a row its title.
fn place(card: &Card, record: &Record, key: &str) -> Option<String> {
    let node = &card.form.nodes[card.form.resolve(key, &card.rows)?.node];
    let Some(repeat) = node.repeat() else { return Some(node.called()) };
    let (above, id) = key.rsplit_once('.')?;
    let Some(number) = record.rows(above).iter().position(|row| row.id == id) else { return Some(node.called()) };
    let title = repeat.title_item.as_ref().and_then(|item| record.get(&join(key, item)));
    let title = title.and_then(|title| record.lines(title).into_iter().next());
    Some(match title {
        Some(title) => format!("{}「{}」", repeat.row_label, shortened(&title)),
        None => format!("{}{}", repeat.row_label, number + 1),
    })
}

/// The beginning of a long line.
fn shortened(line: &str) -> String {
    let mut letters = line.chars();
    let begin: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_none() { begin } else { format!("{begin}…") }
}
