//! What lines of the table say of each item, before it is read as a value.

use std::collections::BTreeMap;

use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::squeeze;

use super::grid::RowPlace;

/// What one line says.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) row: RowPlace,
    pub(super) words: String,
    /// The choice that the line ticks.
    pub(super) option: Option<usize>,
}

/// The pieces of every item, by node and the numbers of its rows.
pub(super) struct Slots<'f> {
    form: &'f Form,
    found: BTreeMap<(NodeId, Vec<usize>), Vec<Piece>>,
}

impl<'f> Slots<'f> {
    pub(super) fn new(form: &'f Form) -> Self {
        Self { form, found: BTreeMap::new() }
    }

    /// Adds what a line says.
    ///
    /// # Errors
    /// Another line says something else of an item that holds one thing; its number is returned.
    pub(super) fn put(&mut self, node: NodeId, numbers: &[usize], piece: Piece) -> Result<(), RowPlace> {
        let pieces = self.found.entry((node, numbers.to_vec())).or_default();
        let same = |other: &Piece| other.option == piece.option && squeeze(&other.words) == squeeze(&piece.words);
        let is_said = pieces.iter().any(same);
        match (self.form.nodes[node].item(), pieces.first()) {
            // A list keeps the order of the table, whichever line was placed first.
            (Some(ItemType::List { .. } | ItemType::Links { .. }), _) => {
                let at = pieces.partition_point(|other| other.row <= piece.row);
                pieces.insert(at, piece);
            }
            (_, None) => pieces.push(piece),
            _ if is_said => {}
            (Some(ItemType::Many(_)), _) => pieces.push(piece),
            (_, Some(first)) => return Err(first.row),
        }
        Ok(())
    }

    /// The first line that says something of an item.
    pub(super) fn line_of(&self, node: NodeId, numbers: &[usize]) -> Option<RowPlace> {
        self.found.get(&(node, numbers.to_vec()))?.first().map(|piece| piece.row)
    }

    /// The words said of an item that holds one thing.
    pub(super) fn words(&self, node: NodeId, numbers: &[usize]) -> Option<&str> {
        self.found.get(&(node, numbers.to_vec()))?.first().map(|piece| piece.words.as_str())
    }

    /// Every item that something is said of.
    pub(super) fn iter(&self) -> impl Iterator<Item = (NodeId, &[usize], &[Piece])> {
        self.found.iter().map(|((node, numbers), pieces)| (*node, numbers.as_slice(), pieces.as_slice()))
    }
}
