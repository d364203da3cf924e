//! The thread that watches and builds: first once, then whenever files really changed or another state is chosen.

use std::path::Path;
use std::sync::mpsc::Sender;

use crate::disk;
use crate::failure::Failure;
use crate::pipeline;
use crate::pipeline::Downloads;
use crate::pipeline::Progress;
use crate::pipeline::Request;

use super::Cause;
use super::Condition;
use super::Desk;
use super::News;
use super::Rebuilt;
use super::Settings;
use super::Why;
use super::board::Board;
use super::calls::Anew;
use super::calls::Batch;
use super::calls::Call;
use super::calls::Calls;
use super::routes::OVERVIEW;
use super::routes::address;
use super::snapshot::Snapshot;
use super::watch::Roots;
use super::watch::Watch;

/// Builds of a preview are short; one line tells of each when it is done.
struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &str, _: usize) {}
    fn step(&self) {}
}

pub(super) struct Builder<'a> {
    settings: &'a Settings<'a>,
    desk: &'a dyn Desk,
    board: &'a Board,
    /// What the last build read; none where it could not.
    read: Option<Snapshot>,
    watch: Option<Watch>,
    polls: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(settings: &'a Settings<'a>, desk: &'a dyn Desk, board: &'a Board) -> Self {
        Self { settings, desk, board, read: None, watch: None, polls: false }
    }

    /// The first build; where the machine refuses it, there is nothing to serve.
    pub(super) fn first(&mut self, calls: &Calls) -> Result<(), Failure> {
        // Whatever changes from here on is heard of after the build.
        self.watch(self.settings.poll.then_some(Why::Asked), &calls.sender())?;
        self.read = Some(self.snapshot());
        self.build(Cause::First, self.settings.condition)
    }

    /// Builds again and again until the end.
    pub(super) fn run(&mut self, calls: &Calls) {
        loop {
            let batch = calls.batch(&|| self.desk.passed());
            if batch.ended {
                return;
            }
            if let Some(anew) = batch.watch {
                let why = (anew == Anew::Lost).then_some(Why::Refused);
                if let Err(failure) = self.watch(why, &calls.sender()) {
                    self.desk.hear(&News::Failed(&failure));
                }
            }
            self.answer(&batch);
            for (_, reply) in batch.chosen {
                // A browser that has gone away waits for nothing.
                let _ = reply.send(());
            }
        }
    }

    fn answer(&mut self, batch: &Batch) {
        let asked = self.board.state().asked;
        let condition = batch.chosen.last().map_or(asked, |(condition, _)| *condition);
        let now = self.snapshot();
        let changed = self.read.as_ref().map_or_else(Vec::new, |before| now.changed_since(before));
        if self.read.as_ref() == Some(&now) && condition == asked {
            return;
        }
        self.read = Some(now);
        let cause = if condition == asked { Cause::Changed(&changed) } else { Cause::Chosen };
        if let Err(failure) = self.build(cause, condition) {
            self.read = None;
            self.board.fail(condition, failure.to_string());
            self.desk.hear(&News::Failed(&failure));
        }
    }

    fn build(&self, cause: Cause, condition: Condition) -> Result<(), Failure> {
        let began = self.desk.passed();
        let request = Request {
            content: self.settings.content,
            themes: self.themes(),
            output: self.board.site(),
            as_of: condition.as_of,
            now: self.desk.now(),
            drafts: condition.drafts,
            downloads: Downloads::Omitted,
            // A preview keeps nothing: what content does not hold goes from it.
            remove: true,
        };
        let built = pipeline::build(&request, &Silent)?;
        self.board.put(condition, &built);
        let rebuilt = Rebuilt {
            cause,
            outcome: &built.outcome,
            took: self.desk.passed().saturating_sub(began),
            counts: built.findings.counts(),
            overview: &address(self.board.port(), OVERVIEW),
        };
        self.desk.hear(&News::Rebuilt(&rebuilt));
        Ok(())
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::take(self.settings.content, self.themes())
    }

    /// The folder of themes, where there is one or there has to be.
    fn themes(&self) -> Option<&'a Path> {
        let themes = self.settings.themes;
        (self.settings.needs_themes || disk::leads_to_folder(themes)).then_some(themes)
    }

    /// Watches anew; with a reason to, looks for changes in turns from now on.
    fn watch(&mut self, why: Option<Why>, calls: &Sender<Call>) -> Result<(), Failure> {
        let (content, themes) = (disk::real_path(self.settings.content)?, disk::real_path(self.settings.themes)?);
        let roots = Roots { content, themes };
        // The old one is let go of first, so that its share of what the machine can watch is free again.
        self.watch = None;
        let why = match why {
            None if !self.polls => match Watch::told(&roots, calls.clone()) {
                Ok(watch) => {
                    self.watch = Some(watch);
                    return Ok(());
                }
                Err(why) => why,
            },
            why => why.unwrap_or(Why::Refused),
        };
        if !self.polls {
            self.desk.hear(&News::Polling(why));
        }
        self.polls = true;
        self.watch = Some(Watch::looking(calls.clone()));
        Ok(())
    }
}
