//! What is wrong with words that should be a date, and how to mend them.

use crate::text::calendar::Date;

/// Why written words are not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// The words do not have the shape of a date.
    NotADate,
    /// The month has no such day.
    NoSuchDay {
        /// The Western year.
        year: i16,
        /// The month that is shorter.
        month: i8,
    },
    /// The month is not one of 1 to 12.
    NoSuchMonth,
    /// The era did not run on that day.
    EraMismatch {
        /// The era as written.
        era: &'static str,
        /// Its first day.
        first: Date,
        /// Its last day; none while it runs.
        last: Option<Date>,
        /// The day meant, if the year was counted on rightly.
        meant: Date,
    },
    /// 明治5年 and before: month and day are those of the old calendar.
    OldCalendar,
    /// The weekday beside the date is another one.
    WeekdayMismatch {
        /// The weekday as written.
        written: &'static str,
        /// The weekday of that date.
        right: &'static str,
    },
    /// The time of day beside the date cannot be read.
    NotATime,
}

impl DateProblem {
    /// What is wrong with the words and how to mend them.
    pub fn message(&self, written: &str) -> String {
        let written = written.trim();
        match self {
            Self::NotADate => format!(
                "「{written}」を日付として読み取れません。「2026-04-01」「令和8年4月1日」「令和8年4月」のように書いてください。"
            ),
            Self::NoSuchDay { year, month } => format!(
                "「{written}」という日はありません。{year}年{month}月は{}日までです。日を確かめて直してください。",
                days_in(*year, *month)
            ),
            Self::NoSuchMonth => {
                format!("「{written}」の月がありません。月は1から12までの数で書いてください。")
            }
            Self::EraMismatch { era, first, last, meant } => format!(
                "「{written}」は元号と日付が合いません。{era}は{}です。元号と年を確かめ、{}のことであれば「{}」と書いてください。",
                era_span(*first, *last),
                meant.seireki(),
                meant.wareki()
            ),
            Self::OldCalendar => format!(
                "「{written}」は旧暦の日付のため、西暦の日に直せません。西暦で「1872-02-09」のように書いてください。"
            ),
            Self::WeekdayMismatch { written: weekday, right } => format!(
                "「{written}」の曜日が日付と合いません。書かれているのは{weekday}曜日ですが、この日は{right}曜日です。日付か曜日のどちらかを直してください。"
            ),
            Self::NotATime => format!(
                "「{written}」の時刻を読み取れません。日本時間の0時0分から23時59分までを「2026-11-20T17:00」のように書いてください。"
            ),
        }
    }
}

fn days_in(year: i16, month: i8) -> i8 {
    Date::from_ym(year, month)
        .and_then(|bare| bare.last_day().day())
        .expect("a problem with a day names a month of the calendar")
}

fn era_span(first: Date, last: Option<Date>) -> String {
    last.map_or_else(
        || format!("{}から", first.seireki()),
        |last| format!("{}から{}まで", first.seireki(), last.seireki()),
    )
}

#[cfg(test)]
mod tests {
    use crate::text::calendar::Date;

    #[test]
    fn messages_say_what_and_how_to_mend() {
        for (written, message) in [
            (
                "来春",
                "「来春」を日付として読み取れません。「2026-04-01」「令和8年4月1日」「令和8年4月」のように書いてください。",
            ),
            (
                "令和5年2月29日",
                "「令和5年2月29日」という日はありません。2023年2月は28日までです。日を確かめて直してください。",
            ),
            ("令和5年13月1日", "「令和5年13月1日」の月がありません。月は1から12までの数で書いてください。"),
            (
                "昭和64年1月8日",
                "「昭和64年1月8日」は元号と日付が合いません。昭和は1926年12月25日から1989年1月7日までです。元号と年を確かめ、1989年1月8日のことであれば「平成元年1月8日」と書いてください。",
            ),
            (
                "令和4年8月31日(火)",
                "「令和4年8月31日(火)」の曜日が日付と合いません。書かれているのは火曜日ですが、この日は水曜日です。日付か曜日のどちらかを直してください。",
            ),
        ] {
            let problem = Date::parse(written).expect_err("the test writes a wrong date");
            assert_eq!(problem.message(written), message);
        }
    }
}
