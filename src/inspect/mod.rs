//! Reads what would be written, before it is written: structure of pages, links, policy, leaks.
//!
//! Everything found here is a fault of a theme or of the program, or a leak: nothing is let through.

mod active;
mod attachment;
mod faithful;
mod leak;
mod needle;
mod package;
mod page;
mod rules;
mod titles;
mod writing;

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Page;
use crate::finding::Place;
use crate::finding::Spot;
use crate::finish::Links;
use crate::finish::resolve;
use crate::form::Form;
use crate::model::Sealed;
use crate::model::Settings;

pub use attachment::Attached;
pub use faithful::Said;
use leak::Leaks;
use titles::Titles;
use writing::Writing;

/// Rules without a page of their own, by code.
pub use rules::RULES;

/// What the rules on pages are about, in a few words.
pub const TOPIC: &str = "作られるページの読みやすさと使いやすさ";

/// The pages of the rules on pages, by code.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    page::PAGES.iter().copied()
}

const REMEDY: &str = "同じ言葉が、公開する項目・題名・添付のどこかに書かれていないか確かめ、消してください。公開してよい言葉が重なっただけなら、full や memo をその言葉を含まない書き方に直してください。";
const SHORT_REMEDY: &str = "同じ言葉が、公開する項目・題名・添付のどこかに書かれていないか確かめ、消してください。短い言葉なので、たまたま同じ並びの文字があるだけなら、full や memo を前後の言葉も含めた長い書き方に直してください。";

/// What belongs to the site itself, as one page writes it.
struct Own<'a> {
    addresses: &'a BTreeSet<String>,
    links: &'a Links<'a>,
    settings: &'a Settings,
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
    settings: &'a Settings,
    guard: leak::Guard,
    titles: Titles,
}

impl<'a> Inspector<'a> {
    /// An inspector that knows all addresses, all words that may not appear, and the forms that print words anyway.
    pub fn new<'f>(
        (addresses, settings): (&'a BTreeSet<String>, &'a Settings),
        secrets: &[&Sealed],
        forms: impl Iterator<Item = &'f Form>,
    ) -> Self {
        let guard = leak::Guard::new(secrets, &needle::printed(forms));
        Self { addresses, settings, guard, titles: Titles::default() }
    }

    /// Inspects a page that was finished with such links.
    pub fn page(&self, path: &str, links: &Links, html: &str, findings: &mut Findings) {
        let own = Own { addresses: self.addresses, links, settings: self.settings };
        if let Some(title) = page::inspect(path, html, &own, findings) {
            self.titles.add(title, path);
        }
        self.search(&place(path), path, (html, Writing::Markup), findings);
    }

    /// Inspects what can be said of all pages together, after the last one.
    pub fn whole(&self, findings: &mut Findings) {
        self.titles.report(findings);
    }

    /// Inspects whether a page says what was published.
    pub fn faithful(&self, path: &str, html: &str, said: &[Said], findings: &mut Findings) {
        faithful::inspect(path, html, said, findings);
    }

    /// Inspects a file that is text but no page.
    pub fn words(&self, path: &str, text: &str, findings: &mut Findings) {
        let writing = match path.rsplit('.').next() {
            Some("json" | "js") => Writing::Json,
            Some("xml" | "svg" | "xhtml") => Writing::Markup,
            _ => Writing::Plain,
        };
        self.search(&place(path), path, (text, writing), findings);
    }

    /// Searches the words of a file and the name under which it is published.
    fn search(&self, at: &Place, path: &str, (text, writing): (&str, Writing), findings: &mut Findings) {
        let mut leaks = Leaks::new();
        self.guard.search(path, Writing::Name, &mut leaks);
        self.guard.search(text, writing, &mut leaks);
        report(&leaks, at, path, findings);
    }
}

fn report(leaks: &Leaks, at: &Place, path: &str, findings: &mut Findings) {
    for (Spot { file, line, .. }, is_short) in leaks {
        let message = format!(
            "公開しないはずの言葉が、作られるファイル「{path}」に含まれています。{file} の{line}行目で伏せた言葉です。"
        );
        findings.add(&rules::LEAK, at.clone(), message, if *is_short { SHORT_REMEDY } else { REMEDY });
    }
}

fn place(path: &str) -> Place {
    Place::at(Spot::file(&format!("output/{path}")))
}
