//! A row of the table of changes.

use crate::check::Subject;
use crate::finding::Place;
use crate::form::join;
use crate::model::Value;
use crate::text::Date;
use crate::text::is_none_mark;

/// Key of the table.
pub(super) const TABLE: &str = "changes";

/// A row, with what stands in its columns.
pub(super) struct ChangeRow<'a> {
    /// Key of the row: `changes.place-2026`.
    pub(super) key: String,
    pub(super) date: Option<Date>,
    pub(super) item: Option<&'a str>,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
    pub(super) explanation: Option<&'a str>,
    /// Code of the choice of 提出時期.
    pub(super) timing: Option<String>,
    /// Its place in the table, from 1.
    pub(super) number: usize,
}

impl ChangeRow<'_> {
    /// Every row of the record, in printed order.
    pub(super) fn all<'a>(subject: &Subject<'a>) -> Vec<ChangeRow<'a>> {
        let row = |(at, id): (usize, &str)| {
            let key = join(TABLE, id);
            let cell = |name: &str| cell(subject, &join(&key, name));
            ChangeRow {
                date: subject.date(&join(&key, "date")),
                item: cell("item"),
                before: cell("before"),
                after: cell("after"),
                explanation: cell("explanation"),
                timing: subject.chosen(&join(&key, "timing")).map(str::to_owned),
                number: at + 1,
                key,
            }
        };
        subject.rows(TABLE).iter().map(|row| row.id.as_str()).enumerate().map(row).collect()
    }

    /// The place of a column of the row.
    pub(super) fn at(&self, subject: &Subject, column: &str) -> Place {
        subject.at_key(&join(&self.key, column))
    }

    /// What people call the row: its number, its day and its item.
    pub(super) fn called(&self) -> String {
        let day = self.date.map(|date| format!("{}の", date.wareki())).unwrap_or_default();
        let item = self.item.map(|item| format!("「{}」", item.trim())).unwrap_or_default();
        format!("{}行目（{day}{item}）", self.number)
    }
}

/// The words of a cell, also those that say that there is nothing.
fn cell<'a>(subject: &Subject<'a>, key: &str) -> Option<&'a str> {
    match &subject.record.get(key)?.value {
        Value::None(mark) => Some(mark.as_str()),
        _ => subject.words(key),
    }
}

/// The words of a cell without the brackets around them.
fn bare(words: &str) -> &str {
    words.trim().trim_matches(['（', '）', '(', ')', '【', '】', '＜', '＞', '<', '>'])
}

/// Whether the words of a cell say that nothing stood or stands there: also what a row calls new or taken out.
pub(super) fn stands_for_nothing(words: &str) -> bool {
    let bare = bare(words);
    is_none_mark(bare)
        || ["新設", "新規", "追加", "新規追加", "記載なし", "削除", "廃止", "項目なし", "空欄", "様式なし"]
            .contains(&bare)
}

/// Whether the words of a cell say that something was taken out.
pub fn says_deleted(words: &str) -> bool {
    ["削除", "廃止"].contains(&bare(words))
}
