//! Puts every row of a table at its item, or sets it aside with the reason.

use std::collections::BTreeMap;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::scaffold::Filling;
use crate::scaffold::Written;

use super::derived;
use super::index::Index;
use super::landing::Landed;
use super::landing::Outcome;
use super::landing::land;
use super::matching::Doubt;
use super::matching::Match;
use super::repetition::Fit;
use super::report::Report;
use super::report::short;
use super::row::Row;
use super::rows::Rows;
use super::rows::Settled;
use super::rules::DERIVED_DIFFERS;
use super::rules::LABEL_DIFFERS;
use super::rules::PLACED_BY_POSITION;
use super::rules::REPETITION_NOT_USED;
use super::slots::Piece;
use super::slots::Slots;
use super::standing::How;
use super::unplaced::Unplaced;
use super::value;

/// What became of the rows.
pub(super) struct Placed<'a> {
    pub(super) filling: Filling,
    /// Rows without a place, in the order of the table.
    pub(super) unplaced: Vec<Unplaced<'a>>,
    pub(super) findings: Findings,
}

/// The work on one table.
pub(super) struct Placing<'a> {
    pub(super) form: &'a Form,
    pub(super) index: Index<'a>,
    pub(super) report: Report,
    unplaced: Vec<Unplaced<'a>>,
}

/// A row with words, and the numbers of the rows that its item stands in.
type Numbered<'l, 'a> = (&'l Landed<'a>, Vec<usize>);

/// Words for an item that no row of the table states by itself.
type Adopted = (NodeId, Vec<usize>, Piece);

