//! Rules on records: what a form asks for and what stands there.
//!
//! Something deserves a rule here if a person would want to hear of it before publication, with a basis in law, in the
//! form, in arithmetic or in logic. Every rule is a file under `rules/`, named after what is wrong; its doc comment is
//! its page. Most look at one record (`Subject`); some at what the records of a site say of each other (`Holdings`).
//! A rule that is certain of the right words offers them: `findings.offer(Fix::safe(…))` behind `findings.add(…)`.
//! Rules never look at the disk, at other rules or at pages.

mod holdings;
mod passage;
mod rule;
mod rules;
mod subject;
mod topic;
mod waivers;

use crate::finding::Findings;
use crate::finding::Page;
use crate::finding::Rule;

pub use holdings::Gleaning;
pub use holdings::Holdings;
use rule::rule;
pub use subject::Subject;
use topic::Ask;
pub use topic::Check;
pub use topic::Topic;
pub(crate) use waivers::Waivers;
pub use waivers::waive;

const WITHOUT_PAGE: &[&Rule] = &[
    &rules::form::missing_item::RULE,
    &rules::form::too_many_rows::RULE,
    &rules::form::repeat_without_row::RULE,
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

/// The topics of the rulebook, in the order of the reference.
pub fn topics() -> &'static [Topic] {
    rules::TOPICS
}

/// Every page of the rulebook, topic by topic.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    topics().iter().flat_map(|topic| topic.checks).map(|check| check.page)
}

/// Every rule of this room.
pub fn rules() -> Vec<&'static Rule> {
    WITHOUT_PAGE.iter().copied().chain(pages().map(|page| page.rule)).collect()
}

fn ask_record(subject: &Subject, findings: &mut Findings) {
    rules::form::missing_item::check(subject, findings);
    rules::form::too_many_rows::check(subject, findings);
    rules::form::repeat_without_row::check(subject, findings);
    rules::consultation::check(subject, findings);
    for check in topics().iter().flat_map(|topic| topic.checks) {
        check.ask_record(subject, findings);
    }
}

fn ask_site(holdings: &Holdings, findings: &mut Findings) {
    for check in topics().iter().flat_map(|topic| topic.checks) {
        check.ask_site(holdings, findings);
    }
}
