//! `index.json` and `robots.txt`: what there is, for programs that gather or keep the site.

use serde_json::json;

use crate::assemble::Drafts;
use crate::assemble::Site;
use crate::assemble::text_name;
use crate::model::Standing;
use crate::text::Date;

/// Every document with the addresses of its versions and their data.
pub fn index(site: &Site) -> String {
    let documents = site.documents.iter().map(|document| {
        let front = site.front(document);
        let versions = document.versions.iter().map(|shown| {
            let card = &site.tree.cards[shown.card];
            let version = &card.version;
            json!({
                "version": version.name.to_string(),
                "published": version.published.map(Date::iso),
                "href": relative(&version.address()),
                "data": relative(&format!("{}data.json", version.address())),
                "text": relative(&format!("{}{}", version.address(), text_name(&site.tree.archive, card))),
            })
        });
        json!({
            "document": document.id.to_string(),
            "form": front.form.name(),
            "title": front.title,
            "agency": front.version.agency,
            "standing": document.standing.map(Standing::code),
            "department": front.version.department,
            "href": relative(&document.id.address()),
            "versions": versions.collect::<Vec<_>>(),
        })
    });
    let withdrawn = site.withdrawn.iter().map(|withdrawn| {
        let withdrawal = withdrawn.withdrawal;
        json!({
            "document": withdrawal.document.to_string(),
            "title": withdrawal.title,
            "withdrawn": withdrawal.day.iso(),
            "reason": withdrawal.reason,
            "href": relative(&withdrawal.document.address()),
        })
    });
    let settings = &site.tree.settings;
    let index = json!({
        "title": settings.title,
        "body": settings.body,
        "documents": documents.collect::<Vec<_>>(),
        "withdrawn": withdrawn.collect::<Vec<_>>(),
    });
    format!("{index:#}\n")
}

/// An address as seen from the root of the site, so that it leads to the right place wherever the site stands.
fn relative(address: &str) -> String {
    address.trim_start_matches('/').to_owned()
}

/// What gatherers may read: everything, but nothing of a preview.
pub fn robots(site: &Site) -> String {
    let rule = if site.drafts == Drafts::Included { "Disallow: /" } else { "Allow: /" };
    format!("User-agent: *\n{rule}\n\nSitemap: {}\n", site.tree.settings.canonical("/sitemap.xml"))
}
