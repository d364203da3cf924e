//! The theme: templates and assets inside the program, each of which a body may replace by a file of its own.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use rust_embed::RustEmbed;
use tera::Context;
use tera::ErrorKind;
use tera::Tera;
use tera::TeraResult;

use crate::assemble::Site;
use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::read::is_hidden;

use super::contrast;
use super::contrast::Sheet;
use super::frame::site_context;
use super::rules::BAD_TEMPLATE;
use super::rules::BAD_THEME_FILE;
use super::unused;
use super::words;
use super::words::Words;

/// The standard theme as it ships.
#[derive(RustEmbed)]
#[folder = "themes/standard"]
struct Standard;

/// Name of the folder that may replace files of the standard theme.
const FOLDER: &str = "standard";

/// What the folder may hold.
const PARTS: &[&str] = &["assets", "templates", words::FILE];

/// The standard theme's sheet, and a body's own, which every page links after it.
pub(super) const SHEETS: [&str; 2] = ["standard.css", "own.css"];

/// Bytes that most pages fit into.
const USUAL_LENGTH: usize = 64 * 1024;

/// Template → its lines that words were laid into.
type WordedLines = BTreeMap<String, BTreeSet<usize>>;

/// Files of the body's own theme: path below its folder → bytes.
type Files = BTreeMap<String, Vec<u8>>;

/// Templates ready to print, and assets ready to copy.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: BTreeMap<String, Vec<u8>>,
    shared: Context,
    worded: WordedLines,
    /// Templates that are the body's own.
    replaced: Vec<String>,
}

impl Theme {
    /// Loads the embedded theme and, over it, the files of `themes/standard`; broken files become findings.
    ///
    /// # Errors
    /// When a folder of themes is asked for and missing, or a file of it cannot be read by the machine.
    pub fn load(themes: Option<&Path>, findings: &mut Findings) -> Result<Self, Failure> {
        let mut own = Files::new();
        if let Some(folder) = themes.map(own_folder).transpose()?.flatten() {
            for entry in disk::list(&folder)? {
                if PARTS.contains(&entry.name.as_str()) {
                    gather(&entry, &entry.name, &mut own, findings)?;
                } else if !is_hidden(&entry.name) {
                    unused::beside_parts(&entry.name, PARTS, FOLDER, findings);
                }
            }
        }
        let own_paths: Vec<&str> = own.keys().map(String::as_str).collect();
        let standard: Vec<_> = Standard::iter().collect();
        let standard: Vec<&str> = standard.iter().map(AsRef::as_ref).collect();
        unused::misspelt(&own_paths, &standard, FOLDER, findings);
        check_contrast(&own, findings);
        let standard_words = Standard::get(words::FILE).map(|file| file.data.into_owned()).unwrap_or_default();
        let replaced = replaced(&own);
        let own_words = own.remove(words::FILE);
        let words = Words::load(&standard_words, own_words.as_deref(), FOLDER, findings);
        let mut files: Files = Standard::iter()
            .filter_map(|path| Standard::get(&path).map(|file| (path.replace('\\', "/"), file.data.into_owned())))
            .collect();
        files.extend(own);
        let (mut templates, mut assets, mut worded) = (Vec::new(), BTreeMap::new(), WordedLines::new());
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                match String::from_utf8(bytes) {
                    Ok(text) => {
                        let laid = words.lay_into(&format!("themes/{FOLDER}/{path}"), &text, findings);
                        worded.insert(name.to_owned(), laid.lines);
                        templates.push((name.to_owned(), laid.text));
                    }
                    Err(_) => report_file(&path, "テンプレートが UTF-8 の文字ではありません。", findings),
                }
            } else if let Some(name) = path.strip_prefix("assets/") {
                if is_address(name) {
                    assets.insert(name.to_owned(), bytes);
                } else {
                    report_file(
                        &path,
                        "テーマのファイルの名前に、半角の英小文字・数字・「-」「_」「.」以外の文字があります。",
                        findings,
                    );
                }
            }
        }
        let mut tera = Tera::new();
        if let Err(error) = tera.add_raw_templates(templates) {
            report_template(&error, &worded, findings);
        }
        Ok(Self { tera, assets, shared: Context::new(), worded, replaced })
    }

    /// Prepares what all pages of a site share.
    #[must_use]
    pub fn for_site(mut self, site: &Site) -> Self {
        let sheets = SHEETS.iter().filter(|name| self.assets.contains_key(**name));
        self.shared = site_context(site, sheets.map(|name| format!("/assets/{name}")).collect());
        self
    }

    /// Templates that are the body's own.
    pub(super) fn replaced(&self) -> &[String] {
        &self.replaced
    }

    /// Names of all assets, sorted.
    pub fn asset_names(&self) -> Vec<String> {
        self.assets.keys().cloned().collect()
    }

    /// The bytes of an asset.
    pub fn asset(&self, name: &str) -> &[u8] {
        self.assets.get(name).map_or(&[], Vec::as_slice)
    }

    /// The template for a page of a kind of document: its own (`version-notices.html`) where there is one.
    pub(super) fn for_kind(&self, page: &str, kind: &str) -> String {
        let own = format!("{page}-{kind}.html");
        if self.tera.get_template_names().any(|name| name == own) { own } else { format!("{page}.html") }
    }

    /// Prints a page; a template that fails becomes a finding and no page.
    pub(super) fn print(&self, template: &str, own: Context, findings: &mut Findings) -> String {
        let mut context = self.shared.clone();
        context.extend(own);
        self.printed(|room| self.tera.render_to(template, &context, room), findings)
    }

    /// Prints a piece of a page; a template that fails becomes a finding and no piece.
    pub(super) fn print_component(&self, name: &str, own: &Context, findings: &mut Findings) -> String {
        self.printed(|room| self.tera.render_component_to(name, own, None, true, room), findings)
    }

    /// What a template prints; room that many pages need is taken in one piece.
    fn printed(&self, print: impl Fn(&mut Vec<u8>) -> TeraResult<()>, findings: &mut Findings) -> String {
        let mut room = Vec::with_capacity(USUAL_LENGTH);
        let done = print(&mut room).and_then(|()| Ok(String::from_utf8(room)?));
        done.unwrap_or_else(|error| {
            report_template(&error, &self.worded, findings);
            String::new()
        })
    }
}

