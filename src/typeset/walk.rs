//! The form walked in printed order, with the values of a record.

use crate::draw::Diagram;
use crate::form::Display;
use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::Repeat;
use crate::form::join;

use super::Manuscript;
use super::tree::Block;
use super::tree::Heading;
use super::tree::Style;
use super::tree::Table;

/// Deepest heading that a tagged file has.
const DEEPEST: usize = 6;

/// Points of a pixel of a stylesheet.
const POINTS: f64 = 0.75;

/// Points of height that a drawing may take: it stands on one page, with its heading.
const TALLEST: f64 = 560.0;

/// Where the walk stands.
#[derive(Clone)]
struct Walk {
    part: usize,
    level: usize,
    key: String,
}

impl Walk {
    fn deeper(&self, key: String, by: usize) -> Self {
        Self { part: self.part, level: (self.level + by).min(DEEPEST), key }
    }
}

impl Manuscript<'_> {
    /// Every part under its title.
    pub(super) fn parts(&self) -> Vec<Block> {
        let form = &self.record.form;
        let mut blocks = Vec::new();
        for (at, part) in form.parts.iter().enumerate() {
            let mark = if part.marked { self.mark() + &part.mark_note } else { String::new() };
            let (label, note) = (part.title.clone(), part.note.clone());
            blocks.push(Block::Heading(Heading { level: 1, label, mark, note, ..Heading::default() }));
            self.walk(&form.roots, &Walk { part: at, level: 2, key: String::new() }, &mut blocks);
        }
        blocks
    }

    /// What ※ means, where it stands.
    fn mark(&self) -> String {
        format!("※ {}", self.record.form.mark_label).trim().to_owned()
    }

    fn heading(&self, node: &Node, level: usize) -> Heading {
        let reference = node.reference_beside_label();
        Heading {
            key: String::new(),
            level,
            reference: if reference == node.label { String::new() } else { reference.to_owned() },
            label: node.label.clone(),
            mark: if node.marked { self.mark() } else { String::new() },
            note: node.note.clone(),
        }
    }

    fn walk(&self, nodes: &[NodeId], walk: &Walk, blocks: &mut Vec<Block>) {
        let form = &self.record.form;
        let mut section: Option<&str> = None;
        for id in nodes.iter().filter(|id| form.reaches(**id, walk.part)) {
            let node = &form.nodes[*id];
            let key = join(&walk.key, &node.name);
            if self.record.leaves_out(*id, &key) {
                continue;
            }
            match &node.kind {
                Kind::Item(_) => {
                    // An item behind a section would else be read as a part of it.
                    let behind = section.take().map(|label| format!("（「{label}」は、ここまで）"));
                    self.item(node, walk, &key, behind.unwrap_or_default(), blocks);
                }
                Kind::Group => {
                    blocks.extend(node.heading.then(|| Block::Heading(self.heading(node, walk.level))));
                    self.walk(&node.children, &walk.deeper(key, usize::from(node.heading)), blocks);
                }
                Kind::Repeat(repeat) => self.repeat((node, repeat), walk, &key, blocks),
            }
            if node.heading && node.item().is_none() {
                section = Some(&node.label);
            }
        }
    }

    fn item(&self, node: &Node, walk: &Walk, key: &str, behind: String, blocks: &mut Vec<Block>) {
        let Some(entry) = self.record.get(key) else { return };
        let heading = Heading { key: key.to_owned(), ..self.heading(node, walk.level) };
        let blocks_of = self.value(entry, (walk.level + 1).min(DEEPEST));
        blocks.push(Block::Item { heading, behind, blocks: blocks_of });
    }

    fn repeat(&self, (node, repeat): (&Node, &Repeat), walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        match repeat.display {
            Display::Table => self.table(node, walk, key, blocks),
            Display::Exchange if self.record.rows(key).is_empty() => {}
            Display::Exchange | Display::Sections => self.rows((node, repeat), walk, key, blocks),
        }
    }

    /// Each row under a heading with its number.
    fn rows(&self, (node, repeat): (&Node, &Repeat), walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        blocks.extend(node.heading.then(|| Block::Heading(self.heading(node, walk.level))));
        let level = (walk.level + usize::from(node.heading)).min(DEEPEST);
        for (at, row) in self.record.rows(key).iter().enumerate() {
            let own = join(key, &row.id);
            let title = repeat.title_item.as_ref().and_then(|item| self.record.get(&join(&own, item))?.value.line());
            let title = title.and_then(|title| title.lines().next()).unwrap_or_default();
            let label = format!("{}{}　{title}{}", repeat.row_label, at + 1, self.record.row_detail(repeat, &own));
            let label = label.trim_end().to_owned();
            blocks.push(Block::Heading(Heading { level, label, ..Heading::default() }));
            let inner = Walk { part: walk.part, level: (level + 1).min(DEEPEST), key: own };
            self.walk(&node.children, &inner, blocks);
        }
    }

    /// The drawing of a table of steps; the table that follows says the same.
    fn drawing(&self, node: &Node, key: &str, blocks: &mut Vec<Block>) {
        let Some(flow) = self.record.form.flows.iter().find(|flow| flow.steps == node.key) else { return };
        let diagram = Diagram::of_steps(self.record, flow, key);
        if diagram.arrows.is_empty() {
            return;
        }
        let alternative = format!("{}の図。同じ内容を、次の表に示します。", node.label);
        let height = f64::from(u32::try_from(diagram.size().1).unwrap_or(u32::MAX));
        let height = (height * POINTS).min(TALLEST);
        blocks.push(Block::Drawing { svg: diagram.svg(&alternative), height, alternative });
        let legend = "図の矢印の番号は、次の表の番号です。二重の線と「番」の印は個人番号を含む流れ、点線は個人番号を含まない流れです。";
        blocks.push(Block::words(Style::Quiet, legend));
    }

    fn table(&self, node: &Node, walk: &Walk, key: &str, blocks: &mut Vec<Block>) {
        let form = &self.record.form;
        let items: Vec<NodeId> =
            node.children.iter().copied().filter(|child| form.nodes[*child].item().is_some()).collect();
        blocks.push(Block::Heading(self.heading(node, walk.level)));
        self.drawing(node, key, blocks);
        let cell = |row: &str, item: NodeId| {
            let entry = self.record.get(&join(row, &form.nodes[item].name));
            entry.map_or_else(Vec::new, |entry| self.in_cell(entry, DEEPEST))
        };
        let rows = self.record.rows(key).iter().enumerate().map(|(at, row)| {
            let own = join(key, &row.id);
            let number = vec![Block::words(Style::Plain, &(at + 1).to_string())];
            std::iter::once(number).chain(items.iter().map(|item| cell(&own, *item))).collect()
        });
        let rows: Vec<Vec<Vec<Block>>> = rows.collect();
        let first = items.first().map_or("", |item| form.nodes[*item].name.as_str());
        let keys = self.record.rows(key).iter().map(|row| join(&join(key, &row.id), first)).collect();
        if rows.is_empty() {
            return blocks.push(Block::words(Style::State, "（記載がありません）"));
        }
        let labels = items.iter().map(|item| form.nodes[*item].label.as_str());
        let head: Vec<Vec<Block>> =
            std::iter::once("番号").chain(labels).map(|label| vec![Block::words(Style::Plain, label)]).collect();
        blocks.extend(items.iter().filter_map(|item| self.offered_in_column(*item)));
        blocks.push(Block::Table(Table::new(&node.label, keys, head, rows)));
    }
}
