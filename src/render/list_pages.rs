//! Pages of the site as a whole: home, lists, the page for addresses that do not exist.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::LIST_LENGTH;
use crate::assemble::Site;
use crate::finding::Findings;
use crate::model::DocumentKind;
use crate::read::Card;

use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::frame::shown_kinds;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// Newest publications on the home.
const RECENT: usize = 5;

#[derive(Debug, Serialize)]
struct ListLink {
    title: String,
    href: String,
    count: usize,
    text: String,
}

#[derive(Debug, Serialize)]
struct Recent {
    title: String,
    href: String,
    date: DateView,
    text: String,
}

#[derive(Debug, Serialize)]
struct RowOfList {
    title: String,
    href: String,
    number: Option<String>,
    state_word: &'static str,
    date: Option<DateView>,
    text: Option<String>,
}

#[derive(Debug, Serialize)]
struct Pager {
    page: usize,
    pages: usize,
    links: Vec<LinkView>,
}

fn front<'a>(site: &'a Site, document: &Document) -> &'a Card {
    &site.tree.cards[document.versions[document.front].card]
}

/// The home of the site.
pub fn home(site: &Site, theme: &Theme, findings: &mut Findings) -> String {
    let settings = &site.tree.settings;
    let frame = Frame {
        title: String::new(),
        heading: settings.title.clone(),
        lead: Some(format!("{}が公表している文書を、ここで読むことができます。", settings.body)),
        address: "/".to_owned(),
        crumbs: Vec::new(),
        banners: Vec::new(),
    };
    let lists = shown_kinds(site).map(|kind| ListLink {
        title: kind.title.to_owned(),
        href: format!("/{}/", kind.folder),
        count: site.of_kind(kind.folder).len(),
        text: kind.lead.to_owned(),
    });
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("lists", &lists.collect::<Vec<_>>());
    context.insert("recent", &recent(site));
    theme.print("home.html", context, findings)
}

fn recent(site: &Site) -> Vec<Recent> {
    let versions = site.documents.iter().flat_map(|document| &document.versions);
    let mut published: Vec<&Card> =
        versions.filter(|shown| shown.state.is_public()).map(|shown| &site.tree.cards[shown.card]).collect();
    published.sort_by(|a, b| {
        b.version.published.cmp(&a.version.published).then_with(|| a.version.document.cmp(&b.version.document))
    });
    let rows = published.into_iter().take(RECENT).filter_map(|card| {
        Some(Recent {
            title: [Some(card.full_title()), card.version.called()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("　"),
            href: card.version.address(),
            date: card.version.published?.into(),
            text: format!("{}公表しました。", card.version.called().map(|called| called + "を").unwrap_or_default()),
        })
    });
    rows.collect()
}

/// A page of the list of a kind.
pub fn list(site: &Site, theme: &Theme, kind: &DocumentKind, page: usize, findings: &mut Findings) -> String {
    let documents = site.of_kind(kind.folder);
    let pages = documents.len().div_ceil(LIST_LENGTH).max(1);
    let rows = documents.iter().skip((page - 1) * LIST_LENGTH).take(LIST_LENGTH).map(|document| row(site, document));
    let address = |page: usize| match page {
        1 => format!("/{}/", kind.folder),
        _ => format!("/{}/page/{page}/", kind.folder),
    };
    let mut crumbs = crumbs_to_kind(kind.folder);
    crumbs.pop();
    crumbs.push(LinkView::here(kind.title));
    let suffix = if page > 1 { format!("（{page}ページ目）") } else { String::new() };
    let frame = Frame {
        title: format!("{}{suffix}", kind.title),
        heading: kind.title.to_owned(),
        lead: Some(kind.lead.to_owned()),
        address: address(page),
        crumbs,
        banners: Vec::new(),
    };
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("count", &documents.len());
    context.insert("rows", &rows.collect::<Vec<_>>());
    context.insert("pager", &pager(page, pages, &address));
    theme.print("list.html", context, findings)
}

fn row(site: &Site, document: &Document) -> RowOfList {
    let card = front(site, document);
    let agency = card.version.agency.as_ref().and_then(|id| site.tree.settings.agency(id));
    RowOfList {
        title: card.full_title(),
        href: document.id.address(),
        number: None,
        state_word: document.versions[document.front].state.word(),
        date: card.version.published.map(DateView::from),
        text: agency.map(|agency| format!("実施機関: {}", agency.name)),
    }
}

/// Links to the first, the last and the neighbouring pages; their number does not grow with the list.
fn pager(page: usize, pages: usize, address: &dyn Fn(usize) -> String) -> Pager {
    let mut near: Vec<usize> =
        [1, page.saturating_sub(2), page.saturating_sub(1), page, page + 1, page + 2, pages].to_vec();
    near.retain(|number| (1..=pages).contains(number));
    near.sort_unstable();
    near.dedup();
    let links = near.into_iter().map(|number| {
        let label = format!("{number}ページ");
        if number == page { LinkView::here(label) } else { LinkView::to(label, address(number)) }
    });
    Pager { page, pages, links: links.collect() }
}

/// What is shown for an address that does not exist.
pub fn not_found(site: &Site, theme: &Theme, findings: &mut Findings) -> String {
    let frame = Frame {
        title: "お探しのページは見つかりません".to_owned(),
        heading: "お探しのページは見つかりません".to_owned(),
        lead: None,
        address: String::new(),
        crumbs: Vec::new(),
        banners: Vec::new(),
    };
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    theme.print("not_found.html", context, findings)
}
