//! `calendar.ics`: days on which something happens – calls that open and close, meetings, deadlines – for calendars.

use crate::assemble::Document;
use crate::assemble::Happening;
use crate::assemble::Site;
use crate::calendar;
use crate::calendar::Entry;
use crate::model::call_keys;
use crate::read::Card;
use crate::text::Instant;

/// Every event of the site, by document.
pub fn calendar(site: &Site) -> String {
    calendar::calendar(&site.tree.settings.title, site.happenings.iter().map(|happening| entry(site, happening)))
}

/// The events of one consultation.
pub fn calendar_of(site: &Site, document: &Document) -> String {
    // Events stand by document, in the order of the site: none but its own are looked at.
    let of = |happening: &Happening| &site.tree.cards[happening.card].version.document;
    let from = site.happenings.partition_point(|happening| *of(happening) < document.id);
    let own = site.happenings[from..].iter().take_while(|happening| *of(happening) == document.id);
    let title = site.front(document).full_title();
    calendar::calendar(&title, own.map(|happening| entry(site, happening)))
}

fn entry(site: &Site, happening: &Happening) -> Entry {
    let card = &site.tree.cards[happening.card];
    let event = &happening.event;
    let url = site.tree.settings.canonical(&card.version.document.address());
    let call = card.call.as_ref().filter(|_| event.key == call_keys::CLOSES);
    let extension = call.and_then(|call| call.last_extension(site.instant));
    let (alarms, description) = call.map(|_| closing(card, site)).unwrap_or_default();
    Entry {
        name: format!("{url}{}#{}", card.version.name, event.key),
        told: extension.and_then(|extension| extension.decided).or(card.version.published).unwrap_or(event.day),
        day: event.day,
        minute: event.minute,
        moved: card.call.as_ref().map_or(0, |call| call.extended(site.instant)),
        summary: format!("{}: {}", card.full_title(), event.what),
        description,
        alarms,
        url,
    }
}

/// When to remind of a limit, on the morning of the day before and on that of the last day; and what there is to say of it.
fn closing(card: &Card, site: &Site) -> (Vec<(Instant, String)>, String) {
    let Some(closes) = card.call.as_ref().and_then(|call| call.closes(site.instant)) else { return Default::default() };
    let limit = format!("締切は、{}です。", closes.told());
    let mornings = [
        (closes.date().previous_day(), "意見の受付の締切は、明日です。"),
        (Some(closes.date()), "意見の受付は、今日が最後の日です。"),
    ];
    let alarms = mornings.into_iter().filter_map(|(day, words)| {
        let morning = Instant::morning_of(day?);
        (morning < closes).then(|| (morning, format!("{}: {words}{limit}", card.full_title())))
    });
    (alarms.collect(), limit)
}
