//! `sitemap.xml`: the pages of the site for machines.

use crate::assemble::Make;
use crate::assemble::Site;

/// The map of all pages, by address.
pub fn sitemap(site: &Site) -> String {
    let mut addresses: Vec<String> = site
        .plan
        .iter()
        .flat_map(|group| &group.outputs)
        .filter(|output| output.make.is_page() && !matches!(output.make, Make::NotFound | Make::Moved))
        .map(|output| site.tree.settings.canonical(&output.address()))
        .collect();
    addresses.sort();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for address in addresses {
        xml.push_str("<url><loc>");
        xml.push_str(&address.replace('&', "&amp;"));
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
