//! Which file fits a reader: what people need files for, and which files answer that.

use serde::Serialize;

use crate::archive::ADDED;
use crate::fingerprint;

use super::book::Download;
use super::book::files;
use super::view::FileView;

/// What people need, in the order in which a page asks for it.
const NEEDS: [&str; 6] = ["reading", "paper", "tables", "programs", "offline", "keeping"];

/// Ends of the names of files, the longer ones first: the needs that such a file answers, and as what it does so.
const ANSWERS: [(&str, &[(&str, &str)]); 10] = [
    ("-items.xlsx", &[("tables", "workbook")]),
    ("-plain.csv", &[("programs", "plain")]),
    ("-cp932.csv", &[("tables", "legacy")]),
    ("data.json", &[("programs", "data")]),
    (".epub", &[("reading", "book")]),
    (".xlsx", &[("tables", "form")]),
    (".txt", &[("reading", "text")]),
    (".pdf", &[("paper", "paper")]),
    (".csv", &[("tables", "desk")]),
    (".zip", &[("offline", "package"), ("keeping", "bag")]),
];

/// A need with everything that answers it.
#[derive(Debug, Serialize)]
pub(super) struct NeedView {
    pub(super) code: &'static str,
    pub(super) answers: Vec<AnswerView>,
}

/// A file as it answers a need; without a file it is the site itself.
#[derive(Debug, Serialize)]
pub(super) struct AnswerView {
    /// As what it answers.
    pub(super) code: &'static str,
    pub(super) href: String,
    pub(super) file: Option<FileView>,
}

/// A file as a row of the table of all.
#[derive(Debug, Serialize)]
pub(super) struct FitView {
    /// As what it is of use first; empty where that is not known.
    code: &'static str,
    /// The beginning of its digest.
    fingerprint: String,
    #[serde(flatten)]
    file: FileView,
}

/// What people may need that the site, where the version is read, or one of these files answers.
pub(super) fn needs(site_href: &str, downloads: &[Download]) -> Vec<NeedView> {
    let files = files(downloads);
    let answered = |need: &'static str| {
        let site = (need == NEEDS[0]).then(|| AnswerView { code: "site", href: site_href.to_owned(), file: None });
        let of_file = |file: &FileView| {
            let (_, code) = answers(&file.href).iter().find(|(answered, _)| *answered == need)?;
            Some(AnswerView { code, href: file.href.clone(), file: Some(file.clone()) })
        };
        NeedView { code: need, answers: site.into_iter().chain(files.iter().filter_map(of_file)).collect() }
    };
    NEEDS.into_iter().map(answered).filter(|need| !need.answers.is_empty()).collect()
}

/// What people may need that the page of a consultation, its bundle, or a file of it alone answers.
pub(super) fn needs_of_call(href: &str, bundle: &Download, has_single: bool) -> Vec<NeedView> {
    let need = |code, of: &'static str, href: &str| NeedView {
        code,
        answers: vec![AnswerView { code: of, href: href.to_owned(), file: None }],
    };
    let mut offline = need("offline", "bundle", &bundle.address);
    offline.answers[0].file = files(std::slice::from_ref(bundle)).pop();
    let alone = has_single.then(|| need("alone", "alone", "#_single"));
    [need("reading", "site", href), offline].into_iter().chain(alone).collect()
}

/// The needs that a file answers; what was added to a version afterwards is of use as its own name says.
fn answers(address: &str) -> &'static [(&'static str, &'static str)] {
    let is_added = address.rsplit('/').nth(1) == Some(ADDED.trim_end_matches('/'));
    let mut ends = ANSWERS.iter().filter(|_| !is_added);
    ends.find(|(end, _)| address.ends_with(end)).map_or(&[], |(_, answers)| answers)
}

/// All files, each with what it is good for.
pub(super) fn fitting(downloads: &[Download]) -> Vec<FitView> {
    let row = |file: FileView| FitView {
        code: answers(&file.href).first().map_or("", |(_, code)| code),
        fingerprint: fingerprint::short(&file.sha256),
        file,
    };
    files(downloads).into_iter().map(row).collect()
}
