//! Days on which something happens → a calendar file (iCalendar, RFC 5545).

use ics::Alarm;
use ics::Event;
use ics::ICalendar;
use ics::Standard;
use ics::TimeZone;
use ics::components::Parameter;
use ics::escape_text;
use ics::parameters;
use ics::properties::Description;
use ics::properties::DtStart;
use ics::properties::Name;
use ics::properties::Sequence;
use ics::properties::Summary;
use ics::properties::Trigger;
use ics::properties::URL;

use crate::text::Date;
use crate::text::Instant;

/// How a line ends.
const LINE_END: &str = "\r\n";

/// Where a line goes on in the next one.
const GOES_ON: &str = "\r\n ";

/// Octets of a line without its end.
const LONGEST_LINE: usize = 75;

/// One event of a calendar.
#[derive(Debug)]
pub struct Entry {
    /// Name that stays when the day changes, so that calendars move the event instead of adding another.
    pub name: String,
    /// Day on which it was told.
    pub told: Date,
    /// The day.
    pub day: Date,
    /// The minute, where one is given.
    pub minute: Option<Instant>,
    /// How often its day was moved.
    pub moved: usize,
    /// What happens, in a line.
    pub summary: String,
    /// What more there is to say; often empty.
    pub description: String,
    /// Minutes at which to remind of it, with the words of the reminder.
    pub alarms: Vec<(Instant, String)>,
    /// Where it is told of.
    pub url: String,
}

/// A calendar of this title, with the events in their order.
pub fn calendar(title: &str, entries: impl IntoIterator<Item = Entry>) -> String {
    let mut calendar = ICalendar::new("2.0", "-//juran//juran//JA");
    calendar.push(Name::new(escape_text(title.to_owned())));
    // A calendar has at least one component, even where nothing happens.
    let standard = Standard::new("19510908T020000", "+0900", "+0900");
    calendar.add_timezone(TimeZone::standard("Asia/Tokyo", standard));
    for entry in entries {
        calendar.add_event(event(entry));
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

fn event<'a>(entry: Entry) -> Event<'a> {
    let mut event = Event::new(entry.name, format!("{}T000000Z", compact(&entry.told.iso())));
    event.push(match entry.minute {
        Some(minute) => DtStart::new(minute.utc_compact()),
        None => {
            let mut start = DtStart::new(compact(&entry.day.iso()));
            start.add(parameters::Value::DATE);
            start
        }
    });
    // A limit that was moved is the same event in a later state.
    if entry.moved > 0 {
        event.push(Sequence::new(entry.moved.to_string()));
    }
    event.push(Summary::new(escape_text(entry.summary)));
    if !entry.description.is_empty() {
        event.push(Description::new(escape_text(entry.description)));
    }
    event.push(URL::new(entry.url));
    for (minute, words) in entry.alarms {
        let mut trigger = Trigger::new(minute.utc_compact());
        trigger.add(Parameter::new("VALUE", "DATE-TIME"));
        event.add_alarm(Alarm::display(trigger, Description::new(escape_text(words))));
    }
    event
}

/// `2026-05-31` without its dashes.
fn compact(iso: &str) -> String {
    iso.replace('-', "")
}
