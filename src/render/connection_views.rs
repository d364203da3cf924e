//! How systems are connected: as a drawing, and the same as a table.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::assemble::Connection;
use crate::assemble::ConnectionWay;
use crate::assemble::Site;
use crate::draw::Arrow;
use crate::draw::Diagram;
use crate::draw::Heads;
use crate::model::DocumentId;

use super::view::DrawingView;
use super::view::LinkView;

/// Arrows in one drawing; with more of them, nobody follows the lines, and the table tells all the same.
const MOST_ARROWS: usize = 40;

/// Connections of systems.
#[derive(Debug, Serialize)]
pub(super) struct ConnectionsView {
    drawing: Option<DrawingView>,
    rows: Vec<ConnectionView>,
}

#[derive(Debug, Serialize)]
struct ConnectionView {
    number: usize,
    from: LinkView,
    to: LinkView,
    /// `there`, `both` or `unsaid`.
    way: &'static str,
    carries: Option<String>,
    medium: Option<String>,
    /// `yes`, `no` or `unsaid`.
    has_number: &'static str,
}

/// The connections of these systems, each told once; `None` where there are none.
pub(super) fn connections<'s>(
    site: &Site,
    name: &str,
    systems: impl Iterator<Item = &'s DocumentId>,
) -> Option<ConnectionsView> {
    let mut known = BTreeSet::new();
    let mut rows: Vec<&Connection> = Vec::new();
    for id in systems {
        let own = site.connections.of(id).filter(|(at, _)| known.insert(*at));
        rows.extend(own.map(|(_, connection)| connection));
    }
    if rows.is_empty() {
        return None;
    }
    let drawing = (rows.len() <= MOST_ARROWS).then(|| drawn(site, name, &rows));
    let rows = rows.iter().enumerate().map(|(at, connection)| row(site, at + 1, connection)).collect();
    Some(ConnectionsView { drawing, rows })
}

fn link(site: &Site, id: &DocumentId) -> LinkView {
    let title = site.document(id).map_or_else(|| id.to_string(), |document| site.front(document).title.clone());
    LinkView::to(title, id.address())
}

fn row(site: &Site, number: usize, connection: &Connection) -> ConnectionView {
    ConnectionView {
        number,
        from: link(site, &connection.from),
        to: link(site, &connection.to),
        way: match connection.way {
            ConnectionWay::There => "there",
            ConnectionWay::Both => "both",
            ConnectionWay::Unsaid => "unsaid",
        },
        carries: connection.carries.clone(),
        medium: connection.medium.clone(),
        has_number: match connection.has_number {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unsaid",
        },
    }
}

fn drawn(site: &Site, name: &str, rows: &[&Connection]) -> DrawingView {
    let mut diagram = Diagram::default();
    for (at, connection) in rows.iter().enumerate() {
        let mut actor = |id: &DocumentId| {
            let link = link(site, id);
            diagram.actor(&link.label, link.href.as_deref())
        };
        let (from, to) = (actor(&connection.from), actor(&connection.to));
        diagram.arrows.push(Arrow {
            from,
            to,
            number: (at + 1).to_string(),
            label: connection.carries.clone().unwrap_or_default(),
            carries: connection.has_number,
            heads: match connection.way {
                ConnectionWay::There => Heads::Forward,
                ConnectionWay::Both => Heads::Both,
                ConnectionWay::Unsaid => Heads::Neither,
            },
        });
    }
    DrawingView {
        svg: diagram.svg(&format!("{name}の図")),
        carries: diagram.has(Some(true)),
        lacks: diagram.has(Some(false)),
        is_silent: diagram.has(None),
    }
}
