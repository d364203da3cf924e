//! What arrived, as it is taken from a file: who sent it, when, and what is said of which place.

use super::when::Moment;

/// One thing that somebody sent: a slip, a mail, a row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Arrival {
    /// Its number in the file, from 1; 0 where the file holds nothing else.
    pub(super) part: u32,
    /// Who sent it.
    pub(super) who: Who,
    /// When it was sent, where that is known.
    pub(super) when: Option<Moment>,
    /// What its receipt says.
    pub(super) receipt: Vouched,
    /// The drafts it is about with their fingerprints, as written.
    pub(super) fingerprints: Vec<(String, String)>,
    /// What is said.
    pub(super) said: Vec<Said>,
    /// Words that are no opinion: a covering letter, other columns.
    pub(super) beside: Vec<String>,
    /// What somebody should look at.
    pub(super) doubts: Vec<String>,
}

/// Who sent something, by what is written in the fields for that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) names: Vec<String>,
    pub(super) addresses: Vec<String>,
    /// Telephones and addresses of mail.
    pub(super) contacts: Vec<String>,
    pub(super) birthdays: Vec<String>,
    /// The number that another system gave.
    pub(super) number: String,
}

/// What a receipt says of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Vouched {
    /// There is none.
    #[default]
    No,
    /// It was made from this text.
    Yes(String),
    /// It was made from another text.
    Otherwise(String),
}

/// One opinion and where it belongs, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The draft: `assessments/kaigo/4-an`; empty where none is named.
    pub(super) draft: String,
    /// The place in words; empty for the whole.
    pub(super) place: String,
    /// The words.
    pub(super) text: String,
}

/// Something that a person has to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// The number within the file, from 1; 0 for the file as a whole.
    pub(super) part: u32,
    /// Why, as a sentence.
    pub(super) why: String,
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Contents {
    pub(super) arrivals: Vec<Arrival>,
    pub(super) unread: Vec<Unread>,
}

impl Contents {
    /// Nothing that could be read, and why.
    pub(super) fn unreadable(why: &str) -> Self {
        Self { arrivals: Vec::new(), unread: vec![Unread { part: 0, why: why.to_owned() }] }
    }
}
