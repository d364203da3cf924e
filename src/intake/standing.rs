//! A `result.toml` that stands already: numbers that the program wrote are brought up to date, and everything else stays.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use toml::Table;
use toml::Value;
use toml::de::DeValue;

use crate::failure::Failure;
use crate::propose::Block;
use crate::propose::Edit;
use crate::propose::Open;
use crate::propose::Parsed;
use crate::propose::Source;
use crate::propose::string;

use super::ACTION;
use super::groups::Group;
use super::memory::Memory;
use super::result::COUNT;
use super::result::LATE;
use super::result::Numbers;
use super::result::OPINIONS;
use super::result::Outcome;
use super::result::RECEIVED;
use super::result::SUBMITTERS;
use super::result::WAYS;
use super::result::number;

const ID: &str = "id";
/// Begins the comment above a group that has grown.
const CHANGED: &str = "# 前の取込みの後に、";

/// A file that stands, and what is to be done to it.
pub(super) struct Standing<'o> {
    open: Open,
    memory: &'o Memory,
    pub(super) outcome: &'o mut Outcome,
    edits: Vec<Edit>,
    /// Where new tables go.
    ends: BTreeMap<&'static str, usize>,
    /// Ways in of which no row stands.
    pub(super) new_ways: Vec<String>,
}

impl<'o> Standing<'o> {
    pub(super) fn new(source: &Source, memory: &'o Memory, outcome: &'o mut Outcome) -> Self {
        let open = Open::of(source, ACTION);
        Self { open, memory, outcome, edits: Vec::new(), ends: BTreeMap::new(), new_ways: Vec::new() }
    }

