//! `[accessibility]`: the policy of the body, and the test that it made.

use crate::finding::Findings;
use crate::finding::Place;
use crate::model::Accessibility;
use crate::model::CRITERIA;
use crate::model::Criterion;
use crate::model::Judged;
use crate::model::Level;
use crate::model::Outcome;
use crate::model::Test;
use crate::text::Date;

use super::fields;
use super::layer::Found;
use super::layer::Layer;
use super::rules::LEVEL_WITHOUT_GROUND;
use super::rules::MISSING_SETTING;
use super::rules::UNKNOWN_CHOICE;
use super::settings::is_address;

const KEYS: &[&str] = &["policy", "test"];
const TEST_KEYS: &[&str] =
    &["declared", "level", "pages", "technologies", "selection", "addresses", "from", "until", "criteria"];

/// What the settings say of accessibility.
pub(super) fn read(root: &Layer, findings: &mut Findings) -> Accessibility {
    let Some(found) = root.get("accessibility") else { return Accessibility::default() };
    let base = Place::default();
    let Some(layer) = found.table() else {
        fields::report_type(found, "[accessibility] で始まるまとまり", &base, findings);
        return Accessibility::default();
    };
    fields::report_unknown_keys(&layer, KEYS, &base, findings);
    let policy = fields::string(&layer, "policy", &base, findings).filter(|policy| {
        let is_fine = is_address(policy) || (policy.starts_with('/') && policy.ends_with('/'));
        if !is_fine {
            let place = Place::at(layer.get("policy").map_or_else(|| layer.spot(), |found| found.spot()));
            let remedy = "このサイトのページなら「/pages/accessibility-policy/」のように「/」で始めて「/」で終え、ほかのサイトのページなら https:// から書いてください。";
            let message = "方針のページ（policy）が、アドレスの形になっていません。";
            findings.add(&MISSING_SETTING, place.quoting(policy), message, remedy);
        }
        is_fine
    });
    let test = layer.get("test").and_then(|found| match found.table() {
        Some(layer) => test(&layer, findings),
        None => {
            fields::report_type(found, "[accessibility.test] で始まるまとまり", &base, findings);
            None
        }
    });
    Accessibility { policy, test }
}

fn test(layer: &Layer, findings: &mut Findings) -> Option<Test> {
    let base = Place::default();
    fields::report_unknown_keys(layer, TEST_KEYS, &base, findings);
    let declared = day(layer, "declared", "表明日", findings);
    let from = day(layer, "from", "試験を始めた日", findings);
    let until = day(layer, "until", "試験を終えた日", findings);
    let pages = words(layer, "pages", "対象のページの説明", findings);
    let selection = words(layer, "selection", "試験したページの選び方", findings);
    let technologies = list(layer, "technologies", "依存した技術", findings);
    let addresses = list(layer, "addresses", "試験したページのアドレス", findings);
    let level = layer.get("level").and_then(|found| {
        let level = found.string().and_then(|word| Level::ALL.into_iter().find(|level| level.word() == word));
        if level.is_none() {
            let remedy = "「A」か「AA」と書いてください。満たしているレベルがなければ、行を消してください。";
            let place = Place::at(found.spot()).quoting(found.words());
            findings.add(
                &UNKNOWN_CHOICE,
                place,
                "満たしている適合レベル（level）が、A でも AA でもありません。",
                remedy,
            );
        }
        level
    });
    let found = layer.get("criteria").map(|found| judged(found, findings)).unwrap_or_default();
    if let Some(level) = level {
        hold(level, &found, layer, findings);
    }
    Some(Test {
        declared: declared?,
        level,
        pages: pages?,
        technologies: technologies?,
        selection: selection?,
        addresses: addresses?,
        from: from?,
        until: until?,
        found,
    })
}

fn report_missing(layer: &Layer, key: &str, what: &str, findings: &mut Findings) {
    let message = format!("アクセシビリティの試験の{what}（{key}）が書かれていません。");
    let remedy = format!(
        "[accessibility.test] に「{key} = …」の行を書いてください。試験をしていないなら、[accessibility.test] を消してください。"
    );
    findings.add(&MISSING_SETTING, Place::at(layer.spot()), message, remedy);
}

