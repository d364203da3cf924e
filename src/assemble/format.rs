//! Which formats a version has, and where their files stand.

use crate::model::Format;
use crate::read::Card;
use crate::read::SourceTree;

use super::Downloads;
use super::output::Make;
use super::output::Output;
use super::published::stem;

/// The formats of a version with the names of their files; where only files are left of one, there are none.
///
/// What was published with the version is there at every build.
pub fn formats(tree: &SourceTree, card: &Card, downloads: Downloads) -> Vec<(Format, String)> {
    if card.form.is_scan() {
        return Vec::new();
    }
    let stem = stem(&tree.archive, card);
    let frozen = tree.archive.frozen(&card.version.document, card.version.name);
    let named = Format::ALL.map(|format| (format, format!("{stem}{}", format.ending())));
    let is_there = |(format, name): &(Format, String)| {
        let is_wanted = tree.settings.downloads.contains(format) && fits(*format, card);
        let is_made = is_wanted && (format.is_quick() || downloads == Downloads::Included);
        is_made || frozen.is_some_and(|frozen| frozen.pieces.contains_key(name))
    };
    named.into_iter().filter(is_there).collect()
}

/// The files of a version in its formats.
pub(super) fn outputs(tree: &SourceTree, card: &Card, downloads: Downloads) -> Vec<Output> {
    let address = card.version.address();
    let formats = formats(tree, card, downloads).into_iter();
    formats.map(|(format, name)| Output::file(&format!("{address}{name}"), Make::Download(format))).collect()
}

/// Whether files of a site that are no version are made on paper, too.
pub(super) fn has_paper(tree: &SourceTree, downloads: Downloads) -> bool {
    cfg!(feature = "pdf") && downloads == Downloads::Included && tree.settings.downloads.contains(&Format::Paper)
}

/// Whether this program makes a format of such a version.
fn fits(format: Format, card: &Card) -> bool {
    match format {
        Format::Paper => cfg!(feature = "pdf"),
        // The stages of a document share one page, which no book has.
        Format::ElectronicBook => card.version.name.as_stage().is_none(),
        _ => true,
    }
}
