//! Entries as rows of a table, below a header of one row or two.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::ItemType;
use crate::import::columns;
use crate::import::ditto;
use crate::import::ditto::Ditto;
use crate::import::grid::Grid;
use crate::import::grid::GridRow;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::listed;
use crate::import::report::short;
use crate::import::rules::COLUMN_NOT_READ;
use crate::import::rules::DAY_NOT_USED;
use crate::import::rules::ROW_CARRIED_ON;

use super::Cell;
use super::Entry;
use super::Head;
use super::Heads;
use super::Position;
use super::Sorted;
use super::account;

/// A column and what it holds.
struct Column {
    head: Option<Head>,
    label: String,
}

/// The table on one sheet.
struct Listing<'a> {
    grid: &'a Grid,
    sheet: usize,
    heads: &'a Heads<'a>,
    columns: Vec<Column>,
    name: usize,
    entries: Vec<Entry>,
    /// The words of every column in the entry before.
    above: BTreeMap<usize, String>,
    /// Rows read as belonging to the entry above.
    carried: Vec<RowPlace>,
    /// Cells that say 同上 and were read as the cell above, by column.
    dittos: BTreeMap<usize, Vec<RowPlace>>,
    /// Cells that head something, and those that are done with for the whole table.
    headings: BTreeSet<Position>,
    /// The rows of the header.
    header: &'a [GridRow],
}

/// The entries of a table whose header begins in this row.
pub(super) fn entries(
    (grid, sheet): (&Grid, usize),
    (header, publishes): (usize, bool),
    heads: &Heads,
    report: &mut Report,
) -> Sorted {
    let (columns, height) = header_of(grid, header, heads);
    let name = columns.iter().position(|column| column.head == Some(Head::Node(heads.name))).unwrap_or_default();
    let mut listing = Listing {
        grid,
        sheet,
        heads,
        columns,
        name,
        entries: Vec::new(),
        above: BTreeMap::new(),
        carried: Vec::new(),
        dittos: BTreeMap::new(),
        headings: BTreeSet::new(),
        header: &grid.rows[header..header + height],
    };
    grid.rows[..header].iter().for_each(|row| listing.titles(row));
    for row in grid.rows.iter().skip(header + height).filter(|row| !row.is_blank()) {
        listing.take(row);
    }
    listing.take_header(report);
    listing.tell_carried(report);
    listing.tell_dittos(report);
    listing.tell_bodies(grid.rows[header].place(sheet), report);
    listing.tell_unknown(grid.rows[header].place(sheet), report);
    if !publishes {
        listing.tell_days(grid.rows[header].place(sheet), report);
    }
    Sorted { entries: listing.entries, headings: listing.headings }
}

/// The columns, and whether a second row of the header divides them.
fn header_of(grid: &Grid, at: usize, heads: &Heads) -> (Vec<Column>, usize) {
    let width = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let cell = |row: Option<&GridRow>, column: usize| {
        row.and_then(|row| row.cells.get(column)).map(String::as_str).unwrap_or_default().to_owned()
    };
    let (first, second) = (grid.rows.get(at), grid.rows.get(at + 1));
    let mut groups = Vec::new();
    let mut last = String::new();
    for column in 0..width {
        let own = cell(first, column);
        if !own.is_empty() {
            last = own;
        }
        groups.push(last.clone());
    }
    let child = |column: usize, words: &str| match heads.find(&groups[column]) {
        Some(Head::Node(group)) => heads.child(group, words).map(Head::Node),
        _ => None,
    };
    let name = (0..width).find(|column| heads.find(&cell(first, *column)) == Some(Head::Node(heads.name)));
    let is_head = |column: usize| {
        let words = cell(second, column);
        words.is_empty() || child(column, &words).is_some() || heads.find(&words).is_some()
    };
    let divides =
        (0..width).any(|column| child(column, &cell(second, column)).is_some() || heads.is_node(&cell(second, column)));
    let is_second = divides && name.is_some_and(|name| cell(second, name).is_empty()) && (0..width).all(is_head);
    let column = |at: usize| {
        let (own, below) = (cell(first, at), if is_second { cell(second, at) } else { String::new() });
        if below.is_empty() {
            let label =
                if own.is_empty() { format!("{}列目（見出しなし）", at + 1) } else { own.replace('\n', "") };
            return Column { head: heads.find(&own), label };
        }
        let head = child(at, &below).or_else(|| heads.find(&below)).or_else(|| heads.find(&own));
        Column { head, label: format!("{}／{below}", groups[at].replace('\n', "")) }
    };
    ((0..width).map(column).collect(), if is_second { 2 } else { 1 })
}

