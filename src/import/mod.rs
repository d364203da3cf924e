//! Turns tables from officers' desks (CSV, spreadsheets) into TOML files, row by row, by official reference and label.
//!
//! No row is lost: each lands at an item of the form, or is reported with its line and kept in `unplaced.toml`.
//! Words are never changed to make them fit; what does not fit its item is kept as written and reported.

mod asides;
mod changes;
mod columns;
mod delimited;
mod derived;
mod ditto;
mod exact;
mod grid;
mod index;
mod known;
mod label;
mod landing;
mod locate;
mod matching;
mod opened;
mod placing;
mod printed;
mod reference;
mod register;
mod repetition;
mod report;
mod row;
mod rows;
mod rules;
mod sitting;
mod slots;
mod standing;
mod table;
mod tick;
mod unplaced;
mod value;
mod workbook;

pub use changes::ChangesImported;
pub use changes::changes;
pub use printed::form;
pub use register::EntryImported;
pub use register::RegisterImported;
pub use register::Standing;
pub use register::Surroundings;
pub use register::register;
pub use rules::RULES;
pub use sitting::RecordImported;
pub use sitting::record;
pub use table::Imported;
pub use table::table;

#[cfg(test)]
mod tests;
