//! A call for comments (意見の募集): what it puts to the public, when it runs, and where it stands at an instant.

use crate::form::join;
use crate::model::event::Event;
use crate::model::record::Record;
use crate::model::value::Reference;
use crate::model::value::Stated;
use crate::model::value::Value;
use crate::text::Date;
use crate::text::Instant;

use super::is_something;
use super::standing::Standing;
use super::words;

/// Keys of the call's form; a test holds that the form has them.
pub(crate) mod keys {
    pub(crate) const MATTER: &str = "matter";
    /// The choice of `MATTER` that asks for a draft on the site.
    pub(crate) const ASSESSMENT: &str = "assessment";
    pub(crate) const HOLDING: &str = "holding";
    /// The choice of `HOLDING` that says so.
    pub(crate) const HELD: &str = "held";
    pub(crate) const DRAFTS: &str = "drafts";
    pub(crate) const OPENS: &str = "opens";
    pub(crate) const CLOSES: &str = "closes";
    pub(crate) const SHORT_REASON: &str = "short-reason";
    pub(crate) const EXTENSIONS: &str = "extensions";
    pub(crate) const DECIDED: &str = "decided";
    pub(crate) const REASON: &str = "reason";
    pub(crate) const CANCELLED: &str = "cancelled";
    pub(crate) const CANCELLED_REASON: &str = "cancelled-reason";
    pub(crate) const EXCEPTION: &str = "exception";
    pub(crate) const EXCEPTION_REASON: &str = "exception-reason";
    pub(crate) const CHANNELS: &str = "channels";
    /// What helps to use the channels, and holds as long as they do.
    pub(crate) const HELP: [&str; 2] = ["not-accepted", "help"];
    pub(crate) const RESULT_PLANNED: &str = "result-planned";
    pub(crate) const RESULT_DELAYED: &str = "result-delayed";
}

/// A call for comments (意見の募集), as far as pages other than its own need to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// First minute at which comments are taken; none where no procedure is held.
    pub opens: Option<Instant>,
    /// Last minute as first announced.
    pub first_closes: Option<Instant>,
    /// Extensions, in the order of the author.
    pub extensions: Vec<Extension>,
    /// Day on which it was called off.
    pub cancelled: Option<Date>,
    /// Why it was called off.
    pub cancelled_reason: Option<String>,
    /// Of what class the reason is for which none is held, in the words of the form.
    pub exception: Option<String>,
    /// Why none is held.
    pub exception_reason: Option<String>,
    /// When the result is to be published.
    pub result_planned: Option<Date>,
    /// The versions that are put to the public.
    pub drafts: Vec<Reference>,
    /// Why the result comes later than planned, and when.
    pub result_delayed: Option<String>,
    /// Whether the draft is that of an assessment, which stands on the site.
    pub is_of_assessment: bool,
    /// Whether it is said why the period is short.
    pub has_short_reason: bool,
    /// Whether a procedure is held at all.
    pub is_held: bool,
}

/// A later last minute than was announced before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Id of its row.
    pub id: String,
    /// Day on which it was announced; it holds from then on.
    pub decided: Option<Date>,
    /// The new last minute.
    pub closes: Instant,
    /// Why it was extended.
    pub reason: Option<String>,
}

impl Extension {
    fn is_announced(&self, instant: Instant) -> bool {
        self.decided.is_none_or(|day| instant.has_reached(day))
    }
}

impl Call {
    /// Reads a call from its record.
    pub fn of(record: &Record) -> Self {
        let value = |key: &str| record.get(key).map(|entry| &entry.value);
        let moment = |value: Option<&Value>| match value {
            Some(Value::Stated(Stated::Moment(moment))) => Some(*moment),
            _ => None,
        };
        let date = |key: &str| match value(key) {
            Some(Value::Stated(Stated::Date(date, _))) => Some(*date),
            _ => None,
        };
        let extensions = record.rows(keys::EXTENSIONS).iter().filter_map(|row| {
            let inside = join(keys::EXTENSIONS, &row.id);
            let closes = moment(value(&join(&inside, keys::CLOSES)))?.as_limit();
            let (decided, reason) = (date(&join(&inside, keys::DECIDED)), words(value(&join(&inside, keys::REASON))));
            Some(Extension { id: row.id.clone(), decided, closes, reason })
        });
        let chosen = |key: &str| record.chosen_code(key);
        let drafts = match value(keys::DRAFTS) {
            Some(Value::Stated(Stated::Links(drafts))) => drafts.clone(),
            _ => Vec::new(),
        };
        Self {
            opens: moment(value(keys::OPENS)),
            first_closes: moment(value(keys::CLOSES)).map(Instant::as_limit),
            extensions: extensions.collect(),
            cancelled: date(keys::CANCELLED),
            cancelled_reason: words(value(keys::CANCELLED_REASON)),
            exception: record.get(keys::EXCEPTION).and_then(|entry| record.lines(entry).into_iter().next()),
            exception_reason: words(value(keys::EXCEPTION_REASON)),
            result_planned: date(keys::RESULT_PLANNED),
            drafts,
            result_delayed: words(value(keys::RESULT_DELAYED)),
            is_of_assessment: chosen(keys::MATTER) == Some(keys::ASSESSMENT),
            has_short_reason: is_something(value(keys::SHORT_REASON)),
            is_held: chosen(keys::HOLDING).is_none_or(|code| code == keys::HELD),
        }
    }

