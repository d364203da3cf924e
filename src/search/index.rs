//! Where terms stand, in files small enough to be fetched for one search.

use crate::assemble::Scope;
use crate::assemble::Site;
use crate::assemble::Sought;
use crate::fingerprint::sha256;

use super::numbers::rising;
use super::terms::Term;
use super::terms::Terms;

/// Hexadecimal digits that tell one way of numbering from another.
const MARK: usize = 12;

/// Where the terms of a scope stand: lines of `term TAB stretches TAB titles`, sorted, in one text for each file.
#[derive(Debug)]
pub struct Index {
    scope: Scope,
    pairs: Vec<String>,
    letters: Vec<String>,
    /// Says under which numbers versions stand: files that number them otherwise are not read together.
    mark: String,
}

/// Where a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    file: usize,
    term: Term,
    is_of_title: bool,
    number: u32,
}

impl Index {
    /// The index of a scope: the terms of its stretches by their numbers, and those of its titles by those of versions.
    pub fn of(site: &Site, scope: Scope, stretches: &[Terms], titles: &[Terms]) -> Self {
        let searched = &site.searched;
        let (pair_files, letter_files) = (searched.pairs(scope), searched.letters(scope));
        let mut pairs = Vec::new();
        let mut letters = Vec::new();
        for (is_of_title, all) in [(false, stretches), (true, titles)] {
            for (number, terms) in (0..).zip(all) {
                for term in &terms.0 {
                    let (postings, files) =
                        if term.1.is_some() { (&mut pairs, pair_files) } else { (&mut letters, letter_files) };
                    let file = term.hash() as usize % files;
                    postings.push(Posting { file, term: *term, is_of_title, number });
                }
            }
        }
        let (pairs, letters) = (files_of(pairs, pair_files), files_of(letters, letter_files));
        Self { scope, pairs, letters, mark: mark(site, scope) }
    }

    /// Says under which numbers versions stand.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// A file of pairs of letters as a script.
    pub fn pairs(&self, at: usize) -> String {
        self.script("pairs", at, &self.pairs[at])
    }

    /// A file of single letters as a script.
    pub fn letters(&self, at: usize) -> String {
        self.script("letters", at, &self.letters[at])
    }

    fn script(&self, what: &str, at: usize, text: &str) -> String {
        let [scope, mark, text] = [self.scope.word(), &self.mark, text].map(|words| serde_json::json!(words));
        format!("juranSearch.{what}({scope}, {at}, {mark}, {text});\n")
    }
}

/// What the numbers of a scope stand for, in a few letters.
fn mark(site: &Site, scope: Scope) -> String {
    let line = |sought: &Sought| {
        let document = &site.documents[sought.document];
        let version = &site.tree.cards[document.versions[sought.at].card].version;
        format!("{} {} {}\n", document.id, version.name, sought.stretches)
    };
    let lines: String = site.searched.of(scope).iter().map(line).collect();
    sha256(lines.as_bytes()).chars().take(MARK).collect()
}

/// The texts of files from where terms stand.
fn files_of(mut postings: Vec<Posting>, files: usize) -> Vec<String> {
    postings.sort_unstable();
    let mut texts = vec![String::new(); files];
    for same in postings.chunk_by(|a, b| a.term == b.term) {
        let of_title = same.partition_point(|posting| !posting.is_of_title);
        let text = &mut texts[same[0].file];
        // The first line begins on a line of its own as well, so that every term is found behind the end of a line.
        text.push('\n');
        text.extend(same[0].term.letters());
        for part in [&same[..of_title], &same[of_title..]] {
            text.push('\t');
            text.push_str(&rising(part.iter().map(|posting| posting.number)));
        }
    }
    for text in &mut texts {
        text.push('\n');
    }
    texts
}
