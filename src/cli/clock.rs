//! The clock: read once for the instant of a run, and for telling how long it took.
#![expect(clippy::disallowed_methods, reason = "this is the one file that reads the clock")]

use std::time;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::text::Instant;

/// The present minute in Japanese time; a clock set before 1970 counts as standing at its first minute.
pub(super) fn now() -> Instant {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_unix_seconds(i64::try_from(passed.as_secs()).unwrap_or(i64::MAX))
}

/// Measures how long a command takes.
pub(super) struct Stopwatch(time::Instant);

impl Stopwatch {
    /// Begins to measure.
    pub(super) fn start() -> Self {
        Self(time::Instant::now())
    }

    /// The time since the start.
    pub(super) fn passed(&self) -> Duration {
        self.0.elapsed()
    }
}
