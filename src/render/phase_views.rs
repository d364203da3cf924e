//! What pages say of a consultation that the clock alone will change: every sentence is there from the first, with the
//! time in which it holds, and the one that holds when the page is made is shown.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::model::Phase;
use crate::model::Standing;
use crate::text::Instant;

use super::standing_words::in_short;
use super::standing_words::sentences;

/// The way of every consultation that is held to its end.
const WAY: [Standing; 4] = [Standing::Announced, Standing::Open, Standing::Closed, Standing::Answered];

/// The time in which something holds; without bounds for what the clock does not change.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct TimeView {
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    /// Whether it begins after the page is made.
    pub(super) is_to_come: bool,
}

impl TimeView {
    /// The time of phases that follow each other.
    pub(super) fn of(phases: &[&Phase]) -> Option<Self> {
        let (first, last) = (phases.first()?, phases.last()?);
        let (from, until) = (first.from.map(Instant::iso), last.until.map(Instant::iso));
        Some(Self { is_to_come: from.is_some(), from, until })
    }

    /// The time of the phase in which comments are taken, where there is or will be one.
    pub(super) fn of_taking(phases: &[Phase]) -> Option<Self> {
        let open: Vec<&Phase> = phases.iter().filter(|phase| phase.standing == Standing::Open).collect();
        Self::of(&open)
    }

    /// The time until comments are no longer taken: one may write them before they are taken. None where it is over.
    pub(super) fn of_writing(phases: &[Phase]) -> Option<Self> {
        let is_before_end = |phase: &&Phase| matches!(phase.standing, Standing::Announced | Standing::Open);
        let writing: Vec<&Phase> = phases.iter().filter(is_before_end).collect();
        Self::of(&writing)
    }

    /// Whether the clock will change it.
    pub(super) fn is_bound(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }
}

/// Words with the time in which they hold.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TimedView {
    pub(super) words: String,
    pub(super) time: TimeView,
}

/// One phase of a consultation on its own page.
#[derive(Debug, Serialize)]
pub(super) struct PhaseView {
    /// Its place among those that are shown, from 1.
    number: usize,
    code: &'static str,
    word: &'static str,
    sentences: Vec<String>,
    way: Vec<StepView>,
    /// Which of the steps it is, from 1.
    here: Option<usize>,
    time: TimeView,
}

#[derive(Debug, Serialize)]
struct StepView {
    word: &'static str,
    is_here: bool,
}

/// Where a consultation stands, in every phase that the clock brings.
pub(super) fn phase_views(site: &Site, document: &Document) -> Vec<PhaseView> {
    let phases = document.phases(site.tree, site.instant);
    let view = |(at, phase): (usize, &Phase)| {
        let way = way(phase.standing);
        PhaseView {
            number: at + 1,
            code: phase.standing.code(),
            word: phase.standing.word(),
            sentences: sentences(site, document, phase),
            here: way.iter().position(|step| step.is_here).map(|at| at + 1),
            way,
            time: TimeView::of(&[phase]).unwrap_or_default(),
        }
    };
    phases.iter().enumerate().map(view).collect()
}

/// The tags of a consultation in lists.
pub(super) fn tags(site: &Site, document: &Document) -> Vec<TimedView> {
    timed(&document.phases(site.tree, site.instant), |phase| phase.standing.word().to_owned())
}

/// Where it stands in the words of lists.
pub(super) fn short_sentences(site: &Site, document: &Document) -> Vec<TimedView> {
    timed(&document.phases(site.tree, site.instant), |phase| in_short(site, document, phase))
}

/// What is said of every phase; phases that follow each other and say the same are one.
pub(super) fn timed(phases: &[Phase], say: impl Fn(&Phase) -> String) -> Vec<TimedView> {
    let mut said: Vec<(String, Vec<&Phase>)> = Vec::new();
    for phase in phases {
        let words = say(phase);
        match said.last_mut() {
            Some((last, of)) if *last == words => of.push(phase),
            _ => said.push((words, vec![phase])),
        }
    }
    let said = said.into_iter().filter(|(words, _)| !words.is_empty());
    said.map(|(words, of)| TimedView { words, time: TimeView::of(&of).unwrap_or_default() }).collect()
}

fn way(standing: Standing) -> Vec<StepView> {
    if !WAY.contains(&standing) {
        return Vec::new();
    }
    WAY.into_iter().map(|step| StepView { word: step.word(), is_here: step == standing }).collect()
}
