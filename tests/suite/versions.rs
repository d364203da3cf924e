//! Versions: what is known of one besides its items, and what the home of a document calls it.

use serde_json::json;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::replaced;

const PAGE: &str = "output/assessments/desk/1/index.html";

#[test]
fn a_planned_day_is_a_day_in_data_too() {
    let sandbox = Sandbox::with_sheet_where("begun = 2024-04-01", "begun = \"令和8年12月1日（予定）\"");
    sandbox.build();
    let data = sandbox.json("output/assessments/desk/1/data.json");
    let items = data["items"].as_array().expect("items are a list");
    let begun = items.iter().find(|item| item["key"] == "work.begun").expect("the item is there");
    assert_eq!(begun["value"], json!({ "date": "2026-12-01", "planned": true }));
    let schema = sandbox.json("output/schema/data.schema.json");
    let shapes = schema["$defs"]["value"]["anyOf"].as_array().expect("a value has several shapes");
    assert!(shapes.iter().any(|shape| shape["properties"]["planned"]["const"] == true), "{shapes:#?}");
}

#[test]
fn the_days_of_a_version_stand_on_its_page_and_in_its_data() {
    let dated =
        replaced(SHEET, "published = 2026-04-01", "published = 2026-04-01\neffective = 2026-05-01\nended = 2026-09-30");
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &dated);
    sandbox.build();
    let data = sandbox.json("output/assessments/desk/1/data.json");
    assert_eq!((&data["effective"], &data["ended"]), (&json!("2026-05-01"), &json!("2026-09-30")));
    let schema = sandbox.json("output/schema/data.schema.json");
    assert!(schema["properties"]["ended"].is_object() && schema["properties"]["effective"].is_object());
    let page = sandbox.read(PAGE);
    for (label, day) in [("適用日", "2026-05-01"), ("終了日", "2026-09-30")] {
        let row = format!("<dt>{label}</dt> <dd><span class=\"date\"><time datetime=\"{day}\">");
        assert!(page.contains(&row), "{row}\n{page}");
    }
}

#[test]
fn days_that_are_not_set_stand_nowhere() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let page = sandbox.read(PAGE);
    assert!(!page.contains("適用日") && !page.contains("終了日"), "{page}");
    let data = sandbox.json("output/assessments/desk/1/data.json");
    assert!(data["effective"].is_null() && data["ended"].is_null());
}

#[test]
fn a_document_that_was_never_published_has_no_present_version() {
    for (published, called) in [("", "公表前の第1版"), ("published = 2027-04-01", "公表予定の第1版")] {
        let sandbox = Sandbox::with_sheet_where("published = 2026-04-01", published);
        let ran = sandbox.run(&["build", "--drafts"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let home = sandbox.read("output/assessments/desk/index.html");
        assert!(!home.contains("現在の版"), "{home}");
        assert!(home.contains(&format!("{called}を読む")) && home.contains(&format!("{called}の目次")), "{home}");
    }
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    assert!(sandbox.read("output/assessments/desk/index.html").contains("現在の版を読む"));
}
