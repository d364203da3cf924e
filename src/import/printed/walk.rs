//! Walks the sheets of a form in reading order: which item each cell speaks of, and which cells speak of none.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Place;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::import::grid::RowPlace;
use crate::import::index::Index;
use crate::import::index::chain;
use crate::import::matching::Doubt;
use crate::import::report::Report;
use crate::import::row::Row;
use crate::import::rules::PRINTED_TO_CHECK;
use crate::import::tick;
use crate::text::width;

use super::cells::Cell;
use super::cells::Line;
use super::names::Names;
use super::names::is_reference;
use super::names::row_heads;
use super::table::Table;

/// Half-width letters of a line that is so long that a sheet shows it in rows.
const CUT_LINE: usize = 1_000;

/// How many items further a second label in a row may be.
const BESIDE: usize = 8;

/// Words of a sheet, and the item they are said of.
pub(super) struct Found {
    pub(super) row: Row,
    /// The item, by its place in the index; none where no place was found.
    pub(super) item: Option<usize>,
    /// The rows in which it stands.
    pub(super) numbers: Vec<usize>,
    pub(super) doubt: Option<Doubt>,
    /// Other items that the label could name, told apart by the order alone.
    pub(super) others: Vec<usize>,
    /// The row that it begins without a number.
    pub(super) begins: Option<(NodeId, usize)>,
}

/// Words of a heading that repeat those of an item.
pub(super) struct Claim {
    pub(super) place: RowPlace,
    pub(super) head: String,
    pub(super) words: String,
    /// The item, and its rows; none where the form has no such item.
    pub(super) item: Option<(usize, Vec<usize>)>,
}

/// The item whose words may go on in the next row.
struct Open {
    found: usize,
    label: usize,
    content: Option<usize>,
    /// The last row that its label covers, and the last in which words stand.
    until: u32,
    last: u32,
}

pub(super) struct Walk<'w, 'f> {
    pub(super) index: &'w Index<'f>,
    pub(super) names: &'w Names,
    pub(super) report: &'w mut Report,
    pub(super) found: Vec<Found>,
    pub(super) claims: Vec<Claim>,
    /// The item that the form prints next.
    pub(super) next: usize,
    pub(super) part: Option<usize>,
    pub(super) section: Option<NodeId>,
    /// The current row of every repeat.
    pub(super) rows: BTreeMap<NodeId, usize>,
    pub(super) highest: BTreeMap<(NodeId, Vec<usize>), usize>,
    /// Repeats whose rows have headings.
    pub(super) headed: BTreeSet<NodeId>,
    pub(super) taken: BTreeSet<(usize, Vec<usize>)>,
    pub(super) table: Option<Table>,
    open: Option<Open>,
}

impl<'w, 'f> Walk<'w, 'f> {
    pub(super) fn new(index: &'w Index<'f>, names: &'w Names, report: &'w mut Report) -> Self {
        Self {
            index,
            names,
            report,
            found: Vec::new(),
            claims: Vec::new(),
            next: 0,
            part: None,
            section: None,
            rows: BTreeMap::new(),
            highest: BTreeMap::new(),
            headed: BTreeSet::new(),
            taken: BTreeSet::new(),
            table: None,
            open: None,
        }
    }

    /// Reads a sheet; its name may be that of a part.
    pub(super) fn sheet(&mut self, name: &str, lines: &[Line]) {
        (self.table, self.open) = (None, None);
        if let Some(part) = self.index.form.parts.iter().position(|part| part.reference == name || part.title == name) {
            self.enter_part(part);
        }
        for line in lines {
            self.take(line);
        }
    }

    fn take(&mut self, line: &Line) {
        if self.table.is_some() {
            if !self.leaves_table(line) {
                return self.table_row(line);
            }
            self.table = None;
        }
        if self.goes_on(line) || self.table_head(line) {
            return;
        }
        let is_head = line.cells.len() > 1 && line.cells.iter().all(|cell| Names::is_head(&cell.words));
        let is_own = line.cells.iter().all(|cell| self.names.is_own(&cell.words));
        if is_head || is_own && !self.names_item(line) {
            return;
        }
        if let Some(head) = heading_of(self.index, line)
            && self.heading(&head, &line.cells[0])
        {
            self.open = None;
            return;
        }
        self.fields(line);
    }

