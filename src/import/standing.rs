//! Which row of each repeat a line stands in, from what it says and from the lines above it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::Form;
use crate::form::NodeId;
use crate::text::fold;

use super::known::Known;
use super::repetition::Level;
use super::repetition::RowName;
use super::repetition::holds_a_list;

/// A repeat in the rows around it.
type Key = (NodeId, Vec<RowName>);

/// Where a line stands, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) names: Vec<RowName>,
    pub(super) how: How,
    /// The repeat of which the line begins a new row without a number.
    pub(super) begins: Option<NodeId>,
}

/// How the row of a line is known, from the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// The line says so, or stands in no repeat.
    Said,
    /// The table knows no other row.
    Only,
    /// The lines above say so.
    Carried,
}

/// Why the row of a line is not known: the repeat whose row is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unknown {
    pub(super) repeat: NodeId,
}

/// What titles a row, where a line holds it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Title<'w> {
    /// The line states the title.
    Stated(&'w str),
    /// The line repeats the title.
    Repeated(&'w str),
    None,
}

/// The rows of which the lines so far have spoken.
pub(super) struct Standing<'a> {
    form: &'a Form,
    known: &'a Known,
    /// The row spoken of last; none where it is not known any more.
    last: BTreeMap<Key, Option<RowName>>,
    /// Titles of rows, folded.
    titles: BTreeMap<Key, BTreeMap<String, usize>>,
    highest: BTreeMap<Key, usize>,
    /// Rows named before others were.
    left: BTreeSet<(Key, RowName)>,
    /// What is learnt for the next reading of the table.
    pub(super) learnt: Known,
    sheet: Option<usize>,
    /// The number that the rows of a sheet have, where it names none itself.
    sheets: BTreeMap<(usize, NodeId), usize>,
}

impl<'a> Standing<'a> {
    pub(super) fn new(form: &'a Form, known: &'a Known) -> Self {
        Self {
            form,
            known,
            last: BTreeMap::new(),
            titles: BTreeMap::new(),
            highest: BTreeMap::new(),
            left: BTreeSet::new(),
            learnt: Known::default(),
            sheet: None,
            sheets: BTreeMap::new(),
        }
    }

    /// Goes on to a sheet; the repeats of which it begins a new row.
    pub(super) fn enter(&mut self, sheet: usize) -> Vec<(NodeId, usize)> {
        if self.sheet.replace(sheet) == Some(sheet) {
            return Vec::new();
        }
        // What an earlier sheet said last says nothing of this one, where rows are named at all.
        let named = &self.known.named;
        self.last.retain(|(repeat, _), _| !named.contains(repeat));
        let facts: Vec<NodeId> =
            self.known.sheets.keys().filter(|(own, _)| *own == sheet).map(|(_, repeat)| *repeat).collect();
        let mut begun = Vec::new();
        for repeat in facts.into_iter().filter(|repeat| !named.contains(repeat)) {
            let key = (repeat, Vec::new());
            let Some((number, is_new)) = self.number_of_sheet(sheet, repeat) else {
                self.last.insert(key, None);
                continue;
            };
            self.sheets.insert((sheet, repeat), number);
            self.speak_of(&key, RowName::Number(number));
            if let Some(title) = self.known.sheets.get(&(sheet, repeat)).and_then(|facts| facts.title.clone()) {
                self.titles.entry(key).or_default().insert(title, number);
            }
            if is_new && number > 1 {
                begun.push((repeat, number));
            }
        }
        begun
    }

    /// The row that a sheet speaks of, and whether it is a new one; none where it may be any of several.
    fn number_of_sheet(&self, sheet: usize, repeat: NodeId) -> Option<(usize, bool)> {
        let own = &self.known.sheets[&(sheet, repeat)];
        let highest = self.highest.get(&(repeat, Vec::new())).copied();
        let before = |other: &&(usize, NodeId)| other.1 == repeat && other.0 < sheet;
        let earlier: Vec<&(usize, NodeId)> = self.known.sheets.keys().filter(before).collect();
        let same = earlier.iter().find(|other| own.title.is_some() && self.known.sheets[**other].title == own.title);
        if let Some(number) = same.and_then(|other| self.sheets.get(*other)) {
            return Some((*number, false));
        }
        let differs = |other: &&&(usize, NodeId)| {
            let facts = &self.known.sheets[**other];
            (own.title.is_some() && facts.title.is_some()) || !facts.items.is_disjoint(&own.items)
        };
        if earlier.iter().any(|other| differs(&other)) {
            return Some((highest.unwrap_or_default() + 1, true));
        }
        highest.is_none_or(|highest| highest == 1).then_some((1, false))
    }