    /// The extensions that are announced at an instant.
    pub fn extended(&self, instant: Instant) -> usize {
        self.announced(instant).count()
    }

    /// Last minute, with every extension that is announced at an instant; an extension shortens nothing.
    pub fn closes(&self, instant: Instant) -> Option<Instant> {
        self.announced(instant).map(|extension| extension.closes).max().max(self.first_closes)
    }

    /// The last of the extensions that are announced at an instant.
    pub fn last_extension(&self, instant: Instant) -> Option<&Extension> {
        self.announced(instant).max_by_key(|extension| extension.closes)
    }

    /// Whether it is called off at an instant.
    pub fn is_cancelled(&self, instant: Instant) -> bool {
        self.cancelled.is_some_and(|day| instant.has_reached(day))
    }

    /// Keys of what is written of days to come on which it will be told: it may reach no reader before.
    pub fn untold(&self, instant: Instant) -> Vec<String> {
        let extensions = self.extensions.iter().filter(|extension| !extension.is_announced(instant));
        let mut untold: Vec<String> = extensions.map(|extension| join(keys::EXTENSIONS, &extension.id)).collect();
        if self.cancelled.is_some() && !self.is_cancelled(instant) {
            untold.extend([keys::CANCELLED, keys::CANCELLED_REASON].map(str::to_owned));
        }
        untold
    }

    /// The call as it is known at an instant, without what is told on later days.
    #[must_use]
    pub fn known_at(&self, instant: Instant) -> Self {
        let extensions = self.announced(instant).cloned().map(|extension| Extension { decided: None, ..extension });
        let cancelled = self.cancelled.filter(|_| self.is_cancelled(instant));
        Self { extensions: extensions.collect(), cancelled, ..self.clone() }
    }

    fn announced(&self, instant: Instant) -> impl Iterator<Item = &Extension> {
        self.extensions.iter().filter(move |extension| extension.is_announced(instant))
    }

    /// Whether it closes after it opens, as far as both are known.
    pub fn has_period(&self) -> bool {
        self.opens.zip(self.first_closes).is_none_or(|(opens, closes)| closes > opens)
    }

    /// The last minute of all that are written, announced or not.
    pub fn last_closes(&self) -> Option<Instant> {
        self.extensions.iter().map(|extension| extension.closes).max().max(self.first_closes)
    }

    /// Days from a day to the last one as first announced; both count.
    pub fn days_from(&self, first: Date) -> Option<i64> {
        self.first_closes.map(|closes| first.days_until_inclusive(closes.date()))
    }

    /// Whether the day, or the whole month, planned for the result is over.
    pub fn is_overdue(&self, instant: Instant) -> bool {
        self.is_later_than_planned(instant.date())
    }

    /// Whether a result of that day comes later than planned.
    pub fn is_later_than_planned(&self, day: Date) -> bool {
        self.result_planned.is_some_and(|planned| day.days_until_inclusive(planned) <= 0)
    }

    /// The events of the call as they hold at an instant: none once it is called off, one limit, which goes on being the
    /// same event when it moves, and no plan of a result that is there.
    pub fn holding(&self, events: &[Event], instant: Instant, is_answered: bool) -> Vec<Event> {
        if self.is_cancelled(instant) {
            return Vec::new();
        }
        let is_of_extension = |event: &&Event| event.key.starts_with(&format!("{}.", keys::EXTENSIONS));
        let is_fulfilled = |event: &&Event| is_answered && event.key == keys::RESULT_PLANNED;
        let is_left = |event: &&Event| !is_of_extension(event) && !is_fulfilled(event);
        let mut holding: Vec<Event> = events.iter().filter(is_left).cloned().collect();
        if let Some(closes) = self.closes(instant) {
            for limit in holding.iter_mut().filter(|event| event.key == keys::CLOSES) {
                (limit.day, limit.minute) = (closes.date(), Some(closes));
            }
        }
        holding
    }

    /// Where it stands; the closing minute still belongs to the period.
    pub fn standing(&self, instant: Instant, is_answered: bool) -> Standing {
        if is_answered {
            return Standing::Answered;
        }
        if !self.is_held {
            return Standing::NotHeld;
        }
        if self.is_cancelled(instant) {
            return Standing::Cancelled;
        }
        match (self.opens, self.closes(instant)) {
            (_, Some(closes)) if instant > closes => Standing::Closed,
            (Some(opens), _) if instant >= opens => Standing::Open,
            _ => Standing::Announced,
        }
    }
}
