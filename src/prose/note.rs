//! Notes: numbered in the order of their marks, printed after the text, linked both ways.

use super::sheet::Sheet;
use std::collections::BTreeMap;
use std::ops::Range;

/// The notes of a text, while it is being read.
#[derive(Default)]
pub(super) struct Notes {
    marks: BTreeMap<String, Mark>,
    written: Vec<Note>,
}

#[derive(Clone, Copy)]
struct Mark {
    number: usize,
    times: usize,
}

/// A note as written; it may stand anywhere in the text.
pub(super) struct Note {
    pub(super) name: String,
    pub(super) sheet: Sheet,
    pub(super) span: Range<usize>,
}

impl Notes {
    pub(super) fn add(&mut self, note: Note) {
        self.written.push(note);
    }

    /// Prints a mark 「（注1）」; as a link where a link may stand.
    pub(super) fn print_mark(&mut self, name: &str, id_prefix: &str, linked: bool, sheet: &mut Sheet) {
        let next = self.marks.len() + 1;
        let mark = self.marks.entry(key(name)).or_insert(Mark { number: next, times: 0 });
        let words = format!("（注{}）", mark.number);
        if !linked {
            sheet.words(&words);
            return;
        }
        mark.times += 1;
        let id = match mark.times {
            1 => format!("{id_prefix}note-ref-{}", mark.number),
            again => format!("{id_prefix}note-ref-{}-{again}", mark.number),
        };
        sheet.tag("<a class=\"note-mark\" role=\"doc-noteref\"");
        sheet.attribute("id", &id);
        sheet.attribute("href", &format!("#{id_prefix}note-{}", mark.number));
        sheet.tag(">");
        sheet.words(&words);
        sheet.tag("</a>");
    }

    /// Prints the notes in the order of their numbers, then those that no mark leads to; returns where these stand.
    pub(super) fn print(self, id_prefix: &str, sheet: &mut Sheet) -> Vec<Range<usize>> {
        let mut numbered: BTreeMap<usize, (Note, bool)> = BTreeMap::new();
        let mut left = Vec::new();
        for note in self.written {
            match self.marks.get(&key(&note.name)) {
                Some(mark) if !numbered.contains_key(&mark.number) => {
                    numbered.insert(mark.number, (note, mark.times > 0));
                }
                _ => left.push(note),
            }
        }
        if numbered.is_empty() && left.is_empty() {
            return Vec::new();
        }
        sheet.fresh_block();
        sheet.tag("<ol class=\"marked notes\">\n");
        for (number, (note, linked)) in &numbered {
            print_note(note, *number, id_prefix, *linked, sheet);
        }
        for (number, note) in (self.marks.len() + 1..).zip(&left) {
            print_note(note, number, id_prefix, false, sheet);
        }
        sheet.tag("</ol>\n");
        left.into_iter().map(|note| note.span).collect()
    }
}

/// The way back is the number itself; its name for screen readers begins with the words that are seen.
fn print_note(note: &Note, number: usize, id_prefix: &str, linked: bool, sheet: &mut Sheet) {
    let words = format!("注{number}");
    sheet.fresh_line();
    sheet.tag("<li");
    sheet.attribute("id", &format!("{id_prefix}note-{number}"));
    sheet.tag(">");
    let mut body = note.sheet.html.as_str();
    if let Some(rest) = body.strip_prefix("<p>") {
        sheet.tag("<p>");
        body = rest;
    }
    sheet.tag("<span class=\"marker\">");
    if linked {
        sheet.tag("<a role=\"doc-backlink\"");
        sheet.attribute("href", &format!("#{id_prefix}note-ref-{number}"));
        sheet.attribute("aria-label", &format!("{words}の本文へ戻る"));
        sheet.tag(">");
        sheet.words(&words);
        sheet.tag("</a>");
    } else {
        sheet.words(&words);
    }
    sheet.words(" ");
    sheet.tag("</span>");
    sheet.tag(body);
    sheet.plain.push_str(&note.sheet.plain);
    sheet.tag("</li>\n");
}

/// Names of notes are the same whatever the case of their letters.
fn key(name: &str) -> String {
    name.to_lowercase()
}
