//! Opens and closes blocks and marks: paragraphs, lists, tables, notes, emphasis.

use super::mark::Mark;
use super::mark::mark;
use super::note::Note;
use super::outcome::ProblemKind;
use super::reading::Reader;
use super::reading::TextIs;
use super::sheet::Sheet;
use super::table::Table;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;
use std::ops::Range;

/// Deepest heading that HTML has.
const DEEPEST_HEADING: u8 = 6;

impl Reader<'_> {
    pub(super) fn open(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        if is_inline(&tag) {
            self.inline_depth += 1;
        } else if !matches!(tag, Tag::Image { .. }) {
            self.close_passage();
        }
        match tag {
            Tag::Heading { level, .. } => self.open_heading(level_of(level)),
            Tag::BlockQuote(_) => self.open_block("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.open_block("<pre><code>");
                self.text_is = TextIs::Code;
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.open_block("<p>");
                self.text_is = TextIs::Lines;
            }
            Tag::HtmlBlock => {
                self.problem(ProblemKind::RawHtml, self.mended.source_range(range));
                self.open_block("<p>");
            }
            Tag::List(first) => self.open_list(first.is_some()),
            Tag::Item => {
                self.sheet.fresh_line();
                let item = self.mended.text.get(range.clone()).unwrap_or_default();
                let is_wide = mark(typed_words(item)).is_some_and(Mark::is_wide);
                self.sheet.tag(if is_wide { "<li class=\"wide\">" } else { "<li>" });
                self.marker = Some(marker(item));
            }
            Tag::FootnoteDefinition(name) => {
                self.around_notes.push((std::mem::take(&mut self.sheet), name.into_string()));
            }
            Tag::Table(alignments) => {
                self.open_block("<table>\n");
                self.table = Some(Table::new(alignments));
            }
            Tag::TableHead => self.open_row("<thead>\n<tr>", range),
            Tag::TableRow => self.open_row("<tr>", range),
            Tag::TableCell => self.with_table(Table::open_cell),
            Tag::Emphasis => self.sheet.tag("<em>"),
            Tag::Strong => self.sheet.tag("<strong>"),
            Tag::Strikethrough if self.is_double(range) => self.open_change("del", "〔削除〕"),
            Tag::Strikethrough => self.push("~", &(range.start..range.start + 1)),
            Tag::Link { link_type, dest_url, title, .. } => self.open_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title, range),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        if is_inline_end(tag) {
            self.inline_depth = self.inline_depth.saturating_sub(1);
        }
        match tag {
            TagEnd::Paragraph => self.close_passage(),
            TagEnd::HtmlBlock => self.close_lines(),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(_) => self.sheet.tag("</blockquote>\n"),
            TagEnd::CodeBlock if self.text_is == TextIs::Lines => self.close_lines(),
            TagEnd::CodeBlock => {
                self.sheet.tag("</code></pre>\n");
                self.text_is = TextIs::Words;
            }
            TagEnd::List(numbered) => {
                self.sheet.close_list();
                self.sheet.tag(if numbered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => {
                self.close_passage();
                self.sheet.tag("</li>\n");
            }
            TagEnd::FootnoteDefinition => self.close_note(range),
            TagEnd::Table => {
                self.sheet.tag("</tbody>\n</table>\n");
                self.table = None;
            }
            TagEnd::TableHead => {
                self.sheet.tag("</tr>\n</thead>\n<tbody>\n");
                self.with_table(|table, _| table.end_head());
            }
            TagEnd::TableRow => self.close_row(range),
            TagEnd::TableCell => self.with_table(|table, sheet| table.close_cell(sheet, range.end)),
            TagEnd::Emphasis => self.sheet.tag("</em>"),
            TagEnd::Strong => self.sheet.tag("</strong>"),
            TagEnd::Strikethrough if self.is_double(range) => self.close_change("del", "〔削除終わり〕"),
            TagEnd::Strikethrough => self.push("~", &(range.end - 1..range.end)),
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    /// Headings go down one level at a time, whatever the author's marks are.
    fn open_heading(&mut self, written: u8) {
        let Some(outermost) = self.setting.heading_level else {
            return self.open_block("<p class=\"field-heading\"><strong>");
        };
        self.headings.retain(|above| *above < written);
        self.headings.push(written);
        let depth = u8::try_from(self.headings.len()).unwrap_or(u8::MAX);
        let level = outermost.saturating_add(depth - 1).min(DEEPEST_HEADING);
        self.open_block(&format!("<h{level}>"));
        self.heading = level;
    }

    fn close_heading(&mut self) {
        match self.setting.heading_level {
            None => self.sheet.tag("</strong></p>\n"),
            Some(_) => self.sheet.tag(&format!("</h{}>\n", self.heading)),
        }
    }

    fn open_block(&mut self, html: &str) {
        self.sheet.fresh_block();
        self.sheet.tag(html);
    }

    /// The number or bullet of an item stands in its first paragraph.
    pub(super) fn open_paragraph(&mut self, at: usize) {
        self.flush();
        self.close_passage();
        let is_in_item = self.marker.is_some();
        if !is_in_item {
            self.sheet.fresh_block();
        }
        let opens_at = self.sheet.html.len();
        self.sheet.tag("<p>");
        self.write_marker();
        self.open_passage(opens_at, is_in_item, at);
    }

    /// Opens a changed passage, which says in words what it is.
    pub(super) fn open_change(&mut self, name: &str, words: &str) {
        self.sheet.tag(&format!("<{name}><span class=\"change\">"));
        self.sheet.words(words);
        self.sheet.tag("</span>");
    }

    pub(super) fn close_change(&mut self, name: &str, words: &str) {
        self.sheet.tag("<span class=\"change\">");
        self.sheet.words(words);
        self.sheet.tag(&format!("</span></{name}>"));
    }

    fn close_lines(&mut self) {
        self.sheet.drop_line_break();
        self.sheet.tag("</p>\n");
        self.text_is = TextIs::Words;
    }

    fn open_list(&mut self, numbered: bool) {
        if !self.sheet.is_in_list() {
            self.sheet.fresh_block();
        }
        self.sheet.open_list();
        let name = if numbered { "ol" } else { "ul" };
        self.sheet.tag(&format!("<{name} class=\"marked\">\n"));
    }

    fn open_row(&mut self, html: &str, range: &Range<usize>) {
        self.sheet.fresh_line();
        self.sheet.tag(html);
        self.with_table(|table, _| table.open_row(range.start));
    }

    fn close_row(&mut self, range: &Range<usize>) {
        let rest = self.table.as_ref().and_then(|table| table.rest_of_row(&self.mended.text, range.end));
        if let Some(rest) = rest {
            let mended = self.mended;
            self.with_table(Table::open_cell);
            self.push(mended.text.get(rest.clone()).unwrap_or_default(), &rest);
            self.flush();
            self.with_table(|table, sheet| table.close_cell(sheet, rest.end));
        }
        self.sheet.tag("</tr>\n");
    }

    fn with_table(&mut self, act: impl FnOnce(&mut Table, &mut Sheet)) {
        if let Some(table) = &mut self.table {
            act(table, &mut self.sheet);
        }
    }

    fn close_note(&mut self, range: &Range<usize>) {
        let (around, name) = self.around_notes.pop().unwrap_or_default();
        let sheet = std::mem::replace(&mut self.sheet, around);
        self.notes.add(Note { name, sheet, span: self.mended.source_range(range) });
    }

    /// A single `~` is the 「から」 of a range of numbers, not a mark.
    fn is_double(&self, range: &Range<usize>) -> bool {
        self.mended.text.get(range.clone()).is_some_and(|text| text.starts_with("~~"))
    }
}

/// Number of the marks that an author wrote before a heading.
fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Whether a tag stands within a line.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// The number of an item with its full stop or bracket as written, or the bullet that Japanese texts use.
fn marker(item: &str) -> String {
    let item = item.trim_start_matches([' ', '\t']);
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    match item.get(..=digits) {
        Some(number) if digits > 0 => format!("{number} "),
        // A mark of the author's own, as official papers have them, needs no bullet before it.
        _ if mark(typed_words(item)).is_some() || typed_words(item).starts_with('※') => String::new(),
        _ => "・".to_owned(),
    }
}

/// The words of an item behind its bullet.
fn typed_words(item: &str) -> &str {
    let item = item.trim_start_matches([' ', '\t']);
    item.strip_prefix(['-', '*', '+']).unwrap_or_default().trim_start_matches([' ', '\t'])
}
