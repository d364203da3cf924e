//! The body of a part: the form walked in printed order with the record's values.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::draw::Diagram;
use crate::finding::Finding;
use crate::form::Display;
use crate::form::Form;
use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Entry;
use crate::model::Numbering;
use crate::model::Record;
use crate::model::Reference;

use super::across::Across;
use super::commenting::CommentLinkView;
use super::commenting::CommentedOn;
use super::value::Around;
use super::value::value_view;
use super::view::Block;
use super::view::CellView;
use super::view::ColumnView;
use super::view::DrawingView;
use super::view::FindingView;
use super::view::HeadingView;
use super::view::HeardView;
use super::view::ItemView;
use super::view::LedView;
use super::view::RowView;
use super::view::TableView;

/// Deepest heading that HTML has.
pub(super) const DEEPEST: usize = 6;

/// Makes the blocks of one part.
pub(super) struct Body<'a> {
    pub(super) record: &'a Record,
    pub(super) numbering: &'a Numbering,
    pub(super) around: Around<'a>,
    pub(super) across: Across<'a>,
    /// Where what stands here is commented on.
    pub(super) commented_on: Option<CommentedOn<'a>>,
    /// Findings by key of item; empty outside of previews.
    pub(super) findings: &'a BTreeMap<String, Vec<&'a Finding>>,
    /// The changes to which what stands at a key led.
    pub(super) led: &'a dyn Fn(Option<&str>) -> Option<LedView>,
    /// What was said of an item, where it is one of a draft that was put to the public.
    pub(super) heard: &'a dyn Fn(&str) -> Option<HeardView>,
    /// Where it is read how a place was mended after the public was heard.
    pub(super) mended: &'a dyn Fn(&Reference) -> Option<String>,
}

/// Where the walk stands.
#[derive(Clone)]
pub(super) struct Walk {
    pub(super) part: usize,
    pub(super) level: usize,
    pub(super) key: String,
    /// The rows around it as people number them: `ファイル1 委託2`.
    pub(super) within: String,
}

impl Walk {
    fn deeper(&self, key: String, by: usize) -> Self {
        Self { part: self.part, level: (self.level + by).min(DEEPEST), key, within: self.within.clone() }
    }

    /// What stands here, named with the rows around it.
    fn full_name(&self, reference: &str, label: &str) -> String {
        let mut name = String::with_capacity(self.within.len() + reference.len() + label.len() + 2);
        for piece in [self.within.as_str(), reference].into_iter().filter(|piece| !piece.is_empty()) {
            name.push_str(piece);
            name.push(' ');
        }
        name.push_str(label);
        name
    }
}

