//! What the form says about a node, as comment lines above its key.

use crate::form::Choices;
use crate::form::Condition;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::Node;
use crate::form::NodeId;

/// Reference, label, mark, note, condition and choices of a node, a comment line each.
pub(super) fn about(form: &Form, id: NodeId) -> Vec<String> {
    let node = &form.nodes[id];
    let mut lines = vec![title(node)];
    lines.extend(node.note.lines().map(|line| format!("#   {line}")));
    lines.extend(conditions(form, id).into_iter().map(|sentence| format!("#   {sentence}")));
    if let Some(item) = node.item() {
        if node.is_authored() && !node.required {
            lines.push("#   書くことがなければ、このままで構いません。".to_owned());
        }
        lines.extend(how_to_write(form, item));
    }
    lines
}

/// `# Ⅱ.2.③ ③対象となる本人の範囲 ※`
fn title(node: &Node) -> String {
    let mark = if node.marked { " ※" } else { "" };
    let words = match node.reference.strip_suffix(&node.label) {
        Some(front) if front.ends_with(['/', '.']) || front.is_empty() => node.reference.clone(),
        _ => format!("{} {}", node.reference, node.label).trim().to_owned(),
    };
    format!("# {words}{mark}")
}

/// When the node has to be filled in, unless the node around it says so already.
fn conditions(form: &Form, id: NodeId) -> Vec<String> {
    let node = &form.nodes[id];
    let above = node.parent.map(|parent| &form.nodes[parent]);
    let mut sentences = Vec::new();
    if let Some(when) = own(node.when.as_ref(), above.and_then(|above| above.when.as_ref())) {
        sentences.push(format!("{}を選んだときに書きます。", when.in_words(form)));
    }
    if let Some(when_not) = own(node.when_not.as_ref(), above.and_then(|above| above.when_not.as_ref())) {
        sentences.push(format!("{}を選んだときは書きません。", when_not.in_words(form)));
    }
    sentences
}

fn own<'a>(condition: Option<&'a Condition>, above: Option<&Condition>) -> Option<&'a Condition> {
    condition.filter(|own| above != Some(own))
}

fn how_to_write(form: &Form, item: &ItemType) -> Vec<String> {
    match item {
        ItemType::One(list) if form.choices[*list].numbered => {
            choices("次のうち一つを、その言葉か番号で書きます。", &form.choices[*list])
        }
        ItemType::One(list) => choices("次のうち一つを、その言葉で書きます。", &form.choices[*list]),
        ItemType::Many(list) => choices("次のうち当てはまるものをすべて書きます。", &form.choices[*list]),
        ItemType::Number { count_of: Some(_), .. } => told("書かなければ、行の数を数えて自動で入ります。"),
        ItemType::Date => {
            told("2026-04-01 のように書きます。日がなければ \"2026-04\"、予定なら \"2026-04-01（予定）\"。")
        }
        ItemType::Moment => told(
            "「2026-05-31T17:00」か「令和8年5月31日17時」のように、時刻まで \" \" の中に書きます。その日いっぱいなら 23:59 です。",
        ),
        ItemType::List { .. } => told("一つずつ \" \" で囲み、「,」で区切ります。番号は自動で付きます。"),
        ItemType::Links { versions: true, .. } => told(
            "ほかの文書の id を、一つずつ \" \" で囲みます。版まで指すこともできます（例: \"assessments/kaigo\"、第2版の案なら \"assessments/kaigo/2-an\"）。題名とリンクは自動で付きます。",
        ),
        ItemType::Links { to, .. } => told(&format!(
            "ほかの文書の id を、一つずつ \" \" で囲みます（例: {}）。題名とリンクは自動で付きます。",
            match to.as_slice() {
                [_] => "\"kaigo\"".to_owned(),
                [first, ..] => format!("\"{first}/kaigo\""),
                [] => "\"assessments/kaigo\"".to_owned(),
            }
        )),
        ItemType::Figure => told("図のファイルをこのフォルダーに置き、図の内容を言葉でも書きます。"),
        ItemType::Derived(_) => told("ほかの記載から自動で入るので、書きません。"),
        ItemType::Line | ItemType::Text | ItemType::Number { .. } => Vec::new(),
    }
}

fn told(sentence: &str) -> Vec<String> {
    vec![format!("#   {sentence}")]
}

fn choices(how: &str, list: &Choices) -> Vec<String> {
    let mut lines = told(how);
    let mut group = "";
    for (at, offered) in list.offered.iter().enumerate() {
        if offered.group != group {
            group = &offered.group;
            lines.push(format!("#   【{group}】"));
        }
        let text = if offered.takes_text {
            "（　）　かっこの中に内容を書きます"
        } else if offered.counts.is_some() {
            "　件数は自動で入ります"
        } else {
            ""
        };
        lines.push(format!("#   {}{text}", list.printed(at, None)));
    }
    lines
}
