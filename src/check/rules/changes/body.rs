//! The words of a book in one spelling, so that a sentence of the table of changes can be found in its item.

use crate::check::Subject;
use crate::form::Kind;
use crate::form::NodeId;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;
use crate::text::fold;
use crate::text::is_none_mark;

/// Everything that stands in the items, and in the groups around them, of one row where one is named; `None` where a
/// part of it is not public or cannot be read, so that nobody can tell what stands there.
pub(super) fn of(subject: &Subject, nodes: &[NodeId], row: Option<(NodeId, u32)>) -> Option<String> {
    let form = &subject.record.form;
    let is_meant = |entry: &&Entry| {
        let mut above = Some(entry.node);
        while let Some(node) = above {
            if nodes.contains(&node) {
                return true;
            }
            above = form.nodes[node].parent;
        }
        false
    };
    let is_of_row = |entry: &&Entry| {
        row.is_none_or(|(repeat, number)| {
            entry.path.iter().any(|step| step.repeat == form.nodes[repeat].name && step.number == number as usize)
        })
    };
    let entries: Vec<&Entry> = subject.record.entries.iter().filter(is_meant).filter(is_of_row).collect();
    let is_hidden = |entry: &&Entry| match &entry.value {
        Value::Withheld { .. } => true,
        Value::Stated(Stated::Text(text)) => !text.withheld.is_empty(),
        _ => entry.refused,
    };
    let is_authored =
        |entry: &&&Entry| !matches!(form.nodes[entry.node].kind, Kind::Item(_)) || form.nodes[entry.node].is_authored();
    if entries.is_empty() || entries.iter().any(is_hidden) || !entries.iter().any(|entry| is_authored(&entry)) {
        return None;
    }
    Some(entries.iter().map(|entry| words_of(subject.record, entry)).collect::<Vec<_>>().join("/"))
}

/// What stands in an item, in one spelling.
pub(super) fn words_of(record: &Record, entry: &Entry) -> String {
    let node = &record.form.nodes[entry.node];
    let stated = match &entry.value {
        Value::Stated(stated) => stated,
        Value::Withheld { ground } => return plain(&format!("（非公表: {ground}）")),
        Value::Absent | Value::None(_) => return String::new(),
    };
    let words = match stated {
        Stated::Line(words) | Stated::AsWritten(words) => words.clone(),
        Stated::Text(text) => text.source.clone(),
        Stated::List(lines) => lines.join("/"),
        Stated::Number(number) => node.printed_number(*number),
        Stated::Date(date, _) => format!("{}/{}", date.wareki(), date.iso()),
        Stated::Moment(instant) => instant.in_full(),
        Stated::Figure(figure) => figure.alternative.clone(),
        Stated::Choice(chosen) => {
            let Some(choices) = record.form.choices_of(entry.node) else { return String::new() };
            chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref())).collect::<Vec<_>>().join("/")
        }
        Stated::Links(references) => references.iter().map(ToString::to_string).collect::<Vec<_>>().join("/"),
    };
    plain(&words)
}

/// Whether rules on the table of changes see no difference between the words of two versions.
pub fn is_same_to_rules(before: &str, after: &str) -> bool {
    let plain = |words: &str| if is_none_mark(words) { String::new() } else { plain(words) };
    plain(before) == plain(after)
}

/// Words without marks of Markdown, addresses of links, bullets, blanks and widths.
pub(super) fn plain(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((ahead, behind)) = rest.split_once("](") {
        shown.push_str(ahead);
        rest = behind.split_once(')').map_or("", |(_, behind)| behind);
    }
    shown.push_str(rest);
    shown.retain(|letter| !"*#`|・>".contains(letter));
    let mut folded = fold(&shown);
    folded.retain(|letter| letter != '-');
    folded
}
