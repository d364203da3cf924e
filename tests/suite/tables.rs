//! The items of every version as tables, and the way back: nothing is lost, whatever the kind of document.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::Sandbox;
use crate::support::own_bytes;

/// Where each version of the sample stands: folder in content, and what import is told of it.
struct Place {
    /// Its address inside the output: `assessments/kaigo/3/`.
    address: String,
    form: String,
    id: String,
    version: Option<String>,
}

/// The sample with nothing published, so that anything may be written anew.
fn sample() -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, bytes) in own_bytes("content") {
        if !path.starts_with("archive/") {
            sandbox.put(&format!("content/{path}"), bytes);
        }
    }
    sandbox
}

fn build(sandbox: &Sandbox) {
    let ran = sandbox.run(&["build", "--drafts", "--downloads", "--remove"]);
    assert!(ran.stderr.contains("ページを作りました"), "{}", ran.stderr);
}

/// Every version that has a table.
fn places(sandbox: &Sandbox) -> Vec<Place> {
    let data = sandbox.files("output").into_iter().filter(|path| path.ends_with("/data.json"));
    let place = |path: String| {
        let data = sandbox.json(&format!("output/{path}"));
        let word = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
        let (document, version, form) = (word("document"), word("version"), word("form"));
        let (kind, id) = document.split_once('/').expect("documents have kinds");
        let is_versioned = ["assessments", "files", "meetings", "notices"].contains(&kind);
        let address = path.trim_end_matches("data.json").to_owned();
        (!form.starts_with("scan")).then(|| Place {
            address,
            form,
            id: id.to_owned(),
            version: Some(version).filter(|_| is_versioned),
        })
    };
    data.filter_map(place).collect()
}

/// The file of a version with this ending.
fn table(sandbox: &Sandbox, place: &Place, ending: &str) -> String {
    let folder = format!("output/{}", place.address);
    let names = sandbox.files(&folder).into_iter().filter(|name| name.ends_with(ending) && !name.contains('/'));
    let other = |name: &String| ending == ".csv" && name.ends_with("-plain.csv");
    let other = |name: &String| other(name) || (ending == ".xlsx" && name.ends_with("-items.xlsx"));
    let mut names: Vec<String> = names.filter(|name| !other(name)).collect();
    assert_eq!(names.len(), 1, "{} {ending}", place.address);
    format!("{folder}{}", names.remove(0))
}

/// Imports the tables of all versions of a site into another.
fn import_all(from: &Sandbox, places: &[Place], ending: &str, into: &Sandbox) {
    for place in places {
        let file = from.path(&table(from, place, ending));
        let file = file.to_str().expect("the path is text");
        let mut arguments = vec!["import", "table", file, "--form", &place.form, "--id", &place.id, "--replace"];
        arguments.extend(place.version.as_deref().into_iter().flat_map(|version| ["--version", version]));
        let ran = into.run(&arguments);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{} {ending}", place.address);
        assert!(!ran.stdout.contains("unplaced.toml"), "{}", ran.stdout);
    }
}

/// Items of every version, by key.
fn items(sandbox: &Sandbox, places: &[Place]) -> BTreeMap<String, Value> {
    let of = |place: &Place| {
        let data = sandbox.json(&format!("output/{}data.json", place.address));
        let items = data["items"].as_array().cloned().unwrap_or_default();
        let own = |item: Value| (format!("{}{}", place.address, item["key"].as_str().unwrap_or_default()), item);
        items.into_iter().map(own).collect::<Vec<_>>()
    };
    places.iter().flat_map(of).collect()
}

/// The sources of a site, without what does not come from the tables.
fn sources(sandbox: &Sandbox) -> BTreeMap<String, String> {
    sandbox.tree_of("content").into_iter().filter(|(path, _)| !path.starts_with("schema/")).collect()
}

#[test]
fn every_document_of_the_sample_comes_back_from_every_table() {
    let first = sample();
    build(&first);
    let places = places(&first);
    assert!(places.len() > 60, "{}", places.len());
    let expected = items(&first, &places);
    let mut written = Vec::new();
    for ending in ["-plain.csv", ".csv", "-items.xlsx", ".xlsx"] {
        let second = sample();
        import_all(&first, &places, ending, &second);
        let sources = sources(&second);
        if ending == ".csv" {
            build(&second);
            let found = items(&second, &places);
            for (key, item) in &expected {
                assert_eq!(found.get(key), Some(item), "{ending} {key}");
            }
            assert_eq!(found.len(), expected.len());
            let third = sample();
            import_all(&second, &places, ending, &third);
            assert_eq!(self::sources(&third), sources, "a second round writes the very same files");
        }
        written.push((ending, sources));
    }
    for (ending, sources) in &written {
        for (path, digest) in &written[0].1 {
            assert_eq!(sources.get(path), Some(digest), "{ending} {path}");
        }
    }
}
