//! Repeats that a sheet prints as a table: an item a column, a row a row.

use crate::form::NodeId;
use crate::import::index::chain;

use super::cells::Cell;
use super::cells::Line;
use super::names::fits;
use super::walk::Found;
use super::walk::Walk;
use super::walk::go_on;
use super::walk::row_of;

/// Half-width letters of a line that is so long that a column of a table shows it in rows.
const CUT_CELL: usize = 110;

/// A table whose head was read.
pub(super) struct Table {
    repeat: NodeId,
    columns: Vec<Column>,
}

struct Column {
    /// First and last column of the sheet.
    place: (usize, usize),
    item: Option<usize>,
    head: String,
    /// The words that were found in it last.
    last: Option<usize>,
}

impl Walk<'_, '_> {
    /// Takes a row for the head of a table, if most of its cells are labels of one repeat.
    pub(super) fn table_head(&mut self, line: &Line) -> bool {
        let Some((repeat, items)) = self.repeat_of(line) else { return false };
        if self.table.as_ref().is_some_and(|table| table.repeat == repeat) {
            return true;
        }
        let starts: Vec<usize> = line.cells.iter().map(|cell| cell.columns.0).collect();
        let columns = line.cells.iter().zip(items).enumerate().map(|(at, (cell, item))| {
            let end = starts.get(at + 1).map_or(cell.columns.1, |next| next - 1);
            Column { place: (cell.columns.0, end), item, head: cell.words.clone(), last: None }
        });
        self.table = Some(Table { repeat, columns: columns.collect() });
        true
    }

    /// The repeat whose labels stand in a row, and the item of every cell.
    fn repeat_of(&self, line: &Line) -> Option<(NodeId, Vec<Option<usize>>)> {
        let named: Vec<Vec<usize>> = line
            .cells
            .iter()
            .map(|cell| self.names.items(self.index, &cell.words).iter().map(|found| found.item).collect())
            .collect();
        let parent = |item: &usize| self.index.form.nodes[self.index.items[*item].node].parent;
        let mut repeats: Vec<NodeId> = named.iter().flatten().filter_map(parent).collect();
        repeats.retain(|node| self.index.form.nodes[*node].repeat().is_some());
        repeats.sort_unstable();
        repeats.dedup();
        let items_of = |repeat: NodeId| -> Vec<Option<usize>> {
            named.iter().map(|items| items.iter().find(|item| parent(item) == Some(repeat)).copied()).collect()
        };
        let count = |items: &[Option<usize>]| {
            let mut own: Vec<usize> = items.iter().flatten().copied().collect();
            own.dedup();
            own.len()
        };
        repeats.retain(|repeat| {
            let count = count(&items_of(*repeat));
            let is_only = count == 1 && self.index.form.nodes[*repeat].children.len() == 1;
            count * 2 > line.cells.len() && (count > 1 || is_only && self.section == Some(*repeat))
        });
        let repeat = self.section.filter(|section| repeats.contains(section)).or_else(|| self.nearest(&repeats))?;
        Some((repeat, items_of(repeat)))
    }

    /// Whether a row stands behind the table.
    pub(super) fn leaves_table(&self, line: &Line) -> bool {
        let Some(table) = &self.table else { return true };
        let starts = |cell: &Cell| table.columns.iter().any(|column| column.place.0 == cell.columns.0);
        match line.cells.as_slice() {
            [only] => {
                let reaches = table.columns.first().is_some_and(|first| {
                    only.columns.0 <= first.place.0
                        && (only.columns.1 > first.place.1
                            || table.columns.len() == 1
                            || only.columns.0 == only.columns.1)
                });
                reaches && (self.is_heading(&only.words) || self.names.is_own(&only.words))
                    || !starts(only) && !self.names.items(self.index, &only.words).is_empty()
            }
            [first, rest @ ..] => {
                let is_outside =
                    |item: usize| self.index.form.nodes[self.index.items[item].node].parent != Some(table.repeat);
                let outside = |cell: &Cell| {
                    let found = self.names.items(self.index, &cell.words);
                    found.into_iter().map(|found| found.item).filter(|item| is_outside(*item)).collect::<Vec<_>>()
                };
                let by_place = line.cells.iter().any(|cell| !starts(cell) && !outside(cell).is_empty());
                let by_number = rest
                    .first()
                    .is_some_and(|label| outside(label).into_iter().any(|item| fits(self.index, item, &first.words)));
                let is_head = self.repeat_of(line).is_some_and(|(repeat, _)| repeat != table.repeat);
                let by_label = !outside(first).is_empty() && rest.len() == 1 && table.columns.len() > 2;
                by_place || by_number || is_head || by_label
            }
            [] => false,
        }
    }

    /// A row of the table, or one that goes on with the row above.
    pub(super) fn table_row(&mut self, line: &Line) {
        if self.repeat_of(line).is_some() && self.table_head(line) {
            return;
        }
        let Some(mut table) = self.table.take() else { return };
        let starts = table.columns.first().map_or(0, |column| column.place.1);
        let is_first = table.columns.iter().all(|column| column.last.is_none());
        let is_new = is_first || line.cells.first().is_some_and(|cell| cell.columns.0 <= starts);
        if is_new {
            let form = self.index.form;
            let outer =
                chain(form, table.repeat).iter().map(|outer| self.rows.get(outer).copied().unwrap_or(1)).collect();
            let number = self.highest.get(&(table.repeat, outer)).copied().unwrap_or_default() + 1;
            self.enter_row(table.repeat, number);
            table.columns.iter_mut().for_each(|column| column.last = None);
        }
        for cell in &line.cells {
            self.table_cell(&mut table, cell, is_new);
        }
        if let Some(last) = table.columns.iter().filter_map(|column| column.item).max() {
            self.next = last + 1;
        }
        self.table = Some(table);
    }

    fn table_cell(&mut self, table: &mut Table, cell: &Cell, is_new: bool) {
        let covers = |column: &&mut Column| (column.place.0..=column.place.1).contains(&cell.columns.0);
        let Some(column) = table.columns.iter_mut().find(covers) else { return self.unplaced(cell, "", "") };
        let Some(item) = column.item else {
            let head = column.head.clone();
            return self.unplaced(cell, "", &head);
        };
        if !is_new {
            self.tell_weak(cell);
        }
        if let Some(last) = column.last {
            return go_on(&mut self.found[last].row.content, cell, CUT_CELL);
        }
        let numbers = self.numbers(item);
        self.taken.insert((item, numbers.clone()));
        let row = row_of(cell, "", &column.head);
        column.last = Some(self.found.len());
        self.found.push(Found { row, item: Some(item), numbers, doubt: None, others: Vec::new(), begins: None });
    }
}
