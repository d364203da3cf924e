//! Results of consultations: every opinion leads to what became of it, in two orders, and every number adds up.

use serde_json::Value;

use crate::consulting::CALL;
use crate::consulting::PAGE;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::build_at;
use crate::consulting::with_call;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const BY_ITEM: &str = "output/consultations/anken/by-item/index.html";
const DRAFT: &str = "output/assessments/desk/2-an";
const FINAL_FILE: &str = "content/assessments/desk/2/book.toml";
const ANSWERED: &str = "2026-12-20";

/// A site with a call, its draft, its result, and what was enacted.
fn answered(result: &str) -> Sandbox {
    let last = sheet_where("published = 2026-04-01", "published = 2026-12-20");
    let last = replaced(&last, "総合窓口の点検", "新しい窓口の点検");
    with_call(CALL)
        .file(FINAL_FILE, &replaced(&last, "一階の東側にある。", "一階の東側にある。番号札を配る。"))
        .file(RESULT_FILE, result)
}

fn mended() -> String {
    let changed = "response = \"案を直した\"\nchanged = [\"assessments/desk/2#desks.tax.note\"]";
    replaced(RESULT, "response = \"案を直した\"", changed)
}

fn built(result: &str) -> Sandbox {
    let sandbox = answered(result);
    build_at(&sandbox, ANSWERED);
    sandbox
}

/// A result of so many opinions, each about the next of three things in turn.
fn many(length: usize) -> String {
    let (head, _) = RESULT.split_once("[[opinions]]").expect("it has opinions");
    let mut result = replaced(head, "received = 4", &format!("received = {length}"));
    for at in 1..=length {
        let about = match at % 3 {
            0 => "",
            1 => "about = [\"assessments/desk/2-an#desks.tax.note\"]\n",
            _ => "about = [\"assessments/desk/2-an#work.summary\", \"assessments/desk/2-an#desks.tax.note\"]\n",
        };
        result.push_str(&format!(
            "\n[[opinions]]\nid = \"o{at}\"\n{about}wording = \"原文\"\nopinion = \"声{at}番。\"\ncount = 1\nanswer = \"答え{at}番。\"\nresponse = \"案は直さない\"\n"
        ));
    }
    result
}

fn assert_in_order(page: &str, words: &[&str]) {
    let places: Vec<_> = words.iter().map(|words| page.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words:?}: {places:?}\n{page}");
}

#[test]
fn no_opinion_is_a_page_without_empty_places() {
    let (head, _) = RESULT.split_once("[[ways]]").expect("it has ways");
    let none = replaced(&replaced(head, "submitters = 3", "submitters = 0"), "received = 4", "received = 0");
    let none = replaced(&replaced(&none, "案を直して定めた", "案を定めた"), "番号札のことを書き加えた。", "差異なし");
    let none = replaced(&none, "originals = \"総務課で見られる。\"\n", "");
    let sandbox = answered(&none);
    assert_eq!(sandbox.check().len(), 0);
    build_at(&sandbox, ANSWERED);
    let page = sandbox.read(PAGE);
    assert!(page.contains("意見はありませんでした。"), "{page}");
    for words in ["意見と考え方", "by-item", "出し方ごとの数", "opinions.csv"] {
        assert!(!page.contains(words), "{words}");
    }
    assert!(!sandbox.has(BY_ITEM) && !sandbox.has("output/consultations/anken/result/opinions.csv"));
}

#[test]
fn opinions_are_read_by_number_and_by_item_and_each_way_leads_to_the_other() {
    let sandbox = built(&mended());
    let (page, by_item) = (sandbox.read(PAGE), sandbox.read(BY_ITEM));
    assert_in_order(&page, &["順番が分からない。", "夜も開けてほしい。"]);
    assert!(page.contains("href=\"by-item/index.html\""), "{page}");
    assert_in_order(&by_item, &["id=\"desks.tax.note\"", "順番が分からない。", "全体への意見", "夜も開けてほしい。"]);
    assert!(by_item.contains("href=\"../index.html#opinions\""), "{by_item}");
    assert!(by_item.contains("href=\"../../../assessments/desk/2-an/body/index.html#desks.tax.note\""), "{by_item}");
}

