//! What is wrong with a date within prose, and how to mend it.

use crate::text::calendar::Date;
use crate::text::date_problem::DateProblem;

/// Why a date within prose cannot be read, although it is meant as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionProblem {
    /// The calendar or the era has no such day or month.
    Calendar(DateProblem),
    /// The era did not run in that year.
    EraOver {
        /// The era as written.
        era: &'static str,
        /// Its first day.
        first: Date,
        /// Its last day; none while it runs.
        last: Option<Date>,
        /// The Western year meant, if it was counted on rightly.
        meant: i16,
    },
    /// No year is written, and in no year has the month such a day.
    NoSuchDayOfMonth {
        /// The month that is shorter.
        month: i8,
    },
    /// `年`, `月` or `日` is missing behind its number.
    MissingMark {
        /// The mark that is missing.
        mark: char,
    },
    /// A year of an era is written without its era, and none stands before it.
    MissingEra,
    /// The year of the era and the Western year beside it are two years.
    TwoYears {
        /// The Western year of the first that is written.
        first: i16,
        /// The Western year of the second.
        second: i16,
    },
}

impl MentionProblem {
    /// What is wrong with the words and how to mend them.
    pub fn message(&self, written: &str) -> String {
        let written = written.trim();
        match self {
            Self::Calendar(problem) => problem.message(written),
            Self::EraOver { era, first, last, meant } => {
                let until = last.map_or_else(String::new, |last| format!("{}まで", last.seireki()));
                let first = first.seireki();
                format!(
                    "「{written}」という年はありません。{era}は{first}から{until}です。元号と年を確かめてください（そのまま数えると西暦{meant}年に当たります）。"
                )
            }
            Self::NoSuchDayOfMonth { month } => {
                format!("「{written}」という日はありません。{month}月にない日です。日を確かめて直してください。")
            }
            Self::MissingMark { mark } => {
                format!("「{written}」は数字の後の「{mark}」が抜けています。「{mark}」を補ってください。")
            }
            Self::MissingEra => {
                format!("「{written}」の年がいつの年か分かりません。元号を付けるか、西暦で書いてください。")
            }
            Self::TwoYears { first, second } => format!(
                "「{written}」に並べて書いた二つの年が合いません。前の年は西暦{first}年、後の年は西暦{second}年に当たります。どちらかを直してください。"
            ),
        }
    }
}
