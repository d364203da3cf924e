//! `calendar.ics`: days on which something happens – calls that open and close, meetings, deadlines – for calendars
//! (iCalendar, RFC 5545).

use ics::Event;
use ics::ICalendar;
use ics::Standard;
use ics::TimeZone;
use ics::escape_text;
use ics::parameters;
use ics::properties::DtStart;
use ics::properties::Name;
use ics::properties::Sequence;
use ics::properties::Summary;
use ics::properties::URL;

use crate::assemble::Site;
use crate::model;
use crate::read::Card;

/// How a line ends.
const LINE_END: &str = "\r\n";

/// Where a line goes on in the next one.
const GOES_ON: &str = "\r\n ";

/// Octets of a line without its end.
const LONGEST_LINE: usize = 75;

/// Every event of the site, by document.
pub fn calendar(site: &Site) -> String {
    let settings = &site.tree.settings;
    let mut calendar = ICalendar::new("2.0", "-//juran//juran//JA");
    calendar.push(Name::new(escape_text(settings.title.clone())));
    // A calendar has at least one component, even where nothing happens.
    let standard = Standard::new("19510908T020000", "+0900", "+0900");
    calendar.add_timezone(TimeZone::standard("Asia/Tokyo", standard));
    for happening in &site.happenings {
        calendar.add_event(event(site, &site.tree.cards[happening.card], &happening.event));
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
    // A limit that was moved is the same event in a later state.
    let moved = card.call.as_ref().map_or(0, |call| call.extended(site.instant));
    if moved > 0 {
        event.push(Sequence::new(moved.to_string()));
    }
    event.push(Summary::new(escape_text(format!("{}: {}", card.full_title(), happening.what))));
    event.push(URL::new(address));
    event
}

/// `2026-05-31` without its dashes.
fn compact(iso: &str) -> String {
    iso.replace('-', "")
}
