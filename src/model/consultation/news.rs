//! What happened in a consultation, each with its minute and a name that stays: what feeds tell.

use crate::text::Date;
use crate::text::Instant;

use super::call::Call;

/// Something that happened in a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The minute in which it happened.
    pub at: Instant,
    /// What happened.
    pub what: What,
}

/// What can happen in a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Comments are taken from now on, until the limit.
    Opened(Instant),
    /// The last day has begun; comments are taken until the limit.
    LastDay(Instant),
    /// The limit was moved: id of the extension, from when, to when, and why.
    Extended(String, Instant, Instant, Option<String>),
    /// Comments are no longer taken; the limit is over.
    Closed(Instant),
    /// It was called off, and why.
    Cancelled(Option<String>),
    /// The day planned for the result is over, and there is none; why, and until when, where that is said.
    Overdue(Date, Option<String>),
}

impl What {
    /// The end of its name, which never changes.
    pub fn name(&self) -> String {
        match self {
            Self::Opened(_) => "opened".to_owned(),
            Self::LastDay(limit) => format!("last-day-{}", limit.date().iso()),
            Self::Extended(id, ..) => format!("extended-{id}"),
            Self::Closed(_) => "closed".to_owned(),
            Self::Cancelled(_) => "cancelled".to_owned(),
            Self::Overdue(..) => "result-overdue".to_owned(),
        }
    }
}

/// A limit: from when on it held, and until when another took its place.
struct Limit {
    closes: Instant,
    moved: Option<Instant>,
}

impl Call {
    /// What happened until an instant, besides that call and result were published; `answered` is the day of the result.
    pub fn news(&self, instant: Instant, answered: Option<Date>) -> Vec<News> {
        if !self.is_held {
            return Vec::new();
        }
        let limits = self.limits();
        let limit_at = |at: Instant| limits.iter().find(|limit| limit.moved.is_none_or(|moved| at < moved));
        let mut news = Vec::new();
        if let Some(opens) = self.opens {
            news.extend(limit_at(opens).map(|limit| News { at: opens, what: What::Opened(limit.closes) }));
        }
        for Limit { closes, moved } in &limits {
            let holds_at = |at: Instant| moved.is_none_or(|moved| at < moved);
            let (last_day, over) = (Instant::start_of(closes.date()), closes.next_minute());
            if holds_at(last_day) && self.opens.is_none_or(|opens| opens < last_day) {
                news.push(News { at: last_day, what: What::LastDay(*closes) });
            }
            if holds_at(over) {
                news.push(News { at: over, what: What::Closed(*closes) });
            }
        }
        news.extend(self.moves());
        let overdue = self.result_planned.and_then(|planned| planned.last_day().next_day());
        if let Some((day, planned)) = overdue.zip(self.result_planned)
            && answered.is_none_or(|answered| answered >= day)
        {
            news.push(News { at: Instant::start_of(day), what: What::Overdue(planned, self.result_delayed.clone()) });
        }
        if let Some(day) = self.cancelled {
            let at = Instant::start_of(day);
            news.retain(|news| news.at < at);
            news.push(News { at, what: What::Cancelled(self.cancelled_reason.clone()) });
        }
        news.retain(|news| news.at <= instant);
        news.sort_by_key(|news| news.at);
        news
    }

    /// The limits one after the other. An extension that shortens is none.
    fn limits(&self) -> Vec<Limit> {
        let mut limits: Vec<Limit> =
            self.first_closes.map(|closes| Limit { closes, moved: None }).into_iter().collect();
        for extension in self.in_turn() {
            let Some(last) = limits.last_mut().filter(|last| last.closes < extension.0) else { continue };
            last.moved = Some(extension.1);
            limits.push(Limit { closes: extension.0, moved: None });
        }
        limits
    }

    /// New limits with the minute in which each was announced, in that order.
    fn in_turn(&self) -> Vec<(Instant, Instant)> {
        let decided = |day: Option<Date>| day.or_else(|| self.opens.map(Instant::date)).map(Instant::start_of);
        let extensions = self.extensions.iter();
        let mut turns: Vec<(Instant, Instant)> =
            extensions.filter_map(|extension| Some((extension.closes, decided(extension.decided)?))).collect();
        turns.sort_by_key(|(closes, decided)| (*decided, *closes));
        turns
    }

    /// That limits were moved, each on its day; without a day nobody was told.
    fn moves(&self) -> Vec<News> {
        let mut extensions: Vec<_> = self.extensions.iter().filter(|extension| extension.decided.is_some()).collect();
        extensions.sort_by_key(|extension| (extension.decided, extension.closes));
        let mut former = self.first_closes;
        let mut moves = Vec::new();
        for extension in extensions {
            if let (Some(from), Some(day)) = (former.filter(|former| *former < extension.closes), extension.decided) {
                let what = What::Extended(extension.id.clone(), from, extension.closes, extension.reason.clone());
                moves.push(News { at: Instant::start_of(day), what });
                former = Some(extension.closes);
            }
        }
        moves
    }
}
