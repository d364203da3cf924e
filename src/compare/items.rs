//! The changes from one record to another, in the printed order of the later one.

use std::collections::BTreeMap;

use crate::form::ItemType;
use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::text::squeeze;

use super::became::Became;
use super::became::bare;
use super::became::in_same_rows;
use super::change::Change;
use super::change::Class;
use super::change::Grain;
use super::change::Side;
use super::order::moved;
use super::order::united;
use super::words::Answer;

/// What changed from the earlier record to the later one; both are of one document, in forms of one id.
///
/// The form's own table of changes is left out: it tells of what is found here.
pub fn changes(before: &Record, after: &Record) -> Vec<Change> {
    let became = Became::between(&before.form, &after.form);
    let mut pass = Pass { before, after, became, changes: Vec::new() };
    pass.walk((&before.form.roots, ""), (&after.form.roots, ""));
    pass.changes
}

struct Pass<'a> {
    before: &'a Record,
    after: &'a Record,
    became: Became,
    changes: Vec<Change>,
}

impl<'a> Pass<'a> {
    /// Compares what stands below nodes, which are paired by name as authors write it, or as the forms say of each other.
    fn walk(&mut self, (before, old): (&[NodeId], &str), (after, new): (&[NodeId], &str)) {
        let earlier = names(self.before, before);
        let later = names(self.after, after);
        for name in united(&earlier, &later) {
            let (old, new) = (join(old, name), join(new, name));
            let is_table = |record: &Record, own: &str| record.form.change_table == format!("{own}[]");
            if is_table(self.before, &old) || is_table(self.after, &new) {
                continue;
            }
            let find = |record: &Record, nodes: &[NodeId]| {
                nodes.iter().copied().find(|node| record.form.nodes[*node].name == name)
            };
            let (before, after) = (find(self.before, before), find(self.after, after));
            let left = before.filter(|node| !self.became.is_gone(&self.before.form.nodes[*node].key));
            let origins = after.and_then(|node| self.became.origins(&self.after.form.nodes[node].key));
            match (before, after, origins.map(<[String]>::to_vec)) {
                (Some(before), Some(after), Some(origins))
                    if origins == [self.before.form.nodes[before].key.clone()] =>
                {
                    self.successor((before, after), (&old, &new), &origins);
                }
                (_, Some(after), Some(origins)) => {
                    self.became(after, &new, &origins);
                    self.only(left, &old, true);
                }
                (Some(before), Some(after), None) if left.is_some() => self.pair((before, &old), (after, &new)),
                (_, after, None) => {
                    self.only(left, &old, true);
                    self.only(after, &new, false);
                }
                (_, None, Some(_)) => {}
            }
        }
    }

    /// Two nodes of which the later was the earlier one, and may not be all that became of it.
    fn successor(&mut self, (before, after): (NodeId, NodeId), (old, new): (&str, &str), origins: &[String]) {
        if self.became.siblings(&self.after.form, origins).len() > 1 {
            self.became(after, new, origins);
        } else {
            self.pair((before, old), (after, new));
        }
    }

