//! How a revision of a form relates to the one before: which item each old item became.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::key::last_segment;
use super::key::parent;
use super::node::Form;

/// What a node was in the revision before, where its key says nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Lineage {
    /// The node of the same key, if there was one.
    #[default]
    Same,
    /// A node with another key.
    From(String),
    /// A part of a node of which there are several now.
    SplitFrom(String),
    /// Several nodes that are one now.
    MergedFrom(Vec<String>),
}

/// A node that a revision has no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Its key in the revision before.
    pub key: String,
    /// Why it is gone.
    pub reason: String,
}

/// The keys that a node of a later revision had in an earlier one, for those that have no longer the same.
pub type Origins = BTreeMap<String, Vec<String>>;

impl Lineage {
    /// The keys that it names.
    pub fn keys(&self) -> &[String] {
        match self {
            Self::Same => &[],
            Self::From(key) | Self::SplitFrom(key) => std::slice::from_ref(key),
            Self::MergedFrom(keys) => keys,
        }
    }
}

impl Form {
    /// Origins of its nodes in an earlier revision, step by step through those between; none where it is no earlier one.
    pub fn origins_in(&self, earlier: &Self) -> Origins {
        if self.name() == earlier.name() {
            return Origins::new();
        }
        let Some(before) = self.before.as_ref().filter(|before| before.follows(earlier)) else { return Origins::new() };
        let further = before.origins_in(earlier);
        let mut origins = Origins::new();
        for node in &self.nodes {
            let last = self.origins(&node.key);
            let all = last.iter().flat_map(|key| further.get(key).cloned().unwrap_or_else(|| vec![key.clone()]));
            let all: Vec<String> = all.filter(|key| earlier.by_key(key).is_some()).collect();
            if !all.is_empty() && (all != [node.key.clone()] || node.lineage != Lineage::Same) {
                origins.insert(node.key.clone(), all);
            }
        }
        origins
    }

    /// Whether it is this revision, or one after it.
    fn follows(&self, earlier: &Self) -> bool {
        self.name() == earlier.name() || self.before.as_ref().is_some_and(|before| before.follows(earlier))
    }

    /// The keys that a node had in the revision before: those it names, or its own below those of the node above.
    fn origins(&self, key: &str) -> Vec<String> {
        let Some(node) = self.by_key(key).map(|id| &self.nodes[id]) else { return Vec::new() };
        if node.lineage != Lineage::Same {
            return node.lineage.keys().to_vec();
        }
        let Some(above) = parent(key) else { return vec![key.to_owned()] };
        let origin = match self.origins(above).as_slice() {
            [origin] => origin.clone(),
            _ => above.to_owned(),
        };
        let last = key.rsplit('.').next().unwrap_or_else(|| last_segment(key));
        vec![format!("{origin}.{last}")]
    }

    /// Nodes of the revision before of which this one does not say what they became, and what it says of none.
    pub(super) fn unaccounted(&self, before: &Self) -> Vec<String> {
        let mut problems = Vec::new();
        let named: BTreeSet<String> = self.nodes.iter().flat_map(|node| self.origins(&node.key)).collect();
        let is_dropped = |key: &str| {
            self.dropped.iter().any(|dropped| key == dropped.key || key.starts_with(&format!("{}.", dropped.key)))
        };
        for node in before.nodes.iter().filter(|node| !named.contains(&node.key) && !is_dropped(&node.key)) {
            problems.push(format!(
                "前の様式「{}」の項目「{}」が、どうなったか書かれていません。後の項目に from などを書くか、[[dropped]] に key と reason を書いてください。",
                before.name(),
                node.key
            ));
        }
        let told = self.nodes.iter().flat_map(|node| node.lineage.keys());
        for key in told.chain(self.dropped.iter().map(|dropped| &dropped.key)) {
            if before.by_key(key).is_none() {
                problems.push(format!("前の様式「{}」に、項目「{key}」はありません。", before.name()));
            }
        }
        for dropped in &self.dropped {
            if named.contains(&dropped.key) {
                problems.push(format!(
                    "項目「{}」が、なくなった項目（[[dropped]]）と、後の項目の両方にあります。",
                    dropped.key
                ));
            }
            if dropped.reason.trim().is_empty() {
                problems.push(format!("なくなった項目「{}」に、理由（reason）がありません。", dropped.key));
            }
        }
        problems
    }
}
