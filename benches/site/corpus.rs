//! What is written for a measurement: which documents a site consists of, and where each of them lies.

use std::fs;
use std::io;
use std::path::Path;

use juran::form::Catalogue;
use juran::form::Form;

use super::document;
use super::document::Wording;

/// Settings of every site that is measured.
pub(crate) const SETTINGS: &str = "\
title = \"計測用のサイト\"
body = \"計測市\"
base_url = \"https://www.example.jp/\"
as_of = 2026-11-20

[[councils]]
id = \"council\"
name = \"計測審議会\"
";

/// Name of the body whose meetings are recorded, as the settings give it.
pub(crate) const COUNCIL: &str = "計測審議会";

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    /// What people call it.
    pub(crate) word: &'static str,
    /// Its form.
    pub(crate) form: &'static str,
    /// Folder in content and in addresses; meetings stand below a body.
    pub(crate) folder: &'static str,
    /// The file of a version.
    file: &'static str,
}

const BOOK: Kind = Kind { word: "評価書", form: "all-items@2018-05", folder: "assessments", file: "book.toml" };
const ENTRY: Kind =
    Kind { word: "ファイル簿", form: "file-register@2023-04", folder: "files", file: "entry.toml" };
const RECORD: Kind =
    Kind { word: "会議録", form: "meeting-record@1", folder: "meetings/council", file: "record.toml" };

/// Documents of a site by turns: one of every ten after the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mixture {
    /// What people call it.
    pub(crate) word: &'static str,
    turns: &'static [Kind],
}

/// A fifth books, half register entries, three tenths records.
pub(crate) const MIXED: Mixture =
    Mixture { word: "混合", turns: &[BOOK, ENTRY, RECORD, ENTRY, ENTRY, BOOK, ENTRY, RECORD, ENTRY, RECORD] };

/// What is measured where nothing else is asked for.
pub(crate) const MIXTURES: [Mixture; 4] = [
    Mixture { word: BOOK.word, turns: &[BOOK] },
    Mixture { word: ENTRY.word, turns: &[ENTRY] },
    Mixture { word: RECORD.word, turns: &[RECORD] },
    MIXED,
];

/// A number of documents of a mixture.
pub(crate) struct Corpus<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) mixture: Mixture,
    pub(crate) size: usize,
}

impl Corpus<'_> {
    /// The kind of a document.
    pub(crate) fn kind(&self, number: usize) -> Kind {
        self.mixture.turns[number % self.mixture.turns.len()]
    }

    /// Every kind of which there is a document, in the order of the site.
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        [BOOK, ENTRY, RECORD].into_iter().filter(|kind| self.mixture.turns.contains(kind)).collect()
    }

    /// The form of a kind.
    pub(crate) fn form(&self, kind: Kind) -> &Form {
        self.catalogue.get(kind.form).expect("the catalogue holds the forms that are measured")
    }

    /// The text of a document.
    pub(crate) fn text(&self, number: usize, wording: Wording) -> String {
        document::text(self.form(self.kind(number)), number, wording)
    }

    /// Writes all of it as the content of a site.
    pub(crate) fn write(&self, content: &Path) -> io::Result<()> {
        fs::create_dir_all(content)?;
        fs::write(content.join("site.toml"), SETTINGS)?;
        (0..self.size).try_for_each(|number| self.write_one(content, number, Wording::First))
    }

    /// Writes one document of it.
    pub(crate) fn write_one(&self, content: &Path, number: usize, wording: Wording) -> io::Result<()> {
        let kind = self.kind(number);
        let folder = content.join(kind.folder).join(name(number)).join("1");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(kind.file), self.text(number, wording))
    }
}

/// The id of a document.
pub(crate) fn name(number: usize) -> String {
    format!("document-{number}")
}
