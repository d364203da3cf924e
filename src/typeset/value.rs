//! What stands in an item, as blocks.

use crate::form::ItemType;
use crate::form::NodeId;
use crate::model::Entry;
use crate::model::Stated;
use crate::model::Value;

use super::Manuscript;
use super::markup;
use super::markup::Around;
use super::tree::Block;
use super::tree::Point;
use super::tree::Span;
use super::tree::Style;

impl Manuscript<'_> {
    /// What stands in an item, and what could have been chosen; `level` is that of headings within its text.
    pub(super) fn value(&self, entry: &Entry, level: usize) -> Vec<Block> {
        let mut blocks = self.in_cell(entry, level);
        if !matches!(entry.value, Value::Withheld { .. }) {
            blocks.extend(self.offered(entry.node, ""));
        }
        blocks
    }

    /// What could have been chosen in a column of a table, where it is said once.
    pub(super) fn offered_in_column(&self, column: NodeId) -> Option<Block> {
        self.offered(column, &format!("「{}」の", self.record.form.nodes[column].label))
    }

    /// What stands in an item.
    pub(super) fn in_cell(&self, entry: &Entry, level: usize) -> Vec<Block> {
        let state = |words: &str| vec![Block::words(Style::State, words)];
        match &entry.value {
            Value::Absent if !self.record.applies(entry) => state("（記載する必要のない項目です）"),
            Value::Absent => state("（記載がありません）"),
            Value::None(written) if written == "なし" => state("なし"),
            Value::None(written) => state(&format!("なし（原文の表記「{written}」）")),
            Value::Withheld { ground, .. } => {
                vec![Block::words(Style::State, "（非公表）"), Block::words(Style::Plain, &format!("理由: {ground}"))]
            }
            Value::Stated(stated) => self.stated(entry, stated, level),
        }
    }

    /// The choices that the form offers.
    fn offered(&self, node: NodeId, of: &str) -> Option<Block> {
        let form = &self.record.form;
        let choices = form.choices_of(node).filter(|_| !form.leaves_out_absent)?;
        let offered: Vec<String> = (0..choices.offered.len()).map(|at| choices.printed(at, None)).collect();
        let several = matches!(form.nodes[node].item(), Some(ItemType::Many(_)));
        let label = if several { "選択肢（複数選択）: " } else { "選択肢: " };
        Some(Block::words(Style::Quiet, &format!("{of}{label}{}", offered.join("、"))))
    }

    fn stated(&self, entry: &Entry, stated: &Stated, level: usize) -> Vec<Block> {
        let lines = self.record.lines(entry);
        match stated {
            Stated::Text(text) => {
                let around = Around { address: &|to| self.address(to), picture: &|source| self.picture(source), level };
                markup::read(&text.prose.html, &around)
            }
            Stated::Choice(_) if lines.is_empty() => {
                vec![Block::words(Style::State, "選択: 該当する選択肢はありません")]
            }
            Stated::Choice(_) => {
                lines.iter().map(|words| Block::words(Style::Chosen, &format!("選択: {words}"))).collect()
            }
            Stated::List(lines) => {
                let start = self.numbering.start(&entry.key);
                let point = |(at, line): (usize, &String)| Point {
                    mark: format!("{}.", start + at),
                    blocks: vec![Block::words(Style::Plain, line)],
                };
                vec![Block::List { items: lines.iter().enumerate().map(point).collect() }]
            }
            Stated::Links(references) => {
                let line = |(at, reference)| {
                    let (called, address) = (self.site.called(reference), self.site.address_of(reference));
                    let link = Span::link(&self.site.tree.settings.canonical(&address), &called);
                    let behind =
                        Span::Words { words: format!("（{}）", lines.get::<usize>(at).map_or("", String::as_str)) };
                    Block::Paragraph { style: Style::Plain, words: vec![link, behind] }
                };
                references.iter().enumerate().map(line).collect()
            }
            Stated::Figure(figure) => {
                let place = self.picture(&figure.file);
                let picture = place.map(|place| Block::Picture { place, alternative: figure.alternative.clone() });
                let caption = lines.iter().map(|line| Block::words(Style::Plain, line));
                picture.into_iter().chain(caption).collect()
            }
            Stated::AsWritten(_) => vec![
                Block::words(Style::Plain, &lines.join("\n")),
                Block::words(Style::Quiet, "様式の書き方に当てはまらないため、原文のまま示しています。"),
            ],
            _ => vec![Block::words(Style::Plain, &lines.join("\n"))],
        }
    }
}
