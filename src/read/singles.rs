//! Documents without versions: a file named after the document, or a folder with its pictures and attachments.

use std::collections::BTreeSet;
use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::is_folder_id;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::VersionName;

use super::folder::VersionFolder;
use super::folder::is_hidden;
use super::folder::report_name;
use super::folder::report_outside;
use super::folder::version_files;
use super::rules::MISSING_FILE;
use super::rules::STATED_TWICE;
use super::rules::UNDECLARED_FILE;

/// Lists the documents of a kind without versions.
pub(super) fn list(
    content: &Path,
    kind: &'static DocumentKind,
    found: &mut Vec<VersionFolder>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    let mut known = BTreeSet::new();
    for entry in disk::list(&content.join(kind.folder))? {
        let path = format!("{}/{}", kind.folder, entry.name);
        let id = entry.name.split('.').next().unwrap_or_default().to_owned();
        let own = match entry.kind {
            _ if is_hidden(&entry.name) => continue,
            disk::Kind::File if entry.name == kind.main_file(&id) && is_folder_id(&id) => {
                let files = BTreeSet::from([entry.name.clone()]);
                single(kind, &id, (entry.name, kind.folder.to_owned(), files))
            }
            disk::Kind::Folder if is_folder_id(&entry.name) => {
                let files = version_files(content, &path, findings)?;
                let main_file = kind.file_in_folder();
                if !files.contains(&main_file) {
                    report_no_main_file(&path, &main_file, findings);
                    continue;
                }
                single(kind, &id, (main_file, path.clone(), files))
            }
            disk::Kind::File if entry.name == kind.main_file(&id) => {
                report_name(&path, &id, findings);
                continue;
            }
            disk::Kind::File | disk::Kind::Folder => {
                report_stray(&path, kind, findings);
                continue;
            }
            disk::Kind::Other => {
                report_outside(&path, findings);
                continue;
            }
        };
        if known.insert(id) {
            found.push(own);
        } else {
            let place = Place { document: Some(own.document.to_string()), ..Place::at(Spot::file(&path)) };
            let message = format!("文書「{}」が、ファイルとフォルダーの両方にあります。", own.document);
            let remedy = format!(
                "{} か {}/{} のどちらかだけを残してください。",
                kind.main_file(own.document.last()),
                own.document.last(),
                kind.file_in_folder()
            );
            findings.add(&STATED_TWICE, place, message, remedy);
        }
    }
    Ok(())
}

fn single(
    kind: &'static DocumentKind,
    id: &str,
    (main_file, path, files): (String, String, BTreeSet<String>),
) -> VersionFolder {
    let document = DocumentId { kind: kind.folder.to_owned(), id: id.to_owned() };
    VersionFolder { document, name: VersionName::number(1), kind, main_file, path, files }
}

fn report_no_main_file(path: &str, main_file: &str, findings: &mut Findings) {
    let message = format!("フォルダー「{path}」に、{main_file} がありません。");
    let remedy = format!("文書のファイルを {main_file} という名前で置くか、使わないフォルダーを消してください。");
    findings.add(&MISSING_FILE, Place::at(Spot::file(path)), message, remedy);
}

fn report_stray(path: &str, kind: &DocumentKind, findings: &mut Findings) {
    let message = format!("「{path}」は、{}のファイルではないため、公開されません。", kind.title);
    let remedy =
        format!("「{}」のような名前のファイルにするか、content の外へ移してください。", kind.main_file("kaigo"));
    findings.add(&UNDECLARED_FILE, Place::at(Spot::file(path)), message, remedy);
}
