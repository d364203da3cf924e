//! A form filled in: every item that the form asks for, in printed order, with its place in the source.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Spot;
use crate::form::Display;
use crate::form::Form;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::Repeat;
use crate::form::RowIds;
use crate::form::join;

use super::value::Stated;
use super::value::Value;

/// One step of the path to an item: a row of a repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Key segment of the repeat: `entrustments`.
    pub repeat: String,
    /// Id of the row.
    pub id: String,
    /// Printed number of the row, from 1.
    pub number: usize,
}

/// A row of a repeat.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Where it begins.
    pub spot: Spot,
}

/// One item of a record.
#[derive(Debug)]
pub struct Entry {
    /// Key with row ids: `files.main.entrustments.courier.scope`.
    pub key: String,
    /// Its node in the form.
    pub node: NodeId,
    /// Rows it stands in, outermost first.
    pub path: Vec<Step>,
    /// Where the value stands, or the table in which it is missing.
    pub spot: Spot,
    /// The value.
    pub value: Value,
    /// Whether something stands there that could not be read; a finding tells why, and the value is absent.
    pub refused: bool,
    /// Whether the value is a number of rows that was counted, as the author gave none.
    pub is_counted: bool,
}

/// A document version, read by its form.
#[derive(Debug)]
pub struct Record {
    /// The form.
    pub form: Arc<Form>,
    /// Every item, absent ones too, in printed order.
    pub entries: Vec<Entry>,
    rows: BTreeMap<String, Vec<Row>>,
    places: BTreeMap<String, usize>,
    empty: BTreeMap<String, Spot>,
}

impl Record {
    /// Builds a record from entries in printed order, rows, and the place of the first row of each empty repeat.
    pub fn new(
        form: Arc<Form>,
        entries: Vec<Entry>,
        rows: BTreeMap<String, Vec<Row>>,
        empty: BTreeMap<String, Spot>,
    ) -> Self {
        let places = entries.iter().enumerate().map(|(at, entry)| (entry.key.clone(), at)).collect();
        Self { form, entries, rows, places, empty }
    }

    /// Leaves out items that need not be written, where the form leaves out what is absent; the columns of a table
    /// stay, unless they fade.
    #[must_use]
    pub fn without_needless(self) -> Self {
        if !self.form.leaves_out_absent {
            return self;
        }
        let is_cell = |entry: &Entry| {
            let above = self.form.nodes[entry.node].parent;
            let repeat = above.and_then(|above| self.form.nodes[above].repeat());
            repeat.is_some_and(|repeat| repeat.display == Display::Table)
        };
        let is_silent = |node: NodeId| {
            self.entries
                .iter()
                .filter(|entry| entry.node == node)
                .all(|entry| entry.value.is_absent() && !entry.refused)
        };
        let fades = |entry: &Entry| self.form.nodes[entry.node].fades && is_silent(entry.node);
        let is_unasked = |entry: &Entry| if is_cell(entry) { fades(entry) } else { !self.applies(entry) };
        let is_needless = |entry: &Entry| entry.value.is_absent() && !entry.refused && is_unasked(entry);
        let needless: Vec<bool> = self.entries.iter().map(is_needless).collect();
        let entries = self.entries.into_iter().zip(needless).filter(|(_, is_needless)| !is_needless);
        Self::new(self.form, entries.map(|(entry, _)| entry).collect(), self.rows, self.empty)
    }

