//! What a document says on the questions that readers ask first: short, in words, each with the way to its item.

use serde::Serialize;

use crate::form::Answer;
use crate::form::Answering;
use crate::form::Kind;
use crate::form::Node;
use crate::form::Repeat;
use crate::form::join;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Row;
use crate::model::Stated;
use crate::model::Value;

use super::blocks::first_line;
use super::book::Book;
use super::view::LinkView;

/// Lines of a list, or rows, that are named one by one.
const NAMED: usize = 6;

/// Letters of a long text that are shown, more or less.
const LONGEST: usize = 110;

/// What stands on top of a version.
#[derive(Debug, Serialize)]
pub(super) struct GistView {
    /// As the form titles it; empty where only plain words stand in it.
    title: String,
    answers: Vec<AnswerView>,
    /// What the author says in plain words, as HTML; empty where there is nothing.
    plain: String,
}

#[derive(Debug, Serialize)]
struct AnswerView {
    question: String,
    told: Vec<ToldView>,
}

/// What an item or the rows of a repeat answer.
#[derive(Debug, Serialize)]
struct ToldView {
    /// The rows in which it stands, where there are several.
    within: String,
    label: String,
    href: String,
    /// `stated`, `none`, `withheld` or `absent`.
    state: &'static str,
    /// Why it is withheld.
    ground: String,
    /// Its words, or links to the rows.
    words: Vec<LinkView>,
    /// How many there are of what is listed; 0 where nothing is listed.
    count: usize,
    /// How many of them are not named here.
    besides: usize,
    /// Whether the words go on at the item.
    goes_on: bool,
}

/// A place that a form key names in a record: its key, and the titles of the rows around it.
struct Spot {
    key: String,
    within: String,
}

impl Book<'_> {
    /// The answers of this version, their links to the page that is told for a part and a key.
    pub(super) fn gist(&self, page: &dyn Fn(usize, &str) -> String) -> Option<GistView> {
        let gist = &self.record.form.gist;
        let answer = |answer: &Answer| {
            let told: Vec<ToldView> = answer.items.iter().flat_map(|item| self.told(item, page)).collect();
            (!told.is_empty()).then(|| AnswerView { question: answer.question.clone(), told })
        };
        let answers: Vec<AnswerView> = gist.answers.iter().filter_map(answer).collect();
        let plain = self.card().plain.clone().unwrap_or_default();
        let title = if answers.is_empty() { String::new() } else { gist.title.clone() };
        (!answers.is_empty() || !plain.is_empty()).then_some(GistView { title, answers, plain })
    }

    fn told(&self, item: &Answering, page: &dyn Fn(usize, &str) -> String) -> Vec<ToldView> {
        let form = &self.record.form;
        let Some(id) = form.by_key(&item.key) else { return Vec::new() };
        let node = &form.nodes[id];
        let href = |key: &str| {
            let part = form.resolve(key, &self.card().rows).and_then(|target| target.part);
            part.map_or_else(String::new, |part| format!("{}#{key}", page(part, key)))
        };
        let told = spots(self.record, &item.key).into_iter().filter_map(|spot| {
            let told = ToldView {
                href: href(&spot.key),
                label: bare_label(node).to_owned(),
                within: spot.within.clone(),
                state: "stated",
                ground: String::new(),
                words: Vec::new(),
                count: 0,
                besides: 0,
                goes_on: false,
            };
            match &node.kind {
                Kind::Repeat(_) => self.rows_told(node, item, &spot, told, &href),
                _ => self.item_told(self.record.get(&spot.key)?, told),
            }
        });
        told.collect()
    }

    /// The rows of a repeat, each with the way to it.
    fn rows_told(
        &self,
        node: &Node,
        item: &Answering,
        spot: &Spot,
        told: ToldView,
        href: &dyn Fn(&str) -> String,
    ) -> Option<ToldView> {
        let rows = self.record.rows(&spot.key);
        let repeat = node.repeat()?;
        repeat.title_item.as_ref()?;
        let words = rows.iter().enumerate().take(NAMED).map(|(at, row)| {
            let own = join(&spot.key, &row.id);
            let line = |name: &String| self.record.get(&join(&own, name)).and_then(|entry| entry.value.line());
            let title = name_of_row(self.record, repeat, (at, &own));
            let with = item.with.as_ref().and_then(line).map(first_line);
            LinkView::to(with.map_or_else(|| title.clone(), |with| format!("{title}（{with}）")), href(&own))
        });
        let (words, count) = (words.collect(), rows.len());
        (count > 0).then(|| ToldView { words, count, besides: count.saturating_sub(NAMED), ..told })
    }

    fn item_told(&self, entry: &Entry, told: ToldView) -> Option<ToldView> {
        let node = &self.record.form.nodes[entry.node];
        match &entry.value {
            // What nobody has to write says nothing by its absence.
            Value::Absent if entry.refused || !node.required || !self.record.applies(entry) => None,
            Value::Absent => Some(ToldView { state: "absent", ..told }),
            Value::None(_) => Some(ToldView { state: "none", ..told }),
            Value::Withheld { ground } => Some(ToldView { state: "withheld", ground: ground.clone(), ..told }),
            Value::Stated(stated) => Some(self.stated_told(entry, stated, told)),
        }
    }

    fn stated_told(&self, entry: &Entry, stated: &Stated, told: ToldView) -> ToldView {
        let lines = self.record.lines(entry);
        match stated {
            Stated::Text(text) => {
                let (words, goes_on) = beginning(&text.prose.plain);
                ToldView { words: vec![LinkView::here(words)], goes_on, ..told }
            }
            Stated::Choice(chosen) => {
                let choices = self.record.form.choices_of(entry.node).map(|choices| choices.offered.as_slice());
                let offered = |at: usize| choices.and_then(|offered| offered.get(at));
                let words = chosen.iter().filter_map(|chosen| Some(offered(chosen.at)?.with(chosen.text.as_deref())));
                let words: Vec<LinkView> = words.map(LinkView::here).collect();
                let state = if words.is_empty() { "none" } else { told.state };
                ToldView { state, words, ..told }
            }
            Stated::Links(references) => {
                let link = |reference| LinkView::to(self.site.called(reference), self.site.address_of(reference));
                let besides = references.len().saturating_sub(NAMED);
                ToldView { words: references.iter().take(NAMED).map(link).collect(), besides, ..told }
            }
            Stated::List(_) => {
                let (count, besides) = (lines.len(), lines.len().saturating_sub(NAMED));
                ToldView { words: lines.into_iter().take(NAMED).map(LinkView::here).collect(), count, besides, ..told }
            }
            _ => ToldView { words: lines.into_iter().map(LinkView::here).collect(), ..told },
        }
    }
}

