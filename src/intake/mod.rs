//! Opinions as they arrive – slips, mails, tables of other systems, typed paper → one table by item, and a result to answer.
//!
//! Who wrote what stays in a private folder, outside of everything that is published. What goes into `result.toml` is
//! without names and contacts, and what people wrote there is never changed.

mod arrival;
mod call;
mod columns;
mod document;
mod folded;
mod folder;
mod gathered;
mod groups;
mod labels;
mod mail;
mod masks;
mod memory;
mod others;
mod own;
mod pasted;
mod private;
mod report;
mod result;
mod slips;
mod standing;
mod table;
mod tables;
mod when;

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::disk;
use crate::disk::Outlet;
use crate::disk::Store;
use crate::failure::Failure;
use crate::form::Form;
use crate::text::Instant;

use call::Asking;
use gathered::Gathered;
use groups::Groups;
use memory::Memory;
use result::Outcome;
use tables::Submissions;

pub use private::keep_apart;

/// What nothing was written for.
const ACTION: &str = "意見を取り込みませんでした。何も書き換えていません。";

/// Files in the private folder.
const SUBMISSIONS: &str = "submissions.csv";
const OPINIONS: &str = "opinions.csv";
const REPORT: &str = "report.txt";
const STORE: &str = ".texts";
const LONG: &str = "long";

/// What is to be taken in.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The folder with everything that arrived.
    pub folder: &'a Path,
    /// The folder for what is nobody else's business.
    pub private: &'a Path,
    /// Id of the consultation.
    pub consultation: &'a str,
    /// The instant of which the site tells, where one is given.
    pub as_of: Option<Instant>,
    /// The clock.
    pub now: Instant,
}

/// What was taken in, before any of it stands in its place.
pub struct Intake {
    /// What came of it, for the officer.
    pub told: String,
    /// The result with its place, where it is written; its words before, if it stood.
    pub result: Option<ResultFile>,
    outlets: Vec<Outlet>,
}

/// A result that is begun or brought up to date.
#[derive(Debug, Clone)]
pub struct ResultFile {
    /// Where it stands.
    pub path: PathBuf,
    /// Its form.
    pub form: Arc<Form>,
    /// Its words as they were read; `None` where there was none.
    pub before: Option<String>,
    /// Its words with what was taken in.
    pub after: String,
}

/// Takes in what arrived; nothing stands in its place until [`Intake::place`] puts it there.
///
/// # Errors
/// The machine refuses, there is no such call, or what an officer decided cannot be understood.
pub fn intake(request: &Request) -> Result<Intake, Failure> {
    if !disk::leads_to_folder(request.folder) {
        return Err(Failure::at(
            ACTION,
            request.folder,
            "届いたものを入れたフォルダーがありません。場所を確かめてください。",
        ));
    }
    let moment = (request.as_of, request.now);
    let (asking, tree) = Asking::read(request.content, request.consultation, moment)?;
    let memory = Memory::read(request.private)?;
    let (files, ignored) = folder::arrived(request.folder, &asking)?;
    let store = Store::begin(&request.private.join(STORE))?;
    let mut submissions = Submissions::begin(&request.private.join(SUBMISSIONS))?;
    let mut gathered = Gathered::new(&asking, &files, store);
    gathered.gather(&mut submissions)?;
    others::mask(&mut gathered)?;
    let groups = groups::groups(&mut gathered, &memory)?;
    let mut outlets = vec![submissions.outlet];
    let long = |name: &str, words: &str| {
        outlets.push(outlet(&request.private.join(LONG).join(name), words)?);
        Ok(())
    };
    let opinions = tables::opinions(&request.private.join(OPINIONS), &mut gathered, &groups, long)?;
    outlets.push(opinions);
    let instant = request.as_of.or(tree.settings.as_of).unwrap_or(request.now);
    let outcome = result::result(&tree, &asking, (&mut gathered, &groups), &memory, instant, request.content)?;
    let next = remembered(&memory, &groups, &outcome);
    outlets.push(outlet(&request.private.join(memory::NAME), &next.written())?);
    let ids: BTreeSet<String> = groups.ids.iter().cloned().collect();
    let unknown: Vec<&String> = memory.unknown(&ids).collect();
    let report = report::report(&gathered, &groups, ignored, &unknown);
    outlets.push(outlet(&request.private.join(REPORT), &report.whole)?);
    let mut changed = Vec::new();
    for mut outlet in outlets {
        if outlet.settle()? {
            changed.push(outlet);
        }
    }
    let told = report.told(&outcome, changed.is_empty(), request.private);
    let Outcome { file, path, form, .. } = outcome;
    let result = file.map(|file| ResultFile { path, form, before: file.before, after: file.after });
    Ok(Intake { told, result, outlets: changed })
}

impl Intake {
    /// Puts everything into its place; `result` are the words of the result, if it is written.
    ///
    /// # Errors
    /// The machine refuses, or the result was changed meanwhile.
    pub fn place(self, result: Option<&str>) -> Result<(), Failure> {
        let written = self.result.as_ref().zip(result);
        if let Some((file, _)) = written
            && disk::read_if_present(&file.path)?.as_deref() != file.before.as_deref().map(str::as_bytes)
        {
            let cause = "作業の途中で、ファイルの内容が変わりました。編集を終えてから、もう一度実行してください。";
            return Err(Failure::at(ACTION, &file.path, cause));
        }
        // What the next run remembers is put down after the result: a stop in between repeats work and loses none.
        if let Some((file, words)) = written {
            disk::rewrite(&file.path, words.as_bytes())?;
        }
        self.outlets.into_iter().try_for_each(Outlet::place)
    }
}

fn outlet(path: &Path, words: &str) -> Result<Outlet, Failure> {
    let mut outlet = Outlet::begin(path)?;
    outlet.write(words.as_bytes())?;
    Ok(outlet)
}

/// What the next run has to know.
fn remembered(memory: &Memory, groups: &Groups, outcome: &Outcome) -> Memory {
    let mut next = memory.clone();
    for (id, group) in &groups.remembered {
        next.texts.insert(id.clone(), group.clone());
    }
    next.counts.clone_from(&outcome.counts);
    next.written.clone_from(&outcome.written);
    next
}
