//! A date within prose as it is written, before anything is known of the words around it.

use crate::text::mention::glyphs::Gap;
use crate::text::mention::glyphs::Glyphs;
use crate::text::mention::year;
use crate::text::mention::year::Year;

/// What a unit that has a number is written with.
#[derive(Clone, Copy)]
pub(super) enum YearWords {
    Full(Year),
    /// `5年4月1日` without an era.
    Eraless(i16),
    /// `同年` 0, `翌年` 1, `前年` -1.
    Beside(i16),
    /// `毎年`.
    Every,
    /// `本年`, `昨年`: counted from a day that the words do not name.
    Now,
    Absent,
}

#[derive(Clone, Copy)]
pub(super) enum MonthWords {
    Number(i16),
    Beside(i16),
    Absent,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DayWords {
    Number(i16),
    Beside(i16),
    /// `末日`.
    Last,
    Absent,
}

/// A date as it is written.
#[derive(Clone, Copy)]
pub(super) struct Written {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) year: YearWords,
    pub(super) is_fiscal: bool,
    pub(super) month: MonthWords,
    pub(super) day: DayWords,
    /// The mark that should stand at its end.
    pub(super) missing: Option<char>,
    /// Its mark stands at the end of the period only: `8月9～16日`.
    pub(super) is_shared: bool,
}

impl Written {
    pub(super) fn new(from: usize, to: usize) -> Self {
        Self {
            from,
            to,
            year: YearWords::Absent,
            is_fiscal: false,
            month: MonthWords::Absent,
            day: DayWords::Absent,
            missing: None,
            is_shared: false,
        }
    }

    /// Whether it is a year and nothing else.
    pub(super) fn is_year(&self) -> bool {
        matches!(self.month, MonthWords::Absent) && self.day == DayWords::Absent
    }
}

/// Words that make a length of time of a number with its unit.
const LENGTHS: &[&str] = &[
    "間",
    "以内",
    "以上",
    "以下",
    "未満",
    "を超",
    "を経過",
    "を限",
    "経過",
    "ごと",
    "毎",
    "程度",
    "ほど",
    "齢",
    "児",
    "目",
    "ぶり",
    "につき",
    "当た",
    "あた",
    "に1",
    "に一",
    "の間",
    "保存",
    "保管",
    "後",
    "前",
];

/// The same beginnings where they tell a place in time.
const PLACES: &[&str] = &["前半", "後半", "前期", "後期"];

/// Words before a number that make it no date.
const NO_DATE_BEFORE: &[&str] = &["第", "生後", "満", "約", "妊娠", "毎月", "過去"];

/// Whether words stand here that make a length of time of what is before them.
pub(super) fn is_length(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.any(at, LENGTHS).is_some() && glyphs.any(at, PLACES).is_none()
}

/// The date that begins here.
pub(super) fn written(glyphs: &Glyphs, at: usize) -> Option<Written> {
    let first = glyphs.get(at)?;
    match first {
        '同' | '翌' | '前' => beside(glyphs, at),
        _ => marked(glyphs, at)
            .or_else(|| with_year(glyphs, at))
            .or_else(|| shared_year(glyphs, at))
            .or_else(|| without_era(glyphs, at))
            .or_else(|| without_year(glyphs, at)),
    }
}

/// `令和4年…`, `2022年…`.
fn with_year(glyphs: &Glyphs, at: usize) -> Option<Written> {
    let (year, is_fiscal, end) = year::year(glyphs, at)?;
    let base = Written { year: YearWords::Full(year), is_fiscal, ..Written::new(at, end) };
    if is_fiscal {
        return Some(base);
    }
    if let Some(date) = month(glyphs, end, base) {
        return Some(date);
    }
    let is_length = year.era.is_none() && (is_length(glyphs, end) || glyphs.ends_with(at, NO_DATE_BEFORE));
    (!is_length && glyphs.word(end, "代").is_none()).then_some(base)
}

