//! The electronic book of a version, made from the same words as its pages.

use std::collections::BTreeMap;

use crate::export;
use crate::finding::Findings;
use crate::finish::Ways;
use crate::finish::chapter;
use crate::read::Card;
use crate::render::Book;
use crate::render::CONTENTS;
use crate::render::PaperPage;
use crate::render::TITLE_PAGE;
use crate::typeset::Begins;

use super::Workshop;
use super::edition::Edition;

/// Folder of a version in which files stand that the author put beside it.
const BESIDE: &str = "/attachments/";

impl Workshop<'_> {
    pub(super) fn electronic_book(
        &self,
        path: &str,
        (book, edition): (&Book, &Edition),
        paper: &[Begins],
        findings: &mut Findings,
    ) -> Vec<u8> {
        let card = edition.card;
        let mut chapters = Vec::new();
        let mut pictures = BTreeMap::new();
        for page in book.chapters(&pages_of((book, card), paper), self.theme, findings) {
            let item = |key: &str| {
                let part = card.form.resolve(key, &card.rows)?.part?;
                let name = book.chapter_name(part);
                (name != page.name).then(|| format!("{name}.xhtml#{key}"))
            };
            let site = |address: &str| self.site.tree.settings.canonical(address);
            let picture = |source: &str| match source.split_once(BESIDE) {
                Some((_, name)) if export::can_show(name) => format!("pictures/{name}"),
                _ => site(source),
            };
            let finished = chapter(&page.html, &Ways { item: &item, site: &site, picture: &picture });
            for source in &finished.pictures {
                let beside = source.split_once(BESIDE).and_then(|(_, name)| Some((name, edition.beside.get(name)?)));
                if let Some((name, bytes)) = beside.filter(|(name, _)| export::can_show(name)) {
                    pictures.insert(format!("pictures/{name}"), bytes.clone());
                }
            }
            self.inspector.words(&format!("{path}/{}.xhtml", page.name), &finished.xhtml, findings);
            chapters.push((page.name, finished.xhtml));
        }
        let pages = export::Pages {
            chapters: &chapters,
            contents: CONTENTS,
            has_page_list: !paper.is_empty(),
            pictures: &pictures,
        };
        export::electronic_book(self.site, card, &pages)
    }
}

/// Where the pages of the paper begin in the book: on its title page, in its list of contents, at an item.
fn pages_of((book, card): (&Book, &Card), paper: &[Begins]) -> Vec<PaperPage> {
    let pages = paper.iter().map(|begins| {
        let part = begins.key.as_ref().and_then(|key| Some((key, card.form.resolve(key, &card.rows)?.part?)));
        let href = match part {
            Some((key, part)) => format!("{}.xhtml#{key}", book.chapter_name(part)),
            None if begins.page == 1 => format!("{TITLE_PAGE}.xhtml"),
            None => format!("{CONTENTS}.xhtml"),
        };
        PaperPage { number: begins.page, href }
    });
    pages.collect()
}
