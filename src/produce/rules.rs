//! What making files of published versions has to say.

use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Record;
use crate::read::Card;

static LIVING_DIFFERS: Rule = Rule {
    code: "L104",
    name: "living-differs",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表した版のページが、公表したときと違うことを示そうとしています",
    basis: "公表した版のページに、保存した公表時の内容と違うことを示さないためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&LIVING_DIFFERS];

/// Reports items of a published version of which its pages would say something else than what was published.
pub(super) fn report_living(card: &Card, record: &Record, keys: &[String], findings: &mut Findings) {
    for key in keys {
        let entry = record.get(key);
        let called = entry.map_or_else(|| format!("「{key}」"), |entry| record.called(entry));
        let spot = entry.map_or_else(|| card.main_spot(), |entry| entry.spot.clone());
        let place = Place { spot: Some(spot), item: Some(key.clone()), ..card.version.place() };
        let message = format!("公表した版の{called}が、公表したときの記載と違います。");
        let remedy = "元のファイルを、公表したときのものに戻してください。元のファイルを変えていないなら、juran の版が公表したときと違うために読み方が変わっています。公表したときの版の juran を使ってください。";
        findings.add(&LIVING_DIFFERS, place, message, remedy);
    }
}
