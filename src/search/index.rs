//! Where terms stand, in files small enough to be fetched for one search.

use crate::assemble::Scope;
use crate::assemble::Site;
use crate::assemble::Sought;
use crate::fingerprint::sha256;

use super::numbers::rising;
use super::terms::Term;
use super::terms::Terms;

/// Places of a stretch among which its items are dealt out: pairs that stand in no item together rarely share one.
pub(super) const PLACES: usize = 8;

/// Hexadecimal digits that tell one way of numbering from another.
const MARK: usize = 12;

/// Where the terms of a scope stand: lines of `term TAB numbers TAB titles`, sorted, in one text for each file. Pairs are
/// numbered by places, eight to a stretch; letters, which stand nearly everywhere, by stretches.
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
    pub fn of(site: &Site, scope: Scope, stretches: &[Vec<Terms>], titles: &[Terms]) -> Self {
        let searched = &site.searched;
        let (pair_files, letter_files) = (searched.pairs(scope), searched.letters(scope));
        let mut pairs = Vec::new();
        let mut letters = Vec::new();
        let mut note = |terms: &Terms, is_of_title: bool, [place, whole]: [usize; 2]| {
            for term in &terms.0 {
                let is_pair = term.1.is_some();
                let (postings, files) = if is_pair { (&mut pairs, pair_files) } else { (&mut letters, letter_files) };
                let number = u32::try_from(if is_pair { place } else { whole }).unwrap_or(u32::MAX);
                postings.push(Posting { file: term.hash() as usize % files, term: *term, is_of_title, number });
            }
        };
        for (stretch, places) in stretches.iter().enumerate() {
            for (at, terms) in places.iter().enumerate() {
                note(terms, false, [stretch * PLACES + at, stretch]);
            }
        }
        for (version, terms) in titles.iter().enumerate() {
            note(terms, true, [version, version]);
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
    postings.dedup();
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
