//! What is due: every kind of row on its day and not the day before, in every format, and never among what is published.

use serde_json::Value;

use crate::consulting::CALL;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::call_where;
use crate::consulting::unfolded;
use crate::consulting::with_call;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const SYSTEM: &str = "form = \"system@1\"\nname = \"受付台帳\"\noperator = \"市\"\npurpose = '''\n受付を書き留める。'''\npersonal-number = '''\n扱わない。'''\nstatus = \"これから使う\"\nsince = \"2026-12-01（予定）\"\n";

const NOTICE: &str = "+++\nform = \"notice@1\"\ntitle = \"点検のお願い\"\npaper = \"通知\"\ndated = 2026-06-01\naddressees = [\"各課\"]\nsender = \"総務課長\"\n[version]\npublished = 2026-06-01\n[[deadlines]]\nid = \"answer\"\ndate = 2026-12-10\nwhat = \"回答を出す\"\n+++\n\n点検をお願いします。\n";

fn told(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let ran = sandbox.run(&[&["due", "--format", "json"], arguments].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("it is JSON")
}

/// Kind, day and days left of every row.
fn rows_at(sandbox: &Sandbox, instant: &str) -> Vec<(String, String, i64)> {
    let told = told(sandbox, &["--as-of", instant]);
    let word = |duty: &Value, name: &str| duty[name].as_str().unwrap_or_default().to_owned();
    let duties = told["duties"].as_array().expect("there is a list");
    let rows = duties
        .iter()
        .map(|duty| (word(duty, "kind"), word(duty, "day"), duty["days_left"].as_i64().expect("a number")));
    rows.collect()
}

/// The rows of one kind: day and days left.
fn of_kind(sandbox: &Sandbox, instant: &str, kind: &str) -> Vec<(String, i64)> {
    let rows = rows_at(sandbox, instant).into_iter().filter(|row| row.0 == kind);
    rows.map(|(_, day, left)| (day, left)).collect()
}

fn one(day: &str, left: i64) -> Vec<(String, i64)> {
    vec![(day.to_owned(), left)]
}

/// A row falls on its day: one day is left on the day before, and none on the day.
fn assert_falls(sandbox: &Sandbox, kind: &str, before: &str, day: &str) {
    assert_eq!(of_kind(sandbox, before, kind), one(day, 1), "{kind}");
    assert_eq!(of_kind(sandbox, day, kind), one(day, 0), "{kind}");
    for (instant, found) in [(before, 0), (day, 1)] {
        let told = told(sandbox, &["--as-of", instant, "--within", "0"]);
        let rows = told["duties"].as_array().expect("there is a list").iter().filter(|duty| duty["kind"] == kind);
        assert_eq!(rows.count(), found, "{kind} within no days at {instant}");
    }
}

#[test]
fn a_document_is_reviewed_every_year_and_assessed_again_after_five() {
    let sandbox = Sandbox::with_sheet();
    assert_falls(&sandbox, "review", "2027-03-31", "2027-04-01");
    assert_falls(&sandbox, "reassess", "2031-03-31", "2031-04-01");
    assert_eq!(of_kind(&sandbox, "2027-04-04", "review"), one("2027-04-01", -3));
    assert_eq!(of_kind(&sandbox, "2026-03-31", "review"), [], "nothing is public yet");
}

#[test]
fn years_are_counted_from_the_version_that_was_published_last() {
    let second = sheet_where("2026-04-01", "2026-10-01");
    let sandbox = Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", &second);
    assert_eq!(of_kind(&sandbox, "2026-09-30", "review"), one("2027-04-01", 183));
    assert_eq!(of_kind(&sandbox, "2026-10-01", "review"), one("2027-10-01", 365));
}

/// A document of whose assessment the day is said: versions by name, each with its days of assessment and publication.
fn assessed(versions: &[(&str, &str, &str)]) -> Sandbox {
    let form = crate::support::SHEET_FORM.to_owned()
        + "\n[[nodes]]\nkey = \"procedure\"\npart = \"cover\"\nlabel = \"手続\"\ntype = \"group\"\n[[nodes]]\nkey = \"procedure.basic\"\nlabel = \"評価\"\ntype = \"group\"\n[[nodes]]\nkey = \"procedure.basic.date\"\nlabel = \"実施日\"\ntype = \"date\"\n";
    let mut sandbox = Sandbox::new().site().file("content/forms/sheet.toml", &form);
    for (version, assessed, published) in versions {
        let sheet = sheet_where("2026-04-01", published);
        let sheet = format!("{sheet}\n[procedure.basic]\ndate = {assessed}\n");
        sandbox = sandbox.file(&format!("content/assessments/desk/{version}/book.toml"), &sheet);
    }
    sandbox
}

#[test]
fn five_years_are_counted_from_the_publication_of_the_assessment() {
    let mended = [("1", "2024-02-20", "2024-02-29"), ("2", "2024-02-20", "2025-06-01")];
    assert_falls(&assessed(&mended), "reassess", "2029-02-27", "2029-02-28");
    let again = [("1", "2024-02-20", "2024-02-29"), ("2", "2025-05-20", "2025-06-01")];
    assert_falls(&assessed(&again), "reassess", "2030-05-31", "2030-06-01");
}

#[test]
fn five_years_are_counted_from_the_assessment_where_its_publication_is_not_known() {
    assert_falls(&assessed(&[("3", "2024-02-20", "2025-06-01")]), "reassess", "2029-02-19", "2029-02-20");
}

#[test]
fn a_review_without_a_change_is_noted_and_not_published() {
    let sandbox =
        Sandbox::with_sheet_where("published = 2026-04-01\n", "published = 2026-04-01\nreviewed = 2026-10-13\n");
    assert_falls(&sandbox, "review", "2027-10-12", "2027-10-13");
    assert!(sandbox.run(&["due"]).stdout.contains("記載を点検し、見直す（前の点検は令和8年10月13日）"));
    sandbox.build();
    for file in sandbox.files("output") {
        assert!(
            !String::from_utf8_lossy(&sandbox.read_bytes(&format!("output/{file}"))).contains("2026-10-13"),
            "{file}"
        );
    }
}

#[test]
fn what_has_ended_is_kept_for_three_years_and_not_reviewed() {
    let sandbox = Sandbox::with_sheet_where("published = 2026-04-01\n", "published = 2026-04-01\nended = 2027-03-31\n");
    assert_eq!(of_kind(&sandbox, "2026-11-20", "review"), [], "it will have ended by then");
    assert_eq!(of_kind(&sandbox, "2027-05-01", "reassess"), []);
    assert_falls(&sandbox, "keep", "2030-03-30", "2030-03-31");
    assert_eq!(rows_at(&sandbox, "2030-04-01"), [], "a page that says so stands in its place");
}

#[test]
fn an_entry_of_the_register_is_taken_out_when_the_file_is_no_longer_kept() {
    let entry = "form = \"file-register@2023-04\"\nname = \"窓口の名簿\"\n[version]\npublished = 2026-04-01\nended = 2026-12-31\n";
    let sandbox = Sandbox::with_sheet().file("content/files/madoguchi/1/entry.toml", entry);
    assert_falls(&sandbox, "erase", "2026-12-30", "2026-12-31");
    assert_eq!(of_kind(&sandbox, "2027-01-05", "erase"), one("2026-12-31", -5));
    assert_eq!(of_kind(&sandbox, "2027-01-05", "keep"), [], "that is asked of assessments");
    let withdrawn = "withdrawn = 2027-01-05\ntitle = \"窓口の名簿\"\nreason = \"保有をやめたため。\"\n";
    sandbox.put("content/files/madoguchi/withdrawn.toml", withdrawn);
    assert_eq!(of_kind(&sandbox, "2027-01-04", "withdraw"), one("2027-01-05", 1));
    assert_eq!(
        rows_at(&sandbox, "2027-01-05").iter().filter(|row| row.0 != "review" && row.0 != "reassess").count(),
        0
    );
}

#[test]
fn a_version_is_published_on_its_day_and_before_it_applies() {
    let second = sheet_where("2026-04-01", "2027-01-10\neffective = 2027-01-05");
    let sandbox = Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", &second);
    assert_eq!(of_kind(&sandbox, "2027-01-09", "publish"), one("2027-01-10", 1));
    assert_eq!(of_kind(&sandbox, "2027-01-10", "publish"), [], "it is public");
    assert_falls(&sandbox, "effective", "2027-01-04", "2027-01-05");
    sandbox.edit("content/assessments/desk/2/book.toml", "2027-01-10", "2027-01-05");
    assert_eq!(of_kind(&sandbox, "2027-01-04", "effective"), [], "it is public in time");
}

#[test]
fn a_consultation_opens_closes_and_is_answered() {
    let sandbox = with_call(CALL);
    assert_eq!(of_kind(&sandbox, "2026-11-01", "opens"), one("2026-11-02", 1));
    assert_eq!(of_kind(&sandbox, "2026-11-02T09:00", "opens"), one("2026-11-02", 0));
    assert_eq!(of_kind(&sandbox, "2026-11-02T09:01", "opens"), []);
    assert_eq!(of_kind(&sandbox, "2026-12-03", "closes"), one("2026-12-04", 1));
    assert_eq!(of_kind(&sandbox, "2026-12-04T17:00", "closes"), one("2026-12-04", 0));
    assert_eq!(of_kind(&sandbox, "2026-12-04T17:01", "closes"), []);
    let planned = &of_kind(&sandbox, "2026-11-20", "result")[0].0;
    assert_eq!(planned, "2026-12-25");
    assert_falls(&sandbox, "result", "2026-12-24", "2026-12-25");
    assert_eq!(of_kind(&sandbox, "2027-01-04", "result"), one("2026-12-25", -10));
    sandbox.put(RESULT_FILE, RESULT);
    assert_eq!(of_kind(&sandbox, "2026-12-19", "result"), [], "the day of the result is set");
    assert_eq!(of_kind(&sandbox, "2026-12-19", "publish"), one("2026-12-20", 1));
    assert_eq!(of_kind(&sandbox, "2027-01-04", "result"), [], "it is answered");
}

#[test]
fn a_result_without_a_plan_is_due_once_comments_are_in() {
    let sandbox = with_call(&call_where("result-planned = 2026-12-25\n", ""));
    assert_eq!(of_kind(&sandbox, "2026-12-04T17:00", "result"), []);
    assert_eq!(of_kind(&sandbox, "2026-12-04T17:01", "result"), one("2026-12-04", 0));
    assert_eq!(of_kind(&sandbox, "2026-12-10", "result"), one("2026-12-04", -6));
}

#[test]
fn a_month_is_over_on_its_last_day() {
    let sandbox = with_call(&call_where("result-planned = 2026-12-25", "result-planned = \"2026-12\""));
    assert_falls(&sandbox, "result", "2026-12-30", "2026-12-31");
    assert!(sandbox.run(&["due"]).stdout.contains("2026-12 "), "the month stands as it was said");
}

#[test]
fn a_plan_is_replaced_by_what_came_of_it() {
    let sandbox = Sandbox::with_sheet().file("content/systems/daicho.toml", SYSTEM);
    assert_falls(&sandbox, "planned", "2026-11-30", "2026-12-01");
    assert_eq!(of_kind(&sandbox, "2026-12-08", "planned"), one("2026-12-01", -7));
    sandbox.edit("content/systems/daicho.toml", "（予定）", "");
    assert_eq!(of_kind(&sandbox, "2026-12-08", "planned"), []);
}

#[test]
fn deadlines_of_notices_stand_until_their_day() {
    let sandbox = Sandbox::with_sheet().file("content/notices/tenken/1/notice.md", NOTICE);
    assert_falls(&sandbox, "event", "2026-12-09", "2026-12-10");
    assert_eq!(of_kind(&sandbox, "2026-12-11", "event"), []);
}

#[test]
fn documents_of_other_bodies_ask_nothing_of_this_one() {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit("content/site.toml", "name = \"見本村長\"", "name = \"見本県\"\nother = true");
    assert_eq!(rows_at(&sandbox, "2026-11-20"), []);
    assert!(sandbox.run(&["due"]).stdout.ends_with("期日の決まっているものは、ありません。\n"));
}

/// A site with several things that are due, one of them late.
fn busy() -> Sandbox {
    with_call(CALL)
        .file("content/systems/daicho.toml", &replaced(SYSTEM, "2026-12-01", "2026-10-01"))
        .file("content/notices/tenken/1/notice.md", NOTICE)
}

#[test]
fn the_earliest_comes_first() {
    let sandbox = busy();
    let rows = rows_at(&sandbox, "2026-11-20");
    let days: Vec<&String> = rows.iter().map(|row| &row.1).collect();
    assert!(days.is_sorted() && days.len() == 6, "{rows:#?}");
    assert_eq!(told(&sandbox, &["--within", "20"])["counts"], serde_json::json!({ "all": 3, "late": 1 }));
    for same in ["20d", "20日"] {
        assert_eq!(told(&sandbox, &["--within", same])["counts"]["all"], 3);
    }
}

#[test]
fn people_read_tables_with_common_columns() {
    let ran = busy().run(&["due"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for expected in [
        "【庁内用】2026年11月20日（令和8年・金曜日）0時の時点で数えた、期日の一覧です。\n",
        "期日を過ぎているもの（1件）\n期日                              残り              根拠  すること  ",
        "2026-10-01 令和8年10月1日（木）   50日過ぎています  1     「使い始めた時期」の予定の日。",
        "2026-12-04 令和8年12月4日（金）   あと14日          2     意見の受付を締め切る（令和8年12月4日17時）  ",
        "（assessments/desk/1）  ",
        "\n5  特定個人情報保護評価に関する規則第14条（少なくとも1年ごと、努力義務）（未確認）\n",
        "（未確認）は、条文の原文をまだ確かめていないものです。\n\n全部で6件、そのうち期日を過ぎているものは1件です。\n",
    ] {
        assert!(ran.stdout.contains(expected), "{expected}\n{}", ran.stdout);
    }
}

#[test]
fn calendars_hold_every_row_once() {
    let ran = busy().run(&["due", "--format", "ics"]);
    let lines = unfolded(&ran.stdout);
    let of = |name: &str| -> Vec<&String> { lines.iter().filter(|line| line.starts_with(name)).collect() };
    let names = of("UID:");
    assert_eq!((of("BEGIN:VEVENT").len(), names.len()), (6, 6));
    let mut different = names.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), names.len(), "{names:?}");
    let limit = lines.iter().position(|line| line == "DTSTART:20261204T080000Z").expect("the minute is kept");
    assert!(
        lines[limit + 1].starts_with("SUMMARY:") && lines[limit + 1].contains("意見の受付を締め切る"),
        "{lines:#?}"
    );
    assert!(of("DTSTART;VALUE=DATE:20270401").len() == 1 && of("DTSTAMP:20261120T000000Z").len() == 6, "{lines:#?}");
}

#[test]
fn the_page_stands_by_itself_and_lands_in_no_site() {
    let sandbox = busy();
    sandbox.build();
    let before = sandbox.tree();
    let ran = sandbox.run(&["due", "--format", "html", "--output", "office/due.html"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{}", ran.stderr);
    let page = sandbox.read("office/due.html");
    for expected in ["<h2 id=\"late\">期日を過ぎているもの</h2>", "50日過ぎています", "公開しないでください", "noindex"]
    {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert!(!page.contains("href=") && !page.contains("<script"), "it needs nothing else");
    sandbox.put("elsewhere/manifest.json", "{\"files\": []}");
    for (place, why) in [
        ("output/due.html", "公開するフォルダーの中です"),
        ("office/../output/office/due.html", "公開するフォルダーの中です"),
        ("elsewhere/inner/due.html", "公開するフォルダーの中です"),
        ("content/due.html", "公開する内容のフォルダーの中です"),
    ] {
        let ran = sandbox.run(&["due", "--format", "html", "--output", place]);
        assert_eq!(ran.code, Some(2), "{place}");
        assert!(ran.stderr.contains(why) && !sandbox.has(place), "{place}: {}", ran.stderr);
    }
    sandbox.build();
    assert_eq!(sandbox.tree(), before);
}

/// Base64 of what SHA-256 gives in hexadecimal.
fn base64(hexadecimal: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |at: usize| u32::from_str_radix(hexadecimal.get(at..=at).unwrap_or("0"), 16).expect("it is a digit");
    let sixes = (0..hexadecimal.len()).step_by(3).flat_map(|at| {
        let twelve = digit(at) << 8 | digit(at + 1) << 4 | digit(at + 2);
        [twelve >> 6, twelve & 63]
    });
    let letters = sixes.map(|six| char::from(LETTERS[six as usize]));
    letters.take((hexadecimal.len() * 2).div_ceil(3)).chain(['=']).collect()
}

#[test]
fn the_page_allows_its_own_style_and_nothing_else() {
    let page = Sandbox::with_sheet().run(&["due", "--format", "html"]).stdout;
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("there is a style");
    let policy = format!(
        "content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'\"",
        base64(&crate::support::sha256(style.as_bytes()))
    );
    assert!(page.contains(&policy), "{policy}\n{page}");
}

#[test]
fn words_of_authors_are_not_taken_for_tags() {
    let sandbox = Sandbox::with_sheet_where("総合窓口の点検", "総合<b>窓口&の点検");
    let page = sandbox.run(&["due", "--format", "html"]).stdout;
    assert!(page.contains("総合&lt;b&gt;窓口&amp;の点検"), "{page}");
}

#[test]
fn content_that_cannot_be_read_is_told() {
    let sandbox =
        Sandbox::with_sheet().file("content/assessments/broken/1/book.toml", "form = \"sheet@2026-01\"\nx = ");
    let ran = sandbox.run(&["due"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout.contains("総合窓口の点検") && ran.stderr.contains("抜けている期日があるかもしれません"),
        "{}",
        ran.stderr
    );
    let ran = sandbox.run(&["due", "--within", "三十"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("「三十」は、日数ではありません。"), "{}", ran.stderr);
}
