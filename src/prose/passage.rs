//! A paragraph, or the words of an item, line by line: its typed marks become lists, headings and hanging lines.
//!
//! The plain words stay as they are, and so do the marks; only what stands around them is added.

use super::mark::Mark;
use super::mark::mark;
use super::mended::STAND_IN;
use super::outline::Line;
use super::outline::List;
use super::outline::Piece;
use super::outline::columns;
use super::outline::outline;
use super::reading::Reader;
use std::ops::Range;

/// What answers and quotations put in round brackets before their parts.
const LABELS: [&str; 13] =
    ["前段", "中段", "後段", "質問", "再質問", "回答", "再回答", "問", "答", "追記", "補足", "訂正", "追加の回答"];

/// The lines that are being written.
pub(super) struct Passage {
    /// Where its HTML begins, with its own tag if it has one.
    opens_at: usize,
    /// Where its first line begins.
    html_at: usize,
    plain_at: usize,
    breaks: Vec<Break>,
    /// Columns that its first line is set in.
    indent: usize,
    kind: Kind,
}

struct Break {
    /// Columns that the line behind it is set in.
    indent: usize,
    html: Range<usize>,
    plain_at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    /// The first paragraph of an item, behind its marker.
    ItemParagraph,
    /// The words of an item, without a paragraph.
    Item,
}

/// Lines as HTML and as words.
struct Lines {
    indents: Vec<usize>,
    html: Vec<String>,
    plain: Vec<String>,
}

impl Reader<'_> {
    /// Begins a paragraph whose tag and marker have been written from `opens_at` on.
    pub(super) fn open_passage(&mut self, opens_at: usize, is_in_item: bool, at: usize) {
        self.begin_passage(opens_at, if is_in_item { Kind::ItemParagraph } else { Kind::Paragraph }, self.indent(at));
    }

    /// Begins the words of an item whose marker has been written.
    pub(super) fn open_item_passage(&mut self) {
        self.begin_passage(self.sheet.html.len(), Kind::Item, 0);
    }

    fn begin_passage(&mut self, opens_at: usize, kind: Kind, indent: usize) {
        let (html_at, plain_at) = (self.sheet.html.len(), self.sheet.plain.len());
        self.passage = Some(Passage { opens_at, html_at, plain_at, breaks: Vec::new(), indent, kind });
    }

    /// Ends a line; one that ends within an emphasis or a link cannot be taken apart from the next.
    /// `next` is where the next one begins in the mended text.
    pub(super) fn break_line(&mut self, next: usize) {
        let indent = self.indent(next);
        let start = self.sheet.html.len();
        self.sheet.line_break();
        let html = start..self.sheet.html.len();
        let plain_at = self.sheet.plain.len();
        if let Some(passage) = self.passage.as_mut().filter(|_| self.inline_depth == 0) {
            passage.breaks.push(Break { indent, html, plain_at });
        }
    }

    /// Columns that the line of a place in the mended text is set in, behind the marks of quotations.
    fn indent(&self, at: usize) -> usize {
        let text = self.mended.text.as_str();
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let line = text.get(start..).unwrap_or_default().trim_start_matches(['>', STAND_IN]);
        columns(line) + line.trim_start_matches(BLANKS).strip_prefix(STAND_IN).map_or(0, columns)
    }

    /// Ends the lines and gives them their order.
    pub(super) fn close_passage(&mut self) {
        let Some(passage) = self.passage.take() else { return };
        let is_item = passage.kind == Kind::Item;
        if !self.around_notes.is_empty() {
            return self.sheet.tag(if is_item { "" } else { "</p>\n" });
        }
        let plain = self.sheet.plain.get(passage.plain_at..).unwrap_or_default();
        let lines = lines_of(&passage, &self.sheet.html, plain);
        let opening = self.sheet.html.get(passage.opens_at..passage.html_at).unwrap_or_default().to_owned();
        self.sheet.html.truncate(passage.opens_at);
        self.sheet.html.push_str(&lines.written(passage.kind, &opening));
    }
}

fn lines_of(passage: &Passage, html: &str, plain: &str) -> Lines {
    let mut lines = Lines { indents: vec![passage.indent], html: Vec::new(), plain: Vec::new() };
    let (mut html_at, mut plain_at) = (passage.html_at, 0);
    for end in &passage.breaks {
        let plain_end = end.plain_at - passage.plain_at;
        lines.html.push(html.get(html_at..end.html.start).unwrap_or_default().to_owned());
        lines.plain.push(plain.get(plain_at..plain_end).unwrap_or_default().trim_end_matches('\n').to_owned());
        lines.indents.push(end.indent);
        (html_at, plain_at) = (end.html.end, plain_end);
    }
    lines.html.push(html.get(html_at..).unwrap_or_default().to_owned());
    lines.plain.push(plain.get(plain_at..).unwrap_or_default().to_owned());
    lines
}

