//! What a value says, line by line, as plain words.

use crate::text::PLANNED;

use super::record::Entry;
use super::record::Record;
use super::value::Stated;
use super::value::Value;

impl Record {
    /// Characters of everything that is stated in it.
    pub fn length(&self) -> usize {
        self.entries.iter().flat_map(|entry| self.lines(entry)).map(|line| line.chars().count()).sum()
    }

    /// The plain words of what is stated at an item: one line for each choice made and each line of a list, those of a
    /// text as they are read. Nothing where nothing is stated.
    pub fn lines(&self, entry: &Entry) -> Vec<String> {
        let Value::Stated(stated) = &entry.value else { return Vec::new() };
        let node = &self.form.nodes[entry.node];
        match stated {
            Stated::Line(words) | Stated::AsWritten(words) => words.lines().map(str::to_owned).collect(),
            Stated::Text(text) => text.prose.plain.lines().map(str::to_owned).collect(),
            Stated::Choice(chosen) => {
                let Some(choices) = self.form.choices_of(entry.node) else { return Vec::new() };
                chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref())).collect()
            }
            Stated::Number(number) => vec![node.printed_number(*number)],
            Stated::Date(date, planned) => {
                let planned = if *planned { PLANNED } else { "" };
                vec![format!("{}（{}）{}{planned}", date.wareki(), date.seireki(), node.weekday_of(*date))]
            }
            Stated::Moment(moment) => vec![node.printed_minute(*moment)],
            Stated::List(lines) => lines.clone(),
            Stated::Links(references) => references.iter().map(ToString::to_string).collect(),
            Stated::Figure(figure) => vec![format!("図（{}）: {}", figure.file, figure.alternative)],
        }
    }
}
