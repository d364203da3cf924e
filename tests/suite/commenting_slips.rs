//! Slips as pages write them and as the program reads them: the script of the theme is held to the same examples.

use juran::slip::Name;
use juran::slip::Opinion;
use juran::slip::Parsed;
use juran::slip::Place;
use juran::slip::Receipt;
use juran::slip::Slip;
use juran::slip::Trouble;
use serde_json::Value;
use serde_json::json;

/// Texts, what they hold, and what does not fit; `tests/browser` reads the same file.
const SLIPS: &str = include_str!("fixtures/slips.json");

fn opinions(opinions: &[Opinion]) -> Vec<Value> {
    let place = |place: &Place| match place {
        Place::Whole => "全体".to_owned(),
        Place::Item(name) => name.as_written(),
    };
    opinions.iter().map(|one| json!({ "line": one.line, "place": place(&one.place), "text": one.text })).collect()
}

fn slip(slip: &Slip) -> Value {
    let drafts = slip.about.iter().map(|draft| {
        json!({
            "version": draft.version.as_written(),
            "fingerprint": draft.fingerprint,
            "opinions": opinions(&draft.opinions),
        })
    });
    json!({
        "line": slip.line,
        "consultation": Name::as_written(&slip.consultation),
        "general": opinions(&slip.general),
        "about": drafts.collect::<Vec<_>>(),
        "name": slip.name,
        "contact": slip.contact,
        "receipt": match slip.receipt {
            Receipt::Absent => "",
            Receipt::Matches(_) => "matches",
            Receipt::Differs(_) => "differs",
        },
    })
}

fn problems(parsed: &Parsed) -> Vec<Value> {
    let word = |trouble: &Trouble| match trouble {
        Trouble::UnknownHeader(_) => "unknown-header",
        Trouble::Unused(_) => "unused",
        Trouble::BehindReceipt => "behind-receipt",
        Trouble::Outside(_) => "outside",
        Trouble::WithoutItem => "without-item",
        Trouble::OtherStyle(_) => "other-style",
        Trouble::NoSlipHeader => "no-slip-header",
        Trouble::NoConsultation => "no-consultation",
        Trouble::ReceiptDiffers { .. } => "receipt-differs",
    };
    parsed.problems.iter().map(|problem| json!([problem.line, word(&problem.trouble)])).collect()
}

#[test]
fn slips_are_read_as_the_script_reads_them() {
    let cases: Vec<Value> = serde_json::from_str(SLIPS).expect("the examples are JSON");
    assert!(cases.len() > 15);
    for case in cases {
        let text = case["text"].as_str().expect("an example has a text");
        let parsed = juran::slip::parse(text);
        let slips: Vec<Value> = parsed.slips.iter().map(slip).collect();
        assert_eq!(Value::from(slips), case["slips"], "{text:?}");
        assert_eq!(Value::from(problems(&parsed)), case["problems"], "{text:?}");
    }
}
