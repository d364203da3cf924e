//! `calendar.ics`: days on which something happens – calls that open and close, meetings, deadlines – for calendars.

use crate::assemble::Happening;
use crate::assemble::Site;
use crate::calendar;
use crate::calendar::Entry;

/// Every event of the site, by document.
pub fn calendar(site: &Site) -> String {
    calendar::calendar(&site.tree.settings.title, site.happenings.iter().map(|happening| entry(site, happening)))
}

fn entry(site: &Site, happening: &Happening) -> Entry {
    let card = &site.tree.cards[happening.card];
    let event = &happening.event;
    let url = site.tree.settings.canonical(&card.version.document.address());
    Entry {
        name: format!("{url}{}#{}", card.version.name, event.key),
        told: card.version.published.unwrap_or(event.day),
        day: event.day,
        minute: event.minute,
        moved: card.call.as_ref().map_or(0, |call| call.extended(site.instant)),
        summary: format!("{}: {}", card.full_title(), event.what),
        description: String::new(),
        url,
    }
}
