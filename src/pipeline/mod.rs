//! The whole flow, one line per stage.

mod publishing;

use std::collections::BTreeSet;
use std::path::Path;

use crate::archive::LEDGER;
use crate::assemble;
pub use crate::assemble::Downloads;
pub use crate::assemble::Drafts;
use crate::assemble::Site;
use crate::check;
pub use crate::compare::Comparison;
use crate::disk;
use crate::due;
use crate::due::Due;
use crate::due::Notes;
use crate::failure::Failure;
use crate::finding::Class;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Settings;
use crate::model::State;
use crate::model::Version;
use crate::model::VersionName;
use crate::produce;
pub use crate::produce::Progress;
use crate::publish;
use crate::read;
use crate::read::SourceTree;
use crate::render::Theme;
use crate::revise;
use crate::revise::Revised;
use crate::schema;
use crate::spool;
use crate::spool::Spool;
use crate::text::Date;
use crate::text::Instant;

pub use publishing::Publication;
pub use publishing::publish;

/// What is to be built.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// A folder with files that replace those of the embedded theme.
    pub themes: Option<&'a Path>,
    /// The output folder.
    pub output: &'a Path,
    /// The instant asked for.
    pub as_of: Option<Instant>,
    /// The instant of asking, used where neither the request nor the site names one.
    pub now: Instant,
    /// Whether versions that are not public yet are built as well.
    pub drafts: Drafts,
    /// Whether files that take time to make are built as well.
    pub downloads: Downloads,
    /// Whether public versions that content does not hold any more may go from the output.
    pub remove: bool,
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// Everything there is to say.
    pub findings: Findings,
    /// What happened to the output.
    pub outcome: Outcome,
}

/// What happened to the output.
#[derive(Debug)]
pub enum Outcome {
    /// It is as planned.
    Written(Summary),
    /// It is as it was: something cannot become a right page.
    Unreadable,
    /// It is as it was: a public version breaks a rule.
    Contradicted,
    /// It is as it was: public versions would have gone from it.
    Vanishing,
    /// It is as it was: something withheld would have been published.
    Leaked,
}

/// A build in numbers.
#[derive(Debug, Default, Clone)]
pub struct Summary {
    /// Documents shown.
    pub documents: usize,
    /// Versions shown.
    pub versions: usize,
    /// Pages for people.
    pub pages: usize,
    /// Files written.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files removed, by path.
    pub removed: Vec<String>,
    /// Size of the output in bytes.
    pub bytes: u64,
    /// Versions that are not public yet and were left out.
    pub waiting: usize,
    /// The instant of which the site tells.
    pub instant: Option<Instant>,
    /// The address below which the site is published.
    pub base_url: String,
}

/// A document in a list.
#[derive(Debug)]
pub struct Listing {
    /// `KIND/ID`.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Name of its agency.
    pub agency: Option<String>,
    /// Its versions with state and day of publication.
    pub versions: Vec<(VersionName, State, Option<Date>)>,
}

/// Builds the site; the output changes only if everything that will be in it is right.
///
/// # Errors
/// When the machine refuses.
pub fn build(request: &Request, progress: &dyn Progress) -> Result<Built, Failure> {
    keep_apart(request)?;
    let mut findings = Findings::default();
    let tree = checked(request.content, (request.as_of, request.now), &mut findings)?;
    let theme = Theme::load(request.themes, &mut findings)?;
    let Some((tree, instant)) = tree else { return Ok(refused(findings, Outcome::Unreadable)) };
    let mut site =
        assemble::assemble(&tree, instant, (request.drafts, request.downloads), &theme.asset_names(), &mut findings);
    publish::hold(&site, &mut findings)?;
    let stood = disk::read_if_present(&request.output.join(LEDGER))?;
    publish::hold_ledger(&site, stood.as_deref(), &mut findings);
    if !findings.has_error_of(Class::Unreadable) {
        site.opinions = assemble::opinions(&site, &mut findings)?;
    }
    check::waive(&tree.waivers, instant, &mut findings);
    if let Some(refusal) = refusal(&site, &findings) {
        return Ok(refused(findings, refusal));
    }
    site.reasons = assemble::reasons(&site)?;
    let theme = theme.for_site(&site);
    let schemas = [schema::data_schema(), schema::opinions_schema()].map(|schema| format!("{schema:#}\n"));
    let spool = Spool::begin(request.output, &mut findings)?;
    if !request.remove {
        spool.report_vanishing(&site, &mut findings)?;
    }
    if findings.has_error_of(Class::Unreadable) {
        return Ok(refused(findings, Outcome::Vanishing));
    }
    let mut inspected = Findings::default();
    let made = produce::produce((&site, &theme, &schemas), &findings, &spool, progress, &mut inspected)?;
    findings.extend(inspected);
    if let Some(refusal) = refusal(&site, &findings) {
        spool.abandon()?;
        return Ok(refused(findings, refusal));
    }
    let summary = summary(&site);
    let placed = spool.place(made)?;
    let (written, unchanged, removed, bytes) = (placed.written, placed.unchanged, placed.removed, placed.bytes);
    findings.sort();
    Ok(Built { findings, outcome: Outcome::Written(Summary { written, unchanged, removed, bytes, ..summary }) })
}

