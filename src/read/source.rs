//! A source file as text, and places in it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::archive::SourceDigest;
use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::text::Lines;
use crate::text::Undecodable;
use crate::text::words_of_file;

use super::rules::UNDECODABLE;

/// A file that was read and is text.
pub(super) struct Source {
    /// Path relative to the content folder, with `/`.
    pub(super) path: Arc<str>,
    /// Its words, without a byte order mark, line ends as `\n`.
    pub(super) text: String,
    /// What it says.
    pub(super) holds: Holds,
    /// SHA-256 of the words of the whole file.
    pub(super) sha256: String,
}

/// What a file says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    /// Items, in TOML.
    Items,
    /// The long text of the item with this key, in Markdown.
    Text(String),
}

impl Holds {
    /// What a file says by its name: `task.description.md` is the text of `task.description`.
    fn by_name(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.strip_suffix(".md").map_or(Self::Items, |key| Self::Text(key.to_owned()))
    }
}

impl Source {
    /// Reads a file; text in a wrong encoding becomes a finding.
    pub(super) fn open(content: &Path, path: &str, findings: &mut Findings) -> Result<Option<Self>, Failure> {
        Ok(Self::of(path, &disk::read(&content.join(path))?, findings))
    }

    /// Takes a file that was read; text in a wrong encoding becomes a finding.
    pub(super) fn of(path: &str, bytes: &[u8], findings: &mut Findings) -> Option<Self> {
        match words_of_file(bytes) {
            Ok(text) => {
                let sha256 = SourceDigest::of_words(path, &text).sha256;
                Some(Self { path: Arc::from(path), text, holds: Holds::by_name(path), sha256 })
            }
            Err(problem) => {
                let place = Place::at(spot_of(path, &problem));
                findings.add(&UNDECODABLE, place, problem.message(), problem.remedy());
                None
            }
        }
    }
}

fn spot_of(path: &str, problem: &Undecodable) -> Spot {
    let (line, column) = match problem {
        Undecodable::Empty | Undecodable::Utf16 => (1, 1),
        Undecodable::ShiftJis { line } | Undecodable::MixedShiftJis { line } | Undecodable::NotText { line } => {
            (*line, 1)
        }
        Undecodable::Nul { line, column } => (*line, *column),
    };
    spot(Arc::from(path), line, column)
}

/// A source with its lines counted, so that bytes become lines and columns.
pub(super) struct Counted<'a> {
    pub(super) source: &'a Source,
    lines: Lines<'a>,
}

impl<'a> Counted<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, lines: Lines::new(&source.text) }
    }

    /// The place of a byte.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let place = self.lines.place(offset);
        spot(Arc::clone(&self.source.path), place.line, place.column)
    }

    /// The line in which a byte stands.
    pub(super) fn line_at(&self, offset: usize) -> &'a str {
        self.lines.text(self.lines.place(offset).line)
    }

    /// The words of a range; empty where the range is none.
    pub(super) fn words(&self, span: &Range<usize>) -> &'a str {
        self.source.text.get(span.clone()).unwrap_or_default()
    }
}

fn spot(file: Arc<str>, line: usize, column: usize) -> Spot {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Spot { file, line: small(line), column: small(column) }
}
