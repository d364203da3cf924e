//! Pages of consultations stay true between builds: what the clock shows of an old page is what a build of that minute says.

use lol_html::RewriteStrSettings;
use lol_html::element;
use lol_html::rewrite_str;

use crate::consulting::CALL;
use crate::consulting::PAGE;
use crate::consulting::build_at;
use crate::consulting::call_where;
use crate::consulting::with_call;
use crate::support::Sandbox;
use crate::support::replaced;

const SCRIPT: &str = include_str!("../../themes/standard/assets/clock.js");
/// Longest script, in bytes.
const SCRIPT_LENGTH: usize = 1024;
/// Pages that tell where the consultation stands.
const PAGES: [&str; 5] = [
    PAGE,
    "output/index.html",
    "output/consultations/index.html",
    "output/assessments/desk/2-an/index.html",
    "output/assessments/desk/2-an/body/index.html",
];
/// What is said of the making of a page, which differs between pages made at different times.
const OF_THE_MAKING: [&str; 3] = ["現在）", "現在の内容です", "に作ったページです。"];

/// A page as one reads it without scripts.
pub(crate) fn seen(html: &str) -> String {
    seen_where(html, &|_, _, hidden| hidden)
}

/// A page as its script shows it at an instant, `2026-11-20T09:00+09:00`.
pub(crate) fn seen_at(html: &str, now: &str) -> String {
    seen_where(html, &|from, until, _| from.is_some_and(|from| now < from) || until.is_some_and(|until| now >= until))
}

/// Whether an element is hidden, by its two bounds and by whether it says so itself.
type IsHidden<'a> = dyn Fn(Option<&str>, Option<&str>, bool) -> bool + 'a;

fn seen_where(html: &str, is_hidden: &IsHidden) -> String {
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "[data-from], [data-until], [hidden]",
        |found| {
            let (from, until) = (found.get_attribute("data-from"), found.get_attribute("data-until"));
            assert!(from.is_some() || until.is_some(), "nothing is hidden for ever");
            for instant in [&from, &until].into_iter().flatten() {
                assert!(instant.ends_with("+09:00") && instant.len() == "2026-11-20T09:00+09:00".len(), "{instant}");
            }
            if is_hidden(from.as_deref(), until.as_deref(), found.has_attribute("hidden")) {
                found.remove();
            }
            for attribute in ["data-from", "data-until", "hidden"] {
                found.remove_attribute(attribute);
            }
            Ok(())
        }
    ));
    rewrite_str(html, settings).expect("the page can be read")
}

