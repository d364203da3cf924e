//! An open version, and what is made of it as a whole: data, text edition, files beside it.
//!
//! A published version is never made again: its bytes come from the archive, and what its pages say is held against them.

use std::collections::BTreeMap;

use crate::archive::ADDED;
use crate::archive::Frozen;
use crate::archive::Position;
use crate::assemble::Downloads;
use crate::assemble::Shown;
use crate::assemble::Site;
use crate::assemble::formats;
use crate::assemble::text_name;
use crate::export;
use crate::export::Attached;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint;
use crate::inspect::Said;
use crate::model::Entry;
use crate::model::Numbering;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::read::Card;

use super::rules;

/// Name of the data of a version.
const DATA: &str = "data.json";

/// An open version, and what is made of it as a whole.
#[derive(Debug)]
pub struct Edition<'c> {
    /// What is known of it while it is not open.
    pub card: &'c Card,
    /// Its items.
    pub record: Record,
    /// Numbers of running lists.
    pub numbering: Numbering,
    /// The text edition.
    pub text: String,
    /// Name of the text edition.
    pub text_name: String,
    /// `data.json`.
    pub data: String,
    /// SHA-256 of the text edition, in hexadecimal.
    pub fingerprint: String,
    /// Files that are published beside it, by name.
    pub beside: BTreeMap<&'c str, Vec<u8>>,
    /// Files that were added after it was published, by path inside the version.
    pub added: BTreeMap<String, Vec<u8>>,
    /// Files of its formats that are published with it, by name.
    pub formats: BTreeMap<String, Vec<u8>>,
    /// Whether it is published: its bytes are those of the archive.
    pub is_frozen: bool,
    /// The files that it declares, with their digests.
    pub attached: Vec<Attached<'c>>,
}

