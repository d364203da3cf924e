//! One thing that is due, and all of them.

use std::cmp::Ordering;

use crate::model::DocumentId;
use crate::text::Date;
use crate::text::Instant;

use super::period::Kind;
use super::period::Passing;

/// One thing that is due.
#[derive(Debug, Clone)]
pub struct Duty {
    /// What it is.
    pub kind: Kind,
    /// The day, or the month, by which it is due.
    pub by: Date,
    /// The minute, where one is given.
    pub minute: Option<Instant>,
    /// What is to be done.
    pub what: String,
    /// The document.
    pub document: DocumentId,
    /// Name of the version that it is about.
    pub version: Option<String>,
    /// Key of the item that says so.
    pub item: Option<String>,
    /// Title of the document.
    pub title: String,
    /// Name of its agency.
    pub agency: Option<String>,
    /// Name of the department that looks after it.
    pub department: Option<String>,
}

/// How things that are due are laid out: what is late comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// It is late.
    Late,
    /// The day is to come.
    Ahead,
    /// A wait has ended, and there is something to decide.
    Over,
}

impl Urgency {
    /// Every one, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Late, Self::Ahead, Self::Over];

    /// The heading of such things.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Late => "期日を過ぎているもの",
            Self::Ahead => "これからのもの",
            Self::Over => "期間が終わり、次にどうするかを決められるもの",
        }
    }

    /// The word for machines.
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Ahead => "ahead",
            Self::Over => "over",
        }
    }
}

/// Everything that is due, the earliest first.
#[derive(Debug)]
pub struct Due {
    /// The instant asked for.
    pub as_of: Instant,
    /// Name of the public body.
    pub body: String,
    /// Address at which the site is published, ending in `/`.
    pub base_url: String,
    /// What is due.
    pub duties: Vec<Duty>,
}

impl Duty {
    /// The last day on which it is in time.
    pub fn day(&self) -> Date {
        self.by.last_day()
    }

    /// Days that are left; fewer than none where the day is over.
    pub fn days_left(&self, as_of: Instant) -> i64 {
        as_of.date().days_until(self.day())
    }

    /// How urgent it is.
    pub fn urgency(&self, as_of: Instant) -> Urgency {
        match self.kind.period().passing {
            _ if self.days_left(as_of) >= 0 => Urgency::Ahead,
            Passing::Over => Urgency::Over,
            Passing::Overdue | Passing::Gone => Urgency::Late,
        }
    }

    /// 「あと12日」「今日」「3日過ぎています」
    pub fn left_in_words(&self, as_of: Instant) -> String {
        match self.days_left(as_of) {
            0 => "今日".to_owned(),
            days if days > 0 => format!("あと{days}日"),
            days if self.kind.period().passing == Passing::Over => format!("{}日前に終わりました", -days),
            days => format!("{}日過ぎています", -days),
        }
    }

    /// The day with both years and its weekday, and the minute where one is given; or the month within which it is due.
    pub fn day_in_words(&self) -> String {
        match self.minute {
            Some(minute) => minute.in_full(),
            None if self.by.day().is_none() => format!("{}のうち", self.by.in_full()),
            None => self.by.in_full(),
        }
    }

    /// `assessments/kaigo/3`: the document, and its version where it has versions.
    pub fn place(&self) -> String {
        let version = self.version.as_ref().map(|version| format!("/{version}")).unwrap_or_default();
        format!("{}{version}", self.document)
    }

    /// The law or paper that asks for it.
    pub fn basis(&self) -> &'static str {
        &self.kind.period().basis
    }

    /// The law or paper, and whether its words are still to be read.
    pub fn ground(&self) -> String {
        let unsure = if self.is_verified() == Some(false) { "（未確認）" } else { "" };
        format!("{}{unsure}", self.basis())
    }

    /// Where the basis was looked for; empty where the document itself is the basis.
    pub fn source(&self) -> &'static str {
        &self.kind.period().source
    }

    /// Whether the basis was read in its source; none where the document itself is the basis.
    pub fn is_verified(&self) -> Option<bool> {
        self.kind.period().verified
    }

    /// Who has to see to it: agency and department.
    pub fn whose(&self) -> String {
        let names: Vec<&str> = [&self.agency, &self.department].into_iter().flatten().map(String::as_str).collect();
        names.join("　")
    }

    /// Whether there is nothing left to do about it.
    pub(super) fn is_gone(&self, as_of: Instant) -> bool {
        let is_over = self.minute.map_or_else(|| self.days_left(as_of) < 0, |minute| minute < as_of);
        self.kind.period().passing == Passing::Gone && is_over
    }

    /// The earliest first; of one day, in the order of documents.
    pub(super) fn compared(&self, other: &Self) -> Ordering {
        let key = |duty: &Self| (duty.day(), duty.document.clone(), duty.version.clone(), duty.kind, duty.item.clone());
        key(self).cmp(&key(other))
    }
}

impl Due {
    /// Only what is late, or due within so many days.
    #[must_use]
    pub fn within(mut self, days: i64) -> Self {
        let as_of = self.as_of;
        self.duties.retain(|duty| duty.days_left(as_of) <= days);
        self
    }

    /// What is of one urgency.
    pub fn of(&self, urgency: Urgency) -> Vec<&Duty> {
        self.duties.iter().filter(|duty| duty.urgency(self.as_of) == urgency).collect()
    }
}
