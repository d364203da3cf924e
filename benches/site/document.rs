//! Writes a complete document of a form: the same number gives the same words.

use juran::form::Choices;
use juran::form::Derivation;
use juran::form::Form;
use juran::form::ItemType;
use juran::form::Kind;
use juran::form::Node;
use juran::form::NodeId;

const OFFICES: [&str; 7] = ["税務課", "保険年金課", "市民課", "子ども支援課", "福祉課", "健康推進課", "住宅課"];
const MATTERS: [&str; 8] = ["申請書", "届出書", "台帳", "通知書", "照会の記録", "操作の記録", "契約書", "点検表"];
const TIMES: [&str; 5] = ["受付の都度", "毎開庁日", "毎月の初め", "四半期ごと", "年に一度"];
const ACTIONS: [&str; 6] = ["確かめる", "照合する", "記録する", "点検する", "課長に報告する", "施錠して保管する"];

/// Items that hold a long text with lists and a table, as real documents do.
const LONG: [&str; 5] = [
    "task.description",
    "files[].basics.scope",
    "files[].risks.use.access.authentication-method",
    "files[].risks.storage.loss.technical-content",
    "file.purpose",
];
/// Values that have to agree with others, by key: a book that contradicts itself cannot be published.
const AGREED: [(&str, &str); 8] = [
    ("task.population", "\"1\""),
    ("network.status", "\"2\""),
    ("files[].basics.main-items", "[\"個人番号\"]"),
    ("files[].acquisition.media", "[\"紙\"]"),
    ("files[].risks.entrustment.none", "[\"委託しない\"]"),
    ("files[].risks.provision.none", "[\"提供・移転しない\"]"),
    ("files[].risks.network.none", "[\"接続しない（入手）\", \"接続しない（提供）\"]"),
    ("procedure.basic.threshold", "\"特定個人情報保護評価の実施が義務付けられない（任意に全項目評価を実施）\""),
];

/// Rows of a repeat that is not named here.
pub(crate) const ROWS: usize = 2;
/// Rows of repeats: a book is about one file, a record has fifteen questions, each with one answer.
const ROWS_OF: [(&str, usize); 4] = [("files", 1), ("agenda", 1), ("questions", 15), ("further", 0)];
/// The day on which every document is published.
pub(crate) const PUBLISHED: &str = "2026-04-01";
/// Sentences in a paragraph of a book, and of the shorter documents.
const SENTENCES: usize = 4;
const SENTENCES_OF_SHORT: usize = 6;

/// Which wording of a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// As it is first.
    First,
    /// With one sentence more in every paragraph.
    Revised,
}

/// The main file of a document by its number.
pub(crate) fn text(form: &Form, number: usize, wording: Wording) -> String {
    let begin = format!("form = \"{}\"\n", form.name());
    let mut writer = Writer { form, number, wording, seed: number as u64, papers: 0, text: begin };
    writer.table(&form.roots, "");
    writer.text.push_str("\n[version]\npublished = ");
    writer.text.push_str(PUBLISHED);
    writer.text.push('\n');
    writer.text
}

/// The title of a document.
pub(crate) fn title(form: &Form, number: usize) -> String {
    Writer { form, number, wording: Wording::First, seed: number as u64, papers: 0, text: String::new() }.title()
}

/// How many rows of a repeat are written.
pub(crate) fn rows(form: &Form, node: &Node) -> usize {
    let rows = ROWS_OF.iter().find(|(name, _)| *name == node.name).map_or(ROWS, |(_, rows)| *rows);
    if is_needed(form, node) { rows } else { 0 }
}

/// The id of a row, counted from one.
pub(crate) fn row_id(row: usize) -> String {
    format!("row-{row}")
}

/// What the form fills in by itself, where it is the same in every document.
pub(crate) fn derived(form: &Form, how: &Derivation) -> String {
    match how {
        Derivation::FormTitle => form.title.clone(),
        Derivation::FormRevision => form.printed_revision.clone(),
        Derivation::Contents => {
            form.parts.iter().skip(1).map(|part| part.title.as_str()).collect::<Vec<_>>().join("\n")
        }
        Derivation::Published => "令和8年4月1日（2026年4月1日）".to_owned(),
        Derivation::Words(words) => words.clone(),
        Derivation::Rows(_) | Derivation::Copy(_) => String::new(),
    }
}

struct Writer<'a> {
    form: &'a Form,
    number: usize,
    wording: Wording,
    /// Moves on with every choice of words.
    seed: u64,
    /// Papers that were numbered.
    papers: usize,
    text: String,
}