    /// Leaves out the items and rows of keys, with everything in them.
    #[must_use]
    pub fn without(self, keys: &[String]) -> Self {
        if keys.is_empty() {
            return self;
        }
        let is_within = |key: &str| {
            keys.iter()
                .any(|out| key.strip_prefix(out.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        };
        let entries = self.entries.into_iter().filter(|entry| !is_within(&entry.key)).collect();
        let rows = self.rows.into_iter().filter(|(repeat, _)| !is_within(repeat));
        let rows = rows.map(|(repeat, rows)| {
            let rows = rows.into_iter().filter(|row| !is_within(&join(&repeat, &row.id))).collect();
            (repeat, rows)
        });
        Self::new(self.form, entries, rows.collect(), self.empty)
    }

    /// An item by its key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.places.get(key).map(|at| &self.entries[*at])
    }

    /// Code of the choice that is made at an item where one can be made; `None` where none is.
    pub fn chosen_code(&self, key: &str) -> Option<&str> {
        let entry = self.get(key)?;
        let chosen = entry.value.chosen().first()?;
        self.form.choices_of(entry.node).map(|choices| choices.offered[chosen.at].code.as_str())
    }

    /// The items below a key, by key.
    pub fn within(&self, key: &str) -> impl Iterator<Item = &Entry> {
        let inside = format!("{key}.");
        let from = self.places.range(inside.clone()..);
        from.take_while(move |(key, _)| key.starts_with(&inside)).map(|(_, at)| &self.entries[*at])
    }

    /// The rows of a repeat, by its key with the ids of outer rows.
    pub fn rows(&self, key: &str) -> &[Row] {
        self.rows.get(key).map_or(&[], Vec::as_slice)
    }

    /// Keys of the items that pages show, where the form leaves out some.
    pub fn shown(&self) -> Option<BTreeSet<String>> {
        self.form.leaves_out_absent.then(|| self.places.keys().cloned().collect())
    }

    /// Whether a node goes without a word, because nothing stands in it and the form leaves out what is absent.
    pub fn leaves_out(&self, node: NodeId, key: &str) -> bool {
        let is_empty = || match self.form.nodes[node].kind {
            Kind::Item(_) => self.get(key).is_none(),
            Kind::Repeat(_) => self.rows(key).is_empty(),
            Kind::Group => self.within(key).next().is_none(),
        };
        self.form.leaves_out_absent && is_empty()
    }

    /// Where the first row of an empty repeat would stand.
    pub fn empty(&self, key: &str) -> Option<&Spot> {
        self.empty.get(key)
    }

    /// Ids of all rows, for resolving keys.
    pub fn row_ids(&self) -> RowIds {
        self.rows.iter().map(|(key, rows)| (key.clone(), rows.iter().map(|row| row.id.clone()).collect())).collect()
    }

    /// A form key (`files[].entrustments[].scope`) as seen from an item: rows that both stand in are filled in.
    ///
    /// `None` where the form key stands in a repeat that the item does not.
    pub fn key_from(form_key: &str, path: &[Step]) -> Option<String> {
        let mut steps = path.iter();
        let mut key = String::new();
        for segment in form_key.split('.') {
            match segment.strip_suffix("[]") {
                Some(repeat) => {
                    let step = steps.next().filter(|step| step.repeat == repeat)?;
                    key = join(&join(&key, repeat), &step.id);
                }
                None => key = join(&key, segment),
            }
        }
        Some(key)
    }

    /// The key of a repeat (`files[].entrustments[]`) as seen from an item, without a row of its own.
    pub fn repeat_from(form_key: &str, path: &[Step]) -> Option<String> {
        let open = form_key.strip_suffix("[]")?;
        match open.rsplit_once('.') {
            None => Some(open.to_owned()),
            Some((above, name)) => Self::key_from(above, path).map(|above| join(&above, name)),
        }
    }

    /// How messages call an item: the rows it stands in where there are several, its reference and its label.
    pub fn called(&self, entry: &Entry) -> String {
        self.rows_around(entry) + &self.form.nodes[entry.node].called()
    }

    /// How lists call an item: the same in the words of the form alone.
    pub fn listed(&self, entry: &Entry) -> String {
        let node = &self.form.nodes[entry.node];
        let name = format!("{} {}", node.reference_beside_label(), node.label);
        self.rows_around(entry) + name.trim_start()
    }

    /// The rows in which an item stands, where there are several.
    fn rows_around(&self, entry: &Entry) -> String {
        let mut repeats = Vec::new();
        let mut above = self.form.nodes[entry.node].parent;
        while let Some(node) = above {
            repeats.extend(self.form.nodes[node].repeat().map(|repeat| (&self.form.nodes[node].key, repeat)));
            above = self.form.nodes[node].parent;
        }
        let mut words = String::new();
        for ((key, repeat), step) in repeats.iter().rev().zip(&entry.path) {
            if Self::repeat_from(key, &entry.path).is_some_and(|key| self.rows(&key).len() > 1) {
                words.push_str(&format!("{}{}の", repeat.row_label, step.number));
            }
        }
        // 「（名称）」 alone would not say of what.
        let node = &self.form.nodes[entry.node];
        let group = node.parent.map(|above| &self.form.nodes[above]).filter(|above| above.repeat().is_none());
        if let Some(group) = group.filter(|_| node.label.starts_with('（') && node.reference.is_empty()) {
            words.push_str(&format!("「{}」の", group.label));
        }
        words
    }

    /// Whether an item is to be written by what is known: it applies, and every choice on which that hangs is made.
    ///
    /// Of two items for either answer to an open question, neither is asked for; the question itself is.
    pub fn is_asked_for(&self, entry: &Entry) -> bool {
        let node = &self.form.nodes[entry.node];
        let is_open = |key: &str| {
            let other = Self::key_from(key, &entry.path).and_then(|key| self.get(&key));
            other.is_some_and(|other| other.value.is_absent() && self.is_asked_for(other))
        };
        let is_open = node.when.iter().chain(&node.when_not).any(|condition| is_open(&condition.key));
        !is_open && self.applies(entry)
    }

    /// Whether an item applies, by the choices that its conditions name.
    ///
    /// A choice that was not made leaves an item applicable: its own absence is reported instead.
    pub fn applies(&self, entry: &Entry) -> bool {
        let node = &self.form.nodes[entry.node];
        // What a refused item would have said is not known, so nothing is asked for on its account.
        let refused = |key: &str| {
            let other = Self::key_from(key, &entry.path).and_then(|key| self.get(&key));
            other.is_some_and(|other| other.refused)
        };
        if node.when.iter().chain(&node.when_not).any(|condition| refused(&condition.key)) {
            return false;
        }
        let made = |key: &str, codes: &[String]| -> Option<bool> {
            let other = self.get(&Self::key_from(key, &entry.path)?)?;
            if other.value.is_absent() {
                return None;
            }
            let offered = &self.form.choices_of(other.node)?.offered;
            Some(other.value.chosen().iter().any(|chosen| codes.contains(&offered[chosen.at].code)))
        };
        let when = node.when.as_ref().and_then(|condition| made(&condition.key, &condition.chosen));
        let when_not = node.when_not.as_ref().and_then(|condition| made(&condition.key, &condition.chosen));
        when.unwrap_or(true) && !when_not.unwrap_or(false)
    }

    /// What tells the document from others in a list: label and words of the items that the form names for it.
    pub fn list_facts(&self) -> Vec<(String, String)> {
        let entries = self.form.list_items.iter().filter_map(|key| self.get(key));
        let facts = entries.filter_map(|entry| {
            let node = &self.form.nodes[entry.node];
            Some((node.label.clone(), self.in_a_line(entry)?))
        });
        facts.collect()
    }

    /// What stands at an item in one line; `None` where nothing does, or too much for a line.
    fn in_a_line(&self, entry: &Entry) -> Option<String> {
        let Value::Stated(stated) = &entry.value else { return None };
        match stated {
            Stated::Line(words) => words.lines().next().map(str::to_owned),
            Stated::Number(number) => Some(self.form.nodes[entry.node].printed_number(*number)),
            Stated::Date(date, _) => Some(date.wareki()),
            Stated::Choice(chosen) => {
                let choices = self.form.choices_of(entry.node)?;
                let made = chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref()));
                Some(made.collect::<Vec<_>>().join("、")).filter(|words| !words.is_empty())
            }
            _ => None,
        }
    }

    /// The words that title the document, where they are stated.
    pub fn title(&self) -> Option<&str> {
        self.get(&self.form.title_item).and_then(|entry| entry.value.line())
    }

    /// What follows on the title of a row, with the blank between them; empty for most.
    pub fn row_detail(&self, repeat: &Repeat, row: &str) -> String {
        let detail = repeat.title_detail.as_ref().and_then(|item| self.get(&join(row, item))?.value.line());
        detail.and_then(|words| words.lines().next()).map_or_else(String::new, |words| format!("　{words}"))
    }
}
