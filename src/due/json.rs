//! What is due, as JSON.

use serde_json::Value;
use serde_json::json;

use crate::text::Instant;

use super::duty::Due;
use super::duty::Duty;
use super::duty::Urgency;

/// Everything that is due, as JSON.
pub fn json(due: &Due) -> String {
    let duties: Vec<Value> = due.duties.iter().map(|duty| one(due, duty)).collect();
    let whole = json!({
        "as_of": due.as_of.iso(),
        "body": due.body,
        "for": "庁内用。公表前の文書のことも載っています。公開しないでください。",
        "duties": duties,
        "counts": { "all": due.duties.len(), "late": due.of(Urgency::Late).len() },
    });
    format!("{whole:#}\n")
}

fn one(due: &Due, duty: &Duty) -> Value {
    let day = duty.day();
    json!({
        "day": day.iso(),
        "wareki": day.wareki(),
        "weekday": day.weekday(),
        "stated": duty.by.iso(),
        "minute": duty.minute.map(Instant::iso),
        "days_left": duty.days_left(due.as_of),
        "left": duty.left_in_words(due.as_of),
        "urgency": duty.urgency(due.as_of).code(),
        "kind": duty.kind,
        "what": duty.what,
        "document": duty.document.to_string(),
        "version": duty.version,
        "item": duty.item,
        "title": duty.title,
        "agency": duty.agency,
        "department": duty.department,
        "basis": duty.basis(),
        "verified": duty.is_verified(),
        "source": Some(duty.source()).filter(|source| !source.is_empty()),
    })
}
