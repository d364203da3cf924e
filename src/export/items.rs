//! The items of a version as lines of a table, generated from the form: what CSV and workbooks have in common.

use std::collections::BTreeMap;

use crate::cells::Line;
use crate::cells::Manner;
use crate::cells::State;
use crate::cells::joined;
use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::Node;
use crate::form::join;
use crate::model::Chosen;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Text;
use crate::model::Value;
use crate::text::PLANNED;

/// A line for every item in printed order, and for every row that no item would tell of at its place.
///
/// Words that are not public have no way into it.
pub(super) fn items(record: &Record) -> Vec<Line> {
    let mut rows = rows_apart(record);
    let mut lines = Vec::new();
    for entry in &record.entries {
        for repeat in above(&entry.key, &record.form) {
            lines.extend(rows.remove(&repeat).into_iter().flatten());
        }
        lines.push(item(record, entry));
    }
    lines.extend(rows.into_values().flatten());
    lines
}

/// The keys of the repeats that a key stands in, outermost first.
fn above(key: &str, form: &Form) -> Vec<String> {
    let mut siblings = &form.roots;
    let mut walked = String::new();
    let mut repeats = Vec::new();
    let mut segments = key.split('.');
    while let Some(segment) = segments.next() {
        let Some(node) = siblings.iter().find(|id| form.nodes[**id].name == segment) else { break };
        walked = join(&walked, segment);
        if form.nodes[*node].repeat().is_some() {
            repeats.push(walked.clone());
            walked = segments.next().map_or_else(|| walked.clone(), |row| join(&walked, row));
        }
        siblings = &form.nodes[*node].children;
    }
    repeats
}

/// Lines for all rows of the repeats whose items alone would not tell them all, or in another order; by key.
fn rows_apart(record: &Record) -> BTreeMap<String, Vec<Line>> {
    let mut met: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for entry in &record.entries {
        for repeat in above(&entry.key, &record.form) {
            let row = entry.key.get(repeat.len() + 1..).and_then(|rest| rest.split('.').next()).unwrap_or_default();
            let rows = met.entry(repeat).or_default();
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    let apart = record.row_ids().into_iter().filter(|(key, ids)| {
        let met = met.get(key).map(Vec::as_slice).unwrap_or_default();
        met != ids.iter().map(String::as_str).collect::<Vec<_>>()
    });
    apart.map(|(key, ids)| (key.clone(), row_lines(record, &key, &ids))).collect()
}

fn row_lines(record: &Record, repeat: &str, ids: &[String]) -> Vec<Line> {
    let form = &record.form;
    let rows = record.row_ids();
    let Some(target) = form.resolve(repeat, &rows) else { return Vec::new() };
    let node = &form.nodes[target.node];
    let label = node.repeat().map(|repeat| repeat.row_label.as_str()).unwrap_or_default();
    let row = |(id, number): (&String, usize)| Line {
        key: join(repeat, id),
        part: target.part.map_or_else(String::new, |part| form.parts[part].title.clone()),
        reference: node.reference.clone(),
        label: node.label.clone(),
        repeat: format!("{label}{number}"),
        manner: Manner::Row,
        ..Line::default()
    };
    ids.iter().zip(1..).map(row).collect()
}

fn item(record: &Record, entry: &Entry) -> Line {
    let node = &record.form.nodes[entry.node];
    let is_generated = entry.is_counted || !node.is_authored();
    let mut line = Line {
        key: entry.key.clone(),
        part: node.part.map_or_else(String::new, |part| record.form.parts[part].title.clone()),
        reference: node.reference.clone(),
        label: node.label.clone(),
        repeat: repeat(&record.form, entry),
        manner: if is_generated { Manner::Generated } else { Manner::Plain },
        ..Line::default()
    };
    match &entry.value {
        Value::Absent => {}
        Value::None(written) => {
            line.state = State::None;
            line.content.clone_from(written);
        }
        Value::Withheld { ground } => {
            line.state = State::Withheld;
            line.ground.clone_from(ground);
        }
        Value::Stated(stated) => {
            line.state = State::Stated;
            put(&mut line, stated, node, record.form.choices_of(entry.node));
        }
    }
    line
}

/// `ファイル1／委託事項2`
fn repeat(form: &Form, entry: &Entry) -> String {
    let mut labels = Vec::new();
    let mut node = form.nodes[entry.node].parent;
    while let Some(at) = node {
        labels.extend(form.nodes[at].repeat().map(|repeat| repeat.row_label.as_str()));
        node = form.nodes[at].parent;
    }
    let steps = labels.iter().rev().zip(&entry.path).map(|(label, step)| format!("{label}{}", step.number));
    steps.collect::<Vec<_>>().join("／")
}

fn put(line: &mut Line, stated: &Stated, node: &Node, choices: Option<&Choices>) {
    match stated {
        Stated::Line(words) => line.content.clone_from(words),
        Stated::AsWritten(words) => {
            line.content.clone_from(words);
            line.manner = Manner::AsWritten;
        }
        Stated::Text(text) => put_text(line, text),
        Stated::Choice(chosen) => put_choices(line, chosen, choices),
        Stated::Number(number) => {
            line.content = number.to_string();
            line.number = Some(*number);
            if let Some(ItemType::Number { print, .. }) = node.item() {
                line.unit = unit(print);
            }
        }
        Stated::Date(date, is_planned) => {
            let mark = if *is_planned { PLANNED } else { "" };
            line.content = format!("{}{mark}", date.iso());
            line.seireki = date.iso();
            line.wareki = format!("{}{mark}", date.wareki());
        }
        Stated::Moment(moment) => {
            line.content = moment.iso();
            line.seireki = moment.iso();
            line.wareki = moment.wareki();
        }
        Stated::List(lines) => line.content = joined(lines.iter().map(String::as_str)),
        Stated::Links(references) => {
            let references: Vec<String> = references.iter().map(ToString::to_string).collect();
            line.content = joined(references.iter().map(String::as_str));
        }
        Stated::Figure(figure) => {
            line.content.clone_from(&figure.alternative);
            line.figure.clone_from(&figure.file);
        }
    }
}

/// The author's Markdown, where it says more than its words: only so does all of it come back.
fn put_text(line: &mut Line, text: &Text) {
    line.content.clone_from(&text.source);
    if text.source != text.prose.plain {
        line.manner = Manner::Markdown;
    }
    let grounds: Vec<String> = text.withheld.iter().flat_map(|part| [part.id.clone(), part.ground.clone()]).collect();
    line.ground = joined(grounds.iter().map(String::as_str));
}

fn put_choices(line: &mut Line, chosen: &[Chosen], choices: Option<&Choices>) {
    let Some(choices) = choices else { return };
    let words: Vec<String> = chosen.iter().map(|chosen| words_of(choices, chosen)).collect();
    line.content = joined(words.iter().map(String::as_str));
    line.codes = joined(chosen.iter().map(|chosen| choices.offered[chosen.at].code.as_str()));
}

/// A choice in words that are read as the same choice with the same text.
fn words_of(choices: &Choices, chosen: &Chosen) -> String {
    let offered = &choices.offered[chosen.at];
    match &chosen.text {
        // Brackets without words are not the same as no brackets.
        Some(text) if text.is_empty() && offered.counts.is_none() => format!("{}（）", offered.label),
        text => offered.with(text.as_deref()),
    }
}

/// `（{}）件` → 件
fn unit(print: &str) -> String {
    let around = print.replace("{}", "");
    around.trim_matches(|letter: char| letter.is_whitespace() || "（）()".contains(letter)).to_owned()
}
