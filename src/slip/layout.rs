//! What each line of a slip is to whoever lays it out for people: in a document of a word processor, or on paper.

use super::header;
use super::header::Label;
use super::header::Line;

/// What a line of a slip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Laid {
    /// The first header.
    Slip,
    /// A header that says something of the slip or of a draft.
    Fact,
    /// The header of a draft, below which its items stand.
    Draft,
    /// The header of an item, below which an opinion is written.
    Item,
    /// A header behind which whoever writes says who that is.
    Who,
    /// Words, or room for them.
    Words,
}

/// The lines of a slip as they stand, each with what it is.
pub fn laid_out(text: &str) -> impl Iterator<Item = (Laid, &str)> {
    text.lines().map(|line| {
        let laid = match header::line(line) {
            Line::Header(Label::Slip, _) => Laid::Slip,
            Line::Header(Label::Draft, _) => Laid::Draft,
            Line::Header(Label::Item, _) => Laid::Item,
            Line::Header(Label::Name | Label::Contact, _) => Laid::Who,
            Line::Header(Label::Consultation | Label::Fingerprint | Label::Receipt, _) => Laid::Fact,
            Line::Unknown | Line::Text => Laid::Words,
        };
        (laid, line)
    })
}