/// `令和4` of `令和4～6年度`.
fn shared_year(glyphs: &Glyphs, at: usize) -> Option<Written> {
    let (year, end) = year::bare_year(glyphs, at)?;
    let (_, last) = glyphs.number(glyphs.any(end, &["~", "-"])?, 2)?;
    let (is_fiscal, _) = year::unit(glyphs, last)?;
    year.era?;
    Some(Written { year: YearWords::Full(year), is_fiscal, is_shared: true, ..Written::new(at, end) })
}

/// `5年4月1日`: the era is that of a date before it.
fn without_era(glyphs: &Glyphs, at: usize) -> Option<Written> {
    let (number, end) = glyphs.counted(at, 2, "年")?;
    let base = Written { year: YearWords::Eraless(number), ..Written::new(at, end) };
    month(glyphs, end, base)
}

/// `4月1日`, `4月`, and after `毎年` or `本年`.
fn without_year(glyphs: &Glyphs, at: usize) -> Option<Written> {
    let date = month(glyphs, at, Written::new(at, at))?;
    let before = if glyphs.before(at) == Some('の') { at - 1 } else { at };
    let year = if glyphs.ends_with(before, &["毎年", "毎年度", "例年", "各年", "各年度"]) {
        YearWords::Every
    } else if glyphs.ends_with(before, &["本年", "今年", "昨年", "去年", "来年", "明年", "本年度", "今年度", "来年度"])
    {
        YearWords::Now
    } else {
        YearWords::Absent
    };
    let is_list = matches!(glyphs.before(at), Some('・' | '、' | '-' | '/' | '~' | '.' | ','))
        && glyphs.gap(at) == Gap::Closed
        && at.checked_sub(2).and_then(|at| glyphs.get(at)).is_some_and(|before| before.is_ascii_digit());
    let is_kanji = glyphs.get(at).is_some_and(|first| !first.is_ascii_digit());
    let is_part = is_list || is_kanji || glyphs.ends_with(at, NO_DATE_BEFORE);
    let is_doubtful = date.day == DayWords::Absent && is_part;
    (!is_doubtful).then_some(Written { year, ..date })
}

/// The month, and the day after it, of a date whose year is known or not written.
fn month(glyphs: &Glyphs, at: usize, base: Written) -> Option<Written> {
    if at > base.from && glyphs.breaks(at) {
        return None;
    }
    let (number, end) = glyphs.number(at, 2)?;
    let base = Written { month: MonthWords::Number(number), ..base };
    let is_full = matches!(base.year, YearWords::Full(_));
    let Some(end) = glyphs.word(end, "月") else {
        let other = glyphs.any(end, &["~"]).and_then(|second| glyphs.counted(second, 2, "月"));
        if let Some((_, second)) = other {
            let is_shared = !is_length(glyphs, second) && glyphs.word(second, "曜").is_none();
            return is_shared.then_some(Written { to: end, is_shared, ..base });
        }
        let is_missing = is_full && (1..=12).contains(&number) && glyphs.any(end, &["から", "より", "まで"]).is_some();
        return is_missing.then_some(Written { to: end, missing: Some('月'), ..base });
    };
    if glyphs.word(end, "曜").is_some() {
        return None;
    }
    let base = Written { to: end, ..base };
    if let Some(date) = day(glyphs, end, base) {
        return Some(date);
    }
    let is_month = is_full || ((1..=12).contains(&number) && !is_length(glyphs, end));
    is_month.then_some(base)
}

/// The day after its month.
fn day(glyphs: &Glyphs, at: usize, base: Written) -> Option<Written> {
    if let Some(end) = glyphs.word(at, "末日") {
        return Some(Written { to: end, day: DayWords::Last, ..base });
    }
    let (number, end) = glyphs.number(at, 2).filter(|_| !glyphs.breaks(at))?;
    let date = Written { day: DayWords::Number(number), ..base };
    if let Some(end) = glyphs.word(end, "日") {
        return Some(Written { to: end, ..date });
    }
    let other = glyphs.any(end, &["~", "-"]).and_then(|second| glyphs.counted(second, 2, "日"));
    if other.is_some_and(|(_, second)| glyphs.word(second, "間").is_none()) {
        return Some(Written { to: end, is_shared: true, ..date });
    }
    let is_missing = (1..=31).contains(&number)
        && (glyphs.any(end, &["から", "より", "まで", "に", "付"]).is_some() || weekday(glyphs, end).is_some());
    is_missing.then_some(Written { to: end, missing: Some('日'), ..date })
}