#[test]
fn what_was_mended_is_a_step_away_in_the_comparison() {
    let sandbox = built(&mended());
    let change = "assessments/desk/compare/2-an/2/index.html#desks.tax.note";
    assert!(sandbox.read(PAGE).contains(&format!("href=\"../../{change}\"")));
    assert!(sandbox.read(BY_ITEM).contains(&format!("href=\"../../../{change}\"")));
    let comparison = sandbox.read("output/assessments/desk/compare/2-an/2/index.html");
    assert!(comparison.contains("id=\"desks.tax.note\"") && comparison.contains("番号札を配る。"), "{comparison}");
}

#[test]
fn what_stands_as_it_stood_has_no_link_into_the_comparison() {
    let result = replaced(&mended(), "2#desks.tax.note", "2#work.summary");
    let sandbox = built(&result);
    let page = sandbox.read(PAGE);
    assert!(!page.contains("compare/2-an/2/index.html#") && page.contains("#work.summary"), "{page}");
    let finding = sandbox.run(&["check", "--as-of", ANSWERED, "--format", "json"]).findings().remove(0);
    assert_eq!((finding.rule.as_str(), finding.item.as_deref()), ("A115", Some("opinions.tickets.changed")));
    assert!(finding.message.contains("「assessments/desk/2#work.summary」"), "{}", finding.message);
    assert!(answered(&mended()).run(&["check", "--as-of", ANSWERED, "--format", "json"]).findings().is_empty());
}

#[test]
fn a_place_is_found_in_the_comparison_by_what_changed_within_it() {
    let result = replaced(&mended(), "2#desks.tax.note", "2#desks.tax");
    let page = built(&result).read(PAGE);
    assert!(page.contains("compare/2-an/2/index.html#desks.tax.note"), "{page}");
}

#[test]
fn an_item_of_the_draft_leads_to_what_was_said_of_it_once_the_result_is_public() {
    let sandbox = answered(&mended());
    let part = format!("{DRAFT}/body/index.html");
    build_at(&sandbox, "2026-12-19");
    assert!(!sandbox.read(&part).contains("by-item"), "the result is not public");
    build_at(&sandbox, ANSWERED);
    for page in [part, format!("{DRAFT}/all/index.html")] {
        let page = sandbox.read(&page);
        assert!(page.contains("この項目への意見と考え方（1項目、3件）"), "{page}");
        assert!(page.contains("consultations/anken/by-item/index.html#desks.tax.note\""), "{page}");
    }
    assert!(!sandbox.read("output/assessments/desk/2/body/index.html").contains("by-item"));
}

#[test]
fn an_opinion_about_several_items_stands_in_full_once_and_is_named_at_the_others() {
    let about = "about = [\"assessments/desk/2-an#desks.tax.note\"]";
    let several = "about = [\"assessments/desk/2-an#desks.tax.note\", \"assessments/desk/2-an#work.summary\"]";
    let sandbox = built(&replaced(&mended(), about, several));
    let page = sandbox.read(BY_ITEM);
    assert_eq!(page.matches("順番が分からない。").count(), 1, "{page}");
    assert_in_order(
        &page,
        &["id=\"work.summary\"", "順番が分からない。", "id=\"desks.tax.note\"", "href=\"#opinions.tickets\">意見1</a>"],
    );
    let draft = sandbox.read(&format!("{DRAFT}/body/index.html"));
    assert!(draft.contains("by-item/index.html#work.summary\"") && draft.contains("#desks.tax.note\""), "{draft}");
}

#[test]
fn a_document_named_without_a_version_is_the_draft() {
    let sandbox = built(&replaced(&mended(), "desk/2-an#desks.tax.note", "desk#desks.tax.note"));
    let draft = sandbox.read(&format!("{DRAFT}/body/index.html"));
    assert!(draft.contains("by-item/index.html#desks.tax.note\""), "{draft}");
}

