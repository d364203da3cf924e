//! A form as data for Hugo's templates: what a page prints and no document changes.

use juran::form::Derivation;
use juran::form::Display;
use juran::form::Form;
use juran::form::ItemType;
use juran::form::Kind as NodeKind;
use juran::form::Node;
use juran::form::NodeId;
use juran::text::fold;
use serde_json::Value;
use serde_json::json;

use super::document;

/// Deepest heading that HTML has.
const DEEPEST: usize = 6;

/// A form as data for templates: what a page prints and no document changes.
pub(crate) fn about_form(form: &Form) -> Value {
    let parts = form.parts.iter().enumerate().map(|(at, part)| {
        let tree = Tree { form, part: at };
        let nodes = tree.nodes(&form.roots, 3, true);
        let marked = nodes.iter().any(is_marked);
        let counted = tree.counted(&form.roots);
        let mut about = json!({
            "key": part.key, "ref": if fold(&part.title).starts_with(&fold(&part.reference)) { "" } else { &part.reference }, "title": part.title,
            "nodes": nodes, "marked": marked, "count": counted.all(), "unit": counted.unit(),
        });
        if let Some(paged) = form.paged(at).map(|id| &form.nodes[id]) {
            let repeat = paged.repeat();
            about["paged"] = Value::from(paged.name.as_str());
            about["row_label"] = repeat.map(|repeat| repeat.row_label.as_str()).into();
            about["row_title"] = repeat.and_then(|repeat| repeat.title_item.as_deref()).into();
            about["row_nodes"] = tree.nodes(&paged.children, 3, false).into();
            let aside: Vec<NodeId> = form.roots.iter().copied().filter(|id| form.nodes[*id].key != paged.key).collect();
            about["aside"] = tree.nodes(&aside, 3, false).into();
        }
        about
    });
    let facts = form.list_items.iter().filter_map(|key| form.by_key(key).map(|id| &form.nodes[id]));
    let facts = facts.map(|node| {
        let path: Vec<&str> = node.key.split('.').collect();
        json!({ "label": node.label, "path": path, "type": if matches!(node.item(), Some(ItemType::Date)) { "date" } else { "line" } })
    });
    let number = form.by_key(&form.number_item).map(|node| form.nodes[node].label.clone());
    json!({
        "parts": parts.collect::<Vec<_>>(), "short_title": form.short_title, "revision": form.printed_revision,
        "number_label": number, "mark_label": form.mark_label, "mark_meaning": form.mark_meaning, "facts": facts.collect::<Vec<_>>(),
        "unverified": form.nodes.iter().any(|node| !node.verified),
    })
}

fn is_marked(node: &Value) -> bool {
    let own = node.get("mark").and_then(Value::as_str).is_some_and(|mark| !mark.is_empty());
    own || node.get("children").and_then(Value::as_array).is_some_and(|children| children.iter().any(is_marked))
}

/// The nodes of a part.
struct Tree<'a> {
    form: &'a Form,
    part: usize,
}

