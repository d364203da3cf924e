//! What every file made from a version says of it, besides its items.

use crate::archive::Position;
use crate::model::State;
use crate::model::Version;

/// What every file made from a version says of it, besides its items.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// Dates, agency, attachments.
    pub version: &'a Version,
    /// Its state.
    pub state: State,
    /// Where it stands in the ledger, once it is published.
    pub position: Option<Position>,
}
