//! `sitemap.xml`: the pages of the site for machines (sitemaps.org protocol 0.9).

use std::slice;

use crate::assemble::Make;
use crate::assemble::SITEMAP_LENGTH;
use crate::assemble::Site;
use crate::assemble::Subject;
use crate::assemble::pages;
use crate::text::Date;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A map of pages in the order of the plan, by number from 1; those of a version were last changed when it was published.
pub fn sitemap(site: &Site, map: usize) -> String {
    let pages = site.plan.iter().flat_map(|group| pages(slice::from_ref(group)).map(move |page| (group.subject, page)));
    let pages = pages.skip((map - 1) * SITEMAP_LENGTH).take(SITEMAP_LENGTH);
    let members = pages.map(|(subject, page)| {
        let day = published(site, subject).filter(|_| !matches!(page.make, Make::DocumentHome | Make::Referrers(_)));
        (site.tree.settings.canonical(&page.address()), day)
    });
    list(("urlset", "url"), members)
}

/// The list of all maps.
pub fn sitemap_index(site: &Site) -> String {
    let maps = pages(&site.plan).count().div_ceil(SITEMAP_LENGTH);
    let addresses = (1..=maps).map(|map| (site.tree.settings.canonical(&format!("/sitemap-{map}.xml")), None));
    list(("sitemapindex", "sitemap"), addresses)
}

fn published(site: &Site, subject: Subject) -> Option<Date> {
    match subject {
        Subject::Site | Subject::Search | Subject::WholeSite | Subject::Withdrawn(_) => None,
        Subject::Document(document) | Subject::Bundle(document) => {
            site.front(&site.documents[document]).version.published
        }
        Subject::Version(document, at) | Subject::Pair(document, [_, at]) => {
            site.tree.cards[site.documents[document].versions[at].card].version.published
        }
    }
}

fn list((root, member): (&str, &str), members: impl Iterator<Item = (String, Option<Date>)>) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for (address, day) in members {
        let changed = day.map(|day| format!("<lastmod>{}</lastmod>", day.iso())).unwrap_or_default();
        xml.push_str(&format!("<{member}><loc>{}</loc>{changed}</{member}>\n", address.replace('&', "&amp;")));
    }
    xml.push_str(&format!("</{root}>\n"));
    xml
}
