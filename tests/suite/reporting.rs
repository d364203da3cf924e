//! The reports of `juran check`: what is asked for, in the form that is asked for.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const NOTE: &str = "note = \"一階の東側にある。\"";

/// The official schema of SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).
const SARIF_SCHEMA: &str = include_str!("fixtures/sarif-schema-2.1.0.json");

/// Two documents: a version with two findings and one accepted, and an entry that lacks nearly everything.
fn two() -> Sandbox {
    let waiver =
        "[[waivers]]\nrule = \"H101\"\nquote = \"한\"\nreason = \"見本のため。\"\nby = \"総務課\"\non = 2026-05-01\n";
    let book = sheet_where(NOTE, "note = \"👨‍👩‍👧の⼀階と「한」の「1 < 2」にある。\"");
    let entry = "form = \"file-register@2023-04\"\nname = \"健康診査ファイル\"\n\n[version]\nagency = \"mayor\"\n";
    Sandbox::new()
        .site()
        .file(SHEET_FILE, &format!("{book}\n{waiver}"))
        .file("content/files/kenshin/1/entry.toml", entry)
}

fn sarif(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let ran = sandbox.run(&[&["check", "--format", "sarif"], arguments].concat());
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stderr))
}

/// What the official schema has to say.
fn faults(log: &Value) -> Vec<String> {
    let mut schema: Value = serde_json::from_str(SARIF_SCHEMA).expect("the schema is JSON");
    mend_patterns(&mut schema);
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is sound");
    validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Two patterns of the official schema are no regular expressions of ECMA-262; they are about type names of .NET.
fn mend_patterns(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let is_broken =
                object.get("pattern").and_then(Value::as_str).is_some_and(|pattern| pattern.ends_with("]?$"));
            if is_broken {
                object.remove("pattern");
            }
            object.values_mut().for_each(mend_patterns);
        }
        Value::Array(list) => list.iter_mut().for_each(mend_patterns),
        _ => {}
    }
}

