//! Publishes: freezes the bytes of versions that are public, and puts them into the ledger.
//!
//! What was published once is held against its sources at every build: nothing of it changes in silence.

mod correction;
mod held;
mod rules;

use std::collections::BTreeMap;

use crate::archive::Act;
use crate::archive::Addition;
use crate::archive::Archive;
use crate::archive::Entry;
use crate::archive::FormUsed;
use crate::archive::LEDGER;
use crate::archive::Line;
use crate::archive::Piece;
use crate::archive::SourceDigest;
use crate::assemble::Output;
use crate::assemble::Shown;
use crate::assemble::Site;
use crate::assemble::Subject;
use crate::failure::Failure;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::inspect;
use crate::model::DocumentId;
use crate::model::State;
use crate::model::VersionName;
use crate::produce::Edition;
use crate::produce::Workshop;
use crate::render::Theme;
use crate::text::Date;

pub use correction::Correction;
pub use correction::Supplement;
pub use held::hold;
pub use held::hold_addresses;
pub use held::hold_ledger;
pub use held::hold_sources;
pub use rules::RULES;

/// What of the site is to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Every public version that is not in the ledger yet, of every document or of one.
    New(Option<DocumentId>),
    /// The text of a published version anew.
    Corrected(Correction),
    /// A file besides those of a published version.
    Supplemented(Supplement),
}

/// Freezes what is wanted and puts it into the ledger; returns the lines that are new, none where there was nothing to do.
///
/// The content must have been checked: what is asked for here is public at the instant of the site.
///
/// # Errors
/// When the machine refuses, or what is wanted is not there; the archive is as it was then.
pub fn publish(
    (site, theme): (&Site, &Theme),
    wanted: &Wanted,
    mut addition: Addition,
    findings: &mut Findings,
) -> Result<Vec<Line>, Failure> {
    let mut archive = site.tree.archive.clone();
    let known = archive.ledger.lines().len();
    addition.clear(&archive)?;
    if archive.ledger.lines().last().and_then(|line| line.entry.recorded_at()).is_some_and(|last| site.instant < last) {
        let now = site.instant.wareki();
        let cause = format!(
            "いま示した時点（{now}）が、公表台帳の最後の記載より前です。--as-of か、パソコンの時計を確かめてください。"
        );
        return Err(archive.refused(&cause));
    }
    let secrets = site.secrets();
    let press = Press { site, workshop: Workshop::for_freezing(site, theme, &secrets), pages: pages(site) };
    match wanted {
        Wanted::New(only) => {
            for at in new_versions(site, only.as_ref()) {
                let (entry, sources) = press.new_entry(at, &archive, &mut addition, findings)?;
                // The next entry seals this one, so that it has to be known now; nothing is on the disk yet.
                archive.append(entry, sources)?;
            }
        }
        Wanted::Corrected(correction) => {
            if let Some((entry, sources)) = press.correct(correction, &archive, &mut addition, findings)? {
                archive.append(entry, sources)?;
            }
        }
        Wanted::Supplemented(supplement) => {
            if let Some(entry) = press.supplement(supplement, &archive, &mut addition, findings)? {
                archive.append(entry, Vec::new())?;
            }
        }
    }
    let new = &archive.ledger.lines()[known..];
    for line in new {
        press.inspect_line(line, &archive, findings)?;
    }
    if new.is_empty() || findings.has_error_of(Class::Leak) || findings.has_error_of(Class::Unreadable) {
        return Ok(Vec::new());
    }
    addition.commit(&archive)?;
    Ok(new.to_vec())
}

/// Public versions that the ledger does not know, in the order in which they were published.
fn new_versions(site: &Site, only: Option<&DocumentId>) -> Vec<(usize, usize)> {
    let mut found: Vec<(Date, usize, usize)> = Vec::new();
    for (number, document) in site.documents.iter().enumerate() {
        if document.id.is_single() || only.is_some_and(|only| *only != document.id) {
            continue;
        }
        for (at, shown) in document.versions.iter().enumerate().filter(|(_, shown)| shown.state.is_public()) {
            let version = &site.tree.cards[shown.card].version;
            if site.tree.archive.frozen(&version.document, version.name).is_none() {
                found.push((version.published.unwrap_or(site.instant.date()), number, at));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, document, at)| (document, at)).collect()
}

/// Addresses of the pages of every version, below the home of its document.
fn pages(site: &Site) -> BTreeMap<(usize, usize), Vec<String>> {
    let mut pages = BTreeMap::new();
    for group in &site.plan {
        let Subject::Version(document, at) = group.subject else { continue };
        let shown = &site.documents[document];
        let own = site.tree.cards[shown.versions[at].card].version.address();
        let home = shown.id.address();
        let addresses = group.outputs.iter().filter(|output| output.make.is_page()).map(Output::address);
        let inside = addresses.filter(|address| address.starts_with(&own));
        let mut inside: Vec<String> =
            inside.filter_map(|address| Some(address.strip_prefix(&home)?.to_owned())).collect();
        inside.sort();
        pages.insert((document, at), inside);
    }
    pages
}

/// What freezing versions needs.
struct Press<'a> {
    site: &'a Site<'a>,
    workshop: Workshop<'a>,
    pages: BTreeMap<(usize, usize), Vec<String>>,
}

