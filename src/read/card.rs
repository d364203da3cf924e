//! What the rest of the site needs to know of a version while its record is not open.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::archive::SourceDigest;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::Form;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::RowIds;
use crate::model::Call;
use crate::model::DocumentId;
use crate::model::Event;
use crate::model::Reference;
use crate::model::Sealed;
use crate::model::Traits;
use crate::model::Version;

use super::folder::VersionFolder;

/// What a version is of which only files are left, as a sentence for news.
const SCAN_IN_WORDS: &str = "ファイルだけで残っている版です。";

/// What the rest of the site needs to know of a version while its record is not open.
#[derive(Debug)]
pub struct Card {
    /// Dates, agency, attachments.
    pub version: Version,
    /// Its form.
    pub form: Arc<Form>,
    /// Words that title the document.
    pub title: String,
    /// What tells the document from others in a list: labels and words.
    pub facts: Vec<(String, String)>,
    /// By what else it is found.
    pub traits: Traits,
    /// Systems that its words name, with the keys of the items in which they do, in printed order.
    pub named: Vec<(DocumentId, String)>,
    /// Ids of all rows, for resolving keys.
    pub rows: RowIds,
    /// Keys of the items that pages show, where the form leaves out some; `None` where it shows all.
    pub shown: Option<BTreeSet<String>>,
    /// Links in its texts, and pictures in them that stand elsewhere on the site.
    pub links: Vec<OutLink>,
    /// Words that may reach no output.
    pub secrets: Vec<Sealed>,
    /// Characters of everything that is stated in it.
    pub length: usize,
    /// Whether all its files could be read: otherwise rows may be missing here.
    pub whole: bool,
    /// The calendar of a call for comments.
    pub call: Option<Call>,
    /// Days on which something happens.
    pub events: Vec<Event>,
    /// Pictures and attachments to publish: names of files in its folder.
    pub published_files: BTreeSet<String>,
    /// What it says in plain words, as HTML, where its author wrote that; no part of what is frozen.
    pub plain: Option<String>,
    /// Digests of the files of words that it was read from, the main file first.
    pub sources: Vec<SourceDigest>,
    pub(super) folder: VersionFolder,
}

/// A link that an author wrote, or a picture that stands elsewhere on the site.
#[derive(Debug, Clone)]
pub struct OutLink {
    /// Whether the page shows a picture from there.
    pub is_picture: bool,
    /// Whether an item names a document and a key, and the program finds the page where that stands.
    pub is_reference: bool,
    /// Where it leads, as written.
    pub target: String,
    /// Where it stands.
    pub place: Place,
}

impl Card {
    /// The document's title with the kind of form, unless the title says it already, and with the end of its work; one line.
    pub fn full_title(&self) -> String {
        let title = self.title.lines().next().unwrap_or_default();
        let mut full = title.to_owned();
        if !self.version.document.is_single() && !title.contains(&self.form.short_title) {
            full = format!("{title}　{}", self.form.short_title);
        }
        // As 様式4の記載要領 asks; who has written it into the title already does not read it twice.
        let ended = self.version.ended.filter(|_| self.version.kept_until().is_some() && !title.contains("終了】"));
        ended.map_or(full.clone(), |ended| format!("{full}【{} 終了】", ended.wareki()))
    }

    /// The full title with the version that it is of: 介護保険に関する事務　全項目評価書　第3版.
    pub fn title_of_version(&self) -> String {
        match self.version.called() {
            Some(called) => format!("{}　{called}", self.full_title()),
            None => self.full_title(),
        }
    }

    /// Addresses of the versions that its day of publication announces: its own, and those of drafts that a call names.
    pub fn announced(&self) -> Vec<String> {
        let drafts = self.call.iter().flat_map(|call| &call.drafts).filter(|draft| draft.version.is_some());
        std::iter::once(self.version.address()).chain(drafts.map(Reference::address)).collect()
    }

    /// That it was published, as a sentence for news.
    pub fn news(&self) -> String {
        let scan = if self.form.is_scan() { SCAN_IN_WORDS } else { "" };
        format!("{}公表しました。{scan}", self.version.called().map(|called| called + "を").unwrap_or_default())
    }

    /// Whether pages show the item or repeat of a key that its form and rows have.
    pub fn shows(&self, key: &str, node: NodeId) -> bool {
        let Some(shown) = &self.shown else { return true };
        match &self.form.nodes[node].kind {
            Kind::Item(_) => shown.contains(key),
            Kind::Repeat(_) => self.rows.get(key).is_none_or(|rows| !rows.is_empty()),
            Kind::Group => {
                let inside = format!("{key}.");
                shown.range(inside.clone()..).next().is_some_and(|key| key.starts_with(&inside))
            }
        }
    }

    /// Names of the files in its folder, and the one it begins with.
    pub fn files(&self) -> (&BTreeSet<String>, &str) {
        (&self.folder.files, &self.folder.main_file)
    }

    /// The main file of the version, as a place.
    pub fn main_spot(&self) -> Spot {
        self.spot_of(&self.folder.main_file)
    }

    /// A file in the version's folder, as a place.
    pub fn spot_of(&self, file: &str) -> Spot {
        Spot::file(&format!("{}/{file}", self.folder.path))
    }
}
