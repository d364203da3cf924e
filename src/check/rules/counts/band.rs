//! Bands of numbers that the forms offer, and the files of an assessment to which they belong.

use crate::check::Subject;

/// The numbers of a choice: from the first, up to and without the second; open at the top where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band(pub(super) u64, pub(super) Option<u64>);

/// Bands of a list of choices, by its codes from `1`.
pub(super) type Bands = &'static [Band];

/// 対象人数 of the task.
pub(super) const POPULATION: Bands = &[
    Band(0, Some(1_000)),
    Band(1_000, Some(10_000)),
    Band(10_000, Some(100_000)),
    Band(100_000, Some(300_000)),
    Band(300_000, None),
];

/// 本人の数 of a file.
pub(super) const PERSONS: Bands = &[
    Band(0, Some(10_000)),
    Band(10_000, Some(100_000)),
    Band(100_000, Some(1_000_000)),
    Band(1_000_000, Some(10_000_000)),
    Band(10_000_000, None),
];

/// 取扱者数.
pub(super) const HANDLERS: Bands = &[
    Band(0, Some(10)),
    Band(10, Some(50)),
    Band(50, Some(100)),
    Band(100, Some(500)),
    Band(500, Some(1_000)),
    Band(1_000, None),
];

/// 記録される項目の数.
pub(super) const ITEMS: Bands = &[Band(0, Some(10)), Band(10, Some(50)), Band(50, Some(100)), Band(100, None)];

impl Band {
    pub(super) fn holds(self, number: u64) -> bool {
        number >= self.0 && !self.is_passed_by(number)
    }

    /// Whether the number is too large for it.
    pub(super) fn is_passed_by(self, number: u64) -> bool {
        self.1.is_some_and(|end| number >= end)
    }
}

/// A choice that was made at an item: its code and its words.
pub(super) fn choice<'s>(subject: &'s Subject, key: &str) -> Option<(&'s str, &'s str)> {
    let entry = subject.record.get(key).filter(|entry| !entry.refused)?;
    let chosen = entry.value.chosen().first()?;
    let offered = subject.record.form.choices_of(entry.node)?.offered.get(chosen.at)?;
    Some((&offered.code, &offered.label))
}

/// The band that was chosen at an item, with its words.
pub(super) fn band<'s>(subject: &'s Subject, key: &str, bands: Bands) -> Option<(Band, &'s str)> {
    let (code, label) = choice(subject, key)?;
    let place = code.parse::<usize>().ok()?.checked_sub(1)?;
    Some((*bands.get(place)?, label))
}
