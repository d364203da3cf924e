//! What is due, for calendars.

use crate::calendar;
use crate::calendar::Entry;

use super::duty::Due;
use super::duty::Duty;

/// Everything that is due, as a calendar file.
pub fn ics(due: &Due) -> String {
    calendar::calendar(&format!("{}の期日（庁内用）", due.body), due.duties.iter().map(|duty| entry(due, duty)))
}

fn entry(due: &Due, duty: &Duty) -> Entry {
    let url = format!("{}{}", due.base_url, duty.document.address().trim_start_matches('/'));
    let version = duty.version.as_deref().unwrap_or_default();
    let kind = serde_json::to_value(duty.kind).unwrap_or_default();
    let name = [kind.as_str(), duty.item.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(".");
    let whose = Some(duty.whose()).filter(|whose| !whose.is_empty()).map(|whose| format!("{whose}\n"));
    Entry {
        name: format!("{url}{version}#due.{name}"),
        told: due.as_of.date(),
        day: duty.day(),
        minute: duty.minute,
        moved: 0,
        alarms: Vec::new(),
        summary: format!("{}: {}", duty.title, duty.what),
        description: format!("{}根拠: {}", whose.unwrap_or_default(), duty.ground()),
        url,
    }
}
