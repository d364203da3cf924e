//! Turns a form, and what is known of a document, into TOML files that an officer is glad to edit.
//!
//! Every item of the form appears, with its reference, its label, its choices and its condition as comments; what is
//! not known stands there as a commented-out key. Read back as TOML, the files give exactly the values put in.

mod comment;
mod document;
mod filling;
mod literal;
mod naming;
mod sheet;
mod site;

pub use document::document;
pub use document::part;
pub use filling::Filling;
pub use filling::Written;
pub use literal::quoted;
pub use naming::blank;
pub use naming::row_id;
pub use site::site;

#[cfg(test)]
mod tests;