impl Writer<'_> {
    /// The items of a table, then the tables in it: the order that TOML asks for.
    fn table(&mut self, nodes: &[NodeId], path: &str) {
        let form = self.form;
        for node in nodes.iter().map(|node| &form.nodes[*node]) {
            if let Kind::Item(item) = &node.kind
                && applies(form, node)
                && let Some(value) = self.value(node, item)
            {
                self.text.push_str(&format!("{} = {value}\n", node.name));
            }
        }
        for node in nodes.iter().map(|node| &form.nodes[*node]).filter(|node| is_needed(form, node)) {
            let path = if path.is_empty() { node.name.clone() } else { format!("{path}.{}", node.name) };
            match &node.kind {
                Kind::Item(_) => {}
                Kind::Group => {
                    self.text.push_str(&format!("\n[{path}]\n"));
                    self.table(&node.children, &path);
                }
                Kind::Repeat(_) => {
                    for row in 1..=rows(form, node) {
                        self.text.push_str(&format!("\n[[{path}]]\nid = \"{}\"\n", row_id(row)));
                        self.table(&node.children, &path);
                    }
                }
            }
        }
    }

    fn value(&mut self, node: &Node, item: &ItemType) -> Option<String> {
        let form = self.form;
        if let Some((_, value)) = AGREED.iter().find(|(key, _)| *key == node.key) {
            return Some((*value).to_owned());
        }
        Some(match item {
            ItemType::Line if node.key == "materials[].number" => {
                self.papers += 1;
                format!("\"資料{}\"", self.papers)
            }
            ItemType::Line if node.key == form.title_item => format!("\"{}\"", self.title()),
            ItemType::Line => format!("\"{}の{}\"", self.pick(&OFFICES), self.pick(&MATTERS)),
            ItemType::Text if LONG.contains(&node.key.as_str()) => format!("'''\n{}'''", self.long()),
            ItemType::Text => format!("\"{}\"", self.paragraph()),
            ItemType::One(list) => format!("\"{}\"", self.choice(node, &form.choices[*list])),
            ItemType::Many(list) => format!("[\"{}\"]", self.choice(node, &form.choices[*list])),
            ItemType::Number { count_of: Some(_), .. }
            | ItemType::Figure
            | ItemType::Links { .. }
            | ItemType::Derived(_) => return None,
            ItemType::Number { .. } => (self.number + 1).to_string(),
            // Days of events are recent ones, so that they stand in the calendar.
            ItemType::Date if !node.event.is_empty() => format!("2026-{:02}-01", self.number % 3 + 1),
            ItemType::Date => format!("2016-{:02}-01", self.number % 12 + 1),
            ItemType::Moment => "\"2026-05-31T23:59\"".to_owned(),
            ItemType::List { .. } => format!("[\"個人番号\", \"{}\"]", MATTERS.join("\", \"")),
        })
    }

    fn title(&self) -> String {
        let office = OFFICES[self.number % OFFICES.len()];
        format!("第{}号 {office}の事務 {}", self.number + 1, self.form.short_title)
    }

    /// A choice that needs no further words and asks for no further items.
    fn choice(&mut self, node: &Node, choices: &Choices) -> String {
        let asks = |code: &String| {
            let mut conditions = self.form.nodes.iter().filter_map(|node| node.when.as_ref());
            conditions.any(|condition| condition.key == node.key && condition.chosen.contains(code))
        };
        let plain = choices.offered.iter().filter(|offered| !offered.takes_text && !asks(&offered.code));
        let codes: Vec<&str> = plain.map(|offered| offered.code.as_str()).collect();
        self.pick(&codes).to_owned()
    }

    fn sentence(&mut self) -> String {
        format!("{}が、{}に{}を{}。", self.pick(&OFFICES), self.pick(&TIMES), self.pick(&MATTERS), self.pick(&ACTIONS))
    }

    fn paragraph(&mut self) -> String {
        let count = if self.form.kind == "assessments" { SENTENCES } else { SENTENCES_OF_SHORT };
        let revised = if self.wording == Wording::Revised {
            "見直しの結果を、翌月の会議で共有する。"
        } else {
            ""
        };
        (0..count).map(|_| self.sentence()).chain([revised.to_owned()]).collect()
    }

    fn long(&mut self) -> String {
        let mut lines = vec![self.paragraph()];
        lines.push(String::new());
        lines.extend((0..5).map(|_| format!("- **{}**: {}", self.pick(&MATTERS), self.paragraph())));
        lines.extend(["", "| 担当 | 時期 | 行うこと |", "| --- | --- | --- |"].map(str::to_owned));
        lines.extend(
            (0..4).map(|_| format!("| {} | {} | {} |", self.pick(&OFFICES), self.pick(&TIMES), self.sentence())),
        );
        lines.join("\n")
    }

    /// Goes through words in an order that differs from document to document.
    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let place = usize::try_from(self.seed >> 33).expect("31 bits fit every processor's word");
        words[place % words.len()]
    }
}

/// Whether a node is filled in: what must be, and in a register whatever may be; nothing that depends on a choice is, as
/// no such choice is made.
fn applies(form: &Form, node: &Node) -> bool {
    let is_agreed = AGREED.iter().any(|(key, _)| *key == node.key);
    (node.required || form.kind == "files" || is_agreed) && node.when.is_none()
}

/// Whether something that is filled in stands under a node.
fn is_needed(form: &Form, node: &Node) -> bool {
    node.when.is_none()
        && node.children.iter().map(|child| &form.nodes[*child]).any(|child| match &child.kind {
            Kind::Item(_) => applies(form, child) && child.is_authored(),
            Kind::Group | Kind::Repeat(_) => is_needed(form, child),
        })
}
