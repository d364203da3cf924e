//! The files as which a version can be taken along, besides its text and its data.

use crate::archive::Archive;
use crate::read::Card;

use super::Downloads;
use super::output::Make;
use super::output::Output;
use super::published::stem;

/// A file that holds a version as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// PDF, for printing and for listening.
    Paper,
    /// EPUB.
    ElectronicBook,
    /// A workbook that looks like the form, for people.
    FormWorkbook,
    /// A workbook with one item a row.
    Workbook,
    /// One item a row, in CSV as desks open it.
    Desk,
    /// One item a row, in CSV as programs read it.
    Plain,
}

impl Format {
    /// All of them, in the order in which pages list them.
    pub const ALL: [Self; 6] =
        [Self::Paper, Self::ElectronicBook, Self::FormWorkbook, Self::Workbook, Self::Desk, Self::Plain];

    /// What the name of the file has behind that of the version.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Paper => ".pdf",
            Self::ElectronicBook => ".epub",
            Self::FormWorkbook => ".xlsx",
            Self::Workbook => "-items.xlsx",
            Self::Desk => ".csv",
            Self::Plain => "-plain.csv",
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Paper => "印刷と読み上げに向く版",
            Self::ElectronicBook => "電子書籍",
            Self::FormWorkbook => "様式の形の表",
            Self::Workbook => "一項目一行の表",
            Self::Desk => "一項目一行の表（表計算ソフト用）",
            Self::Plain => "一項目一行の表（プログラム用）",
        }
    }

    /// The kind of file.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Paper => "PDF",
            Self::ElectronicBook => "EPUB",
            Self::FormWorkbook | Self::Workbook => "Excel",
            Self::Desk | Self::Plain => "CSV",
        }
    }

    /// Whether every build makes it, because that takes no time.
    fn is_quick(self) -> bool {
        matches!(self, Self::Desk | Self::Plain)
    }

    /// Whether this program makes it of such a version.
    fn fits(self, card: &Card) -> bool {
        match self {
            Self::Paper => cfg!(feature = "pdf"),
            // The stages of a document share one page, which no book has.
            Self::ElectronicBook => card.version.name.as_stage().is_none(),
            _ => true,
        }
    }
}

/// The formats of a version with the names of their files; where only files are left of one, there are none.
///
/// What was published with the version is there at every build.
pub fn formats(archive: &Archive, card: &Card, downloads: Downloads) -> Vec<(Format, String)> {
    if card.form.is_scan() {
        return Vec::new();
    }
    let stem = stem(archive, card);
    let frozen = archive.frozen(&card.version.document, card.version.name);
    let named = Format::ALL.map(|format| (format, format!("{stem}{}", format.ending())));
    let is_there = |(format, name): &(Format, String)| {
        let is_made = format.fits(card) && (format.is_quick() || downloads == Downloads::Included);
        is_made || frozen.is_some_and(|frozen| frozen.pieces.contains_key(name))
    };
    named.into_iter().filter(is_there).collect()
}

/// The files of a version in its formats.
pub(super) fn outputs(archive: &Archive, card: &Card, downloads: Downloads) -> Vec<Output> {
    let address = card.version.address();
    let formats = formats(archive, card, downloads).into_iter();
    formats.map(|(format, name)| Output::file(&format!("{address}{name}"), Make::Download(format))).collect()
}