/// Whether a file's name can be an address as it is.
fn is_address(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_./".contains(&byte))
}

/// Says where colours of the body's own leave words hard to read.
fn check_contrast(own: &Files, findings: &mut Findings) {
    let standard = Standard::get("assets/standard.css").map(|file| file.data.into_owned()).unwrap_or_default();
    let paths = SHEETS.map(|name| format!("themes/{FOLDER}/assets/{name}"));
    let mut sheets = Vec::new();
    for (name, path) in SHEETS.iter().zip(&paths) {
        let replaced = own.get(&format!("assets/{name}"));
        let bytes = replaced.or_else(|| (*name == SHEETS[0]).then_some(&standard));
        if let Some(text) = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()) {
            sheets.push(Sheet { path, text, own: replaced.is_some() });
        }
    }
    if sheets.iter().any(|sheet| sheet.own) {
        contrast::check(&sheets, findings);
    }
}

/// The folder that replaces files of the standard theme; none where the body has no theme of its own.
fn own_folder(themes: &Path) -> Result<Option<PathBuf>, Failure> {
    let refused = |cause: &str| Err(Failure::at("テーマを読めませんでした。", themes, cause));
    if !disk::leads_to_folder(themes) {
        return refused("テーマのフォルダーがありません。--themes の場所を確かめるか、--themes を外してください。");
    }
    let own = themes.join(FOLDER);
    if disk::leads_to_folder(&own) {
        return Ok(Some(own));
    }
    if PARTS.iter().any(|part| disk::kind(&themes.join(part)).is_some()) {
        return refused(
            "このフォルダーの中に standard フォルダーがないため、templates と assets は使われません。二つを standard というフォルダーに入れるか、--themes で一つ上のフォルダーを示してください。",
        );
    }
    Ok(None)
}

/// Takes a file of the body's own theme, or all files in a folder of it.
fn gather(entry: &disk::Listed, path: &str, files: &mut Files, findings: &mut Findings) -> Result<(), Failure> {
    match entry.kind {
        _ if is_hidden(&entry.name) => {}
        disk::Kind::File => {
            files.insert(path.to_owned(), disk::read(&entry.path)?);
        }
        disk::Kind::Folder => {
            for inner in disk::list(&entry.path)? {
                gather(&inner, &format!("{path}/{}", inner.name), files, findings)?;
            }
        }
        disk::Kind::Other => {
            let place = Place::at(Spot::file(&format!("themes/{FOLDER}/{path}")));
            let message = "テーマの中に、ほかの場所を指すリンク（ショートカット）があります。";
            findings.add(&BAD_THEME_FILE, place, message, "リンクを消し、ファイルそのものを置いてください。");
        }
    }
    Ok(())
}

fn report_file(path: &str, message: &str, findings: &mut Findings) {
    let place = Place::at(Spot::file(&format!("themes/{FOLDER}/{path}")));
    findings.add(&BAD_THEME_FILE, place, message, "ファイルの名前か文字コードを直すか、ファイルを外してください。");
}

/// Tells where a template fails; the words of the library stay out.
fn report_template(error: &tera::Error, worded: &WordedLines, findings: &mut Findings) {
    let spot = |name: &str, line: usize, column: usize| {
        let is_moved = worded.get(name).is_some_and(|lines| lines.contains(&line));
        Spot {
            file: format!("themes/{FOLDER}/templates/{name}").into(),
            line: u32::try_from(line).unwrap_or(0),
            column: u32::try_from(column).ok().filter(|_| !is_moved).unwrap_or(0),
        }
    };
    let (spot, message) = match error.kind() {
        ErrorKind::SyntaxError(report) => (
            spot(report.filename(), report.span().start_line, report.span().start_col + 1),
            "テンプレートの書き方が正しくありません。".to_owned(),
        ),
        ErrorKind::RenderingError(report) => (
            spot(report.filename(), report.span().start_line, report.span().start_col + 1),
            "テンプレートが、ない名前を使っているか、使えない値を使っています。".to_owned(),
        ),
        ErrorKind::TemplateNotFound(name) => (spot(name, 0, 0), format!("テンプレート「{name}」がありません。")),
        ErrorKind::MissingParent { current, parent } => {
            (spot(current, 0, 0), format!("テンプレートが元にしている「{parent}」がありません。"))
        }
        _ => (spot("", 0, 0), "テンプレートの組み合わせが正しくありません。".to_owned()),
    };
    let remedy = "テンプレートを直すか、themes/standard のファイルを外して組み込みのものを使ってください。";
    findings.add(&BAD_TEMPLATE, Place::at(spot), message, remedy);
}

/// Templates that differ from those of the standard theme, or that it has not.
fn replaced(own: &Files) -> Vec<String> {
    let differs = |path: &str, bytes: &[u8]| Standard::get(path).is_none_or(|file| file.data.as_ref() != bytes);
    let replaced = own.iter().filter(|(path, bytes)| path.starts_with("templates/") && differs(path, bytes));
    replaced.map(|(path, _)| format!("themes/{FOLDER}/{path}")).collect()
}
