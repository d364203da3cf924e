//! Documents in stages: a folder with one file for each stage, and files beside them that any stage may publish.

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
use crate::model::Stage;
use crate::model::VersionName;
use crate::model::Withdrawal;
use crate::text::nearest;

use super::card::Card;
use super::folder;
use super::folder::VersionFolder;
use super::folder::is_hidden;
use super::rules::MISSING_FILE;
use super::rules::MISSPELT_FOLDER;
use super::rules::UNDECLARED_FILE;

/// Lists the stages of every document of a kind.
pub(super) fn list(
    content: &Path,
    kind: &'static DocumentKind,
    stages: &mut Vec<VersionFolder>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    for entry in disk::list(&content.join(kind.folder))? {
        let path = format!("{}/{}", kind.folder, entry.name);
        match entry.kind {
            _ if is_hidden(&entry.name) => {}
            disk::Kind::Folder if is_folder_id(&entry.name) => {
                let document = DocumentId { kind: kind.folder.to_owned(), id: entry.name.clone() };
                of_document(content, kind, &document, stages, findings)?;
            }
            disk::Kind::Folder => folder::report_name(&path, &entry.name, findings),
            disk::Kind::File => folder::report_stray(&path, findings),
            disk::Kind::Other => folder::report_outside(&path, findings),
        }
    }
    Ok(())
}

fn of_document(
    content: &Path,
    kind: &'static DocumentKind,
    document: &DocumentId,
    stages: &mut Vec<VersionFolder>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    let path = document.to_string();
    let mut files = folder::version_files(content, &path, findings)?;
    let mains: Vec<(Stage, String)> = Stage::ALL.map(|stage| (stage, kind.stage_file(stage))).to_vec();
    let present: Vec<(Stage, String)> = mains.iter().filter(|(_, name)| files.remove(name)).cloned().collect();
    let is_withdrawn = files.remove(Withdrawal::FILE);
    let others: BTreeSet<String> = files.iter().filter(|name| VersionFolder::carries_items(name)).cloned().collect();
    for name in &others {
        report_other(&format!("{path}/{name}"), name, &mains, findings);
    }
    files.retain(|name| !others.contains(name));
    if !is_withdrawn && present.iter().all(|(stage, _)| *stage != Stage::Call) {
        let place = Place { spot: Some(Spot::file(&path)), document: Some(document.to_string()), ..Place::default() };
        let call = kind.stage_file(Stage::Call);
        let message = format!("文書「{document}」に、{call} がありません。");
        findings.add(&MISSING_FILE, place, message, format!("「{path}/{call}」に、募集の内容を書いてください。"));
    }
    for (stage, main_file) in present {
        stages.push(VersionFolder {
            document: document.clone(),
            name: VersionName::stage(stage),
            kind,
            path: path.clone(),
            files: files.iter().cloned().chain([main_file.clone()]).collect(),
            main_file,
        });
    }
    Ok(())
}

/// A file that is no stage holds words that somebody means to publish.
fn report_other(path: &str, name: &str, stages: &[(Stage, String)], findings: &mut Findings) {
    let known = stages.iter().map(|(_, name)| name.as_str());
    let message = format!("「{path}」は、どの段階のファイルでもないため、公開されません。");
    let (rule, remedy) = match nearest(name, known) {
        Some(near) => (&MISSPELT_FOLDER, format!("「{near}」の書き誤りなら、名前を直してください。")),
        None => (&UNDECLARED_FILE, "募集は call.toml に、結果は result.toml に書いてください。".to_owned()),
    };
    findings.add(rule, Place::at(Spot::file(path)), message, remedy);
}

/// Reports files beside stages that no stage uses, once all of them are read.
pub(super) fn report_undeclared(cards: &[Card], findings: &mut Findings) {
    let staged: Vec<&Card> = cards.iter().filter(|card| card.version.name.as_stage().is_some()).collect();
    for stages in staged.chunk_by(|a, b| a.version.document == b.version.document) {
        let used: BTreeSet<String> = stages.iter().flat_map(|card| &card.published_files).cloned().collect();
        folder::report_undeclared(&stages[0].folder, &used, &stages[0].version.place(), findings);
    }
}
