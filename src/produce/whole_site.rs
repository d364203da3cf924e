//! The whole site in one package, and the page that says how large it is: made when everything else is.

use std::collections::BTreeMap;
use std::io;

use crate::assemble::Group;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::assemble::address_of;
use crate::assemble::is_bundle;
use crate::disk::Growing;
use crate::export::SiteBundle;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finish::within;
use crate::render;
use crate::spool::Made;
use crate::spool::Spool;

use super::Workshop;
use super::collected::Finished;
use super::collected::download;
use super::group::unreachable_make;

/// The page for addresses that do not exist says nothing where there is no server.
const NOT_FOUND: &str = "404.html";

impl Workshop<'_> {
    /// The package, and the map of the site for people, from which it is received.
    pub(super) fn whole_site(
        &self,
        group: &Group,
        (finished, spool): (&Finished, &Spool),
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let mut made: Vec<Made> = Vec::new();
        let lists = group.outputs.iter().find(|output| output.make == Make::Lists);
        for output in &group.outputs {
            made.push(match &output.make {
                Make::SiteBundle => {
                    // The page in the package cannot tell the digest of the package.
                    let inside = lists.map(|lists| {
                        let html = render::lists((self.site, self.theme), None, &mut Findings::default());
                        (lists, self.page(lists, None, &html, &mut Findings::default()))
                    });
                    let write = |to: Growing| self.site_bundle(to, inside.as_ref(), (finished, spool));
                    spool.put_growing(&output.path, output.make.rank(), write)?
                }
                Make::Lists => {
                    let bundle = made.first().map(|made| download("サイトのすべて".to_owned(), "zip", made));
                    let html = render::lists((self.site, self.theme), bundle.as_ref(), findings);
                    spool.put(&output.path, output.make.rank(), &self.page(output, None, &html, findings))?
                }
                other => unreachable_make(other),
            });
        }
        Ok(made)
    }

    fn site_bundle(
        &self,
        to: Growing,
        lists: Option<&(&Output, Vec<u8>)>,
        (finished, spool): (&Finished, &Spool),
    ) -> Result<io::Result<()>, Failure> {
        let mut files: BTreeMap<&str, Option<&Made>> = BTreeMap::new();
        let made = finished.iter().filter(|(address, made)| !is_bundle(address) && made.path != NOT_FOUND);
        files.extend(made.map(|(_, made)| (made.path.as_str(), Some(*made))));
        files.extend(lists.map(|(output, _)| (output.path.as_str(), None)));
        let is_inside = |address: &str| files.contains_key(path_of(address).as_str());
        let mut bundle = SiteBundle::begin(to, self.site);
        for (path, made) in &files {
            let bytes = match (made, lists) {
                (Some(made), _) => spool.made(made)?,
                (None, lists) => lists.map(|(_, page)| page.clone()).unwrap_or_default(),
            };
            let is_page = path.ends_with("index.html");
            let alone = || within(&String::from_utf8_lossy(&bytes), &address_of(path), &is_inside).into_bytes();
            let bytes = if is_page { alone() } else { bytes };
            let put = bundle.put(path, &bytes);
            if put.is_err() {
                return Ok(put);
            }
        }
        Ok(bundle.finish(self.site))
    }
}

/// The path of the file that an address leads to.
fn path_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}