    fn names_item(&self, line: &Line) -> bool {
        line.cells.iter().any(|cell| !self.names.items(self.index, &cell.words).is_empty())
    }

    /// Whether the row goes on with the words of the item above.
    fn goes_on(&mut self, line: &Line) -> bool {
        let Some(open) = &self.open else { return false };
        let (Some(first), false) = (line.cells.first(), line.row > open.last.max(open.until) + 1) else { return false };
        let is_covered = line.row <= open.until;
        let is_label = || {
            let is_heading = heading_of(self.index, line).is_some_and(|head| self.is_heading(&head));
            is_heading || self.names_item(line) || self.names.is_own(&first.words)
        };
        let column = match open.content {
            Some(column) => column,
            None if first.columns.0 >= open.label && line.cells.len() == 1 => first.columns.0,
            None => return false,
        };
        if first.columns.0 != column || !is_covered && (line.cells.len() > 1 && !is_boxed(first) || is_label()) {
            return false;
        }
        let is_sure = is_covered || is_boxed(first);
        self.append(first, line.row, is_covered);
        if !is_sure {
            self.tell_weak(first);
        }
        for cell in &line.cells[1..] {
            self.beside(cell);
        }
        true
    }

    /// Adds words to the open item.
    fn append(&mut self, cell: &Cell, row: u32, is_covered: bool) {
        let Some(open) = &mut self.open else { return };
        let own = &mut self.found[open.found].row;
        if own.content.is_empty() {
            own.place = cell.place;
        }
        go_on(&mut own.content, cell, if is_covered { CUT_LINE } else { usize::MAX });
        open.content = Some(open.content.unwrap_or(cell.columns.0));
        open.last = row.max(cell.last_row);
    }

    /// A further cell behind the words of the open item.
    fn beside(&mut self, cell: &Cell) {
        let found = self.open.as_ref().and_then(|open| self.found.get(open.found));
        let item = found.and_then(|found| found.item).map(|item| self.index.items[item].node);
        match item.and_then(|node| self.index.form.nodes[node].item()) {
            Some(ItemType::One(_) | ItemType::Many(_)) => self.append(cell, cell.place.row, false),
            Some(ItemType::Number { .. } | ItemType::Date) => {
                if let Some(open) = &self.open {
                    self.found[open.found].row.content.push_str(&cell.words);
                }
            }
            _ => {
                let label = found.map(|found| found.row.label.clone()).unwrap_or_default();
                self.unplaced(cell, "", &label);
            }
        }
    }

    /// A row with labels and words.
    fn fields(&mut self, line: &Line) {
        let cells = &line.cells;
        let is_label = |cell: &Cell| !self.names.items(self.index, &cell.words).is_empty();
        let Some(first) = cells.iter().position(is_label) else { return self.unknown(line) };
        let mut reference = String::new();
        for cell in &cells[..first] {
            let groups = self.names.headings(self.index.form, &cell.words);
            if let Some(group) = self.nearest(&groups) {
                self.section = Some(group);
            } else if is_reference(self.index, &cell.words) {
                reference.clone_from(&cell.words);
            } else {
                self.unplaced(cell, "", "");
            }
        }
        let mut at = first;
        loop {
            self.label(&cells[at], &std::mem::take(&mut reference), line.row);
            let Some(content) = cells.get(at + 1) else { return };
            self.append(content, line.row, true);
            at += 2;
            while let Some(cell) = cells.get(at) {
                if at + 1 < cells.len() && self.is_beside(cell) {
                    break;
                }
                self.beside(cell);
                at += 1;
            }
            if at >= cells.len() {
                return;
            }
        }
    }

    /// Whether a cell behind the words of an item is the label of one of the next.
    fn is_beside(&self, cell: &Cell) -> bool {
        let near = self.next..self.next + BESIDE;
        self.names.items(self.index, &cell.words).iter().any(|found| found.is_exact && near.contains(&found.item))
    }

