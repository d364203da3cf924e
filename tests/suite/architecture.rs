//! The map of rooms: who may use whom, where each library is at home, and how a file begins.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::homes::HOMES;
use crate::support::own_files;

/// Every room in the order of `src/lib.rs`, and the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("failure", &[]),
    ("fingerprint", &[]),
    ("slip", &["text", "fingerprint"]),
    ("attest", &["text"]),
    ("finding", &[]),
    ("calendar", &["text"]),
    ("prose", &[]),
    ("cells", &[]),
    ("disk", &["failure"]),
    ("personal", &["text"]),
    ("form", &["text"]),
    ("model", &["text", "finding", "prose", "form"]),
    ("draw", &["text", "form", "model"]),
    ("archive", &["text", "failure", "fingerprint", "attest", "finding", "disk", "form", "model"]),
    ("read", &["text", "failure", "attest", "finding", "prose", "disk", "form", "model", "archive"]),
    ("check", &["text", "finding", "personal", "form", "model"]),
    ("compare", &["text", "fingerprint", "check", "form", "model"]),
    ("assemble", &["text", "failure", "finding", "form", "model", "archive", "read", "compare"]),
    (
        "render",
        &[
            "text",
            "failure",
            "fingerprint",
            "attest",
            "finding",
            "prose",
            "disk",
            "form",
            "model",
            "draw",
            "archive",
            "read",
            "compare",
            "assemble",
        ],
    ),
    (
        "export",
        &[
            "text",
            "fingerprint",
            "slip",
            "calendar",
            "cells",
            "form",
            "model",
            "archive",
            "read",
            "compare",
            "assemble",
        ],
    ),
    ("typeset", &["text", "fingerprint", "slip", "finding", "form", "model", "draw", "read", "assemble", "export"]),
    ("search", &["text", "fingerprint", "model", "read", "assemble"]),
    ("due", &["text", "calendar", "model", "read", "assemble"]),
    ("finish", &[]),
    ("inspect", &["text", "finding", "form", "model", "finish"]),
    ("spool", &["failure", "fingerprint", "finding", "disk", "read", "assemble"]),
    (
        "produce",
        &[
            "text",
            "failure",
            "fingerprint",
            "slip",
            "finding",
            "disk",
            "model",
            "archive",
            "read",
            "compare",
            "assemble",
            "render",
            "export",
            "typeset",
            "search",
            "finish",
            "inspect",
            "spool",
        ],
    ),
    (
        "publish",
        &[
            "text",
            "failure",
            "fingerprint",
            "finding",
            "model",
            "archive",
            "read",
            "assemble",
            "render",
            "export",
            "inspect",
            "produce",
        ],
    ),
    ("verify", &["failure", "finding", "fingerprint", "attest", "disk", "model", "archive"]),
    ("schema", &["form", "model"]),
    ("scaffold", &["text", "form", "model"]),
    (
        "propose",
        &[
            "text",
            "failure",
            "fingerprint",
            "finding",
            "prose",
            "check",
            "form",
            "model",
            "read",
            "compare",
            "assemble",
            "scaffold",
        ],
    ),
    ("import", &["text", "failure", "fingerprint", "finding", "prose", "cells", "form", "scaffold"]),
    (
        "intake",
        &[
            "text",
            "failure",
            "fingerprint",
            "finding",
            "personal",
            "slip",
            "prose",
            "disk",
            "cells",
            "form",
            "model",
            "read",
            "scaffold",
            "propose",
        ],
    ),
    ("revise", &["text", "failure", "form", "model", "read"]),
    (
        "pipeline",
        &[
            "text", "failure", "finding", "disk", "model", "archive", "read", "check", "compare", "assemble", "render",
            "due", "spool", "produce", "publish", "schema", "revise",
        ],
    ),
    ("report", &["text", "finding", "model", "check", "inspect"]),
    ("serve", &["text", "failure", "fingerprint", "finding", "disk", "form", "read", "pipeline", "report"]),
    (
        "cli",
        &[
            "text",
            "failure",
            "fingerprint",
            "attest",
            "finding",
            "disk",
            "form",
            "model",
            "archive",
            "read",
            "check",
            "assemble",
            "render",
            "typeset",
            "due",
            "inspect",
            "spool",
            "produce",
            "publish",
            "verify",
            "schema",
            "scaffold",
            "propose",
            "import",
            "intake",
            "revise",
            "pipeline",
            "report",
            "serve",
            "export",
        ],
    ),
];

