//! The page at the addresses of a document that is no longer published.

use crate::assemble::Site;
use crate::finding::Findings;
use crate::model::Withdrawal;

use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// Says what stood at an address, since when it does no longer, and why.
pub fn withdrawn_page(
    site: &Site,
    theme: &Theme,
    withdrawal: &Withdrawal,
    address: String,
    findings: &mut Findings,
) -> String {
    let kind = &withdrawal.document.kind;
    // Where it was the last of its kind, there is no list of its kind any more.
    let is_listed = !site.of_kind(kind).is_empty();
    let mut crumbs = if is_listed { crumbs_to_kind(kind) } else { vec![LinkView::to("トップページ", "/")] };
    crumbs.push(LinkView::here(withdrawal.title.clone()));
    let title = format!("公表をやめた文書: {}", withdrawal.title);
    let frame = Frame {
        title: if address == withdrawal.document.address() { title.clone() } else { format!("{title}　{address}") },
        heading: withdrawal.title.clone(),
        lead: None,
        address,
        crumbs,
        banners: Vec::new(),
    };
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("withdrawn", &DateView::from(withdrawal.day));
    context.insert("reason", &withdrawal.reason);
    context.insert("basis", &withdrawal.basis);
    theme.print("withdrawn.html", context, findings)
}
