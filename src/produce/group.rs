//! The files of one group, made from one open record.

use std::collections::BTreeMap;

use crate::assemble::Group;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::assemble::Subject;
use crate::assemble::in_part;
use crate::export;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::fingerprint;
use crate::finish::Links;
use crate::finish::finish;
use crate::inspect::Attached;
use crate::model::Numbering;
use crate::read::Card;
use crate::render;
use crate::render::Book;
use crate::render::Download;
use crate::spool::Made;
use crate::spool::Spool;
use crate::text::human_size;

use super::Workshop;

impl Workshop<'_> {
    pub(super) fn make(&self, group: &Group, spool: &Spool, findings: &mut Findings) -> Result<Vec<Made>, Failure> {
        match group.subject {
            Subject::Site => self.site_files(&group.outputs, spool, findings),
            Subject::Version(document, at) => self.version_files((document, at), &group.outputs, spool, findings),
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
                Make::Lists => self.page(output, None, &render::lists(self.site, self.theme, findings), findings),
                Make::Feed => self.words(output, export::feed(self.site), findings),
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
        let shown = document.versions[at];
        let card = &self.site.tree.cards[shown.card];
        let named = (&card.version, shown.state);
        let record = self.site.tree.open(card)?;
        let numbering = Numbering::of(&record);
        let text = export::text_edition(&record, named, &card.full_title(), &self.site.tree.settings, &numbering);
        let fingerprint = fingerprint::sha256(text.as_bytes());
        let data = export::data(&record, named, &card.title, &fingerprint);
        let key = (card.version.document.to_string(), card.version.name.to_string());
        // Read once, so that the digest beside a link is that of the very bytes that are published.
        let mut beside = Beside::new();
        for name in &card.published_files {
            beside.insert(name, self.site.tree.beside(card, name)?);
        }
        let book = Book {
            site: self.site,
            document,
            at,
            record: &record,
            numbering: &numbering,
            downloads: downloads(card, (&text, &fingerprint), &data),
            fingerprint,
            attachments: attachments(card, &beside),
            findings: self.findings.get(&key).cloned().unwrap_or_default(),
            bodies: Vec::new(),
        }
        .with_bodies(self.theme, findings);
        let mut made = Vec::new();
        for output in outputs {
            let bytes = match &output.make {
                Make::Version => self.page(output, Some(card), &book.version_page(self.theme, findings), findings),
                Make::Part(part) => {
                    self.page(output, Some(card), &book.part_page(self.theme, *part, findings), findings)
                }
                Make::Whole => self.page(output, Some(card), &book.whole_page(self.theme, findings), findings),
                Make::DocumentHome => {
                    self.page(output, Some(card), &book.document_page(self.theme, findings), findings)
                }
                Make::Moved(to) => self.page(output, Some(card), &book.moved_page(self.theme, to, findings), findings),
                Make::TextEdition => self.words(output, text.clone(), findings),
                Make::Data => self.words(output, data.clone(), findings),
                Make::Beside(name) => {
                    let bytes = beside.remove(name.as_str()).expect(PLANNED_ONCE);
                    self.beside(output, card, name, &bytes, findings);
                    bytes
                }
                other => unreachable_make(other),
            };
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    /// Finishes and inspects a page.
    fn page(&self, output: &Output, card: Option<&Card>, html: &str, findings: &mut Findings) -> Vec<u8> {
        let address = output.address();
        let base = &self.site.tree.settings.base_url;
        let links = if output.make == Make::NotFound { Links::Absolute(base) } else { Links::Relative(&address) };
        let item = |key: &str| card.and_then(|card| item_address(card, &output.make, key));
        let html = finish(html, &links, &item);
        self.inspector.page(&output.path, &links, &html, findings);
        html.into_bytes()
    }

    /// Inspects a file of words.
    fn words(&self, output: &Output, text: String, findings: &mut Findings) -> Vec<u8> {
        self.inspector.words(&output.path, &text, findings);
        text.into_bytes()
    }

    /// Inspects a file that an author put beside a version.
    fn beside(&self, output: &Output, card: &Card, name: &str, bytes: &[u8], findings: &mut Findings) {
        let place = Place { spot: Some(card.spot_of(name)), ..card.version.place() };
        let has_secrets = !card.secrets.is_empty();
        self.inspector.attached(&Attached { place: &place, path: &output.path, bytes, has_secrets }, findings);
    }
}

/// Every published file of a version is planned, and once.
const PLANNED_ONCE: &str = "the plan names each published file of the version once";

/// Files that stand beside a version, by name.
type Beside<'c> = BTreeMap<&'c str, Vec<u8>>;

fn attachments(card: &Card, beside: &Beside) -> Vec<Download> {
    let listed = card.version.attachments.iter().map(|attachment| {
        let bytes = &beside[attachment.file.as_str()];
        let kind = attachment.file.rsplit('.').next().unwrap_or_default().to_uppercase();
        let address = format!("{}attachments/{}", card.version.address(), attachment.file);
        download(&attachment.title, address, &kind, bytes)
    });
    listed.collect()
}

/// The address of an item that a text of the version names by its key alone; `None` for keys that stand on this page.
fn item_address(card: &Card, make: &Make, key: &str) -> Option<String> {
    let part = card.form.resolve(key, &card.rows)?.part?;
    let here = match make {
        Make::Whole | Make::DocumentHome => return None,
        Make::Part(part) => *part,
        _ => 0,
    };
    (part != here).then(|| format!("{}#{key}", in_part(card, part)))
}

fn downloads(card: &Card, (text, fingerprint): (&str, &str), data: &str) -> Vec<Download> {
    let address = card.version.address();
    let text_name = format!("{}.txt", card.version.file_stem());
    vec![
        Download {
            label: "文字だけの版".to_owned(),
            address: format!("{address}{text_name}"),
            kind: "テキスト".to_owned(),
            size: human_size(text.len() as u64),
            sha256: fingerprint.to_owned(),
        },
        download("データ", format!("{address}data.json"), "JSON", data.as_bytes()),
    ]
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
fn unreachable_make(make: &Make) -> ! {
    panic!("the plan asks a group for a file that it cannot make: {make:?}")
}
