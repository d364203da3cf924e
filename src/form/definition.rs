//! A form file as its author writes it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::catalogue::asked::FlowFile;
use super::catalogue::asked::GistFile;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormFile {
    pub(super) id: String,
    pub(super) revision: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) stage: String,
    pub(super) title: String,
    pub(super) short_title: String,
    #[serde(default)]
    pub(super) printed_revision: String,
    #[serde(default)]
    pub(super) mark_meaning: String,
    #[serde(default)]
    pub(super) mark_label: String,
    pub(super) title_item: String,
    #[serde(default)]
    pub(super) number_item: String,
    #[serde(default)]
    pub(super) change_table: String,
    #[serde(default)]
    pub(super) list_items: Vec<String>,
    #[serde(default = "yes")]
    pub(super) verified: bool,
    #[serde(default)]
    pub(super) leaves_out_absent: bool,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    pub(super) previous: Option<String>,
    #[serde(default)]
    pub(super) dropped: Vec<DroppedFile>,
    pub(super) parts: Vec<Spanned<PartFile>>,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, Spanned<ChoicesFile>>,
    pub(super) nodes: Vec<Spanned<NodeFile>>,
    pub(super) gist: Option<GistFile>,
    #[serde(default)]
    pub(super) flows: Vec<FlowFile>,
}

/// A node that the revision has no more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DroppedFile {
    pub(super) key: String,
    pub(super) reason: String,
}

/// One part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartFile {
    pub(super) key: String,
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) mark: bool,
    #[serde(default)]
    pub(super) mark_note: String,
    #[serde(default)]
    pub(super) note: String,
}

/// One list of choices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoicesFile {
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) numbered: bool,
    pub(super) options: Vec<OptionFile>,
    #[serde(default = "yes")]
    pub(super) verified: bool,
}

/// One choice.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionFile {
    pub(super) code: String,
    pub(super) label: String,
    #[serde(default)]
    pub(super) text: bool,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) group: String,
    pub(super) count: Option<String>,
}

/// A condition on a choice made elsewhere in the same document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionFile {
    pub(super) key: String,
    pub(super) chosen: Vec<String>,
}

/// One node of the flat list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of its own in the file")]
pub(super) struct NodeFile {
    pub(super) key: String,
    pub(super) part: Option<String>,
    #[serde(rename = "ref", default)]
    pub(super) reference: String,
    pub(super) label: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) choices: Option<String>,
    pub(super) mark: Option<bool>,
    pub(super) required: Option<bool>,
    pub(super) when: Option<ConditionFile>,
    pub(super) when_not: Option<ConditionFile>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) ref_aliases: Vec<String>,
    #[serde(default)]
    pub(super) note: String,
    pub(super) title_item: Option<String>,
    pub(super) title_detail: Option<String>,
    pub(super) row_label: Option<String>,
    #[serde(default)]
    pub(super) row_aliases: Vec<String>,
    pub(super) max: Option<usize>,
    pub(super) display: Option<String>,
    #[serde(default)]
    pub(super) pages: bool,
    pub(super) print: Option<String>,
    pub(super) count_of: Option<String>,
    pub(super) derive: Option<String>,
    #[serde(default)]
    pub(super) to: Vec<String>,
    #[serde(default)]
    pub(super) versions: bool,
    #[serde(default)]
    pub(super) event: String,
    #[serde(default)]
    pub(super) numbered_across: bool,
    pub(super) only_for: Option<String>,
    pub(super) dates: Option<String>,
    #[serde(default)]
    pub(super) weekday: bool,
    #[serde(default)]
    pub(super) limit: bool,
    #[serde(default)]
    pub(super) law: bool,
    #[serde(default)]
    pub(super) renewed: bool,
    #[serde(default)]
    pub(super) fades: bool,
    pub(super) from: Option<String>,
    pub(super) split_from: Option<String>,
    #[serde(default)]
    pub(super) merged_from: Vec<String>,
    pub(super) verified: Option<bool>,
    pub(super) heading: Option<bool>,
}

fn yes() -> bool {
    true
}