fn day(layer: &Layer, key: &str, what: &str, findings: &mut Findings) -> Option<Date> {
    if layer.get(key).is_none() {
        report_missing(layer, key, what, findings);
    }
    fields::day(layer, key, &Place::default(), findings)
}

fn words(layer: &Layer, key: &str, what: &str, findings: &mut Findings) -> Option<String> {
    let words = fields::string(layer, key, &Place::default(), findings);
    if words.is_none() && layer.get(key).is_none_or(|found| found.string().is_some()) {
        report_missing(layer, key, what, findings);
    }
    words
}

fn list(layer: &Layer, key: &str, what: &str, findings: &mut Findings) -> Option<Vec<String>> {
    let members = layer.get(key).map(|found| found.members()).unwrap_or_default();
    if members.is_empty() {
        report_missing(layer, key, what, findings);
        return None;
    }
    let mut listed = Vec::new();
    for member in members {
        match member.string() {
            Some(words) => listed.push(words.trim().to_owned()),
            None => fields::report_type(member, "引用符で囲んだ文字", &Place::default(), findings),
        }
    }
    Some(listed)
}

/// What was found of each criterion, in the order of the standard.
fn judged(found: Found, findings: &mut Findings) -> Vec<Judged> {
    let Some(layer) = found.table() else {
        fields::report_type(found, "達成基準の番号と結果のまとまり", &Place::default(), findings);
        return Vec::new();
    };
    let numbers: Vec<&str> = CRITERIA.iter().map(|criterion| criterion.number).collect();
    fields::report_unknown_keys(&layer, &numbers, &Place::default(), findings);
    CRITERIA.iter().filter_map(|criterion| one(criterion, layer.get(criterion.number)?, findings)).collect()
}

fn one(criterion: &'static Criterion, found: Found, findings: &mut Findings) -> Option<Judged> {
    let (word, note) = match found.table() {
        Some(layer) => {
            fields::report_unknown_keys(&layer, &["result", "note"], &Place::default(), findings);
            let word = fields::string(&layer, "result", &Place::default(), findings);
            (word.unwrap_or_default(), fields::string(&layer, "note", &Place::default(), findings))
        }
        None => (found.string().unwrap_or_default().trim().to_owned(), None),
    };
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word);
    if outcome.is_none() {
        let message = format!("達成基準 {} の結果が、選べる言葉ではありません。", criterion.number);
        let remedy = "「適合」「不適合」「適用なし」のどれかを書いてください。説明を添えるなら、{ result = \"不適合\", note = \"…\" } と書いてください。";
        findings.add(&UNKNOWN_CHOICE, Place::at(found.spot()).quoting(found.words()), message, remedy);
    }
    Some(Judged { criterion, outcome: outcome?, note })
}

/// A level is met where every criterion of it was tested, and none failed.
fn hold(level: Level, found: &[Judged], layer: &Layer, findings: &mut Findings) {
    let stands = |criterion: &Criterion| {
        let judged = found.iter().find(|judged| judged.criterion.number == criterion.number);
        judged.is_some_and(|judged| judged.outcome != Outcome::Failed)
    };
    let open: Vec<&str> = CRITERIA
        .iter()
        .filter(|criterion| criterion.level <= level && !stands(criterion))
        .map(|criterion| criterion.number)
        .collect();
    if !open.is_empty() {
        let place = Place::at(layer.get("level").map_or_else(|| layer.spot(), |found| found.spot()));
        let message = format!(
            "満たしている適合レベルが「{}」ですが、達成基準 {} は、結果がないか「不適合」です。",
            level.word(),
            open.join("、")
        );
        let remedy = "試験した結果を [accessibility.test.criteria] に書くか、level の行を、満たしているレベルに直すか消してください。";
        findings.add(&LEVEL_WITHOUT_GROUND, place, message, remedy);
    }
}