impl Listing<'_> {
    /// Reads one row.
    fn take(&mut self, row: &GridRow) {
        let place = row.place(self.sheet);
        let own = |column: usize| row.cells.get(column).map(String::as_str).unwrap_or_default();
        let filled: Vec<usize> = (0..self.columns.len()).filter(|column| !own(*column).is_empty()).collect();
        if self.is_header_again(row) || account::is_total(row) {
            return;
        }
        let is_below = columns::above(self.grid, row.line, self.name).is_some();
        let goes_on = is_below || filled.iter().all(|column| self.is_list(*column));
        if own(self.name).is_empty() && !self.entries.is_empty() && goes_on {
            if !is_below {
                self.carried.push(place);
            }
            self.carry_on(place, &filled, row);
            return;
        }
        let is_item = |column: &&usize| matches!(self.columns[**column].head, Some(Head::Node(_) | Head::Choice(..)));
        let is_nameless = own(self.name).is_empty() && filled.iter().filter(is_item).count() < 2;
        if is_nameless || matches!(filled.as_slice(), [only] if is_note(own(*only))) {
            self.titles(row);
            return;
        }
        let cells = (0..self.columns.len()).filter_map(|column| self.own_cell(place, column, own(column))).collect();
        self.entries.push(Entry { place, cells, beside: Vec::new() });
    }

    /// Whether a row is the header once more, as on every printed page; its cells are headings then.
    fn is_header_again(&mut self, row: &GridRow) -> bool {
        let own = |column: usize| row.cells.get(column).map(String::as_str).unwrap_or_default();
        let is_head = |(column, words): &(usize, &String)| {
            self.header.iter().any(|header| header.cells.get(*column) == Some(*words))
                || self.heads.cut(words).is_some_and(|(_, rest)| rest.is_empty())
        };
        let filled: Vec<(usize, &String)> =
            row.cells.iter().enumerate().filter(|(_, words)| !words.is_empty()).collect();
        let is_again = self.heads.find(own(self.name)) == Some(Head::Node(self.heads.name))
            || own(self.name).is_empty() && filled.iter().all(is_head);
        if is_again {
            self.headings.extend(filled.into_iter().filter(is_head).map(|(column, _)| (row.line, column)));
        }
        is_again
    }

    /// The header itself: heads that are known, and those that words stand below.
    fn take_header(&mut self, report: &mut Report) {
        let cells = self.entries.iter().flat_map(|entry| &entry.cells).flat_map(|cell| &cell.from);
        let used: BTreeSet<usize> = cells.map(|(_, column)| *column).collect();
        for row in self.header {
            let is_head = |(column, words): &(usize, &String)| match self.heads.cut(words) {
                Some((_, rest)) => rest.is_empty(),
                None => used.contains(column) || self.columns[*column].head.is_some(),
            };
            let is_empty = |(column, words): &(usize, &String)| {
                !words.is_empty() && self.heads.cut(words).is_none() && !is_head(&(*column, words))
            };
            for (column, words) in row.cells.iter().enumerate().filter(is_empty) {
                let message = format!("「{}」の列に当たる項目が様式になく、記載も一つもありません。", short(words));
                let remedy = "この列に書いたはずの言葉があれば、表を確かめてください。";
                report.warn(&COLUMN_NOT_READ, row.place(self.sheet).cell(column), words, message, remedy);
                self.headings.insert((row.line, column));
            }
            let heads = row.cells.iter().enumerate().filter(is_head);
            self.headings.extend(heads.map(|(column, _)| (row.line, column)));
        }
    }

    fn is_list(&self, column: usize) -> bool {
        let Some(Head::Node(node)) = self.columns[column].head else { return false };
        matches!(self.heads.item(node), Some(ItemType::List { .. }))
    }

    /// The cell of an entry, with the words of the merged cell that covers it, or of the cell above that it points to.
    fn own_cell(&mut self, place: RowPlace, column: usize, own: &str) -> Option<Cell> {
        let mut words = own.to_owned();
        if words.is_empty() {
            words = columns::above(self.grid, place.line, column).unwrap_or_default();
        }
        if ditto::kind(&words) == Some(Ditto::Above)
            && column != self.name
            && let Some(above) = self.above.get(&column)
        {
            above.clone_into(&mut words);
            self.dittos.entry(column).or_default().push(place.cell(column));
        }
        if words.is_empty() {
            self.above.remove(&column);
            return None;
        }
        if ditto::kind(&words).is_some() {
            self.above.remove(&column);
        } else {
            self.above.insert(column, words.clone());
        }
        Some(self.cell(place, column, words))
    }

    fn cell(&self, place: RowPlace, column: usize, words: String) -> Cell {
        let Column { head, label } = &self.columns[column];
        let (place, from) = (place.cell(column), vec![(place.line, column)]);
        Cell { place, head: *head, label: label.clone(), words, is_of_column: true, from }
    }

    /// Adds what a row below says to the entry it belongs to.
    fn carry_on(&mut self, place: RowPlace, filled: &[usize], row: &GridRow) {
        let cells: Vec<Cell> =
            filled.iter().map(|column| self.cell(place, *column, row.cells[*column].clone())).collect();
        let Some(entry) = self.entries.last_mut() else { return };
        for cell in cells {
            let same = |other: &&mut Cell| cell.head.is_some() && other.head == cell.head && other.label == cell.label;
            match entry.cells.iter_mut().find(same) {
                Some(other) => {
                    other.words = format!("{}\n{}", other.words, cell.words);
                    other.from.extend(cell.from);
                }
                None => entry.cells.push(cell),
            }
        }
    }

    /// The title of the register heads all of it.
    fn titles(&mut self, row: &GridRow) {
        let titles = row.cells.iter().enumerate().filter(|(_, words)| super::slip::is_title(words));
        self.headings.extend(titles.map(|(column, _)| (row.line, column)));
    }

    fn tell_carried(&self, report: &mut Report) {
        let Some(first) = self.carried.first() else { return };
        let message =
            format!("名称のない記録項目の行（{}）を、上の行の続きとして読みました。", rows_called(&self.carried));
        let remedy = "違っていれば、表に言葉を書いて、もう一度取り込んでください。";
        report.warn(&ROW_CARRIED_ON, *first, "", message, remedy);
    }

    /// Tells every column in which 同上 was read as the cell above, with all its rows.
    fn tell_dittos(&self, report: &mut Report) {
        for (column, places) in &self.dittos {
            let Some(first) = places.first() else { continue };
            let words = first_words(self.grid, *first, *column);
            let message = format!(
                "「{}」の列の「{}」など、上を指す記載を、上の行の言葉に置き換えて読みました（{}）。",
                self.columns[*column].label,
                short(words),
                rows_called(places)
            );
            let remedy = "違っていれば、表に言葉を書いて、もう一度取り込んでください。";
            report.warn(&ROW_CARRIED_ON, *first, words, message, remedy);
        }
    }

    /// Columns that name the public body are done with where they say the same in every row.
    fn tell_bodies(&mut self, place: RowPlace, report: &mut Report) {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for cell in self.entries.iter().flat_map(|entry| &entry.cells).filter(|cell| cell.head == Some(Head::Body)) {
            found.entry(cell.label.clone()).or_default().insert(cell.words.clone());
        }
        let alike: BTreeMap<&String, &String> = found
            .iter()
            .filter(|(_, words)| words.len() == 1)
            .filter_map(|(label, words)| Some((label, words.first()?)))
            .collect();
        for entry in &mut self.entries {
            let is_done = |cell: &Cell| cell.head == Some(Head::Body) && alike.contains_key(&cell.label);
            self.headings.extend(entry.cells.iter().filter(|cell| is_done(cell)).flat_map(|cell| &cell.from));
            entry.cells.retain(|cell| !is_done(cell));
        }
        if alike.is_empty() {
            return;
        }
        let named: Vec<String> =
            alike.iter().map(|(label, words)| format!("「{label}」（{}）", short(words))).collect();
        let message =
            format!("{}の列は、どの行も同じで、サイト全体のことなので、登録には書きませんでした。", listed(&named));
        let remedy = "団体の名前は、site.toml の body に書きます。";
        report.warn(&COLUMN_NOT_READ, place, "", message, remedy);
    }

    fn tell_days(&self, place: RowPlace, report: &mut Report) {
        let cells = self.entries.iter().flat_map(|entry| &entry.cells);
        let days: Vec<&Cell> = cells.filter(|cell| cell.head == Some(Head::Day) && !cell.words.is_empty()).collect();
        let Some(first) = days.first() else { return };
        let message = format!(
            "「{}」の列の日付{}件は書かず、登録ごとの unplaced.toml に残しました。どの登録も、公表日を書くまで公表されません。",
            first.label,
            days.len()
        );
        let remedy = "この日付で公表してよいことを確かめたら、--published を付けて、もう一度取り込んでください。";
        let place = RowPlace { column: first.place.column, ..place };
        report.warn(&DAY_NOT_USED, place, &first.label, message, remedy);
    }

    fn tell_unknown(&self, place: RowPlace, report: &mut Report) {
        let mut found: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        let unknown = |cell: &&Cell| matches!(cell.head, None | Some(Head::Body));
        for cell in self.entries.iter().flat_map(|entry| &entry.cells).filter(unknown) {
            *found.entry((cell.place.column, &cell.label)).or_default() += 1;
        }
        for ((column, label), count) in found {
            let message = format!(
                "「{label}」の列に当たる項目が、様式にありません。{count}件の記載を、登録ごとの unplaced.toml に残しました。"
            );
            let near = self.heads.nearest(label).filter(|near| *near != label);
            let near = near.map(|near| format!("「{near}」のことであれば、見出しを直してもう一度取り込んでください。"));
            let remedy =
                format!("{}公表する記載であれば、備考などの項目に書き写してください。", near.unwrap_or_default());
            report.warn(&COLUMN_NOT_READ, RowPlace { column, ..place }, label, message, remedy);
        }
    }
}

/// Whether the only words of a row are a note or a heading rather than a name.
fn is_note(words: &str) -> bool {
    let is_heading = words.starts_with(['【', '＜', '《', '〈']) && words.ends_with(['】', '＞', '》', '〉']);
    is_heading
        || words.starts_with(['※', '＊', '*', '■', '◆'])
        || ["（注", "(注", "注）", "注)", "注：", "注:"].iter().any(|mark| words.starts_with(mark))
}

/// Rows by their numbers, with neighbours drawn together: 3〜5、9行目.
fn rows_called(places: &[RowPlace]) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for row in places.iter().map(|place| place.row) {
        match spans.last_mut() {
            Some((_, last)) if row <= *last + 1 => *last = row,
            _ => spans.push((row, row)),
        }
    }
    let called =
        |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}〜{last}") };
    format!("{}行目", spans.iter().map(called).collect::<Vec<_>>().join("、"))
}

fn first_words(grid: &Grid, place: RowPlace, column: usize) -> &str {
    let row = grid.rows.iter().find(|row| row.line == place.line);
    row.and_then(|row| row.cells.get(column)).map(String::as_str).unwrap_or_default()
}