    fn label(&mut self, cell: &Cell, reference: &str, row: u32) {
        let candidates = self.names.items(self.index, &cell.words);
        let mut found = self.chosen(&candidates, reference);
        (found.row.place, found.row.label) = (cell.place, cell.words.replace('\n', ""));
        self.found.push(found);
        self.open = Some(Open {
            found: self.found.len() - 1,
            label: cell.columns.0,
            content: None,
            until: cell.last_row,
            last: row,
        });
    }

    /// A row in which no label is known.
    fn unknown(&mut self, line: &Line) {
        self.open = None;
        let cells: Vec<&Cell> = line.cells.iter().filter(|cell| !self.names.is_own(&cell.words)).collect();
        if let [front @ .., content] = cells.as_slice() {
            let is_number = |cell: &&&Cell| is_reference(self.index, &cell.words);
            let reference = front.first().filter(is_number).map(|cell| cell.words.clone()).unwrap_or_default();
            let labels = front.iter().filter(|cell| cell.words != reference).map(|cell| cell.words.as_str());
            let label = labels.collect::<Vec<_>>().join(" ");
            self.unplaced(content, &reference, &label);
        }
    }

    /// Keeps words of which nobody knows the item.
    pub(super) fn unplaced(&mut self, cell: &Cell, reference: &str, label: &str) {
        let row = row_of(cell, reference, label);
        self.found.push(Found { row, item: None, numbers: Vec::new(), doubt: None, others: Vec::new(), begins: None });
    }

    /// Says that words were taken for those of the item above.
    pub(super) fn tell_weak(&mut self, cell: &Cell) {
        let message = "前の行の項目の続きとして読みました。項目名のセルは、この行まで結合されていません。";
        let remedy = "その項目の言葉でなければ、取り込んだファイルから正しい項目に移してください。";
        self.report.warn_at(&PRINTED_TO_CHECK, cell.place, (&cell.words, Place::default()), message, remedy);
    }

    /// The rows in which an item stands.
    pub(super) fn numbers(&self, item: usize) -> Vec<usize> {
        let chain = &self.index.items[item].chain;
        chain.iter().map(|repeat| self.rows.get(repeat).copied().unwrap_or(1)).collect()
    }

    /// Goes to a row of a repeat.
    pub(super) fn enter_row(&mut self, repeat: NodeId, number: usize) {
        let form = self.index.form;
        self.rows.retain(|other, _| *other == repeat || !chain(form, *other).contains(&repeat));
        self.rows.insert(repeat, number);
        let outer = chain(form, repeat).iter().map(|outer| self.rows.get(outer).copied().unwrap_or(1)).collect();
        let highest = self.highest.entry((repeat, outer)).or_default();
        *highest = (*highest).max(number);
    }
}

/// The words of a row that may be a heading: one cell, or a number and a cell.
fn heading_of(index: &Index, line: &Line) -> Option<String> {
    match line.cells.as_slice() {
        [only] => Some(only.words.clone()),
        [number, words]
            if is_reference(index, &number.words)
                || !row_heads(index, &format!("{} {}", number.words, words.words)).is_empty() =>
        {
            Some(format!("{} {}", number.words, words.words))
        }
        _ => None,
    }
}

/// Adds a cell to the words of the cells above; a line of at least so many half-width letters was cut there.
pub(super) fn go_on(words: &mut String, cell: &Cell, cut: usize) {
    let last = words.lines().last().unwrap_or_default();
    let is_one = words.is_empty() || words.ends_with('\n') || width(last) >= cut;
    if !is_one && !tick::is_tick(last) && !tick::is_unticked(last) {
        words.push('\n');
    }
    words.push_str(&cell.whole);
}

fn is_boxed(cell: &Cell) -> bool {
    !matches!(tick::cut(&cell.words), tick::Ticked::Plain)
        || tick::is_tick(&cell.words)
        || tick::is_unticked(&cell.words)
}

/// A row of a table for words that stand in a cell.
pub(super) fn row_of(cell: &Cell, reference: &str, label: &str) -> Row {
    Row {
        place: cell.place,
        reference: reference.to_owned(),
        label: label.replace('\n', ""),
        repeat: String::new(),
        content: cell.whole.clone(),
        id: String::new(),
    }
}
