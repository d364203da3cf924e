//! A change of one item or row.

use crate::model::Changed;
use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Version;
use crate::model::VersionName;

use super::items::changes;
use super::table::Row;
use super::table::is_written_id;
use super::table::new_rows;
use super::table::row_id;
use super::words::Answer;
use super::words::Piece;
use super::words::answers;
use super::words::pieces;
use super::words::replaced;

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// An item or row is there that was not.
    Added,
    /// An item or row that was there is not.
    Removed,
    /// A row stands at another place among the others.
    Moved,
    /// Another choice was made.
    Choice,
    /// Other words, numbers or days.
    Text,
    /// The same words in another width, with other blanks or other marks.
    Notation,
    /// The form asks for something else; nothing that the body decided.
    Form,
}

impl Class {
    /// Every class, in the order in which they are counted.
    pub const ALL: [Self; 7] =
        [Self::Added, Self::Removed, Self::Moved, Self::Choice, Self::Text, Self::Notation, Self::Form];

    /// What people call it.
    pub fn called(self) -> &'static str {
        match self {
            Self::Added => "追加",
            Self::Removed => "削除",
            Self::Moved => "移動",
            Self::Choice => "選択",
            Self::Text => "文",
            Self::Notation => "表記",
            Self::Form => "様式の改正",
        }
    }

    /// Word in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Choice => "choice",
            Self::Text => "text",
            Self::Notation => "notation",
            Self::Form => "form",
        }
    }
}

/// An item or row as one of the two versions has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Official reference and label, with the rows that it stands in: 「委託事項2のⅡ.4.③「③委託先における取扱者数」」.
    pub called: String,
    /// What it says in plain words; the whole row for a row.
    pub words: String,
}

/// How the words of two sides are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grain {
    /// Not at all: a day, a single choice, a number, a row changes as a whole.
    Whole,
    /// By words.
    Words,
    /// Answer by answer, where several may be given.
    Answers([Vec<Answer>; 2]),
}

/// What changed at an item, or of a row as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Key of the item; for a row that of its repeat with the id of the row.
    pub key: String,
    /// What kind of change it is.
    pub class: Class,
    /// Whether the form prints ※ at it: a change of it may be a 重要な変更.
    pub marked: bool,
    /// How its words are compared.
    pub grain: Grain,
    /// The earlier version, where it was there.
    pub before: Option<Side>,
    /// The later version, where it is there.
    pub after: Option<Side>,
}

impl Change {
    /// What people call it: as the later version does, where it is there.
    pub fn called(&self) -> &str {
        self.after.as_ref().or(self.before.as_ref()).map_or(&self.key, |side| &side.called)
    }

    /// What changed within the words.
    pub fn pieces(&self) -> Vec<Piece> {
        let words = |side: &Option<Side>| side.as_ref().map_or_else(String::new, |side| side.words.clone());
        let (before, after) = (words(&self.before), words(&self.after));
        match &self.grain {
            Grain::Whole => replaced(&before, &after),
            Grain::Words => pieces(&before, &after),
            Grain::Answers([before, after]) => answers(before, after),
        }
    }
}

/// Two versions of a document, and what changed from one to the other.
#[derive(Debug)]
pub struct Comparison {
    /// The document.
    pub document: DocumentId,
    /// Its title in the later version.
    pub title: String,
    /// The earlier version.
    pub before: VersionName,
    /// The later version.
    pub after: VersionName,
    /// The changes in the printed order of the later version.
    pub changes: Vec<Change>,
    /// What the office says of them, in the later version.
    pub said: Vec<Changed>,
    /// The row of the form's own table that tells of each change, where there is one, in the order of the changes.
    pub rows: Vec<Option<Row>>,
}

impl Comparison {
    /// Compares two records of a document; what is said of the changes stands in the later version.
    pub fn of([before, after]: [&Version; 2], [old, new]: [&Record; 2], title: &str) -> Self {
        let mut changes = changes(old, new);
        for change in changes.iter_mut().filter(|change| change.class == Class::Removed) {
            // A row that is gone has the number of another row now.
            if let Some(side) = change.before.as_mut().filter(|_| old.get(&change.key).is_none()) {
                side.called = format!("{}の{}", before.name.called(), side.called);
            }
        }
        let rows = new_rows(old, new);
        let row = |change: &Change| {
            let id = row_id(after.name, &change.key);
            if let Some(own) = rows.iter().find(|row| row.id == id) {
                return Some(own.clone());
            }
            let by_hand = rows.iter().filter(|row| !is_written_id(after.name, &row.id));
            let mut telling = by_hand.filter(|row| row.tells_of(change, old, new));
            // Of two rows nobody can say which is meant.
            telling.next().filter(|_| telling.next().is_none()).cloned()
        };
        Self {
            document: after.document.clone(),
            title: title.to_owned(),
            before: before.name,
            after: after.name,
            rows: changes.iter().map(row).collect(),
            said: after.changed.clone(),
            changes,
        }
    }

    /// What the office says of a change.
    pub fn said_of(&self, change: &Change) -> Option<&Changed> {
        self.said.iter().find(|said| said.item == change.key)
    }

    /// Every change with the row of the form's own table that tells of it.
    pub fn with_rows(&self) -> impl Iterator<Item = (&Change, Option<&Row>)> {
        self.changes.iter().zip(self.rows.iter().map(Option::as_ref))
    }

    /// How many changes there are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }
}
