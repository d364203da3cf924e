//! The folders of content: which documents and versions there are, and which files lie beside them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::is_folder_id;
use crate::form::is_reserved;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::model::Layout;
use crate::model::VersionName;
use crate::model::Withdrawal;
use crate::text::nearest;

use super::rules::BAD_NAME;
use super::rules::MISSING_FILE;
use super::rules::MISSPELT_FOLDER;
use super::rules::PATH_OUTSIDE;
use super::rules::UNDECLARED_FILE;
use super::scan;
use super::settings;
use super::singles;
use super::stages;

/// Folder of the body's own forms.
const FORMS: &str = "forms";

/// Folder of the schemas with which editors help.
pub const SCHEMAS: &str = "schema";

/// Folders that other stages own.
const OTHER_FOLDERS: &[&str] = &[FORMS, SCHEMAS, "archive"];

/// A version's folder before it is read.
#[derive(Debug, Clone)]
pub(super) struct VersionFolder {
    pub(super) document: DocumentId,
    pub(super) name: VersionName,
    pub(super) kind: &'static DocumentKind,
    /// The file it begins with.
    pub(super) main_file: String,
    /// Path relative to content, with `/`.
    pub(super) path: String,
    /// Names of its files, sorted; those beside the stages of a document belong to each stage.
    pub(super) files: BTreeSet<String>,
}

impl VersionFolder {
    /// Whether only files are left of the version.
    pub(super) fn is_scan(&self) -> bool {
        self.main_file == scan::FILE
    }

    /// Whether a file carries items of the form: TOML, or a long text named after its key.
    pub(super) fn carries_items(name: &str) -> bool {
        Path::new(name).extension().is_some_and(|extension| extension == "toml" || extension == "md")
    }
}

/// Lists all version folders, sorted by document and version.
pub(super) fn versions(content: &Path, findings: &mut Findings) -> Result<Vec<VersionFolder>, Failure> {
    let mut versions = Vec::new();
    for entry in disk::list(content)? {
        if is_hidden(&entry.name) {
            continue;
        }
        match (entry.kind, DocumentKind::of_folder(&entry.name)) {
            (disk::Kind::Other, _) => report_outside(&entry.name, findings),
            (disk::Kind::Folder, Some(kind)) => match kind.layout {
                Layout::Versions => documents(content, kind, "", &mut versions, findings)?,
                Layout::Bodies => bodies(content, kind, &mut versions, findings)?,
                Layout::Single => singles::list(content, kind, &mut versions, findings)?,
                Layout::Stages => stages::list(content, kind, &mut versions, findings)?,
            },
            (disk::Kind::Folder, None) if OTHER_FOLDERS.contains(&entry.name.as_str()) => {}
            (disk::Kind::File, _) if entry.name == settings::FILE => {}
            _ => report_unknown(&entry, findings),
        }
    }
    versions.sort_by(|a, b| (&a.document, a.name).cmp(&(&b.document, b.name)));
    Ok(versions)
}

/// A folder that resembles a kind's holds documents that would be gone from the site: that is no mere warning.
fn report_unknown(entry: &disk::Listed, findings: &mut Findings) {
    let name = entry.name.as_str();
    let known = KINDS.iter().map(|kind| kind.folder).chain(OTHER_FOLDERS.iter().copied());
    let (rule, remedy) = match nearest(name, known).filter(|near| *near != name && entry.kind == disk::Kind::Folder) {
        Some(near) => (
            &MISSPELT_FOLDER,
            format!("「{near}」の書き誤りなら名前を直し、公開する文書でなければ content の外へ移してください。"),
        ),
        None => (&UNDECLARED_FILE, "公開する文書でなければ、content の外へ移してください。".to_owned()),
    };
    let message = format!("content の中の「{name}」は、どの種類の文書でもないため、公開されません。");
    findings.add(rule, Place::at(Spot::file(name)), message, remedy);
}

/// The body's own forms: paths of their files.
pub(super) fn forms(content: &Path, findings: &mut Findings) -> Result<Vec<String>, Failure> {
    let folder = content.join(FORMS);
    let mut forms = Vec::new();
    if disk::kind(&folder) != Some(disk::Kind::Folder) {
        return Ok(forms);
    }
    for entry in disk::list(&folder)?.into_iter().filter(|entry| !is_hidden(&entry.name)) {
        let path = format!("{FORMS}/{}", entry.name);
        match entry.kind {
            disk::Kind::File if entry.name.ends_with(".toml") => forms.push(path),
            disk::Kind::Other => report_outside(&path, findings),
            _ => {
                let message = format!("「{path}」は、様式のファイルではないため、使われません。");
                let remedy = "様式なら名前の終わりを .toml にし、そうでなければ content の外へ移してください。";
                findings.add(&UNDECLARED_FILE, Place::at(Spot::file(&path)), message, remedy);
            }
        }
    }
    Ok(forms)
}

/// Names beginning with a dot, and the litter of desks: Excel's owner files, Windows' and macOS' folder notes.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Folders of bodies, in each of which documents stand.
fn bodies(
    content: &Path,
    kind: &'static DocumentKind,
    versions: &mut Vec<VersionFolder>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    for entry in disk::list(&content.join(kind.folder))? {
        let path = format!("{}/{}", kind.folder, entry.name);
        match entry.kind {
            _ if is_hidden(&entry.name) => {}
            disk::Kind::Folder if is_folder_id(&entry.name) => {
                documents(content, kind, &format!("{}/", entry.name), versions, findings)?;
            }
            disk::Kind::Folder => report_name(&path, &entry.name, findings),
            disk::Kind::File => report_stray(&path, findings),
            disk::Kind::Other => report_outside(&path, findings),
        }
    }
    Ok(())
}

