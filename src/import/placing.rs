//! Puts every row of a table at its item, or sets it aside with the reason.

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::scaffold::Filling;
use crate::text::nearest;

use super::derived;
use super::index::Index;
use super::label::Label;
use super::matching::Doubt;
use super::matching::Match;
use super::matching::Matcher;
use super::matching::Query;
use super::reference::Path;
use super::report::Report;
use super::report::short;
use super::row::Row;
use super::rows::Rows;
use super::rows::Settled;
use super::rules::DERIVED_DIFFERS;
use super::rules::LABEL_DIFFERS;
use super::rules::PLACE_TAKEN;
use super::rules::PLACED_BY_POSITION;
use super::rules::REPETITION_NOT_USED;
use super::rules::UNPLACED_ROW;
use super::slots::Piece;
use super::slots::Slots;
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
    form: &'a Form,
    index: Index<'a>,
    report: Report,
    unplaced: Vec<Unplaced<'a>>,
}

/// A row, and the item it speaks of.
struct Landed<'a> {
    row: &'a Row,
    found: Match,
}

/// A row with words, and the numbers of the rows that its item stands in.
type Numbered<'l, 'a> = (&'l Landed<'a>, Vec<usize>);

/// Words for an item that no row of the table states by itself.
type Adopted = (NodeId, Vec<usize>, Piece);

impl<'a> Placing<'a> {
    /// Places all rows of a table.
    pub(super) fn place(form: &'a Form, rows: &'a [Row], report: Report) -> Placed<'a> {
        let mut placing = Self { form, index: Index::new(form), report, unplaced: Vec::new() };
        let landed = placing.matched(rows);
        let filling = placing.filling(&landed);
        let Self { mut unplaced, report, .. } = placing;
        unplaced.sort_by_key(|unplaced| unplaced.row.place);
        Placed { filling, unplaced, findings: report.into_findings() }
    }

    /// The item of every row; rows without one are set aside, headings without words are done with.
    fn matched(&mut self, rows: &'a [Row]) -> Vec<Landed<'a>> {
        let mut landed = Vec::new();
        let mut unknown = Vec::new();
        let mut matcher = Matcher::new(&self.index);
        for row in rows {
            let (path, label) = (Path::parse(&row.reference), Label::read(&row.label));
            let query = Query { path, label, repetition: &row.repeat, content: &row.content };
            match matcher.next(&query) {
                Some(found) => landed.push(Landed { row, found }),
                None if row.content.is_empty() && matcher.pass_heading(&query) => {}
                None => unknown.push(row),
            }
        }
        for row in unknown {
            self.set_aside_unknown(row);
        }
        landed
    }

    fn filling(&mut self, landed: &[Landed<'a>]) -> Filling {
        let mut rows = Rows::new(self.form);
        let stated: Vec<&Landed> = landed.iter().filter(|landed| !landed.row.content.is_empty()).collect();
        let adopted = self.adopted(&stated, &mut rows);
        let mut numbered = Vec::new();
        for landed in stated {
            let chain = &self.index.items[landed.found.item].chain;
            let numbers = rows.numbers(chain, &landed.found.address.names, landed.row.place);
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
        for Landed { row, found } in stated {
            let repeated = self.derivation(found).and_then(|how| derived::repeated(self.form, how));
            let Some(repeated) = repeated else { continue };
            let is_item = |at: usize| self.index.items[at].node == repeated.item;
            let item = (0..self.index.items.len()).find(|at| is_item(*at)).map(|at| &self.index.items[at]);
            let Some(item) = item.filter(|_| stated.iter().all(|other| !is_item(other.found.item))) else { continue };
            for (names, words) in derived::names(repeated, &found.address.names, &row.content) {
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
        let (sure, doubtful): (Vec<_>, Vec<_>) = authored.partition(|(landed, _)| landed.found.doubt.is_none());
        for (landed, numbers) in sure.into_iter().chain(doubtful) {
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
        let Landed { row, found } = landed;
        let node = self.index.items[found.item].node;
        let place = self.place_of(node, numbers, settled);
        let piece = Piece { row: row.place, words: row.content.clone(), option: found.option };
        if let Err(first) = slots.put(node, numbers, piece) {
            let message = format!(
                "{}の記載が、{}行目と{}行目にあり、言葉が違います。{}行目のほうは置きませんでした。",
                self.form.nodes[node].called(),
                first.line,
                row.place.line,
                row.place.line
            );
            self.set_aside(
                &PLACE_TAKEN,
                row,
                place,
                message,
                "どちらが正しいか、繰返しの番号が正しいかを確かめてください。",
            );
            return;
        }
        self.tell_doubt(landed, place.clone());
        if !found.address.is_whole {
            let message = format!("繰返し「{}」は、この項目の何番目を指すか分かりません。", short(&row.repeat));
            let remedy = "分かった範囲で置きました。正しい場所にあるかを確かめてください。";
            self.report.warn_at(&REPETITION_NOT_USED, row.place, (&row.repeat, place), message, remedy);
        }
    }

    fn tell_doubt(&mut self, landed: &Landed, place: Place) {
        let Landed { row, found } = landed;
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
        for (node, numbers, pieces) in slots.iter() {
            let (written, problem) = value::read(self.form, node, pieces);
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

    fn derivation(&self, found: &Match) -> Option<&'a Derivation> {
        match self.form.nodes[self.index.items[found.item].node].item() {
            Some(ItemType::Derived(how)) => Some(how),
            _ => None,
        }
    }

    fn place_of(&self, node: NodeId, numbers: &[usize], settled: &Settled) -> Place {
        let reference = Some(self.form.nodes[node].called());
        Place { item: Some(settled.key(node, numbers)), reference, ..Place::default() }
    }

    fn set_aside_unknown(&mut self, row: &'a Row) {
        let (reference, label) = (short(&row.reference), short(&row.label));
        let message = match (reference.is_empty(), label.is_empty()) {
            (true, true) => "項目番号も項目名もないため、どの項目の記載か分かりません。".to_owned(),
            (true, false) => format!("項目名「{label}」に当たる項目が、様式にありません。"),
            (false, true) => format!("項目番号「{reference}」だけでは、どの項目の記載か決まりません。"),
            (false, false) => format!("項目番号「{reference}」、項目名「{label}」に当たる項目が、様式にありません。"),
        };
        let labels = self.form.nodes.iter().filter(|node| node.is_authored()).map(|node| node.label.as_str());
        let near = nearest(&row.label, labels).filter(|near| *near != row.label);
        let near = near
            .map(|near| format!("「{near}」の書き誤りであれば、直してもう一度取り込んでください。"))
            .unwrap_or_default();
        let remedy = format!("{near}行は unplaced.toml に残しました。正しい項目に移してください。");
        self.set_aside(&UNPLACED_ROW, row, Place::default(), message, &remedy);
    }

    /// Keeps a row that has no place, and says why.
    fn set_aside(&mut self, rule: &'static Rule, row: &'a Row, place: Place, message: String, remedy: &str) {
        let quote = if row.content.is_empty() { &row.label } else { &row.content };
        self.report.warn_at(rule, row.place, (quote, place), message.clone(), remedy);
        self.unplaced.push(Unplaced { row, reason: message });
    }
}