#[test]
fn a_hundred_opinions_stand_on_a_page_and_no_more() {
    let sandbox = built(&many(250));
    let opinions = |page: &str| sandbox.read(page).matches("<dt>同じ趣旨の意見の件数</dt>").count();
    let further = |way: &str, page: usize| format!("output/consultations/anken/{way}/page/{page}/index.html");
    let by_number = [PAGE.to_owned(), further("by-number", 2), further("by-number", 3)];
    let by_item = [BY_ITEM.to_owned(), further("by-item", 2), further("by-item", 3)];
    for pages in [&by_number, &by_item] {
        assert_eq!(pages.each_ref().map(|page| opinions(page)), [100, 100, 50]);
    }
    assert!(!sandbox.has(&further("by-number", 4)) && !sandbox.has(&further("by-item", 4)));
    assert!(sandbox.read(PAGE).contains("href=\"by-number/page/3/index.html\""));
    assert!(sandbox.read(&by_number[1]).contains("意見101から意見200まで"));
    assert_in_order(&sandbox.read(&by_number[2]), &["id=\"opinions.o201\"", "id=\"opinions.o250\""]);
    let whole: String = by_item.iter().map(|page| sandbox.read(page)).collect();
    for at in 1..=250 {
        assert_eq!(whole.matches(&format!("id=\"opinions.o{at}\"")).count(), 1, "{at}");
    }
    assert!(sandbox.read(&by_item[1]).contains("（続き）"));
}

#[test]
fn a_reference_to_an_opinion_leads_to_the_page_on_which_it_stands() {
    let sandbox = answered(&many(150));
    let linked = format!("related = [\"consultations/anken#opinions.o120\"]\n{}", sandbox.read(FINAL_FILE));
    sandbox.put(FINAL_FILE, linked);
    build_at(&sandbox, ANSWERED);
    let page = sandbox.read("output/assessments/desk/2/index.html");
    assert!(page.contains("consultations/anken/by-number/page/2/index.html#opinions.o120"), "{page}");
}

#[test]
fn the_files_say_what_the_pages_say() {
    let hostile = replaced(&mended(), "\"順番が分からない。\"", "'=HYPERLINK(\"x\")、と言われた。'");
    let sandbox = built(&hostile);
    let table = sandbox.read("output/consultations/anken/result/opinions.csv");
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{FEFF}番号,") && lines.len() == 4 && lines[3].is_empty(), "{table}");
    assert!(
        lines[1].contains(",\"'=HYPERLINK(\"\"x\"\")、と言われた。\",")
            && lines[1].starts_with("1,assessments/desk/2-an#desks.tax.note,")
    );
    assert!(
        lines[1].contains("compare/2-an/2/#desks.tax.note") && lines[2].contains(",要約,夜も開けてほしい。,"),
        "{table}"
    );
    let data: Value = sandbox.json("output/consultations/anken/result/opinions.json");
    assert_eq!(data["received"], 4);
    assert_eq!(data["ways"][0]["submitters"], 3);
    assert_eq!(data["responses"][0]["count"], 3);
    let first = &data["opinions"][0];
    assert_eq!((&first["number"], &first["count"]), (&Value::from(1), &Value::from(3)));
    assert_eq!(first["opinion"], "=HYPERLINK(\"x\")、と言われた。");
    assert_eq!(first["response"]["code"], "adopted");
    let change = first["changed"][0]["change"].as_str().expect("it was mended");
    assert!(change.starts_with("https://") && change.ends_with("/compare/2-an/2/#desks.tax.note"), "{change}");
    let schema = sandbox.json("output/schema/opinions.schema.json");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let faults: Vec<String> = validator.iter_errors(&data).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let page = sandbox.read(PAGE);
    assert!(page.contains("href=\"result/opinions.csv\"") && page.contains("href=\"result/opinions.json\""), "{page}");
    let length = sandbox.read_bytes("output/consultations/anken/result/opinions.csv").len();
    assert!(length > 0 && page.contains("意見と考え方（CSV、"), "{page}");
}

