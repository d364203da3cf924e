//! Small tables of invented sentences, one for each way of finding a place.

mod layout;
mod places;
mod promises;
mod sitting;
mod standing;
mod values;

use std::sync::Arc;

use toml::Table;
use toml::Value;

use crate::form::Catalogue;
use crate::form::Form;

use super::Imported;
use super::RULES;
use super::table;

fn form() -> Arc<Form> {
    Arc::clone(Catalogue::built_in().get("all-items@2018-05").expect("the form ships with the program"))
}

/// Imports lines of CSV below the usual header.
fn import(lines: &str) -> Imported {
    import_whole(&format!("項目番号,項目名,繰返し,記載内容\n{lines}"))
}

fn import_whole(text: &str) -> Imported {
    table(text.as_bytes(), "表.csv", &form(), "kaigo").expect("the table has a header")
}

/// Codes and lines of the findings.
fn told(imported: &Imported) -> Vec<(&'static str, u32)> {
    imported
        .findings
        .iter()
        .map(|finding| (finding.rule.code, finding.place.spot.as_ref().map_or(0, |spot| spot.line)))
        .collect()
}

fn tables(imported: &Imported) -> Vec<Table> {
    imported.files.iter().map(|(_, text)| text.parse().expect("the files are TOML")).collect()
}

/// The value under a key with row ids, wherever it was written.
fn value(imported: &Imported, key: &str) -> Option<Value> {
    let in_table = |table: Table| {
        key.split('.').try_fold(Value::Table(table), |value, segment| match value {
            Value::Table(mut table) => table.remove(segment),
            Value::Array(rows) => rows.into_iter().find(|row| row.get("id").and_then(Value::as_str) == Some(segment)),
            _ => None,
        })
    };
    tables(imported).into_iter().find_map(in_table)
}

fn words(imported: &Imported, key: &str) -> String {
    match value(imported, key) {
        Some(Value::String(words)) => words,
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// The members of a list.
fn members(imported: &Imported, key: &str) -> Vec<String> {
    let list = value(imported, key).and_then(|list| list.as_array().cloned()).unwrap_or_default();
    list.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

/// The rows of `unplaced.toml`.
fn unplaced(imported: &Imported) -> Vec<Table> {
    let file = imported.files.iter().find(|(name, _)| name == "unplaced.toml");
    let table: Table = file.map(|(_, text)| text.parse().expect("it is TOML")).unwrap_or_default();
    let rows = table.get("rows").and_then(Value::as_array).cloned().unwrap_or_default();
    rows.into_iter().filter_map(|row| row.as_table().cloned()).collect()
}

#[test]
fn codes_are_sorted_and_used_once() {
    assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
}
