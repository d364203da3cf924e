//! Versions of which only files are left: `scan.toml` in place of the main file, whatever kind of document it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Findings;
use crate::finding::Place;
use crate::form::Catalogue;
use crate::form::Form;
use crate::model::DocumentId;
use crate::model::DocumentKind;

use super::layer::Layer;
use super::rules::BAD_FORM;
use super::rules::MISSING_FILE;
use super::rules::SCAN_BESIDE_ITEMS;

/// The file that such a version begins with.
pub(super) const FILE: &str = "scan.toml";

/// The file that a version begins with: that of its kind, or that of versions of which only files are left.
pub(super) fn main_file(
    kind: &DocumentKind,
    document: &DocumentId,
    files: &mut BTreeSet<String>,
    place: &Place,
    findings: &mut Findings,
) -> String {
    let main_file = kind.main_file(document.last());
    if !files.contains(FILE) {
        return main_file;
    }
    if !files.contains(&main_file) {
        return FILE.to_owned();
    }
    files.remove(FILE);
    let message = format!("{FILE}（ファイルだけで残っている版）と {main_file} の両方があります。");
    let remedy = format!(
        "項目のある版なら {FILE} を消し、その添付を {main_file} の [[attachments]] に移してください。ファイルだけの版なら {main_file} を消してください。"
    );
    findings.add(&SCAN_BESIDE_ITEMS, place.clone(), message, remedy);
    main_file
}

/// The form of such a version, which need not name it.
pub(super) fn form(catalogue: &Catalogue, root: &Layer, base: &Place, findings: &mut Findings) -> Option<Arc<Form>> {
    let form = catalogue.scan();
    if let Some(found) = root.get("form").filter(|found| found.string() != Some(&form.name())) {
        let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(found.words());
        let message = "scan.toml は、ファイルだけで残っている版のためのもので、ほかの様式では書けません。";
        let remedy =
            "form の行を消してください。項目のある版なら、scan.toml をやめて、その種類のファイルに書いてください。";
        findings.add(&BAD_FORM, place, message, remedy);
        return None;
    }
    Some(Arc::clone(form))
}

/// Such a version has to name a file.
pub(super) fn report_no_files(layers: &[Layer], base: &Place, findings: &mut Findings) {
    if layers.iter().filter_map(|layer| layer.get("attachments")).all(|found| found.members().is_empty()) {
        let spot = layers.first().map(Layer::spot);
        let message = "ファイルだけで残っている版に、ファイルが一つも書かれていません。";
        let remedy = "版のフォルダーにファイルを置き、「[[attachments]]」の行と、file（ファイルの名前）と title（題名）の行を書いてください。";
        findings.add(&MISSING_FILE, Place { spot, ..base.clone() }, message, remedy);
    }
}
