//! The same documents as a site of Hugo: its front matter, and templates that print what the standard theme prints.

use std::fs;
use std::io;
use std::path::Path;

use super::corpus::COUNCIL;
use super::corpus::Corpus;
use super::corpus::Kind;
use super::corpus::name;
use super::document;
use super::document::Wording;
use super::printed_form::about_form;
use juran::form::Form;
use juran::model::DocumentKind;

/// Templates, by their place in the site.
const TEMPLATES: [(&str, &str); 26] = [
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("hugo/baseof.html")),
    ("layouts/page.html", include_str!("hugo/page.html")),
    ("layouts/page.version.html", include_str!("hugo/page.version.html")),
    ("layouts/page.whole.html", include_str!("hugo/page.whole.html")),
    ("layouts/page.data.json", include_str!("hugo/page.data.json")),
    ("layouts/page.words.txt", include_str!("hugo/page.words.txt")),
    ("layouts/section.html", include_str!("hugo/section.html")),
    ("layouts/term.html", include_str!("hugo/term.html")),
    ("layouts/home.html", include_str!("hugo/home.html")),
    ("layouts/home.map.html", include_str!("hugo/home.map.html")),
    ("layouts/home.atom.xml", include_str!("hugo/home.atom.xml")),
    ("layouts/home.events.ics", include_str!("hugo/home.events.ics")),
    ("layouts/home.index.json", include_str!("hugo/home.index.json")),
    ("layouts/404.html", include_str!("hugo/404.html")),
    ("layouts/robots.txt", include_str!("hugo/robots.txt")),
    ("layouts/sitemap.xml", include_str!("hugo/sitemap.xml")),
    ("layouts/_partials/nav.html", include_str!("hugo/partials/nav.html")),
    ("layouts/_partials/crumbs.html", include_str!("hugo/partials/crumbs.html")),
    ("layouts/_partials/list-crumbs.html", include_str!("hugo/partials/list-crumbs.html")),
    ("layouts/_partials/facts.html", include_str!("hugo/partials/facts.html")),
    ("layouts/_partials/legend.html", include_str!("hugo/partials/legend.html")),
    ("layouts/_partials/downloads.html", include_str!("hugo/partials/downloads.html")),
    ("layouts/_partials/contents.html", include_str!("hugo/partials/contents.html")),
    ("layouts/_partials/row-title.html", include_str!("hugo/partials/row-title.html")),
    ("layouts/_partials/blocks.html", include_str!("hugo/partials/blocks.html")),
];
/// Templates of more than one file.
const PART: &str = include_str!("hugo/partials/part.html");
const LIST: &str = include_str!("hugo/partials/list.html");
const PAGE_OF_PART: &str = include_str!("hugo/part-page.html");
const PAGE_OF_ROW: &str = include_str!("hugo/row-page.html");

/// What a list of one council tells of itself.
const LEAD_OF_COUNCIL: &str = "会議の記録と資料を、新しい順に並べています。";

/// Writes the whole site.
pub(crate) fn write(corpus: &Corpus, site: &Path) -> io::Result<()> {
    for (path, text) in TEMPLATES {
        put(&site.join(path), text)?;
    }
    put(&site.join("layouts/_partials/part.html"), PART)?;
    put(&site.join("layouts/_partials/list.html"), LIST)?;
    put(&site.join("static/assets/standard.css"), include_str!("../../themes/standard/assets/standard.css"))?;
    put(&site.join("static/schema/data.schema.json"), &format!("{:#}\n", juran::schema::data_schema()))?;
    let sections: Result<Vec<String>, _> = corpus
        .kinds()
        .into_iter()
        .enumerate()
        .map(|(weight, kind)| write_section(corpus, site, weight, kind))
        .collect();
    put(&site.join("hugo.toml"), &format!("{}{}", TEMPLATES[0].1, sections?.concat()))?;
    let mut numbers: Vec<usize> = (0..corpus.size).collect();
    let place = |kind: Kind| corpus.kinds().iter().position(|known| *known == kind);
    numbers.sort_by_cached_key(|number| (place(corpus.kind(*number)), name(*number)));
    numbers.into_iter().enumerate().try_for_each(|(weight, number)| write_one(corpus, site, (weight, number)))
}

