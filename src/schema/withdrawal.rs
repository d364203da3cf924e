//! The schema of `withdrawn.toml`: that a document is no longer published, and why.

use serde_json::Value;
use serde_json::json;

use super::document::named;
use super::document::titled;
use super::document::whole;
use super::document::words;

/// JSON Schema (draft 2020-12) for `withdrawn.toml`.
pub(super) fn schema() -> Value {
    let version = json!({ "type": "string", "description": "版のフォルダーの名前です（\"1\" など）。" });
    let versions = named([("anyOf", json!([{ "type": "array", "items": version }, version]))]);
    let properties = named([
        ("withdrawn", words("公表をやめた日", "2026-04-01 のように書きます。")),
        ("title", words("題名", "公表していた文書の題名です。")),
        ("reason", words("理由", "公表をやめた理由です。元のアドレスのページに載ります。")),
        ("basis", words("根拠", "公表をやめた根拠です。")),
        ("versions", titled("公表していた版", versions)),
    ]);
    let description = "文書のフォルダーに置く withdrawn.toml に書ける項目です。";
    whole("公表をやめた文書", description, properties, &["withdrawn", "title", "reason"])
}
