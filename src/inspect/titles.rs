//! Titles of all pages of a site: each stands for one page.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::finding::Findings;

use super::page::SEVERAL;
use super::place;

/// Titles with the pages that bear them; pages are inspected side by side.
#[derive(Default)]
pub(super) struct Titles(Mutex<BTreeMap<String, Vec<String>>>);

impl Titles {
    pub(super) fn add(&self, title: String, path: &str) {
        let mut titles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        titles.entry(title).or_default().push(path.to_owned());
    }

    /// Reports titles that several pages bear.
    pub(super) fn report(&self, findings: &mut Findings) {
        let mut titles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (title, pages) in titles.iter_mut().filter(|(_, pages)| pages.len() > 1) {
            pages.sort();
            let Some((first, others)) = pages.split_first() else { continue };
            let other = others.first().map_or("", String::as_str);
            let more = match others.len() {
                0 | 1 => String::new(),
                count => format!("（全部で{}ページ）", count + 1),
            };
            let message = format!("ページの題名「{title}」が、「{other}」のページの題名と同じです{more}。");
            let remedy = "文書の題名に、年度や担当など、見分けられる言葉を足してください。テンプレートで題名を変えているなら、ページごとに違う題名にしてください。";
            findings.add(SEVERAL, place(first), message, remedy);
        }
    }
}
