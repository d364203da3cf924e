//! Looks at files that an author put beside a version: as words, as pages, as packages, as far as that goes.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::text::readings;

use super::Inspector;
use super::active::active_parts;
use super::leak::Leaks;
use super::package;
use super::rules::ACTIVE_ATTACHMENT;
use super::rules::UNSEARCHED;
use super::writing::Writing;

/// A file beside a version.
#[derive(Debug, Clone, Copy)]
pub struct Attached<'a> {
    /// Where it stands in the source, and which version it belongs to.
    pub place: &'a Place,
    /// Path in the output.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether the version has words that may not be published.
    pub has_secrets: bool,
}

/// How files begin whose words stand in them in other ways than as text.
const OPAQUE: &[&[u8]] = &[
    b"%PDF",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"RIFF",
    b"BM",
    b"\xD0\xCF\x11\xE0",
    b"{\\rtf",
    b"%!PS",
    b"\x1F\x8B",
];

/// Endings of files that are text, but carry words in other ways.
const CODED: &[&str] = &["eml", "mht", "mhtml", "vcf", "ps", "eps"];

/// Endings of files that a browser opens as a page.
const PAGES: &[&str] = &["html", "htm", "xhtml", "xht", "shtml", "svg", "xml"];

impl Inspector<'_> {
    /// Inspects a file that an author put beside a version.
    pub fn attached(&self, file: &Attached, findings: &mut Findings) {
        let ending = file.path.rsplit('.').next().unwrap_or_default();
        let mut leaks = Leaks::new();
        self.guard.search(file.path, Writing::Name, &mut leaks);
        let mut show = |text: &str, writing| self.guard.search(text, writing, &mut leaks);
        let is_searched = if package::is_package(file.bytes) {
            package::read(file.bytes, &mut show)
        } else if OPAQUE.iter().any(|mark| file.bytes.starts_with(mark)) {
            show(&String::from_utf8_lossy(file.bytes), Writing::Noise);
            false
        } else {
            let found = readings(file.bytes);
            let is_text = found.is_text || file.bytes.is_empty();
            found.texts.iter().for_each(|text| show(text, if is_text { writing(ending) } else { Writing::Noise }));
            if PAGES.contains(&ending) {
                report_active(file, &found.texts, ending == "xml", findings);
            }
            is_text && !CODED.contains(&ending)
        };
        super::report(&leaks, file.place, file.path, findings);
        if !is_searched && file.has_secrets {
            report_unsearched(file, findings);
        }
    }
}

fn writing(ending: &str) -> Writing {
    match ending {
        "json" => Writing::Json,
        _ if PAGES.contains(&ending) => Writing::Markup,
        _ => Writing::Plain,
    }
}

fn report_active(file: &Attached, texts: &[String], is_xml: bool, findings: &mut Findings) {
    let parts: BTreeSet<String> = texts.iter().flat_map(|text| active_parts(text, is_xml)).collect();
    let parts: Vec<String> = parts.into_iter().take(5).collect();
    if !parts.is_empty() {
        let message = format!("添付のファイルに、読む人の機械で動くもの（{}）が書かれています。", parts.join("、"));
        let remedy = "動くものを除いて保存し直すか、PDF に書き出したものを添付してください。";
        findings.add(&ACTIVE_ATTACHMENT, file.place.clone(), message, remedy);
    }
}

fn report_unsearched(file: &Attached, findings: &mut Findings) {
    let message =
        "このファイルの中の言葉は読み取れないため、伏せた言葉や覚え書きが含まれていないことを確かめていません。";
    let remedy = "ファイルを開き、伏せた言葉が本文・図・作成者などの情報のどこにもないことを、目で確かめてください。";
    findings.add(&UNSEARCHED, file.place.clone(), message, remedy);
}
