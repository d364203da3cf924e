//! The files that say what changed between two versions, made from both records.

use crate::assemble::Document;
use crate::assemble::Make;
use crate::assemble::Output;
use crate::assemble::compare_title;
use crate::assemble::compared_with;
use crate::compare;
use crate::compare::Comparison;
use crate::export;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::model::Record;
use crate::render;
use crate::render::Changed;
use crate::spool::Made;
use crate::spool::Spool;
use crate::text::Date;

use super::Workshop;
use super::group::unreachable_make;

impl Workshop<'_> {
    /// What changed in an open version since the one before; `None` where there is none that can be compared.
    pub(super) fn changed(&self, document: &Document, at: usize, record: &Record) -> Result<Option<Changed>, Failure> {
        let tree = self.site.tree;
        let Some(before) = compared_with(tree, document, at) else { return Ok(None) };
        let [before, after] = [before, at].map(|at| &tree.cards[document.versions[at].card]);
        let changes = compare::changes(&tree.open(before)?, record);
        Ok(Some(Changed::between(before, after, &changes)))
    }

    pub(super) fn pair_files(
        &self,
        (document, pair): (usize, [usize; 2]),
        outputs: &[Output],
        spool: &Spool,
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Failure> {
        let document = &self.site.documents[document];
        let tree = self.site.tree;
        let [before, after] = pair.map(|at| &tree.cards[document.versions[at].card]);
        let records = [&tree.open(before)?, &tree.open(after)?];
        let comparison = Comparison::of([&before.version, &after.version], records, &after.title);
        let day = after.version.effective.or(after.version.published).map(Date::wareki).unwrap_or_default();
        let mut made = Vec::new();
        for output in outputs {
            let bytes = match &output.make {
                Make::Compared => {
                    let compared = render::Compared { site: self.site, document, pair, comparison: &comparison };
                    self.page(output, None, &compared.page(self.theme, findings), findings)
                }
                Make::ChangesData => self.words(output, export::changes_json(&comparison), findings),
                Make::ChangesTable => self.words(output, export::changes_csv(&comparison, &day), findings),
                Make::ChangesText => self.words(output, export::changes_text(&comparison), findings),
                Make::Moved(to) => {
                    let title = format!("{}　{}", after.full_title(), compare_title(&before.version, &after.version));
                    let about = (&document.id, title, to.as_str());
                    self.page(output, None, &render::moved_to(self.site, self.theme, about, findings), findings)
                }
                other => unreachable_make(other),
            };
            made.push(spool.put(&output.path, output.make.rank(), &bytes)?);
        }
        Ok(made)
    }
}