impl<'a> Placing<'a> {
    /// Places all rows of a table.
    pub(super) fn place(form: &'a Form, rows: &'a [Row], report: Report) -> Placed<'a> {
        let index = Index::new(form);
        let outcomes = land(form, &index, rows);
        Self::place_landed((form, index), outcomes, report)
    }

    /// Places rows of which is known what they speak of.
    pub(super) fn place_landed(
        (form, index): (&'a Form, Index<'a>),
        outcomes: Vec<Outcome<'a>>,
        report: Report,
    ) -> Placed<'a> {
        let mut placing = Self { form, index, report, unplaced: Vec::new() };
        let landed = placing.matched(outcomes);
        let filling = placing.filling(&landed);
        let Self { mut unplaced, report, .. } = placing;
        unplaced.sort_by_key(|unplaced| unplaced.row.place);
        Placed { filling, unplaced, findings: report.into_findings() }
    }

    /// The rows that have a place; all others are set aside, headings without words are done with.
    fn matched(&mut self, outcomes: Vec<Outcome<'a>>) -> Vec<Landed<'a>> {
        let mut landed = Vec::new();
        for outcome in outcomes {
            match outcome {
                Outcome::Landed(one) => landed.push(one),
                Outcome::NoItem(row) => self.set_aside_unknown(row),
                Outcome::NoRow(row, found, repeat) => self.set_aside_unclear(row, &found, repeat),
                Outcome::Begun(row, repeat, number) => self.tell_begun(row, repeat, number),
                Outcome::Heading => {}
            }
        }
        let landed = self.without_ambiguous(landed);
        self.tell_carried(&landed);
        landed
    }

    fn filling(&mut self, landed: &[Landed<'a>]) -> Filling {
        let mut rows = Rows::new(self.form);
        let stated: Vec<&Landed> = landed.iter().filter(|landed| !landed.row.content.is_empty()).collect();
        let adopted = self.adopted(&stated, &mut rows);
        let mut numbered = Vec::new();
        for landed in stated {
            let chain = &self.index.items[landed.found.item].chain;
            let numbers = rows.numbers(chain, &landed.names, landed.row.place);
            if !landed.row.id.is_empty() {
                rows.name(chain, &numbers, &landed.row.id, landed.row.place, &mut self.report);
            }
            numbered.push((landed, numbers));
        }
        let settled = rows.settle(&mut self.report);
        let slots = self.slots(&numbered, adopted, &settled);
        let mut filling = Filling::default();
        settled.all().for_each(|(key, ids)| filling.put_rows(&key, ids));
        self.read_values(&slots, &settled, &mut filling);
        self.check_derived(&numbered, &slots, &settled, &mut filling);
        filling
    }

    /// Names that only a generated item states: Ⅰ.3 and Ⅲ.1 repeat the name of a file.
    fn adopted(&self, stated: &[&Landed], rows: &mut Rows) -> Vec<Adopted> {
        let mut adopted = Vec::new();
        for Landed { row, found, names, .. } in stated {
            let repeated = self.derivation(found).and_then(|how| derived::repeated(self.form, how));
            let Some(repeated) = repeated else { continue };
            let is_item = |at: usize| self.index.items[at].node == repeated.item;
            let item = (0..self.index.items.len()).find(|at| is_item(*at)).map(|at| &self.index.items[at]);
            let Some(item) = item.filter(|_| stated.iter().all(|other| !is_item(other.found.item))) else { continue };
            for (names, words) in derived::names(repeated, names, &row.content) {
                let numbers = rows.numbers(&item.chain, &names, row.place);
                adopted.push((item.node, numbers, Piece { row: row.place, words, option: None }));
            }
        }
        adopted
    }

    /// What is said of every item; rows that name theirs without doubt come first.
    fn slots(&mut self, numbered: &[Numbered<'_, 'a>], adopted: Vec<Adopted>, settled: &Settled) -> Slots<'a> {
        let mut slots = Slots::new(self.form);
        let authored = numbered.iter().filter(|(landed, _)| self.derivation(&landed.found).is_none());
        let mut ordered: Vec<_> = authored.collect();
        ordered.sort_by_key(|(landed, _)| (landed.found.doubt.is_some(), landed.how));
        for (landed, numbers) in ordered {
            self.put(landed, numbers, settled, &mut slots);
        }
        for (node, numbers, piece) in adopted {
            // Where two generated items disagree, the second is reported when it is compared.
            slots.put(node, &numbers, piece).ok();
        }
        for title in &settled.titles {
            let repeat = &self.form.nodes[title.repeat];
            let key = repeat.repeat().and_then(|repeat| repeat.title_item.as_ref());
            let item = key.and_then(|key| self.form.by_key(&format!("{}.{key}", repeat.key)));
            let piece = Piece { row: title.line, words: title.words.clone(), option: None };
            // A row of the table that states the title itself is the better source.
            item.map(|item| slots.put(item, &title.numbers, piece));
        }
        slots
    }

    fn put(&mut self, landed: &Landed<'a>, numbers: &[usize], settled: &Settled, slots: &mut Slots) {
        let Landed { row, found, how, .. } = landed;
        let node = self.index.items[found.item].node;
        let place = self.place_of(node, numbers, settled);
        if let Some(ItemType::List { .. }) = self.form.nodes[node].item()
            && let Some(odd) = value::odd_lines(&row.content).first()
        {
            return self.set_aside_odd(row, place, odd);
        }
        let (words, count) = match value::with_count(self.form, node, &row.content) {
            Some((words, count, number)) => (words, Some((count, number))),
            None => (row.content.clone(), None),
        };
        let piece = Piece { row: row.place, words, option: found.option };
        if let Some((count, words)) = count
            && let Err(first) = slots.put(count, numbers, Piece { row: row.place, words, option: None })
        {
            return self.set_aside_second(row, self.place_of(count, numbers, settled), first, None);
        }
        let first = slots.line_of(node, numbers).filter(|_| *how != How::Said && self.holds_one(node));
        if let Some(first) = first.or_else(|| slots.put(node, numbers, piece).err()) {
            self.set_aside_second(row, place, first, slots.words(node, numbers));
            return;
        }
        self.tell_doubt(landed, place.clone());
        if found.address.fit == Fit::Beside {
            let message = format!("繰返し「{}」は、この項目の何番目を指すか分かりません。", short(&row.repeat));
            let remedy = "分かった範囲で置きました。正しい場所にあるかを確かめてください。";
            self.report.warn_at(&REPETITION_NOT_USED, row.place, (&row.repeat, place), message, remedy);
        }
    }

    fn tell_doubt(&mut self, landed: &Landed, place: Place) {
        let Landed { row, found, .. } = landed;
        let called = self.form.nodes[self.index.items[found.item].node].called();
        let (reference, label) = (short(&row.reference), short(&row.label));
        let (rule, message) = match found.doubt {
            None => return,
            Some(Doubt::Position) => {
                let message = format!(
                    "項目番号「{reference}」、項目名「{label}」に当たる項目がいくつもあるため、行の順番から{called}に置きました。"
                );
                (&PLACED_BY_POSITION, message)
            }
            Some(Doubt::OtherLabel) => {
                let message = format!(
                    "項目番号「{reference}」の様式の項目は{called}ですが、項目名が「{label}」と書かれています。項目番号のほうに従って置きました。"
                );
                (&LABEL_DIFFERS, message)
            }
            Some(Doubt::OtherReference) => {
                let message = format!(
                    "項目名「{label}」の様式の項目は{called}ですが、項目番号が「{reference}」と書かれています。項目名のほうに従って置きました。"
                );
                (&LABEL_DIFFERS, message)
            }
        };
        let remedy = "正しい場所にあるかを確かめ、違っていれば正しい項目に移してください。";
        self.report.warn_at(rule, row.place, (&row.content, place), message, remedy);
    }

    fn read_values(&mut self, slots: &Slots, settled: &Settled, filling: &mut Filling) {
        // Numbers of a list run on over the rows of the innermost repeat.
        let mut counted: BTreeMap<(NodeId, Vec<usize>), usize> = BTreeMap::new();
        for (node, numbers, pieces) in slots.iter() {
            let outer = numbers.split_last().map(|(_, outer)| outer.to_vec()).unwrap_or_default();
            let before = counted.entry((node, outer)).or_default();
            let (written, problem) = value::read(self.form, node, pieces, *before);
            if let Some(Written::Lines(lines)) = &written {
                *before += lines.len();
            }
            if let Some(problem) = problem {
                let (line, quote) = pieces.first().map(|piece| (piece.row, piece.words.as_str())).unwrap_or_default();
                let place = self.place_of(node, numbers, settled);
                self.report.warn_at(problem.rule, line, (quote, place), problem.message, problem.remedy);
            }
            if let Some(written) = written {
                filling.put(&settled.key(node, numbers), written);
            }
        }
    }

    fn check_derived(
        &mut self,
        numbered: &[Numbered<'_, 'a>],
        slots: &Slots,
        settled: &Settled,
        filling: &mut Filling,
    ) {
        for (landed, numbers) in numbered {
            let Some(how) = self.derivation(&landed.found) else { continue };
            let row = landed.row;
            if derived::agrees(self.form, how, numbers, &row.content, (slots, settled)) {
                if *how == Derivation::Published && filling.published.is_none() {
                    filling.published = derived::day(&row.content);
                }
                continue;
            }
            let node = self.index.items[landed.found.item].node;
            let called = self.form.nodes[node].called();
            let (message, remedy) = if *how == Derivation::Published {
                let message = format!("{called}の「{}」は、公表した日として読み取れません。", short(&row.content));
                (
                    message,
                    "公表日が決まっているなら、book.toml の [version] に published = 2026-04-01 のように書いてください。",
                )
            } else {
                let message =
                    format!("{called}は自動で作られますが、その言葉は、表の「{}」と違います。", short(&row.content));
                (message, "元になる記載（様式の名前、ファイルの名称など）が正しいかを確かめてください。")
            };
            let place = self.place_of(node, numbers, settled);
            self.set_aside(&DERIVED_DIFFERS, row, place, message, remedy);
        }
    }

    pub(super) fn derivation(&self, found: &Match) -> Option<&'a Derivation> {
        match self.form.nodes[self.index.items[found.item].node].item() {
            Some(ItemType::Derived(how)) => Some(how),
            _ => None,
        }
    }

    pub(super) fn place_of(&self, node: NodeId, numbers: &[usize], settled: &Settled) -> Place {
        let reference = Some(self.form.nodes[node].called());
        Place { item: Some(settled.key(node, numbers)), reference, ..Place::default() }
    }

    /// Keeps a row that has no place, and says why.
    pub(super) fn set_aside(&mut self, rule: &'static Rule, row: &'a Row, place: Place, message: String, remedy: &str) {
        let quote = if row.content.is_empty() { &row.label } else { &row.content };
        self.report.warn_at(rule, row.place, (quote, place), message.clone(), remedy);
        self.unplaced.push(Unplaced { row, reason: message });
    }
}
