//! The schema of the built-in form is walked key by key, as an editor walks it.

use std::sync::Arc;

use serde_json::Value;

use super::data_schema;
use super::schema;
use crate::form::Catalogue;
use crate::form::Form;
use crate::form::Kind;

fn built_in() -> Arc<Form> {
    let catalogue = Catalogue::built_in();
    Arc::clone(catalogue.get("all-items@2018-05").expect("the form ships with the program"))
}

/// The schema of a key of the form.
fn at<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    key.split('.').try_fold(schema, |table, segment| match segment.strip_suffix("[]") {
        Some(repeat) => table["properties"].get(repeat)?.get("items"),
        None => table["properties"].get(segment),
    })
}

/// The definitions that a property refers to.
fn ways(property: &Value) -> Vec<&str> {
    let ways = property["anyOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    ways.iter().filter_map(|way| way["$ref"].as_str()?.strip_prefix("#/$defs/")).collect()
}

fn check_tables(schema: &Value, place: &str) {
    let Some(table) = schema.as_object() else { return };
    if table.contains_key("properties") {
        assert_eq!(table["additionalProperties"], false, "{place} is open");
        assert!(table["properties"]["memo"].is_object(), "{place} takes no memo");
    }
    for (name, inner) in table {
        check_tables(inner, &format!("{place}/{name}"));
    }
}

#[test]
fn every_item_that_an_author_writes_has_a_property_with_its_words() {
    let form = built_in();
    let schema = schema(&form);
    for node in &form.nodes {
        let property = at(&schema, &node.key);
        match &node.kind {
            Kind::Item(_) if !node.is_authored() => assert!(property.is_none(), "{}", node.key),
            Kind::Repeat(_) => {
                let row = property.unwrap_or_else(|| panic!("{} is missing", node.key));
                assert_eq!(row["required"][0], "id");
                assert_eq!(row["properties"]["id"]["pattern"], "^[a-z][a-z0-9-]*$");
            }
            _ => {
                let property = property.unwrap_or_else(|| panic!("{} is missing", node.key));
                assert_eq!(property["title"], node.label.as_str());
                let description = property["description"].as_str().expect("every key is explained");
                assert!(description.contains(&node.reference), "{}", node.key);
                assert_eq!(description.contains("※ 重要な変更の対象"), node.marked, "{}", node.key);
            }
        }
    }
}

#[test]
fn tables_are_closed_and_take_memos() {
    check_tables(&schema(&built_in()), "");
}

#[test]
fn every_reference_leads_to_a_definition() {
    let schema = schema(&built_in());
    let text = schema.to_string();
    for reference in text.split("\"#/$defs/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(schema["$defs"][reference].is_object(), "{reference}");
    }
}

#[test]
fn values_may_be_written_as_the_reader_takes_them() {
    let schema = schema(&built_in());
    let special = ["withheld", "as-written"];
    for (key, expected) in [
        ("task.name", &[][..]),
        ("task.description", &["partly-withheld"]),
        ("task.population", &["choice-population", "nothing"]),
        ("systems[].connections", &["choice-connections", "nothing"]),
        ("cover.number", &["nothing"]),
        ("flow.figure", &["figure", "nothing"]),
    ] {
        let property = at(&schema, key).expect("the key is in the form");
        assert_eq!(ways(property), [expected, &special].concat(), "{key}");
    }
}

#[test]
fn choices_offer_labels_and_take_other_spellings() {
    let schema = schema(&built_in());
    let population = &schema["$defs"]["choice-population"]["anyOf"];
    assert_eq!(population[0]["enum"][3], "10万人以上30万人未満");
    assert_eq!(population[0]["x-taplo"]["docs"]["enumValues"][3], "4) 10万人以上30万人未満");
    assert_eq!(population[0]["enumDescriptions"], population[0]["x-taplo"]["docs"]["enumValues"]);
    assert_eq!(population[2]["x-taplo"]["docs"]["enumValues"][3], "10万人以上30万人未満", "a number tells its words");
    let other = population[1]["pattern"].as_str().expect("other spellings are a pattern");
    assert!(other.contains(r"4\) 10万人以上30万人未満|"), "{other}");
    assert_eq!(population[2]["enum"][0], 1);
    let connections = schema["$defs"]["choice-connections"]["anyOf"][1]["pattern"].to_string();
    assert!(connections.contains("その他\\\\s*[（(]"), "{connections}");
}

#[test]
fn conditions_stand_in_words() {
    let schema = schema(&built_in());
    let basis = at(&schema, "network.basis").expect("the key is in the form");
    let description = basis["description"].as_str().unwrap_or_default();
    assert!(description.contains("「①実施の有無」で「実施する」を選んだときに書きます。"), "{description}");
}

#[test]
fn nothing_is_required_at_the_top() {
    let schema = schema(&built_in());
    assert!(schema.get("required").is_none());
    assert_eq!(schema["properties"]["form"]["const"], "all-items@2018-05");
    assert!(schema["properties"]["version"]["properties"]["published"].is_object());
}

#[test]
fn published_data_has_a_schema() {
    let schema = data_schema();
    let text = schema.to_string();
    for reference in text.split("\"#/$defs/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(schema["$defs"][reference].is_object(), "{reference}");
    }
    assert_eq!(schema["$defs"]["item"]["properties"]["state"]["enum"][3], "withheld");
}
