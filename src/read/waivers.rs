//! `[[waivers]]` in the files of a version: findings that somebody accepted.

use crate::finding::Findings;
use crate::finding::Place;
use crate::form::reserved;
use crate::model::Waiver;

use super::fields;
use super::layer::Found;
use super::layer::Layer;
use super::rules::INCOMPLETE_WAIVER;

const KEYS: &[&str] = &["rule", "item", "quote", "reason", "by", "on", "until"];

/// The waivers of a version, in the order of its files.
pub(super) fn all(layers: &[Layer], base: &Place, findings: &mut Findings) -> Vec<Waiver> {
    let found = layers.iter().filter_map(|layer| layer.get(reserved::WAIVERS)).flat_map(|found| found.members());
    found.filter_map(|found| waiver(found, base, findings)).collect()
}

fn waiver(found: Found, base: &Place, findings: &mut Findings) -> Option<Waiver> {
    let Some(table) = found.table() else {
        fields::report_type(found, "[[waivers]] のまとまり", base, findings);
        return None;
    };
    fields::report_unknown_keys(&table, KEYS, base, findings);
    let mut string = |key: &str| fields::string(&table, key, base, findings);
    let (rule, item, quote) = (string("rule"), string("item"), string("quote"));
    let (reason, by) = (string("reason"), string("by"));
    let (on, until) = (fields::day(&table, "on", base, findings), fields::day(&table, "until", base, findings));
    let place = Place { spot: Some(table.spot()), ..base.clone() };
    let asked = [
        ("rule", "どの規則か", rule.is_none()),
        ("reason", "理由", reason.is_none()),
        ("by", "認めた人か部署", by.is_none()),
        ("on", "認めた日", on.is_none()),
    ];
    for (key, what, _) in asked.iter().filter(|(key, _, is_missing)| *is_missing && table.get(key).is_none()) {
        let message = format!("検査除外（waivers）に、{what}（{key}）が書かれていません。");
        let remedy =
            format!("「{key} = …」の行を書いてください。除外しないなら、[[waivers]] のまとまりを消してください。");
        findings.add(&INCOMPLETE_WAIVER, place.clone(), message, remedy);
    }
    Some(Waiver { rule: rule?, item, quote, reason: reason?, by: by?, on: on?, until, place })
}
