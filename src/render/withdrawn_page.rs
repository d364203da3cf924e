//! The page at the addresses of a document that is no longer published, and the list of such documents.

use crate::assemble::LIST_LENGTH;
use crate::assemble::Site;
use crate::assemble::withdrawn_address;
use crate::finding::Findings;
use crate::model::Ended;
use crate::model::Withdrawal;

use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::list_pages::pager;
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
    let what =
        if withdrawal.ended.is_some() { "公表の期間が終わった文書" } else { "公表をやめた文書" };
    let title = format!("{what}: {}", withdrawal.title);
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
    context.insert("kind", &withdrawal.document.kind().map(|kind| kind.title));
    context.insert("withdrawn", &DateView::from(withdrawal.day));
    context.insert("reason", &withdrawal.reason);
    context.insert("basis", &withdrawal.basis);
    context.insert("ended", &withdrawal.ended.as_ref().map(|ended| DateView::from(ended.day)));
    context.insert("ask", &withdrawal.ended.as_ref().map(|ended| asked(site, ended)));
    theme.print("withdrawn.html", context, findings)
}

/// Who can be asked about it: the department where there is one, behind its agency.
fn asked(site: &Site, ended: &Ended) -> String {
    let settings = &site.tree.settings;
    let agency = ended.agency.as_ref().and_then(|id| settings.agency(id)).map(|agency| agency.name.as_str());
    let mut known = settings.departments.iter().filter(|department| Some(&department.id) == ended.department.as_ref());
    let department = known.next().map(|department| department.name.as_str());
    let names: Vec<&str> = [Some(settings.body.as_str()), agency, department].into_iter().flatten().collect();
    names.join("　")
}

/// A page of the list of documents that are no longer published.
pub fn withdrawn_list(site: &Site, theme: &Theme, page: usize, findings: &mut Findings) -> String {
    let title = "公表をやめた文書";
    let frame = Frame {
        title: if page > 1 { format!("{title}（{page}ページ目）") } else { title.to_owned() },
        heading: title.to_owned(),
        lead: Some("以前に公表していて、今は公表していない文書です。".to_owned()),
        address: withdrawn_address(page),
        crumbs: vec![LinkView::to("トップページ", "/"), LinkView::here(title)],
        banners: Vec::new(),
    };
    let here = site.withdrawn.chunks(LIST_LENGTH).nth(page - 1).unwrap_or_default();
    let rows = here.iter().map(|withdrawn| {
        let withdrawal = withdrawn.withdrawal;
        serde_json::json!({
            "title": withdrawal.title,
            "href": withdrawal.document.address(),
            "kind": withdrawal.document.kind().map(|kind| kind.title),
            "day": DateView::from(withdrawal.day),
        })
    });
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("count", &site.withdrawn.len());
    context.insert("rows", &rows.collect::<Vec<_>>());
    context.insert("pager", &pager(page, site.withdrawn.len().div_ceil(LIST_LENGTH), &withdrawn_address));
    theme.print("withdrawn-list.html", context, findings)
}
