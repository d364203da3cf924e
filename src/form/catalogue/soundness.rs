//! What must hold between the nodes of a form, so that no later stage meets a name that leads nowhere.

use crate::form::condition::Condition;
use crate::form::node::Derivation;
use crate::form::node::Display;
use crate::form::node::Form;
use crate::form::node::ItemType;
use crate::form::node::Kind;
use crate::form::node::Node;

use super::FormProblem;

/// Checks a whole form; `places` holds the byte of each node in the file.
pub(super) fn check(form: &Form, places: &[usize], problems: &mut Vec<FormProblem>) {
    let mut add = |offset: usize, message: String| problems.push(FormProblem { message, offset });
    match form.by_key(&form.title_item) {
        Some(id) if form.nodes[id].item().is_some() && !form.title_item.contains("[]") => {}
        _ => add(0, format!("title_item「{}」が、繰り返しの外の項目を指していません。", form.title_item)),
    }
    let is_outside =
        |key: &str| !key.contains("[]") && form.by_key(key).is_some_and(|id| form.nodes[id].item().is_some());
    for key in form.list_items.iter().filter(|key| !is_outside(key)) {
        add(0, format!("list_items の「{key}」が、繰り返しの外の項目を指していません。"));
    }
    for (node, offset) in form.nodes.iter().zip(places) {
        for message in of_node(form, node) {
            add(*offset, message);
        }
    }
}

fn of_node(form: &Form, node: &Node) -> Vec<String> {
    let key = &node.key;
    let mut messages: Vec<String> =
        node.when.iter().chain(&node.when_not).filter_map(|condition| of_condition(form, key, condition)).collect();
    let named = match &node.kind {
        Kind::Item(
            ItemType::Number { count_of: Some(named), .. }
            | ItemType::Derived(Derivation::Rows(named) | Derivation::Copy(named)),
        ) => Some(named),
        _ => None,
    };
    if let Some(named) = named.filter(|named| form.by_key(named).is_none()) {
        messages.push(format!("「{key}」が指す項目「{named}」がありません。"));
    }
    if !node.event.is_empty() && !matches!(node.item(), Some(ItemType::Date | ItemType::Moment)) {
        messages.push(format!("「{key}」は日付ではないため、予定表に載せる言葉（event）を持てません。"));
    }
    if node.item().is_some() && node.part.is_none() {
        messages.push(format!("項目「{key}」が、どの部にあるか書かれていません。"));
    }
    if let Some(repeat) = node.repeat() {
        let children = node.children.iter().map(|child| &form.nodes[*child]);
        if repeat.display == Display::Table && children.clone().any(|child| child.item().is_none()) {
            messages.push(format!("表として並べる「{key}」の中には、項目だけを置けます。"));
        }
        let is_only_one = node.parent.is_none()
            && node.part.is_some_and(|part| part > 0 && form.paged(part).is_some_and(|id| form.nodes[id].key == *key));
        if repeat.has_pages && !is_only_one {
            messages.push(format!(
                "行ごとのページ（pages）を持てる繰り返しは、2番目以降の部に一つずつです。「{key}」は持てません。"
            ));
        }
        if repeat.display == Display::Exchange && children.clone().any(|child| child.item().is_none() && child.heading)
        {
            messages.push(format!(
                "質問と回答のように並べる「{key}」の中には、項目と、見出しのない（heading = false）まとまりだけを置けます。"
            ));
        }
        for (name, item) in [("title_item", &repeat.title_item), ("title_detail", &repeat.title_detail)] {
            if let Some(item) = item.as_ref().filter(|item| !children.clone().any(|child| child.name == **item)) {
                messages.push(format!("「{key}」の {name}「{item}」が、その中にありません。"));
            }
        }
    }
    if node.weekday && !matches!(node.item(), Some(ItemType::Date)) {
        messages.push(format!("「{key}」は日付の項目ではないので、weekday を書けません。"));
    }
    if node.limit && !matches!(node.item(), Some(ItemType::Moment)) {
        messages.push(format!("「{key}」は日時の項目ではないので、limit を書けません。"));
    }
    if node.law && !matches!(node.item(), Some(ItemType::Text)) {
        messages.push(format!("「{key}」は文章の項目ではないので、law を書けません。"));
    }
    if node.renewed && matches!(node.item(), Some(ItemType::Derived(_))) {
        messages.push(format!("「{key}」は自動で入る項目なので、renewed を書けません。"));
    }
    if node.renewed && [&form.title_item, &form.number_item, &form.change_table].contains(&key) {
        messages.push(format!("「{key}」は版が変わっても引き継ぐ項目なので、renewed を書けません。"));
    }
    messages
}

fn of_condition(form: &Form, key: &str, condition: &Condition) -> Option<String> {
    let named = &condition.key;
    let Some(choices) = form.by_key(named).and_then(|id| form.choices_of(id)) else {
        return Some(format!("「{key}」の条件が指す「{named}」が、選択肢のある項目ではありません。"));
    };
    let unknown = condition.chosen.iter().find(|code| choices.offered.iter().all(|offered| offered.code != **code));
    unknown.map(|code| format!("「{key}」の条件の「{code}」が、「{named}」の選択肢にありません。"))
}
