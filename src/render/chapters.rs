//! A version as chapters of an electronic book: a title page, a list of contents, and a chapter for every part.

use serde::Serialize;
use serde_json::json;

use crate::finding::Findings;
use crate::model::Reference;

use super::book::Book;
use super::contents::Depth;
use super::contents::part_reference;
use super::theme::Theme;

/// A page of an electronic book, before its links are those of the book.
#[derive(Debug)]
pub struct Chapter {
    /// Name of its file, without the end.
    pub name: String,
    /// What it is called in lists.
    pub title: String,
    /// The page.
    pub html: String,
}

/// A page of the same version on paper, and where its words are in the book.
#[derive(Debug, Serialize)]
pub struct PaperPage {
    /// Its number.
    pub number: usize,
    /// Where in the book what it begins with stands.
    pub href: String,
}

/// Name of the file of the title page.
pub const TITLE_PAGE: &str = "title";

/// Name of the file with the list of contents.
pub const CONTENTS: &str = "contents";

impl Book<'_> {
    /// The title page, the list of contents and a chapter for every part, in reading order.
    pub fn chapters(&self, pages: &[PaperPage], theme: &Theme, findings: &mut Findings) -> Vec<Chapter> {
        let parts = 0..self.record.form.parts.len();
        let mut chapters = vec![self.title_page(theme, findings), self.list_of_chapters(pages, theme, findings)];
        chapters.extend(parts.map(|part| self.chapter(part, theme, findings)));
        chapters
    }

    fn title_page(&self, theme: &Theme, findings: &mut Findings) -> Chapter {
        let title = self.title_of_version();
        let mut context = self.context_of_chapter(&title);
        context.insert("part", &None::<String>);
        context.insert("marks", &self.marks());
        context.insert("is_preview", &!self.state().is_public());
        let address = Reference::version(&self.card().version).address();
        context.insert("address", &self.site.tree.settings.canonical(&address));
        Chapter { name: TITLE_PAGE.to_owned(), title, html: theme.print("chapter.html", context, findings) }
    }

    fn list_of_chapters(&self, pages: &[PaperPage], theme: &Theme, findings: &mut Findings) -> Chapter {
        let title = "目次".to_owned();
        let mut context = self.context_of_chapter(&title);
        let page = |part: usize, _: &str| format!("{}.xhtml", self.chapter_name(part));
        context.insert("contents", &self.contents(Depth::Sections, &page).parts());
        context.insert("pages", pages);
        Chapter { name: CONTENTS.to_owned(), title, html: theme.print("chapters.html", context, findings) }
    }

    fn chapter(&self, part: usize, theme: &Theme, findings: &mut Findings) -> Chapter {
        let about = &self.record.form.parts[part];
        let printed = &self.bodies[part];
        let is_alone = self.record.form.parts.len() == 1;
        let body = if is_alone {
            self.in_html(printed.blocks.clone(), printed.has_marks, theme, findings)
        } else {
            printed.html.clone()
        };
        let mut context = self.context_of_chapter(&about.title);
        context.insert("part", &json!({ "ref": part_reference(about), "title": about.title }));
        context.insert_value("body", body);
        let html = theme.print("chapter.html", context, findings);
        Chapter { name: self.chapter_name(part), title: about.title.clone(), html }
    }

    /// Name of the file of the chapter of a part.
    pub fn chapter_name(&self, part: usize) -> String {
        format!("part-{}", self.record.form.parts[part].key)
    }

    fn context_of_chapter(&self, title: &str) -> tera::Context {
        let mut context = tera::Context::new();
        context.insert("title", title);
        context.insert("document", &self.document_view());
        context.insert("version", &self.version_view());
        context
    }
}
