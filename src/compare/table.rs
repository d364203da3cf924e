//! The form's own table of changes（変更箇所）: how it names an item, and which of its rows tells of which change.

use std::collections::BTreeSet;

use crate::check::Targets;
use crate::check::says_deleted;
use crate::fingerprint;
use crate::form::Form;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Record;
use crate::model::VersionName;

use super::change::Change;

/// Name of the column that says which item changed.
const ITEM: &str = "item";
/// Name of the column for 変更前の記載.
const BEFORE: &str = "before";
/// Name of the column for 変更後の記載.
const AFTER: &str = "after";
/// Name of the column for 提出時期.
const TIMING: &str = "timing";
/// Name of the column for 提出時期に係る説明.
const EXPLANATION: &str = "explanation";

/// An id is not longer.
const LONGEST: usize = 60;
/// Digits of an id that tell keys apart.
const DIGITS: usize = 6;

/// A row of the table that is new in the later version, as far as only the officer knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// 提出時期, in the words of the form; empty where nothing is chosen.
    pub timing: String,
    /// 提出時期に係る説明, in plain words.
    pub explanation: String,
    nodes: Vec<NodeId>,
    number: Option<(NodeId, u32)>,
    /// Whether it says that something was taken out, so that its number is one of the earlier version.
    is_removal: bool,
    /// Words that it replaces wherever they stand, with the new ones, where it speaks of the whole book.
    renamed: Vec<(String, String)>,
}

/// Key of the repeat that the rows of the table stand in: `changes`; `None` where the form has no table of rows.
pub fn table_key(form: &Form) -> Option<&str> {
    form.change_table.strip_suffix("[]").filter(|key| !key.contains('.'))
}

/// Rows of the later version that the earlier one does not have.
pub fn new_rows(before: &Record, after: &Record) -> Vec<Row> {
    let Some(table) = table_key(&after.form) else { return Vec::new() };
    let known: BTreeSet<&str> = before.rows(table).iter().map(|row| row.id.as_str()).collect();
    let new: Vec<&str> = after.rows(table).iter().map(|row| row.id.as_str()).filter(|id| !known.contains(id)).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let targets = Targets::new(&after.form);
    let rows = new.into_iter().map(|id| {
        let cell = |column: &str| {
            let entry = after.get(&join(&join(table, id), column));
            entry.map(|entry| after.lines(entry).join("\n")).unwrap_or_default()
        };
        let item = cell(ITEM);
        let renamed = if targets.is_everything(&item) { renamed(&cell(BEFORE), &cell(AFTER)) } else { Vec::new() };
        let (nodes, number) = targets.items(&item).unwrap_or_default();
        let is_removal = says_deleted(&cell(AFTER));
        let (timing, explanation) = (cell(TIMING), cell(EXPLANATION));
        Row { id: id.to_owned(), timing, explanation, nodes, number, is_removal, renamed }
    });
    rows.collect()
}

/// Names in the order in which both sides give them, the longest first.
fn renamed(before: &str, after: &str) -> Vec<(String, String)> {
    let names = |words: &str| -> Vec<String> {
        let names = words.split(['、', '\n', '「', '」', '・', '。']).map(str::trim);
        names.filter(|name| name.chars().count() > 1).map(str::to_owned).collect()
    };
    let (old, new) = (names(before), names(after));
    let mut renamed: Vec<(String, String)> =
        if old.len() == new.len() { old.into_iter().zip(new).collect() } else { Vec::new() };
    renamed.sort_by_key(|(old, _)| std::cmp::Reverse(old.chars().count()));
    renamed
}

impl Row {
    /// Whether the row tells of a change: of its item, of what that stands in, or of what stands in it.
    pub fn tells_of(&self, change: &Change, before: &Record, after: &Record) -> bool {
        if let (Some(old), Some(new)) = (&change.before, &change.after)
            && !self.renamed.is_empty()
        {
            let renamed = self.renamed.iter().fold(old.words.clone(), |words, (old, new)| words.replace(old, new));
            return renamed == new.words;
        }
        // What is gone has a number only where it stood: the same number is another row's today.
        let record = if self.is_removal || change.after.is_none() { before } else { after };
        self.tells_of_in(&change.key, record, &after.form)
    }

    /// Whether it tells of a key by the numbers of a record; its own nodes are those of the later form.
    fn tells_of_in(&self, key: &str, record: &Record, later: &Form) -> bool {
        let form = &record.form;
        let Some(place) = Place::of(record, key) else { return false };
        let Some(node) = later.by_key(&form.nodes[place.node].key) else { return false };
        let is_within = |inner: NodeId, outer: NodeId| {
            std::iter::successors(Some(inner), |node| later.nodes[*node].parent).any(|node| node == outer)
        };
        let is_meant = |own: &NodeId| is_within(node, *own) || is_within(*own, node);
        let is_row = |(repeat, number): (NodeId, u32)| {
            let is_of = |row: &&PlacedRow| form.nodes[row.repeat].key == later.nodes[repeat].key;
            let rows = place.rows.iter().filter(is_of);
            rows.map(|row| row.number).all(|own| u32::try_from(own) == Ok(number))
        };
        self.nodes.iter().any(is_meant) && self.number.is_none_or(is_row)
    }
}

/// Where a key leads in a record: the node, and the rows around it with their printed numbers.
struct Place {
    node: NodeId,
    rows: Vec<PlacedRow>,
}

/// A row by its printed number, and how many others stand in its repeat.
struct PlacedRow {
    repeat: NodeId,
    number: usize,
    besides: usize,
}