/// `同年9月1日`, `同月16日`, `翌日`, `前年度`.
fn beside(glyphs: &Glyphs, at: usize) -> Option<Written> {
    const WORDS: [(&str, i16); 5] = [("同", 0), ("翌々", 2), ("翌", 1), ("前々", -2), ("前", -1)];
    let (step, end) = WORDS.iter().find_map(|(word, step)| Some((*step, glyphs.first_word(at, word)?)))?;
    if let Some((is_fiscal, end)) = year::unit(glyphs, end) {
        let base = Written { year: YearWords::Beside(step), is_fiscal, ..Written::new(at, end) };
        return if is_fiscal { Some(base) } else { month(glyphs, end, base).or(Some(base)) };
    }
    if let Some(end) = glyphs.word(end, "月") {
        let base = Written { month: MonthWords::Beside(step), ..Written::new(at, end) };
        return day(glyphs, end, base).or(Some(base));
    }
    let end = glyphs.word(end, "日")?;
    Some(Written { day: DayWords::Beside(step), ..Written::new(at, end) })
}

/// `2024/8/2`, `R6.8.2`, `令和6.8.2`; anything else with such marks may be a version, a chapter or a telephone number.
fn marked(glyphs: &Glyphs, at: usize) -> Option<Written> {
    let is_within = |at: usize| {
        let character = glyphs.get(at).filter(|_| glyphs.gap(at) == Gap::Closed);
        character.is_some_and(|character| character.is_ascii_alphanumeric())
    };
    let (year, end) = year::bare_year(glyphs, at)?;
    if matches!(glyphs.before(at), Some('a'..='z' | 'A'..='Z' | '0'..='9' | '_')) && glyphs.gap(at) == Gap::Closed {
        return None;
    }
    let mark = glyphs.get(end).filter(|mark| ['/', '-', '.'].contains(mark))?;
    let (month, end) = glyphs.number(end + 1, 2)?;
    let end = (glyphs.get(end) == Some(mark)).then_some(end + 1)?;
    let (day, end) = glyphs.number(end, 2)?;
    let goes_on = is_within(end) || (matches!(glyphs.get(end), Some('/' | '-' | '.')) && is_within(end + 1));
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day) && !goes_on;
    let date = Written {
        year: YearWords::Full(year),
        month: MonthWords::Number(month),
        day: DayWords::Number(day),
        ..Written::new(at, end)
    };
    is_date.then_some(date)
}

/// The weekday that is written here: its name, where the name alone stands, and where its brackets end.
pub(super) fn weekday(glyphs: &Glyphs, at: usize) -> Option<(&'static str, usize, usize)> {
    use crate::text::date_reading::weekday_named;
    let name = |at: usize| weekday_named(glyphs.get(at)?.encode_utf8(&mut [0; 4]));
    let Some(begin) = glyphs.word(at, "(") else {
        let end = glyphs.any(at + 1, &["曜日", "曜"])?;
        return Some((name(at)?, at, end));
    };
    let weekday = name(begin)?;
    let end = glyphs.any(begin + 1, &["曜日", "曜"]).unwrap_or(begin + 1);
    if let Some(end) = glyphs.word(end, ")") {
        return Some((weekday, begin, end));
    }
    let aside = glyphs.any(end, &["・", "、", ",", "･", "/"]).unwrap_or(end);
    let aside = glyphs.any(aside, &["祝", "休", "振"])?;
    let close = (aside..aside + 6).find(|at| glyphs.word(*at, ")").is_some())?;
    Some((weekday, begin, close + 1))
}
