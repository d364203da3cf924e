//! A part of a draft as boxes for comments: one for every item, one for every row of a table.

use serde::Serialize;

use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;

use super::view::Block;
use super::view::RowView;
use super::view::TableView;

/// Letters of an item that are quoted beside a comment on it.
const LONGEST_QUOTE: usize = 4000;

/// A piece of a sheet.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum PieceView {
    Heading { level: usize, id: String, label: String },
    Box(CommentBox),
}

/// A box for comments on an item or a row.
#[derive(Debug, Clone, Serialize)]
pub struct CommentBox {
    /// Its key.
    pub key: String,
    /// Its name with its reference and the rows around it.
    pub name: String,
    /// What stands there, in plain words.
    pub quoted: String,
    /// Whether something of it is not published.
    pub is_withheld: bool,
    /// Where it is read.
    pub href: String,
}

impl PieceView {
    /// What a block of the draft becomes.
    pub(super) fn of(block: Block, record: &Record, page: &dyn Fn(&str) -> String) -> Vec<Self> {
        match block {
            Block::Heading(heading) => {
                let label = format!("{} {}", heading.reference, heading.label).trim_start().to_owned();
                // The id of the place itself belongs to the box of an item.
                vec![Self::Heading { level: heading.level, id: format!("_at-{}", heading.id), label }]
            }
            Block::Item(item) => vec![Self::one(record, &item.heading.id, item.heading.full_name, page)],
            Block::Table(table) => of_table(table, record, page),
            Block::Exchange(exchange) => {
                vec![Self::one(record, &exchange.heading.id, exchange.heading.full_name, page)]
            }
            Block::Ways(_) | Block::Heard(_) | Block::Led(_) | Block::Finding(_) => Vec::new(),
        }
    }

    fn one(record: &Record, key: &str, name: String, page: &dyn Fn(&str) -> String) -> Self {
        let (quoted, is_withheld) = quoted(record, key);
        Self::Box(CommentBox { key: key.to_owned(), name, quoted, is_withheld, href: page(key) })
    }
}

fn of_table(table: TableView, record: &Record, page: &dyn Fn(&str) -> String) -> Vec<PieceView> {
    let name = table.heading.full_name;
    if table.rows.is_empty() {
        return vec![PieceView::one(record, &table.heading.id, name, page)];
    }
    let row = |row: RowView| PieceView::one(record, &row.id, format!("{name} {}行目", row.number), page);
    table.rows.into_iter().map(row).collect()
}

/// What stands at an item, or in every item of a row, and whether some of it is not published.
fn quoted(record: &Record, key: &str) -> (String, bool) {
    let mut entries: Vec<_> = record.get(key).into_iter().chain(record.within(key)).collect();
    entries.sort_by_key(|entry| entry.node);
    let mut words = Vec::new();
    let mut is_withheld = false;
    for entry in entries {
        let node = &record.form.nodes[entry.node];
        let lines = match &entry.value {
            Value::Absent => vec!["（記載がありません）".to_owned()],
            Value::None(written) => vec![written.clone()],
            Value::Withheld { .. } => vec!["（公表していません）".to_owned()],
            Value::Stated(_) => record.lines(entry),
        };
        is_withheld |= match &entry.value {
            Value::Withheld { .. } => true,
            Value::Stated(Stated::Text(text)) => !text.withheld.is_empty(),
            _ => false,
        };
        if entry.key == key {
            words.extend(lines);
        } else {
            words.push(format!("{}: {}", node.label, lines.join("\n")));
        }
    }
    (shortened(&words.join("\n")), is_withheld)
}

fn shortened(words: &str) -> String {
    let mut short: String = words.chars().take(LONGEST_QUOTE).collect();
    if short.len() < words.len() {
        short.push_str("（以下略）");
    }
    short
}
