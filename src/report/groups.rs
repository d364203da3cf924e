//! Findings by document and version, in the order in which the site lists its documents.

use std::collections::BTreeMap;

use crate::finding::Counts;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::model::DocumentId;
use crate::model::KINDS;
use crate::model::VersionName;

use super::around::Around;
use super::around::version_called;

/// Findings on one version of a document, or on the site.
pub(super) struct Group<'a> {
    pub(super) document: Option<&'a str>,
    pub(super) version: Option<&'a str>,
    /// In reading order.
    pub(super) findings: Vec<&'a Finding>,
}

/// Findings on the site as a whole, and then those on each version.
pub(super) fn groups<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<_, Group> = BTreeMap::new();
    for finding in findings {
        let place = &finding.place;
        let (document, version) = (place.document.as_deref(), place.version.as_deref());
        let kind = document.and_then(|document| document.split('/').next());
        let order = kind.and_then(|kind| KINDS.iter().position(|known| known.folder == kind));
        let key = (order, document, version.and_then(VersionName::read), version);
        let group = groups.entry(key).or_insert_with(|| Group { document, version, findings: Vec::new() });
        group.findings.push(finding);
    }
    groups.into_values().collect()
}

impl<'a> Group<'a> {
    /// The gravest before the others, and what was accepted behind them all; else in reading order.
    pub(super) fn gravest_first(&self) -> Vec<&'a Finding> {
        let mut findings = self.findings.clone();
        findings.sort_by_key(|finding| (finding.waived.is_some(), finding.severity));
        findings
    }

    /// `assessments/kaigo 第1版`; documents without versions go by their name alone.
    pub(super) fn name(&self) -> String {
        let Some(document) = self.document else { return "サイト全体".to_owned() };
        let is_single = DocumentId::split(document).is_some_and(|(id, _)| id.is_single());
        match self.version.filter(|_| !is_single) {
            Some(version) => format!("{document} {}", version_called(version)),
            None => document.to_owned(),
        }
    }

    /// The title of the document, where it is known.
    pub(super) fn title<'b>(&self, around: &'b Around) -> Option<&'b str> {
        around.title(self.document?, self.version?)
    }

    /// `介護保険に関する事務（assessments/kaigo 第1版）`
    pub(super) fn called(&self, around: &Around) -> String {
        let name = self.name();
        self.title(around).map_or_else(|| name.clone(), |title| format!("{title}（{name}）"))
    }

    pub(super) fn counts(&self) -> Counts {
        counts(self.findings.iter().copied())
    }
}

/// Numbers by severity.
pub(super) fn counts<'a>(findings: impl Iterator<Item = &'a Finding>) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        match finding.severity {
            _ if finding.waived.is_some() => counts.waived += 1,
            Severity::Error => counts.errors += 1,
            Severity::Warning => counts.warnings += 1,
            Severity::Information => counts.informations += 1,
            Severity::Manual => counts.manual += 1,
        }
    }
    counts
}

/// Headings of the numbers, and the numbers in the same order.
pub(super) const COLUMNS: [&str; 5] = ["問題あり", "問題の可能性大", "要判断", "手動確認", "検査除外"];

/// The numbers in the order of the headings.
pub(super) fn columns(counts: Counts) -> [usize; 5] {
    [counts.errors, counts.warnings, counts.informations, counts.manual, counts.waived]
}
