//! Rules on a page: whether everyone can read and work it, and whether it holds what the site allows.
//!
//! The page is read once; every idea is a file that looks at what was found.

mod aria;
mod faults;
mod grouping;
mod headings;
mod ids;
mod landmarks;
mod language;
mod links;
mod name;
mod named;
mod operation;
mod policy;
mod rule;
mod tables;
mod title;
mod tree;
mod vocabulary;

use crate::finding::Findings;
use crate::finding::Page;

use super::Own;
use super::place;
use faults::Faults;
pub(super) use title::SEVERAL;
use tree::Tree;

/// How to mend what a template makes.
const IN_THEME: &str =
    "テーマのテンプレートを直してください。組み込みのテーマで起きたときは、開発元へ知らせてください。";
/// How to mend what may as well come of the words of a document.
const IN_TEXT: &str = "文書に書いた言葉なら文書を、そうでなければテーマのテンプレートを直してください。組み込みのテーマで起きたときは、開発元へ知らせてください。";

/// The page of every rule, by code.
pub(super) static PAGES: &[&Page] = &[
    &language::BAD_PAGE_LANGUAGE_PAGE,
    &language::BAD_PART_LANGUAGE_PAGE,
    &title::NO_TITLE_PAGE,
    &title::TITLE_SHAPE_PAGE,
    &title::SAME_TITLE_PAGE,
    &headings::ONE_TITLE_PAGE,
    &headings::SKIPPED_LEVEL_PAGE,
    &headings::EMPTY_HEADING_PAGE,
    &ids::ID_TWICE_PAGE,
    &ids::DEAD_REFERENCE_PAGE,
    &landmarks::NO_WAY_TO_MAIN_PAGE,
    &landmarks::UNNAMED_LANDMARK_PAGE,
    &landmarks::SAME_LANDMARK_PAGE,
    &named::UNNAMED_LINK_PAGE,
    &named::UNNAMED_BUTTON_PAGE,
    &named::UNNAMED_IMAGE_PAGE,
    &named::UNNAMED_DRAWING_PAGE,
    &named::UNNAMED_FIELD_PAGE,
    &named::TITLE_ALONE_PAGE,
    &links::VAGUE_LINK_PAGE,
    &links::SAME_LINK_PAGE,
    &tables::UNNAMED_TABLE_PAGE,
    &tables::BAD_SCOPE_PAGE,
    &tables::EMPTY_HEADER_PAGE,
    &tables::UNHEADED_TABLE_PAGE,
    &operation::CHANGED_ORDER_PAGE,
    &operation::NESTED_CONTROL_PAGE,
    &operation::HIDDEN_CONTROL_PAGE,
    &operation::AUTOPLAY_PAGE,
    &operation::NO_ZOOM_PAGE,
    &operation::REFRESH_PAGE,
    &operation::SAME_KEY_PAGE,
    &operation::SMALL_TARGET_PAGE,
    &grouping::BROKEN_LIST_PAGE,
    &grouping::BROKEN_TERMS_PAGE,
    &grouping::BARE_RUBY_PAGE,
    &aria::UNKNOWN_ROLE_PAGE,
    &aria::BAD_ARIA_PAGE,
    &aria::CONTRARY_ROLE_PAGE,
    &aria::MISSING_STATE_PAGE,
    &aria::BAD_AUTOCOMPLETE_PAGE,
];

/// Inspects a page, and gives its title back; nothing where it only leads to the page that took its place.
pub(super) fn inspect(path: &str, html: &str, site: &Own, findings: &mut Findings) -> Option<String> {
    let tree = Tree::read(html);
    let mut faults = Faults::default();
    policy::check(&tree, site, &mut faults);
    grouping::check(&tree, &mut faults);
    language::check(&tree, &mut faults);
    let title = title::check(&tree, path == "index.html", [&site.settings.title, &site.settings.body], &mut faults);
    headings::check(&tree, &mut faults);
    ids::check(&tree, &mut faults);
    landmarks::check(&tree, &mut faults);
    named::check(&tree, &mut faults);
    links::check(&tree, &mut faults);
    tables::check(&tree, &mut faults);
    operation::check(&tree, &mut faults);
    aria::check(&tree, &mut faults);
    faults.report(&place(path), findings);
    let own = site.settings.canonical(path.strip_suffix("index.html").unwrap_or(path));
    let stands_for = tree.named("link").find(|(_, link)| link.get("rel") == Some("canonical"));
    let is_itself = stands_for.and_then(|(_, link)| link.get("href")).is_none_or(|canonical| canonical == own);
    (is_itself && !title.is_empty()).then_some(title)
}
