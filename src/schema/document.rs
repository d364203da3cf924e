//! The schema of a version's TOML files: the tables of a form, one within the other.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::form::Form;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::reserved;

use super::describe;
use super::item;

pub(super) const ID_PATTERN: &str = "^[a-z][a-z0-9-]*$";
pub(super) const ID_HINT: &str =
    "英小文字で始まる半角の英小文字・数字・ハイフンで付けた、変わらない名前です。公開ページのアドレスになります。";

/// JSON Schema (draft 2020-12) for the TOML files of a version.
///
/// The main file and the files of single parts share it, so that no item is required.
pub fn schema(form: &Form) -> Value {
    let hint = format!("この文書の様式です。「{}」と書きます。", form.name());
    let mut properties = named([
        ("form", json!({ "title": "様式", "description": hint, "const": form.name() })),
        ("version", version()),
        ("attachments", attachments()),
        ("aliases", aliases()),
        (reserved::RELATED, related()),
        (reserved::WAIVERS, waivers()),
        (reserved::CHANGED, changed()),
    ]);
    add_nodes(form, &form.roots, &mut properties);
    let description = "一つの版の TOML ファイル（先頭のファイルと、部ごとに分けたファイル）に書ける項目です。";
    let mut schema = named([
        ("$schema", json!("https://json-schema.org/draft/2020-12/schema")),
        ("title", json!(format!("{} {}", form.title, form.printed_revision).trim())),
        ("description", json!(description)),
    ]);
    schema.extend(closed(properties, &[]));
    schema.insert("$defs".to_owned(), definitions(form).into());
    schema.into()
}

/// A table in which nothing but these keys and a private note may stand.
pub(super) fn closed(mut properties: Map<String, Value>, required: &[&str]) -> Map<String, Value> {
    properties.insert(reserved::MEMO.to_owned(), json!({ "$ref": "#/$defs/memo" }));
    let mut table =
        named([("type", json!("object")), ("properties", properties.into()), ("additionalProperties", json!(false))]);
    if !required.is_empty() {
        table.insert("required".to_owned(), json!(required));
    }
    table
}

/// A string with a title and an explanation.
pub(super) fn words(title: &str, description: &str) -> Value {
    json!({ "title": title, "description": description, "type": "string" })
}

