//! What is kept of a book so that its next version can be held against it: little for each item.

use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::sync::Arc;

use super::body;
use super::row::ChangeRow;
use super::row::TABLE;
use super::row::says_deleted;
use super::target::Target;
use super::target::Targets;
use crate::check::Subject;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::Form;
use crate::form::NodeId;
use crate::model::Changed;
use crate::model::Entry;
use crate::text::fold;

/// Items and rows of changes of one version.
#[derive(Debug)]
pub(in crate::check) struct Facts {
    pub(super) form: Arc<Form>,
    pub(super) items: Vec<Item>,
    pub(super) rows: Vec<Row>,
    /// The file that the version begins with, for what stands nowhere.
    pub(super) main_file: Spot,
    /// What the office says of changes.
    pub(super) said: Vec<Changed>,
}

/// An item that the author writes.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) key: Box<str>,
    pub(super) node: NodeId,
    /// Of the words in one spelling.
    pub(super) words: u64,
    /// Whether something stands there.
    pub(super) is_written: bool,
    /// Printed number of the innermost row that it stands in; 0 where it stands in none.
    pub(super) number: usize,
    pub(super) spot: Spot,
}

/// A row of the table of changes.
#[derive(Debug)]
pub(super) struct Row {
    /// Of everything that stands in it.
    pub(super) words: u64,
    pub(super) meant: Meant,
    /// The row of the body that it names by its printed number.
    pub(super) number: Option<(NodeId, u32)>,
    /// Whether it says that something was taken out, so that its number is one of the version before.
    pub(super) is_removal: bool,
    /// Code of the choice of 提出時期.
    pub(super) timing: Option<String>,
    pub(super) called: Box<str>,
    pub(super) place: Place,
}

/// What a row accounts for.
#[derive(Debug)]
pub(super) enum Meant {
    /// Everything in these nodes.
    Nodes(Vec<NodeId>),
    /// Items, by their place, in which its new words stand.
    Items(Vec<usize>),
    /// Nobody can tell.
    Unknown,
}

impl Facts {
    /// The facts of a record whose form has a table of changes.
    pub(in crate::check) fn of(subject: &Subject) -> Option<Self> {
        let form = &subject.record.form;
        form.by_key("changes[].item")?;
        let of_items = || {
            let entries = subject.record.entries.iter().filter(|entry| form.nodes[entry.node].is_authored());
            entries.filter(|entry| !entry.key.starts_with("changes.") && !entry.refused)
        };
        let item = |entry: &Entry| Item {
            key: entry.key.as_str().into(),
            node: entry.node,
            words: hash(&body::words_of(subject.record, entry)),
            is_written: !entry.value.is_absent(),
            number: entry.path.last().map_or(0, |step| step.number),
            spot: entry.spot.clone(),
        };
        let items = of_items().map(item).collect();
        let rows = ChangeRow::all(subject);
        let targets = (!rows.is_empty()).then(|| Targets::new(form));
        let holding = |words: &str| {
            let words: Vec<String> = words.split(['、', '\n', '「', '」', '・', '。']).map(body::plain).collect();
            let words: Vec<&String> = words.iter().filter(|word| word.chars().count() > 1).collect();
            let holds = |text: &str| words.iter().any(|word| text.contains(word.as_str()));
            let places = of_items().enumerate().filter(|(_, entry)| holds(&body::words_of(subject.record, entry)));
            places.map(|(at, _)| at).collect()
        };
        let row = |row: &ChangeRow| {
            let target = row.item.zip(targets.as_ref()).map(|(item, targets)| targets.of(item));
            let number = if let Some(Target::Items(_, number)) = &target { *number } else { None };
            let meant = match target {
                Some(Target::Items(nodes, _)) => Meant::Nodes(nodes),
                Some(Target::Torn(number, name)) => Meant::Nodes(vec![number, name]),
                Some(Target::Everything) => Meant::Items(holding(row.after.unwrap_or_default())),
                Some(Target::Nowhere(_) | Target::Unclear) | None => Meant::Unknown,
            };
            Row {
                words: hash(&[row.item, row.before, row.after].map(|words| fold(words.unwrap_or_default())).join("/")),
                meant,
                number,
                is_removal: row.after.is_some_and(says_deleted),
                timing: row.timing.clone(),
                called: row.called().into(),
                place: row.at(subject, "item"),
            }
        };
        let rows = rows.iter().map(row).collect();
        let version = subject.version;
        let main_file = version.document.kind().map(|kind| kind.main_file(version.document.last())).unwrap_or_default();
        let main_file = Spot::file(&format!("{}/{}/{main_file}", version.document, version.name));
        Some(Self { form: Arc::clone(form), items, rows, main_file, said: subject.version.changed.clone() })
    }

    /// Whether the form has a table of changes and a row stands in it.
    pub(super) fn has_rows(&self) -> bool {
        self.form.by_key("changes[]").is_some() && !self.rows.is_empty()
    }

    /// Where the table would begin.
    pub(super) fn reference(&self) -> Option<(String, String)> {
        let table = self.form.by_key("changes[]")?;
        Some((TABLE.to_owned(), self.form.nodes[table].called()))
    }
}

fn hash(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
