//! Printed numbers of list lines, which may run on over the rows of a repeat.

use std::collections::BTreeMap;

use crate::form::ItemType;
use crate::form::NodeId;

use super::record::Record;
use super::value::Stated;
use super::value::Value;

/// First numbers of lists whose numbers run on over the rows of their repeat, by key.
#[derive(Debug, Default)]
pub struct Numbering {
    starts: BTreeMap<String, usize>,
}

impl Numbering {
    /// Counts through a record once.
    pub fn of(record: &Record) -> Self {
        let mut running: BTreeMap<(NodeId, Vec<&str>), usize> = BTreeMap::new();
        let mut starts = BTreeMap::new();
        for entry in &record.entries {
            let across = matches!(record.form.nodes[entry.node].item(), Some(ItemType::List { across: true }));
            if let (true, Value::Stated(Stated::List(lines))) = (across, &entry.value) {
                let outer = entry.path.iter().rev().skip(1).map(|step| step.id.as_str()).collect();
                let count = running.entry((entry.node, outer)).or_default();
                starts.insert(entry.key.clone(), *count + 1);
                *count += lines.len();
            }
        }
        Self { starts }
    }

    /// The number of the first line of a list.
    pub fn start(&self, key: &str) -> usize {
        self.starts.get(key).copied().unwrap_or(1)
    }
}