    /// The row of each repeat, in which a line stands; the line counts as spoken.
    ///
    /// # Errors
    /// Neither the line nor those above say which row is meant.
    pub(super) fn stand(&mut self, chain: &[NodeId], levels: &[Level], title: Title) -> Result<Stand, Unknown> {
        let mut names: Vec<RowName> = Vec::new();
        let mut how = How::Said;
        let mut begins = None;
        let mut is_learnt = true;
        for (at, (repeat, level)) in chain.iter().zip(levels).enumerate() {
            let key = (*repeat, names.clone());
            let is_innermost = at + 1 == chain.len();
            let title = if is_innermost { title } else { Title::None };
            let (name, known) = match (level, title) {
                (Level::Row(name), _) => (name.clone(), How::Said),
                (Level::Unsaid, Title::Stated(words)) if holds_a_list(self.form, *repeat) => {
                    (RowName::Named(words.to_owned()), How::Said)
                }
                (_, Title::Stated(words) | Title::Repeated(words)) if self.titled(&key, words).is_some() => {
                    // A title that is only known by itself proves nothing of its row.
                    is_learnt = false;
                    (RowName::Number(self.titled(&key, words).unwrap_or(1)), How::Said)
                }
                (Level::Unsaid, Title::Stated(words)) => {
                    let (number, is_new) = self.begin(&key, words)?;
                    begins = is_new.then_some(*repeat);
                    (RowName::Number(number), How::Said)
                }
                _ => {
                    let has_inner = levels[at + 1..].iter().any(|level| matches!(level, Level::Row(_)));
                    let (name, how) = self.carried(&key, *level == Level::Ditto, has_inner)?;
                    // Where the row within is named, the only one around it goes without saying.
                    (name, if has_inner && how == How::Only { How::Said } else { how })
                }
            };
            if let (Level::Row(_), RowName::Number(_)) = (level, &name) {
                self.learn_named(&key, &name);
            }
            if let (Title::Stated(words), RowName::Number(number)) = (title, &name) {
                self.titles.entry(key.clone()).or_default().insert(fold(words), *number);
            }
            self.speak_of(&key, name.clone());
            how = how.max(known);
            names.push(name);
        }
        if let (Title::Stated(words), Some(repeat), true) = (title, chain.last(), is_learnt) {
            let numbers: Option<Vec<usize>> = names.iter().map(number).collect();
            if let Some(numbers) = numbers {
                self.learnt.names.add(*repeat, numbers, fold(words));
            }
        }
        Ok(Stand { names, how, begins })
    }

    /// The lines below say nothing of a row any more, until one names it.
    pub(super) fn lose(&mut self, chain: &[NodeId], levels: &[Level]) {
        let mut outer = Vec::new();
        for (repeat, level) in chain.iter().zip(levels) {
            match level {
                Level::Row(name) => outer.push(name.clone()),
                _ => {
                    let own: Vec<Key> = self.last.keys().filter(|(own, _)| own == repeat).cloned().collect();
                    for key in own {
                        self.last.insert(key, None);
                    }
                    self.last.insert((*repeat, outer.clone()), None);
                    return;
                }
            }
        }
    }

    fn speak_of(&mut self, key: &Key, name: RowName) {
        if let RowName::Number(number) = name {
            let highest = self.highest.entry(key.clone()).or_default();
            *highest = (*highest).max(number);
        }
        self.last.insert(key.clone(), Some(name));
    }

    fn learn_named(&mut self, key: &Key, name: &RowName) {
        self.learnt.named.insert(key.0);
        if let Some(Some(before)) = self.last.get(key)
            && before != name
        {
            self.left.insert((key.clone(), before.clone()));
        }
        if self.left.contains(&(key.clone(), name.clone())) {
            self.learnt.returning.insert(key.0);
        }
    }

    /// The number of the row that has this title.
    fn titled(&self, key: &Key, words: &str) -> Option<usize> {
        let folded = fold(words);
        let here = self.titles.get(key).and_then(|titles| titles.get(&folded)).copied();
        let outer: Option<Vec<usize>> = key.1.iter().map(number).collect();
        here.or_else(|| {
            let is_named = self.known.named.contains(&key.0);
            self.known.names.number(key.0, &outer?, &folded).filter(|_| is_named)
        })
    }

    /// A title that no row has yet begins the next row, where the table numbers none.
    fn begin(&mut self, key: &Key, words: &str) -> Result<(usize, bool), Unknown> {
        if !self.known.named.contains(&key.0) {
            let highest = self.highest.get(key).copied().unwrap_or(1);
            let has_title = self.titles.get(key).is_some_and(|titles| titles.values().any(|row| *row == highest));
            return Ok(if has_title { (highest + 1, true) } else { (highest, false) });
        }
        let outer: Option<Vec<usize>> = key.1.iter().map(number).collect();
        if let (Some(Some(RowName::Number(last))), Some(outer)) = (self.last.get(key), outer) {
            let numbers: Vec<usize> = outer.into_iter().chain([*last]).collect();
            let here = self.titles.get(key).is_some_and(|titles| titles.values().any(|row| row == last));
            if !here && !self.known.names.has_title(key.0, &numbers) {
                self.titles.entry(key.clone()).or_default().insert(fold(words), *last);
                return Ok((*last, false));
            }
        }
        self.last.insert(key.clone(), None);
        Err(Unknown { repeat: key.0 })
    }

    fn carried(&self, key: &Key, is_ditto: bool, has_inner: bool) -> Result<(RowName, How), Unknown> {
        let unknown = Unknown { repeat: key.0 };
        let is_named = self.known.named.contains(&key.0);
        let is_group = holds_a_list(self.form, key.0);
        if is_named && has_inner && !is_ditto && self.known.returning.contains(&key.0) {
            return Err(unknown);
        }
        match self.last.get(key) {
            Some(None) => Err(unknown),
            Some(Some(name)) if is_ditto => Ok((name.clone(), How::Said)),
            Some(Some(name)) if !is_named && *name == RowName::Number(1) => Ok((name.clone(), How::Only)),
            Some(Some(RowName::Named(words))) if words.is_empty() => Ok((RowName::Named(String::new()), How::Only)),
            Some(Some(name)) => Ok((name.clone(), How::Carried)),
            None if is_group => Ok((RowName::Named(String::new()), How::Only)),
            None if is_named || is_ditto => Err(unknown),
            None => Ok((RowName::Number(1), How::Only)),
        }
    }
}

fn number(name: &RowName) -> Option<usize> {
    match name {
        RowName::Number(number) => Some(*number),
        RowName::Named(_) => None,
    }
}
