//! What pages of a version say in view of other versions: what changed at an item since the version before, and where the
//! item stands in the version to read instead.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assemble::compare_address;
use crate::assemble::on_page;
use crate::compare::Change;
use crate::compare::Class;
use crate::compare::Fate;
use crate::compare::Piece;
use crate::read::Card;

use super::view::LinkView;

/// Words of the version before that are not longer stand in full.
const SHORT: usize = 120;
/// Letters that are kept on either side of what changed.
const NEAR: usize = 30;
/// Letters of words that are gone, of longer ones only the beginning and the end.
const GONE: usize = 160;
/// No note is longer.
const LONGEST: usize = 240;
/// What stands for words that are left out.
const LEFT_OUT: &str = "（略）";

/// What changed in a version since the one before.
#[derive(Debug)]
pub struct Changed {
    /// What people call the version before.
    since: String,
    /// The page of all changes.
    address: String,
    notes: BTreeMap<String, Note>,
}

/// What is said at an item or row that changed.
#[derive(Debug)]
struct Note {
    view: ChangedView,
    /// The part on whose page it stands, or stood.
    part: Option<usize>,
}

/// A mark at an item or row that changed.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChangedView {
    /// `changed`, `added`, or `moved` for a row at another place.
    kind: &'static str,
    /// What people call the version before.
    since: String,
    /// What stood there; of a moved row what it was called.
    before: String,
    /// What people call the item.
    name: String,
    href: String,
}

/// How many items changed, for a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChangeCountView {
    pub(super) count: usize,
    pub(super) since: String,
    pub(super) href: String,
}

impl Changed {
    /// Notes for what changed from one version to another; another notation, and what the form alone asks otherwise,
    /// are no changes of what was said.
    pub fn between(before: &Card, after: &Card, changes: &[Change]) -> Self {
        let since = before.version.name.called();
        let address = compare_address(&before.version, &after.version);
        let told = changes.iter().filter(|change| !matches!(change.class, Class::Notation | Class::Form));
        let notes = told.map(|change| {
            let stood = change.before.as_ref();
            let (kind, words) = match change.class {
                Class::Moved => ("moved", stood.map(|side| side.called.clone()).unwrap_or_default()),
                _ if stood.is_none() => ("added", String::new()),
                _ => ("changed", said_before(change)),
            };
            let view = ChangedView {
                kind,
                since: since.clone(),
                before: words,
                name: change.called().to_owned(),
                href: format!("{address}#{}", change.key),
            };
            (change.key.clone(), Note { view, part: part_of(before, after, &change.key) })
        });
        Self { notes: notes.collect(), since, address }
    }

    /// How many items changed.
    pub(super) fn all(&self) -> ChangeCountView {
        self.counted(self.notes.len())
    }

    /// How many of a part did; `None` where none did.
    pub(super) fn of_part(&self, part: usize) -> Option<ChangeCountView> {
        self.some(self.notes.values().filter(|note| note.part == Some(part)).count())
    }

    /// How many at a key or below it did, as far as they stand in a part; `None` where none did.
    pub(super) fn within(&self, key: &str, part: usize) -> Option<ChangeCountView> {
        let inside = format!("{key}.");
        let below = self.notes.range(inside.clone()..).take_while(|(key, _)| key.starts_with(&inside));
        let notes = self.notes.get(key).into_iter().chain(below.map(|(_, note)| note));
        self.some(notes.filter(|note| note.part == Some(part)).count())
    }

    fn some(&self, count: usize) -> Option<ChangeCountView> {
        (count > 0).then(|| self.counted(count))
    }

    fn counted(&self, count: usize) -> ChangeCountView {
        ChangeCountView { count, since: self.since.clone(), href: self.address.clone() }
    }
}

/// The part in which a key stands in the later version, or stood in the earlier one.
fn part_of(before: &Card, after: &Card, key: &str) -> Option<usize> {
    let part = |card: &Card| card.form.resolve(key, &card.rows)?.part;
    part(after).or_else(|| {
        let name = &before.form.parts[part(before)?].key;
        after.form.parts.iter().position(|part| part.key == *name)
    })
}

/// The words that stood at an item: in full where they are short, else those around what changed.
fn said_before(change: &Change) -> String {
    let words = change.before.as_ref().map(|side| side.words.as_str()).unwrap_or_default();
    if words.chars().count() <= SHORT {
        return words.to_owned();
    }
    let pieces: Vec<Piece> = change.pieces();
    let last = pieces.len().saturating_sub(1);
    let mut said = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.fate {
            Fate::Added => {}
            Fate::Removed => said.push_str(&ends(&piece.words, [GONE - NEAR, NEAR])),
            Fate::Kept => {
                let near = |is_end: bool| if is_end { 0 } else { NEAR };
                said.push_str(&ends(&piece.words, [near(at == 0), near(at == last)]));
            }
        }
        if said.chars().count() > LONGEST {
            let kept: String = said.chars().take(LONGEST).collect();
            return format!("{kept}{LEFT_OUT}");
        }
    }
    said
}

/// The beginning and the end of words that are longer.
fn ends(words: &str, [head, tail]: [usize; 2]) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= head + tail + LEFT_OUT.chars().count() {
        return words.to_owned();
    }
    let (first, last) = (letters.iter().take(head), letters.iter().skip(letters.len() - tail));
    let (first, last): (String, String) = (first.collect(), last.collect());
    format!("{first}{LEFT_OUT}{last}")
}

/// A version in view of the others.
#[derive(Clone, Copy)]
pub(super) struct Across<'a> {
    pub(super) card: &'a Card,
    pub(super) changed: Option<&'a Changed>,
    /// The version to read instead, where its items are the same.
    pub(super) instead: Option<&'a Card>,
}

impl Across<'_> {
    /// What changed at an item or row.
    pub(super) fn changed(&self, key: &str) -> Option<ChangedView> {
        Some(self.changed?.notes.get(key)?.view.clone())
    }

    /// Where an item, row or table stands in the version to read instead; without an address where it has none.
    ///
    /// What stands in a row that is gone goes without a word: the row says it.
    pub(super) fn now(&self, key: &str) -> Option<LinkView> {
        let other = self.instead?;
        let called = other.version.name.called();
        let target = other.form.resolve(key, &other.rows).filter(|target| other.shows(key, target.node));
        match target.and_then(|target| target.part) {
            Some(part) => Some(LinkView::to(called, format!("{}#{key}", on_page(other, part, key)))),
            None if self.is_in_lost_row(key, other) => None,
            None => Some(LinkView::here(called)),
        }
    }

    fn is_in_lost_row(&self, key: &str, other: &Card) -> bool {
        let rows = key.match_indices('.').map(|(at, _)| key.split_at(at).0);
        let is_lost = |row: &str| {
            let Some((repeat, id)) = row.rsplit_once('.') else { return false };
            let has = |card: &Card| card.rows.get(repeat).is_some_and(|ids| ids.iter().any(|other| other == id));
            has(self.card) && !has(other)
        };
        rows.into_iter().any(is_lost)
    }
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn long_words_keep_their_ends() {
        assert_eq!(ends("一二三四五六七八九", [2, 2]), "一二（略）八九");
        assert_eq!(ends("一二三四五六七", [2, 2]), "一二三四五六七");
        assert_eq!(ends("一二三四五六七八九", [0, 2]), "（略）八九");
    }
}
