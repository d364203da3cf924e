//! Makes every planned file: opens a record, renders and exports it, finishes and inspects the bytes, spools them, and
//! lets go of them.
//!
//! Holds no page longer than it takes to write it; memory follows the number of threads, not the size of the site.

mod compared;
mod edition;
mod group;
mod rules;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::assemble::Site;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::inspect::Inspector;
use crate::model::Sealed;
use crate::render::Theme;
use crate::spool::Made;
use crate::spool::Spool;

pub use edition::Edition;
pub use rules::RULES;

/// Hears how far the work is.
pub trait Progress: Sync {
    /// A stage with this many steps begins.
    fn stage(&self, name: &str, total: usize);
    /// One step is done.
    fn step(&self);
}

/// Everything that making a file needs.
pub(crate) struct Workshop<'a> {
    pub(crate) site: &'a Site<'a>,
    pub(crate) theme: &'a Theme,
    /// The schemas of the data of versions and of opinions.
    pub(crate) schemas: &'a [String; 2],
    pub(crate) inspector: Inspector<'a>,
    pub(crate) findings: BTreeMap<(String, String), Vec<&'a Finding>>,
}

/// Makes all files of the plan; `known` are findings to show beside items in a preview.
///
/// # Errors
/// When the machine refuses.
pub fn produce<'a>(
    (site, theme, schemas): (&'a Site<'a>, &'a Theme, &'a [String; 2]),
    known: &'a Findings,
    spool: &Spool,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> Result<Vec<Made>, Failure> {
    let secrets = site.secrets();
    let workshop =
        Workshop { site, theme, schemas, inspector: inspector(site, &secrets), findings: by_version(site, known) };
    progress.stage("ページを作っています", site.plan.len());
    let results: Vec<_> = site
        .plan
        .par_iter()
        .map(|group| {
            let mut own = Findings::default();
            let made = workshop.make(group, spool, &mut own);
            progress.step();
            (made, own)
        })
        .collect();
    let mut all = Vec::new();
    for (made, own) in results {
        findings.extend(own);
        all.extend(made?);
    }
    Ok(all)
}

/// An inspector that knows everything that may stand in no file of the site.
pub fn inspector<'a>(site: &'a Site, secrets: &[&Sealed]) -> Inspector<'a> {
    let catalogue = &site.tree.catalogue;
    let forms = catalogue.iter().chain([catalogue.scan()]).map(|form| &**form);
    Inspector::new(&site.addresses, secrets, forms)
}

fn by_version<'a>(site: &Site, known: &'a Findings) -> BTreeMap<(String, String), Vec<&'a Finding>> {
    let mut by_version: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
    if site.drafts == crate::assemble::Drafts::Included {
        for finding in known.iter().filter(|finding| finding.waived.is_none()) {
            if let (Some(document), Some(version)) = (&finding.place.document, &finding.place.version) {
                by_version.entry((document.clone(), version.clone())).or_default().push(finding);
            }
        }
    }
    by_version
}