/// Values by name, in this order.
pub(super) fn named<const N: usize>(values: [(&str, Value); N]) -> Map<String, Value> {
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn add_nodes(form: &Form, nodes: &[NodeId], properties: &mut Map<String, Value>) {
    for id in nodes {
        let node = &form.nodes[*id];
        let shape = match &node.kind {
            Kind::Item(_) if !node.is_authored() => continue,
            Kind::Item(item) => item::shape(form, item),
            Kind::Group => {
                let mut children = Map::new();
                add_nodes(form, &node.children, &mut children);
                closed(children, &[])
            }
            Kind::Repeat(_) => {
                let id = json!({ "title": "id", "description": ID_HINT, "type": "string", "pattern": ID_PATTERN });
                let mut children = named([(reserved::ROW_ID, id)]);
                add_nodes(form, &node.children, &mut children);
                list_of(closed(children, &[reserved::ROW_ID]))
            }
        };
        let mut schema =
            named([("title", json!(node.label)), ("description", json!(describe::description(form, *id)))]);
        schema.extend(shape);
        properties.insert(node.name.clone(), schema.into());
    }
}

fn version() -> Value {
    let table = named([
        (
            "published",
            words("公表日", "この版を公表する日です。書かないうちは公表されません。2026-04-01 のように書きます。"),
        ),
        ("effective", words("適用日", "この版の内容が始まる日です。2026-04-01 のように書きます。")),
        ("ended", words("終了日", "この版が示す事務が終わった日です。2026-04-01 のように書きます。")),
        (
            "reviewed",
            words(
                "点検日",
                "点検して、直すところがなかった日です。公表されません。juran due がこの日から次の点検の期日を数えます。",
            ),
        ),
        ("agency", words("実施機関", "site.toml の agencies にある id を書きます。")),
        ("department", words("担当部署", "site.toml の departments にある id を書きます。")),
        ("yomi", words("題名の読み", "かなで書きます。五十音の索引の並び順になります。")),
    ]);
    titled("この版のこと", closed(table, &[]))
}

fn attachments() -> Value {
    let table = named([
        ("file", words("ファイルの名前", "版のフォルダーに置いたファイルの名前です。")),
        ("title", words("題名", "公開ページに出る題名です。")),
    ]);
    titled("添付", list_of(closed(table, &["file", "title"])))
}

fn related() -> Value {
    let document = json!({ "type": "string", "description": "文書の種類と id を「/」でつないだ名前です（assessments/kaigo など）。" });
    titled("関係する文書", named([("anyOf", json!([{ "type": "array", "items": document }, document]))]))
}

fn waivers() -> Value {
    let table = named([
        ("rule", words("規則", "規則の番号か名前です。juran rules で読めます。")),
        ("item", words("項目", "項目のキーです。書かなければ、この版の全ての項目です。")),
        ("quote", words("記載", "指摘された言葉です。書かなければ、項目の全ての指摘です。")),
        ("reason", words("理由", "指摘のとおりに直さない理由です。公表されません。")),
        ("by", words("認めた人か部署", "公表されません。")),
        ("on", words("認めた日", "2026-04-01 のように書きます。")),
        ("until", words("いつまで", "認める最後の日です。過ぎると、また指摘されます。")),
    ]);
    titled("検査除外", list_of(closed(table, &["rule", "reason", "by", "on"])))
}

fn changed() -> Value {
    let truth =
        |title: &str, description: &str| json!({ "title": title, "description": description, "type": "boolean" });
    let cause = json!({ "type": "string", "description": "文書の種類と id を「/」でつなぎ、項目があれば「#」の後に書きます（meetings/johokokai/2026-2#matters.kaigo など）。" });
    let causes = titled("きっかけ", named([("anyOf", json!([{ "type": "array", "items": cause }, cause]))]));
    let table = named([
        ("item", words("項目", "変わった項目か行のキーです。juran compare の --format json で読めます。")),
        ("material", truth("重要な変更か", "重要な変更に当たれば true、当たらなければ false と書きます。")),
        ("reason", words("理由", "重要な変更に当たる理由か、当たらない理由です。比較のページで公表されます。")),
        ("causes", causes),
        ("correction", truth("訂正か", "誤りを直しただけの変更であれば true と書きます。")),
    ]);
    titled("前の版からの変更", list_of(closed(table, &["item"])))
}

fn aliases() -> Value {
    let id = json!({ "type": "string", "pattern": ID_PATTERN });
    titled("前に使っていた文書の id", named([("anyOf", json!([{ "type": "array", "items": id }, id]))]))
}

/// An array of tables.
pub(super) fn list_of(rows: Map<String, Value>) -> Map<String, Value> {
    named([("type", json!("array")), ("items", rows.into())])
}

/// A shape with a title.
pub(super) fn titled(title: &str, shape: Map<String, Value>) -> Value {
    let mut schema = named([("title", json!(title))]);
    schema.extend(shape);
    schema.into()
}

/// The schema of a file that belongs to no form.
pub(super) fn whole(title: &str, description: &str, properties: Map<String, Value>, required: &[&str]) -> Value {
    let mut schema = named([
        ("$schema", json!("https://json-schema.org/draft/2020-12/schema")),
        ("title", json!(title)),
        ("description", json!(description)),
    ]);
    schema.extend(closed(properties, required));
    let memo = item::definitions().remove(reserved::MEMO).unwrap_or_default();
    schema.insert("$defs".to_owned(), json!({ reserved::MEMO: memo }));
    schema.into()
}

fn definitions(form: &Form) -> Map<String, Value> {
    let mut definitions = item::definitions();
    for choices in &form.choices {
        definitions.insert(item::definition_of(choices), item::one_of(choices));
    }
    definitions
}
