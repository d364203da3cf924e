//! Ways to documents: pages of lists by what people live through and have, the same on the home, and facets beside a list.

use serde::Serialize;

use crate::assemble::By;
use crate::assemble::Facet;
use crate::assemble::FacetKind;
use crate::assemble::Listing;
use crate::assemble::Site;
use crate::assemble::Way;
use crate::assemble::narrowed_address;
use crate::finding::Findings;
use crate::model::DocumentKind;
use crate::read::Card;

use super::frame::Frame;
use super::list_names::facet_name;
use super::list_names::facet_title;
use super::list_names::way_named;
use super::list_pages::ListLink;
use super::list_pages::link;
use super::theme::Theme;
use super::view::LinkView;

/// Lists of a way on the home; the page of the way has the others.
const MOST_LISTS: usize = 12;

/// A way on the home.
#[derive(Debug, Serialize)]
pub(super) struct WayView {
    id: String,
    title: &'static str,
    href: &'static str,
    lists: Vec<ListLink>,
    /// How many lists it has besides these.
    besides: usize,
}

/// A condition under which the members of a list stand.
#[derive(Debug, Serialize)]
pub(super) struct ConditionView {
    title: &'static str,
    name: String,
    /// The list without it.
    href: String,
}

/// Facets of one kind by which a list can be narrowed.
#[derive(Debug, Serialize)]
pub(super) struct FacetGroupView {
    id: String,
    title: &'static str,
    facets: Vec<FacetView>,
}

#[derive(Debug, Serialize)]
struct FacetView {
    name: String,
    href: String,
    count: usize,
}

fn lists_of<'s>(site: &'s Site, way: Way) -> impl Iterator<Item = &'s Listing> {
    site.listings.iter().filter(move |listing| way.leads_to(&listing.by))
}

/// The ways that the home offers, each with its first lists.
pub(super) fn home_ways(site: &Site) -> Vec<WayView> {
    let way = |way: Way| {
        let count = lists_of(site, way).count();
        WayView {
            id: format!("_{}", way.address().trim_matches('/')),
            title: way_named(way).0,
            href: way.address(),
            lists: lists_of(site, way).take(MOST_LISTS).map(|listing| link(site, listing)).collect(),
            besides: count.saturating_sub(MOST_LISTS),
        }
    };
    Way::ALL.into_iter().map(way).filter(|way| !way.lists.is_empty()).collect()
}

/// The page of a way: all of its lists.
pub fn way_page(site: &Site, theme: &Theme, way: Way, findings: &mut Findings) -> String {
    let (title, lead) = way_named(way);
    let crumbs = vec![LinkView::to("トップページ", "/"), LinkView::here(title)];
    let frame = Frame { lead: Some(lead.to_owned()), ..Frame::plain(title, way.address(), crumbs) };
    let others = Way::ALL.into_iter().filter(|other| *other != way && lists_of(site, *other).next().is_some());
    let others: Vec<LinkView> = others.map(|other| LinkView::to(way_named(other).0, other.address())).collect();
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    let lists = lists_of(site, way).map(|listing| ListLink { text: about(site, &listing.by), ..link(site, listing) });
    context.insert("lists", &lists.collect::<Vec<_>>());
    context.insert("others", &others);
    theme.print("ways.html", context, findings)
}

/// What its name does not say of a list beside others of its way.
fn about(site: &Site, by: &By) -> String {
    let vocabulary = &site.tree.settings.vocabulary;
    match by {
        By::LifeEvent(id) => vocabulary.life_event(id).and_then(|event| event.about.clone()).unwrap_or_default(),
        By::Holding(id) if vocabulary.record_class(id).is_some_and(|class| class.is_sensitive) => {
            "要配慮個人情報です。".to_owned()
        }
        _ => String::new(),
    }
}

