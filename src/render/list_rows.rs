//! Rows of lists: what a list says of each of its documents.

use serde::Serialize;

use crate::assemble::By;
use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::reading;
use crate::model::State;

use super::phase_views::TimeView;
use super::phase_views::TimedView;
use super::phase_views::short_sentences;
use super::phase_views::tags;
use super::view::DateView;

#[derive(Debug, Serialize)]
pub(super) struct RowOfList {
    pub(super) title: String,
    href: String,
    state_word: Option<&'static str>,
    date: Option<DateView>,
    /// Where a consultation stands, in a word and in words, in every phase that the clock brings.
    tags: Vec<TimedView>,
    sentences: Vec<TimedView>,
    text: Option<String>,
    /// How the title is read, where that is known; tables are sorted by it.
    reading: Option<String>,
    /// The state, where it is another than a reader expects.
    unusual_state: Option<&'static str>,
    kind_title: &'static str,
    department: Option<String>,
    is_sensitive: bool,
}

/// A version in a list.
pub(super) fn row(site: &Site, document: &Document, at: usize, by: &By) -> RowOfList {
    let shown = document.versions[at];
    let card = &site.tree.cards[shown.card];
    let settings = &site.tree.settings;
    let reading = reading(site.tree, card).filter(|_| !is_of_version(by));
    let agency = settings.agency_of(&card.version).filter(|_| !matches!(by, By::Agency(_) | By::Book(_)));
    let department = settings.department_of(&card.version).filter(|_| !matches!(by, By::Department(_)));
    let is_of_version = is_of_version(by);
    // What a list of the register is said to hold need not stand in each of its rows.
    let is_of_register = match by {
        By::Kind(kind) => kind.is_register(),
        By::Book(_) | By::Facets(_) => true,
        _ => false,
    };
    let title = match card.title.lines().next() {
        Some(title) if is_of_register => title.to_owned(),
        _ if is_of_version => card.title_of_version(),
        _ => card.full_title(),
    };
    let kind = document
        .id
        .kind()
        .map(|kind| kind.title)
        .filter(|_| !matches!(by, By::Kind(_) | By::Book(_) | By::Council(_) | By::Facets(_)));
    let agency = agency.map(|agency| format!("{}: {}", agency.called(), agency.name));
    let department = department.map(|department| format!("担当部署: {}", department.name));
    let read_as = reading.as_ref().filter(|_| matches!(by, By::Kana(_))).map(|reading| format!("読み: {reading}"));
    let scan = card.form.is_scan().then(|| "ファイルだけの版".to_owned());
    let facts = card.facts.iter().map(|(label, words)| format!("{label}: {words}"));
    RowOfList {
        title,
        href: if is_of_version { card.version.address() } else { document.id.address() },
        state_word: (document.standing.is_none() && !document.id.is_single()).then(|| shown.state.word()),
        date: card.version.published.map(DateView::from),
        tags: if is_of_version { Vec::new() } else { tags(site, document) },
        sentences: if is_of_version { Vec::new() } else { short_sentences(site, document) },
        text: Some(
            read_as
                .into_iter()
                .chain(kind.map(str::to_owned))
                .chain(facts)
                .chain(scan)
                .chain(agency)
                .chain(department)
                .collect::<Vec<_>>()
                .join("　"),
        )
        .filter(|text| !text.is_empty()),
        reading,
        unusual_state: (shown.state != State::Current).then(|| shown.state.word()),
        kind_title: document.id.kind().map_or("", |kind| kind.title),
        department: settings.department_of(&card.version).map(|department| department.name.clone()),
        is_sensitive: card.traits.is_sensitive,
    }
}

/// Whether the rows of a list are versions rather than documents.
fn is_of_version(by: &By) -> bool {
    matches!(by, By::Year(_))
}

/// Everything in rows that the clock changes.
pub(super) fn times(rows: &[RowOfList]) -> impl Iterator<Item = &TimeView> {
    rows.iter().flat_map(|row| row.tags.iter().chain(&row.sentences)).map(|timed| &timed.time)
}
