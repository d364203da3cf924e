//! Revisions of forms: what only the form changed is never taken for a change of the body.

use serde_json::Value;

use crate::support::Sandbox;
use crate::support::own_files;

const FIRST: &str = r#"
id = "card"
revision = "1"
kind = "assessments"
title = "点検票"
short_title = "点検票"
title_item = "title"
[[parts]]
key = "cover"
ref = "表紙"
title = "表紙"
[[nodes]]
key = "title"
part = "cover"
label = "題名"
type = "line"
[[nodes]]
key = "place"
part = "cover"
label = "①場所"
type = "line"
[[nodes]]
key = "people"
part = "cover"
label = "②人と時間"
type = "text"
[[nodes]]
key = "morning"
part = "cover"
label = "③朝の点検"
type = "text"
[[nodes]]
key = "evening"
part = "cover"
label = "④夕の点検"
type = "text"
[[nodes]]
key = "seal"
part = "cover"
label = "⑤押印"
type = "line"
required = false
[[nodes]]
key = "tools[]"
part = "cover"
label = "道具"
type = "repeat"
[[nodes]]
key = "tools[].name"
label = "名称"
type = "line"
"#;

/// The second revision, with the nodes that it tells of the first in place of those that it has no more.
const SECOND: &str = r#"
id = "card"
revision = "2"
previous = "card@1"
kind = "assessments"
title = "点検票"
short_title = "点検票"
title_item = "title"
[[dropped]]
key = "seal"
reason = "押印の見直しのため。"
[[parts]]
key = "cover"
ref = "表紙"
title = "表紙"
[[nodes]]
key = "title"
part = "cover"
label = "題名"
type = "line"
[[nodes]]
key = "site"
part = "cover"
label = "①点検する場所"
type = "line"
from = "place"
[[nodes]]
key = "persons"
part = "cover"
label = "②人"
type = "text"
split_from = "people"
[[nodes]]
key = "hours"
part = "cover"
label = "③時間"
type = "text"
split_from = "people"
[[nodes]]
key = "rounds"
part = "cover"
label = "④点検"
type = "text"
merged_from = ["morning", "evening"]
[[nodes]]
key = "gear[]"
part = "cover"
label = "道具"
type = "repeat"
from = "tools[]"
[[nodes]]
key = "gear[].name"
label = "名称"
type = "line"
"#;

const OLD: &str = "form = \"card@1\"\ntitle = \"窓口の点検\"\nplace = \"一階\"\npeople = \"係員が回る。朝と夕に回る。\"\nmorning = \"鍵を見る。\"\nevening = \"灯りを見る。\"\nseal = \"済\"\n[version]\npublished = 2026-04-01\n[[tools]]\nid = \"lamp\"\nname = \"懐中電灯\"\n";
const NEW: &str = "form = \"card@2\"\ntitle = \"窓口の点検\"\nsite = \"一階\"\npersons = \"係員が回る。\"\nhours = \"朝と夕に回る。\"\nrounds = \"鍵を見る。灯りを見る。\"\n[version]\npublished = 2026-05-01\n[[gear]]\nid = \"lamp\"\nname = \"懐中電灯\"\n";

fn site(second: &str, new: &str) -> Sandbox {
    Sandbox::new()
        .site()
        .file("content/forms/card-1.toml", FIRST)
        .file("content/forms/card-2.toml", second)
        .file("content/assessments/card/1/book.toml", OLD)
        .file("content/assessments/card/2/book.toml", new)
}

/// Key, class, and whether it has both sides, of every change.
fn changes(sandbox: &Sandbox, document: &str, versions: [&str; 2]) -> Vec<(String, String, bool)> {
    let ran = sandbox.run(&["compare", document, versions[0], versions[1], "--format", "json"]);
    let data: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    let word = |change: &Value, name: &str| change[name].as_str().unwrap_or_default().to_owned();
    let listed = data["changes"].as_array().expect("there is a list").iter();
    let listed = listed.map(|change| {
        (word(change, "key"), word(change, "class"), change["before"].is_object() && change["after"].is_object())
    });
    listed.filter(|change| change.0 != "cover.published").collect()
}

fn listed(expected: &[(&str, &str, bool)]) -> Vec<(String, String, bool)> {
    expected.iter().map(|(key, class, both)| ((*key).to_owned(), (*class).to_owned(), *both)).collect()
}

