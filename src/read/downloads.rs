//! `downloads`: the formats in which every version of a site can be taken along.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::model::Format;

use super::fields;
use super::layer::Layer;
use super::rules::UNKNOWN_CHOICE;

/// The formats that the settings list; all usual ones where they say nothing.
pub(super) fn read(root: &Layer, findings: &mut Findings) -> BTreeSet<Format> {
    let Some(listed) = root.get("downloads") else {
        return Format::ALL.into_iter().filter(|format| format.is_usual()).collect();
    };
    let mut formats = BTreeSet::new();
    for found in listed.members() {
        let Some(written) = found.string() else {
            fields::report_type(found, "引用符で囲んだ文字", &Place::default(), findings);
            continue;
        };
        let named: Vec<Format> = Format::ALL.into_iter().filter(|format| format.word() == written).collect();
        if named.is_empty() {
            let place = Place::at(found.spot()).quoting(written);
            let message = format!("ダウンロードの形式「{written}」はありません。");
            let remedy =
                "「pdf」「epub」「xlsx」「csv」「csv-cp932」から選び、downloads = [\"csv\"] のように書いてください。";
            findings.add(&UNKNOWN_CHOICE, place, message, remedy);
        }
        formats.extend(named);
    }
    formats
}
