//! Two versions of a document in a content folder, and what may be written about them.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::assemble;
use crate::assemble::Document;
use crate::assemble::Drafts;
use crate::assemble::Shown;
use crate::assemble::compared_with;
use crate::compare::Comparison;
use crate::failure::Failure;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::form::Form;
use crate::model::DocumentId;
use crate::model::State;
use crate::model::Version;
use crate::model::VersionName;
use crate::read;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;

use super::ACTION;
use super::Asked;
use super::Proposal;
use super::Source;
use super::propose;

/// Rows and questions on what changed between two versions, and where they are to be written.
#[derive(Debug)]
pub struct Proposed {
    /// The rows and questions.
    pub proposal: Proposal,
    /// The folder of the later version.
    pub folder: PathBuf,
    /// Its form.
    pub form: Arc<Form>,
}

/// Proposes what the files of the later version should say of its changes; `None` as for `compare`. Writes nothing.
///
/// # Errors
/// When the machine refuses, when the later version is public or tells its changes from another one, or when one of the
/// two cannot be read whole.
pub fn proposed(
    content: &Path,
    document: &DocumentId,
    [before, after]: [VersionName; 2],
    (as_of, now): (Option<Instant>, Instant),
) -> Result<Option<Proposed>, Failure> {
    let mut findings = Findings::default();
    let Some(tree) = read::read(content, &|_, _, _, _| {}, &mut findings)? else { return Ok(None) };
    let instant = as_of.or(tree.settings.as_of).unwrap_or(now);
    let place = |name: VersionName| {
        let is_it = |card: &Card| card.version.document == *document && card.version.name == name;
        tree.cards.iter().position(|card| is_it(card) && !card.form.is_scan())
    };
    let (Some(earlier), Some(later)) = (place(before), place(after)) else { return Ok(None) };
    let sources = sources(&tree, [earlier, later], (instant, &findings))?;
    let (earlier, later) = (&tree.cards[earlier], &tree.cards[later]);
    let (old, new) = (tree.open(earlier)?, tree.open(later)?);
    let comparison = Comparison::of([&earlier.version, &later.version], [&old, &new], &later.title);
    let day = later.version.effective.or(later.version.published);
    let asked = Asked { comparison: &comparison, before: &old, after: &new, day };
    let proposal = propose(&asked, &sources)?;
    Ok(Some(Proposed { proposal, form: Arc::clone(&later.form), folder: tree.folder_of(later) }))
}

/// Whether a version has been published: by the ledger where there is one, whatever its days say.
fn is_public(tree: &SourceTree, shown: Shown) -> bool {
    let version = &tree.cards[shown.card].version;
    let is_frozen = tree.archive.frozen(&version.document, version.name).is_some();
    is_frozen || shown.state == State::Consulted || (tree.archive.is_empty() && shown.state.is_public())
}

/// The version from which the table of another tells its changes: the last one that was decided before it, also for
/// drafts, whose rows go over to the version that they become.
fn told_from(tree: &SourceTree, document: &Document, at: usize) -> Option<VersionName> {
    let name = |at: usize| tree.cards[document.versions[at].card].version.name;
    let first = compared_with(tree, document, at)?;
    let mut earlier = std::iter::successors(Some(first), |at| compared_with(tree, document, *at));
    Some(name(earlier.find(|at| !name(*at).is_draft()).unwrap_or(first)))
}

/// Why nothing is written where another version is to be compared with.
fn other_base(base: Option<VersionName>, later: &Version) -> String {
    let Some(base) = base else {
        return format!("{}には、変更を述べる元になる、前の版がありません。", later.name.called());
    };
    format!(
        "{}の変更箇所の表は、{}からの変更を述べるものです。「juran compare {} {base} {} --write」を実行してください。",
        later.name.called(),
        base.called(),
        later.document,
        later.name
    )
}

/// The TOML files of the later version; a failure where nothing may be written into them.
fn sources(
    tree: &SourceTree,
    [earlier, later]: [usize; 2],
    (instant, findings): (Instant, &Findings),
) -> Result<Vec<Source>, Failure> {
    let documents = assemble::documents(tree, instant, Drafts::Included);
    let holding = documents.iter().find_map(|document| {
        let at = document.versions.iter().position(|shown| shown.card == later)?;
        Some((document, at))
    });
    let is_public = holding.is_some_and(|(document, at)| is_public(tree, document.versions[at]));
    let base = holding.and_then(|(document, at)| told_from(tree, document, at));
    let (earlier, later) = (&tree.cards[earlier], &tree.cards[later]);
    let folder = tree.folder_of(later);
    let refused = |cause: &str| Failure::at(ACTION, &folder, cause);
    if is_public {
        let cause = "この版はすでに公表されているため、書き換えられません。次の版で直してください。";
        return Err(refused(cause));
    }
    if base != Some(earlier.version.name) {
        return Err(refused(&other_base(base, &later.version)));
    }
    let is_of_them = |place: &Place| {
        let is_of = |card: &Card| {
            let own = card.version.place();
            place.document == own.document && place.version == own.version
        };
        is_of(earlier) || is_of(later)
    };
    let is_broken = findings.iter().any(|one| one.is_error_of(Class::Unreadable) && is_of_them(&one.place));
    if is_broken || !earlier.whole || !later.whole {
        let cause = "二つの版のどちらかに、読み取れない記載があります。「juran check」で誤りを確かめ、直してから、もう一度実行してください。";
        return Err(refused(cause));
    }
    let sources = tree.toml_files(later)?.into_iter().map(|(name, bytes)| match String::from_utf8(bytes) {
        Ok(text) => Ok(Source { name, text }),
        Err(_) => Err(refused(&format!("{name} が UTF-8 で書かれていません。UTF-8 で保存してください。"))),
    });
    sources.collect()
}
