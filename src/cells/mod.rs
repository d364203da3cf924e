//! The table of the items of a version: its columns, and what a cell may hold so that every word comes back.
//!
//! Export writes such tables and import takes them back; what both have to know of them stands here alone.

mod column;
mod line;
mod members;
mod safe;

pub use column::CHOSEN;
pub use column::Column;
pub use column::MARK;
pub use column::OFFERED;
pub use column::PRINTED;
pub use line::Line;
pub use line::Manner;
pub use line::State;
pub use line::piece;
pub use members::joined;
pub use members::parted;
pub use safe::inert;
pub use safe::read;
pub use safe::written;

#[cfg(test)]
mod tests;
