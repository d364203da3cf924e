//! What changed between two versions → rows of the form's own table（変更箇所）, and questions to the officer, in the
//! files of the later version.
//!
//! Words of people are never touched: in rows that were written here, what they say of before and after is written anew
//! where it is still what was written; everything else of a file stays as it is, to the byte.

mod blocks;
mod content;
mod edit;
mod question;
mod row;
mod table;
#[cfg(test)]
mod tests;

use crate::check::is_same_to_rules;
use crate::compare::Change;
use crate::compare::Class;
use crate::compare::Comparison;
use crate::compare::Side;
use crate::failure::Failure;
use crate::model::Record;
use crate::text::Date;

pub(crate) use blocks::Block;
pub(crate) use blocks::Parsed;
pub(crate) use blocks::string;
pub use content::Proposed;
pub use content::proposed;
pub(crate) use edit::Edit;
pub(crate) use edit::Open;

/// What nothing was written for.
const ACTION: &str = "変更箇所を書きませんでした。何も書き換えていません。";

/// What is to be written about, and what is known.
#[derive(Debug)]
pub struct Asked<'a> {
    /// What changed.
    pub comparison: &'a Comparison,
    /// The earlier version.
    pub before: &'a Record,
    /// The later version.
    pub after: &'a Record,
    /// The day from which the later version applies, or on which it is published.
    pub day: Option<Date>,
}

/// A TOML file of the later version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name in the version's folder.
    pub name: String,
    /// Its words, as they lie on the disk.
    pub text: String,
}

/// A file as it is and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Its name in the version's folder.
    pub name: String,
    /// Its words as they were read; `None` for a file that is not there yet.
    pub before: Option<String>,
    /// Its words with what is proposed.
    pub after: String,
}

/// What is proposed, and what came of what stood there.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Files that would be written, and differ.
    pub files: Vec<Rewritten>,
    /// Rows that are new.
    pub added: Vec<String>,
    /// Rows that say something else of before or after.
    pub renewed: Vec<String>,
    /// Rows in which a person wrote other words over those that were written here.
    pub rewritten: Vec<String>,
    /// Rows that stand as they stood.
    pub unchanged: usize,
    /// Rows whose change is gone.
    pub removed: Vec<String>,
    /// Rows whose change is gone, but in which somebody wrote.
    pub orphaned: Vec<String>,
    /// Changes of which a row tells that a person wrote.
    pub by_hand: usize,
    /// Whether rows stand without a day, because none is known.
    pub lacks_day: bool,
    /// Changes of items with ※ for which a question is new.
    pub asked: Vec<String>,
    /// Questions of which the change is gone.
    pub withdrawn: Vec<String>,
    /// Questions that nobody has answered, the new ones among them.
    pub open: usize,
}

/// Proposes rows and questions; of the files, only those that carry items count.
///
/// # Errors
/// The form has no table of changes, or a file is written so that nothing can be put into it safely.
fn propose(asked: &Asked, sources: &[Source]) -> Result<Proposal, Failure> {
    let mut proposal = Proposal::default();
    let table = table::write(asked, sources, &mut proposal)?;
    let sources = replaced(sources, &table);
    let questions = question::write(asked, &sources, &mut proposal)?;
    for rewritten in [table, questions].into_iter().flatten() {
        match proposal.files.iter_mut().find(|file| file.name == rewritten.name) {
            Some(file) => file.after = rewritten.after,
            None => proposal.files.push(rewritten),
        }
    }
    proposal.files.retain(|file| file.before.as_ref() != Some(&file.after));
    Ok(proposal)
}

/// The files with one of them written anew.
fn replaced(sources: &[Source], rewritten: &[Rewritten]) -> Vec<Source> {
    let mut all = sources.to_vec();
    for file in rewritten {
        let new = Source { name: file.name.clone(), text: file.after.clone() };
        match all.iter_mut().find(|source| source.name == new.name) {
            Some(source) => *source = new,
            None => all.push(new),
        }
    }
    all
}

/// Whether the body decided on a change: nothing that was only written in another way, or stands elsewhere, or still says
/// that there is nothing.
fn is_told(change: &Change) -> bool {
    let words = |side: &Option<Side>| side.as_ref().map(|side| side.words.clone()).unwrap_or_default();
    let (before, after) = (words(&change.before), words(&change.after));
    // A row in which nothing stands yet came or went all the same.
    let is_same = (!before.is_empty() || !after.is_empty()) && is_same_to_rules(&before, &after);
    !is_same && !matches!(change.class, Class::Moved | Class::Form | Class::Notation)
}