impl Press<'_> {
    /// Keeps the bytes of a version, and says of it what the ledger will say.
    fn freeze(
        &self,
        shown: Shown,
        archive: &Archive,
        addition: &mut Addition,
        findings: &mut Findings,
    ) -> Result<(Entry, Vec<SourceDigest>), Failure> {
        let mut edition = Edition::made(self.site, shown, Some(archive.next_position()))?;
        let version = &self.site.tree.cards[shown.card].version;
        if let Some(place) = self.site.shown(&version.document, version.name) {
            edition.formats = self.workshop.to_freeze(place, &edition, findings)?;
        }
        let card = edition.card;
        let version = &card.version;
        let mut files = Vec::new();
        for (path, bytes) in edition.files() {
            if !edition.formats.contains_key(&path) {
                self.inspect(&edition, &path, bytes, findings);
            }
            files.push(Piece { size: bytes.len() as u64, sha256: addition.keep(bytes)?, path });
        }
        let definition = card.form.definition.as_bytes();
        let form =
            FormUsed { name: card.form.name(), size: definition.len() as u64, sha256: addition.keep(definition)? };
        let entry = Entry {
            entry: 0,
            act: Act::Published,
            recorded: self.site.instant.iso(),
            document: version.document.to_string(),
            version: version.name.to_string(),
            title: card.title_of_version(),
            published: version.published.map(Date::iso),
            effective: version.effective.map(Date::iso),
            form,
            fingerprint: edition.fingerprint.clone(),
            files,
            pages: Vec::new(),
            corrects: None,
            reason: None,
            hides_former: false,
            previous: String::new(),
        };
        Ok((entry, sources(&edition)))
    }

    /// The entry of a version that is published for the first time.
    fn new_entry(
        &self,
        (document, at): (usize, usize),
        archive: &Archive,
        addition: &mut Addition,
        findings: &mut Findings,
    ) -> Result<(Entry, Vec<SourceDigest>), Failure> {
        let shown = self.site.documents[document].versions[at];
        let (entry, sources) = self.freeze(shown, archive, addition, findings)?;
        let pages = self.pages.get(&(document, at)).cloned().unwrap_or_default();
        Ok((Entry { pages, ..entry }, sources))
    }

    /// A line of the ledger can never be taken back either; what it shows from now on as a former text is looked at again.
    fn inspect_line(&self, line: &Line, archive: &Archive, findings: &mut Findings) -> Result<(), Failure> {
        let entry = &line.entry;
        self.workshop.inspector.words(LEDGER, &String::from_utf8_lossy(&line.bytes), findings);
        let former = entry.corrects.filter(|_| !entry.hides_former).and_then(|former| archive.ledger.entry(former));
        for piece in former.into_iter().flat_map(|former| &former.files) {
            let Some(bytes) = archive.object(piece, findings)? else { continue };
            let path = format!("{}/{}/{}", entry.document, entry.version, piece.path);
            let place = Place { document: Some(entry.document.clone()), ..Place::default() };
            let attached = inspect::Attached { place: &place, path: &path, bytes: &bytes, has_secrets: false };
            self.workshop.inspector.attached(&attached, findings);
        }
        Ok(())
    }

    /// What is frozen can never be taken back: every word of it is looked at before.
    fn inspect(&self, edition: &Edition, path: &str, bytes: &[u8], findings: &mut Findings) {
        let card = edition.card;
        let whole = format!("{}{path}", card.version.address().trim_start_matches('/'));
        match path.strip_prefix("attachments/") {
            Some(name) => {
                let place = Place { spot: Some(card.spot_of(name)), ..card.version.place() };
                let has_secrets = !card.secrets.is_empty();
                let attached = inspect::Attached { place: &place, path: &whole, bytes, has_secrets };
                self.workshop.inspector.attached(&attached, findings);
            }
            None => self.workshop.inspector.words(&whole, &String::from_utf8_lossy(bytes), findings),
        }
    }

    /// A version that was published, whatever became of it since, by its names.
    fn shown(&self, document: &DocumentId, version: VersionName) -> Option<Shown> {
        let mut cards = self.site.tree.cards.iter().map(|card| &card.version);
        let card = cards.position(|other| other.document == *document && other.name == version)?;
        Some(Shown { card, state: State::Past })
    }

    /// Addresses of the pages of a version as the site has them now.
    fn pages_of(&self, document: &DocumentId, version: VersionName) -> &[String] {
        let at = self.site.documents.iter().position(|shown| shown.id == *document).and_then(|number| {
            let versions = &self.site.documents[number].versions;
            let at = versions.iter().position(|shown| self.site.tree.cards[shown.card].version.name == version)?;
            Some((number, at))
        });
        at.and_then(|at| self.pages.get(&at)).map_or(&[], Vec::as_slice)
    }
}

/// Digests of everything that a version was made from.
fn sources(edition: &Edition) -> Vec<SourceDigest> {
    let beside = edition.beside.iter();
    let beside = beside.map(|(name, bytes)| SourceDigest::of(name, bytes));
    edition.card.sources.iter().cloned().chain(beside).collect()
}
