//! What stands on top of a version: answers from its items, and plain words of its author that are no part of it.

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_FORM;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const PAGE: &str = "output/assessments/desk/1/index.html";
const WHOLE: &str = "output/assessments/desk/1/all/index.html";
const PLAIN: &str = "content/assessments/desk/1/plain.md";

const GIST: &str = r#"
[gist]
title = "この表でわかること"

[[gist.answers]]
question = "何をするか"
items = ["work.summary", "work.steps"]

[[gist.answers]]
question = "どの窓口か"
items = [{ key = "desks[]", with = "name" }, "desks[].note"]

[[gist.answers]]
question = "予約できるか"
items = ["desks[].reserved", "work.map"]
"#;

fn asked(sheet: &str) -> Sandbox {
    let form = format!("{SHEET_FORM}{GIST}");
    Sandbox::new().file("content/site.toml", SITE).file("content/forms/sheet.toml", &form).file(SHEET_FILE, sheet)
}

/// The box of a page.
fn gist(sandbox: &Sandbox, page: &str) -> String {
    let html = sandbox.read(page);
    let begun = html.split_once("<section class=\"gist\"").map(|(_, behind)| behind.to_owned());
    begun.and_then(|behind| Some(behind.split_once("</section>")?.0.to_owned())).unwrap_or_default()
}

#[test]
fn a_form_of_the_bodys_own_says_what_is_answered_by_which_items() {
    let sandbox = asked(SHEET);
    sandbox.build();
    let told = gist(&sandbox, PAGE);
    for words in [
        "この表でわかること",
        "<dt>何をするか</dt>",
        "href=\"body/index.html#work.summary\">概要</a> <span class=\"answer\">窓口の混み具合を、毎朝、職員が見て回る。</span>",
        "2件　見回る、書き留める",
        "1件　<a href=\"body/index.html#desks.tax\">税の窓口（税の窓口）<span class=\"hidden\">",
        "一階の東側にある。",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("予約できるか"), "what does not apply goes without a word: {told}");
    assert!(gist(&sandbox, WHOLE).contains("href=\"#desks.tax\""), "{}", gist(&sandbox, WHOLE));
}

#[test]
fn what_is_withheld_stays_so_and_rows_are_told_apart() {
    let withheld = "summary = { withheld = \"条例第5条\", full = \"毎日午前二時に控えを取る\" }";
    let sheet = sheet_where("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", withheld);
    let many: String = (1..9).fold(sheet, |sheet, at| {
        format!("{sheet}\n[[desks]]\nid = \"desk-{at}\"\nname = \"窓口{at}\"\nnote = \"－\"\n")
    });
    let sandbox = asked(&many);
    sandbox.edit("content/forms/sheet.toml", "max = 3\n", "");
    sandbox.build();
    let told = gist(&sandbox, PAGE);
    assert!(told.contains("公表していません（理由: 条例第5条）"), "{told}");
    assert!(told.contains("9件　") && told.contains("ほか3件"), "{told}");
    assert!(told.contains("<span class=\"within\">窓口1: </span>") && told.contains("なし"), "{told}");
}

#[test]
fn a_form_that_asks_for_what_is_not_there_is_told() {
    for (from, to, named) in [
        ("\"work.summary\", ", "\"work.sumary\", ", "work.sumary"),
        ("with = \"name\"", "with = \"nam\"", "nam"),
        ("\"work.map\"", "\"work\"", "work"),
    ] {
        let sandbox = asked(SHEET);
        sandbox.edit("content/forms/sheet.toml", from, to);
        let found = sandbox.check();
        assert!(found.iter().any(|told| told.message.contains(named)), "{named}: {found:#?}");
    }
    let flows = "\n[[flows]]\nsteps = \"desks[]\"\nnumber = \"name\"\nfrom = \"name\"\nto = \"name\"\nwhat = \"name\"\nmedium = \"name\"\ncarries = \"note\"\ncarried = [\"1\"]\n";
    let sandbox = asked(SHEET);
    sandbox.put("content/forms/sheet.toml", format!("{SHEET_FORM}{GIST}{flows}"));
    assert!(sandbox.check().iter().any(|told| told.message.contains("carried")), "{:#?}", sandbox.check());
}

#[test]
fn plain_words_are_shown_and_are_no_part_of_what_is_frozen() {
    let sandbox = Sandbox::with_sheet();
    sandbox.publish();
    sandbox.build();
    let ledger = sandbox.read("content/archive/ledger.jsonl");
    let kept = ["desk-1.txt", "data.json"].map(|name| sandbox.read(&format!("output/assessments/desk/1/{name}")));
    // They may be written, and written anew, for a version that is public.
    for (words, begin) in [
        ("窓口（まどぐち）の仕事です。[手順](#work.steps)を見てください。", "窓口（まどぐち）の仕事です。"),
        ("みじかい説明です。", "みじかい説明です。"),
    ] {
        sandbox.put(PLAIN, words);
        assert_eq!(sandbox.check().len(), 0);
        sandbox.build();
        let told = gist(&sandbox, PAGE);
        assert!(told.contains(begin) && told.contains("公表した文書そのものではありません"), "{told}");
        assert!(gist(&sandbox, WHOLE).contains(begin));
        let now = ["desk-1.txt", "data.json"].map(|name| sandbox.read(&format!("output/assessments/desk/1/{name}")));
        assert_eq!(now, kept);
    }
    sandbox.publish();
    assert_eq!(sandbox.read("content/archive/ledger.jsonl"), ledger, "there is nothing new to publish");
    sandbox.put(PLAIN, "[行き先](/assessments/none/)");
    assert_ne!(sandbox.check().len(), 0, "links of plain words are checked like others");
}

#[test]
fn plain_words_repeat_nothing_that_is_withheld() {
    let book = sheet_where(
        "summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"",
        "summary = { withheld = \"条例第5条\", full = \"毎日午前二時に控えを取る\" }",
    );
    let sandbox =
        Sandbox::new().site().file(SHEET_FILE, &book).file(PLAIN, "毎日午前二時に控えを取ることにしています。");
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    assert!(ran.stderr.contains("I101") && !sandbox.has(PAGE), "{}", ran.stderr);
    let named = replaced(SHEET_FORM, "key = \"printed\"", "key = \"plain\"");
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/forms/sheet.toml", named);
    assert!(sandbox.check().iter().any(|told| told.message.contains("plain.md")), "{:#?}", sandbox.check());
}
