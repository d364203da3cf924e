//! The source as the Markdown parser is to see it: with stand-ins where CommonMark would misread Japanese.

use super::range::ranges;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::OffsetIter;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use std::borrow::Cow;
use std::ops::Range;

/// Stands where two characters must not meet. A noncharacter: neither blank nor punctuation, and never real text.
pub(super) const STAND_IN: char = '\u{FDD0}';
const STAND_IN_BYTES: usize = STAND_IN.len_utf8();

/// A source with stand-ins, and the way back to the offsets of the source.
pub(super) struct Mended {
    pub(super) text: String,
    inserted: Vec<usize>,
}

impl Mended {
    /// Mends a source so that no official's line is taken for HTML, code or a definition.
    pub(super) fn of(source: &str) -> Mended {
        let mut places = bracket_places(source);
        places.extend(emphasis_places(source));
        places.extend(ranges(source));
        let mended = Mended::with(source, places);
        if !mended.text.contains("    ") && !mended.text.contains('\t') {
            return mended;
        }
        let indented = mended.indented_lines();
        if indented.is_empty() {
            return mended;
        }
        let mut places = mended.inserted;
        places.extend(indented);
        Mended::with(source, places)
    }

    fn with(source: &str, mut inserted: Vec<usize>) -> Mended {
        inserted.sort_unstable();
        inserted.dedup();
        let mut text = String::with_capacity(source.len() + inserted.len() * STAND_IN_BYTES);
        let mut places = inserted.iter().copied().peekable();
        for (at, char) in source.char_indices() {
            if places.next_if_eq(&at).is_some() {
                text.push(STAND_IN);
            }
            text.push(readable(char));
        }
        inserted.retain(|&place| place < source.len());
        Mended { text, inserted }
    }

    /// The events of the text with their ranges in it; `source_range` leads back.
    pub(super) fn events(&self) -> OffsetIter<'_> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        Parser::new_ext(&self.text, options).into_offset_iter()
    }

    /// Where the line behind a place in the mended text begins.
    pub(super) fn line_behind(&self, at: usize) -> usize {
        let end = self.text.get(at..).and_then(|rest| rest.find('\n'));
        end.map_or(self.text.len(), |end| at + end + 1)
    }

    /// The offset in the source of an offset in the mended text.
    pub(super) fn source_offset(&self, offset: usize) -> usize {
        let before = count_before(&self.inserted, offset);
        offset - before * STAND_IN_BYTES
    }

    /// The range in the source of a range in the mended text.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        self.source_offset(range.start)..self.source_offset(range.end)
    }

    /// Where the lines of indented code begin, in the source and before their indentation.
    fn indented_lines(&self) -> Vec<usize> {
        let mut inside = false;
        let mut places = Vec::new();
        for (event, range) in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => inside = true,
                Event::Text(text) if inside && !text.trim().is_empty() => {
                    places.push(self.source_offset(before_indentation(&self.text, range.start)));
                }
                _ if inside => inside = false,
                _ => {}
            }
        }
        places
    }
}

/// Words as the author wrote them, without stand-ins and without characters that HTML does not allow.
pub(super) fn own_words(words: &str) -> Cow<'_, str> {
    let foreign = |char: char| char == STAND_IN || (char.is_ascii_control() && !matches!(char, '\t' | '\n'));
    if words.contains(foreign) { Cow::Owned(words.replace(foreign, "")) } else { Cow::Borrowed(words) }
}

fn count_before(inserted: &[usize], offset: usize) -> usize {
    let (mut low, mut high) = (0, inserted.len());
    while low < high {
        let middle = low.midpoint(high);
        if inserted.get(middle).is_some_and(|place| place + middle * STAND_IN_BYTES < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Keeps the byte length, so that offsets stay true.
fn readable(char: char) -> char {
    match char {
        STAND_IN => char::REPLACEMENT_CHARACTER,
        '\t' | '\n' | '\r' => char,
        _ if char.is_ascii_control() => ' ',
        _ => char,
    }
}

/// After a `<` that opens words rather than a tag, and between the `]` and `:` of what would be a definition: CommonMark
/// makes a definition vanish from the page.
fn bracket_places(source: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut opened_note = false;
    let mut before = b'\n';
    let bytes = source.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied();
        match byte {
            b'[' => opened_note = next == Some(b'^') && before != b'\\',
            b'\n' => opened_note = false,
            b']' if next == Some(b':') && !opened_note => places.push(at + 1),
            b'<' if source.get(at + 1..).is_some_and(opens_words) => places.push(at + 1),
            _ => {}
        }
        before = byte;
    }
    places
}

/// Whether words follow a `<`: a name that HTML could take for a tag, and something that is not ASCII before `>`.
fn opens_words(after: &str) -> bool {
    let name = after.strip_prefix('/').unwrap_or(after);
    if !name.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return false;
    }
    let inside = after.split(['<', '>', '\n', '\r']).next().unwrap_or(after);
    let address = ["http://", "https://", "mailto:"].iter().any(|scheme| inside.starts_with(scheme));
    !inside.is_ascii() && !address
}

/// Between a run of `**` or `~~` and punctuation when a word character stands on the other side: CommonMark, made for words
/// with blanks between them, opens and closes nothing there (「**重要。**次」).
fn emphasis_places(source: &str) -> Vec<usize> {
    let mut places = double_places(source, "**");
    places.extend(double_places(source, "~~"));
    places
}

fn double_places(source: &str, double: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find(double)) {
        let start = at + found;
        let length = source.bytes().skip(start).take_while(|byte| double.as_bytes().first() == Some(byte)).count();
        let end = start + length;
        at = end;
        let before = source.get(..start).and_then(|words| words.chars().next_back());
        let after = source.get(end..).and_then(|words| words.chars().next());
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        if is_word(before) && is_punctuation(after) {
            places.push(end);
        }
        if before != '\\' && is_punctuation(before) && is_word(after) {
            places.push(start);
        }
    }
    places
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric()
}

fn is_punctuation(char: char) -> bool {
    !char.is_alphanumeric() && !char.is_whitespace() && !char.is_control()
}

/// The offset before the blanks that make a line of code: four columns, or a tab.
fn before_indentation(text: &str, start: usize) -> usize {
    let blanks = text.get(..start).unwrap_or_default().bytes().rev();
    let mut columns = 0;
    let taken = blanks.take_while(|&blank| {
        let free = columns < 4;
        columns += if blank == b'\t' { 4 } else { 1 };
        free && matches!(blank, b' ' | b'\t')
    });
    start - taken.count()
}
