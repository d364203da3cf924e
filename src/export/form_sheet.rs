//! A sheet of a form-shaped workbook: number, label and content in merged cells, as the form prints them.

use std::collections::BTreeMap;

use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::fingerprint::sha256;
use crate::fingerprint::short;
use crate::form::Display;
use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::Repeat;
use crate::form::join;
use crate::model::Numbering;
use crate::model::Record;

use super::form_words::height;
use super::form_words::in_rows;
use super::form_words::shown;
use super::workbook::Shown;
use super::workbook::Titled;

/// First and last column of a cell of the grid.
type Span = (u16, u16);

/// The grid of every sheet: columns of one width, merged as the form wants it.
const COLUMNS: u16 = 12;
const WHOLE: Span = (0, COLUMNS - 1);
const NUMBER: Span = (0, 1);
const LABEL: Span = (2, 4);
const OUTER_LABEL: Span = (2, 2);
const INNER_LABEL: Span = (3, 4);
const CONTENT: Span = (5, COLUMNS - 1);

/// Width of a column, in digits of the default font; letters of ours are a little smaller.
const WIDTH: f64 = 7.5;
/// Half-width letters that surely fit into a column.
const LETTERS: usize = 7;
/// Height of a line in points, with room for fonts that stand in for ours.
const LINE: f64 = 15.0;

/// How cells look.
pub(super) struct Look {
    head: Format,
    heading: Format,
    label: Format,
    words: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let cell = || {
            let font = Format::new().set_font_name("ＭＳ Ｐゴシック").set_font_size(10).set_text_wrap();
            font.set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_num_format("@")
        };
        Self {
            head: cell().set_bold().set_background_color("#D9D9D9"),
            heading: cell().set_bold().set_background_color("#EDEDED"),
            label: cell().set_background_color("#F7F7F7"),
            words: cell(),
        }
    }
}

/// A sheet that is being written.
pub(super) struct FormSheet<'a> {
    record: &'a Record,
    numbering: &'a Numbering,
    look: &'a Look,
    sheet: &'a mut Worksheet,
    name: &'a str,
    /// Where each item is shown.
    shown: &'a mut BTreeMap<String, Shown>,
    row: u32,
}

impl<'a> FormSheet<'a> {
    pub(super) fn new(
        (record, numbering): (&'a Record, &'a Numbering),
        look: &'a Look,
        (sheet, name): (&'a mut Worksheet, &'a str),
        shown: &'a mut BTreeMap<String, Shown>,
    ) -> Self {
        Self { record, numbering, look, sheet, name, shown, row: 0 }
    }

    /// Writes a part.
    pub(super) fn write(&mut self, part: usize, titled: &Titled) -> Result<(), XlsxError> {
        let form = &self.record.form;
        for column in 0..COLUMNS {
            self.sheet.set_column_width(column, WIDTH)?;
        }
        let look = self.look;
        for (span, words) in [(NUMBER, "項目番号"), (LABEL, "項目"), (CONTENT, "記載内容")] {
            self.cell((0, 0), span, words, &look.head)?;
        }
        self.row = 1;
        if part == 0 {
            let title = format!("{}　{}\n{}　{}", titled.title, titled.called, form.title, form.printed_revision);
            self.heading(title.trim_end())?;
            if !form.mark_meaning.is_empty() {
                self.heading(&format!("※（{}）: {}", form.mark_label, form.mark_meaning))?;
            }
        }
        let about = &form.parts[part];
        let mark = if about.marked { "　※" } else { "" };
        let title = format!("{}{mark}{}\n{}", about.title, about.mark_note, about.note);
        self.heading(title.trim_end())?;
        self.walk(&form.roots, part, "")?;
        let last = self.row.saturating_sub(1);
        self.sheet.set_print_area(0, 0, last, COLUMNS - 1)?;
        Ok(())
    }

