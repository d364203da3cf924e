//! What feeds and calendars tell of a consultation: only what has happened, under names that stay, each in its own files too.

use crate::consulting::CALL;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::build_at;
use crate::consulting::call_where;
use crate::consulting::unfolded;
use crate::consulting::with_call;
use crate::support::Sandbox;
use crate::support::replaced;

const FEED: &str = "output/consultations/anken/feed.xml";
const CALENDAR: &str = "output/consultations/anken/calendar.ics";
const EXTENSION: &str = "\n[[extensions]]\nid = \"first\"\ndecided = 2026-12-01\ncloses = \"2026-12-11T17:00\"\nreason = \"装置が止まったため。\"\n";

/// Names and minutes of the entries of a feed, the last one first.
fn entries(feed: &str) -> Vec<(String, String)> {
    let between = |text: &str, tag: &str| {
        let (_, behind) = text.split_once(&format!("<{tag}>")).expect("the entry has it");
        behind.split_once(&format!("</{tag}>")).expect("it ends").0.to_owned()
    };
    let name = |id: String| id.rsplit_once("/anken/").expect("it is of the consultation").1.to_owned();
    let entries = feed.split("<entry>").skip(1);
    entries.map(|entry| (name(between(entry, "id")), between(entry, "updated").replace(":00+09:00", ""))).collect()
}

fn assert_told(sandbox: &Sandbox, instant: &str, told: &[(&str, &str)]) {
    build_at(sandbox, instant);
    let told: Vec<_> = told.iter().map(|(name, at)| ((*name).to_owned(), (*at).to_owned())).collect();
    let feed = sandbox.read(FEED);
    assert_eq!(entries(&feed), told, "{instant}");
    let updated = feed.split("<updated>").nth(1).expect("the feed says so");
    assert!(updated.starts_with(&told[0].1), "{instant}: {updated}");
}

const ANNOUNCED: (&str, &str) = ("call/", "2026-10-31T00:00");
const OPENED: (&str, &str) = ("#opened", "2026-11-02T09:00");
const LAST_DAY: (&str, &str) = ("#last-day-2026-12-04", "2026-12-04T00:00");
const CLOSED: (&str, &str) = ("#closed", "2026-12-04T17:01");

#[test]
fn a_feed_tells_what_has_happened_and_no_more() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    assert_told(&sandbox, "2026-11-02T08:59", &[ANNOUNCED]);
    assert_told(&sandbox, "2026-11-02T09:00", &[OPENED, ANNOUNCED]);
    assert_told(&sandbox, "2026-12-03T23:59", &[OPENED, ANNOUNCED]);
    assert_told(&sandbox, "2026-12-04", &[LAST_DAY, OPENED, ANNOUNCED]);
    assert_told(&sandbox, "2026-12-04T17:00", &[LAST_DAY, OPENED, ANNOUNCED]);
    assert_told(&sandbox, "2026-12-04T17:01", &[CLOSED, LAST_DAY, OPENED, ANNOUNCED]);
    let answered = ("result/", "2026-12-20T00:00");
    assert_told(&sandbox, "2026-12-20", &[answered, CLOSED, LAST_DAY, OPENED, ANNOUNCED]);
    assert_told(&sandbox, "2027-03-01", &[answered, CLOSED, LAST_DAY, OPENED, ANNOUNCED]);
    let all = sandbox.read("output/feed.xml");
    for (name, _) in entries(&sandbox.read(FEED)) {
        assert!(all.contains(&format!("/consultations/anken/{name}</id>")), "{name}: {all}");
    }
}

#[test]
fn an_extension_is_news_and_moves_what_follows() {
    let sandbox = with_call(&format!("{CALL}{EXTENSION}"));
    let extended = ("#extended-first", "2026-12-01T00:00");
    assert_told(&sandbox, "2026-11-30T23:59", &[OPENED, ANNOUNCED]);
    assert_told(&sandbox, "2026-12-05", &[extended, OPENED, ANNOUNCED]);
    let (last_day, closed) = (("#last-day-2026-12-11", "2026-12-11T00:00"), ("#closed", "2026-12-11T17:01"));
    assert_told(&sandbox, "2026-12-12", &[closed, last_day, extended, OPENED, ANNOUNCED]);
    let feed = sandbox.read(FEED);
    assert!(
        feed.contains("17時から2026年12月11日（令和8年・金曜日）17時に延ばしました。理由: 装置が止まったため。"),
        "{feed}"
    );
    let late = with_call(&format!("{CALL}{}", replaced(EXTENSION, "2026-12-01", "2026-12-04")));
    let extended = ("#extended-first", "2026-12-04T00:00");
    assert_told(&late, "2026-12-05", &[extended, OPENED, ANNOUNCED]);
}