    /// What was something else in the earlier form: one node with another key, a part of one, or several.
    fn became(&mut self, node: NodeId, key: &str, origins: &[String]) {
        let form = &self.after.form;
        let own = &form.nodes[node].key;
        let found: Vec<(NodeId, String)> = origins
            .iter()
            .filter_map(|origin| Some((self.before.form.by_key(origin)?, in_same_rows(origin, own, key)?)))
            .collect();
        let siblings = self.became.siblings(form, origins);
        if let ([(before, old)], 0 | 1) = (found.as_slice(), siblings.len()) {
            return self.pair((*before, old), (node, key));
        }
        let others: Vec<(NodeId, String)> = siblings
            .iter()
            .filter_map(|other| Some((*other, in_same_rows(&form.nodes[*other].key, own, key)?)))
            .collect();
        let said = |record: &Record, nodes: &[(NodeId, String)]| -> Vec<String> {
            let words = nodes.iter().map(|(node, key)| whole(record, *node, key));
            words.filter(|words| !words.is_empty()).collect()
        };
        let (old, all) = (said(self.before, &found), said(self.after, &others));
        let words = whole(self.after, node, key);
        let class = match (old.is_empty(), words.is_empty()) {
            (true, true) => return,
            _ if squeeze(&old.concat()) == squeeze(&all.concat()) => Class::Form,
            (true, false) => Class::Added,
            (false, true) => Class::Removed,
            (false, false) => Class::Text,
        };
        let called: Vec<String> = found.iter().map(|(node, _)| self.before.form.nodes[*node].called()).collect();
        let before = Side { called: called.join("、"), words: old.join("\n") };
        let after = Side { called: form.nodes[node].called(), words };
        self.changes.push(Change {
            key: key.to_owned(),
            class,
            marked: form.nodes[node].marked,
            grain: Grain::Words,
            before: (class != Class::Added).then_some(before),
            after: (class != Class::Removed).then_some(after),
        });
    }

    fn pair(&mut self, (before, old): (NodeId, &str), (after, new): (NodeId, &str)) {
        let (earlier, later) = (&self.before.form.nodes[before], &self.after.form.nodes[after]);
        match (&earlier.kind, &later.kind) {
            (Kind::Group, Kind::Group) => self.walk((&earlier.children, old), (&later.children, new)),
            (Kind::Repeat(_), Kind::Repeat(_)) => self.rows((before, old), (after, new)),
            (Kind::Item(_), Kind::Item(_)) => self.item(old, new),
            // A form that makes rows of an item, or the other way round, leaves nothing to pair.
            _ => {
                self.only(Some(before), old, true);
                self.only(Some(after), new, false);
            }
        }
    }

    /// What only one of the two forms asks for.
    fn only(&mut self, node: Option<NodeId>, key: &str, is_before: bool) {
        let Some(node) = node else { return };
        let record = if is_before { self.before } else { self.after };
        let side = Side { called: record.form.nodes[node].called(), words: whole(record, node, key) };
        let is_own = record.form.nodes[node].item().is_none_or(|item| !matches!(item, ItemType::Derived(_)));
        if !side.words.is_empty() && is_own {
            self.add(key, Class::Form, record.form.nodes[node].marked, is_before, side);
        }
    }

    fn rows(&mut self, (before, old_key): (NodeId, &str), (after, new_key): (NodeId, &str)) {
        let earlier = Rows::of(self.before, before, old_key);
        let later = Rows::of(self.after, after, new_key);
        let elsewhere = moved(&earlier.ids, &later.ids);
        for id in united(&earlier.ids, &later.ids) {
            let (own_before, own) = (join(old_key, id), join(new_key, id));
            match (earlier.numbers.get(id), later.numbers.get(id)) {
                (Some(number), None) => {
                    let side = Side { called: earlier.titled(*number, &own_before), words: earlier.words(&own_before) };
                    self.add(&own_before, Class::Removed, earlier.is_marked(), true, side);
                }
                (None, Some(number)) => {
                    let side = Side { called: later.titled(*number, &own), words: later.words(&own) };
                    self.add(&own, Class::Added, later.is_marked(), false, side);
                }
                (Some(old), Some(new)) => {
                    if elsewhere.contains(id) {
                        let bare = |called| Some(Side { called, words: String::new() });
                        self.changes.push(Change {
                            key: own.clone(),
                            class: Class::Moved,
                            marked: later.is_marked(),
                            grain: Grain::Whole,
                            before: bare(earlier.called(*old)),
                            after: bare(later.called(*new)),
                        });
                    }
                    self.walk((&earlier.node.children, &own_before), (&later.node.children, &own));
                }
                (None, None) => {}
            }
        }
    }

