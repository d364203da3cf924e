//! A row of the table of changes that is not true of the body.

use super::body;
use super::boxes;
use super::row::ChangeRow;
use super::row::says_deleted;
use super::row::stands_for_nothing;
use super::target::Target;
use super::target::Targets;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::form::Form;
use crate::form::NodeId;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表の、項目ごとに最も新しい行について、「変更後の記載」の文が今の本文にあるかを見ます。「（削除）」とした行では、
    /// 消したはずの文が本文に残っていないかを見ます。文は一つずつ比べ、記号、空白、全角と半角の違いは問いません。項目が
    /// 読み取れない行と、「〜を追加」のように文ではなく説明を書いた行は見ません。
    ///
    /// # なぜ
    ///
    /// 表と本文のどちらかが直し忘れです。読む人は、どちらが今の取扱いなのかを決められません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "print"
    /// name = "納入通知書の印刷及び封入"
    /// vendor = "株式会社みほん印刷"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅱ.4 委託事項1 ⑥委託先名"
    /// before = "株式会社みほん印刷"
    /// after = "見本総合印刷株式会社"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "print"
    /// name = "納入通知書の印刷及び封入"
    /// vendor = "株式会社みほん印刷"
    /// [[changes]]
    /// id = "c1"
    /// date = 2024-04-01
    /// item = "Ⅱ.4 委託事項1 ⑥委託先名"
    /// before = "株式会社みほん印刷"
    /// after = "見本総合印刷株式会社"
    /// [[changes]]
    /// id = "c2"
    /// date = 2025-04-01
    /// item = "Ⅱ.4 委託事項1 ⑥委託先名"
    /// before = "見本総合印刷株式会社"
    /// after = "株式会社みほん印刷"
    /// ```
    ///
    /// # 直し方
    ///
    /// 本文と表を確かめ、直し忘れた方を直します。
    ///
    /// # 根拠
    ///
    /// 様式（変更箇所は、その評価書で変わった所を書く表であること）と論理。変更前の文が本文に残り、変更後の文がないときと、
    /// 「（削除）」とした文が残っているときを「問題あり」とし、変更後の文が見つからないだけのときは「問題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P108", "change-not-in-body", Error,
    title: "変更箇所の「変更後の記載」が、本文にありません",
    basis: "表と本文が食い違うと、どちらが今の取扱いなのかが分からないためです。",
    items: &["all-items changes[].after", "priority-items changes[].after", "basic-items changes[].after"],
}

/// Shorter sentences stand in many places by chance.
const SHORTEST: usize = 10;

/// Title of the part on how the book was made.
const PROCEDURE: &str = "評価実施手続";

/// Words of somebody who tells of a change instead of quoting it.
const TELLING: &[&str] = &[
    "略",
    "追加",
    "削除",
    "修正",
    "変更",
    "新設",
    "追記",
    "別紙",
    "別添",
    "同上",
    "上記",
    "のとおり",
    "参照",
    "改め",
    "繰",
    "移動",
    "統合",
    "廃止",
];

/// A row whose items are known.
struct Known<'r, 'a> {
    row: &'r ChangeRow<'a>,
    nodes: Vec<NodeId>,
    of_row: Option<(NodeId, u32)>,
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let rows = ChangeRow::all(subject);
    if rows.is_empty() {
        return;
    }
    let targets = Targets::new(&subject.record.form);
    let mut known = Vec::new();
    let mut others = Vec::new();
    for row in rows.iter().filter(|row| row.date.is_some()) {
        match row.item.map(|item| targets.of(item)) {
            Some(Target::Items(nodes, of_row)) => known.push(Known { row, nodes, of_row }),
            _ => others.push(row),
        }
    }
    for own in &known {
        let is_later = |other: &ChangeRow| other.date > own.row.date;
        let is_replaced = known.iter().any(|other| is_later(other.row) && overlap(own, other));
        let doubt: Vec<&&ChangeRow> = others.iter().filter(|other| is_later(other)).collect();
        let is_reworded = doubt.iter().any(|other| {
            let words = other.before.unwrap_or_default().split(['、', '\n', '「', '」']).map(str::trim);
            words.filter(|word| !word.is_empty()).any(|word| own.row.after.is_some_and(|after| after.contains(word)))
        });
        if !is_replaced && !is_reworded {
            judge(subject, own, doubt.is_empty(), findings);
        }
    }
}