const LONGEST_FILE: usize = 400;

/// `read/tree.rs` → `read`; `failure.rs` → `failure`.
fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn sources() -> BTreeMap<String, String> {
    own_files("src", ".rs")
}

/// A source without its tests and comments.
fn code(text: &str) -> String {
    let own = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Whether the file is one of tests alone, by the declarations of the files above it.
fn is_test(path: &str, all: &BTreeMap<String, String>) -> bool {
    all.iter().any(|(above, text)| {
        let folder =
            above.strip_suffix("mod.rs").map_or_else(|| format!("{}/", above.trim_end_matches(".rs")), str::to_owned);
        let names = text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.lines().next()?.strip_suffix(';'));
        let mut own = names.map(|name| format!("{folder}{name}"));
        own.any(|own| path == format!("{own}.rs") || path.starts_with(&format!("{own}/")))
    })
}

/// Names of rooms that the code of a room may not use, and ways of importing that hide which room is used.
fn breaches(path: &str, text: &str) -> Vec<String> {
    let room = room_of(path);
    let uses = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, uses)| *uses);
    let mut breaches = Vec::new();
    for line in code(text).lines() {
        for hidden in ["crate::{", "super::super", "::*;"] {
            if line.contains(hidden) && !line.contains("prelude::*;") {
                breaches.push(format!("{path}: name one item of one room instead of `{hidden}`"));
            }
        }
        for rest in line.split("crate::").skip(1) {
            let named =
                rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default();
            let is_room = ROOMS.iter().any(|(name, _)| *name == named);
            if is_room && named != room && !uses.contains(&named) {
                breaches.push(format!("{path}: {room} must not use {named}"));
            }
        }
    }
    breaches
}

/// Libraries that a file uses outside of their homes.
fn strangers(path: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let is_used = |name: &str| {
        let mut before = code.split(&format!("{name}::")).collect::<Vec<_>>();
        before.pop();
        before
            .iter()
            .any(|before| !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':'))
    };
    let away =
        |homes: &[&str]| !homes.iter().any(|home| path == *home || (home.ends_with('/') && path.starts_with(home)));
    let found = HOMES.iter().filter(|(name, homes)| away(homes) && is_used(name));
    found.map(|(name, _)| format!("{path}: {name} is not at home here")).collect()
}

/// How a file must look whatever stands in it.
fn shape(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    let mut faults = Vec::new();
    if !text.starts_with("//! ") {
        faults.push(format!("{path}: open with `//! ` and one sentence"));
    }
    if lines > LONGEST_FILE {
        faults.push(format!("{path}: {lines} lines, {LONGEST_FILE} at most"));
    }
    faults
}

/// Calls of the door to sealed words outside of the one room that may look inside.
fn peeping(path: &str, text: &str) -> Vec<String> {
    let is_door = path == "model/sealed.rs" || room_of(path) == "inspect";
    let called = !is_door && text.contains("for_inspection(");
    called.then(|| format!("{path}: only inspect may look at sealed words")).into_iter().collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rooms_use_only_rooms_above_them() {
    for (at, (room, uses)) in ROOMS.iter().enumerate() {
        for used in *uses {
            let above = ROOMS[..at].iter().any(|(name, _)| name == used);
            assert!(above, "{room} names {used}, which does not stand above it");
        }
    }
}

#[test]
fn the_map_in_lib_rs_is_this_one() {
    let lib = &sources()["lib.rs"];
    let rows = lib.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split('`').next());
    let rooms: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    assert_eq!(rows.collect::<Vec<_>>(), rooms);
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_eq!(declared.collect::<BTreeSet<_>>(), rooms.into_iter().collect());
}