/// Every place that a form key names, one for each of the rows around it.
fn spots(record: &Record, form_key: &str) -> Vec<Spot> {
    let mut spots = vec![Spot { key: String::new(), within: String::new() }];
    let last = form_key.matches('.').count();
    let mut walked = String::new();
    for (at, segment) in form_key.split('.').enumerate() {
        walked = join(&walked, segment);
        let (name, is_repeat) = segment.strip_suffix("[]").map_or((segment, false), |name| (name, true));
        let inner = spots.iter().flat_map(|spot| {
            let key = join(&spot.key, name);
            // The repeat itself answers; its rows are told one by one.
            if !is_repeat || at == last {
                return vec![Spot { key, within: spot.within.clone() }];
            }
            let rows = record.rows(&key);
            let repeat = record.form.by_key(&walked).and_then(|id| record.form.nodes[id].repeat());
            let spot = |(number, row): (usize, &Row)| {
                let own = join(&key, &row.id);
                let name = repeat.map(|repeat| name_of_row(record, repeat, (number, &own))).unwrap_or_default();
                let within = if rows.len() > 1 { format!("{}{name}", spot.within) } else { spot.within.clone() };
                Spot { key: own, within }
            };
            rows.iter().enumerate().map(spot).collect()
        });
        spots = inner.collect();
    }
    spots
}

/// What people call a row: its title, or where that is not stated, its number.
fn name_of_row(record: &Record, repeat: &Repeat, (at, key): (usize, &str)) -> String {
    let title = repeat.title_item.as_ref().and_then(|title| record.get(&join(key, title))?.value.line());
    title.map_or_else(|| format!("{}{}", repeat.row_label, at + 1), |title| first_line(title).to_owned())
}

/// The first sentences of a text, and whether it goes on behind them.
fn beginning(words: &str) -> (String, bool) {
    let mut told = String::new();
    let mut rest = words.trim();
    while let Some(first) = rest.chars().next() {
        let sentence = rest.split_inclusive(['。', '\n']).next().unwrap_or_default();
        let behind = rest.strip_prefix(sentence).unwrap_or_default();
        // A table or a list cannot be told in a line.
        if !told.is_empty() && (sentence.contains('\t') || first == '・') {
            break;
        }
        if !told.is_empty() && told.chars().count() + sentence.chars().count() > LONGEST {
            break;
        }
        if told.ends_with(|letter: char| letter.is_ascii_alphanumeric()) && first.is_ascii_alphanumeric() {
            told.push(' ');
        }
        told.push_str(sentence.trim());
        rest = behind.trim_start();
    }
    match told.char_indices().nth(LONGEST) {
        Some((at, _)) => {
            told.truncate(at);
            (told + "…", true)
        }
        None => (told, !rest.is_empty()),
    }
}

/// The label without the number that the form prints before it: 「③対象となる本人の範囲」.
fn bare_label(node: &Node) -> &str {
    let bare = node.label.trim_start_matches(|letter: char| {
        ('①'..='⑳').contains(&letter) || ('０'..='９').contains(&letter) || letter == '．'
    });
    if bare.is_empty() { &node.label } else { bare }
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn texts_begin_with_whole_sentences() {
        let long = "長い文が続く".repeat(30);
        for (words, expected, goes_on) in [
            ("短い。", "短い。", false),
            ("一行目\n二行目", "一行目二行目", false),
            ("ABC\nDEF", "ABC DEF", false),
            ("次の表のとおり。\n区分\t人数", "次の表のとおり。", true),
            ("・一つ目。\n・二つ目。", "・一つ目。", true),
            ("", "", false),
            (&format!("短い。{long}。"), "短い。", true),
        ] {
            assert_eq!(beginning(words), (expected.to_owned(), goes_on), "{words}");
        }
        let (told, goes_on) = beginning(&long);
        assert!(goes_on && told.ends_with('…') && told.chars().count() == super::LONGEST + 1);
    }
}
