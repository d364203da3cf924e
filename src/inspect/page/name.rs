//! The name by which a reader hears of an element, after “Accessible Name and Description Computation”.

use super::tree::Node;
use super::tree::Tree;

/// Roles of elements whose words are what they hold, not what they are called.
const NOT_BY_WORDS: &[&str] = &[
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "form",
    "group",
    "img",
    "main",
    "navigation",
    "region",
    "search",
];

/// What an element is called.
#[derive(Debug, Default)]
pub(super) struct Name {
    pub(super) words: String,
    /// Whether only its `title` names it, which most readers never meet.
    pub(super) is_by_title: bool,
}

impl Name {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The name of an element.
pub(super) fn name(tree: &Tree, index: usize) -> Name {
    let Some(node) = tree.nodes.get(index) else { return Name::default() };
    let given = [by_reference(tree, node), squeezed(node.get("aria-label")), by_own_means(tree, index, node)];
    if let Some(words) = given.into_iter().find(|words| !words.is_empty()) {
        return Name { words, is_by_title: false };
    }
    let words = squeezed(node.get("title"));
    Name { is_by_title: !words.is_empty(), words }
}

/// Whether an element has a name that does not come of its own words.
pub(super) fn is_labelled(tree: &Tree, node: &Node) -> bool {
    !by_reference(tree, node).is_empty() || !squeezed(node.get("aria-label")).is_empty()
}

fn squeezed(words: Option<&str>) -> String {
    words.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the elements that `aria-labelledby` names.
fn by_reference(tree: &Tree, node: &Node) -> String {
    let named = node.list("aria-labelledby").filter_map(|id| {
        let at = *tree.ids.get(id)?;
        let other = tree.nodes.get(at)?;
        let words = squeezed(other.get("aria-label"));
        // What is hidden may name something all the same; its words are not gathered.
        let words = if words.is_empty() { tree.words(at) } else { words };
        Some(if words.is_empty() && other.is_silent { id.to_owned() } else { words })
    });
    named.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

fn by_own_means(tree: &Tree, index: usize, node: &Node) -> String {
    let of_child = |name: &str| {
        let child = tree.within(index).find(|(_, child)| child.name == name && child.parent == Some(index));
        child.map(|(at, _)| tree.words(at)).unwrap_or_default()
    };
    match node.name.as_str() {
        "img" | "area" => squeezed(node.get("alt")),
        "input" => match node.get("type").unwrap_or_default() {
            "submit" | "reset" if !node.has("value") => "既定の言葉".to_owned(),
            "submit" | "reset" | "button" => squeezed(node.get("value")),
            "image" => squeezed(node.get("alt")),
            _ => by_label(tree, index, node),
        },
        "select" | "textarea" | "meter" | "output" | "progress" => by_label(tree, index, node),
        "svg" => of_child("title"),
        "table" => of_child("caption"),
        "fieldset" => of_child("legend"),
        "figure" => of_child("figcaption"),
        "iframe" => String::new(),
        "nav" | "main" | "aside" | "section" | "article" | "header" | "footer" | "form" | "search" | "dialog" => {
            String::new()
        }
        _ if node.get("role").is_some_and(|role| NOT_BY_WORDS.contains(&role)) => String::new(),
        _ => tree.words(index),
    }
}

/// The words of the `label` that stands around a field or points to it.
fn by_label(tree: &Tree, index: usize, node: &Node) -> String {
    if let Some((around, _)) = tree.above(index).find(|(_, above)| above.name == "label") {
        return tree.words(around);
    }
    let Some(id) = node.get("id") else { return String::new() };
    let label = tree.named("label").find(|(_, label)| label.get("for") == Some(id));
    label.map(|(at, _)| tree.words(at)).unwrap_or_default()
}
