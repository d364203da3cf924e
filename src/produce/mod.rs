//! Makes every planned file: opens a record, renders and exports it, finishes and inspects the bytes, spools them, and
//! lets go of them.
//!
//! Holds no page longer than it takes to write it; memory follows the number of threads, not the size of the site.

mod collected;
mod commenting;
mod compared;
mod downloads;
mod edition;
mod electronic_book;
mod group;
mod pages;
mod rules;
mod searching;
mod whole_site;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::assemble::Group;
use crate::assemble::Site;
use crate::assemble::Subject;
use crate::assemble::address_of;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::inspect::Inspector;
use crate::model::Sealed;
use crate::render::Theme;
use crate::spool::Made;
use crate::spool::Shelf;
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
    /// Papers that were set before; none where files are frozen.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "a program that cannot set pages takes none"))]
    pub(crate) shelf: Option<&'a Shelf>,
    pub(crate) findings: BTreeMap<(String, String), Vec<&'a Finding>>,
}

impl<'a> Workshop<'a> {
    /// One that makes the files that are frozen with a version; it makes no schema, and remembers no paper.
    pub(crate) fn for_freezing(site: &'a Site<'a>, theme: &'a Theme, secrets: &[&Sealed]) -> Self {
        const NO_SCHEMAS: &[String; 2] = &[String::new(), String::new()];
        let (inspector, findings) = (inspector(site, secrets), BTreeMap::new());
        Self { site, theme, schemas: NO_SCHEMAS, inspector, shelf: None, findings }
    }
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
    let workshop = Workshop {
        site,
        theme,
        schemas,
        inspector: inspector(site, &secrets),
        shelf: Some(spool.shelf()),
        findings: by_version(site, known),
    };
    progress.stage("ページを作っています", site.plan.len());
    // Bundles and the index of the search are made of files that others make.
    let mut groups = Vec::new();
    let mut bundles = Vec::new();
    let mut searches = Vec::new();
    let mut whole = Vec::new();
    for group in &site.plan {
        match group.subject {
            Subject::Bundle(document) => bundles.push((document, group)),
            Subject::Search => searches.push(group),
            Subject::WholeSite => whole.push(group),
            _ => groups.push(group),
        }
    }
    let mut all = work(&groups, progress, findings, |group, own| workshop.make(group, spool, own))?;
    let finished = all.iter().map(|made| (address_of(&made.path), made)).collect();
    let pack = |bundle: &(usize, &Group), own: &mut Findings| workshop.bundle(*bundle, (&finished, spool), own);
    let packed = work(&bundles, progress, findings, pack)?;
    let index = |group: &&Group, own: &mut Findings| workshop.index(group, (&finished, spool), own);
    let indexed = work(&searches, progress, findings, index)?;
    all.extend(packed);
    all.extend(indexed);
    let finished = all.iter().map(|made| (address_of(&made.path), made)).collect();
    let pack = |group: &&Group, own: &mut Findings| workshop.whole_site(group, (&finished, spool), own);
    let packed = work(&whole, progress, findings, pack)?;
    all.extend(packed);
    workshop.inspector.whole(findings);
    Ok(all)
}

/// Makes the files of pieces of work side by side; what there is to say of them comes in their order.
fn work<P: Sync>(
    pieces: &[P],
    progress: &dyn Progress,
    findings: &mut Findings,
    make: impl Fn(&P, &mut Findings) -> Result<Vec<Made>, Failure> + Sync,
) -> Result<Vec<Made>, Failure> {
    let results: Vec<_> = pieces
        .par_iter()
        .map(|piece| {
            let mut own = Findings::default();
            let files = make(piece, &mut own);
            progress.step();
            (files, own)
        })
        .collect();
    let mut all = Vec::new();
    for (files, own) in results {
        findings.extend(own);
        all.extend(files?);
    }
    Ok(all)
}

/// An inspector that knows everything that may stand in no file of the site.
pub fn inspector<'a>(site: &'a Site, secrets: &[&Sealed]) -> Inspector<'a> {
    let catalogue = &site.tree.catalogue;
    let forms = catalogue.iter().chain([catalogue.scan()]).map(|form| &**form);
    Inspector::new((&site.addresses, &site.tree.settings), secrets, forms)
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
