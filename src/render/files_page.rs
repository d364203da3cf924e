//! The page where the files of a document are received: which one fits, all of them, and how to verify them.

use serde::Serialize;

use crate::assemble::Shown;
use crate::assemble::VERIFYING;
use crate::assemble::receiving_address;
use crate::finding::Findings;

use super::book::Book;
use super::book::files;
use super::fits::fitting;
use super::fits::needs;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// What the page is called.
const FILES: &str = "ファイルで受け取る";

/// Versions that the page lists; the home of the document has all of them.
const LISTED: usize = 100;

/// A version besides the one whose files the page lists.
#[derive(Debug, Serialize)]
struct OtherView {
    label: String,
    href: String,
    state_word: &'static str,
    published: Option<DateView>,
}

/// What it takes to verify the files; a part is empty where it does not concern them.
#[derive(Debug, Serialize)]
struct ProofView {
    /// The page that tells how to verify.
    verify_href: Option<String>,
    /// The digests of all files, as programs read them.
    sums_href: Option<String>,
    /// Name of the package.
    package: Option<String>,
    /// Name of a file, to show what to enter.
    example: String,
}

impl Book<'_> {
    /// Where the files of the document are received, if there is such a page.
    pub(super) fn receiving_href(&self) -> Option<String> {
        Some(receiving_address(&self.document.id)).filter(|address| self.site.addresses.contains(address))
    }

    /// The page where the files of the document are received: those of the version that speaks for it.
    pub fn files_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let mut crumbs = self.crumbs();
        crumbs.push(LinkView::here(FILES));
        let mut context = self.context(FILES, receiving_address(&self.document.id), crumbs);
        let (home, own) = (self.document.id.address(), self.card().version.address());
        let others = self.others();
        context.insert("needs", &needs(&own, &self.downloads));
        context.insert("downloads", &fitting(&self.downloads));
        context.insert("attachments", &files(&self.attachments));
        context.insert("proof", &self.proof());
        context.insert("document_href", &home);
        context.insert("rest", &self.document.versions.len().saturating_sub(others.len() + 1));
        context.insert("versions", &others);
        theme.print("files.html", context, findings)
    }

    /// The other versions, the latest first.
    fn others(&self) -> Vec<OtherView> {
        let other = |(_, shown): (usize, &Shown)| {
            let version = &self.site.tree.cards[shown.card].version;
            OtherView {
                label: version.name.called(),
                href: format!("{}#_downloads", version.address()),
                state_word: shown.state.word(),
                published: version.published.map(DateView::from),
            }
        };
        let versions = self.document.versions.iter().enumerate().rev();
        versions.filter(|(at, _)| *at != self.at).take(LISTED).map(other).collect()
    }

    fn proof(&self) -> ProofView {
        let is_there = |address: &String| self.site.addresses.contains(address);
        let name = |address: &str| address.rsplit('/').next().unwrap_or_default().to_owned();
        let package = self.downloads.iter().find(|file| file.address.ends_with(".zip"));
        ProofView {
            verify_href: Some(VERIFYING.to_owned()).filter(is_there),
            sums_href: Some(format!("{}SHA256SUMS", self.card().version.address())).filter(is_there),
            package: package.map(|package| name(&package.address)),
            example: self.downloads.first().map(|file| name(&file.address)).unwrap_or_default(),
        }
    }
}
