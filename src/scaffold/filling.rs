//! What is known of a document before its files exist.

use std::collections::BTreeMap;

use crate::form::RowIds;

/// Rows and values of a document; keys carry the ids of rows, as in a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Last word of the document's id, where its file is named after it.
    pub id: String,
    /// Day of publication as `2026-04-01`.
    pub published: Option<String>,
    /// Id of the agency.
    pub agency: Option<String>,
    rows: RowIds,
    values: BTreeMap<String, Written>,
}

/// A value as it goes into a TOML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A line of plain words, or a long text in Markdown.
    Words(String),
    /// One choice, by its words.
    Choice(String),
    /// Several choices, by their words.
    Choices(Vec<String>),
    /// Lines of a list.
    Lines(Vec<String>),
    /// A number.
    Number(i64),
    /// A date as `2026-04-01`, a month as `2026-04`, or other words that the reader takes for a date.
    Date(String),
    /// Words that do not fit the type of the item.
    AsWritten(String),
    /// Nothing that is public, on this ground.
    Withheld(String),
    /// A long text in Markdown of which parts are withheld: their ids, and the grounds.
    PartlyWithheld(String, Vec<(String, String)>),
    /// A picture: the file, and what it says in words.
    Figure(String, String),
}

impl Filling {
    /// Puts the ids of all rows of a repeat, whose key is `files` or `files.main.entrustments`.
    pub fn put_rows(&mut self, key: &str, ids: Vec<String>) {
        self.rows.insert(key.to_owned(), ids);
    }

    /// Puts the value of an item.
    pub fn put(&mut self, key: &str, value: Written) {
        self.values.insert(key.to_owned(), value);
    }

    /// The ids of the rows of a repeat.
    pub fn rows(&self, key: &str) -> &[String] {
        self.rows.get(key).map_or(&[], Vec::as_slice)
    }

    /// The value of an item.
    pub fn value(&self, key: &str) -> Option<&Written> {
        self.values.get(key)
    }

    /// All values, by key.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Written)> {
        self.values.iter().map(|(key, value)| (key.as_str(), value))
    }
}
