//! Consultations: where they stand at an instant, which drafts they make public, and what readers and calendars are told.

use std::collections::BTreeSet;

use crate::support::Sandbox;
use crate::support::Told;
use crate::support::replaced;
use crate::support::sheet_where;

const FILE: &str = "content/consultations/anken/call.toml";
pub(crate) const RESULT_FILE: &str = "content/consultations/anken/result.toml";
const DRAFT_FILE: &str = "content/assessments/desk/2-an/book.toml";
pub(crate) const PAGE: &str = "output/consultations/anken/index.html";
pub(crate) const CALL: &str = include_str!("fixtures/call.toml");
pub(crate) const RESULT: &str = include_str!("fixtures/result.toml");
/// Longest line of a calendar, in octets.
const LONGEST_LINE: usize = 75;

/// A site with a document, its draft, and a call for comments about it.
pub(crate) fn with_call(call: &str) -> Sandbox {
    let draft = sheet_where("published = 2026-04-01\n", "");
    Sandbox::with_sheet().file(DRAFT_FILE, &replaced(&draft, "総合窓口の点検", "新しい窓口の点検")).file(FILE, call)
}

pub(crate) fn call_where(from: &str, to: &str) -> String {
    replaced(CALL, from, to)
}

/// Builds the site as it is at an instant.
pub(crate) fn build_at(sandbox: &Sandbox, instant: &str) {
    let ran = sandbox.run(&["build", "--remove", "--as-of", instant]);
    assert_eq!(ran.code, Some(0), "{instant}: {}{}", ran.stdout, ran.stderr);
}

/// Where the page says that the consultation stands; `None` where there is no page.
fn standing_at(sandbox: &Sandbox, instant: &str) -> Option<String> {
    build_at(sandbox, instant);
    let page = sandbox.has(PAGE).then(|| sandbox.read(PAGE))?;
    let (_, behind) = page.split_once("class=\"standing standing-").expect("the page says where it stands");
    behind.split_once('"').map(|(code, _)| code.to_owned())
}

fn assert_standings(sandbox: &Sandbox, standings: &[(&str, Option<&str>)]) {
    for (instant, standing) in standings {
        assert_eq!(standing_at(sandbox, instant).as_deref(), *standing, "{instant}");
    }
}

/// Whether any file of the output says it.
fn is_said(sandbox: &Sandbox, words: &str) -> bool {
    let says = |path: &String| {
        String::from_utf8_lossy(&sandbox.read_bytes(&format!("output/{path}"))).contains(words) || path.contains(words)
    };
    sandbox.files("output").iter().any(says)
}

fn only_finding_with(sandbox: &Sandbox) -> Told {
    let finding = sandbox.only_finding();
    let japanese = |text: &str| text.ends_with('。') && text.chars().any(|letter| ('ぁ'..='ん').contains(&letter));
    assert!(japanese(&finding.message) && japanese(&finding.remedy), "{finding:#?}");
    finding
}

#[test]
fn the_state_follows_from_the_days_and_the_instant() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    assert_standings(
        &sandbox,
        &[
            ("2026-10-30", None),
            ("2026-10-31", Some("announced")),
            ("2026-11-02T08:59", Some("announced")),
            ("2026-11-02T09:00", Some("open")),
            ("2026-12-04T17:00", Some("open")),
            ("2026-12-04T17:01", Some("closed")),
            ("2026-12-19T23:59", Some("closed")),
            ("2026-12-20", Some("answered")),
        ],
    );
}

#[test]
fn an_extension_moves_the_end() {
    let extension = "\n[[extensions]]\nid = \"first\"\ndecided = 2026-12-01\ncloses = \"2026-12-11T17:00\"\nreason = \"受付の装置が止まったため。\"\n";
    let sandbox = with_call(&format!("{CALL}{extension}"));
    assert_standings(
        &sandbox,
        &[("2026-12-04T17:01", Some("open")), ("2026-12-11T17:00", Some("open")), ("2026-12-11T17:01", Some("closed"))],
    );
    let calendar = sandbox.read("output/calendar.ics");
    assert!(calendar.contains("DTSTART:20261211T080000Z"), "{calendar}");
    assert!(!calendar.contains("DTSTART:20261204T080000Z"), "the former end is none any more:\n{calendar}");
}

