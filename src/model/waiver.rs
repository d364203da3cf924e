//! Findings that somebody accepted, with a reason; never published.

use crate::finding::Acceptance;
use crate::finding::Place;
use crate::text::Date;

/// A waiver (検査除外): what of a version is accepted, why, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Code or name of the rule.
    pub rule: String,
    /// Key of the item; all items of the version where none is named.
    pub item: Option<String>,
    /// Words that the finding is about; all of the item where none are named.
    pub quote: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Last day on which it holds; for good where none is named.
    pub until: Option<Date>,
    /// Where it stands, with document and version.
    pub place: Place,
}

impl Waiver {
    /// Who accepted it when and why, as reports tell it.
    pub fn acceptance(&self) -> Acceptance {
        let (reason, by) = (self.reason.clone(), self.by.clone());
        Acceptance { reason, by, on: self.on.wareki(), until: self.until.map(Date::wareki) }
    }
}
