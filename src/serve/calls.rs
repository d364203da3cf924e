//! What is asked of the thread that builds: changes, choices, the end; changes are heard out until it is quiet.

use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::Condition;

/// It is quiet when nothing changed for so long: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(30);
/// Longest time to wait for quiet, as where a folder is being synchronised.
const LONGEST: Duration = Duration::from_secs(1);

/// One call.
#[derive(Debug)]
pub(super) enum Call {
    /// Something in content or themes may have changed.
    Changed,
    /// One of the two folders itself came or went, so that it has to be watched anew.
    Moved,
    /// The machine has stopped to tell of changes.
    Lost,
    /// Another state of the content is to be shown; whoever chose it waits for the answer.
    Chosen(Condition, Sender<()>),
    /// Nothing more.
    End,
}

/// The calls, in the order in which they come.
#[derive(Debug)]
pub struct Calls {
    sender: Sender<Call>,
    receiver: Receiver<Call>,
}

/// Asks for the end, from any thread.
#[derive(Debug, Clone)]
pub struct Ender(Sender<Call>);

impl Ender {
    /// Asks for the end; whoever has ended already need not hear it.
    pub fn end(&self) {
        let _ = self.0.send(Call::End);
    }
}

/// Why folders have to be watched anew; the graver reason is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Anew {
    /// One of them came or went.
    Moved,
    /// The machine has stopped to tell.
    Lost,
}

/// Calls that are answered together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) changed: bool,
    pub(super) watch: Option<Anew>,
    pub(super) chosen: Vec<(Condition, Sender<()>)>,
    pub(super) ended: bool,
}

impl Default for Calls {
    fn default() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver }
    }
}

impl Calls {
    /// For whoever may ask for the end.
    pub fn ender(&self) -> Ender {
        Ender(self.sender.clone())
    }

    pub(super) fn sender(&self) -> Sender<Call> {
        self.sender.clone()
    }

    /// Waits for a call, and after changes until it is quiet; `passed` tells the time since some moment.
    pub(super) fn batch(&self, passed: &dyn Fn() -> Duration) -> Batch {
        let mut batch = Batch::default();
        batch.take(self.receiver.recv().unwrap_or(Call::End));
        let limit = passed() + LONGEST;
        while batch.waits_for_quiet() && passed() < limit {
            match self.receiver.recv_timeout(QUIET) {
                Ok(call) => batch.take(call),
                Err(_) => break,
            }
        }
        while let Ok(call) = self.receiver.try_recv() {
            batch.take(call);
        }
        batch
    }
}

impl Batch {
    fn take(&mut self, call: Call) {
        match call {
            Call::Changed => self.changed = true,
            Call::Moved => self.watch = self.watch.max(Some(Anew::Moved)),
            Call::Lost => self.watch = Some(Anew::Lost),
            Call::Chosen(condition, reply) => self.chosen.push((condition, reply)),
            Call::End => self.ended = true,
        }
    }

    fn waits_for_quiet(&self) -> bool {
        (self.changed || self.watch.is_some()) && !self.ended && self.chosen.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::Anew;
    use super::Call;
    use super::Calls;
    use crate::pipeline::Drafts;
    use crate::serve::Condition;

    #[test]
    fn a_storm_of_changes_is_one_batch() {
        let calls = Calls::default();
        for _ in 0..1_000 {
            calls.sender().send(Call::Changed).expect("the calls are there");
        }
        assert!(calls.batch(&|| Duration::ZERO).changed);
        calls.ender().end();
        let next = calls.batch(&|| Duration::ZERO);
        assert!(next.ended && !next.changed);
    }

    #[test]
    fn quiet_is_not_waited_for_without_end() {
        let calls = Calls::default();
        let seconds = Cell::new(0);
        let passed = || {
            let _ = calls.sender().send(Call::Changed);
            seconds.set(seconds.get() + 1);
            Duration::from_millis(300 * seconds.get())
        };
        let _ = calls.sender().send(Call::Changed);
        assert!(calls.batch(&passed).changed);
        assert!(seconds.get() < 8, "{}", seconds.get());
    }

    #[test]
    fn choices_and_the_end_are_not_kept_waiting() {
        let calls = Calls::default();
        let (reply, _answer) = mpsc::channel();
        let condition = Condition { drafts: Drafts::Omitted, as_of: None };
        for call in [Call::Changed, Call::Chosen(condition, reply), Call::Lost] {
            calls.sender().send(call).expect("the calls are there");
        }
        let batch = calls.batch(&|| Duration::ZERO);
        assert!(batch.changed && batch.watch == Some(Anew::Lost));
        assert_eq!(batch.chosen.len(), 1);
    }
}
