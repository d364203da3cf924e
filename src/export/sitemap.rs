//! `sitemap.xml`: the pages of the site for machines (sitemaps.org protocol 0.9).

use crate::assemble::SITEMAP_LENGTH;
use crate::assemble::Site;
use crate::assemble::pages;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A map of pages in the order of the plan, by number from 1.
pub fn sitemap(site: &Site, map: usize) -> String {
    let pages = pages(&site.plan).skip((map - 1) * SITEMAP_LENGTH).take(SITEMAP_LENGTH);
    list(("urlset", "url"), pages.map(|page| site.tree.settings.canonical(&page.address())))
}

/// The list of all maps.
pub fn sitemap_index(site: &Site) -> String {
    let maps = pages(&site.plan).count().div_ceil(SITEMAP_LENGTH);
    list(
        ("sitemapindex", "sitemap"),
        (1..=maps).map(|map| site.tree.settings.canonical(&format!("/sitemap-{map}.xml"))),
    )
}

fn list((root, member): (&str, &str), addresses: impl Iterator<Item = String>) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for address in addresses {
        xml.push_str(&format!("<{member}><loc>{}</loc></{member}>\n", address.replace('&', "&amp;")));
    }
    xml.push_str(&format!("</{root}>\n"));
    xml
}
