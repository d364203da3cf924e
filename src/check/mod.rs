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
pub const RULES: &[&Rule] =
    &[&rules::missing_item::RULE, &rules::too_many_rows::RULE, &rules::repeat_without_row::RULE];

/// Runs every rule on one record.
pub fn check(record: &Record, version: &Version, findings: &mut Findings) {
    let subject = Subject { record, version };
    rules::missing_item::check(&subject, findings);
    rules::too_many_rows::check(&subject, findings);
    rules::repeat_without_row::check(&subject, findings);
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

    /// The version as a whole.
    pub(crate) fn whole(&self) -> Place {
        self.version.place()
    }
}
