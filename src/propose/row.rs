//! A row that is written here: its id, its words, and what of it a person wrote.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeValue;

use crate::compare::Change;
use crate::compare::Side;
use crate::compare::path;
use crate::compare::row_id;
use crate::fingerprint;
use crate::prose;
use crate::scaffold;

use super::Asked;
use super::blocks::Block;
use super::blocks::string;

/// Columns that are written anew.
pub(super) const OURS: [&str; 3] = ["item", "before", "after"];
/// The column of the day.
pub(super) const DATE: &str = "date";
/// What the comment with the digests begins with.
const SEAL: &str = "# 控え（消さずに残してください） ";
/// Digits of a digest.
const DIGITS: usize = 8;
/// The columns that only a person can fill in.
const ASKED: &str = "# 提出時期は「事前」か「事後」です。説明とともに書き、行の頭の「# 」を取ってください。
# timing = \"\"
# explanation = \"\"
";

/// A row as it should stand.
pub(super) struct Row {
    pub(super) id: String,
    /// What the messages call it: the words of its column 項目.
    pub(super) called: String,
    /// Words of the columns in `OURS`.
    pub(super) words: [String; 3],
}

impl Row {
    /// The row of a change; `None` where the author does not write what changed.
    pub(super) fn of(asked: &Asked, change: &Change) -> Option<Self> {
        let called = path(asked.after, &change.key).or_else(|| path(asked.before, &change.key))?;
        let words = |side: &Option<Side>, none: &str| {
            side.as_ref().map_or_else(|| none.to_owned(), |side| prose::escape(&side.words))
        };
        let words = [called.clone(), words(&change.before, "（新設）"), words(&change.after, "（削除）")];
        Some(Self { id: row_id(asked.comparison.after, &change.key), called, words })
    }

    /// As it is written for the first time.
    pub(super) fn written(&self, day: Option<&str>) -> String {
        let mut seal = Seal::default();
        OURS.iter().zip(&self.words).for_each(|(column, words)| seal.put(column, words));
        if let Some(day) = day {
            seal.put(DATE, day);
        }
        let mut text = format!("[[changes]]\nid = \"{}\"\n{}\n", self.id, seal.line());
        text.push_str(&day.map(|day| format!("date = {day}\n")).unwrap_or_default());
        for (column, words) in OURS.iter().zip(&self.words) {
            text.push_str(&format!("{column} = {}\n", scaffold::quoted(words)));
        }
        text + ASKED
    }
}

/// Whether a person wrote something into a row that was written here: a column, a note, a comment.
pub(super) fn holds_words(block: &Block, text: &str) -> bool {
    let is_known = |key: &str| key == "id" || key == DATE || OURS.contains(&key);
    if block.table.keys().any(|key| !is_known(key.get_ref())) {
        return true;
    }
    let seal = Seal::of(block, text);
    let is_as_written = |column: &str| standing(block, column).is_none_or(|words| seal.holds(column, &words));
    if !OURS.iter().chain([&DATE]).all(|column| is_as_written(column)) {
        return true;
    }
    let is_own = |line: &str| line.starts_with(SEAL) || ASKED.lines().any(|own| own == line);
    comments(block, text).iter().any(|range| !is_own(text.get(range.clone()).unwrap_or_default().trim()))
}

/// The lines of a row that are comments.
fn comments(block: &Block, text: &str) -> Vec<Range<usize>> {
    let values: Vec<_> = block.table.values().map(toml::Spanned::span).collect();
    let mut found = Vec::new();
    let mut at = block.range.start;
    for line in text.get(block.range.clone()).unwrap_or_default().split_inclusive('\n') {
        let is_value = values.iter().any(|span| span.start < at && at < span.end);
        if !is_value && line.trim_start().starts_with('#') {
            found.push(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    found
}

/// What a column says as it stands, words or a day.
pub(super) fn standing(block: &Block, column: &str) -> Option<String> {
    match block.table.get(column)?.get_ref() {
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => string(block.table, column).map(str::to_owned),
    }
}

/// What was written into a row, as digests in a comment: words that differ from theirs are a person's.
#[derive(Debug, Default)]
pub(super) struct Seal {
    digests: BTreeMap<String, String>,
    /// The comment as it stands.
    pub(super) range: Option<Range<usize>>,
}

impl Seal {
    pub(super) fn of(block: &Block, text: &str) -> Self {
        let line = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().trim().strip_prefix(SEAL);
        let mut lines = comments(block, text).into_iter().filter_map(|range| Some((line(&range)?, range)));
        let Some((cells, range)) = lines.next() else { return Self::default() };
        let cells = cells.split(' ').filter_map(|cell| cell.split_once(':'));
        let digests = cells.map(|(column, digest)| (column.to_owned(), digest.to_owned())).collect();
        Self { digests, range: Some(range) }
    }

    /// Whether these words were written here.
    pub(super) fn holds(&self, column: &str, words: &str) -> bool {
        self.digests.get(column).is_some_and(|known| *known == digest(words))
    }

    pub(super) fn put(&mut self, column: &str, words: &str) {
        self.digests.insert(column.to_owned(), digest(words));
    }

    pub(super) fn line(&self) -> String {
        let cells: Vec<String> = self.digests.iter().map(|(column, digest)| format!("{column}:{digest}")).collect();
        format!("{SEAL}{}", cells.join(" "))
    }
}

fn digest(words: &str) -> String {
    fingerprint::sha256(words.as_bytes()).chars().take(DIGITS).collect()
}
