//! Rules on records: what a form asks for and what stands there.
//!
//! Something deserves a rule here if a person would want to hear of it before publication and if it can be told from
//! the record alone, with a basis in law, in the form or in arithmetic. Rules never look at the disk, at other rules
//! or at pages.

mod rules;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Version;

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[
    &rules::missing_item::RULE,
    &rules::too_many_rows::RULE,
    &rules::repeat_without_row::RULE,
    &rules::consultation::closes_before_opening::RULE,
    &rules::consultation::extension_not_later::RULE,
    &rules::consultation::short_period::RULE,
    &rules::consultation::needless_short_reason::RULE,
    &rules::consultation::call_without_draft::RULE,
    &rules::consultation::draft_without_version::RULE,
    &rules::consultation::result_planned_before_closing::RULE,
    &rules::consultation::received_mismatch::RULE,
    &rules::consultation::submitters_mismatch::RULE,
    &rules::consultation::more_submitters_than_opinions::RULE,
    &rules::consultation::opinions_of_nobody::RULE,
    &rules::consultation::opinions_not_shown::RULE,
    &rules::consultation::changed_without_difference::RULE,
];

/// Runs every rule on one record.
pub fn check(record: &Record, version: &Version, findings: &mut Findings) {
    let subject = Subject { record, version };
    rules::missing_item::check(&subject, findings);
    rules::too_many_rows::check(&subject, findings);
    rules::repeat_without_row::check(&subject, findings);
    rules::consultation::check(&subject, findings);
}

/// What a rule looks at.
pub(crate) struct Subject<'a> {
    pub(crate) record: &'a Record,
    pub(crate) version: &'a Version,
}

impl Subject<'_> {
    /// The place of an item.
    pub(crate) fn at(&self, entry: &Entry) -> Place {
        Place {
            spot: Some(entry.spot.clone()),
            item: Some(entry.key.clone()),
            reference: Some(self.record.called(entry)),
            ..self.whole()
        }
    }

    /// The place of an item by its key; the version as a whole where it is not there.
    pub(crate) fn at_key(&self, key: &str) -> Place {
        self.record.get(key).map_or_else(|| self.whole(), |entry| self.at(entry))
    }

    /// Whether something stands at an item that can be read.
    pub(crate) fn is_written(&self, key: &str) -> bool {
        self.record.get(key).is_some_and(|entry| !entry.value.is_absent())
    }

    /// Whether something stands at an item that cannot be read; what it would have said is not known.
    pub(crate) fn is_refused(&self, key: &str) -> bool {
        self.record.get(key).is_some_and(|entry| entry.refused)
    }

    /// The version as a whole.
    pub(crate) fn whole(&self) -> Place {
        self.version.place()
    }
}