/// Crumbs from the home down to the way that leads to a list, where one does.
pub(super) fn crumbs_to_way(by: &By) -> Vec<LinkView> {
    let way = Way::ALL.into_iter().find(|way| way.leads_to(by));
    let way = way.map(|way| LinkView::to(way_named(way).0, way.address()));
    std::iter::once(LinkView::to("トップページ", "/")).chain(way).collect()
}

fn home_of_register() -> String {
    format!("/{}/", DocumentKind::REGISTER)
}

/// Under which conditions the members of a list stand, each with the list without it.
pub(super) fn conditions(site: &Site, by: &By) -> Vec<ConditionView> {
    let By::Facets(facets) = by else { return Vec::new() };
    let without = |facet: &Facet| {
        let rest: Vec<Facet> = facets.iter().filter(|other| *other != facet).cloned().collect();
        if rest.is_empty() { home_of_register() } else { narrowed_address(&rest) }
    };
    let condition = |facet: &Facet| ConditionView {
        title: facet_title(facet.kind),
        name: facet_name(site, facet),
        href: without(facet),
    };
    facets.iter().map(condition).collect()
}

/// By what a list of the register can be narrowed: the whole of it by one facet, a narrowed one by another.
pub(super) fn facet_groups(site: &Site, by: &By) -> Vec<FacetGroupView> {
    let narrowing = |listing: &'_ Listing| -> Option<Facet> {
        match (by, &listing.by) {
            (By::Kind(kind), By::Facets(facets)) if kind.is_register() && facets.len() == 1 => Some(facets[0].clone()),
            (By::Facets(own), By::Facets(facets)) if own.len() == 1 && facets.len() == 2 => {
                let mut others = facets.iter().filter(|facet| **facet != own[0]);
                others.next().filter(|_| facets.contains(&own[0])).cloned()
            }
            _ => None,
        }
    };
    let mut found: Vec<(Facet, &Listing)> =
        site.listings.iter().filter_map(|listing| Some((narrowing(listing)?, listing))).collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let group = |kind: FacetKind| FacetGroupView {
        id: format!("_by-{}", kind.word()),
        title: facet_title(kind),
        facets: found
            .iter()
            .filter(|(facet, _)| facet.kind == kind)
            .map(|(facet, listing)| FacetView {
                name: facet_name(site, facet),
                href: listing.address(1),
                count: listing.members.len(),
            })
            .collect(),
    };
    FacetKind::ALL.into_iter().map(group).filter(|group| !group.facets.is_empty()).collect()
}

/// A class of record items that a version holds.
#[derive(Debug, Serialize)]
pub(super) struct HeldView {
    name: String,
    is_sensitive: bool,
    /// Where others are found that hold it; `None` where nothing does that speaks for a document.
    href: Option<String>,
}

/// The classes of record items that a version holds, with where others are found.
pub(super) fn held(site: &Site, card: &Card) -> Vec<HeldView> {
    let classes = &site.tree.settings.vocabulary.record_classes;
    let found = |address: String| Some(address).filter(|address| site.addresses.contains(address));
    let is_of_register = card.version.document.kind().is_some_and(DocumentKind::is_register);
    let held = card.traits.classes.iter().map(|at| {
        let class = &classes[*at];
        let address = if is_of_register { files_with(&class.id) } else { holders_of(&class.id) };
        HeldView { name: class.name.clone(), is_sensitive: class.is_sensitive, href: found(address) }
    });
    held.collect()
}

fn holders_of(class: &str) -> String {
    format!("{}{class}/", Way::Holdings.address())
}

fn files_with(class: &str) -> String {
    format!("{}by/{}/{class}/", home_of_register(), FacetKind::Item.word())
}

/// Of those that hold a class of record items: the same among the entries of the register, and the other way round.
pub(super) fn beside(site: &Site, by: &By) -> Option<String> {
    let address = match by {
        By::Holding(id) => files_with(id),
        By::Facets(facets) if facets.len() == 1 && facets[0].kind == FacetKind::Item => holders_of(&facets[0].id),
        _ => return None,
    };
    site.addresses.contains(&address).then_some(address)
}
