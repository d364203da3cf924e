//! A version as files of its formats: as they were published with it, or as they are made now.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::assemble::Document;
use crate::assemble::Downloads;
use crate::assemble::formats;
use crate::export::Attached;
use crate::export::Table;
use crate::export::Titled;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint;
use crate::fingerprint::short;
use crate::model::Format;
use crate::read::Card;
use crate::render::Download;
use crate::text::human_size;
use crate::typeset::Begins;

use super::Workshop;
use super::edition::Edition;
use super::group::Opened;
use super::rules;

/// The bytes of a version in its formats.
pub(super) type Taken = BTreeMap<Format, Vec<u8>>;

/// A version that is made into files.
struct Making<'m> {
    workshop: &'m Workshop<'m>,
    document: &'m Document,
    at: usize,
    edition: &'m Edition<'m>,
    /// What the pages of its paper begin with, once it is set.
    pages: Vec<Begins>,
    /// Its items, cut into cells once.
    table: OnceCell<Table>,
}

impl Workshop<'_> {
    /// A version in every format that the plan has for it.
    pub(super) fn taken(
        &self,
        (document, at): (&Document, usize),
        edition: &Edition,
        findings: &mut Findings,
    ) -> Result<Taken, Failure> {
        let mut making = Making { workshop: self, document, at, edition, pages: Vec::new(), table: OnceCell::new() };
        let mut taken = Taken::new();
        for (format, name) in formats(self.site.tree, edition.card, self.site.downloads) {
            let bytes = match edition.formats.get(&name) {
                Some(bytes) => {
                    // Words may have been withheld since it was published.
                    let path = format!("{}{name}", edition.card.version.address().trim_start_matches('/'));
                    self.inspect_made(&path, edition.card, bytes, findings);
                    Some(bytes.clone())
                }
                None => making.file(format, &name, findings)?,
            };
            taken.extend(bytes.map(|bytes| (format, bytes)));
        }
        Ok(taken)
    }

    /// A version in every format that this program makes, by names of files, as it is frozen.
    ///
    /// # Errors
    /// When the machine refuses.
    pub(crate) fn to_freeze(
        &self,
        (document, at): (&Document, usize),
        edition: &Edition,
        findings: &mut Findings,
    ) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
        let mut making = Making { workshop: self, document, at, edition, pages: Vec::new(), table: OnceCell::new() };
        let mut files = BTreeMap::new();
        for (format, name) in formats(self.site.tree, edition.card, Downloads::Included) {
            let bytes = making.file(format, &name, findings)?;
            files.extend(bytes.map(|bytes| (name, bytes)));
        }
        Ok(files)
    }
}

impl Making<'_> {
    /// The version as a file of a format, every word of which is inspected; `None` where it could not be made, which was
    /// told of. An electronic book knows the pages of the paper that is made before it.
    fn file(&mut self, format: Format, name: &str, findings: &mut Findings) -> Result<Option<Vec<u8>>, Failure> {
        let edition = self.edition;
        let path = format!("{}{name}", edition.card.version.address().trim_start_matches('/'));
        let table = || self.table.get_or_init(|| Table::of(&edition.record));
        let bytes = match format {
            Format::Paper => return Ok(self.paper(&path, findings)),
            Format::ElectronicBook => return self.electronic_book(&path, findings).map(Some),
            Format::FormWorkbook => {
                self.titled(|titled| table().form_workbook(&edition.record, &edition.numbering, titled))
            }
            Format::Workbook => self.titled(|titled| table().workbook(titled)),
            Format::Desk => table().for_desks().into_bytes(),
            Format::Plain => table().for_programs().into_bytes(),
            Format::Legacy => match table().for_old_desks() {
                Ok(bytes) => bytes,
                Err(letters) => {
                    rules::report_letters(edition.card, &edition.record, &letters, findings);
                    return Ok(None);
                }
            },
        };
        self.workshop.inspect_made(&path, edition.card, &bytes, findings);
        Ok(Some(bytes))
    }

    fn electronic_book(&self, path: &str, findings: &mut Findings) -> Result<Vec<u8>, Failure> {
        let (workshop, edition) = (self.workshop, self.edition);
        let changed = workshop.changed(self.document, self.at, &edition.record)?;
        let book = workshop.book_of(self.document, self.at, edition, changed.as_ref());
        let book = book.with_bodies(workshop.theme, findings);
        let bytes = workshop.electronic_book(path, (&book, edition), &self.pages, findings);
        workshop.inspect_made(path, edition.card, &bytes, findings);
        Ok(bytes)
    }

    /// What a workbook says of itself.
    fn titled<B>(&self, make: impl FnOnce(&Titled) -> B) -> B {
        let card = self.edition.card;
        let state = self.document.versions[self.at].state;
        let preview = if state.is_public() { "" } else { "（公表前の確認用）" };
        make(&Titled {
            title: &card.full_title(),
            called: &format!("{}{preview}", card.version.called().unwrap_or_default()),
            fingerprint: &short(&self.edition.fingerprint),
            body: &self.workshop.site.tree.settings.body,
        })
    }
}

