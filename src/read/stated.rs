//! `[[changed]]` in the files of a version: how much a change matters, and why it was made.

use toml::de::DeValue;

use crate::finding::Findings;
use crate::finding::Place;
use crate::form::reserved;
use crate::model::Changed;
use crate::model::Reference;
use crate::model::Version;

use super::card::OutLink;
use super::fields;
use super::layer::Found;
use super::layer::Layer;
use super::rules::BAD_ID;
use super::rules::INCOMPLETE_CHANGED;
use super::rules::STATED_TWICE;

const KEYS: &[&str] = &["item", "material", "reason", "causes", "correction"];

/// Reads what is said of the changes of a version, into the version; what it names as causes is among its links.
pub(super) fn changed(version: &mut Version, layers: &[Layer], findings: &mut Findings) -> Vec<OutLink> {
    let base = version.place();
    let mut links = Vec::new();
    for found in layers.iter().filter_map(|layer| layer.get(reserved::CHANGED)).flat_map(|found| found.members()) {
        let Some(table) = found.table() else {
            fields::report_type(found, "[[changed]] のまとまり", &base, findings);
            continue;
        };
        let Some(changed) = one(&table, &base, &mut links, findings) else { continue };
        match version.changed.iter().find(|other| other.item == changed.item) {
            Some(other) => report_second(other, &changed, findings),
            None => version.changed.push(changed),
        }
    }
    links
}

fn one(table: &Layer, base: &Place, links: &mut Vec<OutLink>, findings: &mut Findings) -> Option<Changed> {
    fields::report_unknown_keys(table, KEYS, base, findings);
    let item = fields::string(table, "item", base, findings);
    let place = Place {
        spot: Some(table.get("item").map_or_else(|| table.spot(), |found| found.spot())),
        item: item.clone(),
        ..base.clone()
    };
    let Some(item) = item else {
        if table.get("item").is_none_or(|found| found.string().is_some()) {
            let message = "変更についての記載（changed）に、どの項目の変更か（item）が書かれていません。";
            let remedy = "「item = \"項目のキー\"」の行を書いてください。キーは、版を比べるページの、その変更のアドレスの「#」の後にあります。";
            findings.add(&INCOMPLETE_CHANGED, place, message, remedy);
        }
        return None;
    };
    let reason = fields::string(table, "reason", base, findings);
    if let Some(found) = table.get("reason").filter(|found| found.string().is_some() && reason.is_none()) {
        let place = Place { spot: Some(found.spot()), ..place.clone() };
        let message = format!("項目「{item}」の変更について、理由（reason）の行がありますが、何も書かれていません。");
        let remedy = "重要な変更に当たる理由か、当たらない理由を一行で書いてください。まだ決まらないなら、行の頭に「# 」を付けてください。";
        findings.add(&INCOMPLETE_CHANGED, place, message, remedy);
    }
    let material = truth(table, "material", base, findings);
    let is_correction = truth(table, "correction", base, findings).unwrap_or(false);
    let causes = causes(table, &place, links, findings);
    Some(Changed { item, material, reason, causes, is_correction, place })
}

fn truth(table: &Layer, key: &str, base: &Place, findings: &mut Findings) -> Option<bool> {
    let found = table.get(key)?;
    match found.value.get_ref() {
        DeValue::Boolean(truth) => Some(*truth),
        _ => {
            fields::report_type(found, "真偽（true か false。引用符は付けません）", base, findings);
            None
        }
    }
}

fn causes(table: &Layer, place: &Place, links: &mut Vec<OutLink>, findings: &mut Findings) -> Vec<Reference> {
    let mut causes = Vec::new();
    for found in table.get("causes").iter().flat_map(Found::members) {
        let Some(words) = found.string() else {
            fields::report_type(found, "引用符で囲んだ、きっかけの一覧", place, findings);
            continue;
        };
        let place = Place { spot: Some(found.spot()), ..place.clone() }.quoting(words);
        let Some(reference) = Reference::parse(words, &[], true) else {
            let message = format!("「{words}」は、変更のきっかけとなった文書の名前として読み取れません。");
            let remedy = "文書の種類と id を「/」でつなぎ、項目があれば「#」の後に書いてください（「meetings/審議会/回#諮問事項」「consultations/kaigo-3#opinions.place」「laws/my-number-act」など）。";
            findings.add(&BAD_ID, place, message, remedy);
            continue;
        };
        links.push(OutLink { is_picture: false, is_reference: true, target: reference.address(), place });
        causes.push(reference);
    }
    causes
}

fn report_second(first: &Changed, second: &Changed, findings: &mut Findings) {
    let stands = first.place.spot.as_ref().map(|spot| format!(" {} の{}行目", spot.file, spot.line));
    let message = format!("項目「{}」の変更について、{}にも書かれています。", second.item, stands.unwrap_or_default());
    findings.add(&STATED_TWICE, second.place.clone(), message, "一つにまとめてください。");
}
