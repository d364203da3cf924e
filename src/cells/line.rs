//! A line of the table: an item, or a row of a repeat in which nothing is stated.

use super::column::Column;
use super::safe::written;

/// Spreadsheet programs hold 32,767 units of UTF-16 in a cell; a piece stays below that with room for an editor's words.
const LONGEST: usize = 30_000;

/// Whether something is stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// Something is.
    Stated,
    /// Nothing was written.
    #[default]
    Absent,
    /// The author says that there is nothing.
    None,
    /// It is not public.
    Withheld,
}

/// How the content is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// In plain words.
    #[default]
    Plain,
    /// In Markdown that says more than its plain words.
    Markdown,
    /// In words that do not fit the type of the item.
    AsWritten,
    /// By the program, from the rest.
    Generated,
    /// Not at all: the line stands for a row of a repeat.
    Row,
}

/// A line of the table, before it is cut into cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Key of the item, with the ids of rows.
    pub key: String,
    /// Title of the part.
    pub part: String,
    /// Official reference.
    pub reference: String,
    /// Label as printed.
    pub label: String,
    /// Rows it stands in.
    pub repeat: String,
    /// Whether something is stated.
    pub state: State,
    /// What is stated.
    pub content: String,
    /// Codes of the choices that were made.
    pub codes: String,
    /// A date in ISO 8601.
    pub seireki: String,
    /// The same in the Japanese calendar.
    pub wareki: String,
    /// The content as a number, where it is one; no cell of its own.
    pub number: Option<i64>,
    /// What a number counts.
    pub unit: String,
    /// The file of a figure.
    pub figure: String,
    /// Why something is withheld.
    pub ground: String,
    /// How the content is written.
    pub manner: Manner,
    /// Which piece of a long content it is, from 1, and how many there are; both 0 where it is whole.
    pub piece: (usize, usize),
}

impl State {
    const ALL: [Self; 4] = [Self::Stated, Self::Absent, Self::None, Self::Withheld];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "記載あり",
            Self::Absent => "記載なし",
            Self::None => "なし",
            Self::Withheld => "非公表",
        }
    }

    /// The state of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

impl Manner {
    const ALL: [Self; 5] = [Self::Plain, Self::Markdown, Self::AsWritten, Self::Generated, Self::Row];

    /// The word for it; empty for plain words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Markdown => "Markdown",
            Self::AsWritten => "原文のまま",
            Self::Generated => "自動",
            Self::Row => "行",
        }
    }

    /// The manner of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|manner| manner.word() == word)
    }
}

impl Line {
    /// The words of a column, safe for a cell.
    pub fn cell(&self, column: Column) -> String {
        match column {
            Column::Key => written(&self.key),
            Column::Part => written(&self.part),
            Column::Reference => written(&self.reference),
            Column::Label => written(&self.label),
            Column::Repeat => written(&self.repeat),
            Column::State => self.state.word().to_owned(),
            Column::Content => written(&self.content),
            Column::Codes => written(&self.codes),
            Column::Seireki => self.seireki.clone(),
            Column::Wareki => self.wareki.clone(),
            Column::Unit => written(&self.unit),
            Column::Figure => written(&self.figure),
            Column::Ground => written(&self.ground),
            Column::Manner => self.manner.word().to_owned(),
            Column::Piece if self.piece.1 == 0 => String::new(),
            // Programs take 1/3 for a day.
            Column::Piece => format!("{}（全{}）", self.piece.0, self.piece.1),
        }
    }

    /// The line as several where a cell could not hold its words.
    pub fn in_pieces(self) -> Vec<Self> {
        let (contents, grounds) = (pieces(&self.content), pieces(&self.ground));
        let count = contents.len().max(grounds.len());
        if count < 2 {
            return vec![self];
        }
        let piece = |at: usize| Self {
            content: contents.get(at).cloned().unwrap_or_default(),
            ground: grounds.get(at).cloned().unwrap_or_default(),
            piece: (at + 1, count),
            ..self.clone()
        };
        (0..count).map(piece).collect()
    }
}

/// Which piece a cell says that its line is, and of how many; both 0 where it says nothing.
pub fn piece(cell: &str) -> Option<(usize, usize)> {
    if cell.is_empty() {
        return Some((0, 0));
    }
    let (at, count) = cell.strip_suffix('）')?.split_once("（全")?;
    let (at, count) = (at.parse().ok()?, count.parse().ok()?);
    (1 <= at && at <= count).then_some((at, count))
}

/// Words in pieces that a cell can hold each; put together they are the words.
pub(super) fn pieces(words: &str) -> Vec<String> {
    // Seven letters may stand for one that cannot be seen.
    if words.len() < LONGEST / 7 {
        return vec![words.to_owned()];
    }
    let mut pieces = vec![String::new()];
    let mut units = 0;
    for letter in words.chars() {
        let own =
            if letter.is_control() || matches!(letter, '_' | '\u{FFFE}' | '\u{FFFF}') { 7 } else { letter.len_utf16() };
        if units + own > LONGEST {
            pieces.push(String::new());
            units = 0;
        }
        units += own;
        if let Some(last) = pieces.last_mut() {
            last.push(letter);
        }
    }
    pieces
}
