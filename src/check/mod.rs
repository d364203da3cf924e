//! Rules on records: what a form asks for and what stands there.
//!
//! Something deserves a rule here if a person would want to hear of it before publication, with a basis in law, in the
//! form, in arithmetic or in logic. Every rule is a file under `rules/`, named after what is wrong; its doc comment is
//! its page. Most look at one record (`Subject`); some at what the records of a site say of each other (`Holdings`).
//! A rule that is certain of the right words offers them: `findings.offer(Fix::safe(…))` behind `findings.add(…)`.
//! Rules never look at the disk, at other rules or at pages.
//!
//! To write one: add a file with a `rule!` and a `check` to the folder of its topic, and a line to `TOPIC` in the folder's
//! `mod.rs`. The examples of its page are run as tests: at least one that fires and one that is silent. `subject.words`,
//! `date`, `number`, `chosen`, `row_keys` and `passage` read items by key; `subject.at_key` and `at_words` make places;
//! `subject.called` names an item in messages. Before you write a helper, look for it:
//!
//! - `voice`: whose words an item holds. A rule on what holds today reads `passage.voice.is_of_today()` alone.
//! - `passage`: `own()` has addresses and quotations blanked out, `folded()` has one spelling and the way back; both are
//!   made once for all rules. `subject.dated()` has every date and period that the author himself gives.
//! - `denial`: whether words only say that there is nothing to say. `sentence`: the sentence around a place.
//! - `keys`: keys of items and ids of forms. `laws`: titles, short names and numbers of laws.
//! - `rules/item_lines`: items of a list of records. `text`: digits, kanji numbers, kinds of letters, `fold`, `squeeze`.

mod dated;
mod denial;
mod folded;
mod heard;
mod holdings;
mod keys;
mod laws;
mod linked;
mod matter;
mod own_words;
mod passage;
mod registered;
mod rule;
mod rules;
mod sentence;
mod subject;
mod topic;
mod voice;
mod waivers;

use crate::finding::Findings;
use crate::finding::Page;
use crate::finding::Rule;

pub use holdings::Gleaning;
pub use holdings::Holdings;
use rule::rule;
pub use rules::changes::Targets;
pub use rules::changes::is_same_to_rules;
pub use rules::changes::says_deleted;
pub use subject::Subject;
use topic::Ask;
pub use topic::Check;
pub use topic::Topic;
pub(crate) use waivers::Waivers;
pub use waivers::waive;

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
    pages().map(|page| page.rule).collect()
}

fn ask_record(subject: &Subject, findings: &mut Findings) {
    for check in topics().iter().flat_map(|topic| topic.checks) {
        check.ask_record(subject, findings);
    }
}

fn ask_site(holdings: &Holdings, findings: &mut Findings) {
    for check in topics().iter().flat_map(|topic| topic.checks) {
        check.ask_site(holdings, findings);
    }
}
