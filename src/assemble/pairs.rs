//! Which versions of a document are compared, and where.

use crate::model::Version;
use crate::read::SourceTree;

use super::document::Document;

/// Pairs of versions that are compared, earlier before later: neighbours, with drafts and without, and
/// every one with the one in front.
///
/// Their number grows with that of the versions. What is known only as files, or was filled into a form of another id,
/// cannot be compared.
pub fn pairs(tree: &SourceTree, document: &Document) -> Vec<[usize; 2]> {
    let card = |at: usize| &tree.cards[document.versions[at].card];
    if document.id.is_single() || document.standing.is_some() {
        return Vec::new();
    }
    let comparable: Vec<usize> = (0..document.versions.len()).filter(|at| !card(*at).form.is_scan()).collect();
    let neighbours = comparable.windows(2).filter_map(|pair| <[usize; 2]>::try_from(pair).ok());
    // A version is compared with the one before it as well, not only with the draft that it came of.
    let settled: Vec<usize> = comparable.iter().copied().filter(|at| !card(*at).version.name.is_draft()).collect();
    let settled = settled.windows(2).filter_map(|pair| <[usize; 2]>::try_from(pair).ok());
    let to_front = comparable.iter().filter(|at| **at < document.front).map(|at| [*at, document.front]);
    let mut pairs: Vec<[usize; 2]> = neighbours.chain(settled).chain(to_front).collect();
    pairs.retain(|[before, after]| card(*before).form.id == card(*after).form.id && !card(*after).form.is_scan());
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Where it stands what changed from one version to another: `/assessments/kaigo/compare/1/2/`.
pub fn compare_address(before: &Version, after: &Version) -> String {
    format!("{}compare/{}/{}/", after.document.address(), before.name, after.name)
}
