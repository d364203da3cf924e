//! The bundles of consultations, made from files that are finished and inspected already.

use std::collections::BTreeMap;

use crate::assemble::Collected;
use crate::assemble::Document;
use crate::assemble::Group;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::assemble::Site;
use crate::assemble::address_of;
use crate::assemble::collected;
use crate::export;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finish::apart;
use crate::render;
use crate::render::Download;
use crate::spool::Made;
use crate::spool::Spool;
use crate::text::human_size;

use super::Workshop;
use super::group::unreachable_make;

/// Files that were made, by address.
pub(super) type Finished<'m> = BTreeMap<String, &'m Made>;

/// Ends of files that are of use without the pages around them, what they are, and their kinds in words.
const SINGLE: [(&str, &str, &str); 3] =
    [(".txt", "文字だけ", "テキスト"), ("-plain.csv", "表（プログラム用）", "CSV"), (".csv", "表", "CSV")];

impl Workshop<'_> {
    /// The bundle of a consultation and the page where it is received.
    pub(super) fn bundle(
        &self,
        (document, group): (usize, &Group),
        (finished, spool): (&Finished, &Spool),
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let document = &self.site.documents[document];
        let collected = collected(self.site, document);
        let mut made: Vec<Made> = Vec::new();
        for output in &group.outputs {
            let bytes = match &output.make {
                Make::CallBundle => self.call_bundle(document, &collected, (finished, spool), findings)?,
                Make::CallReceiving => {
                    let bundle = made.first().expect("the bundle is planned before the page where it is received");
                    let bundle = download(self.site.front(document).full_title(), "zip", bundle);
                    let single = single(self.site, document, &collected, finished);
                    let of_site = (self.site, self.theme);
                    let html = render::receiving_page(of_site, document, &collected, (&bundle, &single), findings);
                    self.page(output, None, &html, findings)
                }
                other => unreachable_make(other),
            };
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }

    fn call_bundle(
        &self,
        document: &Document,
        collected: &Collected,
        (finished, spool): (&Finished, &Spool),
        findings: &mut Findings,
    ) -> Result<Vec<u8>, Failure> {
        let is_inside = |address: &str| address == "/" || collected.addresses.contains(address);
        let alone =
            |html: &[u8], address: &str| apart(&String::from_utf8_lossy(html), address, &is_inside).into_bytes();
        let start = Output { path: export::START.to_owned(), make: Make::CallBundle };
        let html = render::bundle_start((self.site, self.theme), document, collected, findings);
        let html = self.page(&start, None, &html, findings);
        let mut files = BTreeMap::from([(start.path.clone(), alone(&html, "/"))]);
        for made in collected.addresses.iter().filter_map(|address| finished.get(address)) {
            let bytes = spool.made(made)?;
            let is_page = made.path.ends_with("index.html");
            let bytes = if is_page { alone(&bytes, &address_of(&made.path)) } else { bytes };
            files.insert(made.path.clone(), bytes);
        }
        let files = files.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
        Ok(export::call_bundle(self.site, document, collected, &files))
    }
}

/// Files of a bundle that one may want alone, called by what they tell.
fn single(site: &Site, document: &Document, collected: &Collected, finished: &Finished) -> Vec<Download> {
    let versions = collected.drafts.iter().map(|draft| (site.called(draft), draft.address()));
    let call = site.front(document).full_title();
    let own = document.versions.iter().map(|shown| {
        let card = &site.tree.cards[shown.card];
        // Both stages bear the title of the consultation.
        let stage = if card.call.is_some() { "募集" } else { "結果" };
        (format!("{call}　{stage}"), card.version.address())
    });
    let told = versions.chain(collected.comparisons.iter().cloned()).chain(own);
    let of_use = told.flat_map(|(called, folder)| {
        let inside = move |address: &str| address.strip_prefix(&folder).is_some_and(|name| !name.contains('/'));
        let made = collected.addresses.iter().filter(move |address| inside(address));
        made.filter_map(move |address| {
            let (_, what, kind) = SINGLE.iter().find(|(end, ..)| address.ends_with(end))?;
            Some(download(format!("{called}　{what}"), kind, finished.get(address)?))
        })
    });
    of_use.collect()
}

pub(super) fn download(label: String, kind: &str, made: &Made) -> Download {
    Download {
        label,
        address: format!("/{}", made.path),
        kind: kind.to_owned(),
        size: human_size(made.size),
        sha256: made.sha256.clone(),
    }
}
