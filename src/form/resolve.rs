//! From a key with row ids to the node it names.

use std::collections::BTreeMap;

use super::key::join;
use super::node::Form;
use super::node::Kind;
use super::node::NodeId;

/// Ids of the rows of every repeat of a document, by the key of the repeat (`files.main.entrustments`).
pub type RowIds = BTreeMap<String, Vec<String>>;

/// What a key names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The node.
    pub node: NodeId,
    /// The part on whose page it stands; `None` where it stands on several.
    pub part: Option<usize>,
}

impl Form {
    /// Finds what a key names in a document with these rows; keys of groups and rows count as well.
    pub fn resolve(&self, key: &str, rows: &RowIds) -> Option<Target> {
        let mut siblings = &self.roots;
        let mut found = None;
        let mut walked = String::new();
        let mut segments = key.split('.');
        while let Some(segment) = segments.next() {
            let node = *siblings.iter().find(|id| self.nodes[**id].name == segment)?;
            walked = join(&walked, segment);
            if matches!(self.nodes[node].kind, Kind::Repeat(_))
                && let Some(row) = segments.next()
            {
                if !rows.get(&walked)?.iter().any(|id| id == row) {
                    return None;
                }
                walked = join(&walked, row);
            }
            found = Some(node);
            siblings = &self.nodes[node].children;
        }
        let node = found?;
        Some(Target { node, part: self.nodes[node].part.or_else(|| self.first_part_under(node)) })
    }

    fn first_part_under(&self, node: NodeId) -> Option<usize> {
        self.nodes[node]
            .children
            .iter()
            .find_map(|child| self.nodes[*child].part.or_else(|| self.first_part_under(*child)))
    }
}
