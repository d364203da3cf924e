//! The page of the sets of data that a site offers: what each is, how it is received, and under which terms.

use serde::Serialize;

use crate::assemble::CATALOGUE;
use crate::assemble::DATA_SETS;
use crate::assemble::DataFile;
use crate::assemble::DataSet;
use crate::assemble::Site;
use crate::assemble::data_sets;
use crate::finding::Findings;
use crate::text::human_size;

use super::frame::Frame;
use super::theme::Theme;
use super::view::HeadLinkView;
use super::view::LinkView;
use super::view::PageView;

/// What the page is called.
const TITLE: &str = "データの一覧";

/// A set of data.
#[derive(Debug, Serialize)]
struct SetView {
    id: String,
    title: String,
    about: String,
    changes: &'static str,
    files: Vec<DataFileView>,
    /// The public address at which it is quoted.
    address: String,
    schema: Option<&'static str>,
    /// The page that leads to the files of which every version has its own.
    list_href: Option<String>,
}

/// A file of a set, or a file of which every version has its own.
#[derive(Debug, Serialize)]
struct DataFileView {
    id: String,
    title: &'static str,
    href: String,
    kind: &'static str,
    is_list: bool,
    size: String,
    sha256: String,
}

/// Which sets of data the site offers; `measures` knows the bytes and the SHA-256 of files by address.
pub fn data_page(
    site: &Site,
    theme: &Theme,
    measures: &dyn Fn(&str) -> Option<(u64, String)>,
    findings: &mut Findings,
) -> String {
    let settings = &site.tree.settings;
    let frame = Frame {
        lead: Some(format!("{}が公表している文書を、データとして使うための一覧です。", settings.body)),
        ..Frame::plain(TITLE, DATA_SETS, vec![LinkView::to("トップページ", "/"), LinkView::here(TITLE)])
    };
    let described = HeadLinkView {
        rel: "describedby".to_owned(),
        href: CATALOGUE.to_owned(),
        kind: Some("application/ld+json"),
        datetime: None,
        title: None,
    };
    let sets = data_sets(site);
    let sets: Vec<SetView> = sets.into_iter().map(|set| set_view(site, set, measures)).collect();
    let license = settings.license.as_ref();
    let mut context = tera::Context::new();
    context.insert("page", &PageView { links: vec![described], ..frame.page(site) });
    context.insert("sets", &sets);
    context.insert("license", &license.map(|license| LinkView::to(license.name.clone(), license.url.clone())));
    context.insert("ask", settings.contact.as_deref().unwrap_or(&settings.body));
    context.insert("catalogue_href", CATALOGUE);
    theme.print("data.html", context, findings)
}

fn set_view(site: &Site, set: DataSet, measures: &dyn Fn(&str) -> Option<(u64, String)>) -> SetView {
    let schema = set.files.iter().find_map(|file| file.schema);
    let address = set.files.first().map_or(DATA_SETS, |file| &file.address);
    let view = |(at, file): (usize, &DataFile)| {
        let (bytes, sha256) = measures(&file.address).filter(|_| !file.is_list).unwrap_or_default();
        DataFileView {
            id: format!("_{}-{}", set.id, at + 1),
            title: file.title,
            href: file.address.clone(),
            kind: file.kind.1,
            is_list: file.is_list,
            size: human_size(bytes),
            sha256,
        }
    };
    SetView {
        id: format!("_{}", set.id),
        address: site.tree.settings.canonical(address),
        files: set.files.iter().enumerate().map(view).collect(),
        schema,
        list_href: set.files.iter().find(|file| file.is_list).map(|file| file.address.clone()),
        changes: set.changes,
        title: set.title,
        about: set.about,
    }
}