    /// Compares the file with what arrived; the groups that are to be added are returned.
    pub(super) fn take_stock<'g>(
        &mut self,
        groups: &[&'g Group],
        numbers: &Numbers,
    ) -> Result<Vec<&'g Group>, Failure> {
        let text = self.open.text.clone();
        let parsed = Parsed::of(&text).map_err(|obstacle| self.open.obstructed(obstacle, OPINIONS))?;
        for (name, wanted) in [(SUBMITTERS, numbers.submitters), (RECEIVED, numbers.received), (LATE, numbers.late)] {
            self.root_number(&parsed, name, wanted);
        }
        let ways = parsed.blocks(WAYS).map_err(|obstacle| self.open.obstructed(obstacle, WAYS))?;
        self.ways(&ways, numbers);
        let opinions = parsed.blocks(OPINIONS).map_err(|obstacle| self.open.obstructed(obstacle, OPINIONS))?;
        let new = self.opinions(&text, &opinions, groups);
        let end = opinions.last().map_or(text.len(), |block| block.range.end);
        let first = opinions.first().map_or(text.len(), |block| block.range.start);
        let of_ways = ways.last().map_or(first, |block| block.range.end);
        self.ends = BTreeMap::from([(OPINIONS, end), (WAYS, of_ways)]);
        Ok(new)
    }

    /// A number at the top of the file.
    fn root_number(&mut self, parsed: &Parsed, name: &'static str, wanted: i64) {
        let known = self.memory.written.get(name).copied();
        match parsed.value(name) {
            Some((value, range)) => {
                if let Some(edit) = self.renewed(name, (value, range), wanted, known) {
                    self.edits.push(edit);
                }
            }
            None if wanted == 0 && name == LATE => {}
            None => match parsed.root_line(&format!("# {name} = \"\"")) {
                Some(range) => {
                    self.edits.push((range, format!("{name} = {wanted}")));
                    self.outcome.written.insert(name.to_owned(), wanted);
                }
                None => {
                    let left = format!("{name} の行がないため、{wanted} を書いていません。");
                    self.outcome.left.push(left);
                }
            },
        }
    }

    /// The edit of a number, where the one that stands was written by the program.
    fn renewed(
        &mut self,
        called: &str,
        (value, range): (&DeValue, std::ops::Range<usize>),
        wanted: i64,
        known: Option<i64>,
    ) -> Option<Edit> {
        let standing = integer(value);
        if standing == Some(wanted) {
            self.outcome.written.insert(called.to_owned(), wanted);
            return None;
        }
        if standing.is_some() && standing == known {
            self.outcome.written.insert(called.to_owned(), wanted);
            return Some((range, wanted.to_string()));
        }
        let words = standing.map_or_else(|| "数字でない言葉".to_owned(), |standing| standing.to_string());
        self.outcome.left.push(format!(
            "{called} には {words} と書かれているため、そのままにしました（受付フォルダーから数えると {wanted} です）。"
        ));
        None
    }

    fn ways(&mut self, blocks: &[Block], numbers: &Numbers) {
        for (id, words, submitters, received) in &numbers.ways {
            let is_it = |block: &&Block| {
                string(block.table, ID) == Some(id.as_str()) || string(block.table, "way") == Some(words.as_str())
            };
            let Some(block) = blocks.iter().find(is_it) else {
                if *submitters > 0 && !self.memory.written.contains_key(&format!("way-{id}-{SUBMITTERS}")) {
                    self.new_ways.push(id.clone());
                    self.outcome.written.insert(format!("way-{id}-{SUBMITTERS}"), *submitters);
                    self.outcome.written.insert(format!("way-{id}-{RECEIVED}"), *received);
                }
                continue;
            };
            for (item, wanted) in [(SUBMITTERS, *submitters), (RECEIVED, *received)] {
                let Some(value) = block.table.get(item) else { continue };
                let name = format!("way-{id}-{item}");
                let known = self.memory.written.get(&name).copied();
                if let Some(edit) = self.renewed(&name, (value.get_ref(), value.span()), wanted, known) {
                    self.edits.push(edit);
                }
            }
        }
    }

    fn opinions<'g>(&mut self, text: &str, blocks: &[Block], groups: &[&'g Group]) -> Vec<&'g Group> {
        let by_id: BTreeMap<&str, &Block> =
            blocks.iter().filter_map(|block| Some((string(block.table, ID)?, block))).collect();
        let mut new = Vec::new();
        for group in groups {
            let wanted = number(group.count);
            let known = self.memory.counts.get(&group.id).copied();
            match by_id.get(group.id.as_str()) {
                Some(block) => self.count(text, block, group, (wanted, known)),
                None if known.is_some() => self.outcome.left.push(format!(
                    "まとまり {}（{wanted}件）は result.toml から消されているため、加えていません。",
                    group.id
                )),
                None => {
                    self.outcome.added.push(group.id.clone());
                    self.outcome.counts.insert(group.id.clone(), wanted);
                    new.push(*group);
                }
            }
        }
        let here: BTreeSet<&str> = groups.iter().map(|group| group.id.as_str()).collect();
        let gone = self.memory.counts.iter().filter(|(id, _)| !here.contains(id.as_str()));
        for (id, count) in gone.filter(|(id, _)| by_id.contains_key(id.as_str())) {
            self.outcome.left.push(format!(
                "まとまり {id}（{count}件）の意見は、受付フォルダーにもうないか、ほかのまとまりに入りました。result.toml の行はそのままです。残すかどうかを決め、件数を直してください。"
            ));
        }
        new
    }

    /// The number of opinions of a group, with a comment above it where that changed.
    fn count(&mut self, text: &str, block: &Block, group: &Group, (wanted, known): (i64, Option<i64>)) {
        let Some(value) = block.table.get(COUNT) else { return };
        let standing = integer(value.get_ref());
        if standing == Some(wanted) {
            self.outcome.counts.insert(group.id.clone(), wanted);
            return;
        }
        let Some(before) = standing.filter(|standing| Some(*standing) == known) else {
            let words = standing.map_or_else(|| "数字でない言葉".to_owned(), |standing| standing.to_string());
            self.outcome.left.push(format!(
                "まとまり {} の count には {words} と書かれているため、そのままにしました（受付フォルダーから数えると {wanted} です）。",
                group.id
            ));
            return;
        };
        self.edits.push((value.span(), wanted.to_string()));
        let comment = format!("{CHANGED}{before}件から{wanted}件になりました。考え方を確かめてください。\n");
        let start = block.range.start;
        let ahead = text.get(..start).unwrap_or_default();
        let above = ahead.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
        let is_ours =
            ahead.get(above..).is_some_and(|line| line.starts_with(CHANGED) && line.matches('\n').count() == 1);
        self.edits.push((if is_ours { above..start } else { start..start }, comment));
        self.outcome.counts.insert(group.id.clone(), wanted);
        self.outcome.changed.push((group.id.clone(), before, wanted));
    }

    /// The tables of a text but for the first and the last of each list.
    pub(super) fn cut(&self, text: &str) -> Result<BTreeMap<&'static str, Vec<String>>, Failure> {
        let parsed = Parsed::of(text).map_err(|obstacle| self.open.obstructed(obstacle, OPINIONS))?;
        let mut cut = BTreeMap::new();
        for list in [OPINIONS, WAYS] {
            let blocks = parsed.blocks(list).map_err(|obstacle| self.open.obstructed(obstacle, list))?;
            let between = blocks.get(1..blocks.len().saturating_sub(1)).unwrap_or_default();
            let words = between.iter().filter_map(|block| text.get(block.range.clone()));
            cut.insert(list, words.map(|words| words.trim_end().to_owned()).collect());
        }
        Ok(cut)
    }

    /// Puts new tables behind the others, and holds that nothing else says anything else.
    pub(super) fn finish(mut self, blocks: BTreeMap<&'static str, Vec<String>>) -> Result<(), Failure> {
        let text = self.open.text.clone();
        for (list, blocks) in blocks {
            if blocks.is_empty() {
                continue;
            }
            let end = self.ends.get(list).copied().unwrap_or(text.len());
            let ahead = text.get(..end).unwrap_or_default();
            let mut words = if ahead.ends_with("\n\n") || ahead.is_empty() {
                ""
            } else if ahead.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            }
            .to_owned();
            words.push_str(&blocks.join("\n\n"));
            words.push('\n');
            if end < text.len() {
                words.push('\n');
            }
            self.edits.push((end..end, words));
        }
        if self.edits.is_empty() {
            return Ok(());
        }
        let after = self.open.spliced(&mut self.edits)?;
        let is_same = self.rest(&text).is_some_and(|before| Some(before) == self.rest(&after));
        if !is_same {
            return Err(self.open.refused("ほかの記載を変えずに書き加えられると確かめられませんでした。"));
        }
        self.outcome.file = Some(self.open.rewritten(&after, false));
        Ok(())
    }

    /// Everything that a file says but for the numbers and the tables that are new.
    fn rest(&self, text: &str) -> Option<Table> {
        let mut table: Table = toml::from_str(text).ok()?;
        for name in [SUBMITTERS, RECEIVED, LATE] {
            table.remove(name);
        }
        let added: BTreeSet<&str> = self.outcome.added.iter().map(String::as_str).collect();
        let ways: BTreeSet<&str> = self.new_ways.iter().map(String::as_str).collect();
        for (list, new, numbers) in [(OPINIONS, &added, &[COUNT][..]), (WAYS, &ways, &[SUBMITTERS, RECEIVED])] {
            let Some(Value::Array(rows)) = table.get_mut(list) else { continue };
            rows.retain(|row| !row.get(ID).and_then(Value::as_str).is_some_and(|id| new.contains(id)));
            for row in rows.iter_mut().filter_map(Value::as_table_mut) {
                for name in numbers {
                    row.remove(*name);
                }
            }
            if rows.is_empty() {
                table.remove(list);
            }
        }
        Some(table)
    }
}

fn integer(value: &DeValue) -> Option<i64> {
    match value {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}
