//! Books of works that have ended: they say so, stay for three years, and leave a page that says what they were.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::Told;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const VERSION: &str = "assessments/desk/1/all/index.html";
const HOME: &str = "assessments/desk/index.html";

/// The small book, of whose work an end is said.
fn ended(day: &str) -> Sandbox {
    let version = format!("published = 2021-04-01\nended = {day}\n");
    Sandbox::with_sheet_where("published = 2026-04-01\n", &version)
}

fn words_at(sandbox: &Sandbox, instant: &str) -> String {
    let ran = sandbox.run(&["build", "--as-of", instant]);
    assert_eq!(ran.code, Some(0), "{instant}: {}", ran.stderr);
    Page::open(sandbox, HOME).words() + &Page::open(sandbox, VERSION).words()
}

#[test]
fn it_says_that_its_work_has_ended_and_until_when_it_stays() {
    let sandbox = ended("2026-10-31");
    let before = words_at(&sandbox, "2026-10-30");
    assert!(
        before.contains("に終了します。文書は、令和11年10月31日（2029年10月31日）まで公表を続けます。"),
        "{before}"
    );
    let after = words_at(&sandbox, "2026-10-31");
    assert!(after.contains("令和8年10月31日（2026年10月31日）に終了しました。"), "{after}");
    let list = Page::open(&sandbox, "assessments/index.html").words();
    assert_eq!(list.matches("【令和8年10月31日終了】").count(), 1, "{list}");
}

#[test]
fn a_title_that_says_so_already_does_not_say_it_twice() {
    let sandbox = ended("2026-10-31");
    sandbox.edit(SHEET_FILE, "title = \"総合窓口の点検", "title = \"総合窓口の点検【令和8年10月31日終了】");
    words_at(&sandbox, "2026-11-01");
    let list = Page::open(&sandbox, "assessments/index.html").words();
    assert_eq!(list.matches("終了】").count(), 1, "{list}");
}

#[test]
fn it_stays_to_the_last_day_of_the_third_year_and_not_a_day_less() {
    for (end, last, next) in [
        ("2023-03-31", "2026-03-31", "2026-04-01"),
        ("2024-02-29", "2027-02-28", "2027-03-01"),
        ("2024-02-28", "2027-02-28", "2027-03-01"),
        ("2025-02-28", "2028-02-29", "2028-03-01"),
    ] {
        let sandbox = ended(end);
        let kept = words_at(&sandbox, last);
        assert!(kept.contains("毎朝") && kept.contains("まで公表を続けます。"), "{end} at {last}: {kept}");
        let gone = words_at(&sandbox, next);
        assert!(!gone.contains("毎朝"), "{end} at {next}: {gone}");
    }
}

#[test]
fn from_the_day_after_every_page_says_what_it_was_and_whom_to_ask() {
    let sandbox = ended("2023-03-31");
    words_at(&sandbox, "2026-03-31");
    let before: Vec<String> = sandbox.tree().into_keys().filter(|path| path.contains("/desk/")).collect();
    words_at(&sandbox, "2026-04-01");
    for path in before.iter().filter(|path| path.ends_with(".html")) {
        let words = Page::open(&sandbox, path).words();
        for told in [
            "総合窓口の点検",
            "公表の期間が終わり",
            "令和8年4月1日",
            "終了日",
            "令和5年3月31日",
            "少なくとも3年間",
            "問い合わせ先",
            "見本村",
        ] {
            assert!(words.contains(told), "{path}: {told}: {words}");
        }
        assert!(!words.contains("毎朝"), "{path}: {words}");
    }
    assert!(before.iter().filter(|path| !path.ends_with(".html")).all(|path| !sandbox.has(&format!("output/{path}"))));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    assert_eq!(sandbox.json("output/index.json")["withdrawn"][0]["withdrawn"], "2026-04-01");
}

#[test]
fn a_later_version_that_has_no_end_stays() {
    let sandbox = ended("2022-03-31");
    let text = sandbox.read(SHEET_FILE).replace("2021-04-01", "2022-02-01").replace("ended = 2022-03-31\n", "");
    sandbox.put("content/assessments/desk/2/book.toml", text);
    words_at(&sandbox, "2026-04-01");
    assert!(Page::open(&sandbox, "assessments/desk/2/all/index.html").words().contains("毎朝"));
}

#[test]
fn an_entry_of_the_register_has_no_such_years() {
    let entry = "form = \"file-register@2023-04\"\nname = \"窓口の名簿\"\n[version]\npublished = 2021-04-01\nended = 2022-12-31\n";
    let sandbox = Sandbox::with_sheet().file("content/files/desk/1/entry.toml", entry);
    sandbox.run(&["build", "--drafts", "--as-of", "2026-11-20"]);
    let words = Page::open(&sandbox, "files/desk/index.html").words();
    assert!(words.contains("に終了しました。") && !words.contains("まで公表を続けます"), "{words}");
}

/// What is said of a withdrawal of the book.
fn told_of(sandbox: &Sandbox, day: &str) -> Vec<Told> {
    let text = format!("withdrawn = {day}\ntitle = \"総合窓口の点検\"\nreason = \"事務を終えたためです。\"\n");
    sandbox.put("content/assessments/desk/withdrawn.toml", text);
    sandbox.check().into_iter().filter(|told| told.rule == "A121").collect()
}

#[test]
fn to_withdraw_it_before_is_told_with_the_duty() {
    let sandbox = ended("2026-10-31");
    let told = told_of(&sandbox, "2029-10-31");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].remedy.contains("2029年10月31日（令和11年・水曜日）まで公表を続けてください。"),
        "{}",
        told[0].remedy
    );
    assert_eq!(told_of(&sandbox, "2029-11-01").len(), 0, "the years are over");
    let running = Sandbox::with_sheet();
    let told = told_of(&running, "2026-10-01");
    assert!(told[0].message.contains("終了日が、第1版に書かれていません。"), "{}", told[0].message);
}
