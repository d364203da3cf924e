//! Pages of the site as a whole: home, lists, the page for addresses that do not exist.

use serde::Serialize;

use crate::assemble::By;
use crate::assemble::Document;
use crate::assemble::FacetKind;
use crate::assemble::Listing;
use crate::assemble::Site;
use crate::finding::Findings;
use crate::model::DocumentKind;
use crate::model::Standing;

use super::book::Download;
use super::book::files;
use super::connection_views::connections;
use super::frame::Frame;
use super::frame::PAGES;
use super::frame::crumbs_to_kind;
use super::list_names::named;
use super::list_rows::RowOfList;
use super::list_rows::row;
use super::list_rows::times;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;
use super::ways::beside;
use super::ways::conditions;
use super::ways::crumbs_to_way;
use super::ways::facet_groups;
use super::ways::home_ways;

/// Newest publications on the home.
const RECENT: usize = 5;

#[derive(Debug, Serialize)]
pub(super) struct ListLink {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) count: usize,
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
struct Recent {
    title: String,
    href: String,
    date: DateView,
    text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Pager {
    page: usize,
    pages: usize,
    links: Vec<LinkView>,
}

/// Consultations that are not over stand on the home.
const NOT_OVER: [Standing; 3] = [Standing::Open, Standing::Announced, Standing::Closed];

/// Consultations on the home; the list of all has the others.
const MOST_CONSULTATIONS: usize = 10;

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
    let is_of_documents = |by: &By| matches!(by, By::Kind(kind) if kind.folder != PAGES);
    let lists = site.listings.iter().filter(|listing| is_of_documents(&listing.by));
    let lists = lists.map(|listing| link(site, listing));
    let mut context = tera::Context::new();
    let consultations = consultations(site);
    context.insert("page", &frame.page(site).with_times(times(&consultations)));
    context.insert("lists", &lists.collect::<Vec<_>>());
    context.insert("consultations", &consultations);
    context.insert("ways", &home_ways(site));
    context.insert("recent", &recent(site));
    theme.print("home.html", context, findings)
}

/// Consultations that are not over. They stand in one list, whose order is true when it is made and does no harm later:
/// those that one can answer, the next to close before the others.
fn consultations(site: &Site) -> Vec<RowOfList> {
    let is_on_way = |document: &&Document| document.standing.is_some_and(|standing| NOT_OVER.contains(&standing));
    let mut documents: Vec<&Document> = site.documents.iter().filter(is_on_way).collect();
    documents.sort_by_key(|document| document.urgency(site.tree, site.instant));
    let rows = documents.into_iter().take(MOST_CONSULTATIONS);
    let row = |document: &Document| Some(row(site, document, document.front, &By::Kind(document.id.kind()?)));
    rows.filter_map(row).collect()
}

fn recent(site: &Site) -> Vec<Recent> {
    let rows = site.latest(RECENT).into_iter().filter_map(|card| {
        Some(Recent {
            title: card.title_of_version(),
            href: card.version.address(),
            date: card.version.published?.into(),
            text: card.news(),
        })
    });
    rows.collect()
}

/// A page of a list.
pub fn list(site: &Site, theme: &Theme, listing: usize, page: usize, findings: &mut Findings) -> String {
    let listing = &site.listings[listing];
    let address = |page: usize| listing.address(page);
    let (title, lead) = named(site, &listing.by);
    let suffix = if page > 1 { format!("（{page}ページ目）") } else { String::new() };
    let mut crumbs = match &listing.by {
        By::Book(_) => crumbs_to_kind(DocumentKind::REGISTER),
        By::Council(_) => crumbs_to_kind(DocumentKind::MEETINGS),
        By::Facets(_) => crumbs_to_kind(DocumentKind::REGISTER),
        by => crumbs_to_way(by),
    };
    crumbs.push(LinkView::here(title.clone()));
    let heading = match &listing.by {
        By::Holding(_) => format!("「{title}」を記録している文書"),
        By::Kana(_) => format!("{title}の文書"),
        _ => title,
    };
    let frame = Frame {
        title: format!("{heading}{suffix}"),
        heading,
        lead: Some(lead),
        address: address(page),
        crumbs,
        banners: Vec::new(),
    };
    let rows = listing.on_page(page).iter();
    let rows: Vec<RowOfList> =
        rows.map(|(document, at)| row(site, &site.documents[*document], *at, &listing.by)).collect();
    let mut context = tera::Context::new();
    let is_of_systems = matches!(&listing.by, By::Kind(kind) if kind.is_of_systems());
    let systems = listing.on_page(page).iter().filter(|_| is_of_systems).map(|(at, _)| &site.documents[*at].id);
    context.insert("connections", &connections(site, "システムのつながり", systems));
    context.insert("page", &frame.page(site).with_times(times(&rows)));
    context.insert("lists", &inner_lists(site, &listing.by));
    let is_register = matches!(&listing.by, By::Kind(kind) if kind.is_register());
    context.insert("lists_title", if is_register { "実施機関ごとの帳簿" } else { "会議体ごとの一覧" });
    context.insert("count", &listing.members.len());
    context.insert("table", &table(&listing.by));
    context.insert("total", &total(site, &listing.by));
    context.insert("beside_href", &beside(site, &listing.by));
    context.insert("conditions", &conditions(site, &listing.by));
    context.insert("facets", &facet_groups(site, &listing.by));
    context.insert("rows", &rows);
    context.insert("pager", &pager(page, listing.pages(), &address));
    theme.print("list.html", context, findings)
}

