//! Holds the pages of two sites against each other: the same addresses, and the same words in `<main>`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// Pages whose words are compared; more would say the same.
const SAMPLE: usize = 400;
/// Letters of the shortest fingerprint: `3B54-047E-F326`.
const FINGERPRINT: usize = 14;
/// Least share of equal words of all pages together.
const LEAST: f64 = 0.98;
/// Least share of equal words of any page.
const LEAST_OF_PAGE: f64 = 0.90;

/// How far two sites agree.
#[derive(Debug)]
pub(crate) struct Parity {
    pages: usize,
    compared: usize,
    letters: usize,
    share: f64,
    lowest: (f64, String),
}

impl Parity {
    /// In words.
    pub(crate) fn told(&self) -> String {
        format!(
            "ページのアドレスは、{}個全てが同じです。うち{}ページの本文（main の{}字）を比べ、{:.2}％が同じ言葉でした（最も低いページは {} の{:.2}％）。",
            self.pages,
            self.compared,
            self.letters,
            self.share * 100.0,
            self.lowest.1,
            self.lowest.0 * 100.0
        )
    }
}

/// Compares two outputs; those that differ too much are told instead.
pub(crate) fn compare(own: &Path, other: &Path) -> Result<Parity, String> {
    let pages = pages(own).map_err(|cause| cause.to_string())?;
    let others = self::pages(other).map_err(|cause| cause.to_string())?;
    if pages != others {
        let differing: Vec<&String> = pages.symmetric_difference(&others).take(5).collect();
        return Err(format!("一方にしかないページがあります（{}対{}）: {differing:?}", pages.len(), others.len()));
    }
    let step = pages.len().div_ceil(SAMPLE);
    let (mut compared, mut letters, mut equal) = (0, 0, 0);
    let mut lowest = (1.0, String::new());
    for page in pages.iter().step_by(step) {
        let read = |site: &Path| fs::read_to_string(site.join(page)).map_err(|cause| format!("{page}: {cause}"));
        let (own, other) = (words(&read(own)?), words(&read(other)?));
        let common: usize = own.iter().map(|(word, count)| size(word) * count.min(other.get(word).unwrap_or(&0))).sum();
        let all = extent(&own).max(extent(&other));
        let share = ratio(common, all);
        if share < lowest.0 {
            lowest = (share, page.clone());
        }
        compared += 1;
        letters += all;
        equal += common;
    }
    let parity = Parity { pages: pages.len(), compared, letters, share: ratio(equal, letters), lowest };
    if parity.share < LEAST || parity.lowest.0 < LEAST_OF_PAGE {
        return Err(format!("二つのサイトの本文が違いすぎるため、時間を比べられません。{}", parity.told()));
    }
    Ok(parity)
}

/// Paths of all pages of a site.
fn pages(site: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(site.join(&folder))? {
            let entry = entry?;
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(format!("{path}/"));
            } else if path.ends_with(".html") {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// Runs of words between tags in `<main>`, without blanks, and how often each stands there.
fn words(page: &str) -> BTreeMap<String, usize> {
    let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or("", |(main, _)| main);
    let mut words = BTreeMap::new();
    for run in main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, run)| run) {
        let mut run = run.split_whitespace().collect::<String>();
        for (reference, meant) in
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        {
            run = run.replace(reference, meant);
        }
        let run = without_fingerprints(&run);
        if !run.is_empty() {
            *words.entry(run).or_insert(0) += 1;
        }
    }
    words
}

/// The words without anything that looks like a fingerprint: only one of the sites has them.
fn without_fingerprints(words: &str) -> String {
    let is_part = |letter: char| letter.is_ascii_hexdigit() || letter == '-';
    let mut kept = String::new();
    let mut rest = words;
    while let Some(start) = rest.find(is_part) {
        let (before, found) = rest.split_at(start);
        let (digits, behind) = found.split_at(found.find(|letter| !is_part(letter)).unwrap_or(found.len()));
        kept.push_str(before);
        kept.push_str(if digits.len() < FINGERPRINT { digits } else { "" });
        rest = behind;
    }
    kept + rest
}

fn extent(words: &BTreeMap<String, usize>) -> usize {
    words.iter().map(|(word, count)| size(word) * count).sum()
}

fn size(word: &str) -> usize {
    word.chars().count()
}

#[expect(clippy::cast_precision_loss, reason = "figures for people, far below what a double cannot hold")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
