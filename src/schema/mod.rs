//! Turns forms into JSON Schemas: for editors that help while a document is written, and for readers of `data.json`.
//!
//! The schema of a form never calls wrong what `read` takes; whether a document is right is decided by `read` and `check`.

mod data;
mod describe;
mod document;
mod item;

pub use data::data_schema;
pub use document::schema;

#[cfg(test)]
mod tests;