#[test]
fn a_call_that_is_called_off_is_over_from_that_day() {
    let sandbox = with_call(&call_where(
        "replies =",
        "cancelled = 2026-11-20\ncancelled-reason = \"案を作り直すため。\"\nreplies =",
    ));
    assert_standings(&sandbox, &[("2026-11-19", Some("open")), ("2026-11-20", Some("cancelled"))]);
    assert!(sandbox.read(PAGE).contains("2026年11月20日（令和8年・金曜日）に中止しました。"));
    assert!(!sandbox.read("output/calendar.ics").contains("BEGIN:VEVENT"));
}

#[test]
fn that_none_is_held_is_a_state_too() {
    let (before, behind) = CALL.split_once("opens =").expect("it opens");
    let (_, behind) = behind.split_once("contact =").expect("it has a contact");
    let (behind, _) = behind.split_once("[[channels]]").expect("it has channels");
    let reason = "exception = \"軽微な変更である\"\nexception-reason = \"番号を繰り下げるだけのため。\"\n";
    let call = replaced(&format!("{before}{reason}contact ={behind}"), "実施する", "実施しない");
    let sandbox = with_call(&call);
    assert_eq!(sandbox.check().len(), 0);
    assert_standings(&sandbox, &[("2026-11-20", Some("not-held"))]);
    let page = sandbox.read(PAGE);
    assert!(page.contains("番号を繰り下げるだけのため。") && !page.contains("<ol class=\"way\""), "{page}");
}

#[test]
fn a_result_that_is_not_published_reaches_no_file() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    build_at(&sandbox, "2026-12-10");
    assert!(!is_said(&sandbox, "番号札を配ります") && !is_said(&sandbox, "anken/result"));
    build_at(&sandbox, "2026-12-20");
    assert!(
        sandbox.read(PAGE).contains("番号札を配ります") && sandbox.has("output/consultations/anken/result/data.json")
    );
}

#[test]
fn only_a_draft_that_an_announced_call_names_is_public() {
    let sandbox =
        with_call(CALL).file("content/assessments/desk/3-an/book.toml", &sheet_where("published = 2026-04-01\n", ""));
    build_at(&sandbox, "2026-10-30");
    assert!(!is_said(&sandbox, "新しい窓口の点検"));
    build_at(&sandbox, "2026-10-31");
    let draft = sandbox.read("output/assessments/desk/2-an/index.html");
    assert!(draft.contains("この版は、意見公募に付した案です。定めた版ではありません。"), "{draft}");
    assert!(draft.contains("href=\"../../../consultations/anken/index.html\""), "{draft}");
    assert!(!sandbox.has("output/assessments/desk/3-an/index.html"));
}

#[test]
fn a_draft_speaks_for_no_document() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    assert!(!sandbox.read("output/assessments/desk/2-an/index.html").contains("現在の版</span>"));
    let home = sandbox.read("output/assessments/desk/index.html");
    assert!(home.contains("総合窓口の点検") && !home.contains("<h1>新しい窓口の点検"), "{home}");
    assert!(!sandbox.read("output/assessments/index.html").contains("新しい窓口の点検"));
}

#[test]
fn sentences_name_their_days_in_full() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    for (instant, sentence) in [
        (
            "2026-11-01",
            "意見の受付は、2026年11月2日（令和8年・月曜日）9時に始まり、2026年12月4日（令和8年・金曜日）17時に締め切る予定です。",
        ),
        (
            "2026-11-20",
            "意見を受け付けています。締切は、2026年12月4日（令和8年・金曜日）17時です。受付の期間は33日間です。",
        ),
        (
            "2026-12-05",
            "意見の受付は、2026年12月4日（令和8年・金曜日）17時に終わりました。結果は、2026年12月25日（令和8年・金曜日）に公表する予定です。",
        ),
        ("2026-12-20", "結果を、2026年12月20日（令和8年・日曜日）に公表しました。"),
    ] {
        build_at(&sandbox, instant);
        for page in [PAGE, "output/consultations/index.html"] {
            assert!(sandbox.read(page).contains(sentence), "{instant} {page}");
        }
    }
}

