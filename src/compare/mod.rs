//! Two records of one document → what changed from the earlier to the later, item by item.
//!
//! Items are paired by key and rows by id, so that what only stands at another place, or is printed with another
//! number, is not taken for new words.

mod became;
mod change;
mod items;
mod lines;
mod order;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use change::Change;
pub use change::Class;
pub use change::Comparison;
pub use change::Grain;
pub use change::Side;
pub use items::changes;
pub use table::Row;
pub use table::is_written_id;
pub use table::new_rows;
pub use table::path;
pub use table::row_id;
pub use table::table_key;
pub use words::Answer;
pub use words::Fate;
pub use words::Piece;
pub use words::pieces;
