//! Versions (版) of a document, and the states that follow from their dates.

use std::fmt;

use crate::finding::Place;
use crate::text::Date;
use crate::text::Instant;

use super::changed::Changed;
use super::document::DocumentId;
use super::value::Reference;

/// Name of a version: that of its folder, `3`, or `3-an` and `3-an2` for drafts put to consultation; or a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct VersionName(Naming);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    /// Number from 1, and the draft of it.
    Numbered(u32, Draft),
    Staged(Stage),
}

/// A version sorts after its drafts, which are numbered from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Draft {
    Numbered(u32),
    Final,
}

/// A stage of a consultation: what was asked, and what became of it. Each is a text of its own, published on its own day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The call for comments.
    Call,
    /// The result.
    Result,
}

impl Stage {
    /// Every stage, in the order of time.
    pub const ALL: [Self; 2] = [Self::Call, Self::Result];

    /// Word in addresses, names of files and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Result => "result",
        }
    }

    /// What people call it.
    pub fn called(self) -> &'static str {
        match self {
            Self::Call => "募集",
            Self::Result => "結果",
        }
    }

    /// The stage of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

impl VersionName {
    /// The name that sorts before every other.
    pub const FIRST: Self = Self(Naming::Numbered(0, Draft::Numbered(0)));

    /// The version of a number.
    pub fn number(number: u32) -> Self {
        Self(Naming::Numbered(number, Draft::Final))
    }

    /// A draft of the version of a number, from 1.
    pub fn draft(number: u32, nth: u32) -> Self {
        Self(Naming::Numbered(number, Draft::Numbered(nth)))
    }

    /// The version that is a stage.
    pub fn stage(stage: Stage) -> Self {
        Self(Naming::Staged(stage))
    }

    /// Reads the name of a version, whatever documents of its kind have.
    pub fn read(name: &str) -> Option<Self> {
        Stage::of_word(name).map(Self::stage).or_else(|| Self::parse(name))
    }

    /// Reads a folder's name; only the one way of writing each name is accepted (`01` is not).
    pub fn parse(name: &str) -> Option<Self> {
        let (number, draft) = match name.split_once("-an") {
            None => (name, Draft::Final),
            Some((number, "")) => (number, Draft::Numbered(1)),
            Some((number, draft)) => (number, Draft::Numbered(draft.parse().ok().filter(|draft| *draft >= 2)?)),
        };
        let parsed = Self(Naming::Numbered(number.parse().ok().filter(|number| *number >= 1)?, draft));
        (parsed.to_string() == name).then_some(parsed)
    }

    /// Whether it is a draft put to consultation.
    pub fn is_draft(self) -> bool {
        matches!(self.0, Naming::Numbered(_, Draft::Numbered(_)))
    }

    /// The version that a draft becomes once it is decided.
    pub fn decided(self) -> Option<Self> {
        match self.0 {
            Naming::Numbered(number, Draft::Numbered(_)) => Some(Self::number(number)),
            Naming::Numbered(_, Draft::Final) | Naming::Staged(_) => None,
        }
    }

    /// The number of the version that it is, or is a draft of.
    pub fn as_number(self) -> Option<u32> {
        match self.0 {
            Naming::Numbered(number, _) => Some(number),
            Naming::Staged(_) => None,
        }
    }

    /// Which of the drafts of its version it is, from 1.
    pub fn as_draft(self) -> Option<u32> {
        match self.0 {
            Naming::Numbered(_, Draft::Numbered(nth)) => Some(nth),
            Naming::Numbered(_, Draft::Final) | Naming::Staged(_) => None,
        }
    }

    /// The stage that it is.
    pub fn as_stage(self) -> Option<Stage> {
        match self.0 {
            Naming::Staged(stage) => Some(stage),
            Naming::Numbered(..) => None,
        }
    }

