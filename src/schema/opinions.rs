//! The schema of `opinions.json`, the opinions of a consultation and what became of them.

use serde_json::Value;
use serde_json::json;

/// JSON Schema (draft 2020-12) for the published `opinions.json` of a result.
pub fn opinions_schema() -> Value {
    let number = || json!({ "type": ["integer", "null"], "minimum": 0 });
    let counted = |description: &str| {
        let mut number = number();
        number["description"] = description.into();
        number
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "/schema/opinions.schema.json",
        "title": "意見公募に寄せられた意見と考え方",
        "description": "意見は、結果に載せた順に並びます。同じ趣旨の意見は、一つにまとめています。",
        "type": "object",
        "required": ["consultation", "title", "address", "published", "submitters", "received", "late", "beside", "ways", "responses", "opinions"],
        "properties": {
            "consultation": { "description": "意見公募の名前（種類/id）です。", "type": "string" },
            "title": { "description": "結果の題名です。", "type": "string" },
            "address": { "description": "意見公募のページのアドレスです。", "type": "string" },
            "published": { "description": "結果を公表した日です。公表前の確認用では null です。", "type": ["string", "null"] },
            "submitters": counted("意見を出した人と団体の数です。"),
            "received": counted("意見の件数です。"),
            "late": counted("期間の外に届いたものの件数です。意見の件数に含めません。記載がなければ null です。"),
            "beside": counted("案への意見ではないものの件数です。意見の件数に含めません。記載がなければ null です。"),
            "ways": {
                "description": "出し方ごとの数です。",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "way", "submitters", "received"],
                    "properties": {
                        "id": { "type": "string" },
                        "way": { "description": "出し方です。", "type": ["string", "null"] },
                        "submitters": counted("人と団体の数です。"),
                        "received": counted("意見の件数です。記載がなければ null です。"),
                    },
                },
            },
            "responses": {
                "description": "対応ごとの数です。",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["label", "groups", "count"],
                    "properties": {
                        "label": { "description": "対応です。", "type": "string" },
                        "groups": { "description": "まとめた意見の数です。", "type": "integer", "minimum": 0 },
                        "count": { "description": "意見の件数です。", "type": "integer", "minimum": 0 },
                    },
                },
            },
            "opinions": { "description": "意見です。", "type": "array", "items": { "$ref": "#/$defs/opinion" } },
        },
        "$defs": defs(&number()),
    })
}

fn defs(number: &Value) -> Value {
    json!({
        "choice": {
            "description": "選択です。記載がなければ null です。",
            "type": ["object", "null"],
            "required": ["code", "label"],
            "properties": { "code": { "type": "string" }, "label": { "type": "string" } },
        },
        "place": {
            "description": "文書の項目か、文書の全体です。",
            "type": "object",
            "required": ["place", "called", "address"],
            "properties": {
                "place": { "description": "文書、版、項目の名前です。", "type": "string" },
                "called": { "description": "人が読む名前です。", "type": "string" },
                "address": { "type": "string" },
                "change": { "description": "案からどう変わったかを示すアドレスです。なければ null です。", "type": ["string", "null"] },
            },
        },
        "opinion": {
            "type": "object",
            "required": ["number", "id", "address", "about", "wording", "opinion", "omitted", "count", "answer", "response", "changed"],
            "properties": {
                "number": { "description": "結果の中での番号です。", "type": "integer", "minimum": 1 },
                "id": { "type": "string" },
                "address": { "type": "string" },
                "about": { "description": "意見のあった箇所です。全体への意見では空です。", "type": "array", "items": { "$ref": "#/$defs/place" } },
                "wording": { "$ref": "#/$defs/choice" },
                "opinion": { "description": "意見の原文か要約です。", "type": "string" },
                "omitted": { "description": "省いた部分と、その理由です。なければ null です。", "type": ["string", "null"] },
                "count": number,
                "answer": { "description": "考え方です。", "type": "string" },
                "response": { "$ref": "#/$defs/choice" },
                "changed": { "description": "直した箇所です。", "type": "array", "items": { "$ref": "#/$defs/place" } },
            },
        },
    })
}
