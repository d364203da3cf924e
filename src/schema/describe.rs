//! What an editor shows beside a key: the words of the form, and how the value is written.

use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::Kind;
use crate::form::NodeId;

/// Reference, mark, note, condition and way of writing of a node, a line each.
pub(super) fn description(form: &Form, id: NodeId) -> String {
    let node = &form.nodes[id];
    let mut lines = Vec::new();
    if let Some(part) = node.part.map(|part| &form.parts[part]) {
        lines.push(format!("{}（{}）", node.reference, part.title));
    } else if !node.reference.is_empty() {
        lines.push(node.reference.clone());
    }
    if node.marked && !form.mark_meaning.is_empty() {
        lines.push(format!("※ {}: {}", form.mark_label, form.mark_meaning));
    }
    lines.extend(node.note.lines().map(str::to_owned));
    if let Some(when) = &node.when {
        lines.push(format!("{}を選んだときに書きます。", when.in_words(form)));
    }
    if let Some(when_not) = &node.when_not {
        lines.push(format!("{}を選んだときは書きません。", when_not.in_words(form)));
    }
    if node.item().is_some() && !node.required {
        lines.push("書くことがなければ、書かなくて構いません。".to_owned());
    }
    lines.extend(way_of_writing(&node.kind));
    if !node.verified {
        lines.push("この項目の言葉は、公式の様式で確かめている途中です。".to_owned());
    }
    lines.join("\n")
}

/// A choice as the form prints it, its heading, and what is written with it.
pub(super) fn choice(choices: &Choices, at: usize) -> String {
    let offered = &choices.offered[at];
    let mut words = choices.printed(at, None);
    if !offered.group.is_empty() {
        words = format!("{words}【{}】", offered.group);
    }
    if offered.takes_text {
        words.push_str(&format!("　「{}（内容）」のように、かっこの中に内容を書けます。", offered.label));
    } else if offered.counts.is_some() {
        words.push_str("　件数は自動で入ります。");
    }
    words
}

fn way_of_writing(kind: &Kind) -> Option<String> {
    let item = match kind {
        Kind::Group => return None,
        Kind::Repeat(repeat) => return Some(rows(&repeat.row_label, repeat.max)),
        Kind::Item(item) => item,
    };
    let sentence = match item {
        ItemType::Line => "一行で書きます。",
        ItemType::Text => "長い文を書けます。箇条書きや表は Markdown で書きます。",
        ItemType::One(_) => "次のうち一つを、その言葉か番号で書きます。",
        ItemType::Many(_) => "次のうち当てはまるものを、すべて [ ] の中に書きます。",
        ItemType::Number { count_of: Some(_), .. } => "書かなければ、行の数を数えて自動で入ります。",
        ItemType::Number { .. } => "0以上の整数で書きます。",
        ItemType::Date => {
            "2026-04-01 か「令和8年4月1日」のように書きます。月までなら \"2026-04\"、予定なら \"2026-04-01（予定）\" です。"
        }
        ItemType::Moment => {
            "「2026-05-31T17:00」か「令和8年5月31日17時」のように、時刻まで書きます。その日いっぱいなら23:59と書きます。"
        }
        ItemType::List { .. } => "一つずつ \" \" で囲んで並べます。番号は自動で付きます。",
        ItemType::Links { .. } => "ほかの文書の id を、一つずつ \" \" で囲んで並べます。題名とリンクは自動で付きます。",
        ItemType::Figure => "図のファイルを版のフォルダーに置き、{ file = \"…\", alt = \"…\" } と書きます。",
        ItemType::Derived(_) => "ほかの記載から自動で作られます。",
    };
    Some(sentence.to_owned())
}

fn rows(row_label: &str, max: Option<usize>) -> String {
    let order = format!("書いた順に「{row_label}1」「{row_label}2」と番号が付きます。");
    match max {
        Some(max) => format!("{order}様式の欄は{max}までです。"),
        None => order,
    }
}
