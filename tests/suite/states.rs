//! What an item can be: stated, absent, none, withheld; what a version can be: private, scheduled, current, past.

use serde_json::Value;

use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const NOTE: &str = "note = \"一階の東側にある。\"\n";

/// The item of `data.json` under a key.
fn item(data: &Value, key: &str) -> Value {
    let items = data["items"].as_array().expect("the data has items");
    items.iter().find(|item| item["key"] == key).expect("the item is there").clone()
}

/// A site built with a document whose note is written so.
fn built(note: &str) -> Sandbox {
    let sandbox = Sandbox::with_sheet_where(NOTE, note);
    sandbox.build();
    sandbox
}

/// From the heading of an item to the next one.
fn of_item<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, behind) = text.split_once(from).expect("the item has a heading");
    behind.split_once(to).map_or(behind, |(own, _)| own)
}

#[test]
fn absent_none_and_withheld_are_three_things_everywhere() {
    for (note, state, value, words, others) in [
        ("", "absent", Value::Null, "記載がありません", ["－", "非公表"]),
        ("note = \"\"\n", "absent", Value::Null, "記載がありません", ["－", "非公表"]),
        ("note = \"－\"\n", "none", Value::from("－"), "－", ["記載がありません", "非公表"]),
        ("note = \"なし\"\n", "none", Value::from("なし"), "なし", ["記載がありません", "非公表"]),
        (
            "note = { withheld = \"警備のため\", full = \"裏口から入る。\" }\n",
            "withheld",
            Value::Null,
            "警備のため",
            ["記載がありません", "－"],
        ),
    ] {
        let sandbox = built(note);
        let found = item(&sandbox.json("output/assessments/desk/1/data.json"), "desks.tax.note");
        assert_eq!((&found["state"], &found["value"]), (&Value::from(state), &value), "{note}");
        assert_eq!(found["ground"].as_str(), (state == "withheld").then_some("警備のため"), "{note}");
        let text = sandbox.read("output/assessments/desk/1/desk-1.txt");
        let page = sandbox.read("output/assessments/desk/1/body/index.html");
        for shown in
            [of_item(&text, "[Ⅰ.2.②]", "\n["), of_item(&page, "id=\"desks.tax.note\"", "id=\"desks.tax.reserved\"")]
        {
            assert!(shown.contains(words), "{note}: {shown}");
            assert!(others.iter().all(|other| !shown.contains(other)), "{note}: {shown}");
            assert_eq!(shown.contains("非公表"), state == "withheld", "{note}: {shown}");
        }
    }
}

#[test]
fn a_stated_item_says_what_was_written() {
    let sandbox = built(NOTE);
    let found = item(&sandbox.json("output/assessments/desk/1/data.json"), "desks.tax.note");
    assert_eq!((&found["state"], &found["value"]), (&"stated".into(), &"一階の東側にある。".into()));
    for path in ["desk-1.txt", "body/index.html", "all/index.html"] {
        assert!(sandbox.read(&format!("output/assessments/desk/1/{path}")).contains("一階の東側にある。"), "{path}");
    }
}

/// The second version of the document, published on another day, or on none.
fn second(published: &str) -> String {
    let text = sheet_where("published = 2026-04-01\n", published);
    replaced(&text, "総合窓口の点検", "総合窓口の再点検")
}

#[test]
fn a_version_of_the_future_or_without_a_day_stays_out() {
    for published in ["published = 2026-11-21\n", "published = 2030-01-01\n", ""] {
        let sandbox = Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", &second(published));
        let ran = sandbox.build();
        assert!(ran.stderr.contains("まだ公表しない版が1件あり、サイトに入れていません。"), "{}", ran.stderr);
        for path in sandbox.files("output") {
            assert!(!path.starts_with("assessments/desk/2/"), "{path}");
            assert!(!sandbox.read(&format!("output/{path}")).contains("再点検"), "{path} tells of what is to come");
        }
    }
}

#[test]
fn a_version_is_public_from_its_day_on_and_the_one_before_is_past() {
    let sandbox =
        Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", &second("published = 2026-11-20\n"));
    sandbox.build();
    assert!(sandbox.read("output/assessments/desk/index.html").contains("総合窓口の再点検"));
    let old = sandbox.read("output/assessments/desk/1/index.html");
    assert!(old.contains("href=\"../2/"), "the old version leads to the new one: {old}");
    let ran = sandbox.run(&["build", "--as-of", "2026-11-19"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!sandbox.has("output/assessments/desk/2"));
    assert!(ran.stderr.contains("削除: assessments/desk/2/index.html"), "{}", ran.stderr);
}

#[test]
fn drafts_are_built_on_request_and_marked_on_every_page() {
    let sandbox = Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", &second(""));
    let ran = sandbox.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(sandbox.read("output/assessments/desk/2/index.html").contains("総合窓口の再点検"));
    for path in sandbox.files("output").iter().filter(|path| path.ends_with(".html")) {
        let page = sandbox.read(&format!("output/{path}"));
        assert!(page.contains("公表前の確認用") && page.contains("noindex"), "{path}");
    }
    for (version, state) in [("1", "public"), ("2", "private")] {
        let folder = format!("output/assessments/desk/{version}");
        assert_eq!(sandbox.json(&format!("{folder}/data.json"))["state"], state);
        let text = sandbox.read(&format!("{folder}/desk-{version}.txt"));
        assert_eq!(text.starts_with("公表前の確認用です。"), state == "private", "{text}");
        let address = format!("アドレス: https://www.vill.mihon.example.jp/open/assessments/desk/{version}/\n");
        assert!(text.contains("団体: 見本村\n") && text.contains(&address), "{text}");
    }
    let preview = sandbox.read("output/assessments/desk/1/desk-1.txt");
    sandbox.build();
    assert_eq!(sandbox.read("output/assessments/desk/1/desk-1.txt"), preview, "its fingerprint stays");
    assert!(!sandbox.has("output/assessments/desk/2"));
    let home = sandbox.read("output/index.html");
    assert!(!home.contains("公表前の確認用") && !home.contains("noindex"));
}

#[test]
fn a_contradiction_stops_a_public_version_and_is_shown_in_a_preview() {
    let text = sheet_where("number = 7\n", "");
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let before = sandbox.tree();
    sandbox.put("content/assessments/desk/2/book.toml", replaced(&text, "2026-04-01", "2026-05-01"));
    assert_eq!(sandbox.run(&["build"]).code, Some(1));
    assert_eq!(sandbox.tree(), before);
    let ran = sandbox.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("誤りが1件残っています。"), "{}", ran.stderr);
    assert!(sandbox.read("output/assessments/desk/2/index.html").contains("「番号」の記載がありません。"));
}
