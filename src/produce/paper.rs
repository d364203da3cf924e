//! A version on paper, in a program that can set pages.

use crate::assemble::Output;
use crate::finding::Findings;
use crate::model::Version;
use crate::render::Download;
use crate::typeset::Typeset;

use super::Workshop;
use super::edition::Edition;

#[cfg(feature = "pdf")]
impl Workshop<'_> {
    /// Sets a version, where somebody asks for downloads.
    pub(super) fn set(&self, edition: &Edition, findings: &mut Findings) -> Option<Typeset> {
        let manuscript = crate::typeset::Manuscript {
            site: self.site,
            card: edition.card,
            record: &edition.record,
            numbering: &edition.numbering,
            text: &edition.text,
            fingerprint: &edition.fingerprint,
            attached: &edition.attached,
            beside: &edition.beside,
        };
        let is_asked_for = self.site.downloads == crate::assemble::Downloads::Included;
        is_asked_for.then(|| manuscript.typeset(findings)).flatten()
    }
}

#[cfg(not(feature = "pdf"))]
impl Workshop<'_> {
    /// This program cannot set pages.
    #[expect(clippy::unused_self, reason = "a program that can set pages needs it")]
    pub(super) fn set(&self, _: &Edition, _: &mut Findings) -> Option<Typeset> {
        None
    }
}

impl Workshop<'_> {
    /// The bytes of a paper, whose words are inspected.
    pub(super) fn paper(&self, output: &Output, paper: Option<&Typeset>, findings: &mut Findings) -> Vec<u8> {
        let Some(paper) = paper else { return Vec::new() };
        self.inspector.words(&output.path, &paper.words, findings);
        paper.bytes.clone()
    }
}

/// The link to a paper.
pub(super) fn download(version: &Version, paper: &Typeset) -> Download {
    let address = format!("{}{}.pdf", version.address(), version.file_stem());
    super::group::download("印刷と読み上げに向く版", address, "PDF", &paper.bytes)
}
