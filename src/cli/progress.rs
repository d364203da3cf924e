//! Tells how far a build is: one line on a terminal, drawn over itself; nothing where stderr is no terminal.

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::pipeline::Progress;
use crate::text::padded;
use crate::text::width;

/// The line; it disappears when it is dropped.
pub(super) struct ProgressLine {
    is_shown: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    name: String,
    total: usize,
    done: usize,
    /// Columns that the line takes on the terminal.
    drawn: usize,
}

impl ProgressLine {
    /// A line on stderr, if that is a terminal.
    pub(super) fn on_terminal() -> Self {
        Self { is_shown: io::stderr().is_terminal(), state: Mutex::default() }
    }

    fn change(&self, change: impl FnOnce(&mut State) -> Option<String>) {
        if !self.is_shown {
            return;
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = change(&mut state) {
            draw(&line, state.drawn);
            state.drawn = width(&line);
        }
    }
}

impl Progress for ProgressLine {
    fn stage(&self, name: &str, total: usize) {
        self.change(|state| {
            name.clone_into(&mut state.name);
            (state.total, state.done) = (total, 0);
            Some(state.line())
        });
    }

    fn step(&self) {
        self.change(|state| {
            let before = state.percent();
            state.done += 1;
            (state.percent() != before).then(|| state.line())
        });
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.change(|_| Some(String::new()));
    }
}

impl State {
    fn percent(&self) -> usize {
        (self.done * 100).checked_div(self.total).unwrap_or(0)
    }

    fn line(&self) -> String {
        match self.total {
            0 => format!("{}…", self.name),
            total => format!("{} {}/{total}", self.name, self.done),
        }
    }
}

/// Draws over a line of so many columns; the cursor goes back to the beginning, so that other words may follow.
fn draw(line: &str, before: usize) {
    let _ = write!(io::stderr().lock(), "\r{}\r{line}", padded("", before));
    let _ = io::stderr().flush();
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn the_line_tells_stage_and_number() {
        let mut state = State { name: "文書を読んでいます".to_owned(), ..State::default() };
        assert_eq!((state.line().as_str(), state.percent()), ("文書を読んでいます…", 0));
        (state.total, state.done) = (8, 2);
        assert_eq!((state.line().as_str(), state.percent()), ("文書を読んでいます 2/8", 25));
    }
}
