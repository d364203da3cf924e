//! What a system says of its connections to other systems.

use super::document::DocumentId;
use super::record::Record;
use super::value::Stated;
use super::value::Value;

/// Which way something is handed over, as seen from the system that tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To the other system.
    Out,
    /// From the other system.
    In,
    /// Both ways.
    Both,
}

/// A connection of a system to another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The other system.
    pub to: DocumentId,
    /// Which way; `None` where it is not said.
    pub way: Option<Way>,
    /// What is handed over.
    pub carries: Option<String>,
    /// By which medium.
    pub medium: Option<String>,
    /// Whether the 個人番号 is handed over; `None` where it is not said.
    pub has_number: Option<bool>,
}

impl Route {
    /// What a record says of connections; those of which it says nothing more come last.
    pub fn all_of(record: &Record) -> Vec<Self> {
        const ROUTES: &str = "routes";
        let mut routes = Vec::new();
        for row in record.rows(ROUTES) {
            let key = |item: &str| format!("{ROUTES}.{}.{item}", row.id);
            let line = |item: &str| {
                let words = record.get(&key(item)).and_then(|entry| entry.value.line());
                words.map(str::to_owned)
            };
            let way = match record.chosen_code(&key("way")) {
                Some("out") => Some(Way::Out),
                Some("in") => Some(Way::In),
                Some("both") => Some(Way::Both),
                _ => None,
            };
            for to in systems(record, &key("with")) {
                let has_number = record.chosen_code(&key("my-number")).map(|code| code == "yes");
                routes.push(Self { to, way, carries: line("carries"), medium: line("medium"), has_number });
            }
        }
        for to in systems(record, "connections") {
            if routes.iter().all(|route| route.to != to) {
                routes.push(Self { to, way: None, carries: None, medium: None, has_number: None });
            }
        }
        routes
    }

    /// Whether nothing is said of it but that it is there.
    pub fn is_bare(&self) -> bool {
        self.way.is_none() && self.carries.is_none() && self.medium.is_none() && self.has_number.is_none()
    }
}

fn systems(record: &Record, key: &str) -> Vec<DocumentId> {
    match record.get(key).map(|entry| &entry.value) {
        Some(Value::Stated(Stated::Links(links))) => links.iter().map(|link| link.document.clone()).collect(),
        _ => Vec::new(),
    }
}
