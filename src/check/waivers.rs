//! Applies what was accepted to the findings, and judges the waivers themselves.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Class;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Place;
use crate::model::Waiver;
use crate::text::Instant;
use crate::text::fold;

use super::Ask;
use super::topics;

/// Waivers of a site, with what became of them.
pub(crate) struct Waivers<'a> {
    /// Each with whether a finding was accepted by it.
    pub(crate) all: Vec<(&'a Waiver, bool)>,
    /// Document and version of those that could not be read whole, so that not every rule was asked about them.
    unread: BTreeSet<(Option<String>, Option<String>)>,
    pub(crate) instant: Instant,
}

impl Waivers<'_> {
    /// Whether every rule was asked about the version in which a waiver stands.
    pub(crate) fn were_rules_asked(&self, waiver: &Waiver) -> bool {
        !self.unread.contains(&version_of(&waiver.place))
    }

    /// Whether a waiver holds no longer.
    pub(crate) fn is_expired(&self, waiver: &Waiver) -> bool {
        waiver.until.is_some_and(|until| until < self.instant.date())
    }
}

/// Marks findings that somebody accepted, and says which waivers are none any more.
///
/// What cannot become a right page, and what would leak, cannot be accepted.
pub fn waive(waivers: &[Waiver], instant: Instant, findings: &mut Findings) {
    let is_unread = |finding: &&Finding| finding.is_error_of(Class::Unreadable);
    let unread = findings.iter().filter(is_unread).map(|finding| version_of(&finding.place)).collect();
    let all = waivers.iter().map(|waiver| (waiver, false)).collect();
    let mut waivers = Waivers { all, unread, instant };
    let mut of_version: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, (waiver, _)) in waivers.all.iter().enumerate().filter(|(_, (waiver, _))| !waivers.is_expired(waiver)) {
        of_version.entry(version_of(&waiver.place)).or_default().push(at);
    }
    findings.for_each(|finding| {
        let near = of_version.get(&version_of(&finding.place)).map_or(&[][..], Vec::as_slice);
        let accepting = near.iter().find(|at| accepts(waivers.all[**at].0, finding));
        if let Some((waiver, is_used)) = accepting.map(|at| &mut waivers.all[*at]) {
            finding.waived = Some(waiver.acceptance());
            *is_used = true;
        }
    });
    for check in topics().iter().flat_map(|topic| topic.checks) {
        if let Ask::Waivers(ask) = check.ask {
            ask(&waivers, findings);
        }
    }
}

fn version_of(place: &Place) -> (Option<String>, Option<String>) {
    (place.document.clone(), place.version.clone())
}

fn accepts(waiver: &Waiver, finding: &Finding) -> bool {
    let rule = finding.rule;
    let is_rule = waiver.rule.eq_ignore_ascii_case(rule.code) || waiver.rule == rule.name;
    let is_item = waiver.item.as_ref().is_none_or(|item| finding.place.item.as_ref() == Some(item));
    let holds = |quote: &String| finding.place.quote.as_ref().is_some_and(|words| fold(words).contains(&fold(quote)));
    rule.class == Class::Contradicted && is_rule && is_item && waiver.quote.as_ref().is_none_or(holds)
}
