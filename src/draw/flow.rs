//! The steps that a record tells of, as a drawing.

use crate::form::Flow;
use crate::form::join;
use crate::model::Record;
use crate::model::Value;

use super::Arrow;
use super::Diagram;
use super::Heads;

/// What stands for words that are not published.
const WITHHELD: &str = "（公表していません）";

impl Diagram {
    /// The drawing of the rows of a repeat, by its key; rows that do not say from whom or to whom are left out.
    pub fn of_steps(record: &Record, flow: &Flow, repeat: &str) -> Self {
        let mut diagram = Self::default();
        for (at, row) in record.rows(repeat).iter().enumerate() {
            let own = join(repeat, &row.id);
            let line = |name: &str| match record.get(&join(&own, name)).map(|entry| &entry.value) {
                Some(Value::Withheld { .. }) => Some(WITHHELD.to_owned()),
                Some(value) => value.line().map(|words| words.replace('\n', " ")).filter(|words| !words.is_empty()),
                None => None,
            };
            let (Some(from), Some(to)) = (line(&flow.from), line(&flow.to)) else { continue };
            let chosen = record.chosen_code(&join(&own, &flow.carries));
            let what = line(&flow.what).unwrap_or_default();
            let medium = line(&flow.medium).map(|medium| format!("（{medium}）")).unwrap_or_default();
            let arrow = Arrow {
                from: diagram.actor(&from, None),
                to: diagram.actor(&to, None),
                number: line(&flow.number).unwrap_or_else(|| (at + 1).to_string()),
                label: format!("{what}{medium}"),
                carries: chosen.map(|code| flow.carried.iter().any(|carried| carried == code)),
                heads: Heads::Forward,
            };
            diagram.arrows.push(arrow);
        }
        diagram
    }

    /// Whether something travels along an arrow of which this is said.
    pub fn has(&self, carries: Option<bool>) -> bool {
        self.arrows.iter().any(|arrow| arrow.carries == carries)
    }
}
