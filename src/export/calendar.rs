//! `calendar.ics`: days on which something happens – calls that open and close, meetings, deadlines – for calendars
//! (iCalendar, RFC 5545).

use ics::Event;
use ics::ICalendar;
use ics::escape_text;
use ics::parameters;
use ics::properties::DtStart;
use ics::properties::Name;
use ics::properties::Summary;
use ics::properties::URL;

use crate::assemble::Site;
use crate::model;
use crate::read::Card;

/// Days that lie further back are left to the documents themselves, so that a calendar does not fill with history.
const DAYS_BACK: i64 = 366;

/// How a line ends.
const LINE_END: &str = "\r\n";

/// Where a line goes on in the next one.
const GOES_ON: &str = "\r\n ";

/// Octets of a line without its end.
const LONGEST_LINE: usize = 75;

/// Every event of the versions that speak for their documents, by document.
pub fn calendar(site: &Site) -> String {
    let settings = &site.tree.settings;
    let mut calendar = ICalendar::new("2.0", "-//juran//juran//JA");
    calendar.push(Name::new(escape_text(settings.title.clone())));
    for document in &site.documents {
        // All stages of a consultation speak for it.
        let is_speaking = |at: &usize| *at == document.front || document.standing.is_some();
        let speaking = (0..document.versions.len()).filter(is_speaking).map(|at| document.versions[at]);
        for card in speaking.filter(|shown| shown.state.is_public()).map(|shown| &site.tree.cards[shown.card]) {
            let recent =
                card.events.iter().filter(|event| event.day.days_until_inclusive(site.instant.date()) <= DAYS_BACK);
            for happening in recent {
                calendar.add_event(event(site, card, happening));
            }
        }
    }
    refolded(&calendar.to_string())
}

/// Folds lines so that none is longer than allowed: `ics` does not count the space before those that go on.
fn refolded(calendar: &str) -> String {
    let mut folded = String::with_capacity(calendar.len());
    for line in calendar.replace(GOES_ON, "").split_terminator(LINE_END) {
        let mut room = LONGEST_LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                folded.push_str(GOES_ON);
                room = LONGEST_LINE - 1;
            }
            room -= letter.len_utf8();
            folded.push(letter);
        }
        folded.push_str(LINE_END);
    }
    folded
}

fn event<'a>(site: &Site, card: &Card, happening: &model::Event) -> Event<'a> {
    let settings = &site.tree.settings;
    let address = settings.canonical(&card.version.document.address());
    // The name of an event is its place on the site, so that it stays the same event when its day changes.
    let name = format!("{address}{}#{}", card.version.name, happening.key);
    let written = card.version.published.unwrap_or(happening.day);
    let mut event = Event::new(name, format!("{}T000000Z", compact(&written.iso())));
    event.push(match happening.minute {
        Some(minute) => DtStart::new(minute.utc_compact()),
        None => {
            let mut start = DtStart::new(compact(&happening.day.iso()));
            start.add(parameters::Value::DATE);
            start
        }
    });
    event.push(Summary::new(escape_text(format!("{}: {}", card.full_title(), happening.what))));
    event.push(URL::new(address));
    event
}

/// `2026-05-31` without its dashes.
fn compact(iso: &str) -> String {
    iso.replace('-', "")
}
