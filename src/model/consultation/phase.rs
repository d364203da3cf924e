//! Where a consultation stands from now on, by the clock alone: what a page can know of the time after it was made.

use crate::text::Date;
use crate::text::Instant;

use super::call::Call;
use super::standing::Standing;

/// A stretch of time in which a consultation stands in one way, by what is known when it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    /// Its first minute; none for the one that has begun.
    pub from: Option<Instant>,
    /// The first minute after it; none for the last.
    pub until: Option<Instant>,
    /// Where the consultation stands.
    pub standing: Standing,
    /// Whether the day, or the whole month, planned for the result is over, and there is none.
    pub is_overdue: bool,
}

impl Phase {
    /// The only one of a consultation whose days are not known.
    pub fn lasting(standing: Standing) -> Self {
        Self { from: None, until: None, standing, is_overdue: false }
    }
}

impl Call {
    /// Where it stands at an instant and from then on; never empty, the first has begun.
    pub fn phases(&self, instant: Instant, is_answered: bool) -> Vec<Phase> {
        let known = self.known_at(instant);
        let closes = known.last_closes();
        let result = known.result_planned.map(Date::last_day).and_then(Date::next_day).map(Instant::start_of);
        let mut turns: Vec<Instant> =
            [known.opens, closes.map(Instant::next_minute), result].into_iter().flatten().collect();
        turns.retain(|turn| *turn > instant);
        turns.sort_unstable();
        let at = |instant: Instant, from: Option<Instant>| {
            let standing = known.standing(instant, is_answered);
            let is_overdue = standing == Standing::Closed && known.is_overdue(instant);
            Phase { from, until: None, standing, is_overdue }
        };
        let mut phases = vec![at(instant, None)];
        for turn in turns {
            let next = at(turn, Some(turn));
            if let Some(last) = phases.last_mut()
                && (last.standing, last.is_overdue) != (next.standing, next.is_overdue)
            {
                last.until = Some(turn);
                phases.push(next);
            }
        }
        phases
    }
}
