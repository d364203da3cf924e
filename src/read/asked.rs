//! Where an author would write what is missing: the line that a scaffold holds ready, or the table around it.

use std::collections::BTreeMap;

use crate::finding::Spot;

use super::layer::Layer;

/// Every table met, by key, in the order of the files.
#[derive(Default)]
pub(super) struct Tables<'a> {
    by_key: BTreeMap<String, Vec<Layer<'a>>>,
}

impl<'a> Tables<'a> {
    pub(super) fn add(&mut self, key: &str, layers: &[Layer<'a>]) {
        if !layers.is_empty() {
            self.by_key.insert(key.to_owned(), layers.to_vec());
        }
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.by_key.keys()
    }

    /// The place for a missing item of a part: `# name = …` in its table, else the nearest table around it.
    pub(super) fn item(&self, table: &str, name: &str, part: &str) -> Spot {
        let mut layers = self.by_key.get(table).into_iter().flatten();
        let waiting = layers.find_map(|layer| line_below(layer, |line| holds(line, name)));
        waiting.unwrap_or_else(|| self.around(table, part))
    }

    /// The place for the first row of a repeat: `# [[name]]` in any file, else the nearest table around it.
    pub(super) fn row(&self, table: &str, form_key: &str, part: &str) -> Spot {
        let head = format!("[[{}]]", form_key.replace("[]", ""));
        let mut roots = self.by_key.get("").into_iter().flatten();
        let waiting = roots.find_map(|root| anywhere(root, |line| bare(line) == head));
        waiting.unwrap_or_else(|| self.around(table, part))
    }

    /// The nearest table around a place; of files as a whole that which is named after the part.
    fn around(&self, table: &str, part: &str) -> Spot {
        let file = format!("/{part}.toml");
        let mut key = table;
        loop {
            let layers = self.by_key.get(key).map(Vec::as_slice).unwrap_or_default();
            let own = layers.iter().find(|layer| key.is_empty() && layer.file.counted.source.path.ends_with(&file));
            if let Some(layer) = own.or(layers.first()) {
                return layer.spot();
            }
            key = match key.rsplit_once('.') {
                Some((outer, _)) => outer,
                None if key.is_empty() => return Spot::file(""),
                None => "",
            };
        }
    }
}

/// The first line of a table, up to the next one, that fits.
fn line_below(layer: &Layer, fits: impl Fn(&str) -> bool) -> Option<Spot> {
    let text = layer.file.counted.source.text.as_str();
    let below = text.get(layer.span.start..)?;
    let mut offset = layer.span.start;
    for (at, line) in below.split_inclusive('\n').enumerate() {
        if at > 0 && line.starts_with('[') {
            return None;
        }
        if fits(line) {
            return Some(layer.file.counted.spot(offset));
        }
        offset += line.len();
    }
    None
}

fn anywhere(root: &Layer, fits: impl Fn(&str) -> bool) -> Option<Spot> {
    let mut offset = 0;
    for line in root.file.counted.source.text.split_inclusive('\n') {
        if fits(line) {
            return Some(root.file.counted.spot(offset));
        }
        offset += line.len();
    }
    None
}

/// Whether a line is the commented key of an item.
fn holds(line: &str, name: &str) -> bool {
    line.starts_with('#') && bare(line).strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// A line without its comment mark and blanks around.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['#', ' ', '\t']).trim()
}
