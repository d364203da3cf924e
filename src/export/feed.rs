//! `feed.xml`: what was published last and what happened in consultations, for programs that tell people of news (Atom,
//! RFC 4287).

use atom_syndication::Entry;
use atom_syndication::Feed;
use atom_syndication::Link;
use atom_syndication::Person;
use atom_syndication::Text;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::fingerprint::short;
use crate::read::Card;
use crate::text::Instant;

use super::news;
use super::news::updated;

/// Entries of the feed; older publications stand in the lists of years.
const LENGTH: usize = 30;

/// The latest publications and the news of all consultations, the last one first.
pub fn feed(site: &Site) -> String {
    let mut entries: Vec<(Instant, Entry)> =
        site.latest(LENGTH).into_iter().filter_map(|card| published(site, card)).collect();
    entries.extend(site.documents.iter().flat_map(|document| news::of_document(site, document)));
    let settings = &site.tree.settings;
    written(site, entries, (&settings.title, "/", "/feed.xml"))
}

/// The news of one consultation, that its stages were published among them.
pub fn feed_of(site: &Site, document: &Document) -> String {
    let cards = document.versions.iter().map(|shown| &site.tree.cards[shown.card]);
    let public = cards.filter(|card| card.version.is_public_at(site.instant));
    let mut entries: Vec<(Instant, Entry)> = public.filter_map(|card| published(site, card)).collect();
    entries.extend(news::of_document(site, document));
    let title = format!("{} － {}", site.front(document).full_title(), site.tree.settings.title);
    written(site, entries, (&title, &document.id.address(), &document.feed()))
}

/// A feed of these entries, with its title, the page that it belongs to, and its own address.
fn written(site: &Site, mut entries: Vec<(Instant, Entry)>, (title, page, own): (&str, &str, &str)) -> String {
    let settings = &site.tree.settings;
    // Those of one minute stay in the order of the site.
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    entries.truncate(LENGTH);
    let mut feed = Feed {
        id: settings.canonical(page),
        title: Text::plain(title.to_owned()),
        updated: entries.first().map(|(_, entry)| entry.updated).unwrap_or_default(),
        authors: vec![person(&settings.body)],
        links: vec![link("self", settings.canonical(own)), link("alternate", settings.canonical(page))],
        lang: Some("ja".to_owned()),
        ..Feed::default()
    };
    feed.set_entries(entries.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>());
    format!("{}\n", feed.to_string())
}

fn published(site: &Site, card: &Card) -> Option<(Instant, Entry)> {
    let address = site.tree.settings.canonical(&card.version.address());
    let at = Instant::start_of(card.version.published?);
    let entry = Entry {
        title: Text::plain(card.title_of_version()),
        id: address.clone(),
        updated: updated(at),
        links: vec![link("alternate", address)],
        summary: Some(Text::plain(told(site, card))),
        ..Entry::default()
    };
    Some((at, entry))
}

/// That it was published, with what proves it: whoever keeps a copy of the feed keeps the seal.
fn told(site: &Site, card: &Card) -> String {
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
