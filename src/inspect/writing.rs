//! Takes the letters out of a file: what a reader sees, and what stands inside of tags.

use crate::text::Letters;

/// How the words of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Pages and pictures in words: tags and character references.
    Markup,
    /// A part of an office file: tags between any two letters of a paragraph.
    Office,
    /// Strings with escapes.
    Json,
    /// Words as they are.
    Plain,
    /// Names of files.
    Name,
    /// Bytes that are no text, as far as they can be read.
    Noise,
}

/// Elements that stand within a line: the words around their tags belong together.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
];

/// Elements of office files that end a paragraph or a cell.
const OFFICE_PARTS: &[&str] = &["w:p", "a:p", "si", "c", "text:p", "text:h", "dc:title", "dc:creator"];

impl Writing {
    /// The letters of a text: outside of tags, and inside of them.
    pub(super) fn letters(self, text: &str) -> (Letters, Letters) {
        let mut shown = Letters::default();
        let mut tags = Letters::default();
        let mut in_tag = false;
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let (meant, length) = self.meant(rest, letter);
            let behind = rest.get(length..).unwrap_or_default();
            match letter {
                '<' if self.has_tags() => {
                    in_tag = true;
                    tags.end_part();
                    if self.ends_part(behind) {
                        shown.end_part();
                    }
                }
                '>' if in_tag => in_tag = false,
                '"' if in_tag => tags.end_part(),
                '"' | ',' | '\t' | '\n' if !self.has_tags() => shown.end_part(),
                '\\' if meant == Some('\n') => shown.end_part(),
                _ => meant.into_iter().for_each(|meant| if in_tag { tags.push(meant) } else { shown.push(meant) }),
            }
            rest = behind;
        }
        shown.settle();
        tags.settle();
        (shown, tags)
    }

    fn has_tags(self) -> bool {
        matches!(self, Self::Markup | Self::Office)
    }

    /// The character that the beginning of a text stands for, and the length of its writing.
    fn meant(self, text: &str, letter: char) -> (Option<char>, usize) {
        match letter {
            '&' if self.has_tags() => reference(text),
            '\\' if self == Self::Json => escape(text),
            _ => (Some(letter), letter.len_utf8()),
        }
    }

    /// Whether a tag, given from behind its `<`, divides the words before it from those behind it.
    fn ends_part(self, tag: &str) -> bool {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let length = tag.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':').unwrap_or(tag.len());
        let name = tag.get(..length).unwrap_or_default();
        match self {
            Self::Office => OFFICE_PARTS.contains(&name),
            _ => !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)),
        }
    }
}

/// The text that an attribute's value or a run of words stands for.
pub(super) fn unescaped(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (meant, length) = Writing::Markup.meant(rest, letter);
        words.extend(meant);
        rest = rest.get(length..).unwrap_or_default();
    }
    words
}

/// A character reference at the start of a text, and its length; of those with names, all but a few are marks or blanks.
fn reference(text: &str) -> (Option<char>, usize) {
    const LONGEST: usize = 32;
    let body = text.get(1..).unwrap_or_default();
    let length = body.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let end = 1 + length + usize::from(body.as_bytes().get(length) == Some(&b';'));
    let name = body.get(..length).unwrap_or_default();
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        let number = hexadecimal.unwrap_or_else(|| number.parse());
        return (number.ok().and_then(char::from_u32), end);
    }
    match name {
        _ if end == 1 + length => (Some('&'), 1),
        "colon" => (Some(':'), end),
        "Tab" | "NewLine" | "nbsp" => (Some(' '), end),
        _ => (Some('&'), end),
    }
}

/// An escape of JSON at the start of a text, and its length.
fn escape(text: &str) -> (Option<char>, usize) {
    match text.as_bytes().get(1) {
        Some(b'n' | b'r' | b't') => (Some('\n'), 2),
        Some(b'"' | b'\\' | b'/') => (Some('\\'), 2),
        Some(b'u') => {
            let number = text.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            number.map_or((Some('\\'), 1), |number| (char::from_u32(number), 6))
        }
        _ => (Some('\\'), 1),
    }
}