    fn walk(&mut self, nodes: &[NodeId], part: usize, key: &str) -> Result<(), XlsxError> {
        let form = &self.record.form;
        for id in nodes.iter().filter(|id| form.reaches(**id, part)) {
            let node = &form.nodes[*id];
            let own = join(key, &node.name);
            if self.record.leaves_out(*id, &own) {
                continue;
            }
            match &node.kind {
                Kind::Item(_) => self.item(&own, node, LABEL)?,
                Kind::Group if !node.heading && self.is_flat(*id) => self.group(node, part, &own)?,
                Kind::Group => {
                    self.node_heading(node)?;
                    self.walk(&node.children, part, &own)?;
                }
                Kind::Repeat(repeat) => self.repeat((*id, node, repeat), part, &own)?,
            }
        }
        Ok(())
    }

    /// Items whose labels stand beside that of their group, which is merged over all of them.
    fn group(&mut self, node: &Node, part: usize, key: &str) -> Result<(), XlsxError> {
        let form = &self.record.form;
        let first = self.row;
        for id in node.children.iter().filter(|id| form.reaches(**id, part)) {
            let child = &form.nodes[*id];
            self.item(&join(key, &child.name), child, INNER_LABEL)?;
        }
        if self.row > first {
            let look = self.look;
            self.cell((first, self.row - 1), OUTER_LABEL, &label(node), &look.label)?;
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        (id, node, repeat): (NodeId, &Node, &Repeat),
        part: usize,
        key: &str,
    ) -> Result<(), XlsxError> {
        self.node_heading(node)?;
        let rows = self.record.rows(key);
        if repeat.display == Display::Table && self.is_flat(id) && node.children.len() <= usize::from(COLUMNS) {
            return self.table(node, key);
        }
        for (row, number) in rows.iter().zip(1..) {
            let inside = join(key, &row.id);
            let title = repeat.title_item.as_ref().map(|item| join(&inside, item));
            let title = title.and_then(|key| self.record.get(&key)?.value.line()).unwrap_or_default();
            let title = title.lines().next().unwrap_or_default();
            let detail = self.record.row_detail(repeat, &inside);
            self.heading(format!("{}{number}　{title}{detail}", repeat.row_label).trim_end())?;
            self.walk(&node.children, part, &inside)?;
        }
        Ok(())
    }

    /// Rows that the form displays as a table: an item a column.
    fn table(&mut self, node: &Node, key: &str) -> Result<(), XlsxError> {
        let form = &self.record.form;
        let look = self.look;
        let children: Vec<&Node> = node.children.iter().map(|id| &form.nodes[*id]).collect();
        let spans = spans(children.len());
        let labels: Vec<String> = children.iter().map(|child| label(child)).collect();
        let lines = labels.iter().zip(&spans).map(|(label, span)| height(label, letters(*span))).max();
        for (label, span) in labels.iter().zip(&spans) {
            self.cell((self.row, self.row), *span, label, &look.head)?;
        }
        self.next(lines.unwrap_or(1))?;
        for row in self.record.rows(key) {
            let inside = join(key, &row.id);
            let words = children.iter().zip(&spans).map(|(child, span)| {
                let entry = self.record.get(&join(&inside, &child.name));
                let words = entry.map(|entry| shown(self.record, self.numbering, entry)).unwrap_or_default();
                in_rows(&words, letters(*span))
            });
            let cells: Vec<Vec<String>> = words.collect();
            let first = self.row;
            for at in 0..cells.iter().map(Vec::len).max().unwrap_or(1) {
                let mut lines = 1;
                for (pieces, span) in cells.iter().zip(&spans) {
                    let piece = pieces.get(at).map(String::as_str).unwrap_or_default();
                    self.cell((self.row, self.row), *span, piece, &look.words)?;
                    lines = lines.max(height(piece.trim_end_matches('\n'), letters(*span)));
                }
                self.next(lines)?;
            }
            for ((child, pieces), span) in children.iter().zip(&cells).zip(&spans) {
                self.note(&join(&inside, &child.name), (first, pieces.len()), span.0, &pieces.concat());
            }
        }
        Ok(())
    }

    /// An item: its number, its label, and its words in as many rows as they take.
    fn item(&mut self, key: &str, node: &Node, labelled: Span) -> Result<(), XlsxError> {
        let Some(entry) = self.record.get(key) else { return Ok(()) };
        let look = self.look;
        let words = shown(self.record, self.numbering, entry);
        let pieces = in_rows(&words, letters(CONTENT));
        let first = self.row;
        let (label, reference) = (label(node), node.reference_beside_label());
        let needed = height(&label, letters(labelled)).max(height(reference, letters(NUMBER)));
        let mut left = needed;
        for (at, piece) in pieces.iter().enumerate() {
            let own = height(piece.trim_end_matches('\n'), letters(CONTENT));
            let lines = if at + 1 == pieces.len() { own.max(left) } else { own };
            self.cell((self.row, self.row), CONTENT, piece, &look.words)?;
            left = left.saturating_sub(lines);
            self.next(lines)?;
        }
        let rows = (first, self.row - 1);
        self.cell(rows, NUMBER, reference, &look.label)?;
        self.cell(rows, labelled, &label, &look.label)?;
        self.note(key, (first, pieces.len()), CONTENT.0, &words);
        Ok(())
    }

    fn node_heading(&mut self, node: &Node) -> Result<(), XlsxError> {
        let reference = node.reference_beside_label();
        self.heading(format!("{reference} {}", label(node)).trim())
    }

    fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        let look = self.look;
        self.cell((self.row, self.row), WHOLE, words, &look.heading)?;
        self.next(height(words, letters(WHOLE)))
    }

