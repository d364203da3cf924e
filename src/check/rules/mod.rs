//! Every rule, in the file that bears the name of what is wrong; one folder for each topic.

mod consultation;
mod form;
mod register;
mod waivers;
mod wording;

use super::topic::Topic;

/// The topics in the order of the reference.
pub(super) const TOPICS: &[Topic] =
    &[form::TOPIC, wording::TOPIC, register::TOPIC, consultation::TOPIC, waivers::TOPIC];
