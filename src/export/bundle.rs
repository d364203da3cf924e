//! A published version as one package, and the list of digests that goes with it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Write;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::archive::LEDGER_LINES;
use crate::archive::Line;
use crate::archive::Voucher;
use crate::archive::signers_place;
use crate::assemble::Site;
use crate::assemble::text_name;
use crate::fingerprint::sha256;
use crate::fingerprint::short;
use crate::read::Card;

/// How to verify a package, for whoever opens it.
const README: &str = include_str!("bundle-readme.txt");

/// Lines of the text edition that begin so.
const BODY: &str = "団体: ";
const ADDRESS: &str = "アドレス: ";

/// Files of a version by path inside it.
type Files<'a> = BTreeMap<String, &'a [u8]>;

/// `SHA256SUMS`: a digest and a path a line, as `sha256sum -c` reads them.
pub fn sums(files: &Files) -> String {
    files.iter().map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))).collect()
}

/// The files of a version in one folder, with their digests, their entries of the ledger, and how to verify them.
///
/// Order, times and modes follow from the content alone, so that the same version is the same package everywhere.
pub fn bundle(site: &Site, card: &Card, files: &Files) -> Vec<u8> {
    let lines = lines_of(site, card);
    let vouching = vouching(site, &lines);
    let lines: Vec<u8> = lines.into_iter().flat_map(|line| line.bytes.iter().copied()).collect();
    let readme = readme(site, card, files);
    let mut all = files.clone();
    all.insert(LEDGER_LINES.to_owned(), &lines);
    all.extend(vouching.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())));
    all.insert("README.txt".to_owned(), readme.as_bytes());
    let sums = sums(&all);
    all.insert("SHA256SUMS".to_owned(), sums.as_bytes());
    let day = card.version.published.and_then(|day| Some((day.year(), day.month(), day.day()?)));
    let time = day.and_then(|(year, month, day)| {
        let small = |number: i64| u8::try_from(number).ok();
        let year = u16::try_from(year).ok()?;
        DateTime::from_date_and_time(year, small(month.into())?, small(day.into())?, 0, 0, 0).ok()
    });
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default())
        .unix_permissions(0o644);
    let folder = card.version.file_stem();
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let written = all.iter().try_for_each(|(path, bytes)| {
        package.start_file(format!("{folder}/{path}"), options)?;
        package.write_all(bytes).map_err(zip::result::ZipError::from)
    });
    let package = written.and_then(|()| package.finish());
    package.expect("writing to memory cannot fail").into_inner()
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

/// With line ends and a mark that every desk reads rightly.
///
/// It says what the frozen text says: what is called otherwise since changes nothing in a package that somebody keeps.
fn readme(site: &Site, card: &Card, files: &Files) -> String {
    let text_name = text_name(&site.tree.archive, card);
    let text = files.get(&text_name).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let stated = |label: &str| text.lines().find_map(|line| line.strip_prefix(label)).unwrap_or_default().to_owned();
    let line = site.line_of(card);
    let entry = line.map_or_else(|| "－".to_owned(), |line| format!("第{}号", line.entry.entry));
    let seal = line.map_or("－", |line| &line.seal);
    let fingerprint = line.map_or("－", |line| &line.entry.fingerprint);
    let filled = README
        .replace("{title}", line.map_or("", |line| &line.entry.title))
        .replace("{body}", &stated(BODY))
        .replace("{address}", &stated(ADDRESS))
        .replace("{text}", &text_name)
        .replace("{lines}", LEDGER_LINES)
        .replace("{entry}", &entry)
        .replace("{seal}", seal)
        .replace("{short}", &short(fingerprint))
        .replace("{fingerprint}", fingerprint);
    format!("\u{FEFF}{}", filled.replace('\n', "\r\n"))
}

/// The ledger.
pub fn ledger(site: &Site) -> String {
    let bytes: Vec<u8> = site.lines().iter().flat_map(|line| line.bytes.iter().copied()).collect();
    String::from_utf8(bytes).expect("entries are text")
}
