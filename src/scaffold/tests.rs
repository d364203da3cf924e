//! The files are read back with the toml crate and compared with what was put in.

use proptest::prelude::ProptestConfig;
use proptest::prop_assert_eq;
use proptest::proptest;
use toml::Table;
use toml::Value;

use crate::form::Catalogue;
use crate::form::Form;
use crate::form::Kind;
use crate::form::Node;
use crate::form::NodeId;
use crate::form::join;

use super::Filling;
use super::Written;
use super::blank;
use super::document;
use super::quoted;
use super::row_id;
use super::site;

fn with_form(check: impl Fn(&Form)) {
    for form in Catalogue::built_in().iter() {
        check(form);
    }
}

/// The items of a file: all of it, or the head of a document in Markdown.
fn parsed(text: &str) -> Table {
    let items = text.strip_prefix("+++\n").and_then(|rest| Some(rest.split_once("\n+++\n")?.0)).unwrap_or(text);
    items.parse().unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Takes the comment sign off keys and tables, as an officer does.
fn uncommented(text: &str) -> String {
    let is_key = |line: &str| {
        let name = line.split(" = ").next().unwrap_or_default();
        let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        line.starts_with('[') || (line.contains(" = ") && is_name)
    };
    let lines = text.lines().map(|line| line.strip_prefix("# ").filter(|rest| is_key(rest)).unwrap_or(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Every value below the node in the merged files, by key with row ids.
fn flattened(form: &Form, nodes: &[NodeId], key: &str, tables: &[&Table], found: &mut Vec<(String, Value)>) {
    for node in nodes.iter().map(|id| &form.nodes[*id]) {
        let inner: Vec<&Value> = tables.iter().filter_map(|table| table.get(&node.name)).collect();
        let key = join(key, &node.name);
        match &node.kind {
            Kind::Item(_) => found.extend(inner.into_iter().map(|value| (key.clone(), value.clone()))),
            Kind::Group => {
                let inner: Vec<&Table> = inner.into_iter().filter_map(Value::as_table).collect();
                flattened(form, &node.children, &key, &inner, found);
            }
            Kind::Repeat(_) => {
                let rows: Vec<&Table> =
                    inner.into_iter().filter_map(Value::as_array).flatten().filter_map(Value::as_table).collect();
                let mut ids: Vec<&str> = rows.iter().filter_map(|row| row.get("id")?.as_str()).collect();
                ids.dedup();
                ids.sort_unstable();
                ids.dedup();
                for id in ids {
                    let same = |row: &&&Table| row.get("id").and_then(Value::as_str) == Some(id);
                    let inner: Vec<&Table> = rows.iter().filter(same).copied().collect();
                    flattened(form, &node.children, &join(&key, id), &inner, found);
                }
            }
        }
    }
}

fn read_back(form: &Form, files: &[(String, String)]) -> Vec<(String, Value)> {
    let tables: Vec<Table> = files.iter().map(|(_, text)| parsed(text)).collect();
    let mut found = Vec::new();
    flattened(form, &form.roots, "", &tables.iter().collect::<Vec<_>>(), &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn every_item_of_the_form_is_offered_and_uncommenting_gives_valid_toml() {
    with_form(|form| {
        let files = document(form, &blank(form));
        let texts: String = files.iter().map(|(_, text)| text.as_str()).collect();
        let is_markdown = files.iter().any(|(name, _)| name.ends_with(".md"));
        let is_in_head = |node: &&Node| node.is_authored() && !(is_markdown && node.key == "body");
        for node in form.nodes.iter().filter(is_in_head) {
            assert!(texts.contains(&node.label), "{} is missing", node.key);
        }
        assert!(read_back(form, &files).is_empty());
        let open: Vec<(String, String)> = files.iter().map(|(name, text)| (name.clone(), uncommented(text))).collect();
        let keys: Vec<String> = read_back(form, &open).into_iter().map(|(key, _)| key).collect();
        let authored = form.nodes.iter().filter(is_in_head).count();
        assert_eq!(keys.len(), authored, "{keys:#?}");
        for (name, text) in &files {
            assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains('\r'), "{name}");
        }
    });
}

#[test]
fn a_long_document_is_split_by_part() {
    with_form(|form| {
        let names: Vec<String> = document(form, &blank(form)).into_iter().map(|(name, _)| name).collect();
        if names.len() > 1 {
            assert_eq!(names[0], "book.toml");
            let rest: Vec<String> = form.parts.iter().skip(1).map(|part| format!("{}.toml", part.key)).collect();
            assert_eq!(names[1..], rest);
        }
    });
}

#[test]
fn values_of_every_kind_come_back() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let mut filling = blank(form);
    filling.published = Some("2026-04-01".to_owned());
    filling.agency = Some("mayor".to_owned());
    filling.put_rows("systems", vec!["intake".to_owned(), "system-2".to_owned()]);
    filling.put_rows("files.main.entrustments", vec!["courier".to_owned()]);
    filling.put_rows("changes", vec!["change-1".to_owned(), "change-2".to_owned()]);
    let long = "一行目は「引用」と \\ と \" を含みます。\n\n　三行目は長い文です。".to_owned();
    let values = [
        ("cover.number", Written::Number(12), Value::Integer(12)),
        ("task.name", Written::Words("窓口の\"案内\"".to_owned()), Value::String("窓口の\"案内\"".to_owned())),
        ("task.description", Written::Words(long.clone()), Value::String(long)),
        ("other-agencies", Written::Words("－".to_owned()), Value::String("－".to_owned())),
        (
            "systems.intake.connections",
            Written::Choices(vec!["宛名システム等".to_owned(), "その他（試験）".to_owned()]),
            Value::Array(vec!["宛名システム等".into(), "その他（試験）".into()]),
        ),
        ("files.main.remarks", Written::Words("末尾の備考".to_owned()), "末尾の備考".into()),
        ("files.main.basics.held-since", Written::Date("2016-01".to_owned()), "2016-01".into()),
        (
            "files.main.entrustments.courier.scope",
            Written::AsWritten("全体の\n一部".to_owned()),
            Value::Table(parsed("as-written = \"全体の\\n一部\"")),
        ),
        (
            "files.main.entrustments.courier.subcontracting.status",
            Written::Choice("再委託しない".to_owned()),
            "再委託しない".into(),
        ),
        (
            "files.main.records.group-1.items",
            Written::Lines(vec!["氏名".to_owned()]),
            Value::Array(vec!["氏名".into()]),
        ),
        ("changes.change-2.item", Written::Words("Ⅱ.2.②".to_owned()), "Ⅱ.2.②".into()),
    ];
    let mut wanted: Vec<(String, Value)> = Vec::new();
    for (key, written, value) in values {
        filling.put(key, written);
        wanted.push((key.to_owned(), value));
    }
    wanted.sort_by(|a, b| a.0.cmp(&b.0));
    let files = document(form, &filling);
    assert_eq!(read_back(form, &files), wanted);
    let version = parsed(&files[0].1)["version"].clone();
    assert_eq!(version["published"].to_string(), "2026-04-01");
    assert_eq!(version["agency"].as_str(), Some("mayor"));
    assert!(files.iter().any(|(_, text)| text.contains("used-since = \"\"")));
}

#[test]
fn comments_tell_choices_conditions_and_marks() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let files = document(form, &blank(form));
    let text = &files.iter().find(|(name, _)| name == "ii.toml").expect("the book is split").1;
    for line in [
        "# Ⅱ.2.③ ③対象となる本人の範囲 ※",
        "#   2) 再委託しない",
        "#   「⑦再委託の有無」で「再委託する」を選んだときに書きます。",
        "# [[files.entrustments]]",
        "# [files.entrustments.subcontracting]",
        "# id = \"entrustment-1\"",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}");
    }
    assert_eq!(text.matches(&form.mark_meaning).count(), 1);
}

#[test]
fn rows_get_telling_ids() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let id = |key: &str, number| row_id(form, form.by_key(key).expect("the repeat exists"), number);
    assert_eq!(id("systems[]", 1), "system-1");
    assert_eq!((id("files[]", 1), id("files[]", 2)), ("main".to_owned(), "file-2".to_owned()));
    assert_eq!(id("files[].entrustments[]", 3), "entrustment-3");
    assert_eq!(id("files[].records[]", 1), "group-1");
    assert_eq!(id("changes[]", 1), "change-1");
}

#[test]
fn an_empty_site_has_its_settings() {
    let files = site("見本市の\"公表\"", "見本市");
    let settings = parsed(&files[0].1);
    assert_eq!(files[0].0, "content/site.toml");
    assert_eq!(settings["title"].as_str(), Some("見本市の\"公表\""));
    assert_eq!(settings["base_url"].as_str(), Some("https://www.example.jp/"));
    let open = parsed(&uncommented(&files[0].1));
    assert_eq!(open["agencies"][0]["id"].as_str(), Some("mayor"));
}

#[test]
fn nothing_known_is_an_empty_filling() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let files = document(form, &Filling::default());
    assert!(read_back(form, &files).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_come_back(words in "[\\PC\\n\\r\\t\\x00-\\x1f\\x7f'\"\\\\]{0,90}") {
        let table: Table = format!("key = {}\n", quoted(&words)).parse().expect("it is valid TOML");
        prop_assert_eq!(table["key"].as_str(), Some(words.as_str()));
    }
}