fn documents(
    content: &Path,
    kind: &'static DocumentKind,
    body: &str,
    versions: &mut Vec<VersionFolder>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    for entry in disk::list(&content.join(kind.folder).join(body))? {
        let path = format!("{}/{body}{}", kind.folder, entry.name);
        if is_hidden(&entry.name) {
            continue;
        }
        if entry.kind == disk::Kind::Other {
            report_outside(&path, findings);
        } else if entry.kind == disk::Kind::File {
            report_stray(&path, findings);
        } else if is_folder_id(&entry.name) {
            let document = DocumentId { kind: kind.folder.to_owned(), id: format!("{body}{}", entry.name) };
            document_versions(content, kind, &document, versions, findings)?;
        } else {
            report_name(&path, &entry.name, findings);
        }
    }
    Ok(())
}

pub(super) fn report_name(path: &str, name: &str, findings: &mut Findings) {
    let message = format!("文書のフォルダーの名前「{name}」は、公開するアドレスに使えません。");
    let remedy = if is_reserved(name) {
        "Windows の装置の名前（con、nul など）と、一覧が使う名前（page）を避けて、別の名前に変えてください。"
    } else {
        "英小文字で始まる、60文字までの半角の英小文字・数字・ハイフンの名前に変えてください（例: kaigo）。"
    };
    findings.add(&BAD_NAME, Place::at(Spot::file(path)).quoting(name), message, remedy);
}

fn document_versions(
    content: &Path,
    kind: &'static DocumentKind,
    document: &DocumentId,
    versions: &mut Vec<VersionFolder>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    let folder = document.to_string();
    let place =
        |path: &str| Place { spot: Some(Spot::file(path)), document: Some(document.to_string()), ..Place::default() };
    let before = versions.len();
    let mut refused = false;
    for entry in disk::list(&content.join(&folder))? {
        let path = format!("{folder}/{}", entry.name);
        if is_hidden(&entry.name) {
            continue;
        }
        match (entry.kind, VersionName::parse(&entry.name)) {
            (disk::Kind::Folder, Some(name)) => {
                let mut files = version_files(content, &path, findings)?;
                let main_file = scan::main_file(kind, document, &mut files, &place(&path), findings);
                versions.push(VersionFolder { document: document.clone(), name, kind, main_file, path, files });
            }
            (disk::Kind::Folder, None) => {
                refused = true;
                let message = format!("版のフォルダーの名前「{}」が正しくありません。", entry.name);
                let remedy = "第1版なら「1」、第2版の案なら「2-an」のように、半角の数字の名前に変えてください（「01」のように 0 を付けません）。";
                findings.add(&BAD_NAME, place(&path).quoting(&entry.name), message, remedy);
            }
            (disk::Kind::File, _) if entry.name == Withdrawal::FILE => refused = true,
            (disk::Kind::File, _) => {
                refused |= entry.name == kind.main_file(document.last());
                report_stray(&path, findings);
            }
            (disk::Kind::Other, _) => report_outside(&path, findings),
        }
    }
    if versions.len() == before && !refused {
        let message = format!("文書「{document}」に、版のフォルダーがありません。");
        let remedy = format!("「{folder}/1/」を作り、その中に {} を置いてください。", kind.main_file(document.last()));
        findings.add(&MISSING_FILE, place(&folder), message, remedy);
    }
    Ok(())
}

pub(super) fn version_files(content: &Path, path: &str, findings: &mut Findings) -> Result<BTreeSet<String>, Failure> {
    let mut files = BTreeSet::new();
    for entry in disk::list(&content.join(path))? {
        let own = format!("{path}/{}", entry.name);
        match entry.kind {
            _ if is_hidden(&entry.name) => {}
            disk::Kind::File => {
                files.insert(entry.name);
            }
            disk::Kind::Folder => {
                let message = format!("版のフォルダーの中のフォルダー「{}」は読まれません。", entry.name);
                let remedy = "添付は版のフォルダーに直接置き、[[attachments]] に書いてください。";
                findings.add(&UNDECLARED_FILE, Place::at(Spot::file(&own)), message, remedy);
            }
            disk::Kind::Other => report_outside(&own, findings),
        }
    }
    Ok(files)
}

pub(super) fn report_outside(path: &str, findings: &mut Findings) {
    let message = format!("「{path}」は、ほかの場所を指すリンク（ショートカット）です。");
    findings.add(
        &PATH_OUTSIDE,
        Place::at(Spot::file(path)),
        message,
        "リンクを消し、ファイルそのものを置いてください。",
    );
}

pub(super) fn report_stray(path: &str, findings: &mut Findings) {
    let message = format!("「{path}」は、どの版にも属さないため、公開されません。");
    let remedy = "版のフォルダー（例: 1）の中へ移すか、content の外へ移してください。";
    findings.add(&UNDECLARED_FILE, Place::at(Spot::file(path)), message, remedy);
}

/// Files of a folder that no version in it uses.
pub(super) fn report_undeclared(
    folder: &VersionFolder,
    used: &BTreeSet<String>,
    base: &Place,
    findings: &mut Findings,
) {
    for name in folder.files.iter().filter(|name| !VersionFolder::carries_items(name) && !used.contains(*name)) {
        let place = Place { spot: Some(Spot::file(&format!("{}/{name}", folder.path))), ..base.clone() };
        let message = format!("「{name}」は、文書のどこからも使われていないため、公開されません。");
        let remedy =
            "公開するなら [[attachments]] に file と title を書き、そうでなければ content の外へ移してください。";
        findings.add(&UNDECLARED_FILE, place, message, remedy);
    }
}
