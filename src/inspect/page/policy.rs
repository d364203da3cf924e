//! What a page may not use, and links that lead nowhere.

use crate::inspect::Own;
use crate::inspect::rules::DEAD_PAGE_LINK;
use crate::inspect::rules::POLICY;

use super::IN_THEME;
use super::faults::Faults;
use super::tree::Node;
use super::tree::Tree;

pub(super) fn check(tree: &Tree, site: &Own, faults: &mut Faults) {
    for node in &tree.nodes {
        look(node, faults);
        links(node, tree, site, faults);
    }
}

fn look(node: &Node, faults: &mut Faults) {
    let name = &node.name;
    match name.as_str() {
        "script" if !node.has("src") => {
            faults.tell(&POLICY, "ページの中に直接書かれたスクリプトがあります。", IN_THEME);
        }
        "style" | "iframe" | "object" | "embed" | "base" => {
            faults.tell(&POLICY, format!("使わないことにしている要素「{name}」があります。"), IN_THEME);
        }
        _ => {}
    }
    for (attribute, _) in node.attributes() {
        if attribute == "style" || attribute.starts_with("on") {
            let message = format!("要素「{name}」に、属性「{attribute}」が直接書かれています。");
            faults.tell(&POLICY, message, IN_THEME);
        }
    }
}

fn links(node: &Node, tree: &Tree, site: &Own, faults: &mut Faults) {
    let name = &node.name;
    let is_canonical = node.get("rel").is_some_and(|rel| rel == "canonical");
    for attribute in ["href", "src"] {
        let Some(target) = node.get(attribute).filter(|_| !is_canonical) else { continue };
        if let Some(id) = target.strip_prefix('#') {
            if !tree.ids.contains_key(id) {
                let message = format!("同じページの中の行き先「#{id}」がありません。");
                faults.tell(&DEAD_PAGE_LINK, message, IN_THEME);
            }
            continue;
        }
        match site.address(target) {
            Some(to) if !site.addresses.contains(&to) => {
                let message = format!("リンク「{target}」の行き先が、作られるサイトにありません。");
                faults.tell(&DEAD_PAGE_LINK, message, IN_THEME);
            }
            None if name != "a" && !target.starts_with("data:") => {
                let message = format!("要素「{name}」が、このサイトの外の「{target}」を読み込みます。");
                faults.tell(&POLICY, message, IN_THEME);
            }
            _ => {}
        }
    }
}
