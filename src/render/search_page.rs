//! The page on which readers search: the form, words for what a script finds, and lists for those who browse.

use serde::Serialize;

use crate::assemble::SEARCH;
use crate::assemble::Site;
use crate::finding::Findings;

use super::frame::Frame;
use super::frame::shown_kinds;
use super::list_pages::groups_of_lists;
use super::theme::Theme;
use super::view::LinkView;

/// What the page is called.
const TITLE: &str = "さがす";

/// What results can be narrowed to.
#[derive(Debug, Serialize)]
struct ChoiceView {
    id: String,
    label: String,
}

/// The page on which readers search.
pub fn search(site: &Site, theme: &Theme, findings: &mut Findings) -> String {
    let settings = &site.tree.settings;
    let frame = Frame {
        lead: Some("公表している文書を、言葉で、または一覧からさがします。".to_owned()),
        ..Frame::plain(TITLE, SEARCH, vec![LinkView::to("トップページ", "/"), LinkView::here(TITLE)])
    };
    let choice = |id: &str, label: &str| ChoiceView { id: id.to_owned(), label: label.to_owned() };
    let kinds = shown_kinds(site).map(|kind| choice(kind.folder, kind.title));
    let agencies = settings.agencies.iter().map(|agency| choice(&agency.id, &agency.name));
    let departments = settings.departments.iter().map(|department| choice(&department.id, &department.name));
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("kinds", &kinds.collect::<Vec<_>>());
    context.insert("agencies", &agencies.collect::<Vec<_>>());
    context.insert("departments", &departments.collect::<Vec<_>>());
    context.insert("groups", &groups_of_lists(site));
    theme.print("search.html", context, findings)
}
