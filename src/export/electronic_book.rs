//! A version as an electronic book (EPUB 3).

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Write;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::assemble::Site;
use crate::assemble::text_name;
use crate::model::Reference;
use crate::read::Card;
use crate::text::Date;

/// The kind of the file, which stands first and uncompressed, so that it can be known by its first bytes.
const KIND: &str = "application/epub+zip";

const CONTAINER: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n",
    "<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n",
    "</container>\n",
);

const STYLE: &str = include_str!("book.css");

/// Kinds of pictures that readers of electronic books show, by the ends of their names.
const PICTURES: [(&str, &str); 6] = [
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

/// What goes into a book.
pub struct Pages<'a> {
    /// Names without their end and pages, in reading order.
    pub chapters: &'a [(String, String)],
    /// Name of the page that is the list of contents.
    pub contents: &'a str,
    /// Whether that list names the pages of the paper as well.
    pub has_page_list: bool,
    /// Pictures by their path in the book.
    pub pictures: &'a BTreeMap<String, Vec<u8>>,
}

/// Whether readers of electronic books show a picture of this name.
pub fn can_show(name: &str) -> bool {
    kind_of_picture(name).is_some()
}

/// The book; order and times follow from the content alone.
pub fn electronic_book(site: &Site, card: &Card, pages: &Pages) -> Vec<u8> {
    let package = package(site, card, pages);
    let mut files: Vec<(String, &[u8])> = vec![
        ("META-INF/container.xml".to_owned(), CONTAINER.as_bytes()),
        ("EPUB/package.opf".to_owned(), package.as_bytes()),
        ("EPUB/book.css".to_owned(), STYLE.as_bytes()),
    ];
    files.extend(pages.chapters.iter().map(|(name, page)| (format!("EPUB/{name}.xhtml"), page.as_bytes())));
    files.extend(pages.pictures.iter().map(|(path, bytes)| (format!("EPUB/{path}"), bytes.as_slice())));
    let options = SimpleFileOptions::default().unix_permissions(0o644);
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |path: &str, bytes: &[u8], method: CompressionMethod| {
        book.start_file(path, options.compression_method(method))?;
        book.write_all(bytes).map_err(zip::result::ZipError::from)
    };
    let written = put("mimetype", KIND.as_bytes(), CompressionMethod::Stored)
        .and_then(|()| files.iter().try_for_each(|(path, bytes)| put(path, bytes, CompressionMethod::Deflated)));
    let book = written.and_then(|()| book.finish());
    book.expect("writing to memory cannot fail").into_inner()
}

fn package(site: &Site, card: &Card, pages: &Pages) -> String {
    let settings = &site.tree.settings;
    let address = settings.canonical(&Reference::version(&card.version).address());
    let day = card.version.published.map_or_else(|| "2000-01-01".to_owned(), Date::iso);
    let has_pictures = !pages.pictures.is_empty();
    let modes = if has_pictures { ["textual", "visual"].as_slice() } else { &["textual"] };
    let mut metadata = vec![
        format!("<dc:identifier id=\"id\">{}</dc:identifier>", escaped(&address)),
        format!("<dc:title>{}</dc:title>", escaped(&card.title_of_version())),
        "<dc:language>ja</dc:language>".to_owned(),
        format!("<dc:publisher>{}</dc:publisher>", escaped(&settings.body)),
        format!("<dc:source>{}</dc:source>", escaped(&address)),
    ];
    metadata.extend(card.version.published.map(|day| format!("<dc:date>{}</dc:date>", day.iso())));
    let mut meta = |property: &str, words: &str| {
        metadata.push(format!("<meta property=\"{property}\">{words}</meta>"));
    };
    meta("dcterms:modified", &format!("{day}T00:00:00Z"));
    for mode in modes {
        meta("schema:accessMode", mode);
    }
    meta("schema:accessModeSufficient", "textual");
    for feature in
        ["alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    {
        meta("schema:accessibilityFeature", feature);
    }
    if pages.has_page_list {
        meta("schema:accessibilityFeature", "pageNavigation");
    }
    meta("schema:accessibilityHazard", "none");
    meta(
        "schema:accessibilitySummary",
        "見出しと目次から、どの項目へも進めます。選択肢と記号は言葉で示し、図には代わりの言葉があります。",
    );
    if pages.has_page_list {
        let paper = escaped(&format!("{address}{}.pdf", text_name(&site.tree.archive, card).trim_end_matches(".txt")));
        metadata.push(format!("<dc:source id=\"paper\">{paper}</dc:source>"));
        metadata.push("<meta refines=\"#paper\" property=\"source-of\">pagination</meta>".to_owned());
    }
    let members = members(pages);
    let spine = pages.chapters.iter().map(|(name, _)| format!("<itemref idref=\"{name}\"/>"));
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"ja\" prefix=\"schema: http://schema.org/\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{}\n</metadata>\n<manifest>\n{}\n</manifest>\n<spine>\n{}\n</spine>\n</package>\n",
        metadata.join("\n"),
        members.join("\n"),
        spine.collect::<Vec<_>>().join("\n")
    )
}

/// Every file of the book with its kind.
fn members(pages: &Pages) -> Vec<String> {
    let mut members = vec!["<item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>".to_owned()];
    members.extend(pages.chapters.iter().map(|(name, page)| {
        let properties = match (name == pages.contents, page.contains("<svg")) {
            (true, _) => " properties=\"nav\"",
            (_, true) => " properties=\"svg\"",
            _ => "",
        };
        format!("<item id=\"{name}\" href=\"{name}.xhtml\" media-type=\"application/xhtml+xml\"{properties}/>")
    }));
    members.extend(pages.pictures.keys().enumerate().map(|(at, path)| {
        let kind = kind_of_picture(path).unwrap_or_default();
        format!("<item id=\"picture-{}\" href=\"{}\" media-type=\"{kind}\"/>", at + 1, escaped(path))
    }));
    members
}

fn kind_of_picture(name: &str) -> Option<&'static str> {
    let (_, end) = name.rsplit_once('.')?;
    let known = PICTURES.iter().find(|(known, _)| end.eq_ignore_ascii_case(known));
    known.map(|(_, kind)| *kind)
}

pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
