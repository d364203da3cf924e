//! What the page of a consultation says, by what is known at an instant.

use crate::consulting::CALL;
use crate::consulting::PAGE;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::build_at;
use crate::consulting::call_where;
use crate::consulting::unfolded;
use crate::consulting::with_call;
use crate::consulting_clock::seen;
use crate::support::Sandbox;
use crate::support::replaced;

/// Holds what pages say at instants; with ¬ before it, what they do not say.
fn assert_said(sandbox: &Sandbox, page: &str, said: &[(&str, &[&str])]) {
    for (instant, words) in said {
        build_at(sandbox, instant);
        let text = seen(&sandbox.read(page));
        for words in *words {
            let (words, is_said) = words.strip_prefix('¬').map_or((*words, true), |words| (words, false));
            assert_eq!(text.contains(words), is_said, "{instant}: {words}");
        }
    }
}

const WITHOUT_OPINIONS: &str = "form = \"consultation-result@1\"\nresult-title = \"窓口の点検の案\"\noutcome = \"案を定めた\"\ndifferences = \"差異なし\"\nsubmitters = 0\nreceived = 0\n\n[version]\npublished = 2026-12-20\nagency = \"mayor\"\n";

#[test]
fn that_there_were_no_opinions_is_said_in_words() {
    let sandbox = with_call(CALL).file(RESULT_FILE, WITHOUT_OPINIONS);
    assert_eq!(sandbox.check().len(), 0);
    assert_said(&sandbox, PAGE, &[("2026-12-20", &["<p>意見はありませんでした。</p>", "¬合わせて0"])]);
}

#[test]
fn a_planned_day_that_has_passed_is_not_promised_any_more() {
    let month = call_where("result-planned = 2026-12-25", "result-planned = \"2026-12\"");
    assert_said(
        &with_call(&month),
        PAGE,
        &[
            ("2026-12-31", &["結果は、2026年12月（令和8年）に公表する予定です。"]),
            (
                "2027-01-01",
                &["結果は、2026年12月（令和8年）に公表する予定でしたが、まだ載せていません。", "¬予定です。"],
            ),
        ],
    );
    let delayed = "result-delayed = \"意見が多いため、結果は2027年2月に公表します。\"\nresult-planned =";
    let sandbox = with_call(&call_where("result-planned =", delayed)).file(RESULT_FILE, RESULT);
    let told = "<p>意見が多いため、結果は2027年2月に公表します。</p>";
    assert_said(
        &sandbox,
        PAGE,
        &[
            ("2026-12-10", &["に公表する予定でした。</p>", told, "¬このページで公表する予定です。"]),
            ("2026-12-20", &["結果を、2026年12月20日（令和8年・日曜日）に公表しました。"]),
        ],
    );
}

#[test]
fn stages_are_told_by_eye_and_ear() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    assert_said(
        &sandbox,
        PAGE,
        &[
            (
                "2026-11-20",
                &[
                    "4段階のうちの2番目です",
                    "募集中<span class=\"here-word\">（現在の段階）</span>",
                    "¬募集は終わりました",
                ],
            ),
            ("2026-12-05", &["4段階のうちの3番目です", "募集の内容（募集は終わりました）"]),
            ("2026-12-20", &["4段階のうちの4番目です", "募集の内容（募集は終わりました）", "¬公表前です"]),
        ],
    );
}

#[test]
fn a_preview_with_a_waiting_result_stands_where_the_instant_says() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    let ran = sandbox.run(&["build", "--drafts", "--as-of", "2026-11-20"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let page = seen(&sandbox.read(PAGE));
    for words in ["結果（公表前です）", "意見を受け付けています。", "2番目です", "意見の出し方を見る"]
    {
        assert!(page.contains(words), "{words}");
    }
    for words in ["募集は終わりました", "寄せられた意見", "に公表しました。"] {
        assert!(!page.contains(words), "{words}");
    }
}

#[test]
fn a_plan_that_was_fulfilled_leaves_the_calendar() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    let planned = "結果の公表の予定日";
    let calendar = |instant: &str| {
        build_at(&sandbox, instant);
        unfolded(&sandbox.read("output/calendar.ics")).join("\n")
    };
    assert!(calendar("2026-12-19").contains(planned));
    let answered = calendar("2026-12-20");
    assert!(!answered.contains(planned) && answered.contains(": 意見の受付の締切"), "{answered}");
}

#[test]
fn a_result_whose_call_is_to_come_is_still_shown_as_a_consultation() {
    let late = call_where("published = 2026-10-31", "published = 2026-12-25");
    let sandbox = with_call(&late).file(RESULT_FILE, RESULT);
    let ran = sandbox.run(&["build", "--as-of", "2026-12-20"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("問題あり A111 "), "{}", ran.stderr);
    let ran = sandbox.run(&["build", "--drafts", "--as-of", "2026-12-26"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let page = sandbox.read(PAGE);
    assert!(page.contains("結果を、2026年12月20日（令和8年・日曜日）に公表しました。"), "{page}");
    assert!(page.contains("寄せられた意見"), "{page}");
}

#[test]
fn what_both_stages_have_to_do_with_is_told_once() {
    let related = |stage: &str| replaced(stage, "[version]", "related = [\"assessments/desk\"]\n\n[version]");
    let sandbox = with_call(&related(CALL)).file(RESULT_FILE, &related(RESULT));
    build_at(&sandbox, "2026-12-20");
    let page = sandbox.read(PAGE);
    assert_eq!(page.matches("href=\"../../assessments/desk/index.html\"").count(), 1, "{page}");
}

#[test]
fn a_late_result_says_why_and_until_when() {
    let delayed =
        |words: &str| call_where("result-planned =", &format!("result-delayed = \"{words}\"\nresult-planned ="));
    for (call, instant, expected) in [
        (CALL.to_owned(), "2026-12-25T23:59", 0),
        (CALL.to_owned(), "2026-12-26", 1),
        (delayed("数えています。"), "2026-12-26", 1),
        (delayed("数えています。2027年2月に公表します。"), "2027-02-28T23:59", 0),
        (delayed("数えています。2027年2月に公表します。"), "2027-03-01", 1),
    ] {
        let late = with_call(&call);
        let ran = late.run(&["check", "--as-of", instant]);
        assert_eq!(
            ran.stdout.matches("大 C125 ").count() + ran.stderr.matches("大 C125 ").count(),
            expected,
            "{instant}: {}",
            ran.stdout
        );
        let answered = late.file(RESULT_FILE, RESULT).run(&["check", "--as-of", instant]);
        assert!(!answered.stdout.contains("C125") && !answered.stderr.contains("C125"), "{}", answered.stdout);
    }
}
