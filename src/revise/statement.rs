//! Where statements of TOML stand, and what they say: keys with their values, headings, and tables in one line.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::text::Lines;

/// A key with its value, and the names that lead to it.
#[derive(Clone)]
pub(super) struct Statement<'a> {
    pub(super) path: Vec<String>,
    pub(super) key: Range<usize>,
    pub(super) value: &'a Spanned<DeValue<'a>>,
    /// The outermost statement whose table in braces, or list, it stands in.
    pub(super) around: Option<Box<Statement<'a>>>,
}

/// What stands in a table under a name.
pub(super) fn under<'a>(
    text: &str,
    above: Option<&Statement<'a>>,
    table: &'a DeTable<'a>,
    name: &str,
) -> Option<Statement<'a>> {
    let (key, value) = table.get_key_value(name)?;
    let path = above.map_or_else(Vec::new, |above| above.path.clone());
    let around = above.and_then(|above| match &above.around {
        Some(around) => Some(around.clone()),
        None => above.is_in_line(text).then(|| Box::new(above.clone())),
    });
    Some(Statement { path: [path, vec![name.to_owned()]].concat(), key: key.span(), value, around })
}

impl<'a> Statement<'a> {
    /// The same with the place of a row in the path.
    pub(super) fn row(&self, at: usize, value: &'a Spanned<DeValue<'a>>) -> Self {
        let path = [self.path.clone(), vec![at.to_string()]].concat();
        let around = self.around.clone();
        Self { path, key: self.key.clone(), value, around }
    }

    /// Whether the value stands behind a `=`, and not below a heading or behind a dot.
    pub(super) fn is_in_line(&self, text: &str) -> bool {
        let between = text.get(self.key.end..self.value.span().start).unwrap_or_default();
        between.trim_start_matches(['"', '\'']).trim_start().starts_with('=')
    }

    /// The lines on which it stands, counted from 0.
    pub(super) fn lines(&self, text: &str, lines: &Lines) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.gather(text, lines, &mut found);
        found
    }

    fn gather(&self, text: &str, lines: &Lines, found: &mut BTreeSet<usize>) {
        let line = |offset: usize| lines.place(offset).line - 1;
        let heading = |offset: usize, found: &mut BTreeSet<usize>| {
            if lines.text(line(offset) + 1).trim_start().starts_with('[') {
                found.insert(line(offset));
            }
        };
        let span = self.value.span();
        match self.value.get_ref() {
            DeValue::Table(table) if !self.is_in_line(text) => {
                heading(self.key.start, found);
                for (name, _) in table {
                    let inside = under(text, Some(self), table, name.get_ref());
                    if let Some(inside) = inside {
                        inside.gather(text, lines, found);
                    }
                }
            }
            DeValue::Array(rows) if !self.is_in_line(text) => {
                for (at, row) in rows.iter().enumerate() {
                    heading(row.span().start, found);
                    let DeValue::Table(table) = row.get_ref() else { continue };
                    for (name, _) in table {
                        let inside = under(text, Some(&self.row(at, row)), table, name.get_ref());
                        if let Some(inside) = inside {
                            inside.gather(text, lines, found);
                        }
                    }
                }
            }
            _ => found.extend(line(self.key.start)..=line(span.end.saturating_sub(1).max(self.key.start))),
        }
    }
}

/// Every value that holds no others, by the names and places that lead to it.
pub(super) fn said(table: &DeTable) -> BTreeMap<Vec<String>, String> {
    let mut all = BTreeMap::new();
    for (name, value) in table {
        say(vec![name.get_ref().to_string()], value.get_ref(), &mut all);
    }
    all
}

fn say(path: Vec<String>, value: &DeValue, all: &mut BTreeMap<Vec<String>, String>) {
    let below = |name: String| [path.clone(), vec![name]].concat();
    match value {
        DeValue::Table(table) => {
            table.iter().for_each(|(name, value)| say(below(name.get_ref().to_string()), value.get_ref(), all));
        }
        DeValue::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| say(below(at.to_string()), value.get_ref(), all));
        }
        DeValue::String(words) => {
            all.insert(path, words.to_string());
        }
        other => {
            all.insert(path, format!("{other:?}"));
        }
    }
}
