//! The schema of `data.json`, a version as data (DESIGN §6).

use serde_json::Value;
use serde_json::json;

/// JSON Schema (draft 2020-12) for the published `data.json` of a version.
pub fn data_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "/schema/data.schema.json",
        "title": "公表された文書の一つの版",
        "description": "項目は様式の順に並びます。記載のない項目も含みます。",
        "type": "object",
        "required": ["document", "version", "form", "state", "title", "published", "fingerprint", "items"],
        "properties": {
            "document": { "description": "文書の名前（種類/id）です。", "type": "string", "pattern": "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)+$" },
            "version": { "description": "版です。3 は第3版、3-an は第3版の案、call と result は意見公募の募集と結果です。", "type": "string", "pattern": "^([1-9][0-9]*(-an([2-9]|[1-9][0-9]+)?)?|call|result)$" },
            "form": { "description": "様式（id@改正年月）です。", "type": "string" },
            "state": { "description": "public は公表された版、scheduled は公表日の前の版、private は公表日の決まっていない版です。public でないものは、公表前の確認用です。", "enum": ["public", "scheduled", "private"] },
            "title": { "description": "文書の題名です。", "type": "string" },
            "published": { "description": "公表日です。公表前の確認用では null です。", "anyOf": [{ "$ref": "#/$defs/day" }, { "type": "null" }] },
            "effective": { "description": "適用日です。", "anyOf": [{ "$ref": "#/$defs/day" }, { "type": "null" }] },
            "ended": { "description": "文書が扱う事務の終了日です。", "anyOf": [{ "$ref": "#/$defs/day" }, { "type": "null" }] },
            "agency": { "description": "実施機関か、文書を作ったほかの団体の id です。", "type": ["string", "null"] },
            "department": { "description": "担当部署の id です。", "type": ["string", "null"] },
            "related": { "description": "関係する文書の名前です。版や項目まで指すこともあります。", "type": "array", "items": { "type": "string" } },
            "ledger": {
                "description": "公表台帳での場所です。公表台帳に載った版だけにあります。",
                "type": "object",
                "required": ["entry", "previous"],
                "properties": {
                    "entry": { "description": "この版を載せた記載の番号です。", "type": "integer", "minimum": 1 },
                    "previous": { "description": "直前の記載の封（その行の SHA-256）です。", "type": "string", "pattern": "^[0-9a-f]{64}$" },
                },
            },
            "fingerprint": { "description": "テキスト版の SHA-256 です。sha256sum で確かめられます。", "type": "string", "pattern": "^[0-9a-f]{64}$" },
            "attachments": {
                "description": "版とともに公表したファイルです。",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["file", "title", "bytes", "sha256"],
                    "properties": {
                        "file": { "description": "この data.json から見た、ファイルの場所です。", "type": "string" },
                        "title": { "description": "題名です。", "type": "string" },
                        "bytes": { "description": "大きさ（バイト）です。", "type": "integer", "minimum": 0 },
                        "sha256": { "description": "ファイルの SHA-256 です。", "type": "string", "pattern": "^[0-9a-f]{64}$" },
                    },
                },
            },
            "items": { "description": "すべての項目です。", "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/item" } },
        },
        "$defs": {
            "day": { "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "item": item(),
            "value": value(),
            "choice": choice(),
        },
    })
}

fn item() -> Value {
    json!({
        "type": "object",
        "required": ["key", "ref", "label", "path", "state"],
        "properties": {
            "key": { "description": "項目の変わらない名前です。公開ページの「#」の後と同じです。", "type": "string" },
            "ref": { "description": "様式での番号です（Ⅱ.2.② など）。", "type": "string" },
            "label": { "description": "様式に印刷されている見出しです。", "type": "string" },
            "path": {
                "description": "繰り返しの中の項目が、どの行にあるかを、外側から順に示します。",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["repeat", "id", "number"],
                    "properties": {
                        "repeat": { "description": "繰り返しの名前です。", "type": "string" },
                        "id": { "description": "行の変わらない名前です。", "type": "string" },
                        "number": { "description": "印刷される番号です。", "type": "integer", "minimum": 1 },
                    },
                },
            },
            "state": {
                "description": "stated は記載あり、absent は記載なし、none は「該当なし」等の記載、withheld は非公表です。",
                "enum": ["stated", "absent", "none", "withheld"],
            },
            "value": { "$ref": "#/$defs/value" },
            "ground": { "description": "公表しない根拠と理由です。", "type": ["string", "null"] },
            "markdown": { "description": "箇条書きや表を含む文の、もとの書き方です。", "type": "string" },
        },
        "allOf": [
            {
                "if": { "properties": { "state": { "enum": ["absent", "withheld"] } } },
                "then": { "properties": { "value": { "type": "null" } } },
                "else": { "required": ["value"], "properties": { "value": { "not": { "type": "null" } } } },
            },
            {
                "if": { "properties": { "state": { "const": "withheld" } } },
                "then": { "required": ["ground"], "properties": { "ground": { "type": "string" } } },
            },
        ],
    })
}

fn value() -> Value {
    json!({
        "description": "記載です。文は文字、数は数、日付は 2026-04-01 か 2026-04（予定なら date と planned）、一覧は並び、選択は選んだものと選択肢です。",
        "anyOf": [
            { "type": "null" },
            { "type": "string" },
            { "type": "integer" },
            { "type": "array", "items": { "type": "string" } },
            {
                "description": "選択です。",
                "type": "object",
                "required": ["chosen", "offered"],
                "properties": {
                    "chosen": { "type": "array", "items": { "$ref": "#/$defs/choice" } },
                    "offered": { "type": "array", "items": { "$ref": "#/$defs/choice" } },
                },
            },
            {
                "description": "予定の日付です。2026-04-01 か 2026-04 です。",
                "type": "object",
                "required": ["date", "planned"],
                "properties": {
                    "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$" },
                    "planned": { "const": true },
                },
            },
            {
                "description": "図です。",
                "type": "object",
                "required": ["file", "alt"],
                "properties": {
                    "file": { "description": "この data.json から見た、図のファイルの場所です。", "type": "string" },
                    "alt": { "description": "図の内容です。", "type": "string" },
                },
            },
        ],
    })
}

fn choice() -> Value {
    json!({
        "type": "object",
        "required": ["code", "label"],
        "properties": {
            "code": { "description": "様式の番号か、選択肢の変わらない名前です。", "type": "string" },
            "label": { "description": "様式の言葉です。", "type": "string" },
            "text": { "description": "かっこの中に書かれた言葉です。", "type": ["string", "null"] },
        },
    })
}
