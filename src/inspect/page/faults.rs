//! What is wrong with a page, each fault told once.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;

/// Faults of one page, in the order in which they were found.
#[derive(Default)]
pub(super) struct Faults {
    told: Vec<(&'static Rule, String, &'static str)>,
    known: BTreeSet<(&'static str, String)>,
}

impl Faults {
    /// Tells what is wrong and how to mend it.
    pub(super) fn tell(&mut self, rule: &'static Rule, message: impl Into<String>, remedy: &'static str) {
        let message = message.into();
        if self.known.insert((rule.code, message.clone())) {
            self.told.push((rule, message, remedy));
        }
    }

    pub(super) fn report(self, place: &Place, findings: &mut Findings) {
        for (rule, message, remedy) in self.told {
            findings.add(rule, place.clone(), message, remedy);
        }
    }
}
