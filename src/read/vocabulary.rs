//! The words of `site.toml` by which people find documents: classes of record items, events of life, readings.

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::model::DocumentId;
use crate::model::LifeEvent;
use crate::model::Reading;
use crate::model::RecordClass;
use crate::model::Reference;
use crate::model::Vocabulary;
use crate::text::fold;
use crate::text::is_hiragana;
use crate::text::is_katakana;

use super::bodies;
use super::bodies::List;
use super::bodies::Member;
use super::bodies::members;
use super::fields;
use super::layer::Layer;
use super::rules::BAD_ID;
use super::rules::BAD_READING;
use super::rules::MISSING_SETTING;
use super::rules::STATED_TWICE;

const READINGS: &str = "readings";

pub(super) fn read(root: &Layer, findings: &mut Findings) -> Vocabulary {
    Vocabulary {
        record_classes: record_classes(root, findings),
        life_events: life_events(root, findings),
        readings: readings(root, findings),
    }
}

fn record_classes(root: &Layer, findings: &mut Findings) -> Vec<RecordClass> {
    let list = List { name: "record_items", what: "記録項目の種類", besides: &["words", "except", "sensitive"] };
    let members = members(root, &list, findings).into_iter();
    let class = |Member { id, name, layer }: Member| {
        let mut words = |key: &str| strings(&layer, key, findings).into_iter().map(|(words, _)| words).collect();
        let (own, except): (Vec<String>, Vec<String>) = (words("words"), words("except"));
        let looked_for = if own.is_empty() { std::slice::from_ref(&name) } else { own.as_slice() };
        if let Some(wordless) = looked_for.iter().find(|words| fold(words).is_empty()) {
            let message = format!("記録項目の種類の言葉「{wordless}」に、文字も数字もありません。");
            let remedy = "記録項目に書かれている言葉を、words に書いてください。";
            findings.add(&MISSING_SETTING, Place::at(layer.spot()).quoting(wordless), message, remedy);
        }
        RecordClass::new((id, name), &own, &except, bodies::flag(&layer, "sensitive", findings))
    };
    members.map(class).collect()
}

fn life_events(root: &Layer, findings: &mut Findings) -> Vec<LifeEvent> {
    let list = List { name: "life_events", what: "暮らしの場面", besides: &["about", "documents"] };
    let members = members(root, &list, findings).into_iter();
    let event = |Member { id, name, layer }: Member| {
        let about = fields::string(&layer, "about", &Place::default(), findings);
        let mut documents: Vec<(DocumentId, Spot)> = Vec::new();
        for (words, spot) in strings(&layer, "documents", findings) {
            let place = Place::at(spot.clone()).quoting(&words);
            match Reference::parse(&words, &[], false).filter(|reference| reference.key.is_none()) {
                None => {
                    let message = format!("「{words}」は、文書の名前として読み取れません。");
                    let remedy =
                        "文書の種類と id を「/」でつないで書いてください（「files/kaigo」「assessments/kaigo」など）。";
                    findings.add(&BAD_ID, place, message, remedy);
                }
                Some(Reference { document, .. }) if documents.iter().any(|(other, _)| *other == document) => {
                    let message = format!("暮らしの場面「{name}」に、文書「{words}」が二度書かれています。");
                    findings.add(&STATED_TWICE, place, message, "どちらかを消してください。");
                }
                Some(Reference { document, .. }) => documents.push((document, spot)),
            }
        }
        LifeEvent { id, name, about, documents }
    };
    members.map(event).collect()
}

fn readings(root: &Layer, findings: &mut Findings) -> Vec<Reading> {
    let base = Place::default();
    let mut readings: Vec<Reading> = Vec::new();
    for found in root.get(READINGS).map(|found| found.members()).unwrap_or_default() {
        let Some(layer) = found.table() else {
            fields::report_type(found, &format!("[[{READINGS}]] で始まるまとまり"), &base, findings);
            continue;
        };
        fields::report_unknown_keys(&layer, &["words", "yomi"], &base, findings);
        let words = fields::string(&layer, "words", &base, findings);
        let is_written = layer.get("yomi").is_some();
        let yomi = yomi(&layer, &base, findings);
        let place = Place::at(found.spot());
        match (words, yomi) {
            (Some(words), Some(_)) if readings.iter().any(|other| other.words == words) => {
                let message = format!("「{words}」の読みが二度書かれています。");
                findings.add(&STATED_TWICE, place.quoting(&words), message, "どちらかのまとまりを消してください。");
            }
            (Some(words), Some(yomi)) => readings.push(Reading { words, yomi }),
            (Some(_), None) if is_written => {}
            _ => {
                let message = "題名の始めの言葉（words）か、その読み（yomi）が書かれていません。";
                let remedy =
                    "「words = \"介護保険\"」と「yomi = \"かいごほけん\"」のように、両方の行を書いてください。";
                findings.add(&MISSING_SETTING, place, message, remedy);
            }
        }
    }
    readings
}

/// A reading in kana; anything else is reported.
pub(super) fn yomi(layer: &Layer, base: &Place, findings: &mut Findings) -> Option<String> {
    let written = fields::string(layer, "yomi", base, findings)?;
    let is_kana = |letter: char| is_hiragana(letter) || is_katakana(letter) || matches!(letter, '・' | ' ' | '　');
    if written.chars().all(is_kana) {
        return Some(written);
    }
    let place = Place { spot: layer.get("yomi").map(|found| found.spot()), ..base.clone() }.quoting(&written);
    let message = format!("読み「{written}」に、ひらがなとカタカナのほかの文字があります。");
    findings.add(&BAD_READING, place, message, "「かいごほけん」のように、かなだけで書いてください。");
    None
}

/// Words of a list with their places; anything else is reported.
fn strings(layer: &Layer, key: &str, findings: &mut Findings) -> Vec<(String, Spot)> {
    let mut strings = Vec::new();
    for found in layer.get(key).map(|found| found.members()).unwrap_or_default() {
        match found.string() {
            Some(words) if !words.trim().is_empty() => strings.push((words.trim().to_owned(), found.spot())),
            Some(_) => {}
            None => fields::report_type(found, "引用符で囲んだ文字の一覧", &Place::default(), findings),
        }
    }
    strings
}
