//! The words of a version in stretches: what a result shows, and what the index is made of.

use serde::Deserialize;
use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Scope;
use crate::assemble::Site;
use crate::model::DocumentKind;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Reference;
use crate::model::Stated;
use crate::model::Value;
use crate::read::Card;

use super::index::PLACES;
use super::terms::Terms;

/// What the item that titles a version is called.
const TITLE: &str = "題名";

/// A stretch of a version, with what a result says of the version.
#[derive(Debug, Serialize, Deserialize)]
pub struct Stretch {
    /// Title of the document.
    title: String,
    /// Where the version is read.
    address: String,
    /// What tells it from others: kind, agency, name and state of the version.
    about: Vec<String>,
    /// Address, name and words of each item, in printed order.
    items: Vec<(String, String, String)>,
}

/// The stretches of a version, as many as were planned: items stay whole, in printed order, the title before all others.
pub fn stretches(site: &Site, (document, at): (&Document, usize), record: &Record, count: usize) -> Vec<Stretch> {
    let card = &site.tree.cards[document.versions[at].card];
    let address = if at == document.front { document.id.address() } else { card.version.address() };
    let stretch = Stretch {
        title: card.full_title(),
        address: address.clone(),
        about: about(site, (document, at), card),
        items: Vec::new(),
    };
    let mut items = vec![(address, TITLE.to_owned(), card.full_title())];
    let titles = |(_, _, words): &(String, String, String)| *words == card.full_title();
    let stated = record.entries.iter().filter_map(|entry| item(site, card, record, entry));
    items.extend(stated.filter(|item| !titles(item)));
    let length = |item: &(String, String, String)| item.1.chars().count() + item.2.chars().count();
    let whole: usize = items.iter().map(length).sum();
    let mut stretches: Vec<Stretch> = (0..count).map(|_| stretch.bare()).collect();
    let mut before = 0;
    for item in items {
        let place = before * count / whole.max(1);
        before += length(&item);
        stretches[place.min(count - 1)].items.push(item);
    }
    stretches
}

/// The words by which people tell a version from others.
fn about(site: &Site, (document, at): (&Document, usize), card: &Card) -> Vec<String> {
    let kind = document.id.kind().map(|kind: &DocumentKind| kind.title.to_owned());
    let agency = site.tree.settings.agency_of(&card.version).map(|agency| agency.name.clone());
    let state = document.versions[at].state.word();
    let version = card.version.called().map(|called| match document.standing {
        Some(_) => called,
        None => format!("{called}（{state}）"),
    });
    kind.into_iter().chain(agency).chain(version).collect()
}

/// An item that says something; what is withheld says on which ground.
fn item(site: &Site, card: &Card, record: &Record, entry: &Entry) -> Option<(String, String, String)> {
    let words = match &entry.value {
        Value::Absent | Value::None(_) => return None,
        Value::Withheld { ground, .. } => ground.clone(),
        Value::Stated(Stated::Links(references)) => {
            references.iter().map(|reference| site.called(reference)).collect::<Vec<_>>().join("\n")
        }
        Value::Stated(_) => record.lines(entry).join("\n"),
    };
    let version = &card.version;
    let reference =
        Reference { document: version.document.clone(), version: Some(version.name), key: Some(entry.key.clone()) };
    (!words.is_empty()).then(|| (site.address_of(&reference), record.listed(entry), words))
}

impl Stretch {
    /// The same without items.
    fn bare(&self) -> Self {
        Self { title: self.title.clone(), address: self.address.clone(), about: self.about.clone(), items: Vec::new() }
    }

    /// The stretch as a script: hands itself over under its numbers.
    pub fn script(&self, (scope, number, at): (Scope, usize, usize)) -> String {
        format!("{}{});\n", head((scope, number, at)), serde_json::json!(self))
    }

    /// A stretch out of its script; `None` where it is none.
    pub fn read(script: &str, place: (Scope, usize, usize)) -> Option<Self> {
        serde_json::from_str(script.strip_prefix(&head(place))?.strip_suffix(");\n")?).ok()
    }

    /// What it is found by: names and words of its items, dealt out to as many places as a stretch has.
    pub fn terms(&self) -> Vec<Terms> {
        let mut places: Vec<Terms> = (0..PLACES).map(|_| Terms::default()).collect();
        for (at, (_, name, words)) in self.items.iter().enumerate() {
            places[at % PLACES].add(name);
            places[at % PLACES].add(words);
        }
        places
    }

    /// What its title is found by.
    pub fn terms_of_title(&self) -> Terms {
        Terms::of(&self.title)
    }
}

fn head((scope, number, at): (Scope, usize, usize)) -> String {
    format!("juranSearch.words({}, {number}, {at}, ", serde_json::json!(scope.word()))
}
