//! One TOML file of a version: what has to be written anew in it becomes comments, and the rest is proved to be as it was.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::form::Form;
use crate::form::Kind;
use crate::form::NodeId;
use crate::text::Lines;

use super::Start;
use super::heading;
use super::sheet;
use super::sheet::Edits;
use super::statement;
use super::statement::Statement;

/// Keys of `[version]` that a version has for itself.
const DAYS: [&str; 4] = ["published", "effective", "ended", "reviewed"];

/// Keys on the top level that belong to the version in which they stand.
const OF_ONE_VERSION: [&str; 2] = ["aliases", "changed"];

/// A statement that goes, and what it was, if its words stay as comments.
struct Cut<'a> {
    statement: Statement<'a>,
    called: Option<String>,
}

/// A file on its way to the next version.
pub(super) struct Clearing<'a> {
    form: &'a Form,
    start: Start,
    text: &'a str,
    root: Spanned<DeTable<'a>>,
    /// The line below the last of TOML.
    end: usize,
    is_head: bool,
    edits: Edits,
    /// What is said of the lines that were put above a line.
    anew: Vec<(usize, String)>,
    removed: Vec<Vec<String>>,
    pub(super) was_ended: bool,
}

impl<'a> Clearing<'a> {
    /// A file; `None` where it is no TOML. Of Markdown, the line that ends its head is given.
    pub(super) fn new((form, start): (&'a Form, Start), text: &'a str, end: Option<usize>) -> Option<Self> {
        let root = DeTable::parse(text).ok()?;
        let (edits, anew, removed) = (Edits::default(), Vec::new(), Vec::new());
        let lines = text.split_inclusive('\n').count();
        let (end, is_head) = (end.unwrap_or(lines), end.is_some());
        Some(Self { form, start, text, root, end, is_head, edits, anew, removed, was_ended: false })
    }

    /// Takes out what the version says of itself; whether it was here that it stood.
    pub(super) fn version(&mut self) -> bool {
        let root = self.root.clone();
        let root = root.get_ref();
        let mut cuts = Vec::new();
        let goes = |name: &&str| !(self.has_item(name) || (*name == "changed" && self.start.from.is_draft()));
        for name in OF_ONE_VERSION.into_iter().filter(goes) {
            cuts.extend(statement::under(self.text, None, root, name));
        }
        let version = statement::under(self.text, None, root, "version");
        let table = version.as_ref().and_then(|version| match version.value.get_ref() {
            DeValue::Table(table) => Some((version, table)),
            _ => None,
        });
        if let Some((version, table)) = table {
            let days = DAYS.iter().filter_map(|name| statement::under(self.text, Some(version), table, name));
            let days: Vec<Statement> = days.collect();
            self.was_ended = table.contains_key("ended");
            let at = self.place_of_days(version, &days);
            self.tell_of_day(at);
            cuts.extend(days);
        }
        self.cut(cuts.into_iter().map(|statement| Cut { statement, called: None }).collect());
        table.is_some()
    }

    /// Asks for the day of publication where no file has a `[version]`.
    pub(super) fn version_at_end(&mut self) {
        let at = self.end;
        self.edits.put(at, [String::new(), "[version]".to_owned()]);
        self.tell_of_day(at);
    }

    /// Silences the items that the form calls renewed.
    pub(super) fn items(&mut self) {
        let root = self.root.clone();
        let mut cuts = Vec::new();
        self.gather(&self.form.roots, root.get_ref(), None, &mut cuts);
        self.cut(cuts);
    }

    /// Keeps the words of a renewed item that stood in a file of their own, as comments at the end.
    pub(super) fn words(&mut self, key: &str, words: &str) {
        let what = self.form.by_key(key).map_or_else(|| key.to_owned(), |node| self.form.nodes[node].called());
        let above = [String::new(), format!("# {key}.md"), heading(self.start.from, self.start.next)];
        let words = words.trim_start_matches('\u{feff}').lines().map(|line| format!("# {line}").trim_end().to_owned());
        let end = self.end;
        self.edits.put(end, above.into_iter().chain(words));
        self.anew.push((end, what));
    }

    /// The file that comes of it, and the lines at which something is to be written; `None` where more would change.
    pub(super) fn finish(self, raw: &str) -> Option<(String, Vec<(usize, String)>)> {
        let (made, places) = self.edits.applied(raw);
        let text = sheet::as_toml(&made, self.is_head, crate::form::reserved::FENCE)?;
        let mut expected = statement::said(self.root.get_ref());
        expected.retain(|path, _| !self.removed.iter().any(|removed| path.starts_with(removed)));
        let is_right = statement::said(DeTable::parse(&text).ok()?.get_ref()) == expected;
        let line = |at: &usize| places.get(at).copied().unwrap_or(1);
        is_right.then(|| (made, self.anew.iter().map(|(at, what)| (line(at), what.clone())).collect()))
    }

    fn has_item(&self, name: &str) -> bool {
        self.form.roots.iter().any(|root| self.form.nodes[*root].name == name)
    }

    /// The line above which the day of publication is asked for.
    fn place_of_days(&self, version: &Statement, days: &[Statement]) -> usize {
        let lines = Lines::new(self.text);
        let first = days.iter().find(|day| day.around.is_none()).map(|day| lines.place(day.key.start).line - 1);
        let here = lines.place(version.key.start).line;
        first.unwrap_or(if version.is_in_line(self.text) { here - 1 } else { here })
    }

    fn tell_of_day(&mut self, at: usize) {
        let next = self.start.next;
        if next.is_draft() {
            self.edits.put(
                at,
                ["# 案には公表日を書きません。意見公募の call.toml の drafts で、この案を指します。".to_owned()],
            );
            return;
        }
        let called = next.called();
        self.edits.put(
            at,
            [format!(
                "# {called}の公表日を、ここに「published = 2026-04-01」のように書いてください。書くまでは公表されません。"
            )],
        );
        self.anew.push((at, "公表日（published）".to_owned()));
    }

    fn gather<'s>(
        &self,
        nodes: &[NodeId],
        table: &'s DeTable<'s>,
        above: Option<&Statement<'s>>,
        cuts: &mut Vec<Cut<'s>>,
    ) {
        for node in nodes.iter().map(|id| &self.form.nodes[*id]) {
            let Some(found) = statement::under(self.text, above, table, &node.name) else { continue };
            match (&node.kind, found.value.get_ref()) {
                (Kind::Group, DeValue::Table(inside)) => self.gather(&node.children, inside, Some(&found), cuts),
                (Kind::Repeat(_), DeValue::Array(rows)) if !node.renewed => {
                    for (at, row) in rows.iter().enumerate() {
                        let DeValue::Table(inside) = row.get_ref() else { continue };
                        self.gather(&node.children, inside, Some(&found.row(at, row)), cuts);
                    }
                }
                _ if node.renewed => cuts.push(Cut { statement: found, called: Some(node.called()) }),
                _ => {}
            }
        }
    }

