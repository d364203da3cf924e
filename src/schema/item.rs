//! The schema of one value, by the type of its item.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::reserved;

use super::describe;
use super::document::closed;
use super::document::named;
use super::document::words;

/// Words for "nothing", and empty words; every item takes them.
const NOTHING: &str = r"^\s*([-‐-―−─━－ー]+|なし|無し|該当なし|該当無し|特になし|特に無し)?[。.]?\s*$";
const DIGITS: &str = r"^\s*[0-9０-９][0-9０-９,，\s]*$";

/// What may stand behind the key of an item, as `anyOf`.
pub(super) fn shape(form: &Form, item: &ItemType) -> Map<String, Value> {
    let mut ways = match item {
        ItemType::Line | ItemType::Date | ItemType::Moment | ItemType::Derived(_) => vec![json!({ "type": "string" })],
        ItemType::Text => vec![json!({ "type": "string" }), defined("partly-withheld")],
        ItemType::One(list) => vec![defined(&definition_of(&form.choices[*list])), defined("nothing")],
        ItemType::Many(list) => {
            let one = defined(&definition_of(&form.choices[*list]));
            vec![json!({ "type": "array", "items": one, "uniqueItems": true }), one, defined("nothing")]
        }
        ItemType::Number { .. } => vec![
            json!({ "type": "integer", "minimum": 0 }),
            json!({ "type": "string", "pattern": DIGITS }),
            defined("nothing"),
        ],
        ItemType::List { .. } | ItemType::Links { .. } => {
            vec![json!({ "type": "array", "items": { "type": "string" } }), json!({ "type": "string" })]
        }
        ItemType::Figure => vec![defined("figure"), defined("nothing")],
    };
    ways.extend([defined("withheld"), defined("as-written")]);
    named([("anyOf", json!(ways))])
}

/// The schemas that items share.
pub(super) fn definitions() -> Map<String, Value> {
    let ground = || words("根拠と理由", "公表しない根拠と理由です。公開ページに出ます。");
    let full = || words("全文", "公表しない言葉です。どこにも出ません。");
    let part = closed(named([(reserved::GROUND, ground()), (reserved::FULL, full())]), &[reserved::GROUND]);
    let parts = json!({
        "title": "公表しない部分",
        "description": "文の中の〔非公表:名前〕と同じ名前で書きます。",
        "type": "object",
        "additionalProperties": part,
    });
    let text = || words("公表する文", "公表しない部分を〔非公表:名前〕と書いた文です。");
    let written = || words("元の言葉", "様式の書き方に合わない、元の文書の言葉です。そのまま載り、指摘されます。");
    let file = || words("図のファイルの名前", "版のフォルダーに置いた図のファイルです。");
    let alt = || words("図の内容", "図が見えない人にも伝わるように、図の内容を言葉で書きます。");
    named([
        (reserved::MEMO, words("メモ", "書き手のためのメモです。どこにも公開されません。")),
        ("nothing", json!({ "title": "書くことがないときの印", "type": "string", "pattern": NOTHING })),
        (
            "withheld",
            closed(named([(reserved::WITHHELD, ground()), (reserved::FULL, full())]), &[reserved::WITHHELD]).into(),
        ),
        (
            "partly-withheld",
            closed(named([(reserved::TEXT, text()), (reserved::PARTS, parts)]), &[reserved::TEXT]).into(),
        ),
        ("as-written", closed(named([(reserved::AS_WRITTEN, written())]), &[reserved::AS_WRITTEN]).into()),
        ("figure", closed(named([("file", file()), ("alt", alt())]), &["file", "alt"]).into()),
    ])
}

/// Name under which a list of choices stands among the definitions.
pub(super) fn definition_of(choices: &Choices) -> String {
    format!("choice-{}", choices.slug)
}

/// One choice of a list. The labels are offered to the author; numbers and other spellings are only taken.
pub(super) fn one_of(choices: &Choices) -> Value {
    let labels: Vec<Value> = choices.offered.iter().map(|offered| json!(offered.label)).collect();
    let told: Vec<String> = (0..choices.offered.len()).map(|at| describe::choice(choices, at)).collect();
    let other = json!({ "type": "string", "pattern": other_spellings(choices) });
    let mut ways = vec![explained(&labels, &told), other];
    let by_number = choices.offered.iter().filter_map(|offered| Some((offered.code.parse::<u32>().ok()?, offered)));
    let (numbers, told): (Vec<Value>, Vec<String>) =
        by_number.map(|(number, offered)| (json!(number), offered.label.clone())).unzip();
    if !numbers.is_empty() {
        ways.push(explained(&numbers, &told));
    }
    let mut schema = json!({ "anyOf": ways });
    if !choices.title.is_empty() {
        schema["title"] = json!(choices.title);
    }
    schema
}

/// Values to choose from, each with words that editors show beside it: `enumDescriptions` is read by VS Code, `x-taplo`
/// by Taplo.
fn explained(values: &[Value], told: &[String]) -> Value {
    json!({ "enum": values, "enumDescriptions": told, "x-taplo": { "docs": { "enumValues": told } } })
}

/// A pattern for codes, numbered labels, spellings of real books, and labels with a text in brackets.
fn other_spellings(choices: &Choices) -> String {
    let mut spellings = Vec::new();
    for (at, offered) in choices.offered.iter().enumerate() {
        let labels = || std::iter::once(&offered.label).chain(&offered.aliases).map(|label| literally(label));
        spellings.push(literally(&offered.code));
        spellings.push(literally(&choices.printed(at, None)));
        spellings.extend(labels());
        if offered.takes_text {
            spellings.extend(labels().map(|label| format!(r"{label}\s*[（(][\s\S]*[）)]")));
        } else if offered.counts.is_some() {
            spellings.extend(labels().map(|label| format!(r"{label}\s*[（(][\s\S]*[）)]\s*件?")));
        }
    }
    spellings.sort();
    spellings.dedup();
    format!(r"^\s*({})\s*$", spellings.join("|"))
}

/// A pattern that matches the words and nothing else.
fn literally(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for letter in words.chars() {
        if r"\^$.|?*+()[]{}/".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}
