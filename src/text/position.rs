//! Lines and columns of a text, counted in characters as people count them.

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A line and a column of a text, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in characters; a combining mark is a character, a leading byte order mark is none.
    pub column: usize,
}

/// Bytes between two places of a text up to which its characters are counted once.
const STRIDE: usize = 1_024;

/// A text with the places where its lines begin; CRLF, CR and LF end a line.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// Characters that begin before every `STRIDE`th byte, so that places on one long line are found in no time.
    counts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines.
    pub fn new(text: &'t str) -> Self {
        let first = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(first).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut counts = vec![0];
        for stride in bytes.chunks(STRIDE) {
            counts.push(counts[counts.len() - 1] + characters(stride));
        }
        Self { text, starts, counts }
    }

    /// The place of a byte; a line end belongs to its line, and beyond the text its end is meant.
    pub fn place(&self, byte_offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte_offset).max(1);
        let start = self.starts[line - 1];
        let end = byte_offset.clamp(start, start + self.text(line).len());
        let end = (start..=end).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(start);
        Position { line, column: self.characters_before(end) - self.characters_before(start) + 1 }
    }

    /// The byte at which a place begins; the end of the line where it has no such column, of the text where no such line.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else { return self.text.len() };
        let words = self.text(line);
        let ahead = words.char_indices().nth(column.saturating_sub(1)).map_or(words.len(), |(at, _)| at);
        start + ahead
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, byte_offset: usize) -> usize {
        let stride = byte_offset / STRIDE;
        let rest = self.text.as_bytes().get(stride * STRIDE..byte_offset).unwrap_or_default();
        self.counts[stride] + characters(rest)
    }

    /// The words of a line without its end; empty for a line that does not exist.
    pub fn text(&self, line: usize) -> &'t str {
        let Some(start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else {
            return "";
        };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let whole = self.text.get(*start..end).unwrap_or_default();
        whole.strip_suffix("\r\n").or_else(|| whole.strip_suffix(['\n', '\r'])).unwrap_or(whole)
    }
}

/// How many characters begin in bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use super::Position;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    #[test]
    fn places_are_counted_in_characters() {
        for (text, offset, line, column) in [
            ("", 0, 1, 1),
            ("", 9, 1, 1),
            ("あい", 3, 1, 2),
            ("あい", 4, 1, 2),
            ("あい", 6, 1, 3),
            ("あ\r\nい", 3, 1, 2),
            ("あ\r\nい", 4, 1, 2),
            ("あ\r\nい", 5, 2, 1),
            ("a\rb\nc", 2, 2, 1),
            ("a\rb\nc", 4, 3, 1),
            ("a\n", 2, 2, 1),
            ("\u{FEFF}あ", 3, 1, 1),
            ("\u{FEFF}あ", 0, 1, 1),
            ("か\u{3099}き", 6, 1, 3),
        ] {
            assert_eq!(Lines::new(text).place(offset), Position { line, column }, "{text:?} {offset}");
        }
    }

    #[test]
    fn places_far_along_a_line_are_counted_as_well() {
        let text = format!("a\n{}", "あa".repeat(3_000));
        let lines = Lines::new(&text);
        for at in (0..6_000).step_by(7) {
            let offset = 2 + at / 2 * 4 + at % 2 * 3;
            assert_eq!(lines.place(offset), Position { line: 2, column: at + 1 }, "{at}");
        }
    }

    #[test]
    fn lines_come_without_their_ends() {
        let lines = Lines::new("\u{FEFF}一\r\n二\r\r三\n");
        let texts: Vec<&str> = (0..=6).map(|line| lines.text(line)).collect();
        assert_eq!(texts, ["", "一", "二", "", "三", "", ""]);
    }

    proptest! {
        #[test]
        fn places_lead_back(text in "[あa\r\n\u{FEFF}]*") {
            let lines = Lines::new(&text);
            for (offset, character) in text.char_indices().filter(|(offset, _)| *offset > 0) {
                let place = lines.place(offset);
                let there = lines.text(place.line).chars().nth(place.column - 1);
                let expected = Some(character).filter(|character| !['\r', '\n'].contains(character));
                prop_assert_eq!(there, expected);
            }
        }
    }
}