#[test]
fn what_was_called_off_and_what_is_late_is_news_too() {
    let called_off = with_call(&call_where(
        "replies =",
        "cancelled = 2026-11-20\ncancelled-reason = \"案を作り直すため。\"\nreplies =",
    ));
    assert_told(&called_off, "2026-11-19", &[OPENED, ANNOUNCED]);
    let cancelled = ("#cancelled", "2026-11-20T00:00");
    assert_told(&called_off, "2027-02-01", &[cancelled, OPENED, ANNOUNCED]);
    let overdue = ("#result-overdue", "2026-12-26T00:00");
    let delayed =
        call_where("result-planned =", "result-delayed = \"数えています。2027年2月に公表します。\"\nresult-planned =");
    let late = with_call(&delayed).file(RESULT_FILE, &replaced(RESULT, "2026-12-20", "2027-02-10"));
    assert_told(&late, "2026-12-26", &[overdue, CLOSED, LAST_DAY, OPENED, ANNOUNCED]);
    assert!(sandbox_says(&late, "2027年2月に公表します。"));
    let answered = ("result/", "2027-02-10T00:00");
    assert_told(&late, "2027-02-10", &[answered, overdue, CLOSED, LAST_DAY, OPENED, ANNOUNCED]);
}

fn sandbox_says(sandbox: &Sandbox, words: &str) -> bool {
    sandbox.read(FEED).contains(words)
}

#[test]
fn a_calendar_reminds_of_the_last_day_and_moves_with_it() {
    let sandbox =
        with_call(&format!("{CALL}{EXTENSION}")).file(RESULT_FILE, &replaced(RESULT, "2026-12-20", "2026-12-22"));
    let lines = |instant: &str| {
        build_at(&sandbox, instant);
        let lines = unfolded(&sandbox.read(CALENDAR));
        let all = unfolded(&sandbox.read("output/calendar.ics"));
        assert!(lines.iter().filter(|line| line.starts_with("UID:")).all(|uid| all.contains(uid)));
        lines
    };
    let of = |lines: &[String], name: &str| -> Vec<String> {
        lines.iter().filter(|line| line.starts_with(name)).cloned().collect()
    };
    let before = lines("2026-11-20");
    assert_eq!(
        of(&before, "TRIGGER"),
        ["TRIGGER;VALUE=DATE-TIME:20261203T000000Z", "TRIGGER;VALUE=DATE-TIME:20261204T000000Z"]
    );
    assert!(of(&before, "SEQUENCE").is_empty() && of(&before, "DTSTART:20261204T080000Z").len() == 1);
    let moved = lines("2026-12-01");
    assert_eq!(of(&moved, "UID:"), of(&before, "UID:"), "the same events");
    assert!(!of(&moved, "SEQUENCE:1").is_empty() && of(&moved, "DTSTART:20261211T080000Z").len() == 1);
    assert_eq!(
        of(&moved, "TRIGGER"),
        ["TRIGGER;VALUE=DATE-TIME:20261210T000000Z", "TRIGGER;VALUE=DATE-TIME:20261211T000000Z"]
    );
    assert!(of(&moved, "DTSTAMP:20261201").len() == 1, "{moved:?}");
    let answered = lines("2026-12-22");
    assert!(
        of(&answered, "DTSTART;VALUE=DATE:20261222").len() == 1
            && of(&answered, "DTSTART;VALUE=DATE:20261225").is_empty()
    );
    assert!(
        of(&answered, "DESCRIPTION")
            .iter()
            .any(|words| words.contains("意見の受付の締切は、明日です。締切は、2026年12月11日"))
    );
}

#[test]
fn both_are_linked_from_the_page() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let page = sandbox.read("output/consultations/anken/index.html");
    for link in [
        "<a href=\"feed.xml\">",
        "<a href=\"calendar.ics\">",
        "<link rel=\"alternate\" href=\"feed.xml\" type=\"application/atom+xml\"",
        "<link rel=\"alternate\" href=\"calendar.ics\" type=\"text/calendar\"",
    ] {
        assert!(page.contains(link), "{link}: {page}");
    }
}

#[test]
fn a_feed_holds_the_events_of_its_own_consultation_alone() {
    let other = replaced(&call_where("窓口の点検の案", "別の案"), "drafts = [\"assessments/desk/2-an\"]\n", "");
    let other = replaced(&other, "評価書の案", "計画の案");
    let sandbox = with_call(CALL).file("content/consultations/betsu/call.toml", &other);
    build_at(&sandbox, "2026-12-10");
    for file in ["feed.xml", "calendar.ics"] {
        let [own, other] = ["anken", "betsu"].map(|id| sandbox.read(&format!("output/consultations/{id}/{file}")));
        assert!(!own.contains("/betsu/") && !other.contains("/anken/"), "{own}\n{other}");
    }
}
