//! The year of a date within prose, as it is written.

use crate::text::era::ERAS;
use crate::text::era::Era;
use crate::text::mention::FirstYear;
use crate::text::mention::MentionProblem;
use crate::text::mention::glyphs::Gap;
use crate::text::mention::glyphs::Glyphs;

/// Years of the Western calendar that public bodies write about; other numbers of four digits are amounts.
const WESTERN: std::ops::RangeInclusive<i16> = 1868..=2199;

/// A number of a year with its era, not yet held against the calendar.
#[derive(Clone, Copy)]
pub(super) struct Year {
    pub(super) era: Option<&'static Era>,
    pub(super) number: i16,
    pub(super) first: Option<FirstYear>,
    /// The Western year beside it, in either order.
    pub(super) other: Option<i16>,
}

impl Year {
    /// The number counted on to the Western calendar.
    pub(super) fn western(self) -> i16 {
        self.era.map_or(self.number, |era| era.first.year() + self.number - 1)
    }

    /// The year, if its era had it.
    pub(super) fn checked(self) -> Result<i16, MentionProblem> {
        let western = self.western();
        self.agrees()?;
        match self.era {
            Some(era) if self.number < 1 || era.last.is_some_and(|last| western > last.year()) => {
                Err(MentionProblem::EraOver { era: era.name, first: era.first, last: era.last, meant: western })
            }
            _ => Ok(western),
        }
    }

    /// Whether the year beside it, if there is one, is the same.
    pub(super) fn agrees(self) -> Result<(), MentionProblem> {
        match self.other {
            Some(second) if second != self.western() => Err(MentionProblem::TwoYears { first: self.western(), second }),
            _ => Ok(()),
        }
    }
}

/// `令和4年`, `令和4年度`, `2022年`, `令和4（2022）年`, `2022年（令和4年）`: the year, whether a fiscal one, and its end.
pub(super) fn year(glyphs: &Glyphs, at: usize) -> Option<(Year, bool, usize)> {
    let (mut year, end) = bare_year(glyphs, at)?;
    if let Some((other, end)) = aside(glyphs, end, year.era.is_some(), "") {
        let (is_fiscal, end) = unit(glyphs, end)?;
        year.other = Some(other);
        return Some((year, is_fiscal, end));
    }
    let (is_fiscal, end) = unit(glyphs, end)?;
    let name = if is_fiscal { "年度" } else { "年" };
    match aside(glyphs, end, year.era.is_some(), name) {
        Some((other, end)) => Some((Year { other: Some(other), ..year }, is_fiscal, end)),
        None => Some((year, is_fiscal, end)),
    }
}

/// `年` or `年度`.
pub(super) fn unit(glyphs: &Glyphs, at: usize) -> Option<(bool, usize)> {
    let end = glyphs.word(at, "年")?;
    Some(glyphs.word(end, "度").map_or((false, end), |end| (true, end)))
}

/// The year before its unit: `令和4`, `平成元`, `R4`, `2022`.
pub(super) fn bare_year(glyphs: &Glyphs, at: usize) -> Option<(Year, usize)> {
    let plain = |number| Year { era: None, number, first: None, other: None };
    let Some((era, begin, is_letter)) = era(glyphs, at) else {
        let begin = glyphs.first_word(at, "西暦").unwrap_or(at);
        let is_part = matches!(glyphs.before(at), Some('.' | ',' | '第' | '-' | '/')) && glyphs.gap(at) == Gap::Closed;
        let (number, end) = glyphs.number(begin, 4)?;
        return (!is_part && WESTERN.contains(&number)).then_some((plain(number), end));
    };
    if let Some(end) = glyphs.word(begin, "元").filter(|_| !is_letter) {
        return Some((Year { era: Some(era), number: 1, first: Some(FirstYear::Gan), other: None }, end));
    }
    let (number, end) = glyphs.number(begin, 2)?;
    let first = (number == 1 && !is_letter).then_some(FirstYear::One);
    Some((Year { era: Some(era), number, first, other: None }, end))
}

/// The era that is named here, where its name ends, and whether a letter stands for it.
pub(super) fn era(glyphs: &Glyphs, at: usize) -> Option<(&'static Era, usize, bool)> {
    let character = glyphs.get(at)?;
    if character.is_ascii_alphabetic() {
        let is_within =
            glyphs.before(at).is_some_and(|before| before.is_ascii_alphanumeric() || "-./_".contains(before));
        let era = ERAS.iter().find(|era| era.letter == character.to_ascii_uppercase())?;
        return (!is_within || glyphs.gap(at) > Gap::Closed).then_some((era, at + 1, true));
    }
    ERAS.iter().find_map(|era| Some((era, glyphs.first_word(at, era.name)?, false)))
}

/// The same year in the other calendar, in brackets.
fn aside(glyphs: &Glyphs, at: usize, is_western: bool, unit: &str) -> Option<(i16, usize)> {
    let begin = glyphs.word(at, "(")?;
    let (other, end) = bare_year(glyphs, begin)?;
    let end = glyphs.word(end, unit)?;
    let end = glyphs.word(end, ")")?;
    (other.era.is_none() == is_western).then_some((other.western(), end))
}
