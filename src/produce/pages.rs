//! The pages of the site and of a version, as the theme prints them.

use crate::assemble::Make;
use crate::assemble::Output;
use crate::finding::Findings;
use crate::inspect;
use crate::render;
use crate::render::Book;
use crate::spool::Made;

use super::Workshop;
use super::group::measures;

impl Workshop<'_> {
    /// A page of the site; `None` where the file is no page. `made` are the files before it, some of which a page measures.
    pub(super) fn page_of_site(&self, output: &Output, made: &[Made], findings: &mut Findings) -> Option<String> {
        let (site, theme) = (self.site, self.theme);
        Some(match &output.make {
            Make::Home => render::home(site, theme, findings),
            Make::Search => render::search(site, theme, findings),
            Make::List(listing, page) => render::list(site, theme, *listing, *page, findings),
            Make::Way(way) => render::way_page(site, theme, *way, findings),
            Make::WithdrawnList(page) => render::withdrawn_list(site, theme, *page, findings),
            Make::Lists => render::lists((site, theme), None, findings),
            Make::Years => render::years(site, theme, findings),
            Make::Year(year, page) => render::year(site, theme, (*year, *page), findings),
            Make::Accessibility => render::accessibility(site, theme, inspect::pages().map(|page| page.rule), findings),
            Make::Verifying => render::verifying(site, theme, findings),
            Make::DataSets => render::data_page(site, theme, &measures(made), findings),
            Make::NotFound => render::not_found(site, theme, findings),
            _ => return None,
        })
    }

    /// A page of a version whose links to its items stay on it where it shows them; `None` where the file is none.
    pub(super) fn page_of_version(&self, output: &Output, book: &Book, findings: &mut Findings) -> Option<String> {
        let (site, theme) = (self.site, self.theme);
        Some(match &output.make {
            Make::Version => book.version_page(theme, findings),
            Make::Part(part) => book.part_page(theme, *part, findings),
            Make::Row(part, row) => book.row_page(theme, (*part, *row), findings),
            Make::Whole => book.whole_page(theme, findings),
            Make::Citations => book.citations_page(theme, findings),
            Make::DocumentHome => book.document_page(theme, findings),
            Make::Receiving => book.files_page(theme, findings),
            Make::Referrers(page) => book.referrers_page(theme, *page, findings),
            Make::Moved(to) => render::moved(site, theme, (book.card(), to), findings),
            _ => return None,
        })
    }
}
