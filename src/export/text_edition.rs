//! The text edition: a version as plain text, whose SHA-256 is the fingerprint of the version.

use crate::fingerprint::short;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::join;
use crate::model::Entry;
use crate::model::Numbering;
use crate::model::Record;
use crate::model::Settings;
use crate::model::Stated;
use crate::model::Value;

use super::about::About;
use super::attached::Attached;

/// The first line of what is not public.
const PREVIEW: &str = "公表前の確認用です。公表した版の文ではありません。\n";

/// Writes a version as text: every item with its reference, label, mark and words, in printed order.
pub fn text_edition(
    record: &Record,
    about: &About,
    (title, attachments): (&str, &[Attached]),
    settings: &Settings,
    numbering: &Numbering,
) -> String {
    let version = about.version;
    let preview = if about.state.is_public() { "" } else { PREVIEW };
    let mut writer = Writer { record, numbering, text: preview.to_owned() };
    let form = &record.form;
    match version.called() {
        Some(called) => {
            writer.line(&format!("{title}　{called}"));
            writer.line(&format!("文書: {}　版: {}　様式: {}", version.document, version.name, form.name()));
        }
        None => {
            writer.line(title);
            writer.line(&format!("文書: {}　様式: {}", version.document, form.name()));
        }
    }
    if let Some(published) = version.published {
        writer.line(&format!("公表日: {}（{}）", published.wareki(), published.seireki()));
    }
    if let Some(agency) = settings.agency_of(version) {
        writer.line(&format!("{}: {}", agency.called(), agency.name));
    }
    if let Some(department) = settings.department_of(version) {
        writer.line(&format!("担当部署: {}", department.name));
    }
    writer.line(&format!("団体: {}", settings.body));
    writer.line(&format!("アドレス: {}", settings.canonical(&version.address())));
    if let Some(position) = &about.position {
        let before = match position.entry {
            1 => "最初の記載".to_owned(),
            entry => format!("第{}号の封 {}", entry - 1, short(&position.previous)),
        };
        writer.line(&format!("公表台帳: 第{}号（{before}に続く）", position.entry));
    }
    if !version.related.is_empty() {
        let related: Vec<String> = version.related.iter().map(ToString::to_string).collect();
        writer.line(&format!("関係する文書: {}", related.join("、")));
    }
    if !form.mark_meaning.is_empty() {
        writer.line(&format!("※（{}）: {}", form.mark_label, form.mark_meaning));
    }
    for (at, part) in form.parts.iter().enumerate() {
        let mark = if part.marked { format!("　※{}", part.mark_note) } else { String::new() };
        writer.line("");
        writer.line(&format!("{}{mark}", part.title));
        writer.line(&"=".repeat(40));
        writer.walk(&form.roots, at, "");
    }
    writer.attachments(attachments);
    writer.text
}

struct Writer<'a> {
    record: &'a Record,
    numbering: &'a Numbering,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, words: &str) {
        self.text.push_str(words.trim_end());
        self.text.push('\n');
    }

    fn walk(&mut self, nodes: &[NodeId], part: usize, key: &str) {
        let form = &self.record.form;
        let mut section: Option<&str> = None;
        for id in nodes.iter().filter(|id| form.reaches(**id, part)) {
            let node = &form.nodes[*id];
            let own = join(key, &node.name);
            if self.record.leaves_out(*id, &own) {
                continue;
            }
            match &node.kind {
                Kind::Item(_) => {
                    // An item behind a section would else be read as a part of it.
                    if let Some(label) = section.take() {
                        self.line("");
                        self.line(&format!("（「{label}」は、ここまで）"));
                    }
                    self.item(&own);
                }
                Kind::Group => {
                    if node.heading {
                        self.heading(&node.reference, &node.label, node.marked);
                    }
                    self.walk(&node.children, part, &own);
                }
                Kind::Repeat(repeat) => {
                    if node.heading {
                        self.heading(&node.reference, &node.label, node.marked);
                    }
                    for (at, row) in self.record.rows(&own).iter().enumerate() {
                        let inside = join(&own, &row.id);
                        let title = repeat.title_item.as_ref().map(|item| join(&inside, item));
                        let title = title.and_then(|key| self.record.get(&key)?.value.line()).unwrap_or_default();
                        let title = title.lines().next().unwrap_or_default();
                        let detail = self.record.row_detail(repeat, &inside);
                        let heading = format!("{}{}　{title}{detail}", repeat.row_label, at + 1);
                        self.heading("", heading.trim_end(), false);
                        self.walk(&node.children, part, &inside);
                    }
                }
            }
            if node.heading && node.item().is_none() {
                section = Some(&node.label);
            }
        }
    }

    fn attachments(&mut self, attachments: &[Attached]) {
        if attachments.is_empty() {
            return;
        }
        self.line("");
        self.line("添付資料");
        self.line(&"=".repeat(40));
        for attached in attachments {
            self.line("");
            self.line(attached.title);
            self.line(&format!("  {}（{}バイト）", attached.file, attached.bytes));
            self.line(&format!("  SHA-256: {}", attached.sha256));
        }
    }

    fn heading(&mut self, reference: &str, label: &str, marked: bool) {
        self.line("");
        let mark = if marked { "　※" } else { "" };
        self.line(format!("■ {reference} {label}{mark}").replace("■  ", "■ ").as_str());
    }

    fn item(&mut self, key: &str) {
        let Some(entry) = self.record.get(key) else { return };
        let node = &self.record.form.nodes[entry.node];
        let mark = if node.marked { "　※" } else { "" };
        self.line("");
        let reference = if node.reference.is_empty() { String::new() } else { format!("[{}] ", node.reference) };
        self.line(&format!("{reference}{}{mark}", node.label));
        let words = self.words(entry);
        for line in words.lines() {
            self.line(&format!("  {line}"));
        }
    }

    fn words(&self, entry: &Entry) -> String {
        match &entry.value {
            Value::Absent if !self.record.applies(entry) => "（記載する必要のない項目です）".to_owned(),
            Value::Absent => "（記載がありません）".to_owned(),
            Value::None(written) => written.clone(),
            Value::Withheld { ground, .. } => format!("（非公表: {ground}）"),
            Value::Stated(stated) => self.stated(entry, stated),
        }
    }

    fn stated(&self, entry: &Entry, stated: &Stated) -> String {
        let lines = self.record.lines(entry);
        match stated {
            Stated::Choice(_) if lines.is_empty() => "選択: 該当する選択肢はありません".to_owned(),
            Stated::Choice(_) => lines.iter().map(|words| format!("選択: {words}")).collect::<Vec<_>>().join("\n"),
            Stated::List(_) => {
                let start = self.numbering.start(&entry.key);
                let numbered = lines.iter().enumerate().map(|(at, line)| format!("{}. {line}", start + at));
                numbered.collect::<Vec<_>>().join("\n")
            }
            _ => lines.join("\n"),
        }
    }
}
