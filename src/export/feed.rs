//! `feed.xml`: what was published last, for programs that tell people of news (Atom, RFC 4287).

use atom_syndication::Entry;
use atom_syndication::Feed;
use atom_syndication::FixedDateTime;
use atom_syndication::Link;
use atom_syndication::Person;
use atom_syndication::Text;

use crate::assemble::Site;
use crate::fingerprint::short;
use crate::read::Card;
use crate::text::Date;

/// Entries of the feed; older publications stand in the lists of years.
const LENGTH: usize = 30;

/// The latest publications, the last one first.
pub fn feed(site: &Site) -> String {
    let settings = &site.tree.settings;
    let cards = site.latest(LENGTH);
    let updated = cards.first().and_then(|card| card.version.published).map(moment);
    let mut feed = Feed {
        id: settings.canonical("/"),
        title: Text::plain(settings.title.clone()),
        updated: updated.unwrap_or_default(),
        authors: vec![person(&settings.body)],
        links: vec![link("self", settings.canonical("/feed.xml")), link("alternate", settings.canonical("/"))],
        lang: Some("ja".to_owned()),
        ..Feed::default()
    };
    feed.set_entries(cards.into_iter().map(|card| entry(site, card)).collect::<Vec<_>>());
    format!("{}\n", feed.to_string())
}

fn entry(site: &Site, card: &Card) -> Entry {
    let address = site.tree.settings.canonical(&card.version.address());
    Entry {
        title: Text::plain(card.title_of_version()),
        id: address.clone(),
        updated: card.version.published.map(moment).unwrap_or_default(),
        links: vec![link("alternate", address)],
        summary: Some(Text::plain(news(site, card))),
        ..Entry::default()
    }
}

/// That it was published, with what proves it: whoever keeps a copy of the feed keeps the seal.
fn news(site: &Site, card: &Card) -> String {
    let proof = site.line_of(card).map(|line| {
        let entry = &line.entry;
        format!("版の指紋 {}、公表台帳 第{}号 {}", short(&entry.fingerprint), entry.entry, short(&line.seal))
    });
    card.news() + &proof.unwrap_or_default()
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

/// The first minute of a day in Japanese time.
fn moment(date: Date) -> FixedDateTime {
    format!("{}T00:00:00+09:00", date.iso()).parse().unwrap_or_default()
}
