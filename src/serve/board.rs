//! What all threads know of the preview: what is shown, what there is to say of it, and when that changed.

use std::path::Path;
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use crate::finding::Findings;
use crate::pipeline::Built;
use crate::pipeline::Outcome;
use crate::report;
use crate::text::Instant;

use super::Condition;

/// The state of the preview at a moment.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Goes up whenever browsers have something new to show.
    turn: u64,
    /// What was asked for.
    pub(super) asked: Condition,
    /// What the pages tell of, once there are any.
    pub(super) shown: Option<Shown>,
    /// Why the pages are older than the content.
    pub(super) trouble: Option<Trouble>,
    /// What there is to say of the content.
    pub(super) findings: Findings,
}

/// Of what the pages tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) condition: Condition,
    pub(super) instant: Option<Instant>,
    pub(super) base_url: String,
    /// Versions that are not public yet and are left out.
    pub(super) waiting: usize,
}

/// Why the pages are older than the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    Unreadable,
    Contradicted,
    Leaked,
    /// The machine refused, in these words.
    Failed(String),
}

impl State {
    /// Tells this state from others, also from those of an earlier run of the program.
    pub(super) fn stamp(&self) -> String {
        format!("{}-{}", process::id(), self.turn)
    }
}

/// The state, and a bell that rings when it changes.
#[derive(Debug)]
pub(super) struct Board {
    site: PathBuf,
    port: u16,
    state: Mutex<Arc<State>>,
    bell: Condvar,
}

impl Board {
    pub(super) fn new(asked: Condition, site: PathBuf, port: u16) -> Self {
        let state = State { turn: 0, asked, shown: None, trouble: None, findings: Findings::default() };
        Self { site, port, state: Mutex::new(Arc::new(state)), bell: Condvar::new() }
    }

    /// The folder of the pages.
    pub(super) fn site(&self) -> &Path {
        &self.site
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.lock())
    }

    /// Puts up what a build came to.
    pub(super) fn put(&self, asked: Condition, built: &Built) {
        let before = self.state();
        let (trouble, shown, is_new) = match &built.outcome {
            Outcome::Written(summary) => {
                let base_url = summary.base_url.clone();
                let shown = Shown { condition: asked, instant: summary.instant, base_url, waiting: summary.waiting };
                (None, Some(shown), summary.written > 0 || !summary.removed.is_empty())
            }
            Outcome::Unreadable => (Some(Trouble::Unreadable), before.shown.clone(), false),
            Outcome::Contradicted | Outcome::Vanishing => (Some(Trouble::Contradicted), before.shown.clone(), false),
            Outcome::Leaked => (Some(Trouble::Leaked), before.shown.clone(), false),
        };
        self.change(State { turn: 0, asked, shown, trouble, findings: built.findings.clone() }, is_new);
    }

    /// Puts up that the machine refused to build.
    pub(super) fn fail(&self, asked: Condition, words: String) {
        let before = self.state();
        self.change(State { asked, trouble: Some(Trouble::Failed(words)), ..(*before).clone() }, false);
    }

    fn change(&self, mut after: State, is_new: bool) {
        let mut state = self.lock();
        let is_same = !is_new
            && after.asked == state.asked
            && after.shown == state.shown
            && after.trouble == state.trouble
            && report::json(&after.findings) == report::json(&state.findings);
        after.turn = state.turn + u64::from(!is_same);
        *state = Arc::new(after);
        self.bell.notify_all();
    }

    /// Waits until the state is another one than that of the stamp, but not longer than so long.
    pub(super) fn wait(&self, stamp: &str, longest: Duration) -> Arc<State> {
        let waited = self.bell.wait_timeout_while(self.lock(), longest, |state| state.stamp() == stamp);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&state)
    }

    /// A thread that broke while it held the state left it whole: it is replaced in one step.
    fn lock(&self) -> MutexGuard<'_, Arc<State>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
