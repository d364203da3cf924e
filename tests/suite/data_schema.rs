//! The schema that is published beside the data describes the data.

use serde_json::Value;
use serde_json::json;

use crate::books::put_book;
use crate::support::Sandbox;
use crate::support::sheet_where;

/// What of a value the schema does not allow, as far as a schema of ours says something.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().expect("a schema is an object") {
        let inner = |schema: &Value| faults(root, schema, value, at);
        let is_kept = match word.as_str() {
            "$ref" => {
                let name = rule.as_str().and_then(|path| path.strip_prefix("#/$defs/")).expect("refs lead to $defs");
                found.extend(inner(&root["$defs"][name]));
                true
            }
            "type" => match rule {
                Value::Array(several) => several.iter().any(|one| is_of(value, one)),
                one => is_of(value, one),
            },
            "enum" => list(rule).contains(value),
            "const" => rule == value,
            "minItems" => value.as_array().map(Vec::len) >= rule.as_u64().and_then(|least| usize::try_from(least).ok()),
            "minimum" => value.as_i64() >= rule.as_i64(),
            "not" => !inner(rule).is_empty(),
            "anyOf" => list(rule).iter().any(|one| inner(one).is_empty()),
            "allOf" => {
                found.extend(list(rule).iter().flat_map(inner));
                true
            }
            "if" => {
                let next = if inner(rule).is_empty() { "then" } else { "else" };
                found.extend(schema.get(next).map(inner).unwrap_or_default());
                true
            }
            "required" => list(rule).iter().all(|key| value.get(key.as_str().expect("keys are words")).is_some()),
            "properties" => {
                for (key, rule) in rule.as_object().expect("properties have names") {
                    let own = value.get(key).map(|own| faults(root, rule, own, &format!("{at}.{key}")));
                    found.extend(own.unwrap_or_default());
                }
                true
            }
            "items" => {
                let members = value.as_array().into_iter().flatten().enumerate();
                found.extend(members.flat_map(|(place, own)| faults(root, rule, own, &format!("{at}[{place}]"))));
                true
            }
            "then" | "else" | "description" | "title" | "$schema" | "$id" | "$defs" | "pattern" | "format" => true,
            other => panic!("{at}: the schema says {other}, which is not understood here"),
        };
        if !is_kept {
            found.push(format!("{at}: {value} against {word}: {rule}"));
        }
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("the schema has a list here")
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind.as_str().expect("types are words") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "null" => value.is_null(),
        other => panic!("the schema says {other}, which is not understood here"),
    }
}

fn assert_valid(sandbox: &Sandbox, data: &str) -> (Value, Value) {
    let schema = sandbox.json("output/schema/data.schema.json");
    let data = sandbox.json(data);
    assert_eq!(faults(&schema, &schema, &data, "data"), Vec::<String>::new());
    (schema, data)
}

#[test]
fn data_of_a_book_is_valid() {
    let sandbox = Sandbox::new().site();
    put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
    sandbox.build();
    let (schema, mut data) = assert_valid(&sandbox, "output/assessments/kaigo/1/data.json");
    assert_eq!((&schema["$id"], &data["state"]), (&json!("/schema/data.schema.json"), &json!("public")));
    data["items"] = json!([]);
    assert_eq!(faults(&schema, &schema, &data, "data").len(), 1, "a form has items");
}

#[test]
fn data_of_every_type_and_state_is_valid() {
    let map = "steps = [\"見回る\"]\nmap = { file = \"map.png\", alt = \"一階の東側に窓口が並ぶ。\" }";
    let text = sheet_where("steps = [\"見回る\", \"書き留める\"]", map)
        .replace("\"一階の東側にある。\"", "{ withheld = \"場所が知られると、夜間に侵入されるおそれがあるため。\" }")
        .replace("\"税の窓口\"", "\"－\"");
    let sandbox = Sandbox::new()
        .site()
        .file("content/assessments/desk/1/book.toml", &text)
        .bytes("content/assessments/desk/1/map.png", b"\x89PNG\r\n\x1a\n");
    sandbox.build();
    let (schema, mut data) = assert_valid(&sandbox, "output/assessments/desk/1/data.json");
    let states: Vec<&Value> = list(&data["items"]).iter().map(|item| &item["state"]).collect();
    for state in ["stated", "absent", "none", "withheld"] {
        assert!(states.contains(&&json!(state)), "{state}");
    }
    data["items"][0]["state"] = json!("unknown");
    assert_eq!(faults(&schema, &schema, &data, "data").len(), 1);
    data["items"][0]["state"] = json!("absent");
    assert_eq!(faults(&schema, &schema, &data, "data").len(), 1, "what is absent has no value");
    data.as_object_mut().expect("data is an object").remove("form");
    assert_eq!(faults(&schema, &schema, &data, "data").len(), 2);
}

#[test]
fn the_schema_in_the_output_is_the_one_that_the_program_prints() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    assert_eq!(sandbox.run(&["schema", "--data"]).stdout, sandbox.read("output/schema/data.schema.json"));
}
