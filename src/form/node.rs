//! A form in memory: a tree of groups, repeats and items, divided into parts.

use std::sync::Arc;

use crate::text::Date;
use crate::text::Instant;

use super::asked::Flow;
use super::asked::Gist;
use super::choice::Choices;
use super::condition::Condition;
use super::lineage::Dropped;
use super::lineage::Lineage;

/// Place of a node in `Form::nodes`.
pub type NodeId = usize;

/// A form of one revision.
#[derive(Debug)]
pub struct Form {
    /// `all-items`.
    pub id: String,
    /// `2018-05`.
    pub revision: String,
    /// Folder of the kind of document it is for: `assessments`; empty for versions of any kind of which only files are left.
    pub kind: String,
    /// Stage of a document in stages that it is for, `call` or `result`; empty where documents have none.
    pub stage: String,
    /// Full title as printed.
    pub title: String,
    /// Short title for lists and headings.
    pub short_title: String,
    /// `[平成30年5月 様式4]`.
    pub printed_revision: String,
    /// What ※ means, as a sentence; empty where the form has no such mark.
    pub mark_meaning: String,
    /// What ※ means, in a few words beside the mark.
    pub mark_label: String,
    /// Key of the item that titles the document.
    pub title_item: String,
    /// Key of the item that numbers the document; empty where the form has none.
    pub number_item: String,
    /// Key of the repeat that tells what changed from earlier versions（変更箇所）; empty where the form has none.
    pub change_table: String,
    /// Keys of the items that tell documents apart in lists, beside their titles.
    pub list_items: Vec<String>,
    /// Whether optional items that nothing stands in are left out of pages and data, and choices that were not made of
    /// pages; an official form prints them.
    pub leaves_out_absent: bool,
    /// Where its text was read.
    pub sources: Vec<String>,
    /// Name of the revision before, where there is one.
    pub previous: Option<String>,
    /// The revision before itself.
    pub before: Option<Arc<Form>>,
    /// Nodes of the revision before that this one has no more.
    pub dropped: Vec<Dropped>,
    /// Parts in printed order.
    pub parts: Vec<Part>,
    /// Lists of choices.
    pub choices: Vec<Choices>,
    /// All nodes in printed order; children are named by place.
    pub nodes: Vec<Node>,
    /// Nodes without a parent, in printed order.
    pub roots: Vec<NodeId>,
    /// What readers ask first, and which items answer it; empty for most forms.
    pub gist: Gist,
    /// Rows that are steps from one to another.
    pub flows: Vec<Flow>,
    /// The file that it was read from, as text.
    pub definition: Arc<str>,
}

/// One part: a page of its own.
#[derive(Debug)]
pub struct Part {
    /// ASCII word in addresses; the first part stands on the version's own page.
    pub key: String,
    /// `Ⅰ`, `別添1`.
    pub reference: String,
    /// Title as printed.
    pub title: String,
    /// Note printed under the title; often empty.
    pub note: String,
    /// Whether the form prints ※ at the part's title.
    pub marked: bool,
    /// What the form prints behind that ※: an exception in brackets; often empty.
    pub mark_note: String,
}

/// A group, a repeat or an item.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate mark that the official form prints or not")]
pub struct Node {
    /// Key in the form, `[]` behind repeats.
    pub key: String,
    /// Last segment: the key in the author's table.
    pub name: String,
    /// Place of its part in `Form::parts`; `None` for a repeat or group that spans several.
    pub part: Option<usize>,
    /// Official reference.
    pub reference: String,
    /// Label as printed, without ※.
    pub label: String,
    /// Whether the form prints ※ at it, by itself or through a group or part.
    pub marked: bool,
    /// Whether it must be filled in where it applies.
    pub required: bool,
    /// It applies only if this choice was made.
    pub when: Option<Condition>,
    /// It does not apply if this choice was made.
    pub when_not: Option<Condition>,
    /// Other labels seen in real books.
    pub aliases: Vec<String>,
    /// Other ways of writing the reference.
    pub reference_aliases: Vec<String>,
    /// Short explanation printed under the label.
    pub note: String,
    /// Whether a group or repeat prints a heading of its own.
    pub heading: bool,
    /// 【行政機関等のみ】: stays empty for local public bodies.
    pub national_only: bool,
    /// What kind of dates its words hold: `date` or `period`; empty for most.
    pub dates: String,
    /// What the day is that stands in it, for calendars, in words that are true before and after it; empty for most.
    pub event: String,
    /// Whether a date is printed with its weekday, as deadlines are.
    pub weekday: bool,
    /// Whether a minute is the last one of something: at midnight it is printed as 23時59分 of the day before.
    pub limit: bool,
    /// Whether its text quotes law, whose sentences are also shown without their brackets.
    pub law: bool,
    /// Whether it tells of this very evaluation, so that a later version has to say it anew.
    pub renewed: bool,
    /// Whether its column goes without a word in a table in which no row says it, where the form leaves out what is absent.
    pub fades: bool,
    /// What it was in the revision before.
    pub lineage: Lineage,
    /// Whether the text of label and choices was read in an official form or a published book.
    pub verified: bool,
    /// What it is.
    pub kind: Kind,
    /// The node it stands in.
    pub parent: Option<NodeId>,
    /// What stands in it, in printed order.
    pub children: Vec<NodeId>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A heading with items under it.
    Group,
    /// Rows with ids.
    Repeat(Repeat),
    /// One field.
    Item(ItemType),
}

/// How a repeat prints and reads its rows.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// Word before the printed number: 委託事項 → 委託事項1.
    pub row_label: String,
    /// Other words before the number in real tables.
    pub row_aliases: Vec<String>,
    /// Child whose value titles a row.
    pub title_item: Option<String>,
    /// Child whose value follows on the title: the article behind the name of the law.
    pub title_detail: Option<String>,
    /// Largest number of rows the form has room for.
    pub max: Option<usize>,
    /// How the rows are printed.
    pub display: Display,
    /// Whether every row has a page of its own.
    pub has_pages: bool,
}