#[test]
fn every_file_stands_in_a_room() {
    let sources = sources();
    let found: BTreeSet<&str> =
        sources.keys().map(|path| room_of(path)).filter(|room| !["lib", "main"].contains(room)).collect();
    assert_eq!(found, ROOMS.iter().map(|(room, _)| *room).collect());
}

#[test]
fn files_use_only_what_their_room_may() {
    let sources = sources();
    let own = sources
        .iter()
        .filter(|(path, _)| !is_test(path, &sources) && room_of(path) != "lib" && room_of(path) != "main");
    assert_none(&own.flat_map(|(path, text)| breaches(path, text)).collect::<Vec<_>>());
}

#[test]
fn every_edge_of_the_map_is_used() {
    let sources = sources();
    for (room, uses) in ROOMS {
        let code: String = sources
            .iter()
            .filter(|(path, _)| room_of(path) == *room && !is_test(path, &sources))
            .map(|(_, text)| code(text))
            .collect();
        for used in *uses {
            assert!(
                code.contains(&format!("crate::{used}")),
                "{room} does not use {used} any more: take the edge away"
            );
        }
    }
}

#[test]
fn libraries_stay_at_home() {
    let sources = sources();
    let own = sources.iter().filter(|(path, _)| !is_test(path, &sources));
    assert_none(&own.flat_map(|(path, text)| strangers(path, text)).collect::<Vec<_>>());
}

#[test]
fn every_dependency_has_a_home() {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().expect("Cargo.toml is TOML");
    let named = manifest["dependencies"].as_table().expect("there are dependencies").keys();
    let homes: BTreeSet<String> = HOMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named.map(|name| name.replace('-', "_")).collect::<BTreeSet<_>>(), homes);
}

#[test]
fn files_open_with_a_sentence_and_stay_short() {
    let all = [("src", sources()), ("tests/suite", own_files("tests/suite", ".rs"))];
    let faults = all.iter().flat_map(|(_, files)| files.iter().flat_map(|(path, text)| shape(path, text)));
    assert_none(&faults.collect::<Vec<_>>());
}

#[test]
fn only_the_inspection_looks_at_sealed_words() {
    assert_none(&sources().iter().flat_map(|(path, text)| peeping(path, text)).collect::<Vec<_>>());
}

#[test]
fn the_checks_can_fail() {
    let long = format!("//! Long.\n{}", "\n".repeat(LONGEST_FILE));
    for (faults, expected) in [
        (breaches("check/mod.rs", "use crate::render::Theme;\n"), "check must not use render"),
        (breaches("check/rules/x.rs", "fn f() { crate::disk::kind(p); }\n"), "check must not use disk"),
        (breaches("read/x.rs", "use crate::{form, model};\n"), "`crate::{`"),
        (breaches("read/x.rs", "use super::super::Layer;\n"), "`super::super`"),
        (breaches("read/x.rs", "use crate::form::*;\n"), "`::*;`"),
        (strangers("cli/new.rs", "use toml::Table;\n"), "toml is not at home"),
        (strangers("render/x.rs", "let t: &lol_html::Settings;\n"), "lol_html is not at home"),
        (shape("text/x.rs", "use std::fmt;\n"), "open with"),
        (shape("text/x.rs", &long), "401 lines"),
        (peeping("export/data.rs", "sealed.for_inspection()\n"), "only inspect"),
    ] {
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{expected}: {faults:?}");
    }
    let fine = "//! `crate::render` is not used.\nuse crate::form::Form;\n\n#[cfg(test)]\nmod tests {\n    use crate::render::X;\n}\n";
    assert_none(&breaches("check/mod.rs", fine));
    assert_none(&strangers("read/x.rs", "use toml::Spanned;\nuse serde_json_path::X;\n"));
}
