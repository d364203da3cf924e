//! What records say of the opinions that were heard, where more than one of them speaks of the same.

use crate::finding::Place;
use crate::model::Reference;
use crate::model::Stated;
use crate::model::Value;

use super::keys;
use super::subject::Subject;

/// What a version says of opinions.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// How many were received, in the result of a consultation.
    pub(crate) received: Option<i64>,
    /// The versions that were enacted after it.
    pub(crate) enacted: Vec<Reference>,
    /// What an assessment tells of them, in words.
    pub(crate) told: Option<(String, Place)>,
}

impl Heard {
    pub(super) fn of(subject: &Subject) -> Self {
        if subject.form_is(&["consultation-result"]) {
            let enacted = subject.record.get("final").map(|entry| &entry.value);
            let enacted =
                if let Some(Value::Stated(Stated::Links(links))) = enacted { links.clone() } else { Vec::new() };
            return Self { received: subject.number("received"), enacted, told: None };
        }
        let told = subject.words(keys::OPINIONS).map(|words| (words.to_owned(), subject.at_key(keys::OPINIONS)));
        Self { told, ..Self::default() }
    }
}
