//! Two dates within prose that bound a period, and the count of days beside them.

use crate::text::mention::glyphs::Gap;
use crate::text::mention::glyphs::Glyphs;
use crate::text::mention::written;
use crate::text::mention::written::DayWords;
use crate::text::mention::written::Written;
use crate::text::mention::written::YearWords;
use crate::text::mention::year;

/// The end of a period as it is written.
pub(super) struct Second {
    pub(super) written: Written,
    /// Where the weekday beside it ends.
    pub(super) end: usize,
}

/// A count of days: its number, where it begins and where it ends.
pub(super) struct Counted {
    pub(super) days: i16,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// How firmly the words between two dates bind them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bond {
    /// `～`, `－`.
    Mark,
    /// `から`, `より`: what follows the second date must show that it ends a period.
    Word,
    /// `から、`: only `まで` shows it.
    Loose,
}

/// The second date of a period whose first one ends here.
pub(super) fn second(glyphs: &Glyphs, at: usize) -> Option<Second> {
    let (bond, begin) = bond(glyphs, clock(glyphs, at))?;
    let begin = glyphs.any(begin, &["約", "概ね"]).unwrap_or(begin);
    if glyphs.breaks(begin) {
        return None;
    }
    let (written, is_short) = match written::written(glyphs, begin).filter(|written| !written.is_shared) {
        Some(written) => (written, written.is_year() && matches!(written.year, YearWords::Eraless(_))),
        None => (short(glyphs, begin, bond)?, true),
    };
    let end = written::weekday(glyphs, written.to).map_or(written.to, |(_, _, end)| end);
    let after = clock(glyphs, end);
    let is_until = glyphs.any(after, &["まで", "迄", "にかけて"]).is_some();
    let is_end = match bond {
        Bond::Loose => is_until,
        _ if is_short && written.missing.is_none() && written::is_length(glyphs, after) => false,
        Bond::Mark => true,
        Bond::Word if is_short => is_until || count(glyphs, after).is_some(),
        Bond::Word => is_until || closes(glyphs, after),
    };
    is_end.then_some(Second { written, end })
}

fn bond(glyphs: &Glyphs, at: usize) -> Option<(Bond, usize)> {
    if let Some(end) = glyphs.any(at, &["から", "より"]) {
        return Some(glyphs.word(end, "、").map_or((Bond::Word, end), |end| (Bond::Loose, end)));
    }
    // A hyphen at the beginning of a line is the bullet of a list.
    let is_bullet = glyphs.gap(at) >= Gap::Line;
    glyphs.word(at, "~").or_else(|| glyphs.any(at, &["-", "ー"]).filter(|_| !is_bullet)).map(|end| (Bond::Mark, end))
}

/// Whether a period bound by `から` may end before these words; `4月1日から5月1日に変更` is none.
fn closes(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.gap(at) == Gap::Break || glyphs.any(at, &["の", "間", "(", ")", "」", "。", "、", "・"]).is_some()
}

/// `31日`, `6年`, `6年度`, `8/16`, and `31` whose mark is missing: what only the end of a period can be.
fn short(glyphs: &Glyphs, at: usize, bond: Bond) -> Option<Written> {
    let (number, end) = glyphs.number(at, 2)?;
    let base = Written::new(at, end);
    if let Some((is_fiscal, to)) = year::unit(glyphs, end) {
        return Some(Written { year: YearWords::Eraless(number), is_fiscal, to, ..base });
    }
    let day = DayWords::Number(number);
    if let Some(to) = glyphs.word(end, "日") {
        return glyphs.word(to, "間").is_none().then_some(Written { to, day, ..base });
    }
    let is_missing = bond != Bond::Loose && (1..=31).contains(&number) && glyphs.any(end, &["まで", "迄"]).is_some();
    is_missing.then_some(Written { day, missing: Some('日'), ..base })
}

/// Where a time of day ends that stands here; the same place if none does.
pub(super) fn clock(glyphs: &Glyphs, at: usize) -> usize {
    let begin = glyphs.any(at, &["午前", "午後"]).unwrap_or(at);
    if let Some(end) = glyphs.word(at, "正午") {
        return end;
    }
    let Some((_, end)) = glyphs.number(begin, 2) else {
        return at;
    };
    if let Some(minute) = glyphs.word(end, ":") {
        return glyphs.number(minute, 2).map_or(at, |(_, end)| end);
    }
    let Some(end) = glyphs.word(end, "時") else {
        return at;
    };
    let minute = glyphs.word(end, "半").or_else(|| glyphs.counted(end, 2, "分").map(|(_, end)| end));
    minute.unwrap_or(end)
}

/// The count of days that stands directly behind a period: `の14日間`, `まで（14日間）`.
pub(super) fn count(glyphs: &Glyphs, at: usize) -> Option<Counted> {
    let at = clock(glyphs, at);
    let at = glyphs.any(at, &["まで", "迄"]).unwrap_or(at);
    let at = match glyphs.any(at, &["の間", "の期間", "間"]) {
        // `までの間の10日間` may be any ten days of the period.
        Some(end) if glyphs.word(end, "の").is_some() => return None,
        Some(end) => glyphs.word(end, "、").unwrap_or(end),
        None => glyphs.any(at, &["、", "の"]).unwrap_or(at),
    };
    let open = glyphs.word(at, "(");
    let begin = open.unwrap_or(at);
    let from = glyphs.any(begin, &["計", "合計"]).unwrap_or(begin);
    let (days, to) = glyphs.counted(from, 4, "日間").filter(|_| !glyphs.breaks(from))?;
    let is_rough = glyphs.any(to, &["以上", "以内", "程度", "未満", "以下", "を超", "ほど", "前後"]).is_some();
    (!is_rough).then(|| Counted { days, from, to: open.and_then(|_| glyphs.word(to, ")")).unwrap_or(to) })
}

/// The count of days that stands directly before a period in brackets: `30日間（4月1日～30日）`.
pub(super) fn count_before(glyphs: &Glyphs, at: usize, floor: usize) -> Option<Counted> {
    let end = at.checked_sub(1).filter(|open| glyphs.word(*open, "(").is_some())?;
    let unit = end.checked_sub(2).filter(|unit| glyphs.word(*unit, "日間") == Some(end))?;
    let from = (1..=4)
        .filter_map(|length| unit.checked_sub(length))
        .find(|from| glyphs.counted(*from, 4, "日間").is_some_and(|(_, to)| to == end))?;
    let is_rough = glyphs.ends_with(from, &["約", "概ね", "おおむね", "除く", "最大", "最長", "第"]);
    let (days, to) = glyphs.counted(from, 4, "日間")?;
    (from >= floor && !is_rough).then_some(Counted { days, from, to })
}