#[test]
fn what_only_the_form_changed_is_a_change_of_the_form() {
    let expected = [
        ("site", "form", true),
        ("persons", "form", true),
        ("hours", "form", true),
        ("rounds", "form", true),
        ("seal", "form", false),
    ];
    let sandbox = site(SECOND, NEW);
    let mut found = changes(&sandbox, "assessments/card", ["1", "2"]);
    let mut expected = listed(&expected);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    let told = sandbox.run(&["compare", "assessments/card", "1", "2"]).stdout;
    assert!(told.contains("変わった項目 0件") && told.contains("様式の改正による違い 5件"), "{told}");
}

#[test]
fn words_that_the_body_changed_at_a_paired_item_are_its_change() {
    for (from, to, key, class) in [
        ("site = \"一階\"", "site = \"二階\"", "site", "text"),
        ("hours = \"朝と夕に回る。\"", "hours = \"朝だけに回る。\"", "hours", "text"),
        ("灯りを見る。", "灯りと窓を見る。", "rounds", "text"),
        ("懐中電灯", "電灯", "gear.lamp.name", "text"),
    ] {
        let found = changes(&site(SECOND, &NEW.replace(from, to)), "assessments/card", ["1", "2"]);
        let change = found.iter().find(|change| change.0 == key);
        assert_eq!(change, listed(&[(key, class, true)]).first(), "{found:?}");
    }
}

#[test]
fn it_is_the_same_the_other_way_round() {
    let found = changes(&site(SECOND, NEW), "assessments/card", ["2", "1"]);
    assert!(found.iter().all(|change| change.1 == "form"), "{found:?}");
    assert!(found.iter().any(|change| change.0 == "place" && change.2), "{found:?}");
}

#[test]
fn every_item_of_the_revision_before_is_accounted_for() {
    for (from, to, told) in [
        ("split_from = \"people\"", "", "項目「people」が、どうなったか書かれていません。"),
        ("[[dropped]]\nkey = \"seal\"\nreason = \"押印の見直しのため。\"\n", "", "項目「seal」が、どうなったか"),
        ("reason = \"押印の見直しのため。\"", "reason = \"\"", "「seal」に、理由（reason）がありません。"),
        ("from = \"place\"", "from = \"spot\"", "前の様式「card@1」に、項目「spot」はありません。"),
        ("from = \"place\"", "from = \"place\"\nsplit_from = \"place\"", "どれか一つだけを書きます。"),
        ("key = \"seal\"", "key = \"place\"", "なくなった項目（[[dropped]]）と、後の項目の両方にあります。"),
        ("previous = \"card@1\"\n", "", "previous に、前の様式の名前がありません。"),
        ("previous = \"card@1\"", "previous = \"card@0\"", "previous「card@0」という、同じ id で前の revision の様式"),
    ] {
        let second = SECOND.replace(from, to);
        let findings = site(&second, NEW).check();
        let said: Vec<&str> = findings
            .iter()
            .filter(|found| found.rule == "F201" || found.file.as_deref() == Some("forms/card-2.toml"))
            .map(|found| found.message.as_str())
            .collect();
        assert!(said.iter().any(|said| said.contains(told)), "{told}: {said:?}");
    }
    assert_eq!(
        site(SECOND, NEW).check().iter().filter(|found| found.file.as_deref() == Some("forms/card-2.toml")).count(),
        0
    );
}

#[test]
fn a_book_that_only_takes_on_a_new_revision_has_not_changed() {
    let sandbox = Sandbox::new();
    for (path, text) in own_files("content", ".toml").into_iter().chain(own_files("content", ".md")) {
        sandbox.put(&format!("content/{path}"), text);
    }
    let book = sandbox.read("content/assessments/shiei-jutaku/1/book.toml");
    for (version, form) in [("1", "2014-04"), ("2", "2019-01"), ("3", "2024-10")] {
        let text = book.replace("basic-items@2019-01", &format!("basic-items@{form}"));
        sandbox.put(&format!("content/assessments/shiei-jutaku/{version}/book.toml"), text);
    }
    for versions in [["1", "2"], ["2", "3"], ["1", "3"]] {
        let found = changes(&sandbox, "assessments/shiei-jutaku", versions);
        assert!(found.iter().all(|change| change.1 == "form"), "{versions:?}: {found:?}");
        let head = found.iter().any(|change| change.0 == "department.head" && change.2);
        assert_eq!(
            head,
            versions[0] == "1",
            "{versions:?}: 「②所属長」 is called 「②所属長の役職名」 since: {found:?}"
        );
    }
}
