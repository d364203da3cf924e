//! Reads the cells of an entry as values of the form; what fits nowhere is kept.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::import::derived;
use crate::import::ditto;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::row::Row;
use crate::import::rules::DAY_NOT_USED;
use crate::import::rules::NAME_MISSING;
use crate::import::rules::NOT_A_LIST_ITEM;
use crate::import::rules::NOT_PARTED;
use crate::import::rules::PLACE_TAKEN;
use crate::import::rules::UNPLACED_ROW;
use crate::import::slots::Piece;
use crate::import::tick;
use crate::import::value;
use crate::scaffold::Filling;
use crate::scaffold::Written;
use crate::scaffold::blank;
use crate::text::fold;
use crate::text::is_none_mark;
use crate::text::squeeze;

use super::Cell;
use super::Entry;
use super::Head;
use super::Heads;
use super::Surroundings;
use super::items;
use super::key;
use super::naming;
use super::offices;
use super::offices::Office;

/// The item with the name of the agency.
const AGENCY: &str = "agency";

/// An entry, read.
pub(super) struct Read {
    pub(super) place: RowPlace,
    pub(super) name: String,
    pub(super) filling: Filling,
    /// The cells that give it an id or a number.
    pub(super) id: Option<(RowPlace, String)>,
    pub(super) number: Option<(RowPlace, String)>,
    /// Cells without a place, and why.
    pub(super) left: Vec<(Row, String)>,
}

/// What is known while entries are read.
pub(super) struct Reading<'a> {
    pub(super) form: &'a Form,
    pub(super) heads: &'a Heads<'a>,
    pub(super) surroundings: &'a Surroundings,
}

/// The cells of every item, in the order of the table.
type Pieces = BTreeMap<NodeId, Vec<Piece>>;

