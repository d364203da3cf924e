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
use crate::finish::resolve;
use crate::model::Sealed;

pub use rules::RULES;

/// What belongs to the site itself.
struct Own<'a> {
    addresses: &'a BTreeSet<String>,
    base_url: &'a str,
}

impl Own<'_> {
    /// The address of the site that a link on a page leads to; `None` for links that leave the site.
    fn address(&self, page: &str, link: &str) -> Option<String> {
        match link.strip_prefix(self.base_url) {
            Some(path) => Some(format!("/{}", path.split('#').next().unwrap_or_default())),
            None => resolve(page, link),
        }
    }
}

/// Looks at every file of an output.
pub struct Inspector<'a> {
    site: Own<'a>,
    guard: leak::Guard,
}

impl<'a> Inspector<'a> {
    /// An inspector that knows all addresses and all words that may not appear.
    pub fn new(addresses: &'a BTreeSet<String>, base_url: &'a str, secrets: &[&Sealed]) -> Self {
        Self { site: Own { addresses, base_url }, guard: leak::Guard::new(secrets) }
    }

    /// Inspects a page.
    pub fn page(&self, path: &str, address: &str, html: &str, findings: &mut Findings) {
        page::inspect(path, address, html, &self.site, findings);
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