#[test]
fn those_that_one_can_answer_come_first_and_the_next_to_close_before_the_others() {
    let named = |title: &str, closes: &str| {
        let call = replaced(&call_where("窓口の点検の案", title), "評価書の案", "計画の案");
        let call = replaced(&call, "result-planned = 2026-12-25", "result-planned = 2027-01-25");
        replaced(&replaced(&call, "2026-12-04T17:00", closes), "drafts = [\"assessments/desk/2-an\"]\n", "")
    };
    let short = |call: &str| replaced(call, "replies =", "short-reason = \"急ぐため。\"\nreplies =");
    let sandbox = with_call(&named("三番の案", "2026-12-25T17:00"))
        .file("content/consultations/closed/call.toml", &short(&named("五番の案", "2026-11-19T17:00")))
        .file("content/consultations/first/call.toml", &named("一番の案", "2026-12-01T17:00"))
        .file("content/consultations/second/call.toml", &named("二番の案", "2026-12-11T17:00"))
        .file(
            "content/consultations/announced/call.toml",
            &replaced(&named("四番の案", "2026-12-31T17:00"), "2026-11-02T09:00", "2026-11-25T09:00"),
        );
    build_at(&sandbox, "2026-11-20");
    for page in ["output/index.html", "output/consultations/index.html"] {
        let page = sandbox.read(page);
        let places = ["一番の案", "二番の案", "三番の案", "四番の案", "五番の案"].map(|title| page.find(title));
        assert!(places[0].is_some() && places.is_sorted(), "{places:?}");
    }
}

#[test]
fn what_is_wrong_with_a_consultation_is_told() {
    let moments = [
        ("closes = \"2026-12-04T17:00\"", "closes = \"2026-12-04\""),
        ("closes = \"2026-12-04T17:00\"", "closes = 2026-12-04"),
        ("closes = \"2026-12-04T17:00\"", "closes = \"2026-12-04T24:00\""),
    ];
    for (from, to) in moments {
        let finding = only_finding_with(&with_call(&call_where(from, to)));
        assert!(finding.message.ends_with("に、0:00から23:59までの時刻がありません。"), "{}", finding.message);
        assert_eq!(finding.item.as_deref(), Some("closes"));
    }
    let finding = only_finding_with(&with_call(&call_where("desk/2-an", "desk/4-an")));
    assert_eq!(finding.message, "リンクの行き先「/assessments/desk/4-an/」は、このサイトにありません。");
    let without_call = with_call(CALL).file(RESULT_FILE, RESULT);
    without_call.remove(FILE);
    let finding = only_finding_with(&without_call);
    assert_eq!(finding.message, "文書「consultations/anken」に、call.toml がありません。");
    let result = replaced(RESULT, "consultation-result@1", "consultation-call@1");
    let finding = only_finding_with(&with_call(CALL).file(RESULT_FILE, &result));
    assert_eq!(finding.message, "「consultation-call@1」という様式は、意見公募にはありません。");
    assert!(finding.remedy.contains("「consultation-result@1」"), "{}", finding.remedy);
}

