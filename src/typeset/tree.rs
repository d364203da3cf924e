//! What is set on pages: a tree of words. No letter of it is ever read as code of the library that sets it.

use serde::Serialize;

use super::widths;

/// Lines of a row that is not divided over two pages: more would leave too much of a page empty.
const KEPT: f64 = 40.0;

/// Everything that is set.
#[derive(Debug, Serialize)]
pub(super) struct Paper {
    pub(super) title: String,
    /// What follows on the title on the cover and in the footer: 第3版.
    pub(super) version: String,
    pub(super) body: String,
    /// Year, month and day.
    pub(super) day: [i16; 3],
    /// What stands below the title in the footer.
    pub(super) footing: String,
    /// What is said above the title of a version that is not public.
    pub(super) preview: String,
    pub(super) facts: Vec<Fact>,
    /// How the paper is checked against the site.
    pub(super) checking: Vec<String>,
    /// Whether parts begin on pages of their own.
    pub(super) is_long: bool,
    /// Whether there are enough headings for a list of them.
    pub(super) has_contents: bool,
    pub(super) blocks: Vec<Block>,
}

/// A line of the cover.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) words: Vec<Span>,
}

/// What stands below each other.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Block {
    Heading(Heading),
    Item {
        heading: Heading,
        behind: String,
        blocks: Vec<Block>,
    },
    Paragraph {
        style: Style,
        words: Vec<Span>,
    },
    List {
        items: Vec<Point>,
    },
    Table(Table),
    Quote {
        blocks: Vec<Block>,
    },
    Picture {
        place: String,
        alternative: String,
    },
    /// A picture that is made here, with its words beside it.
    Drawing {
        svg: String,
        /// In points.
        height: f64,
        alternative: String,
    },
    Rule,
    /// Lines to write on by hand.
    Room {
        lines: usize,
    },
}

/// A heading of a part, a section, a row or an item.
#[derive(Debug, Default, Serialize)]
pub(super) struct Heading {
    /// Key of the item that it heads; empty elsewhere.
    pub(super) key: String,
    /// 1 for parts.
    pub(super) level: usize,
    pub(super) reference: String,
    pub(super) label: String,
    /// What ※ means where it stands here; empty elsewhere.
    pub(super) mark: String,
    pub(super) note: String,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Style {
    #[default]
    Plain,
    /// A heading within an author's text.
    Headed,
    /// A line that begins with a mark.
    Hanging,
    /// A choice that was made.
    Chosen,
    /// That nothing stands here, and why.
    State,
    /// What is said beside the words.
    Quiet,
    Code,
}

/// A point of a list with its mark as typed.
#[derive(Debug, Default, Serialize)]
pub(super) struct Point {
    pub(super) mark: String,
    pub(super) blocks: Vec<Block>,
}

/// A table whose heads are repeated on every page.
#[derive(Debug, Default, Serialize)]
pub(super) struct Table {
    pub(super) name: String,
    /// Shares of the width, one for each column.
    pub(super) widths: Vec<f64>,
    pub(super) head: Vec<Vec<Block>>,
    /// Key of the first item of each row, where rows are numbered and their numbers head them.
    pub(super) keys: Vec<String>,
    pub(super) rows: Vec<Vec<Vec<Block>>>,
    /// Whether each row is short enough to stand on one page.
    pub(super) kept: Vec<bool>,
}

/// What stands in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Span {
    Words { words: String },
    Break,
    Strong { inner: Vec<Span> },
    Emphasis { inner: Vec<Span> },
    Inserted { inner: Vec<Span> },
    Deleted { inner: Vec<Span> },
    Link { to: String, inner: Vec<Span> },
}

impl Table {
    /// A table whose columns are as wide as what stands in them asks.
    pub(super) fn new(name: &str, keys: Vec<String>, head: Vec<Vec<Block>>, rows: Vec<Vec<Vec<Block>>>) -> Self {
        let widths = widths::of_columns(&head, &rows);
        let height = |row: &Vec<Vec<Block>>| {
            let lines =
                row.iter().zip(&widths).map(|(cell, width)| widths::lines(cell, *width / widths.iter().sum::<f64>()));
            lines.fold(0.0, f64::max)
        };
        let kept = rows.iter().map(|row| height(row) <= KEPT).collect();
        Self { name: name.to_owned(), widths, head, keys, rows, kept }
    }
}

impl Span {
    /// Plain words; line ends become breaks.
    pub(super) fn lines(words: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        for (at, line) in words.lines().enumerate() {
            if at > 0 {
                spans.push(Span::Break);
            }
            spans.push(Span::Words { words: line.to_owned() });
        }
        spans
    }

    /// Words that lead somewhere.
    pub(super) fn link(to: &str, words: &str) -> Span {
        Span::Link { to: to.to_owned(), inner: Span::lines(words) }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub(super) fn words(style: Style, words: &str) -> Block {
        Block::Paragraph { style, words: Span::lines(words) }
    }
}

/// The words of spans.
pub(super) fn said(spans: &[Span]) -> String {
    let words = spans.iter().map(|span| match span {
        Span::Words { words } => words.clone(),
        Span::Break => "\n".to_owned(),
        Span::Strong { inner }
        | Span::Emphasis { inner }
        | Span::Inserted { inner }
        | Span::Deleted { inner }
        | Span::Link { inner, .. } => said(inner),
    });
    words.collect()
}

/// The words of blocks, a line for each.
pub(super) fn all_said(blocks: &[Block]) -> String {
    let words = blocks.iter().map(|block| match block {
        Block::Heading(heading) => heading.said(),
        Block::Item { heading, behind, blocks } => format!("{behind}\n{}{}", heading.said(), all_said(blocks)),
        Block::Paragraph { words, .. } => format!("{}\n", said(words)),
        Block::List { items } => {
            items.iter().map(|point| format!("{} {}", point.mark, all_said(&point.blocks))).collect()
        }
        Block::Table(table) => {
            let rows = table.rows.iter().chain([&table.head]);
            format!("{}\n{}", table.name, rows.flatten().map(|cell| all_said(cell)).collect::<String>())
        }
        Block::Quote { blocks } => all_said(blocks),
        Block::Picture { alternative, .. } | Block::Drawing { alternative, .. } => format!("{alternative}\n"),
        Block::Rule | Block::Room { .. } => String::new(),
    });
    words.collect()
}

impl Heading {
    fn said(&self) -> String {
        format!("{} {}\n{}\n{}\n", self.reference, self.label, self.mark, self.note)
    }
}
