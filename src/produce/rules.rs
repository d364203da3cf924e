//! What making files of published versions has to say.

use std::collections::BTreeSet;

use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::Entry;
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

static NOT_IN_CP932: Rule = Rule {
    code: "Y201",
    name: "not-in-shift-jis",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "シフト JIS で書けない文字があります",
    basis: "書けない文字を「?」や別の字に替えると、名前や記載が違うものになるためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&LIVING_DIFFERS, &NOT_IN_CP932];

/// Letters and items that are named one by one.
const NAMED: usize = 5;

/// Reports letters for which a table was not made, with the items in which they stand.
pub(super) fn report_letters(card: &Card, record: &Record, letters: &BTreeSet<char>, findings: &mut Findings) {
    let holds =
        |entry: &&Entry| record.lines(entry).iter().any(|words| words.contains(|letter| letters.contains(&letter)));
    let items: Vec<&Entry> = record.entries.iter().filter(holds).collect();
    let more = |all: usize| if all > NAMED { format!("など{all}") } else { String::new() };
    let named = letters.iter().take(NAMED).map(|letter| format!("「{letter}」（U+{:04X}）", u32::from(*letter)));
    let named = format!("{}{}", named.collect::<Vec<_>>().join("、"), more(letters.len()));
    let called: Vec<String> = items.iter().take(NAMED).map(|entry| record.called(entry)).collect();
    let called =
        if called.is_empty() { "題名か様式の言葉".to_owned() } else { called.join("、") + &more(items.len()) };
    let first = items.first();
    let spot = first.map_or_else(|| card.main_spot(), |entry| entry.spot.clone());
    let item = first.map(|entry| entry.key.clone());
    let place = Place { spot: Some(spot), item, ..card.version.place() };
    let message = format!(
        "シフト JIS で書けない文字 {named} が、{called}にあるため、この版のシフト JIS の CSV を作りませんでした。"
    );
    let remedy = "そのままで構いません。ほかの CSV（UTF-8）には、元の字のまま入っています。シフト JIS の CSV も要るなら、同じ意味の書ける字に替えてください。名前の字は、替えないでください。";
    findings.add(&NOT_IN_CP932, place, message, remedy);
}

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
