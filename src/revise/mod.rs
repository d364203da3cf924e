//! A version → the files of the one that is begun after it.
//!
//! Everything stays as it is, to the byte, but what the new version has to say for itself: its days, and the items that the
//! form calls `renewed`. Their words stay before the officer's eyes as comments.

mod clearing;
mod next;
mod sheet;
mod start;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::Form;
use crate::form::RowIds;
use crate::form::reserved::FENCE;
use crate::model::VersionName;

use clearing::Clearing;
pub use next::REFUSED;
pub use next::Revised;
pub use next::next;
pub use start::Start;
pub use start::start;

/// Answers to the changes of a version, which belong to that version alone.
const CHANGED: &str = "changed.toml";

/// Rows that an import could not place.
const UNPLACED: &str = "unplaced.toml";

/// The version that another begins with.
#[derive(Debug)]
pub struct Origin<'a> {
    /// Its form.
    pub form: &'a Form,
    /// Ids of its rows.
    pub rows: &'a RowIds,
    /// The file it begins with.
    pub main_file: &'a str,
    /// Its files, to the byte.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Pictures and attachments that its items name.
    pub published_files: &'a BTreeSet<String>,
}

/// What is begun.
#[derive(Debug, Default)]
pub struct Begun {
    /// Names and bytes of its files.
    pub files: Vec<(String, Vec<u8>)>,
    /// What has to be written anew, in the order of the files.
    pub anew: Vec<Anew>,
    /// Files that are not taken over, with the reason.
    pub left: Vec<(String, &'static str)>,
    /// Whether the old version said that the work has ended.
    pub was_ended: bool,
}

/// An entry that the new version has to make for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anew {
    /// Name of the file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What is to be written there.
    pub what: String,
}

/// Begins a version.
///
/// # Errors
/// The name of a file that is written in a way in which what has to be written anew cannot be told from the rest.
pub fn begin(origin: &Origin, start: Start) -> Result<Begun, String> {
    let mut begun = Begun::default();
    let mut sources = Vec::new();
    let mut words = Vec::new();
    for (name, bytes) in &origin.files {
        match name.strip_suffix(".md").filter(|_| name != origin.main_file) {
            // What is said of the changes of a draft is said of those of the version it becomes.
            _ if name == CHANGED && !start.from.is_draft() => {
                begun.left.push((name.clone(), "前の版の変更についての記録であるため"));
            }
            _ if name == UNPLACED => begun.left.push((name.clone(), "行き先の決まっていない行であるため")),
            Some(key) if is_renewed(origin, key) && !start.from.is_draft() => {
                begun.left.push((name.clone(), "書き直す記載であるため（前の記載は注釈にして残しました）"));
                words.push((key, String::from_utf8_lossy(bytes)));
            }
            Some(_) => begun.files.push((name.clone(), bytes.clone())),
            None if name == origin.main_file || name.ends_with(".toml") => sources.push((name, bytes)),
            None if origin.published_files.contains(name) => begun.files.push((name.clone(), bytes.clone())),
            None => begun.left.push((name.clone(), "文書のどこからも使われていないため")),
        }
    }
    let mut has_day = false;
    sources.sort_by_key(|(name, _)| (*name == origin.main_file, name.as_str()));
    for (name, bytes) in sources {
        let is_main = name == origin.main_file;
        let raw = std::str::from_utf8(bytes).map_err(|_| name.clone())?;
        let is_markdown = is_main && name.ends_with(".md");
        let text = sheet::as_toml(raw, is_markdown, FENCE).ok_or_else(|| name.clone())?;
        let end = if is_markdown { sheet::fences(raw, FENCE) } else { None };
        let mut clearing = Clearing::new((origin.form, start), &text, end).ok_or_else(|| name.clone())?;
        has_day |= clearing.version();
        if !start.from.is_draft() {
            clearing.items();
            words.iter().filter(|_| is_main).for_each(|(key, words)| clearing.words(key, words));
        }
        if is_main && !has_day {
            clearing.version_at_end();
        }
        begun.was_ended |= clearing.was_ended;
        let (made, anew) = clearing.finish(raw).ok_or_else(|| name.clone())?;
        begun.anew.extend(anew.into_iter().map(|(line, what)| Anew { file: name.clone(), line, what }));
        begun.files.push((name.clone(), made.into_bytes()));
    }
    begun.files.sort();
    begun.anew.sort_by_key(|anew| (anew.file != origin.main_file, anew.file.clone(), anew.line));
    Ok(begun)
}

fn is_renewed(origin: &Origin, key: &str) -> bool {
    let target = origin.form.resolve(key, origin.rows);
    target.is_some_and(|target| origin.form.nodes[target.node].renewed)
}

/// The line that stands above words of an earlier version.
fn heading(from: VersionName, next: VersionName) -> String {
    format!(
        "# これは{}の記載です。{}で改めて行ったことを書いてください（行い直していないときは、行の頭の「# 」を外します）。",
        from.called(),
        next.called()
    )
}
