//! What readers ask of forms: as the form's own file says, or as it is kept beside an official form.
//!
//! The file of an official form is frozen with every version that was published by it. What only helps to read stands
//! beside it, so that it can be mended, and helps readers of old versions too.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::form::asked::Answer;
use crate::form::asked::Answering;
use crate::form::asked::Flow;
use crate::form::asked::Gist;
use crate::form::node::Form;
use crate::form::node::ItemType;

/// What is asked of the official forms, whatever their revision, by id of the form.
const BUILT_IN: &[(&str, &str)] = &[
    ("all-items", include_str!("asked/all-items.toml")),
    ("priority-items", include_str!("asked/priority-items.toml")),
    ("basic-items", include_str!("asked/basic-items.toml")),
    ("file-register", include_str!("asked/file-register.toml")),
];

static PARSED: LazyLock<Vec<(&str, AskedFile)>> = LazyLock::new(|| {
    let parse = |text| toml::from_str(text).expect("what is asked of an official form is well-formed");
    BUILT_IN.iter().map(|(id, text)| (*id, parse(text))).collect()
});

/// The tables of a form that tell what is asked of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::form) struct AskedFile {
    gist: Option<GistFile>,
    #[serde(default)]
    flows: Vec<FlowFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::form) struct GistFile {
    title: String,
    answers: Vec<AnswerFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    question: String,
    items: Vec<AnsweringFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum AnsweringFile {
    Key(String),
    Row { key: String, with: String },
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::form) struct FlowFile {
    steps: String,
    number: String,
    from: String,
    to: String,
    what: String,
    medium: String,
    carries: String,
    carried: Vec<String>,
}

impl AskedFile {
    pub(in crate::form) fn of(gist: Option<GistFile>, flows: Vec<FlowFile>) -> Self {
        Self { gist, flows }
    }

    fn is_empty(&self) -> bool {
        self.gist.is_none() && self.flows.is_empty()
    }
}

/// Gives a form what is asked of it: what its own file says, else what is kept for forms of its id, as far as its items
/// go. Returns what its own file names in vain.
pub(super) fn ask(form: &mut Form, own: AskedFile) -> Vec<String> {
    if !own.is_empty() {
        (form.gist, form.flows) = made(own);
        return problems(form);
    }
    if let Some((_, kept)) = PARSED.iter().find(|(id, _)| *id == form.id) {
        let (gist, flows) = made(kept.clone());
        form.flows = flows.into_iter().filter(|flow| of_flow(form, flow).is_none()).collect();
        form.gist = gist;
        for answer in &mut form.gist.answers {
            let nodes = &form.nodes;
            answer.items.retain(|item| nodes.iter().any(|node| node.key == item.key));
        }
        form.gist.answers.retain(|answer| !answer.items.is_empty());
    }
    Vec::new()
}

fn made(file: AskedFile) -> (Gist, Vec<Flow>) {
    let answering = |item| match item {
        AnsweringFile::Key(key) => Answering { key, with: None },
        AnsweringFile::Row { key, with } => Answering { key, with: Some(with) },
    };
    let answer =
        |file: AnswerFile| Answer { question: file.question, items: file.items.into_iter().map(answering).collect() };
    let gist = file.gist.map_or_else(Gist::default, |gist| Gist {
        title: gist.title,
        answers: gist.answers.into_iter().map(answer).collect(),
    });
    let flow = |file: FlowFile| Flow {
        steps: file.steps,
        number: file.number,
        from: file.from,
        to: file.to,
        what: file.what,
        medium: file.medium,
        carries: file.carries,
        carried: file.carried,
    };
    (gist, file.flows.into_iter().map(flow).collect())
}

fn problems(form: &Form) -> Vec<String> {
    let items = form.gist.answers.iter().flat_map(|answer| &answer.items);
    let answers = items.filter_map(|item| of_answering(form, item));
    answers.chain(form.flows.iter().filter_map(|flow| of_flow(form, flow))).collect()
}

fn of_answering(form: &Form, item: &Answering) -> Option<String> {
    let key = &item.key;
    let Some(node) = form.by_key(key).map(|id| &form.nodes[id]) else {
        return Some(format!("[gist] の「{key}」という項目がありません。"));
    };
    let is_told = node.item().is_some() || node.repeat().is_some_and(|repeat| repeat.title_item.is_some());
    if !is_told {
        return Some(format!("[gist] には、項目か、題名のある繰り返しだけを書けます。「{key}」は書けません。"));
    }
    let with = item.with.as_ref()?;
    let is_there = node.repeat().is_some() && is_item(form, &format!("{key}.{with}"));
    (!is_there).then(|| format!("[gist] の「{key}」の with「{with}」が、その中にありません。"))
}

fn of_flow(form: &Form, flow: &Flow) -> Option<String> {
    let steps = &flow.steps;
    if form.by_key(steps).is_none_or(|id| form.nodes[id].repeat().is_none()) {
        return Some(format!("[[flows]] の steps「{steps}」という繰り返しがありません。"));
    }
    let names = [&flow.number, &flow.from, &flow.to, &flow.what, &flow.medium, &flow.carries];
    if let Some(name) = names.into_iter().find(|name| !is_item(form, &format!("{steps}.{name}"))) {
        return Some(format!("[[flows]] の「{name}」という項目が、「{steps}」の中にありません。"));
    }
    let carries = form.by_key(&format!("{steps}.{}", flow.carries));
    let offered = carries.and_then(|id| form.choices_of(id)).map(|choices| choices.offered.as_slice());
    let is_offered = |code: &&String| offered.unwrap_or_default().iter().any(|offered| offered.code == **code);
    let strange = flow.carried.iter().find(|code| !is_offered(code));
    strange.map(|code| format!("[[flows]] の carried「{code}」という選択肢が、「{}」にありません。", flow.carries))
}

fn is_item(form: &Form, key: &str) -> bool {
    let item = form.by_key(key).and_then(|id| form.nodes[id].item());
    item.is_some_and(|item| !matches!(item, ItemType::Derived(_)))
}