impl Lines {
    fn written(&self, kind: Kind, opening: &str) -> String {
        let is_in_item = kind != Kind::Paragraph;
        let mut known: Vec<Line> =
            self.plain.iter().zip(&self.indents).map(|(words, indent)| Line::of(words, *indent)).collect();
        if let Some(first) = known.first_mut().filter(|_| is_in_item) {
            *first = Line::without_mark();
        }
        let pieces = outline(&known, is_in_item);
        let mut html = String::new();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let run: Vec<usize> = pieces.iter().skip(at).map_while(line_number).collect();
            at += run.len().max(1);
            match piece {
                Piece::Line(0) => self.write_first(&run, kind, opening, pieces.len() == run.len(), &mut html),
                Piece::Line(_) => html.push_str(&format!("<p>{}</p>\n", self.joined(&run))),
                Piece::Heading(line) => {
                    html.push_str(&format!("<p class=\"field-heading\"><strong>{}</strong></p>\n", self.html(*line)));
                }
                Piece::Article(line) => html.push_str(&format!("<p class=\"hang-1\">{}</p>\n", self.html(*line))),
                Piece::List(list) => self.write_list(list, &mut html),
            }
        }
        html
    }

    /// Writes the lines that the passage begins with, behind its own tag.
    fn write_first(&self, run: &[usize], kind: Kind, opening: &str, is_all: bool, html: &mut String) {
        let mut words = self.joined(run);
        if kind != Kind::Paragraph {
            words = self.with_marker(0, &words);
        }
        match (kind, self.mark_of(0)) {
            (Kind::Paragraph, Some(mark)) if is_all && run.len() == 1 => {
                html.push_str(&format!("<p class=\"hang-{}\">{words}</p>\n", mark.level()));
            }
            (Kind::Item, _) => html.push_str(&format!("{words}{}", if is_all { "" } else { "\n" })),
            _ => html.push_str(&format!("{opening}{words}</p>\n")),
        }
    }

    fn write_list(&self, list: &List, html: &mut String) {
        let name = if list.style.is_bullet() { "ul" } else { "ol" };
        html.push_str(&format!("<{name} class=\"marked\">\n"));
        for item in &list.items {
            let is_wide = self.mark_of(item.line).is_some_and(Mark::is_wide);
            html.push_str(if is_wide { "<li class=\"wide\">" } else { "<li>" });
            html.push_str(&self.with_marker(item.line, self.html(item.line).trim_start_matches(BLANKS)));
            let mut at = 0;
            while let Some(piece) = item.within.get(at) {
                let run: Vec<usize> = item.within.iter().skip(at).map_while(line_number).collect();
                match piece {
                    Piece::List(inner) => {
                        html.push('\n');
                        self.write_list(inner, html);
                    }
                    _ if at == 0 => html.push_str(&format!("<br>\n{}", self.unindented(&run))),
                    _ => html.push_str(&format!("<p>{}</p>\n", self.unindented(&run))),
                }
                at += run.len().max(1);
            }
            html.push_str("</li>\n");
        }
        html.push_str(&format!("</{name}>\n"));
    }

    fn joined(&self, lines: &[usize]) -> String {
        let lines: Vec<String> = lines.iter().map(|line| self.html(*line)).collect();
        lines.join("<br>\n")
    }

    /// Lines of an item, which is set in as a whole.
    fn unindented(&self, lines: &[usize]) -> String {
        let lines: Vec<String> =
            lines.iter().map(|line| self.html(*line).trim_start_matches(BLANKS).to_owned()).collect();
        lines.join("<br>\n")
    }

    /// A line, with the label that it begins with set off.
    fn html(&self, line: usize) -> String {
        let html = self.html.get(line).map_or("", String::as_str);
        let own = html.trim_start_matches(BLANKS);
        let label = own.strip_prefix('（').and_then(|rest| rest.split_once('）'));
        match label.filter(|(label, _)| LABELS.contains(label)) {
            Some((label, rest)) => {
                let blanks = html.get(..html.len() - own.len()).unwrap_or_default();
                format!("{blanks}<b class=\"part-label\">（{label}）</b>{rest}")
            }
            None => html.to_owned(),
        }
    }

    fn mark_of(&self, line: usize) -> Option<Mark> {
        mark(self.plain.get(line)?.trim_start_matches(BLANKS))
    }

    /// The HTML of a line that begins with a mark, with the mark set off; as it is where something stands around it.
    fn with_marker(&self, line: usize, html: &str) -> String {
        let words = self.plain.get(line).map_or("", |words| words.trim_start_matches(BLANKS));
        let typed = mark(words).and_then(|mark| words.get(..mark.length));
        match typed.and_then(|typed| Some((typed, html.strip_prefix(typed)?))) {
            Some((typed, rest)) => format!("<span class=\"marker\">{typed}</span>{rest}"),
            None => html.to_owned(),
        }
    }
}

/// Whether a bracket holds a label that parts begin with.
pub(super) fn is_label(bracket: &str) -> bool {
    bracket.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')).is_some_and(|label| LABELS.contains(&label))
}

const BLANKS: [char; 3] = [' ', '　', '\t'];

fn line_number(piece: &Piece) -> Option<usize> {
    if let Piece::Line(line) = piece { Some(*line) } else { None }
}