impl Place {
    fn of(record: &Record, key: &str) -> Option<Self> {
        let form = &record.form;
        let (mut siblings, mut found, mut walked) = (&form.roots, None, String::new());
        let mut rows = Vec::new();
        let mut segments = key.split('.');
        while let Some(segment) = segments.next() {
            let node = *siblings.iter().find(|id| form.nodes[**id].name == segment)?;
            walked = join(&walked, segment);
            if form.nodes[node].repeat().is_some()
                && let Some(row) = segments.next()
            {
                let all = record.rows(&walked);
                let number = all.iter().position(|other| other.id == row)? + 1;
                rows.push(PlacedRow { repeat: node, number, besides: all.len() - 1 });
                walked = join(&walked, row);
            }
            found = Some(node);
            siblings = &form.nodes[node].children;
        }
        Some(Self { node: found?, rows })
    }
}

/// What the column 項目 calls an item or row: 「Ⅱ.4.③ 委託事項2 ③委託先における取扱者数」.
///
/// `None` where the record does not have it, or where the author does not write it.
pub fn path(record: &Record, key: &str) -> Option<String> {
    let Place { node, rows } = Place::of(record, key)?;
    let form = &record.form;
    if form.nodes[node].item().is_some() && !form.nodes[node].is_authored() {
        return None;
    }
    // The only row of a repeat says nothing, unless it is what changed.
    let is_said = |row: &&PlacedRow| row.besides > 0 || row.repeat == node;
    let numbers = rows.iter().filter(is_said).map(|row| (row.repeat, row.number));
    Some(named(form, node, &numbers.collect::<Vec<_>>()))
}

/// Reference, rows and labels; what has no reference of its own is named by what it stands in.
fn named(form: &Form, node: NodeId, rows: &[(NodeId, usize)]) -> String {
    // One letter cannot be found among words: 「注」 is named by its row.
    let is_short = form.nodes[node].label.chars().count() < 2;
    let node = form.nodes[node].parent.filter(|_| is_short).unwrap_or(node);
    let is_row = rows.iter().any(|(repeat, _)| *repeat == node);
    let mut labels = Vec::new();
    let mut reference = "";
    for own in std::iter::successors(Some(node), |own| form.nodes[*own].parent) {
        let found = &form.nodes[own];
        reference = found.reference_beside_label();
        let is_said = reference.ends_with(found.label.trim_matches(['（', '）'])) || (is_row && own == node);
        labels.extend(Some(unnumbered(&found.label)).filter(|_| !is_said));
        if !reference.is_empty() {
            break;
        }
    }
    let numbers = rows.iter().filter_map(|(repeat, number)| {
        form.nodes[*repeat].repeat().map(|repeat| format!("{}{number}", repeat.row_label))
    });
    let words = std::iter::once(reference.to_owned()).chain(numbers);
    let words = words.chain(labels.into_iter().rev().map(str::to_owned)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The id of the row that is written for a change: the same for a version, its drafts and a key, at any time.
pub fn row_id(version: VersionName, key: &str) -> String {
    let front = front(version);
    let digest: String = fingerprint::sha256(key.as_bytes()).chars().take(DIGITS).collect();
    let room = LONGEST.saturating_sub(front.len() + digest.len() + 1);
    let mut slug = String::new();
    for segment in key.rsplit('.') {
        if slug.len() + segment.len() + 1 > room {
            break;
        }
        slug = format!("{segment}-{slug}");
    }
    format!("{front}{slug}{digest}")
}

/// Whether an id is one that is given so to rows of a version.
pub fn is_written_id(version: VersionName, id: &str) -> bool {
    let is_digest = |word: &str| word.len() == DIGITS && word.chars().all(|letter| letter.is_ascii_hexdigit());
    let rest = id.strip_prefix(&front(version));
    rest.is_some_and(|rest| rest.rsplit('-').next().is_some_and(is_digest))
}

/// What the ids of a version begin with; its drafts share it.
fn front(version: VersionName) -> String {
    let name = version.to_string();
    format!("v{}-", name.split('-').next().unwrap_or_default())
}

/// A label without the number that the reference says already: 「③委託先における取扱者数」, 「１．監査」.
fn unnumbered(label: &str) -> &str {
    let bare = label.trim_start_matches(|letter: char| ('①'..='⑳').contains(&letter));
    match bare.split_once('．') {
        Some((number, rest)) if number.chars().all(char::is_numeric) => rest,
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::named;
    use super::table_key;
    use crate::check::Targets;
    use crate::form::Catalogue;
    use crate::form::NodeId;

    #[test]
    fn what_the_table_calls_an_item_is_found_again() {
        let catalogue = Catalogue::built_in();
        let mut asked = 0;
        for form in catalogue.iter().filter(|form| table_key(form).is_some()) {
            let targets = Targets::new(form);
            let table = form.by_key(&form.change_table).expect("the form has the table that it names");
            for (node, found) in form.nodes.iter().enumerate() {
                let above: Vec<NodeId> = std::iter::successors(Some(node), |own| form.nodes[*own].parent).collect();
                let is_own = above.contains(&table) || !(found.is_authored() || found.repeat().is_some());
                if is_own {
                    continue;
                }
                let repeats = above.iter().rev().filter(|own| form.nodes[**own].repeat().is_some());
                let rows: Vec<(NodeId, usize)> = repeats.map(|own| (*own, 2)).collect();
                let path = named(form, node, &rows);
                let meant = targets.items(&path);
                let (nodes, row) = meant.unwrap_or_else(|| panic!("{}: 「{path}」 means nothing", found.key));
                let is_found = nodes.contains(&node) || nodes.iter().any(|found| above.contains(found));
                assert!(is_found, "{}: 「{path}」", found.key);
                let is_of_row = row.is_none_or(|row| row == (rows[rows.len() - 1].0, 2));
                assert!(is_of_row, "{}: 「{path}」", found.key);
                asked += 1;
            }
        }
        assert!(asked > 300, "{asked}");
    }
}
