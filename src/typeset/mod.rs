//! Sets a version on paper: record → a tree of words → a PDF that is read aloud in the order of the form and kept for long.
//!
//! The layout is one for all forms: `book.typ` knows headings, items, lists and tables, and no document. Words reach it
//! as data, so that no letter of a document is ever read as code.

mod begins;
#[cfg(feature = "pdf")]
mod blank_slip;
#[cfg(feature = "pdf")]
mod cover;
#[cfg(feature = "pdf")]
mod galley;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod manuscript;
#[cfg(feature = "pdf")]
mod markup;
#[cfg(feature = "pdf")]
mod press;
mod rules;
#[cfg(feature = "pdf")]
mod tree;
#[cfg(feature = "pdf")]
mod value;
#[cfg(feature = "pdf")]
mod walk;
#[cfg(feature = "pdf")]
mod widths;

pub use begins::Begins;
#[cfg(feature = "pdf")]
pub use blank_slip::BlankSlip;
#[cfg(feature = "pdf")]
pub use galley::Galley;
#[cfg(feature = "pdf")]
pub use galley::Printed;
#[cfg(feature = "pdf")]
pub use galley::Typeset;
#[cfg(feature = "pdf")]
pub use manuscript::Manuscript;
pub use rules::RULES;

/// Whether this program can set pages: the library that does takes minutes to compile, and is in it only if asked for.
pub const IS_HERE: bool = cfg!(feature = "pdf");
