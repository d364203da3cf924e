//! The headers of a slip: lines that begin with ■.

use crate::text::squeeze;

use super::tidy::BLANKS;
use super::tidy::MARK;
use super::tidy::trim_blanks;

/// What a header is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Slip,
    Consultation,
    Draft,
    Fingerprint,
    Item,
    Name,
    Contact,
    Receipt,
}

/// Every label, as it is written.
const LABELS: [(Label, &str); 8] = [
    (Label::Slip, "意見票"),
    (Label::Consultation, "案件"),
    (Label::Draft, "対象"),
    (Label::Fingerprint, "対象の指紋"),
    (Label::Item, "項目"),
    (Label::Name, "氏名"),
    (Label::Contact, "連絡先"),
    (Label::Receipt, "控えの指紋"),
];

/// The most bytes before the colon in which a label is looked for: a line of text may be ten megabytes long.
const LONGEST_LABEL: usize = 120;

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Header(Label, &'a str),
    /// It begins like a header and is none that is known.
    Unknown,
    Text,
}

impl Label {
    /// As it is written.
    pub(super) fn word(self) -> &'static str {
        LABELS.iter().find(|(label, _)| *label == self).map_or("", |(_, word)| word)
    }

    /// The header with its value.
    pub(super) fn line(self, value: &str) -> String {
        format!("{}\n", format!("{MARK} {}: {value}", self.word()).trim_end_matches(' '))
    }
}

/// Tells a header from a line of text.
pub(super) fn line(line: &str) -> Line<'_> {
    let Some(rest) = line.trim_start_matches(BLANKS).strip_prefix(MARK) else { return Line::Text };
    let known =
        rest.split_once([':', '：']).filter(|(label, _)| label.len() <= LONGEST_LABEL).and_then(|(label, value)| {
            let label = squeeze(label);
            let known = LABELS.iter().find(|(_, word)| *word == label)?;
            Some(Line::Header(known.0, trim_blanks(value)))
        });
    known.unwrap_or(Line::Unknown)
}
