//! Reads Markdown event by event.

use super::change::INSERTION;
use super::change::insertions;
use super::inline::OpenImage;
use super::inline::OpenLink;
use super::mended::Mended;
use super::mended::own_words;
use super::note::Notes;
use super::outcome::Image;
use super::outcome::Link;
use super::outcome::Problem;
use super::outcome::ProblemKind;
use super::outcome::Prose;
use super::outcome::Setting;
use super::passage::Passage;
use super::run::Run;
use super::sheet::Sheet;
use super::table::Table;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

const LONGEST_QUOTE: usize = 80;

/// Reads a text in Markdown.
pub fn read_prose(source: &str, setting: &Setting) -> Prose {
    let mended = Mended::of(source);
    let mut reader = Reader::new(source, &mended, setting);
    for (event, range) in mended.events() {
        reader.take(event, &range);
    }
    reader.finish()
}

/// What has been read up to an event.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) mended: &'a Mended,
    pub(super) setting: &'a Setting<'a>,
    pub(super) sheet: Sheet,
    pub(super) run: Run,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    pub(super) notes: Notes,
    pub(super) link: Option<OpenLink>,
    pub(super) image: Option<OpenImage>,
    pub(super) withheld: BTreeSet<String>,
    problems: Vec<Problem>,
    pub(super) around_notes: Vec<(Sheet, String)>,
    /// What stands before the words of an item; empty where the author typed a mark of their own.
    pub(super) marker: Option<String>,
    pub(super) passage: Option<Passage>,
    /// Emphases, links and the like that are open.
    pub(super) inline_depth: usize,
    /// Where words put in begin and end, in the mended text.
    insertions: BTreeMap<usize, bool>,
    /// Levels of the headings that the one being read stands below, as written, and its own.
    pub(super) headings: Vec<u8>,
    /// Level of the open heading on the page.
    pub(super) heading: u8,
    pub(super) table: Option<Table>,
    pub(super) text_is: TextIs,
}

/// What a text event holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextIs {
    Words,
    /// Whole lines that the parser did not look into.
    Lines,
    /// Lines whose blanks matter.
    Code,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, mended: &'a Mended, setting: &'a Setting<'a>) -> Reader<'a> {
        Reader {
            source,
            mended,
            setting,
            sheet: Sheet::default(),
            run: Run::default(),
            links: Vec::new(),
            images: Vec::new(),
            notes: Notes::default(),
            link: None,
            image: None,
            withheld: BTreeSet::new(),
            problems: Vec::new(),
            around_notes: Vec::new(),
            marker: None,
            passage: None,
            inline_depth: 0,
            insertions: insertions(mended),
            headings: Vec::new(),
            heading: 0,
            table: None,
            text_is: TextIs::Words,
        }
    }

    fn finish(mut self) -> Prose {
        self.settle();
        let unused = std::mem::take(&mut self.notes).print(self.setting.id_prefix, &mut self.sheet);
        for span in unused {
            self.problem(ProblemKind::UnusedFootnote, span);
        }
        self.problems.sort_by_key(|problem| problem.span.start);
        let Sheet { html, mut plain, .. } = self.sheet;
        plain.truncate(plain.trim_end_matches(['\n', '\t', ' ']).len());
        Prose { html, plain, links: self.links, images: self.images, withheld: self.withheld, problems: self.problems }
    }

    fn take(&mut self, event: Event<'_>, range: &Range<usize>) {
        if self.image.is_some() {
            self.take_in_image(&event, range);
            return;
        }
        match event {
            Event::Start(Tag::Paragraph) => self.open_paragraph(range.start),
            Event::Start(tag) => {
                self.settle();
                self.open(tag, range);
            }
            Event::End(tag) => {
                self.settle();
                self.close(tag, range);
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.take_text(&text, range);
            }
            Event::Html(html) => self.take_lines(&html, range),
            Event::InlineHtml(html) => {
                self.problem(ProblemKind::RawHtml, self.mended.source_range(range));
                self.take_lines(&html, range);
            }
            Event::Code(code) => {
                self.settle();
                self.sheet.tag("<code>");
                self.sheet.words(&own_words(&code));
                self.sheet.tag("</code>");
            }
            Event::SoftBreak | Event::HardBreak => {
                self.settle();
                self.break_line(self.mended.line_behind(range.start));
            }
            Event::Rule => {
                self.settle();
                self.close_passage();
                self.sheet.fresh_block();
                self.sheet.tag("<hr>\n");
            }
            Event::FootnoteReference(name) => {
                self.settle();
                self.notes.print_mark(&name, self.setting.id_prefix, self.link.is_none(), &mut self.sheet);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn take_text(&mut self, text: &str, range: &Range<usize>) {
        match self.text_is {
            TextIs::Words => {
                self.put_marker();
                self.push_with_insertions(text, range);
            }
            TextIs::Lines => self.take_lines(text, range),
            TextIs::Code => self.sheet.words(&own_words(text)),
        }
    }

    fn push_with_insertions(&mut self, text: &str, range: &Range<usize>) {
        let marks: Vec<(usize, bool)> = self.insertions.range(range.clone()).map(|(at, opens)| (*at, *opens)).collect();
        let mut from = range.start;
        for (at, opens) in marks {
            self.push(text.get(from - range.start..at - range.start).unwrap_or_default(), &(from..at));
            self.flush();
            if opens {
                self.inline_depth += 1;
                self.open_change("ins", "〔追加〕");
            } else {
                self.inline_depth = self.inline_depth.saturating_sub(1);
                self.close_change("ins", "〔追加終わり〕");
            }
            from = at + INSERTION.len();
        }
        self.push(text.get(from - range.start..).unwrap_or_default(), &(from..range.end));
    }

    /// Takes words that may hold line ends.
    fn take_lines(&mut self, text: &str, range: &Range<usize>) {
        self.put_marker();
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            self.push(words, &(at..at + words.len()));
            at += line.len();
            if words.len() < line.len() {
                self.flush();
                self.break_line(at);
            }
        }
    }

    /// Writes what waits to be written before something else may be.
    pub(super) fn settle(&mut self) {
        self.put_marker();
        self.flush();
    }

    pub(super) fn put_marker(&mut self) {
        if self.write_marker() {
            self.open_item_passage();
        }
    }

    /// Writes the marker of an item that has just begun, if one has.
    pub(super) fn write_marker(&mut self) -> bool {
        let Some(marker) = self.marker.take() else { return false };
        if !marker.is_empty() {
            self.sheet.tag("<span class=\"marker\">");
            self.sheet.words(&marker);
            self.sheet.tag("</span>");
        }
        true
    }

    /// Notes a problem, with the author's words.
    pub(super) fn problem(&mut self, kind: ProblemKind, span: Range<usize>) {
        let words = self.source.get(span.clone()).unwrap_or_default().trim();
        let quote = words.lines().next().unwrap_or_default().chars().take(LONGEST_QUOTE).collect();
        self.problems.push(Problem { kind, span, quote });
    }
}
