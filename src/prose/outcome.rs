//! What reading a text gives: its two forms, and what was found in it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// A text that has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// HTML of block elements; without headings, scripts, styles or frames.
    pub html: String,
    /// The same words without marks, line by line; what is searched, compared and exported.
    pub plain: String,
    /// Links that the HTML leads to, in reading order.
    pub links: Vec<Link>,
    /// Images that the HTML shows, in reading order.
    pub images: Vec<Image>,
    /// Ids of the withheld marks in it.
    pub withheld: BTreeSet<String>,
    /// What the author should look at, in source order.
    pub problems: Vec<Problem>,
}

/// A link, also one made from a bare address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As written, and exactly as it stands in `href`: `/assessments/kaigo/#key`, `#key`, relative, `https:`,
    /// `mailto:` or `tel:`. A bare mail address has `mailto:` put before it.
    pub target: String,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// An image that stands beside the text or on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// As written: a bare file name or a path from the root of the site.
    pub source: String,
    /// The words that stand for the image; they are in `alt`, not in the plain words.
    pub alternative: String,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// Something in the text that cannot be published as the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Bytes of the source.
    pub span: Range<usize>,
    /// The author's words there: the first line, shortened when it is very long.
    pub quote: String,
}

/// The kinds of problems, and what is printed in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// An HTML tag or comment; printed as words.
    RawHtml,
    /// A link whose scheme is not http, https, mailto or tel; its words are printed without a link.
    UnsafeLink,
    /// An image without words for those who cannot see it.
    ImageWithoutAlternative,
    /// A link around nothing; the address is printed as its words.
    LinkWithoutWords,
    /// A note mark without a note; printed as words.
    UndefinedFootnote,
    /// A note that no mark leads to, or a second note of the same name; printed among the notes.
    UnusedFootnote,
    /// A `〔非公表:…〕` whose id the document does not declare; printed as words.
    UnknownWithheldMark,
    /// What was meant as a `〔非公表:…〕` and is written in another way; printed as words.
    MisspeltWithheldMark,
    /// An image that is neither a bare file name nor a path from the root of the site; its words are printed.
    RemoteImage,
}

/// What the text cannot know about the place it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Put before the ids of notes (`note-1`, `note-ref-1`) as it is, so that they are unique on a page.
    pub id_prefix: &'a str,
    /// Id of a `〔非公表:id〕` mark → the words the public sees in its place.
    pub withheld: &'a BTreeMap<String, String>,
    /// Put before the source of an image that is a bare file name.
    pub image_base: &'a str,
    /// Level of the text's outermost headings on the page; `None` where headings are lines in bold, because the text
    /// stands in an item among others.
    pub heading_level: Option<u8>,
}
