//! Everything of a consultation in one package that opens without the site.

use crate::assemble::Collected;
use crate::assemble::Document;
use crate::assemble::Site;

use super::package::Files;
use super::package::for_desks;
use super::package::package;
use super::package::sums;

/// The page that whoever unpacks it opens first.
pub const START: &str = "index.html";

/// What is in it and how to read it, for whoever opens it.
const README: &str = include_str!("call-bundle-readme.txt");

/// The files of a consultation in one folder, with their digests and how to read them.
///
/// Order, times and modes follow from the content alone, so that the same content is the same package everywhere.
pub fn call_bundle(site: &Site, document: &Document, collected: &Collected, files: &Files) -> Vec<u8> {
    let readme = for_desks(&readme(site, document, collected));
    let mut all = files.clone();
    all.insert("README.txt".to_owned(), &readme);
    let sums = sums(&all);
    all.insert("SHA256SUMS".to_owned(), sums.as_bytes());
    package(document.id.last(), &all, site.front(document).version.published)
}

fn readme(site: &Site, document: &Document, collected: &Collected) -> String {
    let settings = &site.tree.settings;
    let versions = collected.drafts.iter().chain(&collected.others);
    let versions: Vec<String> =
        versions.map(|version| format!("{}　{}", version.address().trim_matches('/'), site.called(version))).collect();
    README
        .replace("{title}", &site.front(document).full_title())
        .replace("{body}", &settings.body)
        .replace("{address}", &settings.canonical(&document.id.address()))
        .replace("{start}", START)
        .replace("{drafts}", &versions.join("\n"))
}
