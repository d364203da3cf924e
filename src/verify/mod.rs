//! Says of an archive, a built site or a bundle what is missing, added or altered, file by file.
//!
//! Needs nothing but what lies there: no settings, no forms, no theme. What is checked here can be checked with
//! `sha256sum` as well.

mod archive;
mod bundle;
mod folder;
mod site;
mod sums;
mod vouchers;

use std::path::Path;

use crate::archive::LEDGER;
use crate::archive::Line;
use crate::archive::OBJECTS;
use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;

use vouchers::Roots;

/// What a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It should be there and is not.
    Missing,
    /// It is there and nothing vouches for it.
    Added,
    /// Its bytes are not what they should be.
    Altered,
}

impl Change {
    /// What people call it.
    pub fn called(self) -> &'static str {
        match self {
            Self::Missing => "ありません",
            Self::Added => "余分です",
            Self::Altered => "違います",
        }
    }
}

/// One file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Its path inside what was looked at.
    pub path: String,
    /// What is wrong with it.
    pub change: Change,
    /// What there is to say besides, as a sentence; often empty.
    pub note: String,
}

/// What was looked at, and what came of it.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What it is: 公表の保存庫, サイト, 一式.
    pub what: &'static str,
    /// How many files were looked at.
    pub looked_at: usize,
    /// Every difference, by path.
    pub differences: Vec<Difference>,
    /// What else there is to say, as sentences.
    pub notes: Vec<String>,
    /// Entries of the ledger in it, by number; a bundle has but those of its version.
    pub lines: Vec<Line>,
    /// Seal of the last entry, where it has the whole ledger.
    pub head: Option<String>,
}

impl Verdict {
    fn differs(&mut self, path: impl Into<String>, change: Change, note: impl Into<String>) {
        self.differences.push(Difference { path: path.into(), change, note: note.into() });
    }
}

/// Verifies what lies at a path; `against` is a ledger or a bundle from before, which it has to go on from, and `ca` a
/// file with the certificates by which time stamping authorities are judged.
///
/// # Errors
/// When there is nothing at a path that can be verified, or the machine refuses.
pub fn verify(path: &Path, against: Option<&Path>, ca: Option<&Path>) -> Result<Verdict, Failure> {
    let roots = ca.map(|file| disk::read(file).map(|bytes| Roots { file, bytes })).transpose()?;
    let mut verdict = look(path, roots.as_ref())?;
    if let Some(earlier) = against {
        let earlier = look(earlier, None)?;
        // A bundle has but the entries of its version: it is the ledger that has to hold them, whichever was named first.
        if verdict.head.is_none() && earlier.head.is_some() {
            let mut ledger = Verdict { lines: earlier.lines, head: earlier.head, ..Verdict::default() };
            let known = ledger.lines.len();
            if verdict.lines.iter().any(|line| line.entry.entry > known) {
                let cause = "一式の公表台帳の記載が、比べる公表台帳より新しいため、つながりを確かめられません。今の公表台帳（サイトの ledger.jsonl）と比べてください。";
                return Err(Failure::at("確かめられませんでした。", path, cause));
            }
            hold_against(&mut ledger, &verdict);
            verdict.differences.append(&mut ledger.differences);
            verdict.notes.append(&mut ledger.notes);
        } else {
            hold_against(&mut verdict, &earlier);
        }
    }
    verdict.differences.sort();
    verdict.differences.dedup();
    Ok(verdict)
}

fn look(path: &Path, roots: Option<&Roots>) -> Result<Verdict, Failure> {
    let has = |name: &str, kind: Kind| disk::kind(&path.join(name)) == Some(kind);
    match disk::kind(path) {
        Some(Kind::File) => bundle::or_ledger(path, roots),
        Some(Kind::Folder) if has(LEDGER, Kind::File) && has(OBJECTS, Kind::Folder) => archive::look(path, roots),
        Some(Kind::Folder) if has(crate::archive::FOLDER, Kind::Folder) && has("site.toml", Kind::File) => {
            archive::look(&path.join(crate::archive::FOLDER), roots)
        }
        Some(Kind::Folder) if has(site::MANIFEST, Kind::File) => site::look(path, roots),
        Some(Kind::Folder) if sums::LISTS.iter().any(|list| has(list, Kind::File)) => folder::look(path, roots),
        kind => {
            let cause = match kind {
                None => "指定した場所に、何もありません。",
                Some(_) => {
                    "公表の保存庫（content/archive）、juran が作ったサイト、一式（zip）、公表台帳（ledger.jsonl）のどれでもありません。"
                }
            };
            Err(Failure::at("確かめられませんでした。", path, cause))
        }
    }
}

/// Whether today's ledger goes on from the entries of an earlier one.
fn hold_against(verdict: &mut Verdict, earlier: &Verdict) {
    if earlier.lines.is_empty() {
        verdict.differs(LEDGER, Change::Missing, "比べる相手に、公表台帳の記載がありません。");
        return;
    }
    for line in &earlier.lines {
        let number = line.entry.entry;
        // A whole ledger has its entries at their places; a bundle has few.
        let at_place = verdict.lines.get(number.wrapping_sub(1)).filter(|today| today.entry.entry == number);
        match at_place.or_else(|| verdict.lines.iter().find(|today| today.entry.entry == number)) {
            Some(today) if today.bytes == line.bytes => {}
            Some(_) => {
                let note =
                    format!("第{number}号が、前の公表台帳と違います。今の公表台帳は、前のものの続きではありません。");
                return verdict.differs(LEDGER, Change::Altered, note);
            }
            None => {
                let note = format!("前の公表台帳にある第{number}号が、今の公表台帳にありません。");
                return verdict.differs(LEDGER, Change::Missing, note);
            }
        }
    }
    let (first, last) = (earlier.lines[0].entry.entry, earlier.lines[earlier.lines.len() - 1].entry.entry);
    let range = if first == last { format!("第{first}号") } else { format!("第{first}号から第{last}号まで") };
    let today = verdict.lines.last().map_or(last, |line| line.entry.entry);
    verdict.notes.push(match earlier.head {
        Some(_) => {
            format!("今の公表台帳（第{today}号まで）は、前の公表台帳（{range}）を一文字も変えずに続けています。")
        }
        None => format!("一式の中の公表台帳の記載（{range}）は、今の公表台帳にそのままあります。"),
    });
}
