//! `license`: under which terms what a site publishes may be used.

use crate::finding::Findings;
use crate::finding::Place;
use crate::model::License;

use super::fields;
use super::layer::Layer;
use super::rules::MISSING_SETTING;
use super::settings::is_address;

/// What the words of the settings begin with that name terms of use.
const EXAMPLE: &str = "license = { name = \"クリエイティブ・コモンズ 表示 4.0 国際\", url = \"https://creativecommons.org/licenses/by/4.0/deed.ja\" }";

/// The terms of use that the settings name; terms without a name or an address are reported.
pub(super) fn read(root: &Layer, findings: &mut Findings) -> Option<License> {
    let found = root.get("license")?;
    let base = Place::default();
    let Some(layer) = found.table() else {
        fields::report_type(found, "名前（name）とアドレス（url）のまとまり", &base, findings);
        return None;
    };
    fields::report_unknown_keys(&layer, &["name", "url"], &base, findings);
    let [name, url] = ["name", "url"].map(|key| fields::string(&layer, key, &base, findings));
    let remedy = format!("「{EXAMPLE}」のように書いてください。条件を決めていないなら、行を消してください。");
    let is_missing = |key: &str| layer.get(key).is_none_or(|found| found.string().is_some());
    for (key, what, value) in [("name", "名前", &name), ("url", "アドレス", &url)] {
        if value.is_none() && is_missing(key) {
            let message = format!("利用の条件（license）の{what}（{key}）が書かれていません。");
            findings.add(&MISSING_SETTING, Place::at(layer.spot()), message, &remedy);
        }
    }
    let url = url?;
    if !is_address(&url) {
        let place = layer.get("url").map_or_else(|| layer.spot(), |found| found.spot());
        let message = "利用の条件（license）の url が、アドレスの形になっていません。";
        findings.add(&MISSING_SETTING, Place::at(place).quoting(&url), message, &remedy);
        return None;
    }
    Some(License { name: name?, url })
}