#[test]
fn sarif_is_valid_and_says_everything() {
    let sandbox = two().file("content/assessments/desk/1/見本 図.txt", "表の写し。\n");
    let log = sarif(&sandbox, &[]);
    assert_eq!(faults(&log), [""; 0]);
    assert!(!faults(&serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": {} }] })).is_empty(), "it can fail");
    assert_eq!(faults(&sarif(&Sandbox::with_sheet(), &[])), [""; 0]);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("there are results");
    let of = |rule: &str| results.iter().filter(|result| result["ruleId"] == rule).collect::<Vec<_>>();
    let letters = of("H101");
    let place = &letters[0]["locations"][0];
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "content/assessments/desk/1/book.toml");
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "assessments/desk/1#desks.tax.note");
    let region = &place["physicalLocation"]["region"];
    let line = sandbox.read(SHEET_FILE).lines().nth(20).expect("the line is there").to_owned();
    let before = line.chars().position(|letter| letter == '⼀').expect("the letter is there");
    assert_eq!(*region, serde_json::json!({ "startLine": 21, "startColumn": before + 1, "endColumn": before + 2 }));
    let change = &letters[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!((&change["deletedRegion"], &change["insertedContent"]["text"]), (region, &"一".into()));
    assert!(letters[0].get("suppressions").is_none());
    let accepted = &letters[1]["suppressions"][0];
    assert_eq!((&accepted["kind"], &accepted["status"]), (&"inSource".into(), &"accepted".into()));
    assert_eq!(accepted["properties"]["by"], "総務課");
    for result in results {
        let at = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("it has a place");
        let rule = &run["tool"]["driver"]["rules"][at];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().is_some_and(|page| page.contains("## なぜ")), "{rule}");
    }
    let strange = &of("R107")[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(strange, "content/assessments/desk/1/%E8%A6%8B%E6%9C%AC%20%E5%9B%B3.txt");
}

#[test]
fn the_report_on_paper_is_whole_and_never_published() {
    let sandbox = two();
    let ran = sandbox.run(&["check", "--format", "html", "--output", "決裁/検査.html"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
    let text = sandbox.read("決裁/検査.html");
    for words in [
        "<html lang=\"ja\">",
        "size: A4",
        "見本村の公表",
        "総合窓口の点検（assessments/desk 第1版）",
        "の<mark>⼀</mark>階と「한」の「1 &lt; 2」",
        "<th scope=\"row\" class=\"code\">H101</th>",
        "見本のため。",
        "確認欄",
        "公表しません。",
        "「問題あり」が残っています。直すまで公表できません。",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("http") && !text.contains("<script"), "it needs nothing from elsewhere");
    for refused in ["output/a.html", "output/x/a.html", "content/a.html", "./content/../output/a.html", "決裁"] {
        let ran = sandbox.run(&["check", "--format", "html", "--output", refused]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{refused}");
        assert!(!sandbox.has("output") && !sandbox.has("content/a.html"), "{refused}");
    }
    let built = Sandbox::with_sheet();
    assert_eq!(built.run(&["build", "--output", "www"]).code, Some(0));
    let ran = built.run(&["check", "--output", "www/assessments/a.txt"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(!built.has("www/assessments/a.txt"));
}

#[test]
fn people_get_documents_one_by_one_and_a_table() {
    let told = two().run(&["check"]).stdout;
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words}\n{told}"));
    assert!(at("■ 総合窓口の点検（assessments/desk 第1版）") < at("■ 健康診査ファイル（files/kenshin 第1版）"));
    assert!(at("自動: 「juran check --fix」で、「⼀」を「一」に直せます。") < at("検査除外 H101"));
    assert!(at("文書  ") < at("合計  ") && at("合計  ") < at("件、要判断 "), "{told}");
}

#[test]
fn only_what_is_asked_for_is_told() {
    let sandbox = two();
    let rules = |arguments: &[&str]| {
        let ran = sandbox.run(&[&["check", "--format", "json"], arguments].concat());
        let findings = ran.findings().into_iter().filter(|told| told.waived.is_none());
        (ran.code, findings.map(|told| told.rule).collect::<BTreeSet<_>>())
    };
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(rules(&["--only", "H101"]), (Some(1), set(&["H101"])));
    assert_eq!(rules(&["--only", "missing-item,foreign-letter"]), (Some(1), set(&["F101", "H101"])));
    assert_eq!(rules(&["--only", "h101", "--kind", "files"]), (Some(0), set(&[])));
    assert_eq!(rules(&["--kind", "assessments"]), (Some(1), set(&["H101"])));
    assert_eq!(rules(&["--document", "files/kenshin"]).1, rules(&["--document", "kenshin"]).1);
    assert!(!rules(&["--document", "kenshin"]).1.contains("H101"));
    for format in ["human", "narrated", "html"] {
        let part = sandbox.run(&["check", "--format", format, "--only", "K108", "--kind", "files"]).stdout;
        assert!(part.contains("絞り込んだ結果です（規則は K108、種類は個人情報ファイル簿）。"), "{format}: {part}");
    }
    for (arguments, told) in [
        (&["--only", "H102x"][..], "「H102x」という規則はありません。"),
        (&["--only", "foreign-leter"], "「foreign-letter」の書き誤りなら"),
        (&["--document", "assessments/dask"], "「assessments/desk」の書き誤りなら"),
        (&["--kind", "file"], "「files」の書き誤り"),
        (&["--changed-since", "7"], "どの文書にも、第7版がありません。"),
        (&["--changed-since", "v1"], "「v1」は、版の番号ではありません。"),
    ] {
        let ran = sandbox.run(&[&["check"], arguments].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.stderr.contains(told), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn what_an_earlier_version_said_already_is_left_out() {
    let summary = "summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"";
    let old = sheet_where(NOTE, "note = \"⼀階の東側にある。\"");
    let new =
        replaced(&old, summary, "summary = \"窓口を⽉に一度、職員が見て回る。\"").replace("2026-04-01", "2026-05-01");
    let sandbox = Sandbox::new()
        .site()
        .file(SHEET_FILE, &old)
        .file("content/assessments/desk/2/book.toml", &new)
        .file("content/assessments/other/1/book.toml", &SHEET.replace("混み具合", "⽇々の混み具合"));
    let items = |arguments: &[&str]| {
        let ran = sandbox.run(&[&["check", "--format", "json"], arguments].concat());
        ran.findings()
            .into_iter()
            .map(|told| (told.file.unwrap_or_default(), told.item.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    assert_eq!(items(&[]).len(), 4);
    let changed = ("assessments/desk/2/book.toml".to_owned(), "work.summary".to_owned());
    assert_eq!(items(&["--changed-since", "1"]), std::slice::from_ref(&changed));
    assert_eq!(items(&["--changed-since", "1", "--document", "desk"]), [changed]);
    let none = sandbox.run(&["check", "--changed-since", "2", "--document", "other"]);
    assert!(
        none.code == Some(2) && none.stderr.contains("assessments/other には、第2版がありません。"),
        "{}",
        none.stderr
    );
}
