//! Reads what would be written, before it is written: structure of pages, links, policy, leaks.
//!
//! Everything found here is a fault of a theme or of the program, or a leak: nothing is let through.

mod leak;
mod page;
mod rules;

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::finish::Links;
use crate::finish::resolve;
use crate::model::Sealed;

pub use rules::RULES;

/// What belongs to the site itself, as one page writes it.
struct Own<'a> {
    addresses: &'a BTreeSet<String>,
    links: &'a Links<'a>,
}

impl Own<'_> {
    /// The address of the site that a link leads to; `None` for links that leave the site.
    ///
    /// Whole addresses are the site's own only where the page was finished with them: on other pages they are what
    /// authors wrote, and below the same base may stand more than this site.
    fn address(&self, link: &str) -> Option<String> {
        match self.links {
            Links::Relative(page) => resolve(page, link),
            Links::Absolute(base) => {
                link.strip_prefix(base).map(|path| format!("/{}", path.split('#').next().unwrap_or_default()))
            }
        }
    }
}

/// Looks at every file of an output.
pub struct Inspector<'a> {
    addresses: &'a BTreeSet<String>,
    guard: leak::Guard,
}

impl<'a> Inspector<'a> {
    /// An inspector that knows all addresses and all words that may not appear.
    pub fn new(addresses: &'a BTreeSet<String>, secrets: &[&Sealed]) -> Self {
        Self { addresses, guard: leak::Guard::new(secrets) }
    }

    /// Inspects a page that was finished with such links.
    pub fn page(&self, path: &str, links: &Links, html: &str, findings: &mut Findings) {
        page::inspect(path, html, &Own { addresses: self.addresses, links }, findings);
        self.search(path, html, leak::Writing::Html, findings);
    }

    /// Inspects a file that is text but no page.
    pub fn words(&self, path: &str, text: &str, findings: &mut Findings) {
        self.search(path, text, leak::Writing::Plain, findings);
    }

    fn search(&self, path: &str, text: &str, writing: leak::Writing, findings: &mut Findings) {
        if self.guard.finds(text, writing) {
            let message = format!("公開しないはずの言葉が、作られるファイル「{path}」に含まれています。");
            let remedy = "同じ言葉が、公開する項目・題名・添付のどこかに書かれていないか確かめ、消してください。";
            findings.add(&rules::LEAK, place(path), message, remedy);
        }
    }
}

fn place(path: &str) -> Place {
    Place::at(Spot::file(&format!("output/{path}")))
}
