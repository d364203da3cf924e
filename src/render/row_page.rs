//! Pages of the rows that have pages of their own, and the list of them on the page of their part.

use serde::Serialize;

use crate::assemble::in_part;
use crate::assemble::on_page;
use crate::finding::Findings;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Row;
use crate::model::Stated;
use crate::model::Value;

use super::blocks::first_line;
use super::book::Book;
use super::contents::Depth;
use super::theme::Theme;
use super::view::LinkView;

/// A row in the list of rows of a part.
#[derive(Debug, Serialize)]
pub(super) struct RowLinkView {
    id: String,
    title: String,
    href: String,
    /// What tells the row from others: choices made in it, and how much is in it.
    facts: Vec<String>,
}

impl Book<'_> {
    /// The page of a row.
    pub fn row_page(&self, theme: &Theme, (part, at): (usize, usize), findings: &mut Findings) -> String {
        let (form, card) = (&self.record.form, self.card());
        let paged = form.paged(part).expect("the plan asks for rows of repeats with pages only");
        let name = &form.nodes[paged].name;
        let rows = self.record.rows(name);
        let key = join(name, &rows[at].id);
        let title = self.title_of_row(paged, at, &rows[at]);
        let address = on_page(card, part, &key);
        let what = form.nodes[paged].repeat().map(|repeat| repeat.row_label.clone());
        let mut crumbs = self.crumbs();
        crumbs.extend(card.version.called().map(|called| LinkView::to(called, card.version.address())));
        crumbs.push(LinkView::to(form.parts[part].title.clone(), in_part(card, part)));
        crumbs.push(LinkView::here(title.clone()));
        let citing = self.citing(&title, &address);
        let mut context = self.context(&title, address, crumbs);
        context.insert("citing", &citing);
        let (changed, now) = (self.across().changed(&key), self.across().now(&key));
        let row = serde_json::json!({ "id": key, "title": title, "what": what, "changed": changed, "now": now });
        context.insert("row", &row);
        context.insert("blocks", &self.body(|body| body.row(part, paged, &key)));
        let page = |part: usize, key: &str| on_page(card, part, key);
        context.insert("contents", &self.contents(Depth::Sections, &page).within(part, &key));
        let neighbour = |at: Option<usize>| {
            let row = rows.get(at?)?;
            Some(LinkView::to(self.title_of_row(paged, at?, row), on_page(card, part, &join(name, &row.id))))
        };
        context.insert("prev", &neighbour(at.checked_sub(1)));
        context.insert("next", &neighbour(Some(at + 1)));
        context.insert("part_href", &in_part(card, part));
        context.insert("part_title", &form.parts[part].title);
        theme.print("row.html", context, findings)
    }

    /// The rows of a part, for its page.
    pub(super) fn rows(&self, part: usize, paged: NodeId) -> Vec<RowLinkView> {
        let name = &self.record.form.nodes[paged].name;
        let rows = self.record.rows(name).iter().enumerate().map(|(at, row)| {
            let key = join(name, &row.id);
            RowLinkView {
                title: self.title_of_row(paged, at, row),
                href: on_page(self.card(), part, &key),
                facts: [self.facts_of_row(paged, &key), self.changes_of_row(part, &key)].concat(),
                id: key,
            }
        });
        rows.collect()
    }

    fn title_of_row(&self, paged: NodeId, at: usize, row: &Row) -> String {
        let node = &self.record.form.nodes[paged];
        let repeat = node.repeat().expect("only repeats have rows");
        let key = join(&node.name, &row.id);
        let title = repeat.title_item.as_ref().and_then(|item| self.record.get(&join(&key, item))?.value.line());
        format!("{}{}　{}", repeat.row_label, at + 1, title.map(first_line).unwrap_or_default()).trim_end().to_owned()
    }

    fn changes_of_row(&self, part: usize, key: &str) -> Vec<String> {
        let counted = self.changed.and_then(|changed| changed.within(key, part));
        counted.iter().map(|counted| format!("{}から変わった項目 {}件", counted.since, counted.count)).collect()
    }

    fn facts_of_row(&self, paged: NodeId, key: &str) -> Vec<String> {
        let form = &self.record.form;
        let facts = form.nodes[paged].children.iter().filter_map(|id| {
            let node = &form.nodes[*id];
            let own = join(key, &node.name);
            match &node.kind {
                Kind::Item(_) => {
                    let entry = self.record.get(&own)?;
                    let Value::Stated(Stated::Choice(chosen)) = &entry.value else { return None };
                    let choices = form.choices_of(entry.node)?;
                    let made = chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref()));
                    Some(format!("{}: {}", node.label, made.collect::<Vec<_>>().join("、")))
                }
                Kind::Repeat(_) => {
                    let rows = self.record.rows(&own).len();
                    (rows > 0).then(|| format!("{} {rows}件", node.label))
                }
                Kind::Group => None,
            }
        });
        facts.collect()
    }
}