    /// Takes statements out: those in a table of one line with the whole line, of which the rest is written again.
    fn cut(&mut self, cuts: Vec<Cut>) {
        let lines = Lines::new(self.text);
        let mut shared: BTreeMap<usize, Vec<Cut>> = BTreeMap::new();
        for cut in cuts {
            self.removed.push(cut.statement.path.clone());
            match &cut.statement.around {
                Some(around) => shared.entry(around.key.start).or_default().push(cut),
                None => {
                    let own = cut.statement.lines(self.text, &lines);
                    self.take(&own, cut.called);
                }
            }
        }
        for cuts in shared.into_values() {
            let Some(around) = cuts.first().and_then(|cut| cut.statement.around.clone()) else { continue };
            let own = around.lines(self.text, &lines);
            let Some((first, last)) = own.first().copied().zip(own.last().copied()) else { continue };
            let range = lines.offset(first + 1, 1)..lines.offset(last + 1, 1) + lines.text(last + 1).len();
            let rest = without(self.text, range, &cuts);
            let called: Vec<String> = cuts.into_iter().filter_map(|cut| cut.called).collect();
            self.take(&own, Some(called.join("、")).filter(|called| !called.is_empty()));
            self.edits.put(last + 1, rest.lines().map(str::to_owned));
        }
    }

    fn take(&mut self, own: &BTreeSet<usize>, called: Option<String>) {
        let (Some(first), Some(called)) = (own.first().copied(), called) else {
            self.edits.removed.extend(own);
            return;
        };
        self.edits.put(first, [heading(self.start.from, self.start.next)]);
        self.edits.silenced.extend(own);
        self.anew.push((first, called));
    }
}

/// The words of a range without the statements in it, each with the comma that parts it from the next.
fn without(text: &str, range: Range<usize>, cuts: &[Cut]) -> String {
    let mut spans: Vec<Range<usize>> = cuts
        .iter()
        .map(|cut| {
            let before = text.get(range.start..cut.statement.key.start).unwrap_or_default();
            let start = before.rfind([',', '{']).map_or(range.start, |at| range.start + at + 1);
            let end = cut.statement.value.span().end;
            let behind = text.get(end..range.end).unwrap_or_default();
            match behind.trim_start().strip_prefix(',') {
                Some(rest) => start..range.end - rest.len(),
                None => start..end,
            }
        })
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut made = String::new();
    let mut at = range.start;
    for span in spans {
        made.push_str(text.get(at..span.start).unwrap_or_default());
        at = at.max(span.end);
        let is_last = text.get(at..).is_some_and(|rest| rest.trim_start().starts_with('}'));
        if is_last && made.trim_end().ends_with(',') {
            made.truncate(made.trim_end().len() - 1);
        }
    }
    made + text.get(at..range.end).unwrap_or_default()
}