/// How many documents a narrowed list is narrowed from.
fn total(site: &Site, by: &By) -> Option<usize> {
    let is_whole = |by: &By| matches!(by, By::Kind(kind) if kind.is_register());
    let whole = site.listings.iter().find(|listing| is_whole(&listing.by));
    whole.filter(|_| matches!(by, By::Facets(_))).map(|listing| listing.members.len())
}

/// Which columns a list has that is a table, besides titles and days; `None` for the others.
#[derive(Debug, Serialize)]
struct TableView {
    has_kinds: bool,
    has_departments: bool,
    has_sensitive: bool,
}

fn table(by: &By) -> Option<TableView> {
    let of_register = TableView { has_kinds: false, has_departments: true, has_sensitive: true };
    match by {
        By::Kind(kind) if kind.is_register() => Some(of_register),
        By::Book(_) => Some(of_register),
        By::Facets(facets) => {
            let has = |kind: FacetKind| facets.iter().any(|facet| facet.kind == kind);
            Some(TableView {
                has_departments: !has(FacetKind::Department),
                has_sensitive: !has(FacetKind::Sensitive),
                ..of_register
            })
        }
        By::Holding(_) | By::LifeEvent(_) => Some(TableView { has_kinds: true, has_sensitive: false, ..of_register }),
        _ => None,
    }
}

/// The lists into which a list falls: the books of a register, the councils of all meetings.
fn inner_lists(site: &Site, by: &By) -> Vec<ListLink> {
    let is_inner = |inner: &By| match (by, inner) {
        (By::Kind(kind), By::Book(_)) => kind.is_register(),
        (By::Kind(kind), By::Council(_)) => kind.folder == DocumentKind::MEETINGS,
        _ => false,
    };
    site.listings.iter().filter(|listing| is_inner(&listing.by)).map(|listing| link(site, listing)).collect()
}

/// Lists whose members have the same in common.
#[derive(Debug, Serialize)]
pub(super) struct ListGroup {
    id: &'static str,
    title: &'static str,
    lists: Vec<ListLink>,
}

/// All lists, by what their members have in common, and the package of the whole site where there is one.
pub fn lists((site, theme): (&Site, &Theme), bundle: Option<&Download>, findings: &mut Findings) -> String {
    let frame = Frame {
        title: "サイトマップ".to_owned(),
        heading: "サイトマップ".to_owned(),
        lead: Some("このサイトにある文書の一覧を、種類、実施機関、担当部署、公表した年ごとに示します。".to_owned()),
        address: "/sitemap/".to_owned(),
        crumbs: vec![LinkView::to("トップページ", "/"), LinkView::here("サイトマップ")],
        banners: Vec::new(),
    };
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("groups", &groups_of_lists(site));
    context.insert("bundle", &files(bundle.map_or(&[], std::slice::from_ref)));
    context.insert("withdrawn", &site.withdrawn.len());
    context.insert("versions", &site.timeline.iter().map(|year| year.members.len()).sum::<usize>());
    theme.print("sitemap.html", context, findings)
}

/// All lists, by what their members have in common.
pub(super) fn groups_of_lists(site: &Site) -> Vec<ListGroup> {
    let is_other = |id: &str| site.tree.settings.agency(id).is_some_and(|agency| agency.is_other);
    let group = |id: &'static str, title: &'static str, is_of: &dyn Fn(&By) -> bool| ListGroup {
        id,
        title,
        lists: site.listings.iter().filter(|listing| is_of(&listing.by)).map(|listing| link(site, listing)).collect(),
    };
    let mut groups = vec![
        group("_kinds", "種類から探す", &|by| matches!(by, By::Kind(_))),
        group("_books", "実施機関ごとの個人情報ファイル簿", &|by| matches!(by, By::Book(_))),
        group("_life", "暮らしの場面から探す", &|by| matches!(by, By::LifeEvent(_))),
        group("_holdings", "持っている情報から探す", &|by| matches!(by, By::Holding(_))),
        group("_councils", "会議体から探す", &|by| matches!(by, By::Council(_))),
        group("_agencies", "実施機関から探す", &|by| matches!(by, By::Agency(id) if !is_other(id))),
        group("_departments", "担当部署から探す", &|by| matches!(by, By::Department(_))),
        group("_others", "ほかの団体の文書", &|by| matches!(by, By::Agency(id) if is_other(id))),
        group("_kana", "五十音から探す", &|by| matches!(by, By::Kana(_))),
        group("_years", "公表した年から探す", &|by| matches!(by, By::Year(_))),
    ];
    groups.retain(|group| !group.lists.is_empty());
    groups
}

pub(super) fn link(site: &Site, listing: &Listing) -> ListLink {
    let (title, text) = named(site, &listing.by);
    ListLink { title, href: listing.address(1), count: listing.members.len(), text }
}

/// Links to the first, the last and the neighbouring pages; their number does not grow with the list.
pub(super) fn pager(page: usize, pages: usize, address: &dyn Fn(usize) -> String) -> Pager {
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
    let frame = Frame::plain("お探しのページは見つかりません", "", Vec::new());
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    theme.print("not_found.html", context, findings)
}
