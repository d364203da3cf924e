//! What a form prints besides its items' words: labels with numbers and notes, headings, and sentences of its own.

use std::collections::BTreeSet;

use crate::form::Form;
use crate::form::NodeId;
use crate::import::index::Index;
use crate::import::index::Named;
use crate::import::label::Label;
use crate::import::reference::Path;
use crate::import::repetition::number_behind;
use crate::text::fold;

/// Heads of the columns of a form-shaped sheet.
const HEADS: [&str; 6] = ["項目番号", "項目", "項目名", "記載内容", "内容", "記載欄"];

/// Longer words before a label are a number only where the form has them.
const LONGEST_NUMBER: usize = 20;

/// The words of a form, folded.
pub(super) struct Names {
    /// Of every node, with and without its reference and its note.
    nodes: Vec<BTreeSet<String>>,
    parts: Vec<BTreeSet<String>>,
    /// Sentences that the form prints by itself.
    own: BTreeSet<String>,
}

/// An item that a label names.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) item: usize,
    /// Whether the numbers in the label are the form's as well.
    pub(super) is_exact: bool,
    /// The number of the row that the label names: 委託事項1.
    pub(super) row: Option<usize>,
}

/// The heading of a row of a repeat: 委託事項1　見回り.
pub(super) struct RowHead {
    pub(super) repeat: NodeId,
    pub(super) number: usize,
    /// What stands behind the number.
    pub(super) rest: String,
}

impl Names {
    pub(super) fn of(form: &Form) -> Self {
        let nodes = form.nodes.iter().map(|node| {
            let labels = std::iter::once(&node.label).chain(&node.aliases).filter(|label| !fold(label).is_empty());
            let references = ["", &node.reference, node.reference_beside_label()];
            let all = labels.flat_map(|label| {
                references.map(|reference| [format!("{reference}{label}"), format!("{reference}{label}{}", node.note)])
            });
            all.flatten().map(|words| fold(&words)).collect()
        });
        let parts = form.parts.iter().map(|part| {
            let below =
                [String::new(), part.mark_note.clone(), part.note.clone(), format!("{}{}", part.mark_note, part.note)];
            let all = below.iter().flat_map(|below| {
                ["", &part.reference].map(|reference| fold(&format!("{reference}{}{below}", part.title)))
            });
            all.collect()
        });
        let mut own: BTreeSet<String> = HEADS.into_iter().map(fold).collect();
        own.extend([
            fold(&form.title),
            fold(&form.short_title),
            fold(&form.printed_revision),
            fold(&format!("{}{}", form.title, form.printed_revision)),
            fold(&form.mark_meaning),
            fold(&format!("{}:{}", form.mark_label, form.mark_meaning)),
        ]);
        own.extend(form.parts.iter().flat_map(|part| [fold(&part.note), fold(&part.mark_note), fold(&part.reference)]));
        own.extend(form.nodes.iter().map(|node| fold(&node.note)));
        own.remove("");
        Self { nodes: nodes.collect(), parts: parts.collect(), own }
    }

    /// The items that words name.
    pub(super) fn items(&self, index: &Index, words: &str) -> Vec<Candidate> {
        let (folded, label) = (fold(words), Label::read(words));
        let named = index.items.iter().enumerate().filter_map(|(item, own)| {
            if self.nodes[own.node].contains(&folded) {
                return Some(Candidate { item, is_exact: true, row: None });
            }
            let noted = self.nodes[own.node].iter().any(|name| bare(name) == bare(&folded) && !bare(name).is_empty());
            match own.named_by(&label) {
                Some(Named::Exactly) => Some(Candidate { item, is_exact: true, row: None }),
                Some(Named::WithRow(number)) => Some(Candidate { item, is_exact: false, row: Some(number) }),
                Some(Named::ByWords) => Some(Candidate { item, is_exact: false, row: None }),
                None => noted.then_some(Candidate { item, is_exact: false, row: None }),
            }
        });
        named.collect()
    }

    /// The groups and repeats of which words are the heading.
    pub(super) fn headings(&self, form: &Form, words: &str) -> Vec<NodeId> {
        let folded = fold(words);
        let is_group = |id: &NodeId| form.nodes[*id].item().is_none();
        let groups = || (0..form.nodes.len()).filter(is_group);
        let exact: Vec<NodeId> = groups().filter(|id| self.nodes[*id].contains(&folded)).collect();
        if !exact.is_empty() || bare(&folded).is_empty() {
            return exact;
        }
        groups().filter(|id| self.nodes[*id].iter().any(|name| bare(name) == bare(&folded))).collect()
    }

    /// The part of which words are the title.
    pub(super) fn part(&self, words: &str) -> Option<usize> {
        let folded = fold(words);
        let exact = self.parts.iter().position(|names| names.contains(&folded));
        let bared = || self.parts.iter().position(|names| names.iter().any(|name| bare(name) == bare(&folded)));
        exact.or_else(|| bared().filter(|_| !bare(&folded).is_empty()))
    }

    /// Whether words head a column of a form-shaped sheet.
    pub(super) fn is_head(words: &str) -> bool {
        HEADS.iter().any(|head| fold(head) == fold(words))
    }

    /// Whether the form prints the words by itself.
    pub(super) fn is_own(&self, words: &str) -> bool {
        let has = |words: &str| words.trim().is_empty() || self.own.contains(&fold(words));
        has(words) || words.lines().all(has)
    }
}

/// The repeats of which words may head a row.
pub(super) fn row_heads(index: &Index, words: &str) -> Vec<RowHead> {
    let is_end = |letter: char| letter.is_whitespace() || "：:".contains(letter);
    let words = words.trim();
    let ends: Vec<usize> =
        words.char_indices().filter(|(_, letter)| is_end(*letter)).map(|(at, _)| at).take(2).collect();
    let cuts = ends.into_iter().chain([words.len()]);
    let mut found = Vec::new();
    for (front, rest) in cuts.filter_map(|end| words.split_at_checked(end)) {
        let folded = fold(front);
        for repeat in &index.repeats {
            if let Some(number) = repeat.words.iter().find_map(|word| number_behind(&folded, word)) {
                let rest = rest.trim_start_matches(is_end).trim().to_owned();
                found.push(RowHead { repeat: repeat.node, number, rest });
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Whether words are a number of the form, as it stands before a label.
pub(super) fn is_reference(index: &Index, words: &str) -> bool {
    let path = Path::parse(words);
    let is_short = words.chars().count() < LONGEST_NUMBER;
    index.names(&path) || is_short && (Label::read(words).is_empty() || index.knows_part_of(&path))
}

/// Whether a number before a label is that of the item.
pub(super) fn fits(index: &Index, item: usize, reference: &str) -> bool {
    let path = Path::parse(reference);
    let item = &index.items[item];
    let beside = Path::parse(index.form.nodes[item.node].reference_beside_label());
    let ends = |own: &Path| own.is(&path) || own.segments().ends_with(path.segments());
    !path.is_empty() && (item.paths.iter().any(ends) || ends(&beside))
}

/// Without numbers in front and a colon behind.
fn bare(folded: &str) -> &str {
    folded.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.').trim_end_matches(':')
}