/// Says everything there is to say of the content, and writes nothing.
///
/// The theme is read as well, because links of authors may lead to what it publishes.
///
/// # Errors
/// When the machine refuses.
pub fn check(content: &Path, themes: Option<&Path>, as_of: Option<Instant>, now: Instant) -> Result<Findings, Failure> {
    Ok(examine(content, themes, as_of, now)?.0)
}

/// The same, with the content that was read and the instant of which the site tells; without where it cannot be read.
///
/// # Errors
/// When the machine refuses.
pub fn examine(
    content: &Path,
    themes: Option<&Path>,
    as_of: Option<Instant>,
    now: Instant,
) -> Result<(Findings, Option<(SourceTree, Instant)>), Failure> {
    let mut findings = Findings::default();
    let tree = checked(content, (as_of, now), &mut findings)?;
    let theme = Theme::load(themes, &mut findings)?;
    if let Some((tree, instant)) = &tree {
        let site = assemble::assemble(
            tree,
            *instant,
            (Drafts::Omitted, Downloads::Omitted),
            &theme.asset_names(),
            &mut findings,
        );
        publish::hold_sources(&site, None, &mut findings)?;
        publish::hold_addresses(&site, &mut findings);
        if !findings.has_error_of(Class::Unreadable) {
            assemble::opinions(&site, &mut findings)?;
        }
        check::waive(&tree.waivers, *instant, &mut findings);
    }
    findings.sort();
    Ok((findings, tree))
}

/// Lists every document with the states of its versions.
///
/// # Errors
/// When the machine refuses.
pub fn list(
    content: &Path,
    as_of: Option<Instant>,
    now: Instant,
    findings: &mut Findings,
) -> Result<Vec<Listing>, Failure> {
    let Some(tree) = read::read(content, &|_, _, _, _| {}, findings)? else { return Ok(Vec::new()) };
    let instant = as_of.or(tree.settings.as_of).unwrap_or(now);
    let listing = |document: &assemble::Document| {
        let front = &tree.cards[document.versions[document.front].card];
        let agency = front.version.agency.as_ref().and_then(|id| tree.settings.agency(id));
        let versions = document.versions.iter().map(|shown| {
            let version = &tree.cards[shown.card].version;
            (version.name, shown.state, version.published)
        });
        Listing {
            document: document.id.to_string(),
            title: front.title.clone(),
            agency: agency.map(|agency| agency.name.clone()),
            versions: versions.collect(),
        }
    };
    findings.sort();
    Ok(assemble::documents(&tree, instant, Drafts::Included).iter().map(listing).collect())
}

/// Everything that is due, by what is written so far; `None` where the settings cannot be read.
///
/// # Errors
/// When the machine refuses.
pub fn due(
    content: &Path,
    as_of: Option<Instant>,
    now: Instant,
    findings: &mut Findings,
) -> Result<Option<Due>, Failure> {
    let notes = Notes::default();
    let tree = read::read(content, &|_, record, version, _| notes.take(record, version), findings)?;
    findings.sort();
    Ok(tree.map(|tree| due::due(&tree, notes, as_of.or(tree.settings.as_of).unwrap_or(now))))
}

