//! Abbreviations that `site.toml` gives a meaning once for every document.

use crate::finding::Findings;
use crate::finding::Place;
use crate::model::Abbreviation;
use crate::text::fold;

use super::fields;
use super::layer::Layer;
use super::rules::MISSING_SETTING;
use super::rules::STATED_TWICE;

const LIST: &str = "abbreviations";

pub(super) fn read(root: &Layer, findings: &mut Findings) -> Vec<Abbreviation> {
    let base = Place::default();
    let mut abbreviations: Vec<Abbreviation> = Vec::new();
    for found in root.get(LIST).map(|found| found.members()).unwrap_or_default() {
        let Some(layer) = found.table() else {
            fields::report_type(found, &format!("[[{LIST}]] で始まるまとまり"), &base, findings);
            continue;
        };
        fields::report_unknown_keys(&layer, &["words", "meaning"], &base, findings);
        let words = fields::string(&layer, "words", &base, findings).unwrap_or_default();
        let meaning = fields::string(&layer, "meaning", &base, findings).unwrap_or_default();
        let place = Place::at(found.spot()).quoting(&words);
        if words.is_empty() || meaning.is_empty() {
            let message = "略称（words）か、その意味（meaning）が書かれていません。";
            let remedy = "「words = \"略称\"」と「meaning = \"略さない言い方\"」の両方の行を書いてください。";
            findings.add(&MISSING_SETTING, place, message, remedy);
        } else if abbreviations.iter().any(|other| fold(&other.words) == fold(&words)) {
            let message = format!("略称「{words}」が二度書かれています。");
            findings.add(&STATED_TWICE, place, message, "どちらかのまとまりを消してください。");
        } else {
            abbreviations.push(Abbreviation { words, meaning });
        }
    }
    abbreviations
}
