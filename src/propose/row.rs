//! A row that is written here: its id, its words, and what of it a person wrote.

use crate::compare::Change;
use crate::compare::Side;
use crate::compare::path;
use crate::compare::row_id;
use crate::prose;
use crate::scaffold;

use super::Asked;
use super::blocks::Block;
use super::blocks::string;

/// Columns that are written anew.
pub(super) const OURS: [&str; 3] = ["item", "before", "after"];
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
        let mut text = format!("[[changes]]\nid = \"{}\"\n", self.id);
        text.push_str(&day.map(|day| format!("date = {day}\n")).unwrap_or_default());
        for (column, words) in OURS.iter().zip(&self.words) {
            text.push_str(&format!("{column} = {}\n", scaffold::quoted(words)));
        }
        text + ASKED
    }
}

/// Whether a person wrote something into a row that was written here: a column, a note, a comment.
pub(super) fn holds_words(block: &Block, text: &str) -> bool {
    let is_known = |key: &str| key == "id" || key == "date" || OURS.contains(&key);
    if block.table.keys().any(|key| !is_known(key.get_ref())) {
        return true;
    }
    let values: Vec<_> = block.table.values().map(toml::Spanned::span).collect();
    let mut at = block.range.start;
    for line in text.get(block.range.clone()).unwrap_or_default().split_inclusive('\n') {
        let is_value = values.iter().any(|span| span.start < at && at < span.end);
        let bare = line.trim();
        if !is_value && bare.starts_with('#') && !ASKED.lines().any(|own| own == bare) {
            return true;
        }
        at += line.len();
    }
    false
}

/// The words of a column as they stand.
pub(super) fn standing<'t>(block: &Block<'t>, column: &str) -> Option<&'t str> {
    string(block.table, column)
}