#[test]
fn a_consultation_without_mistakes_has_no_finding() {
    let findings = with_call(CALL).file(RESULT_FILE, RESULT).check();
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn files_beside_the_stages_belong_to_those_that_declare_them() {
    let declared = |stage: &str| format!("{stage}\n[[attachments]]\nfile = \"yoshi.txt\"\ntitle = \"用紙\"\n");
    let beside = "content/consultations/anken/yoshi.txt";
    let of_call = with_call(&declared(CALL)).file(RESULT_FILE, RESULT).file(beside, "意見");
    assert_eq!(of_call.check().len(), 0);
    build_at(&of_call, "2026-12-20");
    assert!(of_call.has("output/consultations/anken/call/attachments/yoshi.txt"));
    assert!(!of_call.has("output/consultations/anken/result/attachments/yoshi.txt"));
    let of_result = with_call(CALL).file(RESULT_FILE, &declared(RESULT)).file(beside, "意見");
    assert_eq!(of_result.check().len(), 0);
    build_at(&of_result, "2026-12-20");
    assert!(of_result.has("output/consultations/anken/result/attachments/yoshi.txt"));
    build_at(&of_result, "2026-12-10");
    assert!(!is_said(&of_result, "yoshi.txt"), "the result that declares it is not published");
    let finding = only_finding_with(&with_call(CALL).file(RESULT_FILE, RESULT).file(beside, "意見"));
    assert!(finding.message.starts_with("「yoshi.txt」は、"), "{}", finding.message);
}

#[test]
fn a_link_to_an_item_of_a_version_leads_to_the_page_of_its_part() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    build_at(&sandbox, "2026-12-20");
    let page = sandbox.read(PAGE);
    assert!(page.contains("href=\"../../assessments/desk/2-an/body/index.html#desks.tax.note\""), "{page}");
    let wrong = replaced(RESULT, "#desks.tax.note", "#desks.tax.nota");
    let finding = only_finding_with(&with_call(CALL).file(RESULT_FILE, &wrong));
    assert!(finding.message.contains("「#desks.tax.nota」"), "{}", finding.message);
}

#[test]
fn a_result_is_told_in_numbers() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    build_at(&sandbox, "2026-12-20");
    let page = sandbox.read(PAGE);
    assert!(page.contains("意見を出した個人と団体は合わせて3、意見は4件でした。"), "{page}");
    assert!(page.contains("<dt>案を直した</dt> <dd>1項目（3件）</dd>"), "{page}");
    assert!(
        page.contains("<dt>案は直さない</dt> <dd>1項目（1件）</dd>") && !page.contains("<dt>今後の参考にする</dt>")
    );
}

#[test]
fn what_need_not_be_written_goes_without_a_word() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    for file in [PAGE, "output/consultations/anken/call/index.html", "output/consultations/anken/call/anken-call.txt"] {
        let text = sandbox.read(file);
        for words in ["実施しない", "期間の延長", "記載する必要のない", "記載がありません", "条例の案"]
        {
            assert!(!text.contains(words), "{file}: {words}");
        }
    }
}

/// The lines of a calendar as they were before they were folded.
pub(crate) fn unfolded(calendar: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let text = calendar.strip_suffix("\r\n").expect("the last line ends too");
    for line in text.split("\r\n") {
        assert!(line.len() <= LONGEST_LINE && !line.contains(['\r', '\n']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("the first line is none that goes on").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

#[test]
fn the_calendar_is_one_that_other_programs_read() {
    let title = "長い題名、と；区切り,の;ある\\案".repeat(4);
    let sandbox = with_call(&call_where("title = \"窓口の点検の案\"", &format!("title = '{title}'")));
    build_at(&sandbox, "2026-11-20");
    let lines = unfolded(&sandbox.read("output/calendar.ics"));
    assert_eq!((lines[0].as_str(), lines[1].as_str()), ("BEGIN:VCALENDAR", "VERSION:2.0"));
    let (mut open, mut names, mut starts) = (Vec::new(), BTreeSet::new(), Vec::new());
    for line in &lines {
        let (name, value) = line.split_once(':').expect("every line has a name and a value");
        match name.split(';').next().unwrap_or_default() {
            "BEGIN" => open.push(value),
            "DTSTART" if open.contains(&"VTIMEZONE") => {}
            "END" => assert_eq!(open.pop(), Some(value)),
            "UID" => assert!(names.insert(value), "two events are called {value}"),
            "DTSTART" => starts.push(value),
            "SUMMARY" => {
                let escaped = title.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
                assert!(value.starts_with(&escaped), "{value}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(starts, ["20261102T000000Z", "20261204T080000Z", "20261225"]);
    assert_eq!(names.len(), 3);
}

#[test]
fn an_earlier_instant_takes_a_draft_away_without_asking() {
    let sandbox = with_call(CALL);
    assert_eq!(sandbox.run(&["build", "--as-of", "2026-11-20"]).code, Some(0));
    assert!(sandbox.has("output/assessments/desk/2-an/index.html"));
    let ran = sandbox.run(&["build", "--as-of", "2026-10-30"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!sandbox.has("output/assessments/desk/2-an"));
}