impl Tree<'_> {
    fn nodes(&self, nodes: &[NodeId], level: usize, is_top: bool) -> Vec<Value> {
        let here: Vec<NodeId> = nodes.iter().copied().filter(|id| self.form.reaches(*id, self.part)).collect();
        let beside = is_top && here.iter().any(|id| self.form.nodes[*id].item().is_none());
        let mut section = None;
        let about = here.into_iter().map(|id| {
            let node = &self.form.nodes[id];
            let mut about = self.node(id, level, beside);
            if node.item().is_some() {
                about["behind"] = section.take().into();
            } else if node.heading {
                section = Some(node.label.as_str());
            }
            about
        });
        about.collect()
    }

    fn node(&self, id: NodeId, level: usize, beside: bool) -> Value {
        let form = self.form;
        let node = &form.nodes[id];
        let inner = (level + usize::from(node.heading)).min(DEEPEST);
        let is_first = (0..self.part).all(|part| !form.reaches(id, part));
        let anchor = if is_first { String::new() } else { format!("_{}.", form.parts[self.part].key) };
        let counted = self.count(id);
        let mut about = json!({
            "name": node.name, "ref": node.reference_beside_label(), "whole_ref": node.reference, "label": node.label,
            "mark": if node.marked { &form.mark_label } else { "" }, "note": node.note, "level": level.min(DEEPEST),
            "heading": node.heading, "anchor": anchor, "beside": beside,
            "count": counted.all(), "unit": counted.unit(),
            "deep": self.has_sections(&node.children),
        });
        let more = match &node.kind {
            NodeKind::Item(item) => self.item(node, item),
            NodeKind::Group => json!({ "kind": "group", "children": self.nodes(&node.children, inner, false) }),
            NodeKind::Repeat(repeat) => {
                let inside = self.counted(&node.children);
                let kind = match repeat.display {
                    Display::Table => "table",
                    Display::Exchange => "exchange",
                    Display::Sections => "rows",
                };
                let title = repeat.title_item.clone();
                let title_node =
                    title.as_ref().and_then(|title| node.children.iter().find(|id| form.nodes[**id].name == *title));
                json!({
                    "kind": kind, "left_out": form.leaves_out_absent, "paged": repeat.has_pages, "row_label": repeat.row_label, "row_title": title,
                    "row_text": title_node.is_some_and(|id| matches!(form.nodes[*id].item(), Some(ItemType::Text))),
                    "row_level": inner, "row_unit": inside.unit(),
                    "row_count": if repeat.display == Display::Sections { inside.all() } else { 0 },
                    "children": self.nodes(&node.children, (inner + 1).min(DEEPEST), false),
                })
            }
        };
        if let (Some(about), Value::Object(more)) = (about.as_object_mut(), more) {
            about.extend(more);
        }
        about
    }

    fn item(&self, node: &Node, item: &ItemType) -> Value {
        let form = self.form;
        let is_cell = node
            .parent
            .and_then(|above| form.nodes[above].repeat())
            .is_some_and(|repeat| repeat.display == Display::Table);
        let mut about = json!({
            "kind": "item", "left_out": form.leaves_out_absent && !node.required && !is_cell,
            "empty": if node.when.is_some() { "（ほかの項目の選択により、記載する必要のない項目です）" } else { "記載がありません" },
            "type": match item {
                ItemType::Text => "text",
                ItemType::Many(_) => "many",
                ItemType::One(_) => "one",
                ItemType::Number { .. } => "number",
                ItemType::Date => "date",
                ItemType::List { .. } => "list",
                _ => "line",
            },
        });
        match item {
            ItemType::One(list) | ItemType::Many(list) => {
                let choices = &form.choices[*list];
                let printed = |at: usize| choices.printed(at, None);
                let offered = 0..choices.offered.len();
                if !form.leaves_out_absent {
                    about["offered"] = offered.clone().map(printed).collect();
                }
                let prints = offered.map(|at| (choices.offered[at].code.clone(), Value::from(printed(at))));
                about["prints"] = Value::Object(prints.collect());
                let codes = choices
                    .offered
                    .iter()
                    .map(|offered| json!({ "code": offered.code, "label": offered.label, "text": null }));
                about["codes"] = Value::from(format!("{:#}", codes.collect::<Value>()));
            }
            ItemType::Number { print, count_of } => {
                about["print"] = Value::from(print.as_str());
                if count_of.is_some() && node.when.is_none() {
                    about["fixed"] = Value::from(print.replace("{}", &document::ROWS.to_string()));
                }
            }
            ItemType::Derived(Derivation::Published) => about["fixed_date"] = Value::from(document::PUBLISHED),
            ItemType::Derived(how) => about["fixed"] = Value::from(document::derived(form, how)),
            _ => {}
        }
        about
    }

    /// Whether a list of contents goes on below: what has no heading of its own is told by what is in it.
    fn has_sections(&self, nodes: &[NodeId]) -> bool {
        nodes.iter().filter(|id| self.form.reaches(**id, self.part)).map(|id| &self.form.nodes[*id]).any(|node| {
            match &node.kind {
                NodeKind::Item(_) => false,
                _ if node.heading => true,
                NodeKind::Group => self.has_sections(&node.children),
                NodeKind::Repeat(_) => document::rows(self.form, node) > 0 && self.has_sections(&node.children),
            }
        })
    }

    /// How much stands in a node of a document that is written here; a row of a table or of an exchange is one thing.
    fn count(&self, id: NodeId) -> Counted {
        let node = &self.form.nodes[id];
        match &node.kind {
            _ if !self.form.reaches(id, self.part) => Counted::default(),
            NodeKind::Item(_) => Counted { items: usize::from(!self.form.leaves_out_absent || node.required), rows: 0 },
            NodeKind::Group => self.counted(&node.children),
            NodeKind::Repeat(repeat) => {
                let rows = document::rows(self.form, node);
                let inside = self.counted(&node.children);
                match repeat.display {
                    Display::Sections => Counted { items: rows * inside.items, rows: rows * inside.rows },
                    Display::Table | Display::Exchange => Counted { items: 0, rows },
                }
            }
        }
    }

    fn counted(&self, nodes: &[NodeId]) -> Counted {
        nodes
            .iter()
            .map(|node| self.count(*node))
            .fold(Counted::default(), |sum, one| Counted { items: sum.items + one.items, rows: sum.rows + one.rows })
    }
}

/// What a list of contents counts.
#[derive(Debug, Default, Clone, Copy)]
struct Counted {
    items: usize,
    rows: usize,
}

impl Counted {
    fn all(self) -> usize {
        self.items + self.rows
    }

    /// What is counted: rows where there are only rows.
    fn unit(self) -> &'static str {
        if self.items == 0 && self.rows > 0 { "件" } else { "項目" }
    }
}
