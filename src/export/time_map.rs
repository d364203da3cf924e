//! The versions of a document with the days of their publication, for programs (RFC 7089, in the link format of RFC 6690).

use crate::assemble::Document;
use crate::assemble::Site;
use crate::text::Date;
use crate::text::Instant;

/// The type of the file, as links name it.
const LINK_FORMAT: &str = "application/link-format";

/// One link for each version, in the order in which they were the current one; each began with the day of its publication.
pub fn time_map(site: &Site, document: &Document) -> String {
    let settings = &site.tree.settings;
    let home = settings.canonical(&document.id.address());
    let versions = document.history.iter().map(|at| &site.tree.cards[document.versions[*at].card].version);
    let mementos: Vec<(String, Date)> =
        versions.filter_map(|version| Some((settings.canonical(&version.address()), version.published?))).collect();
    let mut about = format!("<{home}timemap.txt>;rel=\"self\";type=\"{LINK_FORMAT}\"");
    if let (Some((_, from)), Some((_, until))) = (mementos.first(), mementos.last()) {
        about.push_str(&format!(";from=\"{}\";until=\"{}\"", moment(*from), moment(*until)));
    }
    let last = mementos.len().saturating_sub(1);
    let mut links = vec![format!("<{home}>;rel=\"original\""), about];
    links.extend(mementos.iter().enumerate().map(|(at, (address, published))| {
        let first = if at == 0 { "first " } else { "" };
        let latest = if at == last { "last " } else { "" };
        format!("<{address}>;rel=\"{first}{latest}memento\";datetime=\"{}\"", moment(*published))
    }));
    format!("{}\n", links.join(",\n"))
}

fn moment(date: Date) -> String {
    Instant::start_of(date).rfc1123()
}
