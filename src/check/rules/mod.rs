//! Every rule, in the file that bears the name of what is wrong; one folder for each topic.

pub(super) mod changes;
pub(super) mod consultation;
pub(super) mod form;
pub(super) mod references;
pub(super) mod register;
pub(super) mod waivers;
pub(super) mod wording;

use super::topic::Topic;

/// The topics in the order of the reference.
pub(super) const TOPICS: &[Topic] =
    &[references::TOPIC, wording::TOPIC, changes::TOPIC, register::TOPIC, waivers::TOPIC];
