//! One TOML file: the nodes of some parts of the form, in its order as far as TOML allows.
//!
//! TOML wants the plain keys of a table before the tables in it, so an item that the form prints behind a group may
//! stand before that group.

use crate::form::Display;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::join;
use crate::form::reserved::BODY;
use crate::form::reserved::ROW_ID;
use crate::model::DocumentKind;

use super::comment;
use super::filling::Filling;
use super::literal;
use super::naming::row_id;

/// Whether tables and keys count, or stand in comments until somebody needs them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Live,
    Commented,
}

/// How much is said about items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    Everything,
    /// What the row before has told already is left out, and so is what may stay empty.
    Briefly,
    Nothing,
}

/// A file that is being written.
pub(super) struct Sheet<'a> {
    form: &'a Form,
    filling: &'a Filling,
    parts: &'a [usize],
    ink: Ink,
    telling: Telling,
    /// The lines so far.
    pub(super) text: String,
}

/// A table: the key of its values, and its name in TOML, which lacks the ids of rows.
#[derive(Clone)]
struct Table {
    key: String,
    name: String,
}

impl Table {
    fn child(&self, node: &Node) -> Self {
        Self { key: join(&self.key, &node.name), name: join(&self.name, &node.name) }
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(form: &'a Form, filling: &'a Filling, parts: &'a [usize]) -> Self {
        Self { form, filling, parts, ink: Ink::Live, telling: Telling::Everything, text: String::new() }
    }

    /// The items that stand in no table.
    pub(super) fn root_items(&mut self) {
        let root = Table { key: String::new(), name: String::new() };
        self.items(&self.form.roots, &root);
    }

    /// All groups and repeats.
    pub(super) fn tables(&mut self) {
        let root = Table { key: String::new(), name: String::new() };
        self.inner_tables(&self.form.roots, &root);
    }

    /// Adds a line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn items(&mut self, nodes: &[NodeId], table: &Table) {
        for id in nodes.iter().copied() {
            if self.is_item_here(id) && !self.may_stay_empty(id, table) {
                self.tell_about(id, table);
                self.item(id, table);
            }
        }
    }

    fn tell_about(&mut self, id: NodeId, table: &Table) {
        let node = &self.form.nodes[id];
        let is_known = node.item().is_none() || self.filling.value(&table.child(node).key).is_some();
        let lines = match self.telling {
            Telling::Nothing => return,
            Telling::Briefly if is_known => comment::about(self.form, id).into_iter().take(1).collect(),
            Telling::Briefly | Telling::Everything => comment::about(self.form, id),
        };
        self.line("");
        for line in lines {
            self.line(&line);
        }
    }

    /// Whether nothing has to be said of a node in a row that follows others of its kind.
    fn may_stay_empty(&self, id: NodeId, table: &Table) -> bool {
        let node = &self.form.nodes[id];
        let key = table.child(node).key;
        let is_empty = match &node.kind {
            Kind::Item(_) => !node.required && self.filling.value(&key).is_none(),
            Kind::Repeat(_) => !node.required && self.filling.rows(&key).is_empty(),
            Kind::Group => false,
        };
        self.telling == Telling::Briefly && is_empty
    }

    fn item(&mut self, id: NodeId, table: &Table) {
        let node = &self.form.nodes[id];
        let empty = match node.item() {
            None | Some(ItemType::Derived(_)) => return,
            Some(ItemType::Many(_) | ItemType::List { .. } | ItemType::Links { .. }) => "[]",
            Some(ItemType::Figure) => "{ file = \"\", alt = \"\" }",
            Some(_) => "\"\"",
        };
        match self.filling.value(&table.child(node).key) {
            Some(written) => self.line(&format!("{} = {}", node.name, literal::value(written))),
            None => self.line(&format!("# {} = {empty}", node.name)),
        }
    }

    fn inner_tables(&mut self, nodes: &[NodeId], table: &Table) {
        for id in nodes {
            let node = &self.form.nodes[*id];
            match &node.kind {
                Kind::Group if self.is_here(*id) => self.group(*id, &table.child(node)),
                Kind::Repeat(_) if self.may_stay_empty(*id, table) => {}
                Kind::Repeat(_) if self.is_here(*id) => self.rows(*id, &table.child(node)),
                Kind::Item(_) | Kind::Group | Kind::Repeat(_) => {}
            }
        }
    }

    fn group(&mut self, id: NodeId, table: &Table) {
        let node = &self.form.nodes[id];
        self.tell_about(id, table);
        if node.children.iter().any(|child| self.is_item_here(*child)) {
            self.key_line(&format!("[{}]", table.name));
        }
        self.items(&node.children, table);
        self.inner_tables(&node.children, table);
    }

    fn rows(&mut self, id: NodeId, table: &Table) {
        let node = &self.form.nodes[id];
        self.tell_about(id, table);
        if node.part.is_some_and(|part| !self.parts.contains(&part)) {
            self.line("#   id は、ほかのファイルに書いたものと同じにします。");
        }
        let rows = self.filling.rows(&table.key);
        if rows.is_empty() {
            let before = self.ink;
            self.ink = Ink::Commented;
            self.row(id, table, &row_id(self.form, id, 1), 1);
            self.ink = before;
        }
        let is_table = node.repeat().is_some_and(|repeat| repeat.display == Display::Table);
        for (at, row) in rows.iter().enumerate() {
            let before = self.telling;
            match at {
                0 => {}
                _ if is_table => self.telling = Telling::Nothing,
                _ if self.form.leaves_out_absent => self.telling = Telling::Briefly,
                _ => {}
            }
            self.row(id, table, row, at + 1);
            self.telling = before;
        }
    }

    fn row(&mut self, id: NodeId, table: &Table, row: &str, number: usize) {
        let node = &self.form.nodes[id];
        let label = node.repeat().map(|repeat| repeat.row_label.as_str()).unwrap_or_default();
        self.line("");
        self.line(&format!("# {label}{number}"));
        self.key_line(&format!("[[{}]]", table.name));
        self.key_line(&format!("{ROW_ID} = {}", literal::quoted(row)));
        let inner = Table { key: join(&table.key, row), name: table.name.clone() };
        self.items(&node.children, &inner);
        self.inner_tables(&node.children, &inner);
    }

    fn key_line(&mut self, line: &str) {
        match self.ink {
            Ink::Live => self.line(line),
            Ink::Commented => self.line(&format!("# {line}")),
        }
    }

    fn is_item_here(&self, id: NodeId) -> bool {
        let node = &self.form.nodes[id];
        let is_below = self.stands_below(node);
        node.item().is_some() && !is_below && node.part.is_some_and(|part| self.parts.contains(&part))
    }

    /// Whether the words of an item stand below the head of a document in Markdown.
    fn stands_below(&self, node: &Node) -> bool {
        node.key == BODY && DocumentKind::of_folder(&self.form.kind).is_some_and(DocumentKind::is_written_in_markdown)
    }

    fn is_here(&self, id: NodeId) -> bool {
        self.is_item_here(id) || self.form.nodes[id].children.iter().any(|child| self.is_here(*child))
    }
}
