//! The page where everything of a consultation is received in one, and the page that opens it when it was unpacked.

use serde::Serialize;

use crate::assemble::Collected;
use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::receiving_address;
use crate::finding::Findings;
use crate::model::Reference;

use super::book::Download;
use super::book::files;
use super::fits::needs_of_call;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::theme::Theme;
use super::view::LinkView;

/// What a reader finds in a bundle, in the order in which it is read.
#[derive(Debug, Serialize)]
struct ContentsView {
    call: LinkView,
    drafts: Vec<LinkView>,
    comparisons: Vec<LinkView>,
    others: Vec<LinkView>,
}

impl ContentsView {
    fn of(site: &Site, document: &Document, collected: &Collected) -> Self {
        let versions = |references: &[Reference]| {
            references.iter().map(|version| LinkView::to(site.called(version), version.address())).collect()
        };
        let comparisons = collected.comparisons.iter();
        Self {
            call: LinkView::to(site.front(document).full_title(), document.id.address()),
            drafts: versions(&collected.drafts),
            comparisons: comparisons.map(|(called, address)| LinkView::to(called.clone(), address.clone())).collect(),
            others: versions(&collected.others),
        }
    }
}

/// The page where the bundle of a consultation is received; `single` are files of it that one may want alone.
pub fn receiving_page(
    (site, theme): (&Site, &Theme),
    document: &Document,
    collected: &Collected,
    (bundle, single): (&Download, &[Download]),
    findings: &mut Findings,
) -> String {
    let title = site.front(document).full_title();
    let heading = format!("資料をまとめて受け取る　{title}");
    let mut crumbs = crumbs_to_kind(&document.id.kind);
    crumbs.push(LinkView::to(title, document.id.address()));
    crumbs.push(LinkView::here("資料をまとめて受け取る"));
    let frame = Frame::plain(heading, receiving_address(&document.id), crumbs);
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("inside", &ContentsView::of(site, document, collected));
    context.insert("bundle", &files(std::slice::from_ref(bundle)));
    context.insert("single", &files(single));
    context.insert("needs", &needs_of_call(&document.id.address(), bundle, !single.is_empty()));
    theme.print("receiving.html", context, findings)
}

/// The page that opens the bundle of a consultation; it stands where the home of the site stands otherwise.
pub fn bundle_start(
    (site, theme): (&Site, &Theme),
    document: &Document,
    collected: &Collected,
    findings: &mut Findings,
) -> String {
    let title = format!("{}　資料一式", site.front(document).full_title());
    let frame = Frame::plain(title, "", Vec::new());
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("inside", &ContentsView::of(site, document, collected));
    context.insert("address", &site.tree.settings.canonical(&document.id.address()));
    theme.print("bundle.html", context, findings)
}
