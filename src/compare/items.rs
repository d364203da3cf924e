//! The changes from one record to another, in the printed order of the later one.

use std::collections::BTreeMap;

use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::text::squeeze;

use super::change::Change;
use super::change::Class;
use super::change::Side;
use super::order::moved;
use super::order::united;

/// What changed from the earlier record to the later one; both are of one document, in forms of one id.
///
/// The form's own table of changes is left out: it tells of what is found here.
pub fn changes(before: &Record, after: &Record) -> Vec<Change> {
    let mut pass = Pass { before, after, changes: Vec::new() };
    pass.walk(&before.form.roots, &after.form.roots, "");
    pass.changes
}

struct Pass<'a> {
    before: &'a Record,
    after: &'a Record,
    changes: Vec<Change>,
}

impl<'a> Pass<'a> {
    /// Compares what stands below nodes, which are paired by name as authors write it.
    fn walk(&mut self, before: &[NodeId], after: &[NodeId], key: &str) {
        let earlier = names(self.before, before);
        let later = names(self.after, after);
        for name in united(&earlier, &later) {
            let own = join(key, name);
            if [self.before, self.after].iter().any(|record| record.form.change_table == format!("{own}[]")) {
                continue;
            }
            let find = |record: &Record, nodes: &[NodeId]| {
                nodes.iter().copied().find(|node| record.form.nodes[*node].name == name)
            };
            match (find(self.before, before), find(self.after, after)) {
                (Some(before), Some(after)) => self.pair(before, after, &own),
                (Some(before), None) => self.only(before, &own, true),
                (None, Some(after)) => self.only(after, &own, false),
                (None, None) => {}
            }
        }
    }

    fn pair(&mut self, before: NodeId, after: NodeId, key: &str) {
        let (earlier, later) = (&self.before.form.nodes[before], &self.after.form.nodes[after]);
        match (&earlier.kind, &later.kind) {
            (Kind::Group, Kind::Group) => self.walk(&earlier.children, &later.children, key),
            (Kind::Repeat(_), Kind::Repeat(_)) => self.rows(before, after, key),
            (Kind::Item(_), Kind::Item(_)) => self.item(key),
            // A form that makes rows of an item, or the other way round, leaves nothing to pair.
            _ => {
                self.only(before, key, true);
                self.only(after, key, false);
            }
        }
    }

    /// What only one of the two forms asks for.
    fn only(&mut self, node: NodeId, key: &str, is_before: bool) {
        let record = if is_before { self.before } else { self.after };
        let side = Side { called: record.form.nodes[node].called(), words: whole(record, node, key) };
        if !side.words.is_empty() {
            self.add(key, Class::Form, record.form.nodes[node].marked, is_before, side);
        }
    }

    fn rows(&mut self, before: NodeId, after: NodeId, key: &str) {
        let earlier = Rows::of(self.before, before, key);
        let later = Rows::of(self.after, after, key);
        let elsewhere = moved(&earlier.ids, &later.ids);
        for id in united(&earlier.ids, &later.ids) {
            let own = join(key, id);
            match (earlier.numbers.get(id), later.numbers.get(id)) {
                (Some(number), None) => {
                    let side = Side { called: earlier.called(*number), words: earlier.words(&own) };
                    self.add(&own, Class::Removed, earlier.is_marked(), true, side);
                }
                (None, Some(number)) => {
                    let side = Side { called: later.called(*number), words: later.words(&own) };
                    self.add(&own, Class::Added, later.is_marked(), false, side);
                }
                (Some(old), Some(new)) => {
                    if elsewhere.contains(id) {
                        let bare = |called| Some(Side { called, words: String::new() });
                        self.changes.push(Change {
                            key: own.clone(),
                            class: Class::Moved,
                            marked: later.is_marked(),
                            is_whole: true,
                            before: bare(earlier.called(*old)),
                            after: bare(later.called(*new)),
                        });
                    }
                    self.walk(&earlier.node.children, &later.node.children, &own);
                }
                (None, None) => {}
            }
        }
    }

    fn item(&mut self, key: &str) {
        let (Some(earlier), Some(later)) = (self.before.get(key), self.after.get(key)) else {
            // A form may leave out what is absent, so that an item is an entry of one record alone.
            for (record, is_before) in [(self.before, true), (self.after, false)] {
                if let Some(entry) = record.get(key).filter(|entry| !entry.value.is_absent()) {
                    let class = if is_before { Class::Removed } else { Class::Added };
                    let marked = record.form.nodes[entry.node].marked;
                    self.add(key, class, marked, is_before, side(record, entry));
                }
            }
            return;
        };
        let (old, new) = (side(self.before, earlier), side(self.after, later));
        let class = match (earlier.value.is_absent(), later.value.is_absent()) {
            (true, true) => return,
            (true, false) => Class::Added,
            (false, true) => Class::Removed,
            (false, false) => {
                let Some(class) = self.class((earlier, &old.words), (later, &new.words)) else { return };
                class
            }
        };
        self.changes.push(Change {
            key: key.to_owned(),
            class,
            marked: self.after.form.nodes[later.node].marked,
            is_whole: !is_prose(&earlier.value) || !is_prose(&later.value),
            before: (class != Class::Added).then_some(old),
            after: (class != Class::Removed).then_some(new),
        });
    }

