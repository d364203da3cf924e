//! The files as which a version can be taken along, besides its text and its data.

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
    /// One item a row, in CSV for desks whose programs know no Unicode (CP932).
    Legacy,
}

impl Format {
    /// All of them, in the order in which pages list them.
    pub const ALL: [Self; 7] =
        [Self::Paper, Self::ElectronicBook, Self::FormWorkbook, Self::Workbook, Self::Desk, Self::Plain, Self::Legacy];

    /// What the name of the file has behind that of the version.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Paper => ".pdf",
            Self::ElectronicBook => ".epub",
            Self::FormWorkbook => ".xlsx",
            Self::Workbook => "-items.xlsx",
            Self::Desk => ".csv",
            Self::Plain => "-plain.csv",
            Self::Legacy => "-cp932.csv",
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
            Self::Legacy => "一項目一行の表（シフト JIS の表計算ソフト用）",
        }
    }

    /// The kind of file.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Paper => "PDF",
            Self::ElectronicBook => "EPUB",
            Self::FormWorkbook | Self::Workbook => "Excel",
            Self::Desk | Self::Plain | Self::Legacy => "CSV",
        }
    }

    /// Whether every build makes it, because that takes no time.
    pub fn is_quick(self) -> bool {
        matches!(self, Self::Desk | Self::Plain | Self::Legacy)
    }

    /// Whether a site has it whose settings say nothing: not every letter can be written in each of them.
    pub fn is_usual(self) -> bool {
        self != Self::Legacy
    }

    /// What settings call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paper => "pdf",
            Self::ElectronicBook => "epub",
            Self::FormWorkbook | Self::Workbook => "xlsx",
            Self::Desk | Self::Plain => "csv",
            Self::Legacy => "csv-cp932",
        }
    }
}
