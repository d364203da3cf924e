//! A published version as a bag (BagIt 1.0, RFC 8493): what archives take in, checked with their tools or with
//! `sha256sum` alone.

use std::collections::BTreeMap;

use crate::archive::Entry;
use crate::archive::PAYLOAD;

use super::package::Files;
use super::package::sums;

const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// What a bag says of itself in `bag-info.txt`.
pub(super) struct About<'a> {
    /// The public body.
    pub(super) body: &'a str,
    /// Where the version stands on the site.
    pub(super) address: &'a str,
    /// The entry of the ledger that vouches for it.
    pub(super) entry: Option<&'a Entry>,
}

/// All files of a bag: the payload below its folder, tags beside it, and the lists of both.
pub(super) fn bag<'f>(payload: &Files<'f>, tags: &Files<'f>, about: &About) -> BTreeMap<String, Vec<u8>> {
    let payload: Files = payload.iter().map(|(path, bytes)| (format!("{PAYLOAD}{path}"), *bytes)).collect();
    let own = [
        ("bagit.txt", DECLARATION.to_owned()),
        ("bag-info.txt", info(&payload, about)),
        ("manifest-sha256.txt", sums(&payload)),
    ];
    let mut tags = tags.clone();
    tags.extend(own.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes())));
    let listed = sums(&tags);
    tags.insert("tagmanifest-sha256.txt".to_owned(), listed.as_bytes());
    tags.into_iter().chain(payload).map(|(path, bytes)| (path, bytes.to_vec())).collect()
}

fn info(payload: &Files, about: &About) -> String {
    let octets: usize = payload.values().map(|bytes| bytes.len()).sum();
    let mut lines = vec![
        ("Source-Organization", about.body.to_owned()),
        ("External-Identifier", about.address.to_owned()),
        ("Payload-Oxum", format!("{octets}.{}", payload.len())),
    ];
    if let Some(entry) = about.entry {
        lines.push(("External-Description", entry.title.clone()));
        lines.push(("Internal-Sender-Identifier", format!("{}/{}", entry.document, entry.version)));
        lines.push(("Internal-Sender-Description", format!("公表台帳 第{}号", entry.entry)));
        lines.extend(entry.recorded_at().map(|at| ("Bagging-Date", at.date().iso())));
    }
    lines.sort_unstable();
    lines.iter().map(|(label, value)| format!("{label}: {}\n", on_one_line(value))).collect()
}

/// A line of a tag file ends where the line ends.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
