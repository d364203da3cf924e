//! The frame of every page: title, crumbs, banners, navigation.

use serde::Serialize;

use crate::assemble::ACCESSIBILITY;
use crate::assemble::Drafts;
use crate::assemble::Site;
use crate::assemble::VERIFYING;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::KINDS;

use super::accessibility_page;
use super::verifying_page;
use super::view::BannerView;
use super::view::LinkView;
use super::view::PageView;

/// Pages about the site itself are found at its foot, not among its documents.
pub(super) const PAGES: &str = "pages";

/// Links at the foot of every page; the list of pages holds the others.
const MOST_PAGES: usize = 8;

/// What every page says of the site.
#[derive(Debug, Serialize)]
struct SiteView {
    title: String,
    body_name: String,
    as_of: Option<String>,
    contact: Option<String>,
    nav: Vec<LinkView>,
    /// Pages about the site itself, linked from the foot of every page.
    pages: Vec<LinkView>,
    /// Style sheets in the order in which pages link them.
    styles: Vec<String>,
}

/// The part of the context that all pages share, made once.
pub(super) fn site_context(site: &Site, styles: Vec<String>) -> tera::Context {
    let settings = &site.tree.settings;
    let pinned = settings.as_of.map(|as_of| {
        let date = as_of.date();
        format!("このサイトは、{}（{}）現在の内容です。", date.wareki(), date.seireki())
    });
    let mut nav = vec![LinkView::to("トップページ", "/")];
    nav.extend(
        shown_kinds(site)
            .filter(|kind| kind.folder != PAGES)
            .map(|kind| LinkView::to(kind.title, format!("/{}/", kind.folder))),
    );
    let pages = site.of_kind(PAGES).iter().take(MOST_PAGES);
    let pages = pages.map(|document| LinkView::to(site.front(document).full_title(), document.id.address()));
    let accessibility = LinkView::to(accessibility_page::TITLE, ACCESSIBILITY);
    let verifying = (!site.lines().is_empty()).then(|| LinkView::to(verifying_page::TITLE, VERIFYING));
    let view = SiteView {
        title: settings.title.clone(),
        body_name: settings.body.clone(),
        as_of: pinned,
        contact: settings.contact.clone(),
        nav,
        pages: pages.chain([accessibility]).chain(verifying).collect(),
        styles,
    };
    let mut context = tera::Context::new();
    context.insert("site", &view);
    context
}

/// What one page says of itself.
pub(super) struct Frame {
    /// Words before the name of the site in the title; empty for the home.
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) lead: Option<String>,
    pub(super) address: String,
    pub(super) crumbs: Vec<LinkView>,
    pub(super) banners: Vec<BannerView>,
}

impl Frame {
    /// The frame of a page that is headed as it is titled, and has nothing above that.
    pub(super) fn plain(title: impl Into<String>, address: impl Into<String>, crumbs: Vec<LinkView>) -> Self {
        let heading: String = title.into();
        let (title, address) = (heading.clone(), address.into());
        Self { title, heading, lead: None, address, crumbs, banners: Vec::new() }
    }

    pub(super) fn page(self, site: &Site) -> PageView {
        let settings = &site.tree.settings;
        let mut banners = self.banners;
        let noindex = site.drafts == Drafts::Included;
        if noindex {
            banners.insert(
                0,
                BannerView::saying(
                    "draft",
                    "公表前の確認用です。公表前の版を含むため、このまま公開しないでください。".to_owned(),
                ),
            );
        }
        PageView {
            title: if self.title.is_empty() {
                settings.title.clone()
            } else {
                format!("{} － {}", self.title, settings.title)
            },
            heading: self.heading,
            description: self.lead.clone(),
            lead: self.lead,
            canonical: (!self.address.is_empty()).then(|| settings.canonical(&self.address)),
            path: self.address,
            noindex,
            links: Vec::new(),
            crumbs: self.crumbs,
            has_clock: !noindex && banners.iter().any(|banner| banner.time.is_bound()),
            banners,
        }
    }
}

/// Kinds of which there is a document, in the order of the site.
pub(super) fn shown_kinds(site: &Site) -> impl Iterator<Item = &'static DocumentKind> {
    KINDS.iter().filter(|kind| !site.of_kind(kind.folder).is_empty())
}

/// Crumbs from the home down to the list in which a document is looked for: that of its council, or of its kind.
pub(super) fn crumbs_above(site: &Site, document: &DocumentId) -> Vec<LinkView> {
    let mut crumbs = crumbs_to_kind(&document.kind);
    crumbs.extend(document.body().map(|body| LinkView::to(council(site, body), format!("/{}/{body}/", document.kind))));
    crumbs
}

/// The name of a council, or that of its folder where the settings do not name it.
pub(super) fn council(site: &Site, id: &str) -> String {
    site.tree.settings.council(id).map_or_else(|| id.to_owned(), |council| council.name.clone())
}

/// Crumbs from the home down to the list of a kind.
pub(super) fn crumbs_to_kind(kind: &str) -> Vec<LinkView> {
    let mut crumbs = vec![LinkView::to("トップページ", "/")];
    crumbs.extend(
        KINDS
            .iter()
            .filter(|known| known.folder == kind)
            .map(|known| LinkView::to(known.title, format!("/{}/", known.folder))),
    );
    crumbs
}
