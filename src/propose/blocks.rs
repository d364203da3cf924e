//! The tables of one list (`[[changes]]`) in the words of a file: where each begins and ends.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

/// A table of a list, with its place in the file.
#[derive(Debug)]
pub(crate) struct Block<'a> {
    /// From its head to the comments of what follows.
    pub(crate) range: Range<usize>,
    pub(crate) table: &'a DeTable<'a>,
}

/// What kept a file from being taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// It is no TOML.
    Broken,
    /// The list is not written as `[[…]]`.
    Inline,
}

/// A file that was parsed.
#[derive(Debug)]
pub(crate) struct Parsed<'a> {
    pub(crate) text: &'a str,
    root: Spanned<DeTable<'a>>,
    /// Where a table or a list begins, by line.
    heads: Vec<usize>,
}

impl<'a> Parsed<'a> {
    pub(crate) fn of(text: &'a str) -> Result<Self, Obstacle> {
        let root = DeTable::parse(text).map_err(|_| Obstacle::Broken)?;
        let mut opaque = Vec::new();
        spans(root.get_ref(), &mut opaque);
        opaque.sort_by_key(|span| span.start);
        let mut heads = Vec::new();
        let (mut at, mut next) = (0, 0);
        for line in text.split_inclusive('\n') {
            while opaque.get(next).is_some_and(|span| span.end <= at) {
                next += 1;
            }
            let is_inside = opaque.get(next).is_some_and(|span| span.start < at);
            if !is_inside && line.trim_start().starts_with('[') {
                heads.push(at);
            }
            at += line.len();
        }
        Ok(Self { text, root, heads })
    }

    /// Whether a key stands on the top level.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.root.get_ref().contains_key(name)
    }

    /// A value on the top level, and where it stands.
    pub(crate) fn value(&self, name: &str) -> Option<(&DeValue<'a>, Range<usize>)> {
        self.root.get_ref().get(name).map(|value| (value.get_ref(), value.span()))
    }

    /// Where a line stands that is nothing but these words, before the first table.
    pub(crate) fn root_line(&self, words: &str) -> Option<Range<usize>> {
        let end = self.heads.first().copied().unwrap_or(self.text.len());
        let mut at = 0;
        for line in self.text.get(..end)?.split_inclusive('\n') {
            if line.trim() == words {
                return Some(at..at + line.trim_end().len());
            }
            at += line.len();
        }
        None
    }

    /// The tables of a list, in order.
    pub(crate) fn blocks(&self, name: &str) -> Result<Vec<Block<'_>>, Obstacle> {
        let Some(list) = self.root.get_ref().get(name) else { return Ok(Vec::new()) };
        let DeValue::Array(list) = list.get_ref() else { return Err(Obstacle::Inline) };
        let starts: Vec<usize> =
            self.heads.iter().copied().filter(|at| self.head(*at) == format!("[[{name}]]")).collect();
        if list.is_empty() || starts.len() != list.len() {
            return Err(Obstacle::Inline);
        }
        let block = |(start, value): (usize, &'_ Spanned<DeValue<'a>>)| match value.get_ref() {
            DeValue::Table(_) => Ok(start),
            _ => Err(Obstacle::Inline),
        };
        starts.iter().copied().zip(list.iter()).try_for_each(|pair| block(pair).map(|_| ()))?;
        let blocks = starts.into_iter().zip(list.iter()).filter_map(|(start, value)| match value.get_ref() {
            DeValue::Table(table) => Some(Block { range: start..self.end_of(start, name), table }),
            _ => None,
        });
        Ok(blocks.collect())
    }

    /// The head in a line without blanks and comment.
    fn head(&self, at: usize) -> String {
        let line = self.text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let line = line.split('#').next().unwrap_or_default();
        line.chars().filter(|letter| !letter.is_whitespace()).collect()
    }

    /// Where a table of a list ends: before the blank lines and comments that belong to the next head.
    fn end_of(&self, start: usize, name: &str) -> usize {
        let inside = [format!("[{name}."), format!("[[{name}.")];
        let is_next = |at: &usize| !inside.iter().any(|inside| self.head(*at).starts_with(inside));
        let behind = self.heads.partition_point(|at| *at <= start);
        let heads = self.heads.get(behind..).unwrap_or_default();
        let Some(next) = heads.iter().copied().find(is_next) else { return self.text.len() };
        let mut end = next;
        let body = self.text.get(start..next).unwrap_or_default();
        for line in body.split_inclusive('\n').rev() {
            if !line.trim_start().starts_with('#') {
                break;
            }
            end -= line.len();
        }
        end
    }
}

/// The bytes of every value that holds no table.
fn spans(table: &DeTable, found: &mut Vec<Range<usize>>) {
    for (_, value) in table {
        of_value(value, found);
    }
}

fn of_value(value: &Spanned<DeValue>, found: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::Table(table) => spans(table, found),
        DeValue::Array(list) if list.iter().any(|value| matches!(value.get_ref(), DeValue::Table(_))) => {
            list.iter().for_each(|value| of_value(value, found));
        }
        _ => found.push(value.span()),
    }
}

/// Every value of a file by its way, that of tables of a list by what names them; without some of these tables.
pub(crate) fn values(
    text: &str,
    list: &str,
    named: &str,
    without: &dyn Fn(&str) -> bool,
) -> Option<Vec<(String, String)>> {
    let root = DeTable::parse(text).ok()?;
    let mut found = Vec::new();
    for (name, value) in root.get_ref() {
        let name: &str = name.get_ref();
        match value.get_ref() {
            DeValue::Array(rows) if name == list => {
                for row in rows {
                    let id = match row.get_ref() {
                        DeValue::Table(table) => string(table, named).unwrap_or_default(),
                        _ => "",
                    };
                    if !without(id) {
                        found.push((format!("{name}.{id}"), format!("{:?}", plain(row.get_ref()))));
                    }
                }
            }
            other => found.push((name.to_owned(), format!("{:?}", plain(other)))),
        }
    }
    found.sort();
    Some(found)
}

/// A value without its places.
fn plain(value: &DeValue) -> toml::Value {
    match value {
        DeValue::String(words) => toml::Value::String(words.to_string()),
        DeValue::Array(list) => toml::Value::Array(list.iter().map(|value| plain(value.get_ref())).collect()),
        DeValue::Table(table) => {
            let members = table.iter().map(|(name, value)| (name.get_ref().to_string(), plain(value.get_ref())));
            toml::Value::Table(members.collect())
        }
        other => toml::Value::String(format!("{other:?}")),
    }
}

/// The words under a key of a table.
pub(crate) fn string<'t>(table: &'t DeTable, key: &str) -> Option<&'t str> {
    match table.get(key)?.get_ref() {
        DeValue::String(words) => Some(words),
        _ => None,
    }
}
