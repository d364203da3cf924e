//! Which system is connected to which: what either of the two says of it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::model::DocumentId;
use crate::model::Route;
use crate::model::RouteWay;
use crate::read::SourceTree;

use super::document::Document;

/// A connection of two systems, both of which are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// The one that hands over, or the first where neither does or both do.
    pub from: DocumentId,
    /// The other one.
    pub to: DocumentId,
    /// Whether things are handed over one way, both ways, or whether that is not said.
    pub way: ConnectionWay,
    /// What is handed over.
    pub carries: Option<String>,
    /// By which medium.
    pub medium: Option<String>,
    /// Whether the 個人番号 is; `None` where it is not said.
    pub has_number: Option<bool>,
}

/// Which way things are handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionWay {
    /// From the first to the second.
    There,
    /// Both ways.
    Both,
    /// That is not said.
    Unsaid,
}

/// Every connection, and the places of those of a system.
#[derive(Debug, Default)]
pub struct Connections {
    /// Each told once.
    pub all: Vec<Connection>,
    of: BTreeMap<DocumentId, Vec<usize>>,
}

impl Connections {
    /// The connections of a system.
    pub fn of(&self, id: &DocumentId) -> impl Iterator<Item = (usize, &Connection)> {
        self.of.get(id).into_iter().flatten().map(|at| (*at, &self.all[*at]))
    }
}

/// What the systems that are shown say of each other. Of two that merely name each other, one connection is told.
pub(super) fn connections(tree: &SourceTree, documents: &[Document]) -> Connections {
    let is_shown = |id: &DocumentId| documents.binary_search_by(|document| document.id.cmp(id)).is_ok();
    let mut routes: Vec<(&DocumentId, &Route)> = Vec::new();
    for document in documents {
        let card = &tree.cards[document.versions[document.front].card];
        let others = card.traits.routes.iter().filter(|route| route.to != document.id && is_shown(&route.to));
        routes.extend(others.map(|route| (&document.id, route)));
    }
    let pair = |one: &DocumentId, other: &DocumentId| (one.min(other).clone(), one.max(other).clone());
    let told = routes.iter().filter(|(_, route)| !route.is_bare()).map(|(from, route)| pair(from, &route.to));
    let told: BTreeSet<(DocumentId, DocumentId)> = told.collect();
    let mut bare = BTreeSet::new();
    let mut connections = Connections::default();
    for (from, route) in routes {
        let both = pair(from, &route.to);
        if route.is_bare() && (told.contains(&both) || !bare.insert(both)) {
            continue;
        }
        for id in [from, &route.to] {
            connections.of.entry(id.clone()).or_default().push(connections.all.len());
        }
        connections.all.push(connection(from, route));
    }
    connections
}

fn connection(teller: &DocumentId, route: &Route) -> Connection {
    let (way, is_turned) = match route.way {
        Some(RouteWay::Out) => (ConnectionWay::There, false),
        Some(RouteWay::In) => (ConnectionWay::There, true),
        Some(RouteWay::Both) => (ConnectionWay::Both, false),
        None => (ConnectionWay::Unsaid, false),
    };
    let (from, to) = if is_turned { (&route.to, teller) } else { (teller, &route.to) };
    Connection {
        from: from.clone(),
        to: to.clone(),
        way,
        carries: route.carries.clone(),
        medium: route.medium.clone(),
        has_number: route.has_number,
    }
}
