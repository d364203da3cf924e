//! Rows of which each is one unit: what was said and what was answered.

use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Entry;
use crate::model::Stated;
use crate::model::Value;

use super::blocks::Body;
use super::blocks::DEEPEST;
use super::blocks::Walk;
use super::blocks::anchor;
use super::blocks::of_row;
use super::view::Block;
use super::view::ExchangeView;
use super::view::HeadingView;
use super::view::MendedView;
use super::view::SaidView;

impl Body<'_> {
    /// Every row as one unit: its items below each other, each under its label.
    pub(super) fn exchanges(&self, id: NodeId, node: &Node, walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        if self.record.rows(key).is_empty() {
            return;
        }
        self.heading(id, node, walk, key, blocks);
        let level = (walk.level + usize::from(node.heading)).min(DEEPEST);
        let inner = Walk { level, key: key.to_owned(), ..walk.clone() };
        for at in 0..self.record.rows(key).len() {
            self.exchange(id, &inner, at, blocks);
        }
    }

    /// Some rows of an outermost repeat, with headings of a level.
    pub(super) fn some_exchanges(&self, key: &str, level: usize, places: &[usize]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let Some(id) = self.record.form.by_key(&format!("{key}[]")) else { return blocks };
        let walk = Walk { part: 0, level, key: key.to_owned(), within: String::new() };
        for at in places {
            self.exchange(id, &walk, *at, &mut blocks);
        }
        blocks
    }

    /// One row of the repeat whose key the walk has.
    fn exchange(&self, id: NodeId, walk: &Walk, at: usize, blocks: &mut Vec<Block>) {
        let node = &self.record.form.nodes[id];
        let Some((row, repeat)) = self.record.rows(&walk.key).get(at).zip(node.repeat()) else { return };
        let own = join(&walk.key, &row.id);
        let label = format!("{}{}", repeat.row_label, at + 1);
        let anchor = anchor(&self.record.form, id, walk.part, &own);
        let comment = self.comment(walk, &anchor);
        let heading = HeadingView { comment, ..self.across(&own, of_row(walk.level, anchor, walk, label)) };
        let mut said = Vec::new();
        self.said(&node.children, &own, &mut said);
        blocks.push(Block::Exchange(ExchangeView { heading, said }));
        self.asides_within(&own, blocks);
    }

    /// The items of a row and of the rows within it, in printed order.
    fn said(&self, nodes: &[NodeId], key: &str, said: &mut Vec<SaidView>) {
        let form = &self.record.form;
        for node in nodes.iter().map(|id| &form.nodes[*id]) {
            let own = join(key, &node.name);
            match &node.kind {
                Kind::Item(_) => said.extend(self.record.get(&own).map(|entry| SaidView {
                    id: own.clone(),
                    name: node.name.clone(),
                    label: node.label.clone(),
                    value: self.value(entry),
                    changed: self.across.changed(&own),
                    mended: self.mendings(entry),
                })),
                Kind::Repeat(_) | Kind::Group => {
                    for row in self.record.rows(&own) {
                        self.said(&node.children, &join(&own, &row.id), said);
                    }
                }
            }
        }
    }

    /// Places that were mended, each beside how; nothing where none of them is known to have been.
    fn mendings(&self, entry: &Entry) -> Vec<MendedView> {
        let Value::Stated(Stated::Links(places)) = &entry.value else { return Vec::new() };
        let views: Vec<MendedView> = places
            .iter()
            .map(|place| MendedView { link: (self.around.link)(place), change: (self.mended)(place) })
            .collect();
        if views.iter().all(|view| view.change.is_none()) { Vec::new() } else { views }
    }
}
