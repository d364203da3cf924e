//! A published version as one package.

use std::collections::BTreeMap;

use crate::archive::LEDGER_LINES;
use crate::archive::Line;
use crate::archive::Voucher;
use crate::archive::signers_place;
use crate::assemble::Site;
use crate::assemble::text_name;
use crate::fingerprint::short;
use crate::model::Format;
use crate::read::Card;

use super::bag;
use super::package::Files;
use super::package::for_desks;
use super::package::package;

/// How to verify a package, for whoever opens it.
const README: &str = include_str!("bundle-readme.txt");

/// Lines of the text edition that begin so.
const BODY: &str = "団体: ";
const ADDRESS: &str = "アドレス: ";

/// The files of a version in one folder, with their digests, their entries of the ledger, and how to verify them.
///
/// Order, times and modes follow from the content alone, so that the same version is the same package everywhere.
pub fn bundle(site: &Site, card: &Card, files: &Files) -> Vec<u8> {
    let lines = lines_of(site, card);
    let vouching = vouching(site, &lines);
    let lines: Vec<u8> = lines.into_iter().flat_map(|line| line.bytes.iter().copied()).collect();
    let text = Stated::of(site, card, files);
    let readme = readme(site, card, (&text, files));
    let mut tags: Files = vouching.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
    tags.insert(LEDGER_LINES.to_owned(), &lines);
    tags.insert("README.txt".to_owned(), &readme);
    let entry = site.line_of(card).map(|line| &line.entry);
    let about = bag::About { body: &text.body, address: &text.address, entry };
    let bag = bag::bag(files, &tags, &about);
    let bag = bag.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
    package(&card.version.file_stem(), &bag, card.version.published)
}

/// What the frozen text says of where it comes from: what is called otherwise since changes nothing in a package that
/// somebody keeps.
struct Stated {
    name: String,
    body: String,
    address: String,
}

impl Stated {
    fn of(site: &Site, card: &Card, files: &Files) -> Self {
        let name = text_name(&site.tree.archive, card);
        let text = files.get(&name).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        let line = |label: &str| text.lines().find_map(|line| line.strip_prefix(label)).unwrap_or_default().to_owned();
        Self { body: line(BODY), address: line(ADDRESS), name }
    }
}

/// The entries of a version.
fn lines_of<'s>(site: &'s Site, card: &Card) -> Vec<&'s Line> {
    let archive = &site.tree.archive;
    let Some(names) = archive.names_of(&card.version.document, card.version.name) else { return Vec::new() };
    archive.ledger.lines_of_version(&names).collect()
}

/// What vouches for the very entries of a version, and whose signatures count.
fn vouching(site: &Site, lines: &[&Line]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (line, voucher) in lines.iter().flat_map(|line| Voucher::ALL.map(|voucher| (line, voucher))) {
        if let Some(bytes) = site.tree.archive.vouchers.of(voucher, &line.seal) {
            files.insert(voucher.place(&line.seal), bytes.to_vec());
            if voucher == Voucher::Signature {
                files.insert(signers_place(), site.signers().text().into_bytes());
            }
        }
    }
    files
}

/// A line for every format in which the version is in the package.
fn formats(text: &Stated, files: &Files) -> String {
    let stem = text.name.trim_end_matches(".txt");
    let named = Format::ALL.map(|format| (format, format!("{stem}{}", format.ending())));
    let held = named.iter().filter(|(_, name)| files.contains_key(name));
    let line = |(format, name): &(Format, String)| {
        let back = match format {
            Format::Desk => "。「juran import table」で、原稿に戻せます（公表しない言葉は、入っていません）",
            _ => "",
        };
        format!("data/{name}　{}（{}）{back}\n", format.label(), format.kind())
    };
    held.map(line).collect()
}

fn readme(site: &Site, card: &Card, (text, files): (&Stated, &Files)) -> Vec<u8> {
    let line = site.line_of(card);
    let entry = line.map_or_else(|| "－".to_owned(), |line| format!("第{}号", line.entry.entry));
    let seal = line.map_or("－", |line| &line.seal);
    let fingerprint = line.map_or("－", |line| &line.entry.fingerprint);
    let filled = README
        .replace("{title}", line.map_or("", |line| &line.entry.title))
        .replace("{body}", &text.body)
        .replace("{address}", &text.address)
        .replace("{text}", &text.name)
        .replace("{formats}", &formats(text, files))
        .replace("{lines}", LEDGER_LINES)
        .replace("{entry}", &entry)
        .replace("{seal}", seal)
        .replace("{short}", &short(fingerprint))
        .replace("{fingerprint}", fingerprint);
    for_desks(&filled)
}

/// The ledger.
pub fn ledger(site: &Site) -> String {
    let bytes: Vec<u8> = site.lines().iter().flat_map(|line| line.bytes.iter().copied()).collect();
    String::from_utf8(bytes).expect("entries are text")
}
