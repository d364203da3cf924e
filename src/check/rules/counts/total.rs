//! Totals in tables and sentences, with the sum of what stands beside them.

use std::ops::Range;

use crate::text::is_none_mark;
use crate::text::squeeze;

use super::number::Number;
use super::number::numbers;

/// A total that is stated, where it stands, and the sum of its parts.
pub(super) struct Total {
    pub(super) at: Range<usize>,
    pub(super) stated: u64,
    pub(super) sum: u64,
}

/// What the row of a total is called, and the words before a total in a sentence.
const TOTALS: &[&str] = &["総合計", "合計", "総計", "総数", "計"];
/// Words with which parts overlap, or are not all there.
const OVERLAPS: &[&str] = &[
    "うち",
    "内数",
    "再掲",
    "小計",
    "延べ",
    "重複",
    "実人数",
    "など",
    "ほか",
    "平均",
    "割合",
    "以上",
    "未満",
    "前年",
    "増",
    "減",
    "当たり",
    "あたり",
    "ごと",
];
/// What is counted in sentences; a sum of other things would be one of unlike things.
const UNITS: &[&str] = &["件", "人", "名", "通", "団体", "項目", "回", "台", "か所", "円"];

/// The totals of the columns of a table, whose rows are given with their places.
pub(super) fn of_table(rows: &[(usize, &str)]) -> Vec<Total> {
    if rows.len() < 4 || rows.iter().any(|(_, row)| OVERLAPS.iter().any(|word| row.contains(word))) {
        return Vec::new();
    }
    // The head and the line below it hold no numbers.
    let body: Vec<Vec<(usize, &str)>> = rows.iter().skip(2).map(|(at, row)| cells(*at, row)).collect();
    let is_total = |row: &Vec<(usize, &str)>| {
        row.first().is_some_and(|(_, name)| TOTALS.contains(&squeeze(name).trim_matches('*')))
    };
    let Some((total, parts)) = body.split_last().filter(|(last, _)| is_total(last)) else { return Vec::new() };
    if parts.len() < 2 || parts.iter().any(is_total) {
        return Vec::new();
    }
    let column = |(place, (at, cell)): (usize, &(usize, &str))| {
        let (stated, _) = cell_number(cell)?;
        let parts: Option<Vec<(u64, &str)>> = parts.iter().map(|row| cell_number(row.get(place)?.1)).collect();
        let sum = parts?.iter().try_fold(0_u64, |sum, (part, _)| sum.checked_add(*part))?;
        let start = at + cell.len() - cell.trim_start().len();
        Some(Total { at: start..start + cell.trim().len(), stated, sum })
    };
    total.iter().enumerate().skip(1).filter_map(column).collect()
}

/// The cells of a row with their places.
fn cells(at: usize, row: &str) -> Vec<(usize, &str)> {
    let lead = row.len() - row.trim_start().len() + 1;
    let inner = row.trim().trim_start_matches('|').trim_end_matches('|');
    let mut place = at + lead;
    let mut cells = Vec::new();
    for cell in inner.split('|') {
        cells.push((place, cell));
        place += cell.len() + 1;
    }
    cells
}

/// The number of a cell that holds nothing else but what is counted; nothing is none.
fn cell_number(cell: &str) -> Option<(u64, &str)> {
    let cell = cell.trim().trim_matches('*');
    if cell.is_empty() || is_none_mark(cell) {
        return Some((0, ""));
    }
    match numbers(cell).as_slice() {
        [Number { at, value, behind }]
            if at.start == 0
                && behind.chars().count() <= 2
                && !behind.contains(['%', '％', '月', '年', '日', '期', '号']) =>
        {
            Some((*value, behind))
        }
        _ => None,
    }
}

/// The total of a sentence that begins at a place: one number behind 計, and at least two of the same unit beside it.
pub(super) fn of_sentence(start: usize, sentence: &str, numbers: &[Number]) -> Vec<Total> {
    if !sentence.contains('計') || OVERLAPS.iter().any(|word| sentence.contains(word)) {
        return Vec::new();
    }
    let unit = |number: &Number| UNITS.iter().find(|unit| number.behind.starts_with(**unit));
    let is_total = |number: &&Number| {
        let ahead = sentence.get(..number.at.start).unwrap_or_default();
        let ahead = ahead.trim_end_matches(['は', '、', '：', ':', ' ', '　', '約', 'で']);
        TOTALS.iter().any(|word| ahead.ends_with(word)) && unit(number).is_some()
    };
    let totals: Vec<&Number> = numbers.iter().filter(is_total).collect();
    let [total] = totals.as_slice() else { return Vec::new() };
    let parts = numbers.iter().filter(|number| number.at != total.at && unit(number) == unit(total));
    let (before, behind): (Vec<&Number>, Vec<&Number>) = parts.partition(|part| part.at.start < total.at.start);
    // The parts stand on one side: before the total, or in the brackets behind it.
    let parts = match (before.len(), behind.len()) {
        (2.., 0) => before,
        (0, 2..) if total.behind.contains(['（', '(']) => behind,
        _ => return Vec::new(),
    };
    let sum = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.value));
    let end = total.at.end + unit(total).map_or(0, |unit| unit.len());
    sum.map(|sum| Total { at: start + total.at.start..start + end, stated: total.value, sum }).into_iter().collect()
}