/// A build is refused, and the finding of a rule names both numbers.
fn assert_refused(result: &str, rule: &str, numbers: [&str; 2]) {
    let sandbox = answered(result);
    let ran = sandbox.run(&["build", "--remove", "--as-of", ANSWERED]);
    assert_ne!(ran.code, Some(0), "{rule}: {}", ran.stdout);
    assert!(!sandbox.has(PAGE), "{rule}");
    let found = sandbox.run(&["check", "--as-of", ANSWERED, "--format", "json"]).findings();
    let names_both = |message: &str| numbers.iter().all(|number| message.contains(number));
    assert!(found.iter().any(|told| told.rule == rule && names_both(&told.message)), "{rule}: {found:#?}");
}

#[test]
fn a_result_whose_numbers_do_not_add_up_is_not_built() {
    let of_way =
        |received: &str| replaced(&mended(), "way = \"窓口\"\n", &format!("way = \"窓口\"\nreceived = {received}\n"));
    assert_refused(&replaced(&mended(), "received = 4", "received = 5"), "C108", ["5件", "4件"]);
    assert_refused(&replaced(&mended(), "count = 3", "count = 4"), "C108", ["4件", "5件"]);
    assert_refused(&replaced(&mended(), "submitters = 3\nreceived", "submitters = 2\nreceived"), "C109", ["2", "3"]);
    assert_refused(&of_way("5"), "C130", ["4件", "5件"]);
    assert_refused(&of_way("2"), "C130", ["2件", "3"]);
    let more = replaced(
        &replaced(&mended(), "submitters = 3\nreceived", "submitters = 5\nreceived"),
        "submitters = 3",
        "submitters = 5",
    );
    assert_refused(&more, "C110", ["5", "4"]);
    let nobody = replaced(
        &replaced(&mended(), "received = 4", "received = 0"),
        "submitters = 3\nreceived",
        "submitters = 0\nreceived",
    );
    assert_refused(&nobody, "C111", ["0件", "載っています"]);
    assert_eq!(answered(&of_way("4")).check().len(), 0);
}

#[test]
fn what_is_not_counted_is_told_apart() {
    let apart = "received = 4\nlate = 2\nbeside = 1\napart = \"係で読みました。\"";
    let page = built(&replaced(&mended(), "received = 4", apart)).read(PAGE);
    assert_in_order(&page, &["期間の外に届いたものの件数", "2件", "案への意見ではないものの件数", "係で読みました。"]);
    assert!(!built(&mended()).read(PAGE).contains("期間の外に届いた"), "what is not said is not asked");
}

#[test]
fn the_column_of_opinions_is_there_where_a_way_has_its_number() {
    let column = "<th scope=\"col\">意見の件数</th>";
    assert!(!built(&mended()).read(PAGE).contains(column));
    let counted = replaced(&mended(), "way = \"窓口\"\n", "way = \"窓口\"\nreceived = 4\n");
    assert!(built(&counted).read(PAGE).contains(column));
}

#[test]
fn a_result_that_came_late_says_so_and_why() {
    let late = replaced(
        CALL,
        "result-planned = 2026-12-25",
        "result-planned = 2026-12-15\nresult-delayed = \"審議会が一月延びたため。\"",
    );
    let sandbox = answered(&mended()).file("content/consultations/anken/call.toml", &late);
    build_at(&sandbox, ANSWERED);
    let page = sandbox.read(PAGE);
    let planned = "結果は、2026年12月15日（令和8年・火曜日）に公表する予定でした。";
    assert!(
        page.contains(&format!("{planned}遅れる理由は、次のとおりお知らせしていました。審議会が一月延びたため。")),
        "{page}"
    );
    assert!(!built(&mended()).read(PAGE).contains("遅れる理由"));
}
