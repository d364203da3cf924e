//! The columns of the table.

/// A column of the table of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Key of the item, with the ids of rows.
    Key,
    /// Title of the part.
    Part,
    /// Official reference.
    Reference,
    /// Label as printed.
    Label,
    /// Rows it stands in: `ファイル1／委託事項2`.
    Repeat,
    /// Whether something is stated.
    State,
    /// What is stated.
    Content,
    /// Codes of the choices that were made.
    Codes,
    /// A date in ISO 8601.
    Seireki,
    /// The same in the Japanese calendar.
    Wareki,
    /// What a number counts.
    Unit,
    /// The file of a figure.
    Figure,
    /// Why something is withheld.
    Ground,
    /// How the content is written.
    Manner,
    /// Which piece of a long content the line holds: `2（全3）`.
    Piece,
}

/// The column that tells the table from every other; nobody else's table has it beside that of the state.
pub const MARK: [Column; 4] = [Column::Key, Column::State, Column::Content, Column::Manner];

/// Columns behind the others in a workbook that shows the items on sheets for people: the sheet and the cell on which
/// an item is shown, and the fingerprint of what stands there.
pub const PRINTED: [&str; 3] = ["表示のシート", "表示のセル", "表示の照合"];

/// Above the choices that a form offers, on a sheet for people.
pub const OFFERED: &str = "＜選択肢＞";

/// Before a choice that was made, on a sheet for people.
pub const CHOSEN: &str = "選択: ";

impl Column {
    /// Every column in its order.
    pub const ALL: [Self; 15] = [
        Self::Key,
        Self::Part,
        Self::Reference,
        Self::Label,
        Self::Repeat,
        Self::State,
        Self::Content,
        Self::Codes,
        Self::Seireki,
        Self::Wareki,
        Self::Unit,
        Self::Figure,
        Self::Ground,
        Self::Manner,
        Self::Piece,
    ];

    /// Its heading.
    pub fn head(self) -> &'static str {
        match self {
            Self::Key => "識別子",
            Self::Part => "部",
            Self::Reference => "項目番号",
            Self::Label => "項目名",
            Self::Repeat => "繰返し",
            Self::State => "状態",
            Self::Content => "記載内容",
            Self::Codes => "選択肢の番号",
            Self::Seireki => "西暦",
            Self::Wareki => "和暦",
            Self::Unit => "単位",
            Self::Figure => "図のファイル",
            Self::Ground => "理由",
            Self::Manner => "書き方",
            Self::Piece => "続き",
        }
    }
}
