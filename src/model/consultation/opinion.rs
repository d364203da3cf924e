//! The opinions of a result, one by one: what each is about, what was answered, and what was mended on its account.

use crate::form::join;
use crate::model::record::Record;
use crate::model::value::Reference;
use crate::model::value::Stated;
use crate::model::value::Value;

use super::result::keys;
use super::result::number;

/// A group of opinions that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Its number in the result, from 1.
    pub number: usize,
    /// Id of its row.
    pub id: String,
    /// What it is about; nothing where it is about the whole.
    pub about: Vec<Reference>,
    /// Whether its words are those of a submitter or a summary.
    pub wording: Option<Choice>,
    /// Its words.
    pub words: String,
    /// What of it is not shown, and why; empty where all of it is.
    pub omitted: String,
    /// How many opinions say this.
    pub count: Option<i64>,
    /// The answer.
    pub answer: String,
    /// How it was answered.
    pub response: Option<Choice>,
    /// What was mended on its account.
    pub changed: Vec<Reference>,
}

/// A choice that was made, for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its code in the form.
    pub code: String,
    /// Its words in the form.
    pub label: String,
}

impl Opinion {
    /// The opinions of a result in the order of the author.
    pub fn all_of(record: &Record) -> Vec<Self> {
        let rows = record.rows(keys::OPINIONS).iter().enumerate();
        rows.map(|(at, row)| Self::of_row(record, at, &row.id)).collect()
    }

    fn of_row(record: &Record, at: usize, id: &str) -> Self {
        let key = |item: &str| join(&join(keys::OPINIONS, id), item);
        let words = |item: &str| record.get(&key(item)).map(|entry| record.lines(entry).join("\n")).unwrap_or_default();
        let links = |item: &str| match record.get(&key(item)).map(|entry| &entry.value) {
            Some(Value::Stated(Stated::Links(links))) => links.clone(),
            _ => Vec::new(),
        };
        let written = |item: &str| match record.get(&key(item)).map(|entry| &entry.value) {
            None | Some(Value::Absent) => String::new(),
            Some(_) => words(item),
        };
        Self {
            number: at + 1,
            id: id.to_owned(),
            about: links(keys::ABOUT),
            wording: choice(record, &key(keys::WORDING)),
            words: words(keys::OPINION),
            omitted: written(keys::OMITTED),
            count: number(record, &key(keys::COUNT)),
            answer: words(keys::ANSWER),
            response: choice(record, &key(keys::RESPONSE)),
            changed: links(keys::MENDED),
        }
    }

    /// Key of its row.
    pub fn key(&self) -> String {
        join(keys::OPINIONS, &self.id)
    }
}

fn choice(record: &Record, key: &str) -> Option<Choice> {
    let entry = record.get(key)?;
    let chosen = entry.value.chosen().first()?;
    let choices = record.form.choices_of(entry.node)?;
    let code = choices.offered[chosen.at].code.clone();
    Some(Choice { code, label: choices.printed(chosen.at, chosen.text.as_deref()) })
}
