//! Fields that stand outside of any form: settings of the site, dates of a version.

use toml::de::DeValue;

use crate::finding::Findings;
use crate::finding::Place;
use crate::form::reserved;
use crate::text::Date;
use crate::text::DateProblem;
use crate::text::Instant;
use crate::text::nearest;

use super::layer::Found;
use super::layer::Layer;
use super::rules::BAD_DATE;
use super::rules::UNKNOWN_KEY;
use super::rules::WRONG_TYPE;

/// Reports keys that are none of the known ones, each with the nearest known name.
pub(super) fn report_unknown_keys(layer: &Layer, known: &[&str], base: &Place, findings: &mut Findings) {
    for (name, _) in layer.table {
        let written: &str = name.get_ref();
        if known.contains(&written) || written == reserved::MEMO {
            continue;
        }
        let remedy = match nearest(written, known.iter().copied()) {
            Some(right) => format!("「{right}」の書き誤りなら、直してください。"),
            None => format!("ここに書ける名前は、{}です。使わないなら行を消してください。", listed(known)),
        };
        let spot = layer.file.counted.spot(name.span().start);
        let place = Place { spot: Some(spot), ..base.clone() }.quoting(written);
        findings.add(&UNKNOWN_KEY, place, format!("「{written}」という名前の項目は、ここにはありません。"), remedy);
    }
}

fn listed(known: &[&str]) -> String {
    let mut shown: Vec<String> = known.iter().take(12).map(|name| format!("「{name}」")).collect();
    if known.len() > shown.len() {
        shown.push("など".to_owned());
    }
    shown.concat()
}

/// Reports a value of another type than expected.
pub(super) fn report_type(found: Found, expected: &str, base: &Place, findings: &mut Findings) {
    let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(found.words());
    findings.add(
        &WRONG_TYPE,
        place,
        format!("{expected}を書くところに、{}が書かれています。", found.type_word()),
        format!("{expected}の形に直してください。"),
    );
}

/// A string; anything else is reported.
pub(super) fn string(layer: &Layer, key: &str, base: &Place, findings: &mut Findings) -> Option<String> {
    let found = layer.get(key)?;
    match found.string() {
        Some(words) => Some(words.trim().to_owned()).filter(|words| !words.is_empty()),
        None => {
            report_type(found, "引用符で囲んだ文字", base, findings);
            None
        }
    }
}

/// A day, as a TOML date or in words; anything else is reported.
pub(super) fn day(layer: &Layer, key: &str, base: &Place, findings: &mut Findings) -> Option<Date> {
    let found = layer.get(key)?;
    let date = date(found, base, findings)?;
    if date.day().is_none() {
        let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(found.words());
        findings.add(
            &BAD_DATE,
            place,
            "日まで書かれていない日付です。",
            "「2026-04-01」のように、日まで書いてください。",
        );
        return None;
    }
    Some(date)
}

/// A date of any precision, as a TOML date or in words; anything else is reported.
pub(super) fn date(found: Found, base: &Place, findings: &mut Findings) -> Option<Date> {
    let written = match found.value.get_ref() {
        DeValue::Datetime(written) if written.time.is_none() && written.offset.is_none() => written.to_string(),
        DeValue::String(words) => words.trim().to_owned(),
        _ => {
            report_type(found, "日付（2026-04-01 のような形）", base, findings);
            return None;
        }
    };
    Date::parse(&written)
        .map_err(|problem| {
            let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(&written);
            findings.add(
                &BAD_DATE,
                place,
                problem.message(&written),
                "「2026-04-01」か「令和8年4月1日」の形で書いてください。",
            );
        })
        .ok()
}

/// A day and a time, as a TOML date-time or in words; anything else is reported.
pub(super) fn moment(found: Found, base: &Place, findings: &mut Findings) -> Option<Instant> {
    let written = match found.value.get_ref() {
        DeValue::Datetime(written) => written.to_string(),
        DeValue::String(words) => words.trim().to_owned(),
        _ => {
            report_type(found, "日付と時刻（2026-05-31T17:00 のような形）", base, findings);
            return None;
        }
    };
    Instant::parse_minute(&written)
        .map_err(|problem| {
            let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(&written);
            let message = match problem {
                DateProblem::NotATime => format!("「{written}」に、0:00から23:59までの時刻がありません。"),
                problem => problem.message(&written),
            };
            let remedy =
                "「2026-05-31T17:00」か「令和8年5月31日17時」の形で書いてください。その日いっぱいなら、23:59です。";
            findings.add(&BAD_DATE, place, message, remedy);
        })
        .ok()
}
