//! What records say of each other: facts gleaned from every record while it is open, and all of them together.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::finding::Findings;
use crate::finding::Place;
use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Settings;
use crate::model::Version;
use crate::model::VersionName;
use crate::text::Date;
use crate::text::Instant;

use super::heard::Heard;
use super::keys;
use super::linked::Linked;
use super::matter::Matter;
use super::registered::Assessed;
use super::registered::Registered;
use super::registered::register_names;
use super::rules::changes::Facts;
use super::rules::consultation::Late;
use super::subject::Subject;
use super::subject::words_of;

/// What rules on the whole site need to know of a version while its record is closed.
#[derive(Debug)]
pub(crate) struct Gleaned {
    pub(crate) document: DocumentId,
    pub(crate) version: VersionName,
    pub(crate) published: Option<Date>,
    /// Id of the agency.
    pub(crate) agency: Option<String>,
    /// Id of the form, without revision.
    pub(crate) form: String,
    /// The title with its place; `None` where none is written.
    pub(crate) title: Option<(String, Place)>,
    /// Day on which the work it describes ended.
    pub(crate) ended: Option<Date>,
    /// Day on which the assessment was made, with its place.
    pub(crate) assessed_on: Option<(Date, Place)>,
    /// What is said of opinions.
    pub(crate) heard: Heard,
    /// What an entry of the register says of itself.
    pub(crate) registered: Option<Registered>,
    /// The files of an assessment.
    pub(crate) assessed: Vec<Assessed>,
    /// The names under which an assessment says that they are registered.
    pub(crate) register_names: Vec<(String, Place)>,
    /// The systems that it describes.
    pub(crate) systems: Vec<Linked>,
    /// The titles of matters that it gives, where it is about a council.
    pub(crate) matters: Vec<Matter>,
    /// That the result of a call is late, by what the call says.
    pub(in crate::check) late: Option<Late>,
    /// What the next version is held against; `None` where the form has no table of changes.
    pub(super) changes: Option<Facts>,
}

impl Gleaned {
    fn of(subject: &Subject) -> Self {
        let Subject { record, version, .. } = subject;
        let title = record.get(&record.form.title_item);
        let assessed_on = subject.date(keys::BASIC);
        Self {
            document: version.document.clone(),
            version: version.name,
            published: version.published,
            agency: version.agency.clone(),
            form: record.form.id.clone(),
            heard: Heard::of(subject),
            registered: Registered::of(subject),
            assessed: Assessed::all_of(subject),
            register_names: register_names(subject),
            title: title.and_then(|entry| Some((words_of(&entry.value)?.to_owned(), subject.at(entry)))),
            ended: version.ended,
            assessed_on: assessed_on.map(|day| (day, subject.at_key(keys::BASIC))),
            systems: Linked::all_of(subject),
            matters: Matter::all_of(subject),
            late: Late::of(subject),
            changes: Facts::of(subject),
        }
    }
}

/// Facts of all versions, as they come in from many threads.
#[derive(Debug, Default)]
pub struct Gleaning(Mutex<BTreeMap<(DocumentId, VersionName), Gleaned>>);

impl Gleaning {
    /// Asks every rule on one record about it, and keeps what the rules on the site will need.
    pub fn visit(
        &self,
        (settings, instant): (&Settings, Instant),
        record: &Record,
        version: &Version,
        findings: &mut Findings,
    ) {
        let subject = Subject::new(record, version, settings, instant);
        super::ask_record(&subject, findings);
        self.keep(&subject);
    }

    /// Keeps what the rules on the site will need.
    pub fn keep(&self, subject: &Subject) {
        let version = subject.version;
        let gleaned = Gleaned::of(subject);
        // A poisoned lock holds whole facts all the same: each is put in by one call.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert((version.document.clone(), version.name), gleaned);
    }

    /// Asks every rule on what records say of each other.
    pub fn agree(self, instant: Instant, findings: &mut Findings) {
        super::ask_site(&self.together(instant), findings);
    }

    /// The facts of all versions together.
    pub fn together(self, instant: Instant) -> Holdings {
        let all = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        Holdings { all: all.into_values().collect(), instant }
    }
}

/// Facts of all versions together.
pub struct Holdings {
    /// By document and version.
    all: Vec<Gleaned>,
    pub(crate) instant: Instant,
}

impl Holdings {
    /// Every version, by document and version.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Gleaned> {
        self.all.iter()
    }

    /// The version of each document that holds: the latest that is public at the instant, or the last while none is.
    pub(crate) fn present(&self) -> Vec<&Gleaned> {
        let mut present = Vec::new();
        for versions in self.all.chunk_by(|one, next| one.document == next.document) {
            let is_public = |one: &&Gleaned| one.published.is_some_and(|day| self.instant.has_reached(day));
            let public = versions.iter().filter(is_public).max_by_key(|one| (one.published, one.version));
            present.extend(public.or(versions.last()));
        }
        present
    }
}
