//! Whose words stand in an item, and of which day: only what an author says himself today has to be right today.

use crate::form::Form;
use crate::form::NodeId;

/// Who speaks in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The author, of what holds today.
    Own,
    /// The author, of a change on its day.
    Log,
    /// The author, of what others said on a day, and of what he answered.
    Reply,
    /// Others, in words that the author set down.
    Reported,
    /// Others, or the law, or the document as it was, to the letter.
    Quoted,
}

/// Items that are copied to the letter, by their keys in the forms.
const QUOTED: &[&str] = &["changes[].before", "opinions[].opinion", "articles[].text"];
/// Items in which the author sets down what others said.
const REPORTED: &[&str] = &["agenda[].questions[].question", "agenda[].opinions[].opinion", "requests[].request"];
/// Rows and items in which the author tells of what he was told, and what he answered.
const EXCHANGES: &[&str] = &["questions[].", "opinions[].", "requests[].", "procedure.consultation.opinions"];
/// Rows of the table of changes.
const LOG: &str = "changes[].";

impl Voice {
    pub(super) fn of(form: &Form, node: NodeId) -> Self {
        let key = form.nodes[node].key.as_str();
        if QUOTED.contains(&key) || form.nodes[node].law {
            Self::Quoted
        } else if REPORTED.contains(&key) {
            Self::Reported
        } else if key.starts_with(LOG) {
            Self::Log
        } else if EXCHANGES.iter().any(|told| key.contains(told)) {
            Self::Reply
        } else {
            Self::Own
        }
    }

    /// Whether nothing may be mended there, not even a slip of the pen.
    pub(crate) fn is_quoted(self) -> bool {
        self == Self::Quoted
    }

    /// Whether somebody else speaks.
    pub(crate) fn is_of_others(self) -> bool {
        matches!(self, Self::Quoted | Self::Reported)
    }

    /// Whether the document speaks for itself: not others, nor the log of its changes.
    pub(crate) fn is_of_document(self) -> bool {
        matches!(self, Self::Own | Self::Reply)
    }

    /// Whether the author says what holds today.
    pub(crate) fn is_of_today(self) -> bool {
        self == Self::Own
    }
}

#[cfg(test)]
mod tests {
    use super::LOG;
    use super::QUOTED;
    use super::REPORTED;
    use super::Voice;
    use crate::form::Catalogue;

    #[test]
    fn every_key_is_one_of_a_form() {
        let catalogue = Catalogue::built_in();
        let forms: Vec<_> = catalogue.iter().collect();
        for key in QUOTED.iter().chain(REPORTED) {
            assert!(forms.iter().any(|form| form.by_key(key).is_some()), "{key}");
        }
        assert!(forms.iter().any(|form| form.nodes.iter().any(|node| node.key.starts_with(LOG))));
    }

    #[test]
    fn who_speaks_is_told_by_the_item() {
        let catalogue = Catalogue::built_in();
        for (form, key, expected) in [
            ("all-items@2018-05", "task.description", Voice::Own),
            ("all-items@2018-05", "requests.address", Voice::Own),
            ("all-items@2018-05", "changes[].before", Voice::Quoted),
            ("all-items@2018-05", "changes[].after", Voice::Log),
            ("all-items@2018-05", "procedure.consultation.opinions", Voice::Reply),
            ("meeting-record@1", "agenda[].questions[].question", Voice::Reported),
            ("meeting-record@1", "agenda[].questions[].answer", Voice::Reply),
        ] {
            let form = catalogue.get(form).expect("the form ships with the program");
            let node = form.by_key(key).expect("the form has the item");
            assert_eq!(Voice::of(form, node), expected, "{key}");
        }
    }
}
