//! The files of one group, made from one open record.

use crate::archive::FORM_USED;
use crate::archive::Piece;
use crate::archive::Voucher;
use crate::assemble::Document;
use crate::assemble::Group;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::assemble::Subject;
use crate::assemble::on_page;
use crate::export;
use crate::export::Attached;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::fingerprint;
use crate::finish::Links;
use crate::finish::finish;
use crate::inspect;
use crate::read::Card;
use crate::render;
use crate::render::Book;
use crate::render::Changed;
use crate::render::Download;
use crate::spool::Made;
use crate::spool::Spool;
use crate::text::human_size;

use super::Workshop;
use super::edition::Edition;

impl Workshop<'_> {
    pub(super) fn make(&self, group: &Group, spool: &Spool, findings: &mut Findings) -> Result<Vec<Made>, Failure> {
        match group.subject {
            Subject::Site => self.site_files(&group.outputs, spool, findings),
            Subject::Version(document, at) => self.version_files((document, at), &group.outputs, spool, findings),
            Subject::Withdrawn(number) => self.withdrawn_files(number, &group.outputs, spool, findings),
            Subject::Pair(document, pair) => self.pair_files((document, pair), &group.outputs, spool, findings),
            Subject::Document(document) => self.stages_files(document, &group.outputs, spool, findings),
            Subject::Bundle(_) => panic!("a bundle is made of files that are made before it"),
        }
    }

    fn site_files(&self, outputs: &[Output], spool: &Spool, findings: &mut Findings) -> Result<Vec<Made>, Failure> {
        let mut made = Vec::new();
        for output in outputs {
            let bytes = match &output.make {
                Make::Home => self.page(output, None, &render::home(self.site, self.theme, findings), findings),
                Make::List(listing, page) => {
                    let html = render::list(self.site, self.theme, *listing, *page, findings);
                    self.page(output, None, &html, findings)
                }
                Make::WithdrawnList(page) => {
                    let html = render::withdrawn_list(self.site, self.theme, *page, findings);
                    self.page(output, None, &html, findings)
                }
                Make::Lists => self.page(output, None, &render::lists(self.site, self.theme, findings), findings),
                Make::Years => self.page(output, None, &render::years(self.site, self.theme, findings), findings),
                Make::Year(year, page) => {
                    let html = render::year(self.site, self.theme, (*year, *page), findings);
                    self.page(output, None, &html, findings)
                }
                Make::VersionsTable => self.words(output, export::versions_csv(self.site), findings),
                Make::Feed => self.words(output, export::feed(self.site), findings),
                Make::Voucher(voucher, seal) => self.voucher(*voucher, seal),
                Make::Signers => self.words(output, self.site.signers().text(), findings),
                Make::Ledger => self.words(output, export::ledger(self.site), findings),
                Make::Verifying => {
                    self.page(output, None, &render::verifying(self.site, self.theme, findings), findings)
                }
                Make::Calendar => self.words(output, export::calendar(self.site), findings),
                Make::Index => self.words(output, export::index(self.site), findings),
                Make::Robots => self.words(output, export::robots(self.site), findings),
                Make::NotFound => {
                    self.page(output, None, &render::not_found(self.site, self.theme, findings), findings)
                }
                Make::Sitemap(map) => self.words(output, export::sitemap(self.site, *map), findings),
                Make::SitemapIndex => self.words(output, export::sitemap_index(self.site), findings),
                Make::DataSchema => self.words(output, self.schema.to_owned(), findings),
                Make::Asset(name) => {
                    let bytes = self.theme.asset(name);
                    self.inspector.words(&output.path, std::str::from_utf8(bytes).unwrap_or_default(), findings);
                    bytes.to_vec()
                }
                other => unreachable_make(other),
            };
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    fn version_files(
        &self,
        (document, at): (usize, usize),
        outputs: &[Output],
        spool: &Spool,
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let document = &self.site.documents[document];
        let opened = self.open(document, at, findings)?;
        let edition = &opened.edition;
        let card = edition.card;
        let mut book = self.book(document, at, &opened).with_bodies(self.theme, findings);
        let mut electronic = Vec::new();
        if let Some(output) = outputs.iter().find(|output| output.make == Make::ElectronicBook) {
            electronic = self.electronic_book(output, (&book, edition), findings);
            book.downloads.push(download("電子書籍", output.address(), "EPUB", &electronic));
        }
        let mut made = Vec::new();
        for output in outputs {
            let bytes = match &output.make {
                Make::Version => self.page(output, Some(card), &book.version_page(self.theme, findings), findings),
                Make::Part(part) => {
                    self.page(output, Some(card), &book.part_page(self.theme, *part, findings), findings)
                }
                Make::Row(part, row) => {
                    self.page(output, Some(card), &book.row_page(self.theme, (*part, *row), findings), findings)
                }
                Make::Whole => self.page(output, Some(card), &book.whole_page(self.theme, findings), findings),
                Make::DocumentHome => {
                    self.page(output, Some(card), &book.document_page(self.theme, findings), findings)
                }
                Make::Referrers(page) => {
                    self.page(output, Some(card), &book.referrers_page(self.theme, *page, findings), findings)
                }
                Make::Moved(to) => {
                    let html = render::moved(self.site, self.theme, (card, to), findings);
                    self.page(output, Some(card), &html, findings)
                }
                Make::TimeMap => self.words(output, export::time_map(self.site, document), findings),
                Make::TextEdition => self.words(output, edition.text.clone(), findings),
                Make::Data => self.words(output, edition.data.clone(), findings),
                Make::Beside(name) => {
                    let bytes = edition.beside.get(name.as_str()).expect(PLANNED);
                    self.beside(output, card, name, bytes, findings);
                    bytes.clone()
                }
                Make::Kept(digest) => self.kept(output, digest, findings)?,
                Make::Sums => self.words(output, export::sums(&edition.published()), findings),
                Make::ElectronicBook => std::mem::take(&mut electronic),
                Make::Bundle => opened.package.clone().unwrap_or_default(),
                other => unreachable_make(other),
            };
            if edition.is_frozen && is_whole(card, &output.make) {
                let html = String::from_utf8_lossy(&bytes);
                self.inspector.faithful(&output.path, &html, &edition.said(), findings);
            }
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    /// Bytes of the archive; they are searched for words that were withheld since.
    fn kept(&self, output: &Output, digest: &str, findings: &mut Findings) -> Result<Vec<u8>, Failure> {
        let piece = Piece { path: output.path.clone(), size: 0, sha256: digest.to_owned() };
        let bytes = self.site.tree.archive.object(&piece, findings)?.unwrap_or_default();
        let place = Place::at(Spot::file(&format!("output/{}", output.path)));
        let attached = inspect::Attached { place: &place, path: &output.path, bytes: &bytes, has_secrets: false };
        self.inspector.attached(&attached, findings);
        Ok(bytes)
    }

    fn voucher(&self, voucher: Voucher, seal: &str) -> Vec<u8> {
        self.site.tree.archive.vouchers.of(voucher, seal).expect(PLANNED).to_vec()
    }

    /// Pages of a document that is no longer published.
    fn withdrawn_files(
        &self,
        number: usize,
        outputs: &[Output],
        spool: &Spool,
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let withdrawal = self.site.withdrawn[number].withdrawal;
        let mut made = Vec::new();
        for output in outputs {
            let html = render::withdrawn_page(self.site, self.theme, withdrawal, output.address(), findings);
            let bytes = self.page(output, None, &html, findings);
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    /// Files that show all stages of a document.
    fn stages_files(
        &self,
        document: usize,
        outputs: &[Output],
        spool: &Spool,
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let document = &self.site.documents[document];
        let places = 0..document.versions.len();
        let opened = places.map(|at| self.open(document, at, findings)).collect::<Result<Vec<_>, _>>()?;
        let books = opened.iter().enumerate();
        let books = books.map(|(at, opened)| self.book(document, at, opened).with_bodies(self.theme, findings));
        let books: Vec<Book> = books.collect();
        let mut made = Vec::new();
        for output in outputs {
            let html = match &output.make {
                Make::Stages => render::stages_page(&books, self.theme, findings),
                Make::Moved(to) => render::moved(self.site, self.theme, (self.site.front(document), to), findings),
                other => unreachable_make(other),
            };
            let bytes = self.page(output, None, &html, findings);
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    /// Opens a version and makes what all of its pages tell of it.
    fn open(&self, document: &Document, at: usize, findings: &mut Findings) -> Result<Opened<'_>, Failure> {
        let edition = Edition::of(self.site, document.versions[at], findings)?;
        let changed = self.changed(document, at, &edition.record)?;
        let package = if edition.is_frozen { Some(self.package(&edition, findings)?) } else { None };
        Ok(Opened { edition, changed, package })
    }

    /// The files of a published version in one, with the form that it was published in.
    fn package(&self, edition: &Edition, findings: &mut Findings) -> Result<Vec<u8>, Failure> {
        let mut files = edition.published();
        let entry = self.site.line_of(edition.card).map(|line| &line.entry.form);
        let form = entry.map(|form| Piece { path: FORM_USED.to_owned(), size: form.size, sha256: form.sha256.clone() });
        let form = form.map(|form| self.site.tree.archive.object(&form, findings)).transpose()?.flatten();
        files.extend(form.as_deref().map(|form| (FORM_USED.to_owned(), form)));
        Ok(export::bundle(self.site, edition.card, &files))
    }

    fn book<'b>(&'b self, document: &'b Document, at: usize, opened: &'b Opened) -> Book<'b> {
        let edition = &opened.edition;
        let card = edition.card;
        let key = (card.version.document.to_string(), card.version.name.to_string());
        Book {
            site: self.site,
            document,
            at,
            record: &edition.record,
            numbering: &edition.numbering,
            fingerprint: edition.fingerprint.clone(),
            downloads: downloads(opened),
            attachments: attachments(card, &edition.attached),
            changed: opened.changed.as_ref(),
            findings: self.findings.get(&key).cloned().unwrap_or_default(),
            bodies: Vec::new(),
        }
    }

    /// Finishes and inspects a page.
    pub(super) fn page(&self, output: &Output, card: Option<&Card>, html: &str, findings: &mut Findings) -> Vec<u8> {
        let address = output.address();
        let base = &self.site.tree.settings.base_url;
        let links = if output.make == Make::NotFound { Links::Absolute(base) } else { Links::Relative(&address) };
        let item = |key: &str| card.and_then(|card| item_address(card, output, key));
        let html = finish(html, &links, &item);
        self.inspector.page(&output.path, &links, &html, findings);
        html.into_bytes()
    }

    /// Inspects a file of words.
    pub(super) fn words(&self, output: &Output, text: String, findings: &mut Findings) -> Vec<u8> {
        self.inspector.words(&output.path, &text, findings);
        text.into_bytes()
    }

    /// Inspects a file that an author put beside a version.
    fn beside(&self, output: &Output, card: &Card, name: &str, bytes: &[u8], findings: &mut Findings) {
        let place = Place { spot: Some(card.spot_of(name)), ..card.version.place() };
        let has_secrets = !card.secrets.is_empty();
        self.inspector.attached(&inspect::Attached { place: &place, path: &output.path, bytes, has_secrets }, findings);
    }
}

/// An open version with what changed from the one before.
struct Opened<'c> {
    edition: Edition<'c>,
    changed: Option<Changed>,
    /// The files of a published version in one.
    package: Option<Vec<u8>>,
}

/// Whether the whole version stands on a page.
fn is_whole(card: &Card, make: &Make) -> bool {
    matches!(make, Make::Whole) || (matches!(make, Make::Version) && card.form.parts.len() == 1)
}

/// The plan names published files alone.
const PLANNED: &str = "the plan names files that the version publishes";

fn attachments(card: &Card, attached: &[Attached]) -> Vec<Download> {
    let listed = attached.iter().map(|attached| Download {
        label: attached.title.to_owned(),
        address: format!("{}{}", card.version.address(), attached.file),
        kind: attached.file.rsplit('.').next().unwrap_or_default().to_uppercase(),
        size: human_size(attached.bytes as u64),
        sha256: attached.sha256.clone(),
    });
    listed.collect()
}

/// The address of an item that a text of the version names by its key alone; `None` for keys that stand on this page.
fn item_address(card: &Card, output: &Output, key: &str) -> Option<String> {
    // Every key stands on these, so that none has to be looked up.
    if matches!(output.make, Make::Whole | Make::DocumentHome | Make::Referrers(_)) {
        return None;
    }
    let part = card.form.resolve(key, &card.rows)?.part?;
    let page = on_page(card, part, key);
    (page != output.address()).then(|| format!("{page}#{key}"))
}

fn downloads(opened: &Opened) -> Vec<Download> {
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
    [text, data].into_iter().chain(added).chain(package).collect()
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

/// The plan puts every kind of file under the one subject it can be made from.
pub(super) fn unreachable_make(make: &Make) -> ! {
    panic!("the plan asks a group for a file that it cannot make: {make:?}")
}