/// The lines of a page that do not tell when it was made, without the numbers of phases and what only the machine reads.
fn lines(html: &str) -> Vec<String> {
    let (_, main) = html.split_once("<main").expect("the page has a middle");
    let lines = main.lines().map(|line| {
        let numbers = ["-1\"", "-2\"", "-3\"", "-4\""];
        let line = numbers.iter().fold(line.to_owned(), |line, number| line.replace(number, "\""));
        line.replace("<span>", "")
            .replace("</span>", "")
            .replace(" id=\"channels\"", "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let is_told = |line: &String| !line.is_empty() && !OF_THE_MAKING.iter().any(|words| line.contains(words));
    lines.filter(is_told).filter(|line| line != "<div>" && line != "</div>").collect()
}

fn read(sandbox: &Sandbox) -> Vec<Option<String>> {
    PAGES.iter().map(|page| sandbox.has(page).then(|| sandbox.read(page))).collect()
}

/// Holds every page made at one of the instants, as its script shows it at later ones, against the pages made then.
fn assert_agree(sandbox: &Sandbox, instants: &[&str]) {
    let built = |instant: &&str| {
        build_at(sandbox, instant);
        read(sandbox)
    };
    let built: Vec<_> = instants.iter().map(built).collect();
    for (made, pages) in instants.iter().zip(&built) {
        for (now, then) in instants.iter().zip(&built).filter(|(now, _)| *now >= made) {
            for ((page, old), new) in PAGES.iter().zip(pages).zip(then) {
                let (Some(old), Some(new)) = (old, new) else { panic!("{page} is not there") };
                let shown = lines(&seen_at(old, &format!("{now}+09:00")));
                assert_eq!(shown, lines(&seen(new)), "{page} made at {made}, seen at {now}");
            }
        }
    }
}

#[test]
fn what_the_clock_shows_is_what_a_build_says() {
    assert_agree(
        &with_call(CALL),
        &[
            "2026-10-31T00:00",
            "2026-11-01T23:59",
            "2026-11-02T08:59",
            "2026-11-02T09:00",
            "2026-11-20T00:00",
            "2026-12-04T16:59",
            "2026-12-04T17:00",
            "2026-12-04T17:01",
            "2026-12-25T23:59",
            "2026-12-26T00:00",
        ],
    );
}

#[test]
fn a_call_from_midnight_to_midnight_agrees_too() {
    let call =
        replaced(&call_where("2026-11-02T09:00", "2026-11-02T00:00"), "\"2026-12-04T17:00\"", "\"2026-12-05T00:00\"");
    let sandbox = with_call(&call);
    let instants = ["2026-11-01T23:59", "2026-11-02T00:00", "2026-12-04T23:59", "2026-12-05T00:00"];
    assert_agree(&sandbox, &instants);
    build_at(&sandbox, instants[0]);
    let page = sandbox.read(PAGE);
    assert!(
        seen(&page)
            .contains("2026年11月2日（令和8年・月曜日）に始まり、2026年12月4日（令和8年・金曜日）23時59分に締め切る"),
        "{page}"
    );
    assert!(!page.contains("0時に") && !page.contains("12月5日（令和8年・土曜日）0時"), "{page}");
    assert!(sandbox.read("output/calendar.ics").contains("DTSTART:20261204T145900Z"));
}

#[test]
fn ways_to_comment_come_with_the_opening_and_go_with_the_closing_minute() {
    let sandbox = with_call(CALL);
    let frame = "<section class=\"table-block\" id=\"channels\">";
    build_at(&sandbox, "2026-11-01");
    let announced = sandbox.read(PAGE);
    assert!(
        !seen(&announced).contains(frame)
            && seen(&announced).contains("受付を始める2026年11月2日（令和8年・月曜日）9時から、ここに示します。")
    );
    assert!(seen_at(&announced, "2026-11-02T09:00+09:00").contains(frame));
    assert!(seen_at(&announced, "2026-12-04T17:00+09:00").contains(frame));
    assert!(!seen_at(&announced, "2026-12-04T17:01+09:00").contains(frame));
    build_at(&sandbox, "2026-12-05");
    let closed = sandbox.read(PAGE);
    assert!(!closed.contains(frame) && closed.contains("意見の出し方は、ここには示していません。"), "{closed}");
    assert!(closed.contains("問合せ先"), "general questions still have a place to go");
    let published = sandbox.read("output/consultations/anken/call/index.html");
    assert!(published.contains(frame), "what was published stays as it was");
}

#[test]
fn what_is_told_later_reaches_no_output() {
    let extension = "\n[[extensions]]\nid = \"first\"\ndecided = 2026-12-01\ncloses = \"2026-12-11T17:00\"\nreason = \"装置が止まったため。\"\n";
    let call = call_where("replies =", "cancelled = 2026-12-08\ncancelled-reason = \"案を作り直すため。\"\nreplies =");
    let sandbox = with_call(&format!("{call}{extension}"));
    let said = |words: &str| {
        let files = sandbox.files("output");
        files.iter().any(|path| String::from_utf8_lossy(&sandbox.read_bytes(&format!("output/{path}"))).contains(words))
    };
    for (instant, is_extended, is_cancelled) in
        [("2026-11-30T23:59", false, false), ("2026-12-01", true, false), ("2026-12-08", true, true)]
    {
        build_at(&sandbox, instant);
        assert_eq!((said("装置が止まった"), said("12月11日")), (is_extended, is_extended), "{instant}");
        assert_eq!((said("案を作り直す"), said("2026-12-08")), (is_cancelled, is_cancelled), "{instant}");
    }
    assert!(seen(&sandbox.read(PAGE)).contains("理由: 案を作り直すため。"));
    build_at(&sandbox, "2026-12-01");
    let page = seen(&sandbox.read(PAGE));
    assert!(
        page.contains("締切は、2026年12月4日（令和8年・金曜日）17時から延ばしました（2026年12月1日（令和8年・火曜日）に公表。理由: 装置が止まったため）。"),
        "{page}"
    );
}

#[test]
fn the_script_is_short_and_stands_on_pages_that_need_it_alone() {
    assert!(SCRIPT.len() <= SCRIPT_LENGTH, "{}", SCRIPT.len());
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let has_script = |page: &str| sandbox.read(page).contains("assets/clock.js\" defer></script>");
    assert!(PAGES.iter().all(|page| has_script(page)));
    for page in ["output/assessments/desk/1/index.html", "output/sitemap/index.html", "output/404.html"] {
        assert!(!has_script(page), "{page}");
    }
    let ran = sandbox.run(&["build", "--drafts", "--as-of", "2026-11-20"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!PAGES.iter().any(|page| has_script(page)), "a preview shows the instant that was asked for");
}
