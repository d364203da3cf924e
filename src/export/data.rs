//! `data.json`: a version as data (DESIGN §6).

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value as Json;
use serde_json::json;

use crate::form::Choices;
use crate::model::Chosen;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::text::Date;

use super::about::About;
use super::attached::Attached;

#[derive(Serialize)]
struct Data<'a> {
    document: String,
    version: String,
    form: String,
    state: &'static str,
    title: &'a str,
    published: Option<String>,
    effective: Option<String>,
    ended: Option<String>,
    agency: Option<&'a str>,
    department: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<InLedger<'a>>,
    fingerprint: &'a str,
    attachments: &'a [Attached<'a>],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct InLedger<'a> {
    entry: usize,
    previous: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    key: &'a str,
    #[serde(rename = "ref")]
    reference: &'a str,
    label: &'a str,
    path: Vec<PathStep<'a>>,
    state: &'static str,
    value: Json,
    ground: Option<String>,
    /// The author's Markdown, where it says more than the plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'a str>,
}

#[derive(Serialize)]
struct PathStep<'a> {
    repeat: &'a str,
    id: &'a str,
    number: usize,
}

/// A version as JSON; withheld and private words have no way into it.
pub fn data(record: &Record, about: &About, title: &str, fingerprint: &str, attachments: &[Attached]) -> String {
    let version = about.version;
    let position = about.position.as_ref();
    let data = Data {
        document: version.document.to_string(),
        version: version.name.to_string(),
        form: record.form.name(),
        state: about.state.code(),
        title,
        published: version.published.map(Date::iso),
        effective: version.effective.map(Date::iso),
        ended: version.ended.map(Date::iso),
        agency: version.agency.as_deref(),
        department: version.department.as_deref(),
        related: version.related.iter().map(ToString::to_string).collect(),
        ledger: position.map(|position| InLedger { entry: position.entry, previous: &position.previous }),
        fingerprint,
        attachments,
        items: record.entries.iter().map(|entry| item(record, entry)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&data).expect("plain data can be written as JSON");
    text.push('\n');
    text
}

/// What is said of a version as a whole; that its work has ended may be said later.
const OF_VERSION: [&str; 5] = ["title", "published", "effective", "agency", "attachments"];

/// Keys of items, and names of what is said of the version as a whole, of which one file of data says something else than another, sorted.
pub fn differing_items(first: &str, second: &str) -> Vec<String> {
    let (first, second) = (said(first), said(second));
    let all: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    all.into_iter().filter(|key| first.get(*key) != second.get(*key)).cloned().collect()
}

/// What is said of the version, and at every item: its state, its value, and why words are withheld.
fn said(data: &str) -> BTreeMap<String, Vec<Json>> {
    let data: Json = serde_json::from_str(data).unwrap_or_default();
    let items = data["items"].as_array().cloned().unwrap_or_default();
    let said = |item: &Json| ["state", "value", "ground"].map(|name| item[name].clone()).to_vec();
    let items = items.iter().map(|item| (item["key"].as_str().unwrap_or_default().to_owned(), said(item)));
    let own = OF_VERSION.iter().map(|name| ((*name).to_owned(), vec![data[*name].clone()]));
    items.chain(own).collect()
}

fn item<'a>(record: &'a Record, entry: &'a Entry) -> Item<'a> {
    let node = &record.form.nodes[entry.node];
    let (state, value, ground, markdown) = match &entry.value {
        Value::Absent => ("absent", Json::Null, None, None),
        Value::None(written) => ("none", json!(written), None, None),
        Value::Withheld { ground, .. } => ("withheld", Json::Null, Some(ground.clone()), None),
        Value::Stated(Stated::Text(text)) => {
            let grounds: Vec<&str> = text.withheld.iter().map(|part| part.ground.as_str()).collect();
            let markdown = (text.source != text.prose.plain).then_some(text.source.as_str());
            let ground = (!grounds.is_empty()).then(|| grounds.join("\n"));
            ("stated", json!(text.prose.plain), ground, markdown)
        }
        Value::Stated(stated) => ("stated", stated_value(record.form.choices_of(entry.node), stated), None, None),
    };
    Item {
        key: &entry.key,
        reference: &node.reference,
        label: &node.label,
        path: entry
            .path
            .iter()
            .map(|step| PathStep { repeat: &step.repeat, id: &step.id, number: step.number })
            .collect(),
        state,
        value,
        ground,
        markdown,
    }
}

fn stated_value(choices: Option<&Choices>, stated: &Stated) -> Json {
    match stated {
        Stated::Line(words) | Stated::AsWritten(words) => json!(words),
        Stated::Text(text) => json!(text.prose.plain),
        Stated::Choice(chosen) => choices.map_or(Json::Null, |choices| choice(choices, chosen)),
        Stated::Number(number) => json!(number),
        Stated::Date(date, false) => json!(date.iso()),
        Stated::Date(date, true) => json!({ "date": date.iso(), "planned": true }),
        Stated::Moment(moment) => json!(moment.iso()),
        Stated::List(lines) => json!(lines),
        Stated::Links(references) => json!(references.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Stated::Figure(figure) => json!({ "file": format!("attachments/{}", figure.file), "alt": figure.alternative }),
    }
}

fn choice(choices: &Choices, chosen: &[Chosen]) -> Json {
    let option = |at: usize, text: Option<&str>| {
        let offered = &choices.offered[at];
        json!({ "code": offered.code, "label": offered.label, "text": text })
    };
    let made: Vec<Json> = chosen.iter().map(|chosen| option(chosen.at, chosen.text.as_deref())).collect();
    let offered: Vec<Json> = (0..choices.offered.len()).map(|at| option(at, None)).collect();
    json!({ "chosen": made, "offered": offered })
}
