//! The index of the search, made of the finished files of words.

use rayon::prelude::*;

use crate::assemble::Group;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::assemble::Scope;
use crate::assemble::stretch_address;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::render::Book;
use crate::search;
use crate::search::Index;
use crate::search::Stretch;
use crate::search::Terms;
use crate::spool::Made;
use crate::spool::Spool;

use super::Workshop;
use super::collected::Finished;
use super::group::unreachable_make;

/// A file of words is read back as it was written a moment before.
const WRITTEN: &str = "every file of words was written by this build";

/// The words of a version in the files that were planned; none where the search does not look through it.
pub(super) fn stretches(book: &Book, outputs: &[Output]) -> Vec<Stretch> {
    let count = outputs.iter().filter(|output| matches!(output.make, Make::SearchStretch(..))).count();
    let made = || search::stretches(book.site, (book.document, book.at), book.record, count);
    if count == 0 { Vec::new() } else { made() }
}

impl Workshop<'_> {
    /// The files of the index of every scope.
    ///
    /// Its terms are pairs of letters of words that were inspected; its numbers are written in letters that may spell
    /// anything, and are no words.
    pub(super) fn index(
        &self,
        group: &Group,
        (finished, spool): (&Finished, &Spool),
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let mut made = Vec::new();
        for scope in Scope::ALL {
            let outputs: Vec<&Output> = group.outputs.iter().filter(|output| scope_of(output) == scope).collect();
            if outputs.is_empty() {
                continue;
            }
            let index = self.gathered(scope, (finished, spool))?;
            for output in outputs {
                let script = match output.make {
                    Make::SearchStart(_) => {
                        let same = search::same(self.site, scope);
                        self.inspector.words(&output.path, &same, findings);
                        same + &search::start(self.site, scope, &index)
                    }
                    Make::SearchFilters(_) => search::filters(self.site, scope, &index),
                    Make::SearchPairs(_, at) => index.pairs(at),
                    Make::SearchLetters(_, at) => index.letters(at),
                    ref other => unreachable_make(other),
                };
                made.push(spool.put(&output.path, output.make.rank(), script.as_bytes())?);
            }
        }
        Ok(made)
    }

    /// What stands in the files of words of a scope.
    fn gathered(&self, scope: Scope, (finished, spool): (&Finished, &Spool)) -> Result<Index, Failure> {
        let searched = &self.site.searched;
        let versions: Vec<_> = searched.of(scope).iter().enumerate().collect();
        let read = |number: usize, at: usize| -> Result<Stretch, Failure> {
            let file = finished.get(&stretch_address(scope, number, at)).expect(WRITTEN);
            let script = String::from_utf8_lossy(&spool.made(file)?).into_owned();
            Ok(Stretch::read(&script, (scope, number, at)).expect(WRITTEN))
        };
        let terms = versions.par_iter().map(|(number, sought)| -> Result<(Vec<Vec<Terms>>, Terms), Failure> {
            let stretches = (0..sought.stretches).map(|at| read(*number, at)).collect::<Result<Vec<_>, _>>()?;
            let title = stretches.first().map(Stretch::terms_of_title).unwrap_or_default();
            Ok((stretches.iter().map(Stretch::terms).collect(), title))
        });
        let (stretches, titles): (Vec<_>, Vec<_>) = terms.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
        let stretches: Vec<Vec<Terms>> = stretches.into_iter().flatten().collect();
        Ok(Index::of(self.site, scope, &stretches, &titles))
    }
}

/// The scope whose index a file is of.
fn scope_of(output: &Output) -> Scope {
    match output.make {
        Make::SearchStart(scope)
        | Make::SearchFilters(scope)
        | Make::SearchPairs(scope, _)
        | Make::SearchLetters(scope, _) => scope,
        ref other => unreachable_make(other),
    }
}
