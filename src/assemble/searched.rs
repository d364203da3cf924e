//! Which versions the search looks through, under which numbers, and the files of its index.

use std::collections::BTreeMap;

use crate::read::SourceTree;

use super::document::Document;
use super::output::Make;
use super::output::Output;

/// The page on which readers search.
pub const SEARCH: &str = "/search/";

/// Characters of a version that one file of its words holds, about: small enough to be fetched for every result shown.
const STRETCH_LENGTH: usize = 1_500;

/// Characters of the site for one file of pairs, and for one of single letters, about.
const PAIRS_LENGTH: usize = 2_500;
const LETTERS_LENGTH: usize = 60_000;

/// Which versions an index is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Those that speak for their documents, and what was put to the public since.
    Now,
    /// Those before them.
    Past,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 2] = [Self::Now, Self::Past];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Past => "past",
        }
    }
}

/// A version that the search looks through; its number is its place among those of its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sought {
    /// Place of the document in the site.
    pub document: usize,
    /// Place of the version in the document.
    pub at: usize,
    /// Files that hold its words.
    pub stretches: usize,
}

/// The versions of each scope, and how many files their index has.
#[derive(Debug, Default)]
pub struct Searched {
    scopes: BTreeMap<Scope, Vec<Sought>>,
    lengths: BTreeMap<Scope, usize>,
}

impl Searched {
    /// The versions of a scope, by number.
    pub fn of(&self, scope: Scope) -> &[Sought] {
        self.scopes.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// Files of pairs of letters.
    pub fn pairs(&self, scope: Scope) -> usize {
        self.length(scope).div_ceil(PAIRS_LENGTH).max(1)
    }

    /// Files of single letters.
    pub fn letters(&self, scope: Scope) -> usize {
        self.length(scope).div_ceil(LETTERS_LENGTH).max(1)
    }

    fn length(&self, scope: Scope) -> usize {
        self.lengths.get(&scope).copied().unwrap_or_default()
    }

    /// The files that hold the words of versions, by the places of document and version.
    pub(super) fn stretches(&self) -> BTreeMap<(usize, usize), Vec<Output>> {
        let mut files = BTreeMap::new();
        for scope in Scope::ALL {
            for (number, sought) in self.of(scope).iter().enumerate() {
                let file =
                    |at| Output::file(&stretch_address(scope, number, at), Make::SearchStretch(scope, number, at));
                files.insert((sought.document, sought.at), (0..sought.stretches).map(file).collect());
            }
        }
        files
    }

    /// The files of the index of each scope that has versions; the present has one in any case.
    pub(super) fn files(&self) -> Vec<Output> {
        let mut files = Vec::new();
        for scope in Scope::ALL.into_iter().filter(|scope| *scope == Scope::Now || !self.of(*scope).is_empty()) {
            let file = |name: &str, make: Make| Output::file(&format!("search/{}/{name}", scope.word()), make);
            files.push(file("start.js", Make::SearchStart(scope)));
            files.push(file("filters.js", Make::SearchFilters(scope)));
            let pairs = 0..self.pairs(scope);
            files.extend(pairs.map(|at| file(&format!("pairs/{at}.js"), Make::SearchPairs(scope, at))));
            let letters = 0..self.letters(scope);
            files.extend(letters.map(|at| file(&format!("letters/{at}.js"), Make::SearchLetters(scope, at))));
        }
        files
    }
}

/// The file of a stretch of a version, by the number of the version and that of the stretch from 0.
pub fn stretch_address(scope: Scope, number: usize, stretch: usize) -> String {
    format!("/search/{}/words/{number}-{stretch}.js", scope.word())
}

/// Numbers follow the days on which documents were first published: a document of a later day moves no other one.
pub(super) fn searched(tree: &SourceTree, documents: &[Document]) -> Searched {
    let mut searched = Searched::default();
    let card = |document: &Document, at: usize| &tree.cards[document.versions[at].card];
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|document| (card(&documents[*document], 0).version.published, *document));
    for number in order {
        let document = &documents[number];
        // A call speaks for its consultation as its result does.
        let first = if document.standing.is_some() { 0 } else { document.front };
        // Of what is found equally well, the higher number stands first: the version that speaks before its drafts.
        for at in (0..first).chain((first..document.versions.len()).rev()) {
            let scope = if at < first { Scope::Past } else { Scope::Now };
            let length = card(document, at).length;
            let stretches = length.div_ceil(STRETCH_LENGTH).max(1);
            searched.scopes.entry(scope).or_default().push(Sought { document: number, at, stretches });
            *searched.lengths.entry(scope).or_default() += length;
        }
    }
    searched
}
