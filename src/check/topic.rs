//! Topics of the rulebook, and the ways in which its rules are asked.

use crate::finding::Findings;
use crate::finding::Page;

use super::holdings::Holdings;
use super::subject::Subject;
use super::waivers::Waivers;

/// Rules that belong together.
#[derive(Debug)]
pub struct Topic {
    /// What they are about, in a few words.
    pub title: &'static str,
    /// The rules, by code.
    pub checks: &'static [Check],
}

/// A rule with the way to ask it.
#[derive(Debug)]
pub struct Check {
    /// Its page.
    pub page: &'static Page,
    pub(super) ask: Ask,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ask {
    /// One record.
    Record(fn(&Subject, &mut Findings)),
    /// What all records of the site say of each other.
    Site(fn(&Holdings, &mut Findings)),
    /// The findings that were accepted.
    Waivers(fn(&Waivers, &mut Findings)),
}

impl Check {
    /// Asks the rule about a record, if it is one on records.
    pub fn ask_record(&self, subject: &Subject, findings: &mut Findings) {
        if let Ask::Record(ask) = self.ask {
            ask(subject, findings);
        }
    }

    /// Asks the rule what the records of a site say of each other, if it is one on sites.
    pub fn ask_site(&self, holdings: &Holdings, findings: &mut Findings) {
        if let Ask::Site(ask) = self.ask {
            ask(holdings, findings);
        }
    }

    /// A rule that looks at one record.
    pub(super) const fn of_record(page: &'static Page, ask: fn(&Subject, &mut Findings)) -> Self {
        Self { page, ask: Ask::Record(ask) }
    }

    /// A rule that looks at what records say of each other.
    pub(super) const fn of_site(page: &'static Page, ask: fn(&Holdings, &mut Findings)) -> Self {
        Self { page, ask: Ask::Site(ask) }
    }

    /// A rule that looks at the findings that were accepted.
    pub(super) const fn of_waivers(page: &'static Page, ask: fn(&Waivers, &mut Findings)) -> Self {
        Self { page, ask: Ask::Waivers(ask) }
    }
}
