//! What is due of a consultation: to open, to close, to answer.

use crate::assemble::Document;
use crate::model::Call;
use crate::model::Standing;
use crate::model::State;
use crate::read::Card;
use crate::text::Date;
use crate::text::Instant;

use super::collect::Search;
use super::period::Kind;

/// Adds what is due of a consultation that runs or waits for its result.
pub(super) fn search(search: &mut Search, document: &Document, standing: Standing) {
    let tree = search.tree;
    let mut cards = document.versions.iter().map(|shown| &tree.cards[shown.card]);
    let Some((card, call)) = cards.find_map(|card| Some((card, card.call.as_ref()?))) else { return };
    if !matches!(standing, Standing::Announced | Standing::Open | Standing::Closed) {
        return;
    }
    if let Some(opens) = call.opens {
        search.add(Kind::Opens, card, opens.date(), "").minute = Some(opens);
    }
    if let Some(closes) = call.closes(search.as_of) {
        search.add(Kind::Closes, card, closes.date(), &closes.wareki()).minute = Some(closes);
    }
    result(search, document, standing, (card, call));
}

/// The result: by the day that was announced, or at once where none was.
fn result(search: &mut Search, document: &Document, standing: Standing, (card, call): (&Card, &Call)) {
    let scheduled = document.versions.iter().filter(|shown| shown.state == State::Scheduled);
    let mut scheduled = scheduled
        .map(|shown| &search.tree.cards[shown.card].version)
        .filter(|version| version.name.as_stage().is_some() && version.name != card.version.name);
    let will_be: Option<Date> = scheduled.next().and_then(|version| version.published);
    let closes = call.closes(search.as_of).map(Instant::date);
    match (call.result_planned, closes) {
        // The day set for the result stands as one of its own, and keeps the promise.
        (Some(planned), _) if will_be.is_some_and(|day| day <= planned.last_day()) => {}
        (Some(planned), _) => {
            let words = format!("募集のときに示した時期は{}", planned.wareki());
            search.add(Kind::Result, card, planned, &words);
        }
        (None, Some(closes)) if standing == Standing::Closed && will_be.is_none() => {
            let words = format!("受付は{}に終わり、公表する時期は示していない", closes.wareki());
            search.add(Kind::Result, card, closes, &words);
        }
        _ => {}
    }
}
