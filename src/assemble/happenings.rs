//! Days on which something happens, as they hold at an instant: calls that open and close, meetings, deadlines.

use crate::model::Event;
use crate::model::Stage;
use crate::model::Standing;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;

use super::document::Document;

/// Days that lie further back are left to the documents themselves, so that a calendar does not fill with history.
const DAYS_BACK: i64 = 366;

/// Key of the event that a result was published.
const ANSWERED: &str = "result-published";

/// An event and the version that tells of it.
#[derive(Debug)]
pub struct Happening {
    /// Place of its card in the source tree.
    pub card: usize,
    /// The event.
    pub event: Event,
}

/// Every event of the public versions that speak for their documents, by document.
pub(super) fn happenings(tree: &SourceTree, documents: &[Document], instant: Instant) -> Vec<Happening> {
    let mut happenings = Vec::new();
    for document in documents {
        // All stages of a consultation speak for it.
        let is_speaking = |at: &usize| *at == document.front || document.standing.is_some();
        let speaking = (0..document.versions.len()).filter(is_speaking).map(|at| document.versions[at]);
        for shown in speaking.filter(|shown| shown.state.is_public()) {
            let card = &tree.cards[shown.card];
            let is_answered = document.standing == Some(Standing::Answered);
            let events = match &card.call {
                Some(call) => call.holding(&card.events, instant, is_answered),
                None => card.events.iter().cloned().chain(answer(card).filter(|_| is_answered)).collect(),
            };
            let recent = events.into_iter().filter(|event| event.day.days_until_inclusive(instant.date()) <= DAYS_BACK);
            happenings.extend(recent.map(|event| Happening { card: shown.card, event }));
        }
    }
    happenings
}

/// That a result was published, for calendars that had the day planned for it.
fn answer(card: &Card) -> Option<Event> {
    let day = card.version.published.filter(|_| card.version.name.as_stage() == Some(Stage::Result))?;
    Some(Event { key: ANSWERED.to_owned(), day, minute: None, what: "結果の公表".to_owned() })
}
