//! Files that a version has once it is in the ledger.

use crate::archive::ADDED;
use crate::archive::Archive;
use crate::archive::LEDGER;
use crate::archive::Line;
use crate::archive::Piece;
use crate::read::Card;

use super::output::Make;
use super::output::Output;

/// Where it stands how to verify what was published.
pub const VERIFYING: &str = "/verify/";

/// Address of a file as it was before a correction, by the number of the entry that vouches for it.
pub fn former_address(card: &Card, entry: usize, piece: &Piece) -> String {
    format!("{}corrected/{entry}/{}", card.version.address(), piece.path)
}

/// The digests, the package, files that were added, and files as they were before corrections.
pub(super) fn outputs(archive: &Archive, card: &Card) -> Vec<Output> {
    let Some(frozen) = archive.frozen(&card.version.document, card.version.name) else { return Vec::new() };
    let address = card.version.address();
    let mut outputs = vec![
        Output::file(&format!("{address}SHA256SUMS"), Make::Sums),
        Output::file(&format!("{address}{}.zip", card.version.file_stem()), Make::Bundle),
    ];
    let added = frozen.pieces.values().filter(|piece| piece.path.starts_with(ADDED));
    outputs.extend(added.map(|piece| Output::file(&format!("{address}{}", piece.path), kept(piece))));
    for entry in frozen.corrected.iter().filter(|entry| !archive.hides(**entry)) {
        let pieces = archive.ledger.entry(*entry).into_iter().flat_map(|entry| &entry.files);
        outputs.extend(pieces.map(|piece| Output::file(&former_address(card, *entry, piece), kept(piece))));
    }
    outputs
}

fn kept(piece: &Piece) -> Make {
    Make::Kept(piece.sha256.clone())
}

/// The ledger, and how to verify what it vouches for; nothing before the first publication.
pub(super) fn of_site(lines: &[Line]) -> Vec<Output> {
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Output::page(VERIFYING, Make::Verifying), Output::file(LEDGER, Make::Ledger)]
}
