//! What there is that falls due, as data: words, ground, length, and what it means that the day is over.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::Serialize;

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The yearly review of an assessment.
    Review,
    /// The assessment again, before five years are over.
    Reassess,
    /// To keep public the assessment of a work that has ended.
    Keep,
    /// To publish an assessment before it applies.
    Effective,
    /// To take an entry out of the register.
    Erase,
    /// The result of a consultation.
    Result,
    /// The first minute of a consultation.
    Opens,
    /// The last minute of a consultation.
    Closes,
    /// A version that is to be published.
    Publish,
    /// A document that will no longer be published.
    Withdraw,
    /// A day that was planned.
    Planned,
    /// A day that a document tells of: a meeting, a deadline.
    Event,
}

/// What it means that the day is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Passing {
    /// It is late.
    Overdue,
    /// Nothing is left to do.
    Gone,
    /// A wait has ended.
    Over,
}

/// Everything that is known of a kind before a document is looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Period {
    pub(super) kind: Kind,
    pub(super) what: String,
    pub(super) basis: String,
    #[serde(default)]
    pub(super) source: String,
    /// Whether the basis was read in its source; none where the document itself is the basis.
    pub(super) verified: Option<bool>,
    #[serde(default)]
    pub(super) years: i16,
    #[serde(default)]
    documents: Vec<String>,
    #[serde(default)]
    pub(super) items: Vec<String>,
    pub(super) passing: Passing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodsFile {
    periods: Vec<Period>,
}

static PERIODS: LazyLock<BTreeMap<Kind, Period>> = LazyLock::new(|| {
    let file: PeriodsFile = toml::from_str(include_str!("periods.toml")).expect("the file ships with the program");
    file.periods.into_iter().map(|period| (period.kind, period)).collect()
});

impl Kind {
    /// What is known of it.
    pub(super) fn period(self) -> &'static Period {
        PERIODS.get(&self).expect("every kind stands in the file")
    }
}

impl Period {
    /// Whether documents of a kind fall due by it.
    pub(super) fn applies_to(&self, kind: &str) -> bool {
        self.documents.iter().any(|known| known == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use super::PERIODS;
    use crate::form::Catalogue;

    #[test]
    fn every_kind_stands_in_the_file() {
        for kind in [
            Kind::Review,
            Kind::Reassess,
            Kind::Keep,
            Kind::Effective,
            Kind::Erase,
            Kind::Result,
            Kind::Opens,
            Kind::Closes,
            Kind::Publish,
            Kind::Withdraw,
            Kind::Planned,
            Kind::Event,
        ] {
            let period = kind.period();
            assert_eq!(period.verified.is_some(), !period.source.is_empty(), "{kind:?} names its source");
        }
        assert_eq!(PERIODS.len(), 12);
    }

    #[test]
    fn every_item_stands_in_a_form() {
        let forms = Catalogue::built_in();
        for item in PERIODS.values().flat_map(|period| &period.items) {
            assert!(forms.iter().any(|form| form.by_key(item).is_some()), "{item}");
        }
    }
}
