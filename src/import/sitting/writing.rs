//! Writes what was sorted as the values of the form.

use std::collections::BTreeSet;

use crate::finding::Place;
use crate::form::ChoiceReading;
use crate::form::Form;
use crate::form::NodeId;
use crate::form::join;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::slots::Piece;
use crate::import::value;
use crate::scaffold::Filling;
use crate::scaffold::Written;
use crate::scaffold::blank;

use super::matter::Keys;
use super::matter::Named;
use super::rows::Matter;
use super::rows::Said;

/// Words of the form's repeats, under which their rows stand.
const AGENDA: &str = "agenda";
const QUESTIONS: &str = "questions";
const FURTHER: &str = "further";
const OPINIONS: &str = "opinions";
const REQUESTS: &str = "requests";

struct Writing<'a> {
    form: &'a Form,
    report: &'a mut Report,
    filling: Filling,
}

/// The values of all rows.
pub(super) fn filling(form: &Form, keys: &Keys, agenda: &[Matter], requests: &[Said], report: &mut Report) -> Filling {
    let mut writing = Writing { form, report, filling: blank(form) };
    let ids = ids(form, keys, agenda);
    for (matter, id) in agenda.iter().zip(&ids) {
        writing.matter(keys, matter, &join(AGENDA, id));
    }
    writing.filling.put_rows(AGENDA, ids);
    writing.filling.put_rows(REQUESTS, numbered("request", requests.len()));
    for (at, said) in requests.iter().enumerate() {
        let key = join(REQUESTS, &format!("request-{}", at + 1));
        writing.said(&key, said, (keys.request, keys.request_answer));
    }
    writing.filling
}

fn numbered(word: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{word}-{number}")).collect()
}

/// `consult-1` for 諮問事項１, `report-1` for 報告１, `agenda-1` for what says neither; no id twice.
fn ids(form: &Form, keys: &Keys, agenda: &[Matter]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let ids = agenda.iter().enumerate().map(|(at, matter)| {
        let word = kind_of(form, keys, &matter.named).map_or(AGENDA, |(code, _)| code);
        let first = matter.named.digits().unwrap_or(at + 1);
        let mut numbers = std::iter::once(first).chain(at + 1..);
        let id = numbers.find_map(|number| {
            let id = format!("{word}-{number}");
            taken.insert(id.clone()).then_some(id)
        });
        id.unwrap_or_default()
    });
    ids.collect()
}

/// Code and words of the choice that the number of a matter names.
fn kind_of<'f>(form: &'f Form, keys: &Keys, named: &Named) -> Option<(&'f str, &'f str)> {
    let choices = form.choices_of(keys.matter)?;
    match choices.read(named.kind()) {
        ChoiceReading::Chosen(at, _) => Some((&choices.offered[at].code, &choices.offered[at].label)),
        ChoiceReading::Unknown => None,
    }
}

impl Writing<'_> {
    fn matter(&mut self, keys: &Keys, matter: &Matter, key: &str) {
        let place = RowPlace::default();
        self.put(key, keys.number, place, &matter.named.number);
        self.put(key, keys.title, place, &matter.named.title);
        if let Some((_, label)) = kind_of(self.form, keys, &matter.named) {
            self.put(key, keys.matter, place, label);
        }
        let questions = join(key, QUESTIONS);
        self.filling.put_rows(&questions, numbered("question", matter.questions.len()));
        for (at, said) in matter.questions.iter().enumerate() {
            let row = join(&questions, &format!("question-{}", at + 1));
            self.said(&row, said, (keys.question, keys.answer));
            let further = join(&row, FURTHER);
            self.filling.put_rows(&further, numbered(FURTHER, said.further.len()));
            for (at, answer) in said.further.iter().enumerate() {
                let row = join(&further, &format!("{FURTHER}-{}", at + 1));
                self.put(&row, keys.further_label, said.place, &answer.label);
                self.put(&row, keys.further, said.place, &answer.answer);
            }
        }
        let opinions = join(key, OPINIONS);
        self.filling.put_rows(&opinions, numbered("opinion", matter.opinions.len()));
        for (at, said) in matter.opinions.iter().enumerate() {
            self.said(&join(&opinions, &format!("opinion-{}", at + 1)), said, (keys.opinion, keys.opinion_answer));
        }
        let remarks: Vec<&str> = matter.remarks.iter().map(|said| said.words.as_str()).collect();
        let place = matter.remarks.first().map(|said| said.place).unwrap_or_default();
        self.put(key, keys.remarks, place, &remarks.join("\n\n"));
    }

    fn said(&mut self, key: &str, said: &Said, (words, answer): (NodeId, NodeId)) {
        self.put(key, words, said.place, &said.words);
        self.put(key, answer, said.place, &said.answer);
    }

    fn put(&mut self, row: &str, node: NodeId, place: RowPlace, words: &str) {
        if words.is_empty() {
            return;
        }
        let item = &self.form.nodes[node];
        let key = join(row, &item.name);
        let piece = Piece { row: place, words: words.to_owned(), option: None };
        let (written, problem): (Option<Written>, _) = value::read(self.form, node, &[piece], 0);
        if let Some(problem) = problem {
            let at = Place { item: Some(key.clone()), reference: Some(item.called()), ..Place::default() };
            self.report.warn_at(problem.rule, place, (words, at), problem.message, problem.remedy);
        }
        if let Some(written) = written {
            self.filling.put(&key, written);
        }
    }
}
