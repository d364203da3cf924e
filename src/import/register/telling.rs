//! What is said of entries and cells whose words are no value of the form.

use crate::finding::Place;
use crate::form::Choices;
use crate::form::Node;
use crate::form::NodeId;
use crate::import::ditto::Ditto;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::rules::CHOICE_NOT_OFFERED;
use crate::import::rules::DITTO_KEPT;
use crate::import::rules::NAME_ALONE;
use crate::import::rules::NOTHING_TICKED;
use crate::import::slots::Piece;
use crate::import::value;
use crate::scaffold::Written;
use crate::text::fold;
use crate::text::is_none_mark;

use super::Cell;
use super::Entry;
use super::Head;
use super::reading::Read;
use super::reading::Reading;
use super::reading::row_of;

impl Reading<'_> {
    /// Words that only point to others say nothing on a page of their own: they are never published.
    pub(super) fn pointing(&self, cell: &Cell, kind: Ditto, read: &mut Read, report: &mut Report) {
        let message = format!(
            "{}「{}」には書かず、unplaced.toml に残しました。",
            match kind {
                Ditto::Above if cell.is_of_column => {
                    format!("「{}」と書かれていますが、上の行に、指している言葉がありません。", short(&cell.words))
                }
                _ => value::pointing(&cell.words, kind),
            },
            short(&cell.label)
        );
        let node = match cell.head {
            Some(Head::Node(node) | Head::Choice(node, _)) => Some(&self.form.nodes[node]),
            _ => None,
        };
        let place =
            Place { item: node.map(|node| node.key.clone()), reference: node.map(Node::called), ..Place::default() };
        report.warn_at(&DITTO_KEPT, cell.place, (&cell.words, place), message.clone(), value::POINTED);
        read.left.push((row_of(cell), message));
    }

    /// Tells an entry that says nothing but its name.
    pub(super) fn tell_alone(&self, entry: &Entry, read: &Read, report: &mut Report) {
        let says = |cell: &Cell| {
            let is_item =
                matches!(cell.head, Some(Head::Node(node) | Head::Choice(node, _)) if node != self.heads.name);
            is_item && !is_none_mark(&cell.words)
        };
        if !read.name.is_empty() && !entry.cells.iter().any(says) {
            let message = "名称のほかに、様式の項目の記載がない登録です。書かれたとおり、一つの登録としました。";
            let remedy = "見出しや合計、注の行であれば、できたフォルダーを消してください。登録であれば、残りの項目を書いてください。";
            report.warn(&NAME_ALONE, entry.place, &read.name, message, remedy);
        }
    }

    /// Keeps what stands among the choices and is none of them.
    pub(super) fn keep_more(
        &self,
        node: NodeId,
        piece: &Piece,
        written: Option<&Written>,
        read: &mut Read,
        report: &mut Report,
    ) {
        let written = match written {
            Some(Written::Choice(chosen)) => fold(chosen),
            None => String::new(),
            Some(_) => return,
        };
        let Some(choices) = self.form.choices_of(node).filter(|_| piece.option.is_none()) else { return };
        let more = more_than(choices, &piece.words);
        if more.is_empty() || written.contains(&more) {
            return;
        }
        let item = &self.form.nodes[node];
        let place = Place { item: Some(item.key.clone()), reference: Some(item.called()), ..Place::default() };
        let message = format!(
            "{}に、選択肢のほかの言葉（「{}」）があります。記載の全体を unplaced.toml に残しました。",
            item.called(),
            short(&more)
        );
        let remedy = "要る言葉であれば、備考などの項目に書き写してください。";
        report.warn_at(&CHOICE_NOT_OFFERED, piece.row, (&more, place), message.clone(), remedy);
        read.leave(piece.row, &item.label, piece.words.clone(), &message);
    }

    pub(super) fn tell_unticked(&self, node: NodeId, piece: &Piece, report: &mut Report) {
        let item = &self.form.nodes[node];
        let place = Place { item: Some(item.key.clone()), reference: Some(item.called()), ..Place::default() };
        let message = format!("{}の、どの選択肢にも印がないため、何も書きませんでした。", item.called());
        let remedy = "当たる選択肢に印を付けて、もう一度取り込むか、entry.toml に書いてください。";
        report.warn_at(&NOTHING_TICKED, piece.row, (&piece.words, place), message, remedy);
    }
}

/// What stands among choices and is none of them: letters besides their labels, boxes and ticks; folded.
fn more_than(choices: &Choices, words: &str) -> String {
    let labels = choices.offered.iter().flat_map(|offered| std::iter::once(&offered.label).chain(&offered.aliases));
    let mut labels: Vec<String> = labels.map(|label| fold(label)).collect();
    labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
    let rest = labels.iter().fold(fold(words), |rest, label| rest.replace(label.as_str(), " "));
    let rest: String = rest.chars().filter(|letter| letter.is_alphanumeric()).collect();
    // A tick may be a letter, and a choice may be named by its number.
    if rest.chars().count() > 1 { rest } else { String::new() }
}
