//! The tables that several files of one version give for the same place of the form, seen as one.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::finding::Spot;

use super::seals;
use super::toml_file::TomlFile;

/// A table of one file at one place of the form.
#[derive(Clone)]
pub(super) struct Layer<'a> {
    pub(super) file: &'a TomlFile<'a>,
    pub(super) table: &'a DeTable<'a>,
    pub(super) span: Range<usize>,
}

/// A value found under a key, with the file it stands in.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) file: &'a TomlFile<'a>,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Layer<'a> {
    /// The whole of a file.
    pub(super) fn root(file: &'a TomlFile<'a>) -> Self {
        Self { file, table: file.root.get_ref(), span: file.root.span() }
    }

    /// The value under a key.
    pub(super) fn get(&self, key: &str) -> Option<Found<'a>> {
        self.table.get(key).map(|value| Found { file: self.file, value })
    }

    /// Where the table begins.
    pub(super) fn spot(&self) -> Spot {
        self.file.counted.spot(self.span.start)
    }
}

impl<'a> Found<'a> {
    /// Where the value begins.
    pub(super) fn spot(&self) -> Spot {
        self.file.counted.spot(self.value.span().start)
    }

    /// The author's words as findings may repeat them: none where a part of them is sealed.
    pub(super) fn words(&self) -> &'a str {
        if seals::holds(self.value.get_ref()) { "" } else { self.file.counted.words(&self.value.span()) }
    }

    /// The value as a table, if it is one.
    pub(super) fn table(&self) -> Option<Layer<'a>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(Layer { file: self.file, table, span: self.value.span() }),
            _ => None,
        }
    }

    /// The value as words, if it is a string.
    pub(super) fn string(&self) -> Option<&'a str> {
        match self.value.get_ref() {
            DeValue::String(words) => Some(words),
            _ => None,
        }
    }

    /// The members of a list; a single value counts as a list of one.
    pub(super) fn members(&self) -> Vec<Found<'a>> {
        match self.value.get_ref() {
            DeValue::Array(list) => list.iter().map(|value| Found { file: self.file, value }).collect(),
            _ => vec![*self],
        }
    }

    /// What kind of value it is, in words.
    pub(super) fn type_word(&self) -> &'static str {
        match self.value.get_ref() {
            DeValue::String(_) => "文字",
            DeValue::Integer(_) => "整数",
            DeValue::Float(_) => "小数",
            DeValue::Boolean(_) => "真偽（true/false）",
            DeValue::Datetime(_) => "日付",
            DeValue::Array(_) => "一覧（[ ]）",
            DeValue::Table(_) => "まとまり（表）",
        }
    }
}