/// How the rows of a repeat are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// Each row under a heading of its own.
    Sections,
    /// One row of a table each.
    Table,
    /// What was said and what was answered, one below the other: 質問と回答.
    Exchange,
}

/// The type of an item's value.
#[derive(Debug, Clone)]
pub enum ItemType {
    /// One line of plain words.
    Line,
    /// A long text in Markdown.
    Text,
    /// Exactly one of a list of choices (its place in `Form::choices`).
    One(usize),
    /// Any number of check boxes.
    Many(usize),
    /// A number; `print` holds `{}`; rows of `count_of` are counted where the author gives none.
    Number {
        /// How it is printed, with `{}` for the number.
        print: String,
        /// Form key of the repeat that is counted.
        count_of: Option<String>,
    },
    /// A day, or a month of a year.
    Date,
    /// A minute of a day in Japanese time.
    Moment,
    /// Lines with generated numbers.
    List {
        /// Numbers run on over the rows of the enclosing repeat.
        across: bool,
    },
    /// A picture with its text alternative.
    Figure,
    /// Other documents of the site.
    Links {
        /// Kinds of which they are, by folder; the id alone is written where there is one kind.
        to: Vec<String>,
        /// Whether a version of a document may be named: `assessments/kaigo/4-an`.
        versions: bool,
    },
    /// Generated from the rest; the author writes nothing.
    Derived(Derivation),
}

/// How a derived item is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derivation {
    /// Title of the form.
    FormTitle,
    /// Printed revision of the form.
    FormRevision,
    /// Titles of the parts.
    Contents,
    /// Day of publication of the version.
    Published,
    /// Fixed words.
    Words(String),
    /// Names of all rows of a repeat.
    Rows(String),
    /// The value of another item in the same rows.
    Copy(String),
}

impl Form {
    /// `all-items@2018-05`.
    pub fn name(&self) -> String {
        format!("{}@{}", self.id, self.revision)
    }

    /// Whether it is the form of versions of which only files are left.
    pub fn is_scan(&self) -> bool {
        self.kind.is_empty()
    }

    /// A node by its form key.
    pub fn by_key(&self, key: &str) -> Option<NodeId> {
        self.nodes.iter().position(|node| node.key == key)
    }

    /// The outermost repeat of a part whose rows have pages of their own.
    pub fn paged(&self, part: usize) -> Option<NodeId> {
        let is_paged = |id: &&NodeId| self.nodes[**id].repeat().is_some_and(|repeat| repeat.has_pages);
        self.roots.iter().filter(is_paged).find(|id| self.nodes[**id].part == Some(part)).copied()
    }

    /// Whether a node or something under it stands in the part.
    pub fn reaches(&self, node: NodeId, part: usize) -> bool {
        let found = &self.nodes[node];
        found.part == Some(part) || found.children.iter().any(|child| self.reaches(*child, part))
    }

    /// The list of choices of an item, if it has one.
    pub fn choices_of(&self, node: NodeId) -> Option<&Choices> {
        match &self.nodes[node].kind {
            Kind::Item(ItemType::One(list) | ItemType::Many(list)) => Some(&self.choices[*list]),
            _ => None,
        }
    }
}

impl Node {
    /// The type of an item; `None` for groups and repeats.
    pub fn item(&self) -> Option<&ItemType> {
        match &self.kind {
            Kind::Item(item) => Some(item),
            _ => None,
        }
    }

    /// The repeat; `None` for groups and items.
    pub fn repeat(&self) -> Option<&Repeat> {
        match &self.kind {
            Kind::Repeat(repeat) => Some(repeat),
            _ => None,
        }
    }

    /// The reference as it stands beside the label, which it does not repeat: `Ⅱ.4` beside 「再委託」 for `Ⅱ.4.再委託`.
    pub fn reference_beside_label(&self) -> &str {
        let front = self.reference.strip_suffix(&self.label);
        front.map_or(&self.reference, |front| front.trim_end_matches(['.', '/']))
    }

    /// A number in the form's own words: 「（7）件」.
    pub fn printed_number(&self, number: i64) -> String {
        match self.item() {
            Some(ItemType::Number { print, .. }) => print.replace("{}", &number.to_string()),
            _ => number.to_string(),
        }
    }

    /// 「金曜日」, where a date is printed with its weekday; empty elsewhere.
    pub fn weekday_of(&self, date: Date) -> String {
        let weekday = date.weekday().filter(|_| self.weekday);
        weekday.map_or_else(String::new, |day| format!("{day}曜日"))
    }

    /// A minute as it is meant: a limit at midnight ends the day before.
    pub fn meant(&self, minute: Instant) -> Instant {
        if self.limit { minute.as_limit() } else { minute }
    }

    /// A minute in words that nobody misreads at midnight and at noon.
    pub fn printed_minute(&self, minute: Instant) -> String {
        if self.limit { minute.as_limit().told() } else { minute.told_as_beginning() }
    }

    /// Whether it is an item that the author writes.
    pub fn is_authored(&self) -> bool {
        self.item().is_some_and(|item| !matches!(item, ItemType::Derived(_)))
    }

    /// Reference and label in one line, for messages: 「Ⅱ.2.②（②対象となる本人の数）」.
    pub fn called(&self) -> String {
        match self.reference.rsplit_once('/') {
            _ if self.reference.is_empty() => format!("「{}」", self.label),
            Some((above, last)) if last == self.label => format!("{above}「{}」", self.label),
            _ => format!("{}「{}」", self.reference, self.label),
        }
    }
}
