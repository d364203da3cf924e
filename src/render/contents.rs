//! Lists of contents: parts, sections and, where asked for, every item.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::Display;
use crate::form::Form;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::Part;
use crate::form::join;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::text::fold;

use super::across::Changed;
use super::blocks::anchor;
use super::blocks::first_line;
use super::view::ContentsView;

/// Letters of a text that stand for it in a list.
const LONGEST_BEGINNING: usize = 20;

/// How far a list of contents goes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// Sections of a part and rows of its repeats.
    Sections,
    /// Every item.
    Items,
}

/// The reference of a part, unless its title says it already: 「（別添１）事務の内容」.
pub(super) fn part_reference(part: &Part) -> String {
    if fold(&part.title).starts_with(&fold(&part.reference)) { String::new() } else { part.reference.clone() }
}

/// Makes contents lists of one record.
pub(super) struct Contents<'a> {
    pub(super) record: &'a Record,
    /// Title of the document.
    pub(super) title: String,
    pub(super) depth: Depth,
    /// What changed since the version before, where the list says so.
    pub(super) changed: Option<&'a Changed>,
    /// Address of the page on which a key of a part stands; an empty key is the part itself.
    pub(super) page: &'a dyn Fn(usize, &str) -> String,
}

impl Contents<'_> {
    /// Every part with what is in it.
    pub(super) fn parts(&self) -> Vec<ContentsView> {
        let parts = self.record.form.parts.iter().enumerate();
        let entries = parts.map(|(at, part)| {
            let (count, unit) = self.count(at);
            ContentsView {
                reference: part_reference(part),
                title: part.title.clone(),
                // The one part of a short form is called like the list of all documents of the kind.
                within: if self.record.form.parts.len() == 1 { self.title.clone() } else { String::new() },
                href: (self.page)(at, ""),
                id: String::new(),
                count,
                unit,
                item: false,
                changed: self.changed.and_then(|changed| changed.of_part(at)),
                children: self.level(&self.record.form.roots, at, ""),
            }
        });
        told_apart(entries.collect())
    }

    /// What is in one part.
    pub(super) fn sections(&self, part: usize) -> Vec<ContentsView> {
        told_apart(self.level(&self.record.form.roots, part, ""))
    }

    /// What is in one row of an outermost repeat, by the key of the row.
    pub(super) fn within(&self, part: usize, key: &str) -> Vec<ContentsView> {
        let form = &self.record.form;
        let repeat = form.paged(part).map_or(&[][..], |id| &form.nodes[id].children);
        told_apart(self.level(repeat, part, key))
    }

    /// How much is in a part, and what is counted.
    pub(super) fn count(&self, part: usize) -> (usize, &'static str) {
        let form = &self.record.form;
        counted(form, self.record.entries.iter().filter(|entry| form.nodes[entry.node].part == Some(part)))
    }

    fn level(&self, nodes: &[NodeId], part: usize, key: &str) -> Vec<ContentsView> {
        let form = &self.record.form;
        let mut entries = Vec::new();
        let here: Vec<NodeId> = nodes.iter().copied().filter(|id| form.reaches(*id, part)).collect();
        // An item that stands beside sections would be missed in a list of sections alone.
        let is_beside_sections = key.is_empty() && here.iter().any(|id| form.nodes[*id].item().is_none());
        for id in &here {
            let node = &form.nodes[*id];
            let own = join(key, &node.name);
            match &node.kind {
                _ if self.record.leaves_out(*id, &own) => {}
                Kind::Item(_) if self.record.get(&own).is_none() => {}
                Kind::Item(_) if self.depth == Depth::Items || is_beside_sections => {
                    entries.push(self.entry(
                        (*id, part),
                        &own,
                        (node.reference_beside_label(), &node.label),
                        Vec::new(),
                    ));
                }
                Kind::Item(_) => {}
                Kind::Group => {
                    let children = self.level(&node.children, part, &own);
                    if node.heading {
                        entries.push(self.entry(
                            (*id, part),
                            &own,
                            (node.reference_beside_label(), &node.label),
                            children,
                        ));
                    } else {
                        entries.extend(children);
                    }
                }
                // Rows without a heading are told by what is in them.
                Kind::Repeat(_) if !node.heading => {
                    for row in self.record.rows(&own) {
                        entries.extend(self.level(&node.children, part, &join(&own, &row.id)));
                    }
                }
                Kind::Repeat(repeat) => {
                    let is_told_by_its_table = repeat.display == Display::Table && self.depth == Depth::Sections;
                    let rows = if is_told_by_its_table { Vec::new() } else { self.rows(*id, part, &own) };
                    entries.push(self.entry((*id, part), &own, (node.reference_beside_label(), &node.label), rows));
                }
            }
        }
        entries
    }

    fn rows(&self, id: NodeId, part: usize, key: &str) -> Vec<ContentsView> {
        let node = &self.record.form.nodes[id];
        let Some(repeat) = node.repeat() else { return Vec::new() };
        let rows = self.record.rows(key).iter().enumerate().map(|(at, row)| {
            let own = join(key, &row.id);
            let title = repeat.title_item.as_ref().map(|item| join(&own, item));
            let title = title.and_then(|key| words_of(&self.record.get(&key)?.value)).unwrap_or_default();
            let detail = self.record.row_detail(repeat, &own);
            let label = format!("{}{}　{title}{detail}", repeat.row_label, at + 1);
            let children = self.level(&node.children, part, &own);
            let entry = self.entry((id, part), &own, ("", label.trim_end()), children);
            // One thing needs no count.
            if repeat.display == Display::Sections { entry } else { ContentsView { count: 0, ..entry } }
        });
        rows.collect()
    }

    fn entry(
        &self,
        (node, part): (NodeId, usize),
        key: &str,
        names: (&str, &str),
        children: Vec<ContentsView>,
    ) -> ContentsView {
        let form = &self.record.form;
        let item = form.nodes[node].item().is_some();
        let within = self.record.within(key).filter(|entry| form.nodes[entry.node].part == Some(part));
        let (count, unit) = counted(form, within);
        let id = anchor(form, node, part, key);
        ContentsView {
            reference: names.0.to_owned(),
            title: names.1.to_owned(),
            within: String::new(),
            href: format!("{}#{id}", (self.page)(part, key)),
            count,
            unit,
            id,
            item,
            changed: self.changed.and_then(|changed| changed.within(key, part)),
            children,
        }
    }
}

