//! How a version, its parts and its items are cited: in words that say which text is meant, and where it is found.

use serde::Serialize;

use crate::assemble::citations_address;
use crate::assemble::on_page;
use crate::finding::Findings;
use crate::fingerprint;
use crate::text::Date;

use super::blocks::Body;
use super::book::Book;
use super::theme::Theme;
use super::view::Block;
use super::view::LinkView;

/// How a page of a version is cited.
#[derive(Debug, Serialize)]
pub(super) struct CitingView {
    /// The whole reference.
    words: String,
    /// What stands in every reference before the name of an item, between that and the address, and behind it.
    before: String,
    behind: String,
    /// Address of the page, which a reference to an item on it begins with.
    address: String,
    /// Where all references are, where that is a page of its own.
    list_href: Option<String>,
    /// All references, where they have no page of their own.
    items: Vec<CitedView>,
}

/// How a part of a version is cited.
#[derive(Debug, Serialize)]
struct CitedPartView {
    title: String,
    items: Vec<CitedView>,
}

/// How an item is cited.
#[derive(Debug, Serialize)]
struct CitedView {
    name: String,
    href: String,
    words: String,
}

impl Book<'_> {
    /// How a page of this version is cited; `part` names what of it the page shows.
    pub(super) fn citing(&self, part: &str, address: &str) -> Option<CitingView> {
        let card = self.card();
        if card.version.document.is_single() || card.form.is_scan() {
            return None;
        }
        let canonical = self.site.tree.settings.canonical(address);
        let list_href = citations_address(card);
        let items = if list_href.is_none() { self.cited(0) } else { Vec::new() };
        Some(CitingView {
            words: self.reference(part, &canonical),
            before: self.cited_version(),
            behind: self.cited_fingerprint(),
            address: canonical,
            list_href,
            items,
        })
    }

    /// The page of all references to items of the version.
    pub fn citations_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let card = self.card();
        let address = citations_address(card).unwrap_or_default();
        let mut crumbs = self.crumbs();
        crumbs.extend(card.version.called().map(|called| LinkView::to(called, card.version.address())));
        crumbs.push(LinkView::here("引用"));
        let mut context = self.context("引用", address, crumbs);
        let parts = card.form.parts.iter().enumerate();
        let parts: Vec<CitedPartView> =
            parts.map(|(at, part)| CitedPartView { title: part.title.clone(), items: self.cited(at) }).collect();
        context.insert("parts", &parts);
        context.insert("citing", &self.citing("", &card.version.address()));
        theme.print("citations.html", context, findings)
    }

    /// How the items of a part are cited, in printed order.
    fn cited(&self, part: usize) -> Vec<CitedView> {
        let cited = |(name, key): (String, String)| {
            let href = format!("{}#{key}", on_page(self.card(), part, &key));
            let words = self.reference(&name, &self.site.tree.settings.canonical(&href));
            CitedView { name, href, words }
        };
        self.body(|body: &Body| body.part(part)).into_iter().flat_map(named).map(cited).collect()
    }

    fn reference(&self, name: &str, address: &str) -> String {
        let name = if name.is_empty() { String::new() } else { format!("、{name}") };
        format!("{}{name}。{address}{}", self.cited_version(), self.cited_fingerprint())
    }

    /// The version: whose, what it is called, which, and since when it is public.
    fn cited_version(&self) -> String {
        let version = &self.card().version;
        let body = &self.site.tree.settings.body;
        let title = self.title();
        let called = version.called().unwrap_or_default();
        let day = version.published.filter(|_| self.state().is_public()).map(Date::wareki);
        let day = day.map_or_else(|| "（公表前）".to_owned(), |day| format!("（{day}公表）"));
        format!("{body}「{title}」{called}{day}")
    }

    fn cited_fingerprint(&self) -> String {
        format!("（版の指紋 {}）", fingerprint::short(&self.fingerprint))
    }
}

/// The names and keys of what can be cited in a block.
fn named(block: Block) -> Vec<(String, String)> {
    match block {
        Block::Heading(heading) => vec![(heading.full_name, heading.id)],
        Block::Item(item) => vec![(item.heading.full_name, item.heading.id)],
        Block::Exchange(exchange) => vec![(exchange.heading.full_name, exchange.heading.id)],
        Block::Table(table) => {
            let name = table.heading.full_name;
            let rows = table.rows.into_iter().map(|row| (format!("{name} {}行目", row.number), row.id));
            [(name.clone(), table.heading.id)].into_iter().chain(rows).collect()
        }
        Block::Ways(_) | Block::Heard(_) | Block::Led(_) | Block::Finding(_) => Vec::new(),
    }
}
