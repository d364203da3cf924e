//! The documents that name a document: a hundred on a page, by kind, with the places in them.

use serde::Serialize;

use crate::assemble::LIST_LENGTH;
use crate::assemble::Referrer;
use crate::assemble::referrers_address;
use crate::finding::Findings;
use crate::model::DocumentKind;

use super::book::Book;
use super::list_pages::Pager;
use super::list_pages::pager;
use super::theme::Theme;
use super::view::LinkView;

/// A page of referrers.
#[derive(Debug, Serialize)]
pub(super) struct ReferrersView {
    title: &'static str,
    count: usize,
    groups: Vec<GroupView>,
    pager: Pager,
}

#[derive(Debug, Serialize)]
struct GroupView {
    title: &'static str,
    rows: Vec<RowView>,
}

#[derive(Debug, Serialize)]
struct RowView {
    title: String,
    href: String,
    places: Vec<LinkView>,
    besides: usize,
}

impl Book<'_> {
    /// A page of the documents that name this one, by its number from 1; `None` where there are none.
    pub(super) fn referrers(&self, page: usize) -> Option<ReferrersView> {
        let all = self.site.referrers.get(&self.document.id)?;
        let here = all.chunks(LIST_LENGTH).nth(page - 1)?;
        let mut groups: Vec<GroupView> = Vec::new();
        let mut last: Option<&DocumentKind> = None;
        for referrer in here {
            let kind = referrer.document.kind();
            if kind != last || groups.is_empty() {
                groups.push(GroupView { title: kind.map_or("", |kind| kind.title), rows: Vec::new() });
                last = kind;
            }
            if let Some(group) = groups.last_mut() {
                group.rows.extend(self.row(referrer));
            }
        }
        let id = &self.document.id;
        let address = |page: usize| match page {
            1 => format!("{}#_referrers", referrers_address(id, 1)),
            _ => referrers_address(id, page),
        };
        let is_of_site = id.kind().is_some_and(DocumentKind::is_about_site);
        let title =
            if is_of_site { "このページにふれている文書" } else { "この文書にふれている文書" };
        Some(ReferrersView {
            title,
            count: all.len(),
            groups,
            pager: pager(page, all.len().div_ceil(LIST_LENGTH), &address),
        })
    }

    /// The way from a version to the documents that name its document; `None` where there are none.
    pub(super) fn referrers_link(&self) -> Option<LinkView> {
        let all = self.site.referrers.get(&self.document.id)?;
        let label = format!("この文書にふれている文書（{}件）", all.len());
        Some(LinkView::to(label, format!("{}#_referrers", referrers_address(&self.document.id, 1))))
    }

    fn row(&self, referrer: &Referrer) -> Option<RowView> {
        let document = self.site.document(&referrer.document)?;
        let places = referrer.places.iter().map(|place| LinkView::to(place.called.clone(), place.address.clone()));
        Some(RowView {
            title: self.site.front(document).full_title(),
            href: document.id.address(),
            places: places.collect(),
            besides: referrer.besides,
        })
    }

    /// A further page of the documents that name this one.
    pub fn referrers_page(&self, theme: &Theme, page: usize, findings: &mut Findings) -> String {
        let mut crumbs = self.crumbs();
        crumbs.push(LinkView::here(format!("ふれている文書（{page}ページ目）")));
        let part = format!("ふれている文書（{page}ページ目）");
        let mut context = self.context(&part, referrers_address(&self.document.id, page), crumbs);
        context.insert("referrers", &self.referrers(page));
        theme.print("referrers.html", context, findings)
    }
}
