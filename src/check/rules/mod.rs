//! Every rule, in the file that bears the name of what is wrong; one folder for each topic.

pub(super) mod changes;
pub(super) mod choices;
pub(super) mod connections;
pub(super) mod consultation;
mod consultation;
pub(super) mod counts;
pub(super) mod dates;
pub(super) mod form;
mod form;
mod item_lines;
pub(super) mod names;
pub(super) mod references;
pub(super) mod register;
mod register;
pub(super) mod waivers;
mod waivers;
pub(super) mod wording;
mod wording;

use super::topic::Topic;

/// The topics in the order of the reference.
pub(super) const TOPICS: &[Topic] = &[
    form::TOPIC,
    dates::TOPIC,
    counts::TOPIC,
    choices::TOPIC,
    references::TOPIC,
    names::TOPIC,
    connections::TOPIC,
    wording::TOPIC,
    changes::TOPIC,
    register::TOPIC,
    consultation::TOPIC,
    waivers::TOPIC,
];