#[cfg(feature = "pdf")]
impl Making<'_> {
    /// The version on paper.
    fn paper(&mut self, path: &str, findings: &mut Findings) -> Option<Vec<u8>> {
        let Self { workshop, edition, .. } = *self;
        let manuscript = crate::typeset::Manuscript {
            site: workshop.site,
            card: edition.card,
            record: &edition.record,
            numbering: &edition.numbering,
            text: &edition.text,
            fingerprint: &edition.fingerprint,
            attached: &edition.attached,
            beside: &edition.beside,
        };
        let printed = workshop.set(path, &manuscript.galley(findings), findings)?;
        self.pages = printed.pages;
        Some(printed.bytes)
    }
}

#[cfg(feature = "pdf")]
impl Workshop<'_> {
    /// What is ready to be set, set now or, where nothing in it changed, before.
    pub(super) fn set(
        &self,
        path: &str,
        galley: &crate::typeset::Galley,
        findings: &mut Findings,
    ) -> Option<crate::typeset::Printed> {
        self.inspector.words(path, galley.words(), findings);
        let key = galley.key();
        let kept = self.shelf.and_then(|shelf| shelf.take(&key));
        if let Some(kept) = kept.as_deref().and_then(crate::typeset::Printed::of_kept) {
            return Some(kept);
        }
        let set = galley.set(findings)?;
        self.inspector.words(path, &set.words, findings);
        if let Some(shelf) = self.shelf.filter(|_| set.is_whole) {
            shelf.put(&key, &set.printed.to_keep());
        }
        Some(set.printed)
    }
}

#[cfg(not(feature = "pdf"))]
impl Making<'_> {
    /// This program cannot set pages.
    #[expect(clippy::unused_self, reason = "a program that can set pages needs it")]
    fn paper(&mut self, _: &str, _: &mut Findings) -> Option<Vec<u8>> {
        None
    }
}

/// The links to every file that holds the version, or an addition to it.
pub(super) fn downloads(opened: &Opened) -> Vec<Download> {
    let edition = &opened.edition;
    let version = &edition.card.version;
    let (address, stem) = (version.address(), version.file_stem());
    let text = Download {
        label: "文字だけの版".to_owned(),
        address: format!("{address}{}", edition.text_name),
        kind: "テキスト".to_owned(),
        size: human_size(edition.text.len() as u64),
        sha256: edition.fingerprint.clone(),
    };
    let data = download("データ", format!("{address}data.json"), "JSON", edition.data.as_bytes());
    let added = edition.added.iter().map(|(path, bytes)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let kind = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        download(&format!("公表の後に加えたファイル（{name}）"), format!("{address}{path}"), &kind, bytes)
    });
    let package = opened.package.iter();
    let package = package.map(|bytes| download("一式", format!("{address}{stem}.zip"), "zip", bytes));
    let opinions = opened.opinions.iter().flat_map(|[table, data]| {
        let label = "意見と考え方";
        [
            download(label, format!("{address}opinions.csv"), "CSV", table.as_bytes()),
            download(label, format!("{address}opinions.json"), "JSON", data.as_bytes()),
        ]
    });
    let taken = opened.taken.iter().map(|(format, bytes)| taken_download(edition, *format, bytes));
    [text, data].into_iter().chain(taken).chain(opinions).chain(added).chain(package).collect()
}

fn taken_download(edition: &Edition, format: Format, bytes: &[u8]) -> Download {
    let stem = edition.text_name.trim_end_matches(".txt");
    let address = format!("{}{stem}{}", edition.card.version.address(), format.ending());
    download(format.label(), address, format.kind(), bytes)
}

fn download(label: &str, address: String, kind: &str, bytes: &[u8]) -> Download {
    Download {
        label: label.to_owned(),
        address,
        kind: kind.to_owned(),
        size: human_size(bytes.len() as u64),
        sha256: fingerprint::sha256(bytes),
    }
}

/// The links to the files that a version declares.
pub(super) fn attachments(card: &Card, attached: &[Attached]) -> Vec<Download> {
    let listed = attached.iter().map(|attached| Download {
        label: attached.title.to_owned(),
        address: format!("{}{}", card.version.address(), attached.file),
        kind: attached.file.rsplit('.').next().unwrap_or_default().to_uppercase(),
        size: human_size(attached.bytes as u64),
        sha256: attached.sha256.clone(),
    });
    listed.collect()
}