fn overlap(one: &Known, other: &Known) -> bool {
    let is_same_row = one.of_row.is_none() || other.of_row.is_none() || one.of_row == other.of_row;
    is_same_row && one.nodes.iter().any(|node| other.nodes.contains(node))
}

fn judge(subject: &Subject, own: &Known, is_sure: bool, findings: &mut Findings) {
    let Known { row, nodes, of_row } = own;
    // What is told of the procedure of a draft is still to come.
    let form = &subject.record.form;
    let is_procedure =
        |node: &NodeId| form.nodes[*node].part.is_some_and(|part| form.parts[part].title.contains(PROCEDURE));
    if subject.version.name.is_draft() && nodes.iter().any(is_procedure) {
        return;
    }
    let (Some(before), Some(after)) = (row.before, row.after) else { return };
    let Some(body) = body::of(subject, nodes, *of_row) else { return };
    let stands = |sentence: &String| body.contains(sentence.as_str());
    let old: Vec<String> =
        sentences(before).into_iter().filter(|old| !body::plain(after).contains(old.as_str())).collect();
    let is_old = !old.is_empty() && old.iter().all(stands);
    let called = row.called();
    if says_deleted(after) {
        if is_old {
            let message = format!("変更箇所の{called}は「（削除）」ですが、消したはずの文が本文に残っています。");
            let severity = if is_sure { Severity::Error } else { Severity::Warning };
            let remedy = "本文から消すか、変更箇所の行を直してください。";
            findings.add_as(severity, &RULE, row.at(subject, "after").quoting(before), message, remedy);
        }
        return;
    }
    if stands_for_nothing(after) || TELLING.iter().any(|word| after.contains(word)) && sentences(after).len() < 2 {
        return;
    }
    let quoted = quoted_sentences(after, nodes.len() == 1);
    let is_there = |piece: &str, sentence: &String| {
        stands(sentence)
            || is_retold(sentence, &body)
            || unlabelled(form, piece).is_some_and(|words| stands(&body::plain(words)))
    };
    let Some((missing, _)) = quoted.iter().find(|(piece, sentence)| !is_there(piece, sentence)) else { return };
    let (severity, told) = if is_old && is_sure {
        (Severity::Error, "変更前の記載が残っていて、変更後の記載がありません")
    } else if is_old {
        (Severity::Warning, "変更前の記載が残っていて、変更後の記載がありません")
    } else {
        (Severity::Warning, "変更後の記載と同じ文がありません")
    };
    let message = format!("変更箇所の{called}について、本文には、{told}。");
    let remedy = "本文と表を確かめ、直し忘れた方を直してください。";
    findings.add_as(severity, &RULE, row.at(subject, "after").quoting(missing), message, remedy);
}

/// The words behind the label of an item, where a line of a whole row begins with one: 「⑥委託先名: 株式会社みほん印刷」.
fn unlabelled<'w>(form: &Form, line: &'w str) -> Option<&'w str> {
    let (label, words) = line.split_once(':')?;
    form.nodes.iter().any(|node| node.label == label).then_some(words)
}

/// Whether a sentence tells what a table of the body shows: all of its many numbers stand there.
fn is_retold(sentence: &str, body: &str) -> bool {
    let numbers = || sentence.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() > 2);
    numbers().count() > 2 && numbers().all(|number| body.contains(number))
}

/// Sentences long enough to be found again, folded.
fn sentences(words: &str) -> Vec<String> {
    if stands_for_nothing(words) {
        return Vec::new();
    }
    quoted_sentences(words, true).into_iter().map(|(_, sentence)| sentence).collect()
}

/// Sentences as written and folded, without those that only tell of the change; short words where they are all there is.
fn quoted_sentences(words: &str, is_one_item: bool) -> Vec<(&str, String)> {
    let pieces = words.split(['\n', '。']).flat_map(boxes::ticked);
    let pieces = pieces.map(|piece| (piece.trim(), body::plain(piece)));
    let pieces: Vec<(&str, String)> = pieces.filter(|(_, plain)| !plain.is_empty()).collect();
    let is_short = pieces.len() == 1 && is_one_item;
    let is_told = |piece: &str| TELLING.iter().any(|word| piece.contains(word)) && piece.chars().count() < 40;
    let is_kept = |plain: &str| is_short && plain.chars().count() > 1 || plain.chars().count() >= SHORTEST;
    pieces.into_iter().filter(|(piece, plain)| is_kept(plain) && !is_told(piece)).collect()
}
