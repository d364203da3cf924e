//! Every rule, in the file that bears the name of what is wrong; one folder for each topic.

pub(super) mod changes;
mod choices;
mod connections;
pub(super) mod consultation;
mod counts;
mod dates;
mod form;
mod item_lines;
mod names;
mod references;
mod register;
mod waivers;
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
