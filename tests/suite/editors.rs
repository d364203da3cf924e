//! Editors help without being set up: schemas lie in the content, and the first line of every TOML file leads to its own.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::Sandbox;
use crate::support::own_files;

const DIRECTIVE: &str = "#:schema ";

/// A path relative to the folder of a file, as one below the root.
fn resolved(file: &str, way: &str) -> String {
    let mut folders: Vec<&str> =
        Path::new(file).parent().and_then(Path::to_str).unwrap_or_default().split('/').collect();
    folders.retain(|folder| !folder.is_empty());
    for step in way.split('/') {
        match step {
            "." => {}
            ".." => assert!(folders.pop().is_some(), "{file}: {way} leaves the content"),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// The schema to which the first line of a file leads, by the files of the content.
fn schema_of(file: &str, text: &str, content: &BTreeMap<String, String>) -> Value {
    let way = text.lines().next().and_then(|line| line.strip_prefix(DIRECTIVE));
    let schema = resolved(file, way.unwrap_or_else(|| panic!("{file} leads to no schema")));
    let found = content.get(&schema).unwrap_or_else(|| panic!("{file}: {schema} is missing"));
    serde_json::from_str(found).expect("a schema is JSON")
}

fn content_of(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let files = sandbox.files("content").into_iter();
    files.map(|file| (file.clone(), sandbox.read(&format!("content/{file}")))).collect()
}

#[test]
fn what_a_command_makes_leads_to_the_schema_of_its_form() {
    let sandbox = Sandbox::new();
    for arguments in [
        &["new", "site", "."][..],
        &["new", "assessments", "kaigo"],
        &["new", "files", "kaigo"],
        &["new", "meetings", "shingikai/r8-1"],
        &["new", "systems", "juki"],
        &["new", "consultations", "kaigo-2"],
        &["new", "consultations", "kaigo-2", "--form", "consultation-result@1"],
        &["new", "pages", "about"],
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stderr);
    }
    let content = content_of(&sandbox);
    let mut seen = 0;
    for (file, text) in content.iter().filter(|(file, _)| file.ends_with(".toml")) {
        let schema = schema_of(file, text, &content);
        let form = text.lines().find_map(|line| line.strip_prefix("form = \"")?.strip_suffix('"'));
        assert!(form.is_none_or(|form| schema["properties"]["form"]["const"] == form), "{file}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
    assert!(content["pages/about.md"].starts_with("+++\n"), "editors look for the line in TOML files alone");
    sandbox.run(&["build", "--drafts"]);
    assert!(sandbox.files("output").iter().all(|file| !file.contains("juki@") && !file.contains("all-items@")));
}

#[test]
fn imported_documents_are_led_as_well() {
    let table = "項目番号,項目名,記載内容\nⅠ.1.①,①事務の名称,介護保険の事務\n9.9,余分,行き先のない記載\n";
    let sandbox = Sandbox::with_sheet().file("t.csv", table);
    let ran = sandbox.run(&["import", "table", "t.csv", "--id", "kaigo", "--version", "2"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let content = content_of(&sandbox);
    for (file, text) in content.iter().filter(|(file, _)| file.starts_with("assessments/kaigo/2/")) {
        if file.ends_with("unplaced.toml") {
            assert!(!text.contains(DIRECTIVE), "{file} holds no items of the form");
        } else {
            assert_eq!(schema_of(file, text, &content)["properties"]["form"]["const"], "all-items@2018-05");
        }
    }
    assert!(content.contains_key("assessments/kaigo/2/book.toml"));
}

#[test]
fn all_schemas_are_written_and_neither_read_nor_published() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let before = sandbox.tree();
    let ran = sandbox.run(&["schema", "--all"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    assert!(ran.stdout.contains("個の JSON Schema を書きました: content/schema"), "{}", ran.stdout);
    for name in ["site", "withdrawn", "scan@1", "sheet@2026-01", "consultation-call@1", "consultation-result@1"] {
        assert!(sandbox.has(&format!("content/schema/{name}.json")), "{name}");
    }
    assert_eq!(sandbox.check().len(), 0, "the folder is known");
    sandbox.build();
    assert_eq!(sandbox.tree(), before, "nothing of it is published");
    let ran = sandbox.run(&["schema", "--all", "--output", "elsewhere/schemas"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(sandbox.tree_of("elsewhere/schemas"), sandbox.tree_of("content/schema"));
    assert_eq!(sandbox.run(&["schema", "--output", "x"]).code, Some(2), "a single schema goes to the screen");
}

#[test]
fn a_form_that_cannot_be_read_has_no_schema_and_is_told_of() {
    let sandbox = Sandbox::with_sheet().file("content/forms/broken.toml", "id = ");
    let ran = sandbox.run(&["schema", "--all"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("読み取れない様式のファイルがある"), "{}", ran.stderr);
    assert!(sandbox.has("content/schema/sheet@2026-01.json"), "the others are written");
}

/// A file in which every key of a schema stands, by words for each type.
fn every_key(schema: &Value) -> String {
    keys_of(schema, "")
}

/// The same for what stands in the table of a name.
fn keys_of(schema: &Value, table: &str) -> String {
    let mut plain = String::new();
    let mut tables = String::new();
    for (key, property) in schema["properties"].as_object().expect("a schema has properties") {
        let inner = if table.is_empty() { key.clone() } else { format!("{table}.{key}") };
        match (key.as_str(), property["type"].as_str()) {
            ("memo", _) => plain.push_str("memo = \"書き手のため\"\n"),
            ("base_url" | "url", _) => plain.push_str(&format!("{key} = \"https://www.example.jp/\"\n")),
            ("as_of" | "withdrawn" | "from" | "until" | "declared", _) => {
                plain.push_str(&format!("{key} = 2026-11-20\n"));
            }
            ("id" | "agency" | "successor", _) => plain.push_str(&format!("{key} = \"mimura\"\n")),
            ("key", _) => {
                plain.push_str(&format!("key = \"{}\"\n", include_str!("fixtures/attest/ed25519.pub").trim()));
            }
            ("downloads", _) => plain.push_str("downloads = [\"csv\"]\n"),
            ("synonyms", _) => plain.push_str("synonyms = [[\"一つ\", \"ひとつ\"]]\n"),
            ("documents", _) => plain.push_str("documents = [\"assessments/desk\"]\n"),
            ("words" | "except", Some("array")) => plain.push_str(&format!("{key} = [\"見本\"]\n")),
            ("yomi", _) => plain.push_str("yomi = \"みほん\"\n"),
            ("versions", _) => plain.push_str("versions = [\"1\"]\n"),
            ("policy", _) => plain.push_str("policy = \"/pages/policy/\"\n"),
            ("level", _) => plain.push_str("level = \"AA\"\n"),
            (number, None) if number.contains('.') => plain.push_str(&format!("\"{number}\" = \"適合\"\n")),
            (_, Some("string")) => plain.push_str(&format!("{key} = \"見本\"\n")),
            (_, Some("boolean")) => plain.push_str(&format!("{key} = false\n")),
            (_, Some("object")) => tables.push_str(&format!("[{inner}]\n{}", keys_of(property, &inner))),
            (_, Some("array")) if property["items"]["type"] == "string" => {
                plain.push_str(&format!("{key} = [\"見本\"]\n"));
            }
            (_, Some("array")) => tables.push_str(&format!("[[{inner}]]\n{}", keys_of(&property["items"], &inner))),
            (_, other) => panic!("{key}: {other:?}"),
        }
    }
    plain + &tables
}

#[test]
fn the_reader_takes_every_key_that_the_schemas_offer() {
    let sandbox = Sandbox::with_sheet();
    assert_eq!(sandbox.run(&["schema", "--all"]).code, Some(0));
    let settings = every_key(&sandbox.json("content/schema/site.json"));
    for key in ["contact = ", "[[agencies]]", "other = ", "[[departments]]", "agency = ", "[[councils]]", "basis = "] {
        assert!(settings.contains(key), "{key}\n{settings}");
    }
    let withdrawn = every_key(&sandbox.json("content/schema/withdrawn.json"));
    sandbox.put("content/site.toml", settings);
    sandbox.put("content/assessments/gone/withdrawn.toml", withdrawn);
    sandbox.edit("content/assessments/desk/1/book.toml", "agency = \"mayor\"", "agency = \"mimura\"");
    let told: Vec<String> = sandbox.check().into_iter().map(|told| told.message).collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn the_schemas_of_the_sample_are_those_of_today() {
    let sandbox = Sandbox::new().site();
    sandbox.remove("content/forms/sheet.toml");
    assert_eq!(sandbox.run(&["schema", "--all"]).code, Some(0));
    let today: BTreeMap<String, String> = sandbox
        .files("content/schema")
        .into_iter()
        .map(|file| (file.clone(), sandbox.read(&format!("content/schema/{file}"))))
        .collect();
    let sample = own_files("content/schema", ".json");
    assert!(sample.keys().eq(today.keys()), "write them again: juran schema --all");
    for (name, text) in &sample {
        assert!(today[name] == *text, "{name} is of another day: write it again with “juran schema --all”");
    }
}

#[test]
fn every_file_of_the_sample_leads_to_its_schema() {
    let mut content = own_files("content", ".toml");
    let files: Vec<String> = content.keys().cloned().collect();
    content.extend(own_files("content", ".json"));
    for file in files {
        let schema = schema_of(&file, &content[&file], &content);
        let form = content[&file].lines().find_map(|line| line.strip_prefix("form = \"")?.strip_suffix('"'));
        assert!(form.is_none_or(|form| schema["properties"]["form"]["const"] == form), "{file}");
    }
}
