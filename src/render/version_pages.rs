//! Pages of one version, and the home of the document it speaks for.

use crate::assemble::Site;
use crate::assemble::in_part;
use crate::assemble::on_page;
use crate::finding::Findings;
use crate::model::DocumentId;
use crate::read::Card;

use super::across::Changed;
use super::book::Book;
use super::book::files;
use super::connection_views::connections;
use super::contents::Depth;
use super::contents::part_reference;
use super::frame::Frame;
use super::frame::crumbs_above;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;
use super::view::MarksView;
use super::ways::held;

impl Book<'_> {
    /// The page of the version: cover, facts, contents, files.
    pub fn version_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let version = &self.card().version;
        let crumbs = match version.called() {
            Some(called) => [self.crumbs(), vec![LinkView::here(called)]].concat(),
            None => [crumbs_above(self.site, &self.document.id), vec![LinkView::here(self.title())]].concat(),
        };
        let mut context = self.context("", version.address(), crumbs);
        context.insert_value("blocks", self.cover_blocks());
        if self.document.id.is_single() {
            context.insert("referrers", &self.referrers(1));
            let own = std::iter::once(&self.document.id);
            let name = format!("{}のつながり", self.card().title);
            context.insert("connections", &connections(self.site, &name, own));
        } else {
            context.insert("referrers_link", &self.referrers_link());
        }
        let page = |part: usize, key: &str| on_page(self.card(), part, key);
        // The first part stands on this page.
        let contents = self.contents(Depth::Sections, &page);
        let is_whole = self.card().form.parts.len() == 1;
        context.insert("contents", &contents.parts().split_off(1));
        context.insert("decisions", &self.decisions());
        context.insert("held", &held(self.site, self.card()));
        context.insert("gist", &self.gist(&page));
        context.insert("citing", &self.citing("", version.address().as_str()));
        context.insert("scan", &self.scan());
        context.insert("changes", &self.changes_to(self.at));
        context.insert("changed", &self.changed.map(Changed::all));
        context.insert("cover_title", if is_whole { "記載" } else { "表紙の記載" });
        context.insert("downloads", &files(&self.downloads));
        context.insert("receiving_href", &self.receiving_href());
        context.insert("attachments", &files(&self.attachments));
        context.insert("whole_href", &(!is_whole).then(|| format!("{}all/", version.address())));
        theme.print(&theme.for_kind("version", &self.document.id.kind), context, findings)
    }

    /// The page of one part.
    pub fn part_page(&self, theme: &Theme, part: usize, findings: &mut Findings) -> String {
        let card = self.card();
        let about = &card.form.parts[part];
        let mut crumbs = self.crumbs();
        crumbs.extend(card.version.called().map(|called| LinkView::to(called, card.version.address())));
        crumbs.push(LinkView::here(about.title.clone()));
        let mut context = self.context(&about.title, in_part(card, part), crumbs);
        let page = |part: usize, key: &str| on_page(card, part, key);
        let contents = self.contents(Depth::Sections, &page);
        let paged = self.record.form.paged(part);
        let rows = paged.map(|id| self.rows(part, id));
        let (count, unit) = rows.as_ref().map_or_else(|| contents.count(part), |rows| (rows.len(), "件"));
        let facts =
            serde_json::json!({ "ref": part_reference(about), "title": about.title, "count": count, "unit": unit });
        if !self.bodies[part].has_marks {
            context.insert("marks", &None::<MarksView>);
        }
        context.insert("part", &facts);
        match paged {
            None => {
                context.insert("contents", &contents.sections(part));
                context.insert_value("body", self.bodies[part].html.clone());
            }
            // The list of rows is a list of contents itself.
            Some(paged) => {
                let beside = tera::Value::from_serializable(&self.body(|body| body.beside_rows(part)));
                context.insert_value("body", self.in_html(beside, self.bodies[part].has_marks, theme, findings));
                context.insert("rows", &rows);
                context.insert("rows_id", &self.record.form.nodes[paged].name);
            }
        }
        let neighbour = |part: Option<usize>| {
            let part = part.filter(|part| (1..card.form.parts.len()).contains(part))?;
            Some(LinkView::to(card.form.parts[part].title.clone(), in_part(card, part)))
        };
        context.insert("prev", &neighbour(part.checked_sub(1)));
        context.insert("next", &neighbour(Some(part + 1)));
        context.insert("whole_href", &format!("{}all/", card.version.address()));
        context.insert("version_href", &card.version.address());
        context.insert("citing", &self.citing(&about.title, &in_part(card, part)));
        theme.print("part.html", context, findings)
    }

    /// The whole version on one page.
    pub fn whole_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let card = self.card();
        let address = format!("{}all/", card.version.address());
        let mut crumbs = self.crumbs();
        crumbs.extend(card.version.called().map(|called| LinkView::to(called, card.version.address())));
        crumbs.push(LinkView::here("全体"));
        let mut context = self.context("全体", address.clone(), crumbs);
        let page = |_: usize, _: &str| address.clone();
        let mut contents = self.contents(Depth::Sections, &page).parts();
        let mut parts = Vec::new();
        for (at, part) in card.form.parts.iter().enumerate() {
            let id = format!("_part-{}", part.key);
            contents[at].href = format!("{address}#{id}");
            parts.push(serde_json::json!({ "id": id, "ref": part_reference(part), "title": part.title }));
        }
        context.insert("gist", &self.gist(&page));
        context.insert("citing", &self.citing("", &address));
        context.insert("parts", &parts);
        let bodies = self.bodies.iter().map(|body| body.html.clone());
        context.insert_value("bodies", tera::Value::from(bodies.collect::<Vec<_>>()));
        context.insert("contents", &contents);
        theme.print("whole.html", context, findings)
    }

    /// The home of the document: versions, and every item of the version that speaks for it.
    pub fn document_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let card = self.card();
        let mut crumbs = crumbs_above(self.site, &self.document.id);
        crumbs.push(LinkView::here(self.title()));
        let mut context = self.context("", self.document.id.address(), crumbs);
        let versions = self.document.versions.iter().enumerate().rev().map(|(at, shown)| {
            let version = &self.site.tree.cards[shown.card].version;
            serde_json::json!({
                "label": version.name.called(),
                "href": version.address(),
                "state_word": shown.state.word(),
                "published": version.published.map(DateView::from),
                "changes": self.changes_to(at),
                "is_scan": self.site.tree.cards[shown.card].form.is_scan(),
            })
        });
        context.insert("versions", &versions.collect::<Vec<_>>());
        context.insert("timemap_href", &self.document.time_map());
        let page = |part: usize, key: &str| on_page(card, part, key);
        context.insert("contents", &self.contents(Depth::Items, &page).parts());
        context.insert("gist", &self.gist(&page));
        context.insert("decisions", &self.decisions());
        context.insert("referrers", &self.referrers(1));
        context.insert("downloads", &files(&self.downloads));
        context.insert("receiving_href", &self.receiving_href());
        theme.print("document.html", context, findings)
    }
}

/// A page at an address that a page of a document or of this version had before.
pub fn moved(site: &Site, theme: &Theme, (card, to): (&Card, &str), findings: &mut Findings) -> String {
    let document = &card.version.document;
    let title = if to == document.address() { card.full_title() } else { card.title_of_version() };
    moved_to(site, theme, (document, title, to), findings)
}

/// A page at an address at which something of a document stood under a title.
pub fn moved_to(
    site: &Site,
    theme: &Theme,
    (document, title, to): (&DocumentId, String, &str),
    findings: &mut Findings,
) -> String {
    let frame = Frame::plain(format!("{title}は移りました"), to, crumbs_above(site, document));
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("target", &LinkView::to(title, to));
    theme.print("moved.html", context, findings)
}
