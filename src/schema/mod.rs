//! Turns forms into JSON Schemas: for editors that help while a document is written, and for readers of `data.json`.
//!
//! The schema of a form never calls wrong what `read` takes; whether a document is right is decided by `read` and `check`.

mod data;
mod describe;
mod document;
mod item;
mod opinions;
mod settings;
mod withdrawal;

pub use data::data_schema;
pub use document::schema;
pub use opinions::opinions_schema;

use serde_json::Value;

use crate::form::Catalogue;
use crate::form::Form;

/// Name of the file that holds the schema of `site.toml`.
pub const SETTINGS: &str = "site.json";

/// Name of the file that holds the schema of `withdrawn.toml`.
pub const WITHDRAWAL: &str = "withdrawn.json";

/// Name and schema of every file that helps to edit content: the settings, withdrawals, and the documents of every form.
pub fn all(catalogue: &Catalogue) -> Vec<(String, Value)> {
    let others = [(SETTINGS.to_owned(), settings::schema()), (WITHDRAWAL.to_owned(), withdrawal::schema())];
    let forms = catalogue.iter().chain([catalogue.scan()]).map(|form| (file_name(form), schema(form)));
    others.into_iter().chain(forms).collect()
}

/// Name of the file that holds the schema of a form.
pub fn file_name(form: &Form) -> String {
    format!("{}.json", form.name())
}

#[cfg(test)]
mod tests;
