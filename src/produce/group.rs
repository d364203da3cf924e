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
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::finish::Links;
use crate::finish::finish;
use crate::inspect;
use crate::model::result_keys;
use crate::read::Card;
use crate::render;
use crate::render::Book;
use crate::render::Changed;
use crate::spool::Made;
use crate::spool::Spool;

use super::Workshop;
use super::downloads;
use super::downloads::Taken;
use super::downloads::downloads;
use super::edition::Edition;
use super::searching::stretches;

impl Workshop<'_> {
    pub(super) fn make(&self, group: &Group, spool: &Spool, findings: &mut Findings) -> Result<Vec<Made>, Failure> {
        match group.subject {
            Subject::Site => self.site_files(&group.outputs, spool, findings),
            Subject::Version(document, at) => self.version_files((document, at), &group.outputs, spool, findings),
            Subject::Withdrawn(number) => self.withdrawn_files(number, &group.outputs, spool, findings),
            Subject::Pair(document, pair) => self.pair_files((document, pair), &group.outputs, spool, findings),
            Subject::Document(document) => self.stages_files(document, &group.outputs, spool, findings),
            Subject::Search | Subject::Bundle(_) | Subject::WholeSite => {
                panic!("it is made of files that are made before it")
            }
        }
    }

    fn site_files(&self, outputs: &[Output], spool: &Spool, findings: &mut Findings) -> Result<Vec<Made>, Failure> {
        let mut made = Vec::new();
        for output in outputs {
            let page = self.page_of_site(output, &made, findings);
            let bytes = match page {
                Some(html) => self.page(output, None, &html, findings),
                None => self.data_of_site(output, &made, findings),
            };
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    /// A file of the site that is no page.
    fn data_of_site(&self, output: &Output, made: &[Made], findings: &mut Findings) -> Vec<u8> {
        match &output.make {
            Make::VersionsTable => self.words(output, export::versions_csv(self.site), findings),
            Make::Feed => self.words(output, export::feed(self.site), findings),
            Make::Voucher(voucher, seal) => self.voucher(*voucher, seal),
            Make::Signers => self.words(output, self.site.signers().text(), findings),
            Make::Ledger => self.words(output, export::ledger(self.site), findings),
            Make::Calendar => self.words(output, export::calendar(self.site), findings),
            Make::Catalogue => self.words(output, export::catalogue(self.site, &measures(made)), findings),
            Make::Index => self.words(output, export::index(self.site), findings),
            Make::Robots => self.words(output, export::robots(self.site), findings),
            Make::Sitemap(map) => self.words(output, export::sitemap(self.site, *map), findings),
            Make::SitemapIndex => self.words(output, export::sitemap_index(self.site), findings),
            Make::DataSchema => self.words(output, self.schemas[0].clone(), findings),
            Make::OpinionsSchema => self.words(output, self.schemas[1].clone(), findings),
            Make::Asset(name) => {
                let bytes = self.theme.asset(name);
                self.inspector.words(&output.path, std::str::from_utf8(bytes).unwrap_or_default(), findings);
                bytes.to_vec()
            }
            other => unreachable_make(other),
        }
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
        let book = self.book(document, at, &opened).with_bodies(self.theme, findings);
        let stretches = stretches(&book, outputs);
        let mut made = Vec::new();
        for output in outputs {
            if let Some(html) = self.page_of_version(output, &book, findings) {
                let bytes = self.page(output, Some(card), &html, findings);
                if edition.is_frozen && is_whole(card, &output.make) {
                    self.inspector.faithful(&output.path, &String::from_utf8_lossy(&bytes), &edition.said(), findings);
                }
                made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
                continue;
            }
            let bytes = match &output.make {
                Make::TimeMap => self.words(output, export::time_map(self.site, document), findings),
                Make::TextEdition => self.words(output, edition.text.clone(), findings),
                Make::Data => self.words(output, edition.data.clone(), findings),
                Make::Download(format) => match opened.taken.get(format) {
                    Some(bytes) => bytes.clone(),
                    None => continue,
                },
                Make::Beside(name) => {
                    let bytes = edition.beside.get(name.as_str()).expect(PLANNED);
                    self.beside(output, card, name, bytes, findings);
                    bytes.clone()
                }
                Make::Kept(digest) => self.kept(output, digest, findings)?,
                Make::Sheet(call, part) => {
                    let html = book.sheet_page(self.theme, (call, *part), findings);
                    self.page(output, None, &html, findings)
                }
                Make::SheetSlip(call, part) => self.words(output, self.sheet_slip(&book, call, *part), findings),
                Make::SheetItems(part) => self.words(output, book.comment_items(*part), findings),
                Make::SearchStretch(scope, number, at) => {
                    self.words(output, stretches[*at].script((*scope, *number, *at)), findings)
                }
                Make::Sums => self.words(output, export::sums(&edition.published()), findings),
                Make::Bundle => opened.package.clone().unwrap_or_default(),
                other => unreachable_make(other),
            };
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
        // Whatever there is to say of a stage is said where its own files are made.
        let open = |at| self.open(document, at, &mut Findings::default());
        let opened = places.map(open).collect::<Result<Vec<_>, _>>()?;
        let books = opened.iter().enumerate();
        let books = books.map(|(at, opened)| self.book(document, at, opened).with_bodies(self.theme, findings));
        let books: Vec<Book> = books.collect();
        let mut made = Vec::new();
        let result = books.iter().position(|book| !book.is_call());
        for output in outputs {
            let bytes = match (&output.make, result) {
                (Make::Feed, _) => self.words(output, export::feed_of(self.site, document), findings),
                (Make::Calendar, _) => self.words(output, export::calendar_of(self.site, document), findings),
                (Make::Commenting | Make::Slip | Make::SlipDocument | Make::SlipPaper, _) => {
                    match self.comment_file(&books[document.front], output, findings)? {
                        Some(bytes) => bytes,
                        None => continue,
                    }
                }
                (Make::OpinionsTable | Make::OpinionsData, Some(at)) => {
                    let file = usize::from(output.make == Make::OpinionsData);
                    let words = opened[at].opinions.as_ref().expect(PLANNED)[file].clone();
                    self.words(output, words, findings)
                }
                _ => {
                    let page = self.page_of_stages(&books, output, findings);
                    self.page(output, None, &page, findings)
                }
            };
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    /// A page that shows several stages, or the opinions of a result.
    fn page_of_stages(&self, books: &[Book], output: &Output, findings: &mut Findings) -> String {
        let result = books.iter().find(|book| !book.is_call());
        match (&output.make, result) {
            (Make::Stages, _) => render::stages_page(books, self.theme, findings),
            (Make::ByNumber(page), Some(book)) => book.by_number_page(self.theme, *page, findings),
            (Make::ByItem(page), Some(book)) => book.by_item_page(self.theme, *page, findings),
            (Make::Moved(to), _) => {
                render::moved(self.site, self.theme, (self.site.front(books[0].document), to), findings)
            }
            (other, _) => unreachable_make(other),
        }
    }

    /// Opens a version and makes what all of its pages tell of it.
    fn open(&self, document: &Document, at: usize, findings: &mut Findings) -> Result<Opened<'_>, Failure> {
        let edition = Edition::of(self.site, document.versions[at], findings)?;
        let changed = self.changed(document, at, &edition.record)?;
        let package = if edition.is_frozen { Some(self.package(&edition, findings)?) } else { None };
        let is_result = document.standing.is_some() && edition.card.call.is_none();
        let opinions = (is_result && !edition.record.rows(result_keys::OPINIONS).is_empty()).then(|| {
            let table = export::opinions_csv(self.site, document, &edition.record);
            [table, export::opinions_json(self.site, document, (edition.card, &edition.record))]
        });
        let taken = self.taken((document, at), &edition, findings)?;
        Ok(Opened { edition, changed, package, opinions, taken })
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

    pub(super) fn book<'b>(&'b self, document: &'b Document, at: usize, opened: &'b Opened) -> Book<'b> {
        let book = self.book_of(document, at, &opened.edition, opened.changed.as_ref());
        Book { downloads: downloads(opened), ..book }
    }

    /// The book of a version without links to files.
    pub(super) fn book_of<'b>(
        &'b self,
        document: &'b Document,
        at: usize,
        edition: &'b Edition,
        changed: Option<&'b Changed>,
    ) -> Book<'b> {
        let version = &edition.card.version;
        let key = (version.document.to_string(), version.name.to_string());
        Book {
            site: self.site,
            document,
            at,
            record: &edition.record,
            numbering: &edition.numbering,
            fingerprint: edition.fingerprint.clone(),
            downloads: Vec::new(),
            attachments: downloads::attachments(edition.card, &edition.attached),
            changed,
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

    /// Inspects a file that was made of a version.
    pub(super) fn inspect_made(&self, path: &str, card: &Card, bytes: &[u8], findings: &mut Findings) {
        let place = Place::at(Spot::file(&format!("output/{path}")));
        let has_secrets = !card.secrets.is_empty();
        self.inspector.attached(&inspect::Attached { place: &place, path, bytes, has_secrets }, findings);
    }

    /// Inspects a file that an author put beside a version.
    fn beside(&self, output: &Output, card: &Card, name: &str, bytes: &[u8], findings: &mut Findings) {
        let place = Place { spot: Some(card.spot_of(name)), ..card.version.place() };
        let has_secrets = !card.secrets.is_empty();
        self.inspector.attached(&inspect::Attached { place: &place, path: &output.path, bytes, has_secrets }, findings);
    }
}

/// An open version with what changed from the one before.
pub(super) struct Opened<'c> {
    pub(super) edition: Edition<'c>,
    pub(super) changed: Option<Changed>,
    /// The files of a published version in one.
    pub(super) package: Option<Vec<u8>>,
    /// The opinions of a result as a table and as data.
    pub(super) opinions: Option<[String; 2]>,
    /// The version as files of its formats.
    pub(super) taken: Taken,
}

/// Whether the whole version stands on a page.
fn is_whole(card: &Card, make: &Make) -> bool {
    matches!(make, Make::Whole) || (matches!(make, Make::Version) && card.form.parts.len() == 1)
}

/// The plan names published files alone.
const PLANNED: &str = "the plan names files that the version publishes";

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

/// What files that were made measure, by address.
pub(super) fn measures(made: &[Made]) -> impl Fn(&str) -> Option<(u64, String)> {
    |address: &str| {
        let made = made.iter().find(|made| made.path == address.trim_start_matches('/'))?;
        Some((made.size, made.sha256.clone()))
    }
}

/// The plan puts every kind of file under the one subject it can be made from.
pub(super) fn unreachable_make(make: &Make) -> ! {
    panic!("the plan asks a group for a file that it cannot make: {make:?}")
}