    /// What people call it: 第3版, 第3版の案.
    pub fn called(self) -> String {
        match self.0 {
            Naming::Numbered(number, Draft::Final) => format!("第{number}版"),
            Naming::Numbered(number, Draft::Numbered(1)) => format!("第{number}版の案"),
            Naming::Numbered(number, Draft::Numbered(draft)) => format!("第{number}版の案（その{draft}）"),
            Naming::Staged(stage) => stage.called().to_owned(),
        }
    }
}

impl fmt::Display for VersionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Naming::Numbered(number, Draft::Final) => write!(f, "{number}"),
            Naming::Numbered(number, Draft::Numbered(1)) => write!(f, "{number}-an"),
            Naming::Numbered(number, Draft::Numbered(draft)) => write!(f, "{number}-an{draft}"),
            Naming::Staged(stage) => f.write_str(stage.word()),
        }
    }
}

/// A file that stands beside a version and is published with it.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Name of the file: ASCII, lower case.
    pub file: String,
    /// Its title.
    pub title: String,
}

/// What is known of a version besides its items.
#[derive(Debug, Clone)]
pub struct Version {
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub name: VersionName,
    /// Day of publication (公表日).
    pub published: Option<Date>,
    /// Day from which it applies (適用日).
    pub effective: Option<Date>,
    /// Day on which the work it describes ended.
    pub ended: Option<Date>,
    /// Day on which it was last looked through and found to need no change; never published.
    pub reviewed: Option<Date>,
    /// Id of the agency it belongs to.
    pub agency: Option<String>,
    /// Id of the department that looks after it.
    pub department: Option<String>,
    /// How its title is read, in kana.
    pub yomi: Option<String>,
    /// Files published with it.
    pub attachments: Vec<Attachment>,
    /// Documents that it has to do with, besides those that its items name.
    pub related: Vec<Reference>,
    /// What is said of the changes since the version before.
    pub changed: Vec<Changed>,
    /// Former ids of the document.
    pub aliases: Vec<String>,
}

impl Version {
    /// The last day on which it has to stay public, where the work it describes has an end and its kind has such a duty.
    pub fn kept_until(&self) -> Option<Date> {
        let years = self.document.kind()?.years_kept()?;
        self.ended.map(|ended| ended.last_of_years(years))
    }

    /// The version's place on the site: `/assessments/kaigo/3/`, or that of a document without versions.
    pub fn address(&self) -> String {
        let home = self.document.address();
        if self.document.is_single() { home } else { format!("{home}{}/", self.name) }
    }

    /// The version as a whole, as findings name it; spots and items are added.
    pub fn place(&self) -> Place {
        Place { document: Some(self.document.to_string()), version: Some(self.name.to_string()), ..Place::default() }
    }

    /// What files made from it are called: `kaigo-3`.
    pub fn file_stem(&self) -> String {
        let id = self.document.last();
        if self.document.is_single() { id.to_owned() } else { format!("{id}-{}", self.name) }
    }

    /// What people call it: 第3版; `None` for a document without versions.
    pub fn called(&self) -> Option<String> {
        (!self.document.is_single()).then(|| self.name.called())
    }

    /// The state of this version alone; which of the published ones is current depends on the others.
    pub fn is_public_at(&self, instant: Instant) -> bool {
        let undated = self.document.is_single() && self.published.is_none();
        undated || (!self.name.is_draft() && self.published.is_some_and(|published| instant.has_reached(published)))
    }
}

/// The state of a version at an instant, derived from dates and never typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No day of publication: appears only in drafts.
    Private,
    /// To be published later: absent from output.
    Scheduled,
    /// The latest published.
    Current,
    /// Published, and followed by another.
    Past,
    /// A draft that an announced call puts to the public.
    Consulted,
}

impl State {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "公表前",
            Self::Scheduled => "公表予定",
            Self::Current => "現在の版",
            Self::Past => "過去の版",
            Self::Consulted => "意見公募の案",
        }
    }

    /// The word for machines, which stays the same once a version is public: bytes that were published never change.
    pub fn code(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Scheduled => "scheduled",
            Self::Current | Self::Past | Self::Consulted => "public",
        }
    }

    /// Whether it may be seen without asking for drafts.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Current | Self::Past | Self::Consulted)
    }
}