impl Body<'_> {
    /// Blocks of a part, its outermost headings at level 3.
    pub(super) fn part(&self, part: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let walk = Walk { part, level: 3, key: String::new(), within: String::new() };
        self.walk(&self.record.form.roots, &walk, &mut blocks);
        blocks
    }

    /// What stands in a part beside the rows that have pages of their own.
    pub(super) fn beside_rows(&self, part: usize) -> Vec<Block> {
        let form = &self.record.form;
        let beside: Vec<NodeId> = form.roots.iter().copied().filter(|id| Some(*id) != form.paged(part)).collect();
        let mut blocks = Vec::new();
        self.walk(&beside, &Walk { part, level: 3, key: String::new(), within: String::new() }, &mut blocks);
        blocks
    }

    /// What stands in a row of an outermost repeat, whose key this is.
    pub(super) fn row(&self, part: usize, repeat: NodeId, key: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        let walk = Walk { part, level: 3, key: key.to_owned(), within: String::new() };
        self.asides_at(key, &mut blocks);
        self.walk(&self.record.form.nodes[repeat].children, &walk, &mut blocks);
        blocks
    }

    fn walk(&self, nodes: &[NodeId], walk: &Walk, blocks: &mut Vec<Block>) {
        let form = &self.record.form;
        let mut is_behind_section = false;
        for id in nodes.iter().filter(|id| form.reaches(**id, walk.part)) {
            let node = &form.nodes[*id];
            let key = join(&walk.key, &node.name);
            if self.record.leaves_out(*id, &key) {
                self.asides_at(&key, blocks);
                continue;
            }
            match &node.kind {
                Kind::Item(_) => {
                    self.item(node, walk, &key, is_behind_section, blocks);
                    is_behind_section = false;
                }
                Kind::Group => {
                    let by = usize::from(node.heading);
                    self.heading(*id, node, walk, &key, blocks);
                    let mut inner = walk.deeper(key, by);
                    // What stands in a numbered group has numbers of its own.
                    if node.heading && node.reference_beside_label().is_empty() {
                        inner.within = walk.full_name("", &node.label);
                    }
                    self.walk(&node.children, &inner, blocks);
                }
                Kind::Repeat(repeat) if repeat.display == Display::Table => self.table(node, walk, &key, blocks),
                Kind::Repeat(repeat) if repeat.display == Display::Exchange => {
                    self.exchanges(*id, node, walk, &key, blocks);
                }
                Kind::Repeat(_) => self.rows(*id, node, walk, &key, blocks),
            }
            is_behind_section |= node.heading && node.item().is_none();
        }
    }

    fn item(&self, node: &Node, walk: &Walk, key: &str, is_behind_section: bool, blocks: &mut Vec<Block>) {
        let Some(entry) = self.record.get(key) else { return };
        let heading = self.across(key, heading(node, walk, key.to_owned()));
        let heading = HeadingView { comment: self.comment(walk, key), ..heading };
        blocks.push(Block::Item(Box::new(ItemView { heading, is_behind_section, value: self.value(entry) })));
        self.asides_at(key, blocks);
    }

    /// A heading with what there is to say in view of other versions.
    pub(super) fn across(&self, key: &str, heading: HeadingView) -> HeadingView {
        HeadingView { changed: self.across.changed(key), now: self.across.now(key), ..heading }
    }

    /// Where what stands at a key is commented on.
    pub(super) fn comment(&self, walk: &Walk, key: &str) -> Option<CommentLinkView> {
        self.commented_on.as_ref().map(|on| on.link(walk.part, key))
    }

    pub(super) fn value(&self, entry: &Entry) -> super::view::ValueView {
        let mut view = value_view(&self.record.form, entry, self.numbering.start(&entry.key), &self.around);
        if view.state == "absent" && !self.record.applies(entry) {
            view.state = "not-applicable";
        }
        view
    }

    pub(super) fn heading(&self, id: NodeId, node: &Node, walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        if node.heading {
            let anchor = anchor(&self.record.form, id, walk.part, key);
            blocks.push(Block::Heading(self.apart(walk, heading(node, walk, anchor))));
        }
        self.asides_at(key, blocks);
    }

    /// A heading that stands in several parts is named with its part wherever it is not the first.
    fn apart(&self, walk: &Walk, heading: HeadingView) -> HeadingView {
        if !heading.id.starts_with('_') {
            return heading;
        }
        let full_name = format!("{} {}", self.record.form.parts[walk.part].title, heading.full_name);
        HeadingView { full_name, ..heading }
    }

    fn rows(&self, id: NodeId, node: &Node, walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        let repeat = node.repeat().expect("only repeats have rows");
        self.heading(id, node, walk, key, blocks);
        let level = (walk.level + usize::from(node.heading)).min(DEEPEST);
        for (at, row) in self.record.rows(key).iter().enumerate() {
            let own = join(key, &row.id);
            let title = repeat.title_item.as_ref().and_then(|item| self.record.get(&join(&own, item))?.value.line());
            let number = format!("{}{}", repeat.row_label, at + 1);
            let label = title.map_or_else(
                || number.clone(),
                |title| format!("{number}　{}{}", first_line(title), self.record.row_detail(repeat, &own)),
            );
            let anchor = anchor(&self.record.form, id, walk.part, &own);
            let heading = self.apart(walk, of_row(level, anchor, walk, label));
            blocks.push(Block::Heading(self.across(&own, heading)));
            self.asides_at(&own, blocks);
            let within = walk.full_name("", &number);
            let inner = Walk { part: walk.part, level: (level + 1).min(DEEPEST), key: own, within };
            self.walk(&node.children, &inner, blocks);
        }
    }

    fn table(&self, node: &Node, walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        let form = &self.record.form;
        let is_said = |item: &&Node| {
            let mut rows = self.record.rows(key).iter();
            !item.fades || rows.any(|row| self.record.get(&join(&join(key, &row.id), &item.name)).is_some())
        };
        let items = node.children.iter().map(|child| &form.nodes[*child]).filter(|child| child.item().is_some());
        let items: Vec<&Node> = items.filter(is_said).collect();
        let rows = self.record.rows(key).iter().enumerate().map(|(at, row)| {
            let own = join(key, &row.id);
            let cells = items.iter().filter_map(|item| {
                let id = join(&own, &item.name);
                self.record.get(&id).map(|entry| CellView {
                    value: self.value(entry),
                    changed: self.across.changed(&id),
                    id,
                })
            });
            RowView {
                number: at + 1,
                cells: cells.collect(),
                changed: self.across.changed(&own),
                now: self.across.now(&own),
                comment: self.comment(walk, &own),
                id: own,
            }
        });
        let columns = items.iter().map(|item| ColumnView { key: item.name.clone(), label: item.label.clone() });
        let rows: Vec<RowView> = rows.collect();
        // Of a table with rows every row is commented on by itself.
        let comment = self.comment(walk, key).filter(|_| rows.is_empty());
        let table = TableView {
            rows,
            drawing: self.drawing(node, key),
            caption: node.label.clone(),
            columns: columns.collect(),
            heading: HeadingView { comment, ..self.across(key, heading(node, walk, key.to_owned())) },
        };
        blocks.push(Block::Table(table));
        self.asides_within(key, blocks);
    }

    /// The drawing of a table of steps.
    fn drawing(&self, node: &Node, key: &str) -> Option<DrawingView> {
        let form = &self.record.form;
        let flow = form.flows.iter().find(|flow| flow.steps == node.key)?;
        let diagram = Diagram::of_steps(self.record, flow, key);
        let drawing = || DrawingView {
            svg: diagram.svg(&format!("{}の図", node.label)),
            carries: diagram.has(Some(true)),
            lacks: diagram.has(Some(false)),
            is_silent: diagram.has(None),
        };
        (!diagram.arrows.is_empty()).then(drawing)
    }

    /// What is said of anything at or below a key, where all of it is one block.
    pub(super) fn asides_within(&self, key: &str, blocks: &mut Vec<Block>) {
        let inside = format!("{key}.");
        let told = self.findings.keys().map(String::as_str);
        let mut keys: BTreeSet<&str> = told.filter(|found| *found == key || found.starts_with(&inside)).collect();
        for entry in self.record.within(key) {
            let row = entry.key.rsplit_once('.').map(|(row, _)| row);
            keys.extend(row.into_iter().chain([entry.key.as_str()]));
        }
        for key in keys.into_iter().filter(|found| found.len() >= key.len()) {
            self.asides_at(key, blocks);
        }
    }

    fn asides_at(&self, key: &str, blocks: &mut Vec<Block>) {
        blocks.extend((self.heard)(key).map(Block::Heard));
        blocks.extend((self.led)(Some(key)).map(Block::Led));
        blocks.extend(self.findings.get(key).into_iter().flatten().map(|finding| finding_block(finding)));
    }
}

