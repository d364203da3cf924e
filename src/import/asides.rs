//! What is said of rows that have no place of their own, and of places that were only inferred.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Place;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::nearest;

use super::grid::RowPlace;
use super::landing::Landed;
use super::matching::Match;
use super::placing::Placing;
use super::repetition::Level;
use super::repetition::RowName;
use super::report::short;
use super::row::Row;
use super::rules::NOT_A_LIST_ITEM;
use super::rules::PLACE_TAKEN;
use super::rules::REPETITION_NOT_USED;
use super::rules::ROW_BEGUN;
use super::rules::ROW_CARRIED_ON;
use super::rules::ROW_NOT_SAID;
use super::rules::UNPLACED_ROW;
use super::standing::How;

/// An innermost repeat, and the names of a row of it.
type OfRow = (Option<NodeId>, Vec<RowName>);

impl<'a> Placing<'a> {
    /// Without the rows of which it is not clear that they belong together.
    ///
    /// Two rows that only follow a named row and state the same item of it: one may belong elsewhere. Where no row is
    /// named at all and several items are stated twice in other words, a second row has begun that nothing names.
    pub(super) fn without_ambiguous(&mut self, landed: Vec<Landed<'a>>) -> Vec<Landed<'a>> {
        let carried = self.stated_twice(&landed, How::Carried);
        let only = self.stated_twice(&landed, How::Only);
        let mut kept = Vec::new();
        for one in landed {
            let innermost = self.index.items[one.found.item].chain.last().copied();
            let row = (innermost, one.names.clone());
            let is_twice =
                carried.get(&row).is_some_and(|twice| twice.iter().any(|(item, _, _)| *item == one.found.item));
            let begun = only.get(&row).filter(|twice| {
                let items: BTreeSet<usize> = twice.iter().filter(|twice| twice.2).map(|(item, _, _)| *item).collect();
                items.len() > 1
            });
            let begun = begun.and_then(|twice| twice.iter().map(|(_, line, _)| *line).min());
            let is_behind = begun.is_some_and(|line| one.row.place >= line);
            let is_aside = match one.how {
                How::Said => false,
                How::Carried => is_twice,
                How::Only => is_behind && one.found.address.levels.last() == Some(&Level::Unsaid),
            };
            if is_aside && !one.row.content.is_empty() && self.derivation(&one.found).is_none() {
                self.set_aside_unclear(one.row, &one.found, innermost);
            } else {
                kept.push(one);
            }
        }
        kept
    }

    /// Items that hold one thing and are stated again in rows known in one way: the item, the later line, and whether
    /// the words differ.
    fn stated_twice(&self, landed: &[Landed<'a>], how: How) -> BTreeMap<OfRow, Vec<(usize, RowPlace, bool)>> {
        let mut first: BTreeMap<(OfRow, usize), &str> = BTreeMap::new();
        let mut twice: BTreeMap<OfRow, Vec<(usize, RowPlace, bool)>> = BTreeMap::new();
        for one in landed.iter().filter(|one| one.how == how && !one.row.content.is_empty()) {
            let item = &self.index.items[one.found.item];
            let is_sure = how == How::Carried || one.found.doubt.is_none();
            if !self.holds_one(item.node) || self.derivation(&one.found).is_some() || !is_sure {
                continue;
            }
            let row = (item.chain.last().copied(), one.names.clone());
            let words = one.row.content.as_str();
            match first.get(&(row.clone(), one.found.item)) {
                Some(before) => {
                    let differs = *before != words;
                    twice.entry(row).or_default().push((one.found.item, one.row.place, differs));
                }
                None => {
                    first.insert((row, one.found.item), words);
                }
            }
        }
        twice
    }

    /// Whether an item holds one thing only.
    pub(super) fn holds_one(&self, node: NodeId) -> bool {
        !matches!(self.form.nodes[node].item(), Some(ItemType::List { .. } | ItemType::Many(_)))
    }

    pub(super) fn tell_carried(&mut self, landed: &[Landed<'a>]) {
        let is_carried = |landed: &Landed| landed.how == How::Carried && !landed.row.content.is_empty();
        let carried = landed.iter().filter(|one| is_carried(one) && self.derivation(&one.found).is_none());
        let carried: Vec<&Landed> = carried.collect();
        let [first, ..] = carried.as_slice() else { return };
        let (node, place) = (self.index.items[first.found.item].node, first.row.place);
        let message = format!(
            "繰返しの欄に何番目かが書かれていないため、上の行の続き（{}）として{}に置きました。この行を含めて、このように置いた行は{}行あります。",
            self.row_called(&self.index.items[first.found.item].chain, &first.names),
            self.form.nodes[node].called(),
            carried.len()
        );
        let remedy = "違っていれば、繰返しの欄を「委託事項2」のように書いて、もう一度取り込んでください。";
        let quote = first.row.content.clone();
        self.report.warn_at(&ROW_CARRIED_ON, place, (&quote, Place::default()), message, remedy);
    }

    pub(super) fn tell_begun(&mut self, row: &Row, repeat: NodeId, number: usize) {
        let label = self.row_label(repeat);
        let message =
            format!("番号の書かれていない新しい{label}がここから始まると読み、{label}{number}として置きました。");
        let remedy =
            format!("違っていれば、繰返しの欄を「{label}{number}」のように書いて、もう一度取り込んでください。");
        let place = Place { reference: Some(self.form.nodes[repeat].called()), ..Place::default() };
        self.report.warn_at(&ROW_BEGUN, row.place, (&row.content, place), message, remedy);
    }

    pub(super) fn set_aside_unclear(&mut self, row: &'a Row, found: &Match, repeat: Option<NodeId>) {
        // A row without words has nothing to lose.
        if row.content.is_empty() {
            return;
        }
        let item = &self.index.items[found.item];
        let called = self.form.nodes[item.node].called();
        let label = self.row_label(repeat.or(item.chain.last().copied()).unwrap_or_default());
        let (rule, message) = match repeat {
            None => {
                let said = [&row.repeat, &row.reference, &row.label];
                let said = said.into_iter().find(|words| !words.is_empty()).map(|words| short(words));
                let said = said.unwrap_or_default();
                let message = format!("「{said}」が、{called}の何番目の{label}を指すか分かりません。");
                (&REPETITION_NOT_USED, message)
            }
            Some(_) => {
                let message = format!("{called}の記載ですが、何番目の{label}のものか書かれていません。");
                (&ROW_NOT_SAID, message)
            }
        };
        let remedy = format!(
            "繰返しの欄を「{label}2」のように書いて、もう一度取り込むか、unplaced.toml から正しい項目に移してください。"
        );
        let place = Place { reference: Some(called), ..Place::default() };
        self.set_aside(rule, row, place, message, &remedy);
    }

    pub(super) fn set_aside_second(&mut self, row: &'a Row, place: Place, first: RowPlace, words: Option<&str>) {
        let called = place.reference.clone().unwrap_or_default();
        let (before, here) = (self.report.line_called(first), self.report.line_called(row.place));
        let how = if words == Some(row.content.as_str()) {
            "言葉は同じですが、別の行の記載かもしれません。"
        } else {
            "言葉が違います。"
        };
        let message = format!("{called}の記載が、{before}と{here}にあり、{how}{here}のほうは置きませんでした。");
        let remedy = "どちらが正しいか、繰返しの番号が正しいかを確かめてください。";
        self.set_aside(&PLACE_TAKEN, row, place, message, remedy);
    }

    pub(super) fn set_aside_unknown(&mut self, row: &'a Row) {
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

    pub(super) fn set_aside_odd(&mut self, row: &'a Row, place: Place, odd: &str) {
        let message = format!(
            "{}の一つのセルに、記録項目ではない行（「{}」）が混ざっています。見出しや注まで項目として数えないように、置きませんでした。",
            place.reference.clone().unwrap_or_default(),
            short(odd)
        );
        let remedy = "見出しごとに行を分けて、見出しの言葉を繰返しの欄に書き、注は項目番号「別添2/注」の行に移してから、もう一度取り込んでください。";
        self.set_aside(&NOT_A_LIST_ITEM, row, place, message, remedy);
    }

    fn row_label(&self, repeat: NodeId) -> &'a str {
        self.form.nodes[repeat].repeat().map(|repeat| repeat.row_label.as_str()).unwrap_or_default()
    }

    /// `ファイル1／委託事項2`
    fn row_called(&self, chain: &[NodeId], names: &[RowName]) -> String {
        let called = |(repeat, name): (&NodeId, &RowName)| match name {
            RowName::Number(number) => format!("{}{number}", self.row_label(*repeat)),
            RowName::Named(words) => format!("「{}」", short(words)),
        };
        chain.iter().zip(names).map(called).collect::<Vec<_>>().join("／")
    }
}
