//! For how long opinions were asked for, and whether a reason is given for less than is usual.

use crate::check::Subject;
use crate::check::denial::says_nothing;
use crate::finding::Place;
use crate::model::Value;
use crate::text::Named;

use crate::check::keys;

/// Days that opinions are asked for at least, unless there is a reason.
pub(super) const USUAL_DAYS: i64 = 30;
/// Item with the reason.
pub(super) const REASON: &str = "procedure.consultation.shortening";

/// A period in which opinions were asked for.
pub(super) struct Asked {
    /// Its days, the first one counted.
    pub(super) days: i64,
    pub(super) words: String,
    pub(super) place: Place,
}

/// The periods that are written as days.
pub(super) fn periods(subject: &Subject) -> Vec<Asked> {
    let dated = subject.dated().iter().filter(|dated| dated.passage.entry.key == keys::HEARING);
    let periods = dated.filter_map(|dated| {
        let Named::Period(period) = &dated.mention.named else { return None };
        let range = period.start.range.start..period.end.range.end;
        let words = dated.words(range.clone()).to_owned();
        Some(Asked { days: period.days()?.inclusive, words, place: subject.at_words(&dated.passage, range) })
    });
    periods.collect()
}

/// Whether no reason is given: nothing, a mark for nothing, or words that nothing was shortened.
pub(super) fn is_empty(subject: &Subject) -> bool {
    let is_marked = subject.record.get(REASON).is_some_and(|entry| matches!(entry.value, Value::None(_)));
    is_marked || !subject.is_written(REASON) || subject.words(REASON).is_some_and(says_nothing)
}
