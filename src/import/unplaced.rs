//! `unplaced.toml`: the rows of a table that found no place, with all of their words.

use std::fmt::Write;

use crate::scaffold::quoted;

use super::row::Row;

/// Name of the file.
pub(super) const FILE: &str = "unplaced.toml";

const HEAD: &str = "\
# 取り込んだ表のうち、様式の項目に置けなかった行です。
#
# 行ごとに、置けなかった理由を書いてあります。content を正しい項目のファイル（*.toml）に移し、
# 移した行の [[rows]] から content までを消してください。すべて移したら、このファイルも消してください。
# 表の項目番号・項目名・繰返しを直して、もう一度取り込んでも構いません。
";

/// A row that found no place, and why.
pub(super) struct Unplaced<'a> {
    pub(super) row: &'a Row,
    pub(super) reason: String,
}

/// The file, with the names of the sheets where there are several; none where every row found its place.
pub(super) fn file(unplaced: &[Unplaced], sheets: &[String]) -> Option<(String, String)> {
    if unplaced.is_empty() {
        return None;
    }
    let mut text = HEAD.to_owned();
    for Unplaced { row, reason } in unplaced {
        let reason = reason.replace('\n', " ");
        let fields = [("reference", &row.reference), ("label", &row.label), ("repeat", &row.repeat), ("id", &row.id)];
        let mut lines = format!("\n# {reason}\n[[rows]]\n");
        if let Some(sheet) = sheets.get(row.place.sheet) {
            writeln!(lines, "sheet = {}", quoted(sheet)).expect("writing to a string does not fail");
        }
        writeln!(lines, "line = {}", row.place.line).expect("writing to a string does not fail");
        if row.place.column > 0 {
            writeln!(lines, "cell = {}", quoted(&row.place.in_short())).expect("writing to a string does not fail");
        }
        for (key, words) in fields.into_iter().filter(|(_, words)| !words.is_empty()) {
            writeln!(lines, "{key} = {}", quoted(words)).expect("writing to a string does not fail");
        }
        writeln!(lines, "content = {}", quoted(&row.content)).expect("writing to a string does not fail");
        text.push_str(&lines);
    }
    Some((FILE.to_owned(), text))
}
