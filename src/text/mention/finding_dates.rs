//! Goes through prose once and takes every date with what stands around it.

use crate::text::date_reading::is_numeral;
use crate::text::mention::Completion;
use crate::text::mention::Count;
use crate::text::mention::DateMention;
use crate::text::mention::Mention;
use crate::text::mention::Moment;
use crate::text::mention::Named;
use crate::text::mention::Period;
use crate::text::mention::Weekday;
use crate::text::mention::context;
use crate::text::mention::context::Context;
use crate::text::mention::context::Read;
use crate::text::mention::glyphs::Gap;
use crate::text::mention::glyphs::Glyphs;
use crate::text::mention::law;
use crate::text::mention::period;
use crate::text::mention::period::Second;
use crate::text::mention::written;
use crate::text::mention::written::Written;
use crate::text::mention::written::YearWords;

/// The dates, periods and counts of days in the words, in order; none lies within another.
///
/// Durations, times, statute numbers and other amounts are left alone; so is `翌年` where the words name no year before.
///
/// ```
/// use juran::text::{Named, mentions};
///
/// let found = mentions("令和６年８月２日から同月１６日の１４日間、公開します。");
/// let Named::Period(period) = &found[0].named else { panic!("a period") };
/// assert_eq!(period.days().map(|days| (days.inclusive, days.exclusive)), Some((15, 14)));
/// assert_eq!(period.count.as_ref().map(|count| count.days), Some(14));
/// ```
pub fn mentions(words: &str) -> Vec<Mention> {
    if !words.contains(|character: char| character == '元' || is_number(character) || is_relative(character)) {
        return Vec::new();
    }
    let mut search = Search { glyphs: &Glyphs::of(words), context: Context::default(), floor: 0 };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = search.glyphs.get(at) {
        if character == '。' || search.glyphs.gap(at) == Gap::Break {
            search.context.leave_sentence();
        }
        let Some(written) = may_begin(character).then(|| written::written(search.glyphs, at)).flatten() else {
            at += 1;
            continue;
        };
        let (mention, end) = search.mention(&written);
        found.extend(mention);
        at = end.max(at + 1);
    }
    found
}

/// Whether the character is a digit in any script of dates, or stands for one with its mark (㋄, ㏡).
fn is_number(character: char) -> bool {
    character.is_numeric() || is_numeral(character) || matches!(character, '㏠'..='㏾' | '㋀'..='㋋')
}

fn is_relative(character: char) -> bool {
    matches!(character, '同' | '翌' | '前')
}

/// Whether a date can begin with the character.
fn may_begin(character: char) -> bool {
    let is_era = matches!(character, '令' | '平' | '昭' | '大' | '明' | '西');
    is_era || is_relative(character) || character.is_ascii_alphanumeric() || is_numeral(character)
}

struct Search<'g> {
    glyphs: &'g Glyphs,
    context: Context,
    /// Where the last mention ended.
    floor: usize,
}

impl Search<'_> {
    /// What begins with the date, if it is something, and where to go on.
    fn mention(&mut self, written: &Written) -> (Option<Mention>, usize) {
        if law_follows(self.glyphs, written) {
            let read = self.context.read(self.glyphs, written);
            let date = read.and_then(|read| self.date(written, read));
            let mention = date.map(|date| Mention { range: date.range.clone(), named: Named::NumberedBy(date) });
            return (mention, written.to);
        }
        let read = self.context.read(self.glyphs, written);
        let end = written::weekday(self.glyphs, written.to).map_or(written.to, |(_, _, end)| end);
        if let Some(read) = read
            && let Some(second) = period::second(self.glyphs, end)
            && let Some((mention, end)) = self.period(written, read, &second)
        {
            self.floor = end;
            return (Some(mention), end);
        }
        let read = read.filter(|_| !written.is_shared);
        let mention = read.and_then(|read| {
            let date = self.date(written, read)?;
            Some(Mention { range: self.glyphs.place(written.from, end)?, named: Named::Date(date) })
        });
        if let Some((reading, _)) = read {
            self.context = self.context.after(written, reading.ok(), end);
            self.floor = end;
        }
        (mention, end)
    }

    fn period(&mut self, written: &Written, first: Read, second: &Second) -> Option<(Mention, usize)> {
        let context = self.context.after(written, first.0.ok(), written.to);
        let last = context.second().read(self.glyphs, &second.written)?;
        let first = completed(first, last);
        let behind = period::count(self.glyphs, second.end);
        let before = if behind.is_some() { None } else { period::count_before(self.glyphs, written.from, self.floor) };
        let from = before.as_ref().map_or(written.from, |count| count.from);
        let to = behind.as_ref().map_or(second.end, |count| count.to);
        let count = behind.or(before).and_then(|count| {
            let (_, end) = self.glyphs.counted(count.from, 4, "日間")?;
            Some(Count { range: self.glyphs.place(count.from, end)?, days: i64::from(count.days) })
        });
        let start = self.date(written, first)?;
        let end = self.date(&second.written, last)?;
        let range = self.glyphs.place(from, to)?;
        let after = context.after(&second.written, last.0.ok(), to);
        self.context = after.after_period(first.0.ok(), last.0.ok(), to);
        Some((Mention { range, named: Named::Period(Period { start, end, count }) }, to))
    }

    fn date(&self, written: &Written, (reading, completion): Read) -> Option<DateMention> {
        let weekday = written::weekday(self.glyphs, written.to)
            .and_then(|(name, at, _)| Some(Weekday { range: self.glyphs.place(at, at + 1)?, name }));
        let first_year = match written.year {
            YearWords::Full(year) => year.first,
            _ => None,
        };
        let range = self.glyphs.place(written.from, written.to)?;
        Some(DateMention { range, reading, completion, first_year, weekday })
    }
}

/// Whether the year begins the number of a law.
fn law_follows(glyphs: &Glyphs, written: &Written) -> bool {
    let is_full = matches!(written.year, YearWords::Full(_));
    is_full && written.is_year() && !written.is_fiscal && !written.is_shared && law::goes_on(glyphs, written.to)
}

/// The first date of a period with the year of its last one, where only that is written.
fn completed(first: Read, last: Read) -> Read {
    let (Ok(Moment::Yearless { month, day }), Completion::Unknown) = first else { return first };
    let Ok(Moment::Date(end)) = last.0 else { return first };
    let is_earlier = (month, day.or(end.day())) > (end.month(), end.day());
    let year = if is_earlier { end.year() - 1 } else { end.year() };
    context::dated(year, month, day).map_or(first, |moment| (Ok(moment), Completion::Carried))
}
