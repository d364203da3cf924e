//! The versions of all documents by the day of their publication: a list of years, and the days of each year.

use serde::Serialize;

use crate::assemble::Site;
use crate::assemble::Term;
use crate::assemble::compare_address;
use crate::assemble::compared_with;
use crate::finding::Findings;
use crate::model::VersionName;

use super::frame::Frame;
use super::list_pages::pager;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// What the pages are called.
const TITLE: &str = "版の年表";

#[derive(Debug, Serialize)]
struct YearView {
    title: String,
    href: String,
    count: usize,
}

/// A day with the versions that were published on it.
#[derive(Debug, Serialize)]
struct DayView {
    id: String,
    date: DateView,
    rows: Vec<PublishedView>,
}

/// A version as its day lists it.
#[derive(Debug, Serialize)]
struct PublishedView {
    title: String,
    href: String,
    facts: String,
    /// `held`, `holds`, or `same-day` where another followed on the day itself; nothing for a stage, which never ceases to hold.
    standing: Option<&'static str>,
    until: Option<DateView>,
    /// What the version is called that followed it.
    next: Option<String>,
    changes: Option<LinkView>,
}

/// The years in which versions were published.
pub fn years(site: &Site, theme: &Theme, findings: &mut Findings) -> String {
    let frame = Frame {
        title: TITLE.to_owned(),
        heading: TITLE.to_owned(),
        lead: Some("公表した版を、公表した日の順に、年ごとに示します。".to_owned()),
        address: "/versions/".to_owned(),
        crumbs: vec![LinkView::to("トップページ", "/"), LinkView::here(TITLE)],
        banners: Vec::new(),
    };
    let years = site.timeline.iter().map(|year| YearView {
        title: called(year.year),
        href: year.address(1),
        count: year.members.len(),
    });
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("years", &years.collect::<Vec<_>>());
    theme.print("versions.html", context, findings)
}

/// A page of the versions that were published in a year, day by day, the latest first.
pub fn year(site: &Site, theme: &Theme, (year, page): (usize, usize), findings: &mut Findings) -> String {
    let year = &site.timeline[year];
    let heading = format!("{}に公表した版", called(year.year));
    let suffix = if page > 1 { format!("（{page}ページ目）") } else { String::new() };
    let frame = Frame {
        title: format!("{heading}{suffix}"),
        heading,
        lead: None,
        address: year.address(page),
        crumbs: vec![
            LinkView::to("トップページ", "/"),
            LinkView::to(TITLE, "/versions/"),
            LinkView::here(called(year.year)),
        ],
        banners: Vec::new(),
    };
    let mut days: Vec<DayView> = Vec::new();
    for member in year.on_page(page) {
        let Some((date, row)) = published(site, *member) else { continue };
        match days.last_mut().filter(|day| day.id == date.iso) {
            Some(day) => day.rows.push(row),
            None => days.push(DayView { id: date.iso.clone(), date, rows: vec![row] }),
        }
    }
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("count", &year.members.len());
    context.insert("days", &days);
    context.insert("pager", &pager(page, year.pages(), &|page| year.address(page)));
    theme.print("versions-year.html", context, findings)
}

fn called(year: i16) -> String {
    format!("{year}年")
}

fn published(site: &Site, (document, at): (usize, usize)) -> Option<(DateView, PublishedView)> {
    let document = &site.documents[document];
    let version = |at: usize| &site.tree.cards[document.versions[at].card].version;
    let Term { since, until, next } = document.term(site.tree, at)?;
    let card = &site.tree.cards[document.versions[at].card];
    let kind = document.id.kind().map(|kind| kind.title.to_owned());
    let agency = site.tree.settings.agency_of(&card.version);
    let agency = agency.map(|agency| format!("{}: {}", agency.called(), agency.name));
    let changes = compared_with(site.tree, document, at).map(|before| {
        let label = format!("{}から変わったこと", version(before).name.called());
        LinkView::to(label, compare_address(version(before), version(at)))
    });
    let row = PublishedView {
        title: card.title_of_version(),
        href: card.version.address(),
        facts: kind.into_iter().chain(agency).collect::<Vec<_>>().join("　"),
        standing: document.standing.is_none().then_some(match until {
            None => "holds",
            Some(until) if until == since => "same-day",
            Some(_) => "held",
        }),
        until: until.map(DateView::from),
        next: next.map(VersionName::called),
        changes,
    };
    Some((DateView::from(since), row))
}
