//! The rows of all repeats that a table speaks of, with the ids they get.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Place;
use crate::form::Form;
use crate::form::NodeId;
use crate::form::is_id;
use crate::form::join;
use crate::scaffold::row_id;
use crate::text::fold;

use super::grid::RowPlace;
use super::repetition::RowName;
use super::report::Report;
use super::report::listed;
use super::rules::ID_NOT_USABLE;
use super::rules::NUMBER_LEFT_OUT;

/// A repeat in the rows around it.
type Key = (NodeId, Vec<usize>);

/// Rows as they are found, by printed number.
pub(super) struct Rows<'f> {
    form: &'f Form,
    found: BTreeMap<Key, BTreeMap<usize, Facts>>,
}

#[derive(Default)]
struct Facts {
    /// The first line that speaks of it.
    line: RowPlace,
    /// The words that title it, where the table names it by them.
    title: Option<String>,
    id: Option<String>,
}

impl<'f> Rows<'f> {
    pub(super) fn new(form: &'f Form) -> Self {
        Self { form, found: BTreeMap::new() }
    }

    /// The numbers of the rows that a line names; rows not seen before are added.
    pub(super) fn numbers(&mut self, chain: &[NodeId], names: &[RowName], line: RowPlace) -> Vec<usize> {
        let mut numbers = Vec::new();
        for (repeat, name) in chain.iter().zip(names) {
            let rows = self.found.entry((*repeat, numbers.clone())).or_default();
            let number = match name {
                RowName::Number(number) => *number,
                RowName::Named(title) => {
                    let same = |facts: &Facts| facts.title.as_deref().map(fold) == Some(fold(title));
                    let known = rows.iter().find(|(_, facts)| same(facts)).map(|(number, _)| *number);
                    known.unwrap_or_else(|| rows.keys().next_back().map_or(1, |last| last + 1))
                }
            };
            let facts = rows.entry(number).or_insert_with(|| Facts { line, ..Facts::default() });
            if let RowName::Named(title) = name {
                facts.title = Some(title.clone());
            }
            numbers.push(number);
        }
        numbers
    }

    /// Gives a row the id that a line states.
    pub(super) fn name(&mut self, chain: &[NodeId], numbers: &[usize], id: &str, line: RowPlace, report: &mut Report) {
        let (Some(repeat), Some((number, outer))) = (chain.last(), numbers.split_last()) else { return };
        let rows = self.found.entry((*repeat, outer.to_vec())).or_default();
        let taken = rows
            .iter()
            .find(|(other, facts)| *other != number && facts.id.as_deref() == Some(id))
            .map(|(other, _)| *other);
        let label = self.form.nodes[*repeat].repeat().map(|repeat| repeat.row_label.as_str()).unwrap_or_default();
        let facts = rows.entry(*number).or_insert_with(|| Facts { line, ..Facts::default() });
        let remedy = "英小文字で始まる英小文字・数字・ハイフンの識別子を、一つの行に一つずつ付けてください。";
        let problem = match (&facts.id, taken) {
            _ if !is_id(id) => format!("識別子「{id}」は、id として使えません。"),
            (Some(own), _) if own != id => {
                format!("{label}{number}の識別子は、前の行で「{own}」とされています。「{id}」は使いませんでした。")
            }
            (_, Some(other)) => format!("識別子「{id}」は、{label}{other}がすでに使っています。"),
            _ => {
                facts.id = Some(id.to_owned());
                return;
            }
        };
        report.warn(&ID_NOT_USABLE, line, id, problem, remedy);
    }

    /// Gives every row its id and fills the gaps between the numbers, so that each keeps its own.
    pub(super) fn settle(self, report: &mut Report) -> Settled<'f> {
        let mut settled = Settled { form: self.form, ids: BTreeMap::new(), titles: Vec::new() };
        for ((repeat, outer), rows) in self.found {
            let last = rows.keys().next_back().copied().unwrap_or_default();
            let mut taken: BTreeSet<String> = rows.values().filter_map(|facts| facts.id.clone()).collect();
            let mut ids = Vec::new();
            for number in 1..=last {
                let stated = rows.get(&number).and_then(|facts| facts.id.clone());
                let id = stated.unwrap_or_else(|| free_id(&row_id(self.form, repeat, number), &taken));
                taken.insert(id.clone());
                ids.push(id);
            }
            report_gaps(self.form, repeat, &rows, &ids, report);
            for (number, facts) in rows {
                if let Some(title) = facts.title.filter(|title| !title.is_empty()) {
                    let numbers = outer.iter().copied().chain([number]).collect();
                    settled.titles.push(Title { repeat, numbers, words: title, line: facts.line });
                }
            }
            settled.ids.insert((repeat, outer), ids);
        }
        settled
    }
}

fn free_id(wanted: &str, taken: &BTreeSet<String>) -> String {
    let others = (2..).map(|count| format!("{wanted}-{count}"));
    let mut ids = std::iter::once(wanted.to_owned()).chain(others);
    ids.find(|id| !taken.contains(id)).expect("there are more numbers than rows")
}

fn report_gaps(form: &Form, repeat: NodeId, rows: &BTreeMap<usize, Facts>, ids: &[String], report: &mut Report) {
    let node = &form.nodes[repeat];
    let label = node.repeat().map(|repeat| repeat.row_label.as_str()).unwrap_or_default();
    let mut before = 0;
    for (number, facts) in rows {
        let missing: Vec<String> =
            (before + 1..*number).map(|number| format!("{label}{number}（id は {}）", ids[number - 1])).collect();
        before = *number;
        if missing.is_empty() {
            continue;
        }
        let message = format!(
            "{}の記載がないまま、{label}{number}の記載があります。印刷される番号が元の表とずれないように、空の行を作りました。",
            listed(&missing)
        );
        let remedy = "抜けている記載を書き足すか、番号を詰めてよければ空の行を消してください。";
        let place = Place { reference: Some(node.called()), ..Place::default() };
        report.warn_at(&NUMBER_LEFT_OUT, facts.line, ("", place), message, remedy);
    }
}

/// A row that the table names by its title.
pub(super) struct Title {
    pub(super) repeat: NodeId,
    pub(super) numbers: Vec<usize>,
    pub(super) words: String,
    pub(super) line: RowPlace,
}

/// All rows with their ids.
pub(super) struct Settled<'f> {
    form: &'f Form,
    ids: BTreeMap<Key, Vec<String>>,
    pub(super) titles: Vec<Title>,
}

impl Settled<'_> {
    /// The key of an item, or of a repeat without a row of its own, in the rows of these numbers.
    pub(super) fn key(&self, node: NodeId, numbers: &[usize]) -> String {
        let mut path: Vec<NodeId> = std::iter::successors(Some(node), |below| self.form.nodes[*below].parent).collect();
        path.reverse();
        let mut key = String::new();
        let mut outer = Vec::new();
        for step in path {
            key = join(&key, &self.form.nodes[step].name);
            if let (Some(ids), Some(number)) = (self.ids.get(&(step, outer.clone())), numbers.get(outer.len())) {
                key = join(&key, &ids[number - 1]);
                outer.push(*number);
            }
        }
        key
    }

    /// The ids of the rows of every repeat, by its key.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, Vec<String>)> {
        self.ids.iter().map(|((repeat, outer), ids)| (self.key(*repeat, outer), ids.clone()))
    }

    /// The number of rows of a repeat that stands in no other.
    pub(super) fn count(&self, repeat: NodeId) -> usize {
        self.ids.get(&(repeat, Vec::new())).map_or(0, Vec::len)
    }
}
