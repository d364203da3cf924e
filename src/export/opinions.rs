//! The opinions of a result as a table and as data: the same words as on its pages.

use serde_json::Value;
use serde_json::json;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::by_number_address;
use crate::assemble::page_of_number;
use crate::cells::inert;
use crate::model::CallResult;
use crate::model::Choice;
use crate::model::Opinion;
use crate::model::Record;
use crate::model::Reference;
use crate::model::result_keys;
use crate::read::Card;
use crate::text::Date;

/// A heading for each column.
const HEADS: [&str; 15] = [
    "番号",
    "意見のあった箇所",
    "箇所の名前",
    "箇所のアドレス",
    "意見の載せ方",
    "意見",
    "省いた部分と、その理由",
    "同じ趣旨の意見の件数",
    "考え方",
    "対応",
    "直した箇所",
    "直した箇所の名前",
    "直した箇所のアドレス",
    "変わったところのアドレス",
    "アドレス",
];
/// Between several values of a cell.
const BETWEEN: &str = ";";

/// A row for each group of opinions that say the same.
pub fn opinions_csv(site: &Site, document: &Document, record: &Record) -> String {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = Opinion::all_of(record).into_iter().map(|opinion| row(site, document, &opinion));
    let written = std::iter::once(HEADS.map(str::to_owned)).chain(rows).try_for_each(|row| table.write_record(row));
    let bytes = written.ok().and_then(|()| table.into_inner().ok()).expect("writing to memory cannot fail");
    // Spreadsheet programs take a file without this mark for one in an older encoding.
    format!("\u{FEFF}{}", String::from_utf8(bytes).expect("the cells are text"))
}

fn row(site: &Site, document: &Document, opinion: &Opinion) -> [String; 15] {
    let each = |places: &[Reference], say: &dyn Fn(&Reference) -> Option<String>| {
        places.iter().filter_map(say).collect::<Vec<_>>().join(BETWEEN)
    };
    let key = |place: &Reference| Some(place.to_string());
    let name = |place: &Reference| Some(site.called(place));
    let address = |place: &Reference| Some(full(site, &site.address_of(place)));
    let change = |place: &Reference| site.opinions.mended(place).map(|address| full(site, address));
    let label = |choice: &Option<Choice>| choice.as_ref().map(|choice| choice.label.clone()).unwrap_or_default();
    let cells = [
        opinion.number.to_string(),
        each(&opinion.about, &key),
        each(&opinion.about, &name),
        each(&opinion.about, &address),
        label(&opinion.wording),
        opinion.words.clone(),
        opinion.omitted.clone(),
        opinion.count.map(|count| count.to_string()).unwrap_or_default(),
        opinion.answer.clone(),
        label(&opinion.response),
        each(&opinion.changed, &key),
        each(&opinion.changed, &name),
        each(&opinion.changed, &address),
        each(&opinion.changed, &change),
        full(site, &address_of(document, opinion)),
    ];
    cells.map(inert)
}

/// The numbers of a result and its opinions.
pub fn opinions_json(site: &Site, document: &Document, (card, record): (&Card, &Record)) -> String {
    let result = CallResult::of(record);
    let ways = record.rows(result_keys::WAYS).iter().enumerate().map(|(at, row)| {
        let way = record.get(&format!("{}.{}.{}", result_keys::WAYS, row.id, result_keys::WAY));
        json!({
            "id": row.id,
            "way": way.map(|entry| record.lines(entry).join("\n")),
            "submitters": result.ways.get(at),
            "received": result.received_by_ways.get(at),
        })
    });
    let responses = result.responses.iter();
    let responses = responses
        .map(|response| json!({ "label": response.label, "groups": response.groups, "count": response.count }));
    let opinions = Opinion::all_of(record);
    let data = json!({
        "consultation": document.id.to_string(),
        "title": card.title,
        "address": full(site, &document.id.address()),
        "published": card.version.published.map(Date::iso),
        "submitters": result.submitters,
        "received": result.received,
        "late": result.late,
        "beside": result.beside,
        "ways": ways.collect::<Vec<_>>(),
        "responses": responses.collect::<Vec<_>>(),
        "opinions": opinions.iter().map(|opinion| data_of(site, document, opinion)).collect::<Vec<_>>(),
    });
    format!("{data:#}\n")
}

fn data_of(site: &Site, document: &Document, opinion: &Opinion) -> Value {
    let choice = |choice: &Option<Choice>| {
        choice.as_ref().map(|choice| json!({ "code": choice.code, "label": choice.label })).unwrap_or_default()
    };
    let place = |place: &Reference| {
        json!({
            "place": place.to_string(),
            "called": site.called(place),
            "address": full(site, &site.address_of(place)),
        })
    };
    let mended = |reference: &Reference| {
        let mut data = place(reference);
        data["change"] = site.opinions.mended(reference).map(|address| full(site, address)).into();
        data
    };
    json!({
        "number": opinion.number,
        "id": opinion.id,
        "address": full(site, &address_of(document, opinion)),
        "about": opinion.about.iter().map(place).collect::<Vec<_>>(),
        "wording": choice(&opinion.wording),
        "opinion": opinion.words,
        "omitted": (!opinion.omitted.is_empty()).then_some(&opinion.omitted),
        "count": opinion.count,
        "answer": opinion.answer,
        "response": choice(&opinion.response),
        "changed": opinion.changed.iter().map(mended).collect::<Vec<_>>(),
    })
}

fn address_of(document: &Document, opinion: &Opinion) -> String {
    format!("{}#{}", by_number_address(&document.id, page_of_number(opinion.number)), opinion.key())
}

/// An address as the site is published.
fn full(site: &Site, address: &str) -> String {
    site.tree.settings.canonical(address)
}
