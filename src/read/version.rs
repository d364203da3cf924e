//! What every version carries outside of its form: dates, agency, attachments, former ids.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::form::is_device;
use crate::form::is_folder_id;
use crate::form::reserved;
use crate::model::Attachment;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::Reference;
use crate::model::Settings;
use crate::model::Version;
use crate::model::VersionName;
use crate::text::nearest;

use super::belonging;
use super::card::OutLink;
use super::fields;
use super::folder::VersionFolder;
use super::layer::Found;
use super::layer::Layer;
use super::rules::BAD_ID;
use super::rules::BAD_NAME;
use super::rules::DRAFT_WITH_DAY;
use super::rules::MISSING_FILE;
use super::rules::PATH_OUTSIDE;
use super::rules::SOURCE_ATTACHED;
use super::rules::STATED_TWICE;
use super::vocabulary;

/// Reads a version's own fields from all of its files.
pub(super) fn read(
    (document, name): (&DocumentId, VersionName),
    layers: &[Layer],
    present: &BTreeSet<String>,
    settings: Option<&Settings>,
    findings: &mut Findings,
) -> Version {
    let mut version = Version {
        document: document.clone(),
        name,
        published: None,
        effective: None,
        ended: None,
        reviewed: None,
        agency: None,
        department: None,
        yomi: None,
        attachments: Vec::new(),
        related: Vec::new(),
        changed: Vec::new(),
        aliases: Vec::new(),
    };
    let base = version.place();
    let tables: Vec<Found> = layers.iter().filter_map(|layer| layer.get("version")).collect();
    report_second(&tables, "[version]", &base, findings);
    if let Some(found) = tables.first() {
        match found.table() {
            Some(table) => dates(&mut version, &table, settings, &base, findings),
            None => fields::report_type(*found, "[version] のまとまり", &base, findings),
        }
    }
    for found in layers.iter().filter_map(|layer| layer.get("attachments")).flat_map(|found| found.members()) {
        version.attachments.extend(attachment(found, present, &base, findings));
    }
    for found in layers.iter().filter_map(|layer| layer.get("aliases")).flat_map(|found| found.members()) {
        match found.string() {
            Some(id) if is_folder_id(id) => version.aliases.push(id.to_owned()),
            Some(id) => {
                let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(id);
                let remedy = "前に使っていた文書の id を、英小文字で始まる半角英数字で書いてください。";
                findings.add(&BAD_ID, place, "前の id（aliases）として使えない言葉です。", remedy);
            }
            None => fields::report_type(found, "引用符で囲んだ id の一覧", &base, findings),
        }
    }
    version
}

/// Reads the documents that a version has to do with, into the version and among its links.
pub(super) fn related(version: &mut Version, layers: &[Layer], findings: &mut Findings) -> Vec<OutLink> {
    let base = version.place();
    let mut links = Vec::new();
    for found in layers.iter().filter_map(|layer| layer.get(reserved::RELATED)).flat_map(|found| found.members()) {
        let Some(words) = found.string() else {
            fields::report_type(found, "引用符で囲んだ文書の名前の一覧", &base, findings);
            continue;
        };
        let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(words);
        match Reference::parse(words, &[], true) {
            Some(reference) => {
                links.push(OutLink { is_picture: false, is_reference: true, target: reference.address(), place });
                version.related.push(reference);
            }
            None => {
                let message = format!("「{words}」は、関係する文書の名前として読み取れません。");
                let remedy = "文書の種類と id を「/」でつないで書いてください（「assessments/kaigo」「systems/juki-net」など）。";
                findings.add(&BAD_ID, place, message, remedy);
            }
        }
    }
    links
}

/// Reports that the same thing stands in more than one place.
pub(super) fn report_second(found: &[Found], what: &str, base: &Place, findings: &mut Findings) {
    for second in found.iter().skip(1) {
        let first = found[0].spot();
        let place = Place { spot: Some(second.spot()), ..base.clone() }.quoting(second.words());
        let message = format!("{what}が、{} の{}行目にも書かれています。", first.file, first.line);
        findings.add(&STATED_TWICE, place, message, "正しい方だけを残してください。");
    }
}

