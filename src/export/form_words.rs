//! What stands at an item of a form-shaped workbook, and how many lines it takes there.

use crate::cells::CHOSEN;
use crate::cells::OFFERED;
use crate::model::Entry;
use crate::model::Numbering;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::text::width;

/// Spreadsheet programs show no row that is higher than so many lines.
pub(super) const MOST_LINES: usize = 24;

/// The words of an item as the form shows them: a choice in words, with all that are offered below it.
pub(super) fn shown(record: &Record, numbering: &Numbering, entry: &Entry) -> String {
    let stated = match &entry.value {
        Value::Absent => return String::new(),
        Value::None(written) => return written.clone(),
        Value::Withheld { ground } => return format!("（非公表: {ground}）"),
        Value::Stated(stated) => stated,
    };
    let mut lines = record.lines(entry);
    match stated {
        Stated::Choice(_) => {
            lines.iter_mut().for_each(|line| line.insert_str(0, CHOSEN));
            let choices = record.form.choices_of(entry.node).filter(|_| !record.form.leaves_out_absent);
            if let Some(choices) = choices {
                lines.push(OFFERED.to_owned());
                lines.extend((0..choices.offered.len()).map(|at| choices.printed(at, None)));
            }
        }
        Stated::List(_) => {
            let start = numbering.start(&entry.key);
            lines = lines.iter().enumerate().map(|(at, line)| format!("{}. {line}", start + at)).collect();
        }
        _ => {}
    }
    lines.join("\n")
}

/// How many lines words take in a cell that holds so many columns of letters.
pub(super) fn height(words: &str, columns: usize) -> usize {
    words.split('\n').map(|line| width(line).div_ceil(columns.max(2)).max(1)).sum()
}

/// Words in pieces of which each can be shown in one row; put together they are the words.
pub(super) fn in_rows(words: &str, columns: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut lines = 0;
    for paragraph in words.split_inclusive('\n') {
        for part in in_lines(paragraph, columns * MOST_LINES) {
            let own = height(part.trim_end_matches('\n'), columns);
            if lines + own > MOST_LINES && lines > 0 {
                pieces.push(String::new());
                lines = 0;
            }
            lines += own;
            if let Some(last) = pieces.last_mut() {
                last.push_str(part);
            }
        }
    }
    pieces
}

/// A paragraph in parts that take no more columns than these.
fn in_lines(paragraph: &str, columns: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for (at, letter) in paragraph.char_indices() {
        let own = width(letter.encode_utf8(&mut [0; 4]));
        if taken + own > columns {
            parts.extend(paragraph.get(start..at));
            (start, taken) = (at, 0);
        }
        taken += own;
    }
    parts.extend(paragraph.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::MOST_LINES;
    use super::height;
    use super::in_rows;

    #[test]
    fn a_row_shows_all_of_its_words() {
        assert_eq!(height("", 10), 1);
        assert_eq!(height("あいうえお", 10), 1);
        assert_eq!(height("あいうえおか\n\nき", 10), 4);
        for words in ["", "あ", &"見守り".repeat(900), &"見守り\n".repeat(90), &"戸口で声を掛ける。\n".repeat(7)]
        {
            let pieces = in_rows(words, 50);
            assert_eq!(pieces.concat(), *words);
            assert!(pieces.iter().all(|piece| height(piece.trim_end_matches('\n'), 50) <= MOST_LINES), "{pieces:?}");
        }
    }
}