/// Entries of which those with the same words say what they stand in: heard one by one, they lead to different places.
fn told_apart(mut entries: Vec<ContentsView>) -> Vec<ContentsView> {
    let mut known = BTreeMap::new();
    count_names(&entries, &mut known);
    known.retain(|_, count| *count > 1);
    if !known.is_empty() {
        name_surroundings(&mut entries, &known, &mut Vec::new());
    }
    entries
}

fn called(entry: &ContentsView) -> String {
    format!("{} {}", entry.reference, entry.title).trim_start().to_owned()
}

fn count_names(entries: &[ContentsView], known: &mut BTreeMap<String, usize>) {
    for entry in entries {
        *known.entry(called(entry)).or_default() += 1;
        count_names(&entry.children, known);
    }
}

/// `above` are the titles around the entries, each with whether another entry bears it as well.
fn name_surroundings(entries: &mut [ContentsView], shared: &BTreeMap<String, usize>, above: &mut Vec<(String, bool)>) {
    for entry in entries {
        let is_shared = shared.contains_key(&called(entry));
        if is_shared {
            let nearest = above.iter().rposition(|(_, is_shared)| !is_shared).unwrap_or(0);
            let titles: Vec<&str> = above.iter().skip(nearest).map(|(title, _)| title.as_str()).collect();
            entry.within = titles.join(" ");
        }
        above.push((entry.title.clone(), is_shared));
        name_surroundings(&mut entry.children, shared, above);
        above.pop();
    }
}

/// Words that tell one row from another: its title, or how its text begins.
fn words_of(value: &Value) -> Option<String> {
    match value {
        Value::Stated(Stated::Text(text)) => {
            let line = first_line(&text.prose.plain);
            let begins: String = line.chars().take(LONGEST_BEGINNING).collect();
            Some(if begins.len() < line.len() { format!("{begins}…") } else { begins })
        }
        value => value.line().map(|line| first_line(line).to_owned()),
    }
}

/// How much a reader will find: a row of a table, or what was said and answered, is one thing, whatever is in it.
fn counted<'e>(form: &Form, entries: impl Iterator<Item = &'e Entry>) -> (usize, &'static str) {
    let mut items = 0;
    let mut rows = BTreeSet::new();
    for entry in entries {
        let above = form.nodes[entry.node].parent.and_then(|above| form.nodes[above].repeat());
        match above.filter(|repeat| repeat.display != Display::Sections).and(entry.key.rsplit_once('.')) {
            None => items += 1,
            Some((row, _)) => {
                rows.insert(row);
            }
        }
    }
    (items + rows.len(), if items == 0 && !rows.is_empty() { "件" } else { "項目" })
}