fn dates(version: &mut Version, table: &Layer, settings: Option<&Settings>, base: &Place, findings: &mut Findings) {
    let keys = ["published", "effective", "ended", "reviewed", "agency", "department", "yomi"];
    fields::report_unknown_keys(table, &keys, base, findings);
    version.published = fields::day(table, "published", base, findings);
    if version.name.is_draft() && version.published.take().is_some() {
        let spot = table.get("published").map(|found| found.spot());
        let message = format!("{}に、公表日（published）が書かれています。", version.name.called());
        let remedy =
            "この行を消し、意見公募の call.toml の drafts で、この案を指してください。募集の公示の日から公開されます。";
        findings.add(&DRAFT_WITH_DAY, Place { spot, ..base.clone() }, message, remedy);
    }
    version.effective = fields::day(table, "effective", base, findings);
    version.ended = fields::day(table, "ended", base, findings);
    version.reviewed = fields::day(table, "reviewed", base, findings);
    version.yomi = vocabulary::yomi(table, base, findings);
    belonging::read(version, table, settings, base, findings);
}

fn attachment(found: Found, present: &BTreeSet<String>, base: &Place, findings: &mut Findings) -> Option<Attachment> {
    let Some(table) = found.table() else {
        fields::report_type(found, "[[attachments]] で始まるまとまり", base, findings);
        return None;
    };
    fields::report_unknown_keys(&table, &["file", "title"], base, findings);
    let title = fields::string(&table, "title", base, findings);
    let file = fields::string(&table, "file", base, findings);
    let (Some(file), Some(title)) = (file, title) else {
        let place = Place { spot: Some(found.spot()), ..base.clone() };
        let remedy = "file（ファイルの名前）と title（題名）の両方を書いてください。";
        findings.add(&MISSING_FILE, place, "添付のファイル名か題名がありません。", remedy);
        return None;
    };
    let place = Place { spot: table.get("file").map(|found| found.spot()), ..base.clone() }.quoting(&file);
    is_beside(&file, present, &place, findings).then_some(Attachment { file, title })
}

/// Whether a named file stands in the version's own folder under a name that can be an address; reports why not.
pub(super) fn is_beside(file: &str, present: &BTreeSet<String>, place: &Place, findings: &mut Findings) -> bool {
    if file.contains(['/', '\\', ':']) || file.starts_with('.') {
        let message = format!("「{file}」は、文書のフォルダーの外か、隠れたファイルを指しています。");
        findings.add(
            &PATH_OUTSIDE,
            place.clone(),
            message,
            "ファイルを文書の版のフォルダーに置き、名前だけを書いてください。",
        );
        return false;
    }
    if VersionFolder::carries_items(file) {
        let message = format!("「{file}」は原稿のファイルなので、そのまま公開することはできません。");
        let remedy = "添付の宣言を消してください。公開したい内容であれば、文字だけのファイル（.txt）か PDF に書き出したものを添付してください。";
        findings.add(&SOURCE_ATTACHED, place.clone(), message, remedy);
        return false;
    }
    if !present.contains(file) {
        let message = format!("「{file}」というファイルが、文書の版のフォルダーにありません。");
        if let Some((id, kind)) = kind_of_one_file(place, present) {
            let message = "この文書は一つのファイルだけなので、画像や添付を置くフォルダーがありません。";
            let remedy = format!(
                "「{id}」というフォルダーを作り、{} を {} という名前にしてその中へ移し、「{file}」もそこに置いてください。",
                kind.main_file(id.last()),
                kind.file_in_folder()
            );
            findings.add(&MISSING_FILE, place.clone(), message, remedy);
            return false;
        }
        let remedy = match nearest(file, present.iter().map(String::as_str)) {
            Some(near) => format!("「{near}」の書き誤りなら直し、そうでなければファイルを置いてください。"),
            None => "ファイルを置くか、名前を直してください。".to_owned(),
        };
        findings.add(&MISSING_FILE, place.clone(), message, remedy);
        return false;
    }
    if !is_publishable_name(file) {
        let message = format!("「{file}」は、公開するアドレスに使えない名前です。");
        let remedy = "半角の英小文字・数字・「-」「_」「.」だけの、100文字までの名前に変えてください。日本語の題名は title に書けます。";
        findings.add(&BAD_NAME, place.clone(), message, remedy);
        return false;
    }
    true
}

/// The kind of a document of one file, which has no folder for pictures and attachments.
fn kind_of_one_file(place: &Place, present: &BTreeSet<String>) -> Option<(DocumentId, &'static DocumentKind)> {
    let (id, _) = DocumentId::split(place.document.as_ref()?)?;
    let kind = id.kind().filter(|kind| id.is_single() && !present.contains(&kind.file_in_folder()))?;
    Some((id, kind))
}

/// ASCII, lower case, no device name of Windows: the same file on every machine.
pub(super) fn is_publishable_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte));
    letters && !is_device(stem) && !stem.is_empty() && !name.ends_with('.') && name.len() <= 100
}
