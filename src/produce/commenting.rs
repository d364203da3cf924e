//! The page on which comments for a call are written, and the blank slips for it and for the parts of its drafts.

use crate::assemble::Document;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::export;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::DocumentId;
use crate::read::Card;
use crate::render::Book;
use crate::render::CommentBox;
use crate::slip;
use crate::slip::Draft;
use crate::slip::Name;
use crate::slip::Opinion;
use crate::slip::Place;
use crate::slip::Slip;

use super::Workshop;
use super::downloads::Taken;
use super::edition::Edition;
use super::group::Opened;

impl Workshop<'_> {
    /// The page or the blank slip of a call; the book is that of a stage of it. `None` where it could not be made, which
    /// was told of.
    pub(super) fn comment_file(
        &self,
        book: &Book,
        output: &Output,
        findings: &mut Findings,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let drafts = self.drafts(&book.document.id);
        let opened = drafts.iter().map(|(document, at)| {
            // Whatever there is to say of a draft is said where its own pages are made.
            let edition = Edition::of(self.site, document.versions[*at], &mut Findings::default())?;
            Ok(Opened { edition, changed: None, package: None, opinions: None, taken: Taken::new() })
        });
        let opened = opened.collect::<Result<Vec<_>, Failure>>()?;
        let books = drafts.iter().zip(&opened).map(|((document, at), opened)| self.book(document, *at, opened));
        let books: Vec<Book> = books.collect();
        if output.make == Make::Commenting {
            return Ok(Some(self.page(output, None, &book.comment_page(&books, self.theme, findings), findings)));
        }
        let drafts = books.iter().map(|book| draft(book, 0..book.record.form.parts.len())).collect();
        let blank = slip::blank(&self.slip(&book.document.id, drafts));
        let front = self.site.front(book.document);
        let title = format!("意見票　{}", front.full_title());
        let body = &self.site.tree.settings.body;
        match output.make {
            Make::SlipDocument => {
                self.inspector.words(&output.path, &blank, findings);
                Ok(Some(export::slip_document(&title, body, &blank)))
            }
            Make::SlipPaper => Ok(self.slip_paper((front, &output.path), (&title, &blank), findings)),
            _ => Ok(Some(self.words(output, blank, findings))),
        }
    }

    /// The blank slip for a part of a draft.
    pub(super) fn sheet_slip(&self, book: &Book, call: &DocumentId, part: usize) -> String {
        slip::blank(&self.slip(call, vec![draft(book, part..part + 1)]))
    }

    fn slip(&self, call: &DocumentId, about: Vec<Draft>) -> Slip {
        let title = self.site.document(call).map(|document| self.site.front(document).full_title());
        let consultation = Name::new(&call.to_string(), &title.unwrap_or_default());
        Slip { consultation, about, ..Slip::default() }
    }

    /// The versions that are commented on for a call, in the order in which it names them.
    fn drafts(&self, call: &DocumentId) -> Vec<(&Document, usize)> {
        let site = self.site;
        let named =
            site.document(call).and_then(|document| document.call(site.tree)).map_or(&[][..], |call| &call.drafts);
        let mut drafts: Vec<(&Document, usize)> = Vec::new();
        for (id, version) in named.iter().filter_map(|draft| Some((&draft.document, draft.version?))) {
            let is_new = |(document, at): &(&Document, usize)| {
                !drafts.iter().any(|(other, place)| other.id == document.id && place == at)
            };
            let shown = site.shown(id, version).filter(|_| site.commenting.contains_key(&(id.clone(), version)));
            let new = shown.filter(is_new);
            drafts.extend(new);
        }
        drafts
    }
}

#[cfg(feature = "pdf")]
impl Workshop<'_> {
    /// The blank slip on paper.
    fn slip_paper(
        &self,
        (card, path): (&Card, &str),
        (title, blank): (&str, &str),
        findings: &mut Findings,
    ) -> Option<Vec<u8>> {
        let sheet = crate::typeset::BlankSlip { card, title, body: &self.site.tree.settings.body, text: blank };
        let nothing = std::collections::BTreeMap::new();
        self.set(path, &sheet.galley(&nothing, findings), findings).map(|printed| printed.bytes)
    }
}

#[cfg(not(feature = "pdf"))]
impl Workshop<'_> {
    /// This program cannot set pages.
    #[expect(clippy::unused_self, reason = "a program that can set pages needs it")]
    fn slip_paper(&self, _: (&Card, &str), _: (&str, &str), _: &mut Findings) -> Option<Vec<u8>> {
        None
    }
}

/// A draft with room for comments on it as a whole and on every item of some of its parts.
fn draft(book: &Book, parts: std::ops::Range<usize>) -> Draft {
    let whole = Opinion { line: 0, place: Place::Whole, text: String::new() };
    let item =
        |one: CommentBox| Opinion { line: 0, place: Place::Item(Name::new(&one.key, &one.name)), text: String::new() };
    let items = parts.flat_map(|part| book.comment_boxes(part)).map(item);
    Draft {
        version: Name::new(&book.draft_id(), &book.called()),
        fingerprint: fingerprint::short(&book.fingerprint),
        opinions: std::iter::once(whole).chain(items).collect(),
    }
}
