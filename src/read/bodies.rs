//! Who makes and keeps documents, as `site.toml` lists them: agencies, departments, councils.

use toml::de::DeValue;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::is_folder_id;
use crate::model::Agency;
use crate::model::Council;
use crate::model::Department;
use crate::model::DocumentId;
use crate::model::Layout;
use crate::model::Settings;
use crate::text::nearest;

use super::belonging::Listed;
use super::fields;
use super::folder::VersionFolder;
use super::layer::Layer;
use super::rules::BAD_ID;
use super::rules::DUPLICATE_ID;
use super::rules::MISSING_SETTING;
use super::rules::UNLISTED_COUNCIL;

/// A list of the settings: its name, what messages call a member, and the keys of one besides `id` and `name`.
pub(super) struct List {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) besides: &'static [&'static str],
}

/// A member of a list whose id and name are sound.
pub(super) struct Member<'a> {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) layer: Layer<'a>,
}

pub(super) fn agencies(root: &Layer, findings: &mut Findings) -> Vec<Agency> {
    let list = List { name: "agencies", what: "実施機関", besides: &["other"] };
    let members = members(root, &list, findings).into_iter();
    members
        .map(|member| Agency { is_other: flag(&member.layer, "other", findings), id: member.id, name: member.name })
        .collect()
}

pub(super) fn departments(root: &Layer, agencies: &[Agency], findings: &mut Findings) -> Vec<Department> {
    let besides = &["agency", "from", "until", "successor"];
    let list = List { name: "departments", what: "部署", besides };
    let members = members(root, &list, findings);
    let all = members.iter().map(|member| (member.id.clone(), member.name.clone())).collect::<Vec<_>>();
    let others = all.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let others = Listed { what: "部署", list: "departments", known: others };
    let own: Vec<&Agency> = agencies.iter().filter(|agency| !agency.is_other).collect();
    let known = own.iter().map(|agency| (agency.id.as_str(), agency.name.as_str())).collect();
    let known = Listed { what: "実施機関", list: "agencies", known };
    let department = |Member { id, name, layer }: Member| {
        let base = Place::default();
        let written = fields::string(&layer, "agency", &base, findings);
        let agency = match written {
            Some(written) => Some(written).filter(|written| known.holds(written, &layer, "agency", &base, findings)),
            None if own.len() > 1 && layer.get("agency").is_none() => {
                let message = format!("部署「{name}」が、どの実施機関のものかが書かれていません。");
                let remedy =
                    "実施機関が二つ以上あるときは、「agency = \"…\"」の行に、agencies にある id を書いてください。";
                findings.add(&MISSING_SETTING, Place::at(layer.spot()).quoting(&id), message, remedy);
                None
            }
            None => own.first().map(|agency| agency.id.clone()),
        };
        let successor = fields::string(&layer, "successor", &base, findings)
            .filter(|written| others.holds(written, &layer, "successor", &base, findings));
        let (from, until) =
            (fields::day(&layer, "from", &base, findings), fields::day(&layer, "until", &base, findings));
        Department { id, name, agency, from, until, successor }
    };
    members.into_iter().map(department).collect()
}

pub(super) fn councils(root: &Layer, findings: &mut Findings) -> Vec<Council> {
    let list = List { name: "councils", what: "会議体", besides: &["basis"] };
    let members = members(root, &list, findings).into_iter();
    let council = |Member { id, name, layer }: Member| {
        let basis = fields::string(&layer, "basis", &Place::default(), findings);
        Council { id, name, basis }
    };
    members.map(council).collect()
}

/// Tables with an id of their own and a name; others are reported.
pub(super) fn members<'a>(root: &Layer<'a>, list: &List, findings: &mut Findings) -> Vec<Member<'a>> {
    let base = Place::default();
    let keys: Vec<&str> = ["id", "name"].iter().chain(list.besides).copied().collect();
    let mut members: Vec<Member> = Vec::new();
    for found in root.get(list.name).map(|found| found.members()).unwrap_or_default() {
        let Some(layer) = found.table() else {
            fields::report_type(found, &format!("[[{}]] で始まるまとまり", list.name), &base, findings);
            continue;
        };
        fields::report_unknown_keys(&layer, &keys, &base, findings);
        let id = fields::string(&layer, "id", &base, findings).unwrap_or_default();
        let name = fields::string(&layer, "name", &base, findings).unwrap_or_default();
        let place = Place::at(found.spot()).quoting(&id);
        if !is_folder_id(&id) || name.is_empty() {
            let remedy = "id（英小文字で始まる、60文字までの半角英数字とハイフン。page は使えません）と name（名前）の両方を書いてください。";
            findings.add(&BAD_ID, place, format!("{}の id か name が正しくありません。", list.what), remedy);
        } else if members.iter().any(|other| other.id == id) {
            let message = format!("{}の id「{id}」が二度使われています。", list.what);
            findings.add(&DUPLICATE_ID, place, message, "どちらかの id を変えてください。");
        } else {
            members.push(Member { id, name, layer });
        }
    }
    members
}

/// Yes or no; no where nothing is written.
pub(super) fn flag(layer: &Layer, key: &str, findings: &mut Findings) -> bool {
    match layer.get(key).map(|found| (found, found.value.get_ref())) {
        None => false,
        Some((_, DeValue::Boolean(written))) => *written,
        Some((found, _)) => {
            fields::report_type(found, "true か false", &Place::default(), findings);
            false
        }
    }
}

/// Reports folders of councils that the settings do not name: their lists would bear the name of a folder.
pub(super) fn report_unlisted(folders: &[VersionFolder], settings: &Settings, findings: &mut Findings) {
    let mut last = "";
    for folder in folders.iter().filter(|folder| folder.kind.layout == Layout::Bodies) {
        let Some(body) = DocumentId::body(&folder.document).filter(|body| *body != last) else { continue };
        last = body;
        if settings.council(body).is_some() {
            continue;
        }
        let path = format!("{}/{body}", folder.kind.folder);
        let message = format!("会議体のフォルダー「{path}」の名前が、site.toml の councils にありません。");
        let remedy = match nearest(body, settings.councils.iter().map(|council| council.id.as_str())) {
            Some(near) => format!("「{near}」の書き誤りなら、フォルダーの名前か site.toml の id を直してください。"),
            None => format!(
                "site.toml に「[[councils]]」の行と「id = \"{body}\"」「name = \"会議体の名前\"」の行を書いてください。書かないうちは、フォルダーの名前が一覧に出ます。"
            ),
        };
        findings.add(&UNLISTED_COUNCIL, Place::at(Spot::file(&path)).quoting(body), message, remedy);
    }
}