impl<'c> Edition<'c> {
    /// A version of the site: as it was published, or as it would be.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn of(site: &'c Site, shown: Shown, findings: &mut Findings) -> Result<Self, Failure> {
        let version = &site.tree.cards[shown.card].version;
        match site.tree.archive.frozen(&version.document, version.name) {
            Some(frozen) => Self::kept(site, shown, frozen, findings),
            None => Self::made(site, shown, None),
        }
    }

    /// A version as it was published; items of which its pages would say something else than was published are told of.
    fn kept(site: &'c Site, shown: Shown, frozen: &Frozen, findings: &mut Findings) -> Result<Self, Failure> {
        let card = &site.tree.cards[shown.card];
        let archive = &site.tree.archive;
        let mut pieces = BTreeMap::new();
        for piece in frozen.pieces.values() {
            // What is missing is told of, and an edition without it goes nowhere.
            pieces.extend(archive.object(piece, findings)?.map(|bytes| (piece.path.clone(), bytes)));
        }
        let added = pieces.extract_if(.., |path, _| path.starts_with(ADDED)).collect();
        let names = formats(site.tree, card, Downloads::Omitted).into_iter();
        let formats = names.filter_map(|(_, name)| pieces.remove_entry(&name)).collect();
        let mut words = |path: &str| String::from_utf8_lossy(&pieces.remove(path).unwrap_or_default()).into_owned();
        let text_name = text_name(archive, card);
        let (text, data) = (words(&text_name), words(DATA));
        let mut beside = BTreeMap::new();
        for name in &card.published_files {
            let kept = pieces.remove(&attachment(name));
            beside.insert(name.as_str(), kept.map_or_else(|| site.tree.beside(card, name), Ok)?);
        }
        let record = site.tree.open(card)?;
        let attached = attached(card, &beside);
        let fingerprint = archive.fingerprint(frozen.entry).unwrap_or_default().to_owned();
        let about =
            export::About { version: &card.version, state: shown.state, position: archive.position(frozen.entry) };
        let living = export::data(&record, &about, &card.title, &fingerprint, &attached);
        if !data.is_empty() && living != data {
            rules::report_living(card, &record, &export::differing_items(&data, &living), findings);
        }
        let record = known(site, card, record);
        let numbering = Numbering::of(&record);
        let is_frozen = true;
        Ok(Self {
            card,
            record,
            numbering,
            text,
            text_name,
            data,
            fingerprint,
            beside,
            added,
            formats,
            is_frozen,
            attached,
        })
    }

    /// A version as it would be published at a place in the ledger.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn made(site: &'c Site, shown: Shown, position: Option<Position>) -> Result<Self, Failure> {
        let card = &site.tree.cards[shown.card];
        let record = known(site, card, site.tree.open(card)?);
        let numbering = Numbering::of(&record);
        // Read once, so that the digest beside a link is that of the very bytes that are published.
        let mut beside = BTreeMap::new();
        for name in &card.published_files {
            beside.insert(name.as_str(), site.tree.beside(card, name)?);
        }
        let attached = attached(card, &beside);
        let about = export::About { version: &card.version, state: shown.state, position };
        let titled = (card.full_title(), &attached);
        let text = export::text_edition(&record, &about, (&titled.0, titled.1), &site.tree.settings, &numbering);
        let fingerprint = fingerprint::sha256(text.as_bytes());
        let data = export::data(&record, &about, &card.title, &fingerprint, &attached);
        Ok(Self {
            card,
            record,
            numbering,
            text,
            text_name: text_name(&site.tree.archive, card),
            data,
            fingerprint,
            beside,
            added: BTreeMap::new(),
            formats: BTreeMap::new(),
            is_frozen: false,
            attached,
        })
    }

    /// The files that are frozen when it is published, by path inside the version.
    pub fn files(&self) -> BTreeMap<String, &[u8]> {
        let attached = self.beside.iter().map(|(name, bytes)| (attachment(name), bytes.as_slice()));
        let own = [(DATA.to_owned(), self.data.as_bytes()), (self.text_name.clone(), self.text.as_bytes())];
        let formats = self.formats.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice()));
        attached.chain(own).chain(formats).collect()
    }

    /// The files that a site shows of it, those that were added later among them, by path inside the version.
    pub fn published(&self) -> BTreeMap<String, &[u8]> {
        let added = self.added.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice()));
        self.files().into_iter().chain(added).collect()
    }

    /// The words of every item that is read as it is written: its pages have to show them.
    pub fn said(&self) -> Vec<Said> {
        let words = self.record.entries.iter().filter(|entry| {
            let Value::Stated(stated) = &entry.value else { return false };
            // A text that is withheld in part says so between its words.
            matches!(stated, Stated::Line(_) | Stated::AsWritten(_) | Stated::List(_) | Stated::Choice(_))
                || matches!(stated, Stated::Text(text) if text.withheld.is_empty())
        });
        let said = |entry: &Entry| Said {
            called: self.record.called(entry),
            lines: self.record.lines(entry).iter().flat_map(|words| words.lines().map(str::to_owned)).collect(),
        };
        words.map(said).collect()
    }
}

/// What is known of a version: what a call says of days on which it will be told is left out until then.
fn known(site: &Site, card: &Card, record: Record) -> Record {
    let untold = card.call.as_ref().map(|call| call.untold(site.instant));
    record.without(&untold.unwrap_or_default())
}

/// Path of a file beside a version, inside it.
fn attachment(name: &str) -> String {
    format!("attachments/{name}")
}

/// The files that a version declares, with their digests.
fn attached<'c>(card: &'c Card, beside: &BTreeMap<&str, Vec<u8>>) -> Vec<Attached<'c>> {
    let declared = card.version.attachments.iter().filter_map(|attachment| {
        let bytes = beside.get(attachment.file.as_str())?;
        Some(Attached {
            file: self::attachment(&attachment.file),
            title: &attachment.title,
            bytes: bytes.len(),
            sha256: fingerprint::sha256(bytes),
        })
    });
    declared.collect()
}