/// Whether a file lies, or would lie, in a folder that a build made, so that it could be published with it.
///
/// # Errors
/// When the machine refuses.
pub fn lies_in_site(file: &Path) -> Result<bool, Failure> {
    for folder in disk::real_path(file)?.ancestors().skip(1) {
        if spool::is_site(folder)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Compares two versions of a document; `None` where one of them is not there or has no items.
///
/// # Errors
/// When the machine refuses.
pub fn compare(
    content: &Path,
    document: &DocumentId,
    [before, after]: [VersionName; 2],
    findings: &mut Findings,
) -> Result<Option<Comparison>, Failure> {
    let Some(tree) = read::read(content, &|_, _, _, _| {}, findings)? else { return Ok(None) };
    let card = |name: VersionName| {
        let mut cards = tree.cards.iter();
        cards.find(|card| card.version.document == *document && card.version.name == name && !card.form.is_scan())
    };
    let (Some(earlier), Some(later)) = (card(before), card(after)) else { return Ok(None) };
    let records = [&tree.open(earlier)?, &tree.open(later)?];
    Ok(Some(Comparison::of([&earlier.version, &later.version], records, &later.title)))
}

/// Begins the next version of a document, before anything is written.
///
/// # Errors
/// When the machine refuses, or the document can have no next version.
pub fn revise(content: &Path, document: &DocumentId, is_draft: bool, now: Instant) -> Result<Revised, Failure> {
    let Some(tree) = read::read(content, &|_, _, _, _| {}, &mut Findings::default())? else {
        let cause = "site.toml を読み取れません。「juran check」で誤りを確かめてください。";
        return Err(Failure::at(revise::REFUSED, content, cause));
    };
    revise::next(&tree, document, is_draft, tree.settings.as_of.unwrap_or(now))
}

/// Reads the content and asks every rule about it; the instant is that of which the site tells.
fn checked(
    content: &Path,
    (as_of, now): (Option<Instant>, Instant),
    findings: &mut Findings,
) -> Result<Option<(SourceTree, Instant)>, Failure> {
    let instant = |settings: &Settings| as_of.or(settings.as_of).unwrap_or(now);
    let gleaning = check::Gleaning::default();
    let visit = |settings: &Settings, record: &Record, version: &Version, findings: &mut Findings| {
        gleaning.visit((settings, instant(settings)), record, version, findings);
    };
    let Some(tree) = read::read(content, &visit, findings)? else { return Ok(None) };
    let instant = instant(&tree.settings);
    gleaning.agree(instant, findings);
    Ok(Some((tree, instant)))
}

/// Output inside content or themes would be read as part of them by the next build, and they could be removed inside it.
fn keep_apart(request: &Request) -> Result<(), Failure> {
    let output = disk::real_path(request.output)?;
    for (source, name) in [(Some(request.content), "content"), (request.themes, "themes")] {
        let Some(source) = source.map(disk::real_path).transpose()? else { continue };
        if source.starts_with(&output) || output.starts_with(&source) {
            let cause = format!(
                "出力先と {name} フォルダーが、同じか、一方が他方の中にあります。--output で別の場所を示してください。"
            );
            return Err(Failure::at("作業を始められませんでした。", request.output, cause));
        }
    }
    Ok(())
}

fn refused(mut findings: Findings, outcome: Outcome) -> Built {
    findings.sort();
    Built { findings, outcome }
}

/// Why nothing may be written, if that is so: a leak over anything unreadable over a contradiction in what is public.
fn refusal(site: &Site, findings: &Findings) -> Option<Outcome> {
    if findings.has_error_of(Class::Leak) {
        return Some(Outcome::Leaked);
    }
    if findings.has_error_of(Class::Unreadable) {
        return Some(Outcome::Unreadable);
    }
    let shown = site.documents.iter().flat_map(|document| &document.versions).filter(|shown| shown.state.is_public());
    let versions = shown.map(|shown| &site.tree.cards[shown.card].version);
    let public: BTreeSet<_> =
        versions.map(|version| (version.document.to_string(), version.name.to_string())).collect();
    let is_public = |finding: &Finding| {
        let place = &finding.place;
        let named = place.document.clone().zip(place.version.clone());
        named.is_some_and(|named| public.contains(&named))
    };
    let contradicted = site.drafts == Drafts::Omitted
        && findings.iter().any(|finding| finding.is_error_of(Class::Contradicted) && is_public(finding));
    contradicted.then_some(Outcome::Contradicted)
}

fn summary(site: &Site) -> Summary {
    let versions: usize = site.documents.iter().map(|document| document.versions.len()).sum();
    let is_withdrawn = |card: &read::Card| site.tree.is_withdrawn(&card.version.document, site.instant);
    Summary {
        documents: site.documents.len(),
        versions,
        pages: site.plan.iter().flat_map(|group| &group.outputs).filter(|output| output.make.is_page()).count(),
        waiting: site.tree.cards.iter().filter(|card| !is_withdrawn(card)).count() - versions,
        instant: Some(site.instant),
        base_url: site.tree.settings.base_url.clone(),
        ..Summary::default()
    }
}