/// Writes a kind of document: its form, its list, and a template for each of its parts; gives the settings they need.
fn write_section(corpus: &Corpus, site: &Path, weight: usize, kind: Kind) -> io::Result<String> {
    let form = corpus.form(kind);
    let section = section(kind.folder);
    let (mut formats, mut outputs) = (String::new(), String::new());
    for page in pages_of_parts(form, section) {
        let name = page.name;
        formats.push_str(&format!(
            "[outputFormats.{name}]\nmediaType = \"text/html\"\nbaseName = \"1/{}/index\"\nisHTML = true\n",
            page.address
        ));
        outputs.push_str(&format!(", \"{name}\""));
        put(&site.join(format!("layouts/{section}/page.{name}.html")), &page.template)?;
    }
    if form.parts.len() > 1 {
        outputs.push_str(", \"whole\"");
    }
    let about = DocumentKind::of_folder(section).expect("every folder is one of a kind");
    let list = format!(
        "+++\ntitle = \"{}\"\nweight = {}\nlead = \"{}\"\n[[cascade]]\noutputs = [\"html\", \"version\", \"data\", \"words\"{outputs}]\nyears = [\"2026\"]\n[cascade.target]\nkind = \"page\"\n+++\n",
        about.title,
        weight + 1,
        about.lead,
    );
    put(&site.join(format!("content/{section}/_index.md")), &list)?;
    if kind.folder != section {
        let list = format!("+++\ntitle = \"{COUNCIL}\"\nlead = \"{LEAD_OF_COUNCIL}\"\n+++\n");
        put(&site.join(format!("content/{}/_index.md", kind.folder)), &list)?;
    }
    put(&site.join(format!("data/forms/{section}.json")), &about_form(form).to_string())?;
    Ok(formats)
}

/// A page beside the home and the first page of a document, as an output of Hugo.
struct PageOfPart {
    name: String,
    /// Below that of the version.
    address: String,
    template: String,
}

/// The pages of parts, and those of the rows that have pages of their own.
fn pages_of_parts(form: &Form, section: &str) -> Vec<PageOfPart> {
    let mut pages = Vec::new();
    for (at, part) in form.parts.iter().enumerate().skip(1) {
        let template = |page: &str| page.replace("PART", &at.to_string());
        let name = format!("{section}{at}");
        let rows = form.paged(at).map_or(0, |id| document::rows(form, &form.nodes[id]));
        pages.extend((0..rows).map(|row| PageOfPart {
            name: format!("{name}row{row}"),
            address: format!("{}/{}", part.key, document::row_id(row + 1)),
            template: template(PAGE_OF_ROW).replace("ROW", &row.to_string()),
        }));
        pages.push(PageOfPart { name, address: part.key.clone(), template: template(PAGE_OF_PART) });
    }
    pages
}

/// Writes a document; its weight is its place in lists.
fn write_one(corpus: &Corpus, site: &Path, (weight, number): (usize, usize)) -> io::Result<()> {
    let kind = corpus.kind(number);
    let form = corpus.form(kind);
    // Hugo takes the title of a page from its head; one kind of document has an item of that name.
    let title = match form.title_item.as_str() {
        "title" => String::new(),
        _ => format!("title = \"{}\"\n", document::title(form, number)),
    };
    let text = corpus.text(number, Wording::First);
    let path = site.join("content").join(kind.folder).join(format!("{}.md", name(number)));
    put(&path, &format!("+++\nweight = {}\n{title}{text}+++\n", weight + 1))
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// The folder of a kind, without that of a body.
fn section(folder: &str) -> &str {
    folder.split('/').next().unwrap_or(folder)
}
