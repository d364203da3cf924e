//! Two records of one document → what changed from the earlier to the later, item by item.
//!
//! Items are paired by key and rows by id, so that what only stands at another place, or is printed with another
//! number, is not taken for new words.

mod became;
mod change;
mod items;
mod order;
#[cfg(test)]
mod tests;
mod words;

pub use change::Change;
pub use change::Class;
pub use change::Comparison;
pub use change::Side;
pub use items::changes;
pub use words::Fate;
pub use words::Piece;
pub use words::pieces;
