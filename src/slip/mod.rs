//! Slips (意見票): a resident's opinions on the items of a draft ↔ a plain text that people read and machines too.

mod header;
mod layout;
mod parse;
mod problem;
#[cfg(test)]
mod tests;
mod tidy;
mod write;

pub use layout::Laid;
pub use layout::laid_out;
pub use parse::Parsed;
pub use parse::parse;
pub use problem::Problem;
pub use problem::Trouble;
pub use tidy::one_line;
pub use tidy::tidied;
pub use write::blank;
pub use write::receipt;
pub use write::write;

/// The style of slips that this program writes.
pub const STYLE: &str = "1";

/// The word for everything that a call or a draft says.
pub const WHOLE: &str = "全体";

/// The opinions that somebody gave at one time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slip {
    /// The line of the text on which it begins.
    pub line: usize,
    /// The consultation: `consultations/kaigo-4`; empty where the slip does not say.
    pub consultation: Name,
    /// Opinions that stand before any draft.
    pub general: Vec<Opinion>,
    /// The drafts and the opinions on their items, as they stand.
    pub about: Vec<Draft>,
    /// Who wrote it, where that was filled in.
    pub name: String,
    /// Where that person can be reached, where that was filled in.
    pub contact: String,
    /// Names and contacts in further headers of these kinds; they are no part of what is written again.
    pub further: Further,
    /// What its last line says of its text.
    pub receipt: Receipt,
}

/// Who else is named in a slip.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Further {
    /// Names behind the first one.
    pub names: Vec<String>,
    /// Contacts behind the first one.
    pub contacts: Vec<String>,
}

/// A draft that opinions are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The version: `assessments/kaigo/4-an`.
    pub version: Name,
    /// The short form of the fingerprint that the version had for whoever wrote.
    pub fingerprint: String,
    /// The opinions on it.
    pub opinions: Vec<Opinion>,
}

/// One opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// The line of the text on which its header stands.
    pub line: usize,
    /// What it is about.
    pub place: Place,
    /// Its words, tidied.
    pub text: String,
}

/// What an opinion is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Everything: the draft, or the call where no draft is named.
    Whole,
    /// An item, by its key or in the words of whoever typed it.
    Item(Name),
}

/// A name for machines, and what is written behind it for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// The leading run without a blank or a bracket.
    pub key: String,
    /// The rest as it is written, with its bracket or blank.
    pub rest: String,
}

impl Name {
    /// A key with words for people in brackets.
    pub fn new(key: &str, words: &str) -> Self {
        let words = one_line(words);
        let rest = if words.is_empty() { words } else { format!("（{words}）") };
        Self { key: key.to_owned(), rest }
    }

    /// The whole as it is written on one line.
    pub fn as_written(&self) -> String {
        format!("{}{}", self.key, self.rest)
    }
}

/// What the last line of a slip says of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Receipt {
    /// There is none: the slip was filled in by hand.
    #[default]
    Absent,
    /// It was made from this very text.
    Matches(String),
    /// It was made from another text.
    Differs(String),
}

impl Slip {
    /// Every opinion with the draft it is about, where one is named.
    pub fn opinions(&self) -> impl Iterator<Item = (Option<&Draft>, &Opinion)> {
        let general = self.general.iter().map(|opinion| (None, opinion));
        general
            .chain(self.about.iter().flat_map(|draft| draft.opinions.iter().map(move |opinion| (Some(draft), opinion))))
    }
}
