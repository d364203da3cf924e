//! One value as a template prints it.

use std::collections::BTreeMap;

use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::model::Chosen;
use crate::model::Entry;
use crate::model::Reference;
use crate::model::Stated;
use crate::model::Value;
use crate::prose::Setting;
use crate::prose::escape;
use crate::prose::read_prose;
use crate::prose::without_brackets;

use super::view::LineView;
use super::view::LinkView;
use super::view::OptionView;
use super::view::ValueView;

/// What a value needs of the site around its record.
pub(super) struct Around<'a> {
    /// Address of the folder of attachments.
    pub(super) attachments: &'a str,
    /// The link to a document.
    pub(super) link: &'a dyn Fn(&Reference) -> LinkView,
}

/// Prepares a value; `start` is the number of the first line of a list.
pub(super) fn value_view(form: &Form, entry: &Entry, start: usize, around: &Around) -> ValueView {
    let mut view = ValueView { shape: shape(form, entry), ..ValueView::default() };
    if let Some(choices) = form.choices_of(entry.node) {
        view.several = matches!(form.nodes[entry.node].item(), Some(ItemType::Many(_)));
        if !form.leaves_out_absent {
            view.offered = offered(choices, entry.value.chosen());
        }
    }
    match &entry.value {
        Value::Absent => view.state = "absent",
        Value::None(written) => {
            view.state = "none";
            if written != "なし" {
                view.written.clone_from(written);
            }
        }
        Value::Withheld { ground, .. } => {
            view.state = "withheld";
            view.ground.clone_from(ground);
        }
        Value::Stated(stated) => {
            view.state = "stated";
            self::stated(&mut view, form, entry, stated, start, around);
        }
    }
    view
}

fn shape(form: &Form, entry: &Entry) -> &'static str {
    if let Value::Stated(Stated::AsWritten(_)) = entry.value {
        return "as-written";
    }
    match form.nodes[entry.node].item() {
        Some(ItemType::Text) => "text",
        Some(ItemType::One(_) | ItemType::Many(_)) => "choice",
        Some(ItemType::Number { .. }) => "number",
        Some(ItemType::Date) => "date",
        Some(ItemType::Moment) => "moment",
        Some(ItemType::List { .. }) => "list",
        Some(ItemType::Figure) => "figure",
        Some(ItemType::Links { .. }) => "links",
        Some(ItemType::Derived(_)) if matches!(entry.value, Value::Stated(Stated::Date(..))) => "date",
        _ => "line",
    }
}

fn stated(view: &mut ValueView, form: &Form, entry: &Entry, stated: &Stated, start: usize, around: &Around) {
    match stated {
        Stated::Line(words) | Stated::AsWritten(words) => view.text.clone_from(words),
        Stated::Text(text) => {
            view.html.clone_from(&text.prose.html);
            if form.nodes[entry.node].law {
                view.skeleton =
                    without_brackets(&text.prose.plain).map_or_else(String::new, |words| read_plain(&words));
                view.leaves_out = view.html.contains("class=\"left-out\"");
            }
        }
        Stated::Choice(chosen) => {
            if let Some(choices) = form.choices_of(entry.node) {
                view.chosen = chosen.iter().map(|chosen| option(choices, chosen)).collect();
            }
        }
        Stated::Number(number) => view.text = form.nodes[entry.node].printed_number(*number),
        Stated::Date(date, planned) => {
            (view.iso, view.wareki, view.seireki) = (date.iso(), date.wareki(), date.seireki());
            view.planned = *planned;
            view.weekday = form.nodes[entry.node].weekday_of(*date);
        }
        Stated::Moment(moment) => {
            let node = &form.nodes[entry.node];
            (view.iso, view.text) = (node.meant(*moment).iso(), node.printed_minute(*moment));
        }
        Stated::List(lines) => {
            view.start = start;
            let number = |at: usize| format!("{}.", start + at);
            let lines = lines.iter().enumerate();
            view.items = lines.map(|(at, line)| LineView { number: number(at), text: line.clone() }).collect();
        }
        Stated::Links(references) => {
            view.links = references.iter().map(around.link).collect();
        }
        Stated::Figure(figure) => {
            view.src = format!("{}{}", around.attachments, figure.file);
            view.alt.clone_from(&figure.alternative);
        }
    }
}

/// Plain words as the HTML that an author's text of the same words would have.
fn read_plain(words: &str) -> String {
    let setting = Setting { id_prefix: "", withheld: &BTreeMap::new(), image_base: "", heading_level: None };
    read_prose(&escape(words), &setting).html
}

fn option(choices: &Choices, chosen: &Chosen) -> OptionView {
    let offered = &choices.offered[chosen.at];
    OptionView {
        code: offered.code.clone(),
        label: offered.label.clone(),
        text: chosen.text.clone().unwrap_or_default(),
        print: choices.printed(chosen.at, chosen.text.as_deref()),
        chosen: true,
    }
}

fn offered(choices: &Choices, chosen: &[Chosen]) -> Vec<OptionView> {
    let option = |at: usize| OptionView {
        code: choices.offered[at].code.clone(),
        label: choices.offered[at].label.clone(),
        text: String::new(),
        print: choices.printed(at, None),
        chosen: chosen.iter().any(|chosen| chosen.at == at),
    };
    (0..choices.offered.len()).map(option).collect()
}