    fn item(&mut self, old_key: &str, key: &str) {
        let (Some(earlier), Some(later)) = (self.before.get(old_key), self.after.get(key)) else {
            // A form may leave out what is absent, so that an item is an entry of one record alone.
            for (record, key, is_before) in [(self.before, old_key, true), (self.after, key, false)] {
                if let Some(entry) =
                    record.get(key).filter(|entry| !entry.value.is_absent() && is_written(record, entry))
                {
                    let class = if is_before { Class::Removed } else { Class::Added };
                    let marked = record.form.nodes[entry.node].marked;
                    self.add(key, class, marked, is_before, side(record, entry));
                }
            }
            return;
        };
        let was_written = earlier.value.is_absent() || is_written(self.before, earlier);
        let is_written_now = later.value.is_absent() || is_written(self.after, later);
        if !was_written && !is_written_now || !self.after.form.nodes[later.node].is_authored() {
            return;
        }
        let (old, new) = (side(self.before, earlier), side(self.after, later));
        let class = match (earlier.value.is_absent(), later.value.is_absent()) {
            (true, true) => return,
            (true, false) => Class::Added,
            (false, true) => Class::Removed,
            (false, false) => {
                let class = self.class((earlier, &old.words), (later, &new.words));
                let label = |record: &Record, entry: &Entry| bare(&record.form.nodes[entry.node].label).to_owned();
                let is_called_anew = label(self.before, earlier) != label(self.after, later);
                let Some(class) = class.or(is_called_anew.then_some(Class::Form)) else { return };
                class
            }
        };
        let is_both = class != Class::Added && class != Class::Removed;
        self.changes.push(Change {
            key: key.to_owned(),
            class,
            marked: self.after.form.nodes[later.node].marked,
            grain: self.grain(earlier, later).filter(|_| is_both).unwrap_or(Grain::Whole),
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

    /// How two values are compared; `None` where each stands as a whole.
    fn grain(&self, earlier: &Entry, later: &Entry) -> Option<Grain> {
        if let (Some(old), Some(new)) = (answers(self.before, earlier), answers(self.after, later)) {
            return Some(Grain::Answers([old, new]));
        }
        (is_prose(&earlier.value) && is_prose(&later.value)).then_some(Grain::Words)
    }

    fn add(&mut self, key: &str, class: Class, marked: bool, is_before: bool, side: Side) {
        let (before, after) = if is_before { (Some(side), None) } else { (None, Some(side)) };
        self.changes.push(Change { key: key.to_owned(), class, marked, grain: Grain::Whole, before, after });
    }
}

/// Whether the author wrote what stands at an item; the rest follows from that.
fn is_written(record: &Record, entry: &Entry) -> bool {
    !entry.is_counted && record.form.nodes[entry.node].is_authored()
}

fn text_or_notation(old: &str, new: &str) -> Class {
    if squeeze(old) == squeeze(new) { Class::Notation } else { Class::Text }
}

/// The answers given where several may be.
fn answers(record: &Record, entry: &Entry) -> Option<Vec<Answer>> {
    let (Some(ItemType::Many(list)), Value::Stated(Stated::Choice(chosen))) =
        (record.form.nodes[entry.node].item(), &entry.value)
    else {
        return None;
    };
    let codes = chosen.iter().map(|one| record.form.choices[*list].offered[one.at].code.clone());
    Some(codes.zip(record.lines(entry)).map(|(code, words)| Answer { code, words }).collect())
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

    /// Number and title: the number alone names another row in another version.
    fn titled(&self, number: usize, row: &str) -> String {
        let item = self.node.repeat().and_then(|repeat| repeat.title_item.as_ref());
        let title = item.and_then(|item| self.record.get(&join(row, item))?.value.line()).unwrap_or_default();
        let title = if title.is_empty() { String::new() } else { format!("「{title}」") };
        format!("{}{title}", self.called(number))
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
