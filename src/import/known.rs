//! What the whole table says of the rows of its repeats, gathered before any line is placed.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::NodeId;

use super::repetition::Level;
use super::repetition::RowName;

/// The rows that the table names by titles: a file by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Repeat and folded title, with the numbers of the row and of those around it.
    found: BTreeMap<(NodeId, String), BTreeSet<Vec<usize>>>,
}

impl Names {
    pub(super) fn add(&mut self, repeat: NodeId, numbers: Vec<usize>, folded: String) {
        if !folded.is_empty() {
            self.found.entry((repeat, folded)).or_default().insert(numbers);
        }
    }

    /// The numbers of the only row of one of the repeats that has this title, outermost first.
    pub(super) fn find(&self, chain: &[NodeId], levels: &[Level], folded: &str) -> Option<Vec<usize>> {
        let agrees = |numbers: &&Vec<usize>| {
            let mut both = numbers.iter().zip(levels);
            both.all(|(number, level)| match level {
                Level::Row(RowName::Number(own)) => own == number,
                _ => true,
            })
        };
        let found = |repeat: &NodeId| self.found.get(&(*repeat, folded.to_owned()));
        let mut fits = chain.iter().filter_map(found).flatten().filter(agrees);
        let only = fits.next()?;
        fits.next().is_none().then(|| only.clone())
    }

    /// The number of the row with this title in the rows around it.
    pub(super) fn number(&self, repeat: NodeId, outer: &[usize], folded: &str) -> Option<usize> {
        let rows = self.found.get(&(repeat, folded.to_owned()))?;
        let mut within = rows.iter().filter(|numbers| numbers.starts_with(outer) && numbers.len() == outer.len() + 1);
        within.find_map(|numbers| numbers.last().copied())
    }

    /// Whether a row has a title.
    pub(super) fn has_title(&self, repeat: NodeId, numbers: &[usize]) -> bool {
        let of_repeat = self.found.iter().filter(|((own, _), _)| *own == repeat);
        of_repeat.into_iter().any(|(_, rows)| rows.contains(numbers))
    }
}

/// What one sheet says of the rows of a repeat without naming one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OnSheet {
    /// The title that stands first.
    pub(super) title: Option<String>,
    /// Items that are stated, with what is said of the rows within.
    pub(super) items: BTreeSet<(usize, Vec<Level>)>,
}

/// What is known of the table as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Repeats of which some line names a row.
    pub(super) named: BTreeSet<NodeId>,
    /// Repeats whose rows are taken up again after another row.
    pub(super) returning: BTreeSet<NodeId>,
    pub(super) names: Names,
    /// By sheet and repeat.
    pub(super) sheets: BTreeMap<(usize, NodeId), OnSheet>,
}
