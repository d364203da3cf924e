//! Turns an author's Markdown into HTML and into plain words, in one pass over its events.
//!
//! Officials write long texts line by line (「・…」, 「①…」, 「<…における措置>」), and paste them from forms that know no
//! Markdown. So a line end is a line end, indentation only says which typed mark stands within another, angle brackets around Japanese are words, and no
//! construct may swallow what the author wrote: numbers of lists, bullets and notes are visible text. Typed marks that
//! run on without a gap (「１」, 「（１）」, 「ア」, 「①」) become lists that keep their marks. Changed passages say in words that
//! they are. With all white space and what is for the ear alone taken out, the text content of the HTML is the plain
//! words.
//!
//! Links, images and problems come with the byte range of the source they were written at. This room does not look
//! whether a link leads anywhere and writes no message; rooms that know the site do.

mod address;
mod block;
mod bracket;
mod change;
mod escape;
mod inline;
mod mark;
mod mended;
mod note;
mod outcome;
mod outline;
mod passage;
mod range;
mod reading;
mod run;
mod sheet;
mod table;
mod wording;
mod words;

pub use address::protocol_is_safe;
pub use bracket::without_brackets;
pub use escape::escape;
pub use outcome::Image;
pub use outcome::Link;
pub use outcome::Problem;
pub use outcome::ProblemKind;
pub use outcome::Prose;
pub use outcome::Setting;
pub use reading::read_prose;

#[cfg(test)]
mod promises;
#[cfg(test)]
mod tests;
