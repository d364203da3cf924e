//! Files that a version has once it is in the ledger.

use std::collections::BTreeSet;

use crate::archive::ADDED;
use crate::archive::Archive;
use crate::archive::LEDGER;
use crate::archive::Line;
use crate::archive::Piece;
use crate::archive::Voucher;
use crate::archive::Vouchers;
use crate::archive::signers_place;
use crate::model::Format;
use crate::model::Version;
use crate::read::Card;

use super::output::Make;
use super::output::Output;

/// Where it stands what was done so that everyone can read the site.
pub const ACCESSIBILITY: &str = "/accessibility/";

/// Where it stands how to verify what was published.
pub const VERIFYING: &str = "/verify/";

/// Address of a file as it was before a correction, by the number of the entry that vouches for it.
pub fn former_address(card: &Card, entry: usize, piece: &Piece) -> String {
    format!("{}corrected/{entry}/{}", card.version.address(), piece.path)
}

/// What the names of the files of a version begin with: what they were published under, whatever it is called today.
pub(super) fn stem(archive: &Archive, card: &Card) -> String {
    let version = &card.version;
    let names = archive.names_of(&version.document, version.name);
    names.map_or_else(|| version.file_stem(), |(document, _)| Version { document, ..version.clone() }.file_stem())
}

/// Name of the text edition.
pub fn text_name(archive: &Archive, card: &Card) -> String {
    format!("{}.txt", stem(archive, card))
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
    // The formats are made of the text: those of a former one are not those of the version.
    let formats = Format::ALL.map(|format| format!("{}{}", stem(archive, card), format.ending()));
    let mut places: BTreeSet<&str> = frozen.pieces.keys().chain(&formats).map(String::as_str).collect();
    for former in frozen.corrected.iter().rev().filter(|former| former.is_shown) {
        for piece in archive.ledger.entry(former.entry).into_iter().flat_map(|entry| &entry.files) {
            outputs.push(Output::file(&former_address(card, former.entry, piece), kept(piece)));
            // A file that a correction left out goes on answering where it stood.
            if places.insert(&piece.path) {
                outputs.push(Output::file(&format!("{address}{}", piece.path), kept(piece)));
            }
        }
    }
    let names = archive.names_of(&card.version.document, card.version.name);
    if let Some((former, _)) = names.filter(|(document, _)| *document != card.version.document) {
        let address = format!("{}{}/", former.address(), card.version.name);
        let pieces = frozen.pieces.values();
        outputs.extend(pieces.map(|piece| Output::file(&format!("{address}{}", piece.path), kept(piece))));
    }
    outputs
}

fn kept(piece: &Piece) -> Make {
    Make::Kept(piece.sha256.clone())
}

/// The ledger with what vouches for its entries, and how to verify it; nothing before the first publication.
pub(super) fn of_site(lines: &[Line], vouchers: &Vouchers) -> Vec<Output> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut outputs = vec![Output::page(VERIFYING, Make::Verifying), Output::file(LEDGER, Make::Ledger)];
    let all = || lines.iter().flat_map(|line| Voucher::ALL.map(|voucher| (voucher, &line.seal)));
    for (voucher, seal) in all().filter(|(voucher, seal)| vouchers.of(*voucher, seal).is_some()) {
        outputs.push(Output::file(&voucher.place(seal), Make::Voucher(voucher, seal.clone())));
    }
    if outputs.iter().any(|output| matches!(output.make, Make::Voucher(Voucher::Signature, _))) {
        outputs.push(Output::file(&signers_place(), Make::Signers));
    }
    outputs
}
