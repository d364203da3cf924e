//! Where a version differs from the one before, and which rows of its table of changes tell of that.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::facts::Facts;
use super::facts::Item;
use super::facts::Meant;
use super::facts::Row;
use crate::check::Holdings;
use crate::check::holdings::Gleaned;
use crate::finding::Spot;
use crate::form::Form;
use crate::form::NodeId;

/// A version with what is kept of it.
pub(super) type Held<'a> = (&'a Gleaned, &'a Facts);

/// What changed in one place: the node, and the item that shows it in the new version.
pub(super) struct Difference<'a> {
    pub(super) node: NodeId,
    /// Key of the item, or of the row that came or went.
    pub(super) key: String,
    pub(super) item: Option<&'a Item>,
    pub(super) told: String,
    /// By its place among the items of the new version.
    pub(super) at: Option<usize>,
}

impl Difference<'_> {
    /// What people call it; what stands in a row, or is one, with the key that tells it from its like.
    pub(super) fn called(&self, form: &Form) -> String {
        let node = &form.nodes[self.node];
        if node.key.contains("[]") { format!("{}（{}）", node.called(), self.key) } else { node.called() }
    }

    /// Where it stands; what was taken out stands nowhere, so that only the file is known.
    pub(super) fn spot(&self, new: &Facts) -> Spot {
        self.item.map_or_else(|| new.main_file.clone(), |item| item.spot.clone())
    }

    /// Whether the form prints ※ at the item, or at something in the row.
    pub(super) fn is_marked(&self, form: &Form) -> bool {
        let node = &form.nodes[self.node];
        node.marked || node.repeat().is_some() && node.children.iter().any(|child| form.nodes[*child].marked)
    }
}

/// Versions of one form with the one before, drafts too; drafts are held against no later version.
pub(super) fn neighbours(holdings: &Holdings) -> Vec<[Held<'_>; 2]> {
    let all: Vec<&Gleaned> = holdings.all().collect();
    let mut pairs = Vec::new();
    for versions in all.chunk_by(|one, next| one.document == next.document) {
        let mut before: Option<Held> = None;
        for version in versions {
            let Some(facts) = &version.changes else { continue };
            pairs.extend(
                before.filter(|(_, old)| old.form.name() == facts.form.name()).map(|old| [old, (*version, facts)]),
            );
            if !version.version.is_draft() {
                before = Some((version, facts));
            }
        }
    }
    pairs
}

/// Every place in which the versions differ; a row that came or went is one.
pub(super) fn differences<'a>(old: &'a Facts, new: &'a Facts) -> Vec<Difference<'a>> {
    let form = &new.form;
    let by_key = |facts: &'a Facts| facts.items.iter().map(|item| (&*item.key, item)).collect::<BTreeMap<_, _>>();
    let (old_items, new_items) = (by_key(old), by_key(new));
    let mut found = Vec::new();
    for (at, item) in new.items.iter().enumerate() {
        if old_items.get(&*item.key).is_some_and(|before| before.words != item.words) {
            found.push(Difference {
                node: item.node,
                key: item.key.to_string(),
                item: Some(item),
                told: "違います".to_owned(),
                at: Some(at),
            });
        }
    }
    let mut seen = BTreeSet::new();
    for (one, other, told) in
        [(new, &old_items, "違って新しく加わっています"), (old, &new_items, "違ってなくなっています")]
    {
        for item in one.items.iter().filter(|item| !other.contains_key(&*item.key)) {
            let (node, row) = outermost_new_row(form, item, other);
            if seen.insert(row.clone()) {
                let shown = (one.items.as_ptr() == new.items.as_ptr()).then_some(item);
                found.push(Difference { node, key: row, item: shown, told: told.to_owned(), at: None });
            }
        }
    }
    found
}

/// The repeat and the key of the outermost row that the other version does not have.
fn outermost_new_row(form: &Form, item: &Item, other: &BTreeMap<&str, &Item>) -> (NodeId, String) {
    let mut segments = item.key.split('.');
    let mut row = String::new();
    let mut form_key = String::new();
    for name in form.nodes[item.node].key.split('.') {
        if !row.is_empty() {
            row.push('.');
            form_key.push('.');
        }
        form_key.push_str(name);
        row.push_str(segments.next().unwrap_or_default());
        if name.ends_with("[]") {
            row.push('.');
            row.push_str(segments.next().unwrap_or_default());
            let inside = format!("{row}.");
            let is_there = other.range(inside.as_str()..).next().is_some_and(|(key, _)| key.starts_with(&inside));
            if !is_there && let Some(node) = form.by_key(&form_key) {
                return (node, row);
            }
        }
    }
    (item.node, item.key.to_string())
}

/// Whether a row of changes tells of a difference: its item, what it stands in, or what stands in it.
pub(super) fn accounts(form: &Form, row: &Row, difference: &Difference) -> bool {
    let is_within = |inner: NodeId, outer: NodeId| {
        let mut above = Some(inner);
        while let Some(node) = above {
            if node == outer {
                return true;
            }
            above = form.nodes[node].parent;
        }
        false
    };
    match &row.meant {
        Meant::Nodes(nodes) => {
            let is_one = |node: &NodeId| is_within(difference.node, *node) || is_within(*node, difference.node);
            nodes.iter().any(is_one)
        }
        Meant::Items(items) => difference.at.is_some_and(|at| items.contains(&at)),
        Meant::Unknown => false,
    }
}