/// The id of a place: a node that spans several parts has its own id where it stands first.
pub(super) fn anchor(form: &Form, id: NodeId, part: usize, key: &str) -> String {
    let first = (0..part).all(|earlier| !form.reaches(id, earlier));
    if first { key.to_owned() } else { format!("_{}.{key}", form.parts[part].key) }
}

/// A finding as a block.
pub(super) fn finding_block(finding: &Finding) -> Block {
    Block::Finding(FindingView {
        severity: finding.severity.letter(),
        severity_word: finding.severity.word(),
        code: finding.rule.code,
        message: finding.message.clone(),
        remedy: finding.remedy.clone(),
    })
}

/// Titles may have several lines in real books; a heading takes the first.
pub(super) fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}

fn heading(node: &Node, walk: &Walk, id: String) -> HeadingView {
    let reference = node.reference_beside_label();
    HeadingView {
        level: walk.level,
        id,
        full_name: walk.full_name(reference, &node.label),
        reference: reference.to_owned(),
        label: node.label.clone(),
        mark: node.marked,
        note: Some(node.note.clone()).filter(|note| !note.is_empty()),
        changed: None,
        now: None,
        comment: None,
    }
}

/// The heading of a row.
pub(super) fn of_row(level: usize, id: String, walk: &Walk, label: String) -> HeadingView {
    HeadingView {
        level,
        id,
        reference: String::new(),
        full_name: walk.full_name("", &label),
        label,
        mark: false,
        note: None,
        changed: None,
        now: None,
        comment: None,
    }
}
