//! The numbers of findings by document and severity, one document a line.

use crate::finding::Counts;
use crate::text::padded;
use crate::text::width;

use super::around::Around;
use super::groups::COLUMNS;
use super::groups::Group;
use super::groups::columns;
use super::groups::counts;
use super::human::number;
use super::human::visible;

/// Columns of a document's name; what is longer is cut.
const NAME: usize = 60;

/// A heading, a line for every document, and the sum of all.
pub(super) fn table(groups: &[Group], around: &Around) -> Vec<String> {
    let mut rows: Vec<(String, Counts)> =
        groups.iter().map(|group| (shortened(&visible(&group.called(around))), group.counts())).collect();
    rows.push(("合計".to_owned(), counts(groups.iter().flat_map(|group| group.findings.iter().copied()))));
    let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let heading = COLUMNS.iter().map(|column| format!("  {column}"));
    let mut lines = vec![padded("文書", widest) + &heading.collect::<String>()];
    lines.extend(rows.into_iter().map(|(name, counts)| {
        let cells = COLUMNS.iter().zip(columns(counts)).map(|(column, count)| {
            let number = number(count);
            format!("  {}{number}", " ".repeat(width(column).saturating_sub(width(&number))))
        });
        padded(&name, widest) + &cells.collect::<String>()
    }));
    lines
}

fn shortened(name: &str) -> String {
    if width(name) <= NAME {
        return name.to_owned();
    }
    let mut short = String::new();
    for letter in name.chars() {
        if width(&short) + 3 > NAME {
            break;
        }
        short.push(letter);
    }
    short + "…"
}
