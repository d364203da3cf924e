//! Titles of all pages of a site: each stands for one page.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::finding::Findings;

use super::page::SEVERAL;
use super::place;

/// Titles with the pages that bear them; pages are inspected side by side, and some of them more than once.
#[derive(Default)]
pub(super) struct Titles(Mutex<BTreeMap<String, BTreeSet<String>>>);

impl Titles {
    pub(super) fn add(&self, title: String, path: &str) {
        let mut titles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        titles.entry(title).or_default().insert(path.to_owned());
    }

    /// Reports titles that several pages bear.
    pub(super) fn report(&self, findings: &mut Findings) {
        let titles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (title, pages) in titles.iter().filter(|(_, pages)| pages.len() > 1) {
            let mut pages_in_order = pages.iter();
            let (Some(first), Some(other)) = (pages_in_order.next(), pages_in_order.next()) else { continue };
            let more = match pages.len() {
                2 => String::new(),
                count => format!("（全部で{count}ページ）"),
            };
            let message = format!("ページの題名「{title}」が、「{other}」のページの題名と同じです{more}。");
            let remedy = "文書の題名に、年度や担当など、見分けられる言葉を足してください。テンプレートで題名を変えているなら、ページごとに違う題名にしてください。";
            findings.add(SEVERAL, place(first), message, remedy);
        }
    }
}
