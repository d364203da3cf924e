//! The source tree: a card for every version, and the way to open its record.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::form::Catalogue;
use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Sealed;
use crate::model::Settings;
use crate::model::Version;
use crate::model::Waiver;
use crate::model::Withdrawal;
use crate::text::Instant;

use super::bodies;
use super::card::Card;
use super::catalogue::catalogue;
use super::folder;
use super::folder::VersionFolder;
use super::locate;
use super::opening::Opened;
use super::opening::Opening;
use super::opening::UNPLACED;
use super::settings;
use super::stages;
use super::withdrawn;

/// Everything that was read, without the records themselves.
#[derive(Debug)]
pub struct SourceTree {
    /// The site's settings.
    pub settings: Settings,
    /// All forms.
    pub catalogue: Catalogue,
    /// A card for every readable version, by document and version.
    pub cards: Vec<Card>,
    /// Documents that are no longer published, or will not be from a day on.
    pub withdrawals: BTreeMap<DocumentId, Withdrawal>,
    /// Findings that somebody accepted, version by version.
    pub waivers: Vec<Waiver>,
    /// Notes of the officer beside withdrawals.
    pub memos: Vec<Sealed>,
    /// What was published so far.
    pub archive: Archive,
    /// Addresses of the documents with a version of which there is no card, because it cannot be read.
    pub unread: BTreeSet<String>,
    content: PathBuf,
}

/// What a visitor sees of each record that could be read whole, while it is open.
pub type Visitor<'a> = &'a (dyn Fn(&Settings, &Record, &Version, &mut Findings) + Sync);

/// Reads the content folder; each record is shown to the visitor once.
///
/// `None` where the settings cannot be read; the findings tell why.
///
/// # Errors
/// When the folder or a file cannot be read by the machine.
pub fn read(content: &Path, visit: Visitor, findings: &mut Findings) -> Result<Option<SourceTree>, Failure> {
    if disk::kind(content) != Some(disk::Kind::Folder) {
        let cause = "content フォルダーがありません。--content で場所を示すか、「juran new site フォルダー名」で始めてください。";
        return Err(Failure::at("公開する内容を読めませんでした。", content, cause));
    }
    let settings = settings::read(content, findings)?;
    let catalogue = catalogue(content, findings)?;
    let mut archive = Archive::open(content, &catalogue, findings)?;
    let folders = folder::versions(content, findings)?;
    let (mut withdrawals, memos) = withdrawn::all(content, findings)?;
    if let Some(settings) = &settings {
        bodies::report_unlisted(&folders, settings, findings);
    }
    let mut opening =
        Opening { content, catalogue: &catalogue, archive: &archive, settings: settings.as_ref(), names: None };
    let names = opening.names_of_systems(&folders)?;
    opening.names = Some(&names);
    let opened = open_all(&opening, folders, visit);
    let (mut cards, mut all_waivers) = (Vec::new(), Vec::new());
    let mut unread = BTreeSet::new();
    for (card, own, address) in opened {
        findings.extend(own);
        match card? {
            Some((card, waivers)) => {
                cards.push(card);
                all_waivers.extend(waivers);
            }
            None => unread.extend([address]),
        }
    }
    stages::report_undeclared(&cards, findings);
    follow_former_ids(&cards, &mut archive);
    withdrawn::add_ended(&cards, &mut withdrawals);
    Ok(settings.map(|settings| SourceTree {
        settings,
        catalogue,
        cards,
        withdrawals,
        waivers: all_waivers,
        memos,
        archive,
        unread,
        content: content.to_owned(),
    }))
}

/// What came of a folder: its card and waivers where it could be read, what there is to say of it, and its address.
type Answer = (Result<Option<(Card, Vec<Waiver>)>, Failure>, Findings, String);

/// Opens every folder, side by side; each record is shown to the visitor.
fn open_all(opening: &Opening, folders: Vec<VersionFolder>, visit: Visitor) -> Vec<Answer> {
    let open = |folder: VersionFolder| {
        let address = folder.document.address();
        let mut own = Findings::default();
        let opened = opening.open(folder, &mut own);
        let card = opened.map(|opened| {
            opened.map(|Opened { card, record, sources, waivers }| {
                if let Some(settings) = opening.settings.filter(|_| card.whole) {
                    visit(settings, &record, &card.version, &mut own);
                    locate::in_sources(&sources, &mut own);
                }
                (card, waivers)
            })
        });
        (card, own, address)
    };
    folders.into_par_iter().map(open).collect()
}

/// What was published under a former id of a document is that of the document today.
fn follow_former_ids(cards: &[Card], archive: &mut Archive) {
    for version in cards.iter().map(|card| &card.version) {
        for former in &version.aliases {
            archive.follow(&version.document.formerly(former), &version.document);
        }
    }
}

impl SourceTree {
    /// Whether a document is no longer published at an instant.
    pub fn is_withdrawn(&self, id: &DocumentId, instant: Instant) -> bool {
        self.withdrawals.get(id).is_some_and(|withdrawal| instant.has_reached(withdrawal.day))
    }

    /// Reads a version's record again.
    ///
    /// # Errors
    /// When a file cannot be read, or is not the one that was read before.
    pub fn open(&self, card: &Card) -> Result<Record, Failure> {
        let opening = Opening {
            content: &self.content,
            catalogue: &self.catalogue,
            archive: &self.archive,
            settings: Some(&self.settings),
            names: None,
        };
        let opened = opening.open(card.folder.clone(), &mut Findings::default())?;
        match opened {
            Some(again) if again.card.sources == card.sources => Ok(again.record),
            _ => {
                let cause = "作業の途中で、ファイルの内容が変わりました。編集を終えてから、もう一度実行してください。";
                Err(Failure::at("文書を読み直せませんでした。", &self.content.join(&card.folder.path), cause))
            }
        }
    }

    /// Names and bytes of the TOML files of a version, the main file first.
    ///
    /// # Errors
    /// When the machine cannot read one.
    pub fn toml_files(&self, card: &Card) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let main = card.folder.main_file.as_str();
        let others = card.folder.files.iter().map(String::as_str).filter(|name| *name != main && *name != UNPLACED);
        let names = std::iter::once(main).chain(others).filter(|name| name.ends_with(".toml"));
        names.map(|name| Ok((name.to_owned(), self.beside(card, name)?))).collect()
    }

    /// The folder of a version.
    pub fn folder_of(&self, card: &Card) -> PathBuf {
        self.content.join(&card.folder.path)
    }

    /// The bytes of a file that is published beside a version.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub fn beside(&self, card: &Card, file: &str) -> Result<Vec<u8>, Failure> {
        disk::read(&self.content.join(&card.folder.path).join(file))
    }
}
