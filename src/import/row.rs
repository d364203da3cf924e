//! A row of a table that holds a whole document.

use super::grid::RowPlace;

/// A row of the table.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) place: RowPlace,
    pub(super) reference: String,
    pub(super) label: String,
    pub(super) repeat: String,
    pub(super) content: String,
    pub(super) id: String,
}