    /// What kind of difference is between two values; `None` where there is none.
    fn class(&self, (earlier, old): (&'a Entry, &str), (later, new): (&'a Entry, &str)) -> Option<Class> {
        let codes = |record: &Record, entry: &Entry| -> Option<Vec<(String, Option<String>)>> {
            let Value::Stated(Stated::Choice(chosen)) = &entry.value else { return None };
            let offered = &record.form.choices_of(entry.node)?.offered;
            Some(chosen.iter().map(|one| (offered[one.at].code.clone(), one.text.clone())).collect())
        };
        if let (Some(earlier), Some(later)) = (codes(self.before, earlier), codes(self.after, later)) {
            let bare =
                |made: &[(String, Option<String>)]| made.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>();
            return match () {
                () if bare(&earlier) != bare(&later) => Some(Class::Choice),
                () if earlier != later => Some(text_or_notation(old, new)),
                () if old != new => Some(Class::Form),
                () => None,
            };
        }
        if old != new {
            return Some(text_or_notation(old, new));
        }
        // The same words may be set in another way: as a link, or bold.
        let source = |entry: &'a Entry| match &entry.value {
            Value::Stated(Stated::Text(text)) => Some(text.source.as_str()),
            _ => None,
        };
        (source(earlier) != source(later)).then_some(Class::Notation)
    }

    fn add(&mut self, key: &str, class: Class, marked: bool, is_before: bool, side: Side) {
        let (before, after) = if is_before { (Some(side), None) } else { (None, Some(side)) };
        self.changes.push(Change { key: key.to_owned(), class, marked, is_whole: true, before, after });
    }
}

fn text_or_notation(old: &str, new: &str) -> Class {
    if squeeze(old) == squeeze(new) { Class::Notation } else { Class::Text }
}

/// Whether words within the value can be compared; a day or a choice changes as a whole.
fn is_prose(value: &Value) -> bool {
    let is_words = |stated: &Stated| {
        matches!(stated, Stated::Line(_) | Stated::Text(_) | Stated::List(_) | Stated::AsWritten(_) | Stated::Figure(_))
    };
    matches!(value, Value::Stated(stated) if is_words(stated))
}

fn names<'a>(record: &'a Record, nodes: &[NodeId]) -> Vec<&'a str> {
    nodes.iter().map(|node| record.form.nodes[*node].name.as_str()).collect()
}

fn side(record: &Record, entry: &Entry) -> Side {
    Side { called: record.called(entry), words: words(record, entry) }
}

/// What stands at an item, in plain words.
fn words(record: &Record, entry: &Entry) -> String {
    match &entry.value {
        Value::Absent => String::new(),
        Value::None(written) => written.clone(),
        Value::Withheld { ground } => format!("（非公表: {ground}）"),
        Value::Stated(_) => record.lines(entry).join("\n"),
    }
}

/// The rows of a repeat in one of the records.
struct Rows<'a> {
    record: &'a Record,
    node: &'a Node,
    ids: Vec<&'a str>,
    /// Printed numbers by id.
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Rows<'a> {
    fn of(record: &'a Record, node: NodeId, key: &str) -> Self {
        let ids: Vec<&str> = record.rows(key).iter().map(|row| row.id.as_str()).collect();
        let numbers = ids.iter().enumerate().map(|(at, id)| (*id, at + 1)).collect();
        Self { record, node: &record.form.nodes[node], ids, numbers }
    }

    fn called(&self, number: usize) -> String {
        let label = self.node.repeat().map_or("", |repeat| repeat.row_label.as_str());
        let reference = &self.node.reference;
        let blank = if reference.is_empty() { "" } else { " " };
        format!("{reference}{blank}{label}{number}")
    }

    /// Whether the form prints ※ at the rows, or at any item in them.
    fn is_marked(&self) -> bool {
        self.node.marked || self.node.children.iter().any(|child| self.record.form.nodes[*child].marked)
    }

    /// A line for each item of a row in which something stands.
    fn words(&self, row: &str) -> String {
        below(self.record, &self.node.children, row).join("\n")
    }
}

/// All words at or below a node.
fn whole(record: &Record, node: NodeId, key: &str) -> String {
    let found = &record.form.nodes[node];
    let lines = match found.kind {
        Kind::Item(_) => record.get(key).map(|entry| words(record, entry)).into_iter().collect(),
        Kind::Group => below(record, &found.children, key),
        Kind::Repeat(_) => {
            let rows = record.rows(key).iter();
            rows.flat_map(|row| below(record, &found.children, &join(key, &row.id))).collect()
        }
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A line for each item below nodes in which something stands: its label and its words.
fn below(record: &Record, nodes: &[NodeId], key: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for node in nodes {
        let own = join(key, &record.form.nodes[*node].name);
        let words = whole(record, *node, &own);
        match record.form.nodes[*node].kind {
            _ if words.is_empty() => {}
            Kind::Item(_) => lines.push(format!("{}: {words}", record.form.nodes[*node].label)),
            Kind::Group | Kind::Repeat(_) => lines.push(words),
        }
    }
    lines
}