impl Reading<'_> {
    /// Reads one entry.
    pub(super) fn entry(&self, entry: &Entry, report: &mut Report) -> Read {
        let mut read = Read {
            place: entry.place,
            name: String::new(),
            filling: blank(self.form),
            id: None,
            number: None,
            left: Vec::new(),
        };
        let mut pieces = Pieces::new();
        for cell in entry.cells.iter().filter(|cell| !cell.words.is_empty()) {
            self.sort(cell, &mut pieces, &mut read, report);
        }
        for (node, found) in &pieces {
            self.value(*node, found, &mut read, report);
        }
        read.name = pieces.get(&self.heads.name).map(|found| found[0].words.replace('\n', " ")).unwrap_or_default();
        if read.name.is_empty() {
            let message = "ファイルの名称がない登録です。名称を空けたまま書きました。";
            let remedy = "entry.toml の name に、ファイルの名称を書いてください。";
            report.warn(&NAME_MISSING, entry.place, "", message, remedy);
        }
        self.tell_alone(entry, &read, report);
        read.left.extend(entry.beside.iter().map(|(row, reason)| (row.clone(), reason.clone())));
        read.filling.agency = self.surroundings.agency.clone().or_else(|| self.agency(&pieces));
        read
    }

    /// Takes a cell to the items that it speaks of.
    fn sort(&self, cell: &Cell, pieces: &mut Pieces, read: &mut Read, report: &mut Report) {
        let piece = |words: &str, option| Piece { row: cell.place, words: words.to_owned(), option };
        if let Some(kind) = ditto::kind(&cell.words)
            && cell.head.is_some()
        {
            return self.pointing(cell, kind, read, report);
        }
        match cell.head {
            Some(Head::Id) if read.id.is_none() => read.id = Some((cell.place, cell.words.clone())),
            Some(Head::Number) if read.number.is_none() => read.number = Some((cell.place, cell.words.clone())),
            Some(Head::Day) => self.day(cell, read, report),
            Some(Head::Choice(node, at)) if tick::is_tick(&cell.words) => {
                pieces.entry(node).or_default().push(piece(&cell.words, Some(at)));
            }
            Some(Head::Choice(..)) if tick::is_unticked(&cell.words) || is_none_mark(&cell.words) => {}
            Some(Head::Node(node)) if self.form.nodes[node].item().is_none() => {
                match offices::parted(self.form, node, &cell.words) {
                    Office::Parted(parts) => {
                        for (child, words) in parts {
                            pieces.entry(child).or_default().push(piece(&words, None));
                        }
                    }
                    Office::Whole(child) => {
                        self.tell_whole(cell, node, child, report);
                        pieces.entry(child).or_default().push(piece(&cell.words, None));
                    }
                }
            }
            Some(Head::Node(node)) => {
                for (node, words) in self.with_dependent(node, &cell.words) {
                    pieces.entry(node).or_default().push(piece(&words, None));
                }
            }
            head => {
                let label = if cell.label.is_empty() { &cell.words } else { &cell.label };
                let reason = match head {
                    Some(Head::Id | Head::Number) => {
                        format!("「{}」の記載が二つあり、後のほうは使いませんでした。", short(label))
                    }
                    _ => format!("「{}」に当たる項目が、様式にありません。", short(label)),
                };
                // Columns are told once for the whole table.
                if !cell.is_of_column {
                    let remedy = "unplaced.toml に残しました。正しい項目に移してください。";
                    report.warn(&UNPLACED_ROW, cell.place, &cell.words, reason.clone(), remedy);
                }
                read.left.push((row_of(cell), reason));
            }
        }
    }

    fn day(&self, cell: &Cell, read: &mut Read, report: &mut Report) {
        let day = derived::day(&cell.words);
        if self.surroundings.publishes && day.is_some() && read.filling.published.is_none() {
            read.filling.published = day;
            return;
        }
        let (message, remedy) = if let Some((message, remedy)) = value::as_serial(&cell.words) {
            (message, remedy)
        } else if self.surroundings.publishes {
            let message = format!("「{}」は、公表した日として読み取れません。", short(&cell.words));
            let remedy = "公表日が決まっているなら、[version] に published = 2026-04-01 のように書いてください。";
            (message, remedy.to_owned())
        } else {
            let message = format!(
                "公表日「{}」は書かず、unplaced.toml に残しました。書くまで、この登録は公表されません。",
                short(&cell.words)
            );
            let remedy =
                "確かめて公表するときは、[version] に published を書くか、--published を付けて取り込んでください。";
            (message, remedy.to_owned())
        };
        // Days that nobody asked to be written are told once for the whole table.
        let is_serial = value::as_serial(&cell.words).is_some();
        if self.surroundings.publishes || is_serial || !cell.is_of_column {
            report.warn(&DAY_NOT_USED, cell.place, &cell.words, message.clone(), remedy);
        }
        read.left.push((row_of(cell), message));
    }

    fn tell_whole(&self, cell: &Cell, group: NodeId, child: NodeId, report: &mut Report) {
        let (group, child) = (&self.form.nodes[group], &self.form.nodes[child]);
        let message = format!(
            "「{}」の欄を項目ごとに分けられないため、全部を「{}」に書きました。",
            group.label,
            child.label.trim_matches(['（', '）'])
        );
        let remedy = "ほかの項目の記載が混ざっていれば、その項目に移してください。";
        let place = Place { item: Some(child.key.clone()), reference: Some(child.called()), ..Place::default() };
        report.warn_at(&NOT_PARTED, cell.place, (&cell.words, place), message, remedy);
    }

    /// The words of an item, and those of the item that depends on it where they stand in the same cell:
    /// 電算処理ファイル … 令第21条第7項に該当するファイル　有.
    fn with_dependent(&self, node: NodeId, words: &str) -> Vec<(NodeId, String)> {
        let own = &self.form.nodes[node].key;
        let depends = |other: &NodeId| self.form.nodes[*other].when.as_ref().is_some_and(|when| when.key == *own);
        for other in (0..self.form.nodes.len()).filter(depends) {
            let found = &self.form.nodes[other];
            let labels = std::iter::once(&found.label).chain(&found.aliases);
            let cut = labels.filter_map(|label| Some((words.find(label.as_str())?, label.len()))).min();
            let Some((at, length)) = cut.filter(|_| found.item().is_some()) else { continue };
            let (front, behind) = (words.get(..at).unwrap_or_default(), words.get(at + length..).unwrap_or_default());
            // Another choice of the item itself may follow.
            let end = self.begin_of_choice(node, behind).into_iter().chain(behind.find('\n')).min();
            let (behind, rest) = behind.split_at(end.unwrap_or(behind.len()));
            let is_edge = |letter: char| letter.is_whitespace() || "（(：:、・".contains(letter);
            let is_open = front.trim_end().ends_with(['（', '(']);
            let behind = behind.trim_matches(|letter| is_edge(letter) || is_open && "）)".contains(letter));
            let own = format!("{}\n{}", front.trim_matches(is_edge), rest.trim());
            let both = [(node, own.trim()), (other, behind)].into_iter().filter(|(_, words)| !words.is_empty());
            return both.map(|(node, words)| (node, words.to_owned())).collect();
        }
        vec![(node, words.to_owned())]
    }

    /// Where words name a choice of the item, its box included.
    fn begin_of_choice(&self, node: NodeId, words: &str) -> Option<usize> {
        let offered = &self.form.choices_of(node)?.offered;
        let at = offered.iter().filter_map(|offered| words.find(offered.label.as_str())).min()?;
        let front = words.get(..at)?;
        let last = front.rsplit(|letter: char| letter.is_whitespace()).next().unwrap_or_default();
        Some(if tick::is_tick(last) || tick::is_unticked(last) { at - last.len() } else { at })
    }

    fn value(&self, node: NodeId, found: &[Piece], read: &mut Read, report: &mut Report) {
        let item = &self.form.nodes[node];
        let place = Place { item: Some(item.key.clone()), reference: Some(item.called()), ..Place::default() };
        let Some(first) = found.first() else { return };
        if let Some(ItemType::List { .. }) = item.item() {
            let words: Vec<&str> = found.iter().map(|piece| piece.words.as_str()).collect();
            if !words.iter().all(|words| is_none_mark(words)) {
                return self.list(node, found, read, report);
            }
        }
        let one = |piece: &&Piece| piece.option == first.option && squeeze(&piece.words) == squeeze(&first.words);
        for other in found.iter().filter(|piece| !one(piece)) {
            let message = format!("{}の記載が二つあり、後のほうは置きませんでした。", item.called());
            let remedy = "どちらが正しいかを確かめてください。後のほうは unplaced.toml に残しました。";
            report.warn_at(&PLACE_TAKEN, other.row, (&other.words, place.clone()), message.clone(), remedy);
            read.leave(other.row, &item.label, other.words.clone(), &message);
        }
        let first = match item.item() {
            // A cell is narrow: what stands in brackets often begins a line of its own.
            Some(ItemType::One(_)) => {
                &Piece { words: first.words.replace("\n（", "（").replace("\n(", "("), ..first.clone() }
            }
            _ => first,
        };
        let (written, problem) = value::read(self.form, node, std::slice::from_ref(first), 0);
        if let Some(problem) = problem {
            report.warn_at(problem.rule, first.row, (&first.words, place), problem.message, problem.remedy);
        }
        if matches!(item.item(), Some(ItemType::One(_))) {
            self.keep_more(node, first, written.as_ref(), read, report);
        }
        match written {
            Some(written) => read.filling.put(key(self.form, node), written),
            None => self.tell_unticked(node, first, report),
        }
    }

    /// The items of a list; headings and notes among them are told.
    fn list(&self, node: NodeId, found: &[Piece], read: &mut Read, report: &mut Report) {
        let item = &self.form.nodes[node];
        for piece in found {
            if let Some(odd) = value::odd_lines(&piece.words).first() {
                let message = format!("{}に、見出しか注と思われる行（「{}」）があります。", item.called(), short(odd));
                let remedy = "項目ではないなら、その行を消すか、備考に移してください。";
                let place = Place { item: Some(item.key.clone()), reference: Some(item.called()), ..Place::default() };
                report.warn_at(&NOT_A_LIST_ITEM, piece.row, (odd, place), message, remedy);
            }
        }
        let mut lines = Vec::new();
        for piece in found {
            let parted = items::parted(&piece.words);
            if let Some(odd) = parted.odd {
                let message = format!(
                    "{}の番号が「{}」で途切れているため、そこから先を一つの項目にしました。",
                    item.called(),
                    short(&odd)
                );
                let remedy = "entry.toml の記録項目を、一つずつに分けてください。";
                let place = Place { item: Some(item.key.clone()), reference: Some(item.called()), ..Place::default() };
                report.warn_at(&NOT_A_LIST_ITEM, piece.row, (&odd, place), message, remedy);
            }
            lines.extend(parted.items);
        }
        read.filling.put(key(self.form, node), Written::Lines(lines));
    }

    /// The agency of the site that the entry names.
    fn agency(&self, pieces: &Pieces) -> Option<String> {
        let node = self.form.by_key(AGENCY)?;
        let named = fold(&pieces.get(&node)?.first()?.words);
        let found = self.surroundings.agencies.iter().find(|(_, name)| fold(name) == named);
        found.map(|(id, _)| id.clone())
    }
}

impl Read {
    /// Keeps a number of the table that the id does not show.
    pub(super) fn keep_number(&mut self, id: &str, place: usize) {
        let unused = |(_, words): &(RowPlace, String)| !naming::is_id(words, id);
        if let Some((row, words)) = self.id.take().filter(unused) {
            self.leave(row, "識別子", words, "表の識別子です。この登録の識別子としては使えませんでした。");
        }
        let Some((row, words)) = self.number.take().filter(|(_, words)| !naming::is_said(words, id, place)) else {
            return;
        };
        self.leave(row, "番号", words, "表の番号です。番号を書く項目は、様式にありません。");
    }

    pub(super) fn leave(&mut self, place: RowPlace, label: &str, words: String, reason: &str) {
        let (label, from) = (label.to_owned(), Vec::new());
        let cell = Cell { place, head: None, label, words, is_of_column: true, from };
        self.left.push((row_of(&cell), reason.to_owned()));
    }
}

pub(super) fn row_of(cell: &Cell) -> Row {
    Row {
        place: cell.place,
        reference: String::new(),
        label: cell.label.clone(),
        repeat: String::new(),
        content: cell.words.clone(),
        id: String::new(),
    }
}
