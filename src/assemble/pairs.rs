//! Which versions of a document are compared, and where.

use crate::model::State;
use crate::model::Version;
use crate::read::SourceTree;

use super::document::Document;

/// Pairs of versions that are compared, earlier before later: neighbours, every version with the one published before
/// it, past the drafts of both, every draft with the version decided before it, and every one with the one in front.
///
/// Their number grows with that of the versions. What is known only as files, or was filled into a form of another id,
/// cannot be compared.
pub(super) fn pairs(tree: &SourceTree, document: &Document) -> Vec<[usize; 2]> {
    let card = |at: usize| &tree.cards[document.versions[at].card];
    let comparable = comparable(tree, document);
    let decided: Vec<usize> = comparable.iter().copied().filter(|at| !card(*at).version.name.is_draft()).collect();
    let neighbours = |places: &[usize]| -> Vec<[usize; 2]> {
        places.windows(2).filter_map(|pair| <[usize; 2]>::try_from(pair).ok()).collect()
    };
    let is_draft = |at: &&usize| card(**at).version.name.is_draft();
    let of_drafts = comparable.iter().filter(is_draft).filter_map(|draft| {
        let before = decided.iter().rfind(|before| *before < draft)?;
        Some([*before, *draft])
    });
    let to_front = comparable.iter().filter(|at| **at < document.front).map(|at| [*at, document.front]);
    let mut pairs: Vec<[usize; 2]> =
        neighbours(&comparable).into_iter().chain(neighbours(&decided)).chain(of_drafts).chain(to_front).collect();
    pairs.retain(|[before, after]| card(*before).form.id == card(*after).form.id && !card(*after).form.is_scan());
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs that were compared while another version was in front: what stood at their addresses is read on from the earlier
/// version to the one in front now.
pub(super) fn past_pairs(tree: &SourceTree, document: &Document) -> Vec<[usize; 2]> {
    let card = |at: usize| &tree.cards[document.versions[at].card];
    let today = &document.pairs;
    let comparable = comparable(tree, document);
    let was_in_front = |at: &&usize| **at < document.front && document.versions[**at].state == State::Past;
    let mut past = Vec::new();
    for after in comparable.iter().filter(was_in_front) {
        let earlier = comparable.iter().take_while(|before| *before < after);
        past.extend(earlier.map(|before| [*before, *after]));
    }
    past.retain(|pair| {
        let leads_on = today.binary_search(&[pair[0], document.front]).is_ok();
        leads_on && today.binary_search(pair).is_err() && card(pair[0]).form.id == card(pair[1]).form.id
    });
    past
}

/// The version from which changes are told on the pages of a version: the one before it, and of one that was decided the
/// last that was decided before it. It is one of its pairs.
pub fn compared_with(tree: &SourceTree, document: &Document, at: usize) -> Option<usize> {
    let card = |at: usize| &tree.cards[document.versions[at].card];
    let is_draft = card(at).version.name.is_draft();
    let mut earlier = comparable(tree, document).into_iter().filter(|other| *other < at);
    let before = earlier.rfind(|other| is_draft || !card(*other).version.name.is_draft())?;
    (card(before).form.id == card(at).form.id && !card(at).form.is_scan()).then_some(before)
}

/// Places of the versions that can be compared, in their order.
fn comparable(tree: &SourceTree, document: &Document) -> Vec<usize> {
    if document.id.is_single() || document.standing.is_some() {
        return Vec::new();
    }
    let places = 0..document.versions.len();
    places.filter(|at| !tree.cards[document.versions[*at].card].form.is_scan()).collect()
}

/// What people call it.
pub fn compare_title(before: &Version, after: &Version) -> String {
    format!("{}から{}までに変わったこと", before.name.called(), after.name.called())
}

/// Where it stands what changed from one version to another: `/assessments/kaigo/compare/1/2/`.
pub fn compare_address(before: &Version, after: &Version) -> String {
    format!("{}compare/{}/{}/", after.document.address(), before.name, after.name)
}