    /// A cell of the grid.
    fn cell(
        &mut self,
        (first, last): (u32, u32),
        (left, right): Span,
        words: &str,
        look: &Format,
    ) -> Result<(), XlsxError> {
        if (first, left) == (last, right) {
            self.sheet.write_string_with_format(first, left, words, look)?;
        } else {
            self.sheet.merge_range(first, left, last, right, words, look)?;
        }
        Ok(())
    }

    fn next(&mut self, lines: usize) -> Result<(), XlsxError> {
        let lines = u16::try_from(lines).unwrap_or(u16::MAX).min(27);
        self.sheet.set_row_height(self.row, LINE.mul_add(f64::from(lines), 3.0))?;
        self.row += 1;
        Ok(())
    }

    /// Remembers where an item is shown.
    fn note(&mut self, key: &str, (first, count): (u32, usize), column: u16, words: &str) {
        let letter = char::from(b'A' + u8::try_from(column).unwrap_or_default());
        let last = first + u32::try_from(count).unwrap_or(1);
        let cells =
            if count == 1 { format!("{letter}{last}") } else { format!("{letter}{}:{letter}{last}", first + 1) };
        let mark = short(&sha256(words.as_bytes()));
        self.shown.insert(key.to_owned(), Shown { sheet: self.name.to_owned(), cells, mark });
    }

    /// Whether a node holds items alone.
    fn is_flat(&self, id: NodeId) -> bool {
        let form = &self.record.form;
        form.nodes[id].children.iter().all(|child| form.nodes[*child].item().is_some())
    }
}

/// Half-width letters that surely fit into a line of a cell.
fn letters((left, right): Span) -> usize {
    LETTERS * usize::from(right - left + 1) - 2
}

/// The columns of the grid shared out: those behind get what is over, where forms ask for words.
fn spans(count: usize) -> Vec<Span> {
    let count = u16::try_from(count).unwrap_or(COLUMNS).clamp(1, COLUMNS);
    let start = |at: u16| at * COLUMNS / count;
    (0..count).map(|at| (start(at), start(at + 1) - 1)).collect()
}

/// The label with its mark and its note.
fn label(node: &Node) -> String {
    let mark = if node.marked { "※" } else { "" };
    let note = if node.note.is_empty() { String::new() } else { format!("\n（{}）", node.note) };
    format!("{}{mark}{note}", node.label)
}
