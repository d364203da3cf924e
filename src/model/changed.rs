//! What the office says of a change since the version before: how much it matters, and why it was made.

use crate::finding::Place;

use super::value::Reference;

/// What is said of the change of one item or row; outside of the form, and published beside the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Key of the item or row, as the comparison names it.
    pub item: String,
    /// Whether it is a 重要な変更; `None` while nobody has answered.
    pub material: Option<bool>,
    /// Why it is one, or is none.
    pub reason: Option<String>,
    /// What led to it: a matter of a council, an opinion, a law, a review.
    pub causes: Vec<Reference>,
    /// Whether it only corrects a mistake (訂正).
    pub is_correction: bool,
    /// Where it stands, with document and version.
    pub place: Place,
}

impl Changed {
    /// What people call the answer to the question whether it is a 重要な変更.
    pub fn materiality(&self) -> &'static str {
        match self.material {
            Some(true) => "該当",
            Some(false) => "非該当",
            None => "未記載",
        }
    }
}
