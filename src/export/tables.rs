//! The items of a version as CSV: for desks and for programs.

use std::collections::BTreeSet;

use crate::cells::Column;
use crate::cells::Line;
use crate::model::Record;
use crate::text::to_cp932;

use super::items::items;

/// The items of a version, cut into cells once for every file that holds them.
#[derive(Debug)]
pub struct Table {
    pub(super) lines: Vec<Line>,
}

impl Table {
    /// The items of a record.
    pub fn of(record: &Record) -> Self {
        Self { lines: items(record).into_iter().flat_map(Line::in_pieces).collect() }
    }

    /// As spreadsheet programs open it: marked as UTF-8, lines that end as on desks.
    pub fn for_desks(&self) -> String {
        // Spreadsheet programs take a file without this mark for one in an older encoding.
        format!("\u{FEFF}{}", self.csv(csv::Terminator::CRLF))
    }

    /// As spreadsheet programs of old open it (CP932); the letters that cannot be written so, where there are any.
    ///
    /// # Errors
    /// The letters, where there are any.
    pub fn for_old_desks(&self) -> Result<Vec<u8>, BTreeSet<char>> {
        to_cp932(&self.csv(csv::Terminator::CRLF))
    }

    /// As programs read it.
    pub fn for_programs(&self) -> String {
        self.csv(csv::Terminator::Any(b'\n'))
    }

    fn csv(&self, end: csv::Terminator) -> String {
        let mut table = csv::WriterBuilder::new().terminator(end).from_writer(Vec::new());
        let heads = Column::ALL.map(|column| column.head().to_owned());
        let rows = self.lines.iter().map(|line| Column::ALL.map(|column| line.cell(column)));
        let written = std::iter::once(heads).chain(rows).try_for_each(|row| table.write_record(row));
        let bytes = written.ok().and_then(|()| table.into_inner().ok()).expect("writing to memory cannot fail");
        String::from_utf8(bytes).expect("the cells are text")
    }
}
