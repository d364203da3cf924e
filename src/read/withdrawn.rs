//! `withdrawn.toml` in the folder of a document: that it is no longer published, and why.

use std::collections::BTreeMap;
use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::form::is_folder_id;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::Ended;
use crate::model::KINDS;
use crate::model::Layout;
use crate::model::Sealed;
use crate::model::VersionName;
use crate::model::Withdrawal;

use super::card::Card;
use super::fields;
use super::layer::Layer;
use super::rules::BAD_NAME;
use super::rules::MISSING_SETTING;
use super::seals;
use super::source::Source;
use super::toml_file::TomlFile;

/// What asks for the years for which books of works that have ended stay.
const KEPT: &str = "特定個人情報保護評価書の記載要領（事務の終了から少なくとも3年間、公表を続けます）";

const KEYS: &[&str] = &["withdrawn", "title", "reason", "basis", "versions"];

/// Every withdrawal, by document, and the private notes beside them.
pub(super) fn all(
    content: &Path,
    findings: &mut Findings,
) -> Result<(BTreeMap<DocumentId, Withdrawal>, Vec<Sealed>), Failure> {
    let mut withdrawals = BTreeMap::new();
    let mut memos = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.layout != Layout::Single) {
        for document in documents(content, kind)? {
            let path = format!("{document}/{}", Withdrawal::FILE);
            if disk::kind(&content.join(&path)) == Some(disk::Kind::File)
                && let Some(withdrawal) = read(content, &path, &document, &mut memos, findings)?
            {
                withdrawals.insert(document, withdrawal);
            }
        }
    }
    Ok((withdrawals, memos))
}

/// Books of works that have ended go once the years are over for which they have to stay; what the desk says goes before.
pub(super) fn add_ended(cards: &[Card], withdrawals: &mut BTreeMap<DocumentId, Withdrawal>) {
    for cards in cards.chunk_by(|a, b| a.version.document == b.version.document) {
        let last = cards.iter().filter(|card| !card.version.name.is_draft() && card.version.published.is_some());
        let Some(last) = last.max_by_key(|card| (card.version.published, card.version.name)) else { continue };
        let version = &last.version;
        let Some((ended, until)) = version.ended.zip(version.kept_until()) else { continue };
        let Some(day) = until.next_day() else { continue };
        let reason = format!(
            "この文書が扱った事務が{}に終了し、その後に公表を続ける期間（{}まで）が過ぎたためです。",
            ended.in_full(),
            until.in_full()
        );
        withdrawals.entry(version.document.clone()).or_insert_with(|| Withdrawal {
            document: version.document.clone(),
            day,
            title: last.full_title(),
            reason,
            basis: Some(KEPT.to_owned()),
            ended: Some(Ended { day: ended, agency: version.agency.clone(), department: version.department.clone() }),
            versions: Vec::new(),
        });
    }
}

/// The folders of documents of a kind; what they are called wrongly is reported where versions are listed.
fn documents(content: &Path, kind: &DocumentKind) -> Result<Vec<DocumentId>, Failure> {
    let folders = |path: &str| -> Result<Vec<String>, Failure> {
        if disk::kind(&content.join(path)) != Some(disk::Kind::Folder) {
            return Ok(Vec::new());
        }
        let entries = disk::list(&content.join(path))?.into_iter();
        let folders = entries.filter(|entry| entry.kind == disk::Kind::Folder && is_folder_id(&entry.name));
        Ok(folders.map(|entry| entry.name).collect())
    };
    let mut ids = folders(kind.folder)?;
    if kind.layout == Layout::Bodies {
        let mut inner = Vec::new();
        for body in ids {
            inner.extend(folders(&format!("{}/{body}", kind.folder))?.into_iter().map(|id| format!("{body}/{id}")));
        }
        ids = inner;
    }
    Ok(ids.into_iter().map(|id| DocumentId { kind: kind.folder.to_owned(), id }).collect())
}

fn read(
    content: &Path,
    path: &str,
    document: &DocumentId,
    memos: &mut Vec<Sealed>,
    findings: &mut Findings,
) -> Result<Option<Withdrawal>, Failure> {
    let Some(source) = Source::open(content, path, findings)? else { return Ok(None) };
    let file = TomlFile::parse(&source, findings);
    memos.extend(seals::memos(&file));
    if !file.whole {
        return Ok(None);
    }
    let root = Layer::root(&file);
    let base = Place { document: Some(document.to_string()), ..Place::default() };
    fields::report_unknown_keys(&root, KEYS, &base, findings);
    let day = fields::day(&root, "withdrawn", &base, findings);
    let title = fields::string(&root, "title", &base, findings);
    let reason = fields::string(&root, "reason", &base, findings);
    let basis = fields::string(&root, "basis", &base, findings);
    let versions = versions(&root, &base, findings);
    for (key, what) in [("withdrawn", "公表をやめた日"), ("title", "題名"), ("reason", "理由")] {
        if root.get(key).is_none() {
            let place = Place { spot: Some(root.spot()), ..base.clone() };
            let message = format!("{what}（{key}）が書かれていません。");
            findings.add(
                &MISSING_SETTING,
                place,
                message,
                format!("{} に「{key} = …」の行を書いてください。", Withdrawal::FILE),
            );
        }
    }
    let (Some(day), Some(title), Some(reason)) = (day, title, reason) else { return Ok(None) };
    Ok(Some(Withdrawal { document: document.clone(), day, title, reason, basis, ended: None, versions }))
}

fn versions(root: &Layer, base: &Place, findings: &mut Findings) -> Vec<VersionName> {
    let mut versions = Vec::new();
    for found in root.get("versions").map(|found| found.members()).unwrap_or_default() {
        match found.string().and_then(VersionName::read) {
            Some(version) => versions.push(version),
            None => {
                let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(found.words());
                let message = "公表していた版の名前として読み取れません。";
                findings.add(
                    &BAD_NAME,
                    place,
                    message,
                    "「\"1\"」「\"2\"」のように、版のフォルダーの名前を引用符で囲んで書いてください。",
                );
            }
        }
    }
    versions
}
