//! The items of a form by reference and label, ready to be looked up.

use crate::form::Form;
use crate::form::NodeId;
use crate::text::fold;

use super::label::Label;
use super::reference::Path;
use super::repetition;

/// An item, and every way in which a table may name it.
pub(super) struct Item {
    pub(super) node: NodeId,
    /// The form's own reference first.
    pub(super) paths: Vec<Path>,
    labels: Vec<Label>,
    /// What the rows are called that it titles: ファイル, システム.
    titled: Vec<Label>,
    /// The repeats it stands in, outermost first.
    pub(super) chain: Vec<NodeId>,
    /// Folded labels of its choices.
    options: Vec<String>,
}

/// How a label names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// In all its letters.
    Exactly,
    /// But for the numbers in front.
    ByWords,
    /// With the number of the row behind: 委託事項1.
    WithRow(usize),
}

/// The items in printed order, and the headings around them.
pub(super) struct Index<'f> {
    pub(super) form: &'f Form,
    pub(super) items: Vec<Item>,
    headings: Vec<Heading>,
    pub(super) repeats: Vec<RowWords>,
}

/// How references name the rows of a repeat.
pub(super) struct RowWords {
    pub(super) node: NodeId,
    /// The repeat by itself: Ⅱ.4.委託事項.
    pub(super) path: Path,
    /// The section in which its rows stand: Ⅱ.4.
    pub(super) section: Path,
    /// What stands before the number of a row, folded.
    pub(super) words: Vec<String>,
}

/// The title of a part, a group or a repeat.
struct Heading {
    node: NodeId,
    path: Path,
    label: Label,
}

impl<'f> Index<'f> {
    pub(super) fn new(form: &'f Form) -> Self {
        let items = (0..form.nodes.len()).filter(|id| form.nodes[*id].item().is_some()).map(|id| item(form, id));
        Self { form, items: items.collect(), headings: headings(form), repeats: row_words(form) }
    }

    /// Whether the reference is one of a part, a group or a repeat.
    pub(super) fn is_heading(&self, path: &Path) -> bool {
        self.headings.iter().any(|heading| heading.path.is(path))
    }

    /// Whether the reference is one of an item.
    pub(super) fn names_item(&self, path: &Path) -> bool {
        self.items.iter().any(|item| item.has_reference(path))
    }

    /// Whether the form has the reference.
    pub(super) fn names(&self, path: &Path) -> bool {
        self.names_item(path) || self.is_heading(path)
    }

    /// The parts, groups and repeats of which a line without content may be the heading, in printed order.
    pub(super) fn headings(&self, path: &Path, label: &Label) -> Vec<NodeId> {
        let fits = |heading: &&Heading| heading.path.is(path) && (label.is_empty() || heading.label.is(label));
        let by_both: Vec<NodeId> = self.headings.iter().filter(fits).map(|heading| heading.node).collect();
        if !by_both.is_empty() {
            return by_both;
        }
        self.headings.iter().filter(|heading| heading.label.is(label)).map(|heading| heading.node).collect()
    }

    /// The place of the first item behind a node.
    pub(super) fn first_behind(&self, node: NodeId) -> usize {
        self.items.partition_point(|item| item.node < node)
    }

    /// Whether the form has references that begin like this.
    pub(super) fn knows_part_of(&self, path: &Path) -> bool {
        self.items.iter().any(|item| item.paths.iter().any(|own| own.first() == path.first()))
    }
}

impl Item {
    pub(super) fn has_reference(&self, path: &Path) -> bool {
        !path.is_empty() && self.paths.iter().any(|own| own.is(path))
    }

    /// How the label names this item, if it does.
    pub(super) fn named_by(&self, label: &Label) -> Option<Named> {
        if self.labels.iter().any(|own| own.is_exactly(label)) {
            return Some(Named::Exactly);
        }
        if self.labels.iter().any(|own| own.is(label)) {
            return Some(Named::ByWords);
        }
        let (name, number) = label.without_row_number()?;
        let mut names = self.labels.iter().chain(&self.titled);
        let is_row = !self.chain.is_empty() && names.any(|own| own.is(&name));
        is_row.then_some(Named::WithRow(number))
    }

    /// The choice that the label names.
    pub(super) fn option(&self, label: &Label) -> Option<usize> {
        self.options.iter().position(|option| option == label.folded())
    }

    /// The only choice there is.
    pub(super) fn only_option(&self) -> Option<usize> {
        (self.options.len() == 1).then_some(0)
    }
}

/// The repeats that a node stands in, outermost first.
pub(super) fn chain(form: &Form, id: NodeId) -> Vec<NodeId> {
    let above = std::iter::successors(form.nodes[id].parent, |above| form.nodes[*above].parent);
    let mut chain: Vec<NodeId> = above.filter(|above| form.nodes[*above].repeat().is_some()).collect();
    chain.reverse();
    chain
}

fn headings(form: &Form) -> Vec<Heading> {
    let heading =
        |node: NodeId, path: &str, label: &str| Heading { node, path: Path::parse(path), label: Label::read(label) };
    let mut headings = Vec::new();
    for (at, part) in form.parts.iter().enumerate() {
        let first = form.nodes.iter().position(|node| node.part == Some(at));
        headings.extend(first.map(|node| heading(node, &part.reference, &part.title)));
    }
    for (at, node) in form.nodes.iter().enumerate().filter(|(_, node)| node.item().is_none()) {
        let labels = std::iter::once(&node.label).chain(&node.aliases);
        headings.extend(labels.map(|label| heading(at, &node.reference, label)));
    }
    headings.sort_by_key(|heading| heading.node);
    headings
}

fn row_words(form: &Form) -> Vec<RowWords> {
    let repeats = (0..form.nodes.len()).filter(|id| form.nodes[*id].repeat().is_some());
    let words = repeats.map(|node| {
        let words = repetition::row_words(form, node);
        let path = Path::parse(&form.nodes[node].reference);
        let ends_in_word = path.last().is_some_and(|last| words.iter().any(|word| word == last));
        let section = if ends_in_word { path.above() } else { path.clone() };
        RowWords { node, path, section, words }
    });
    words.collect()
}

fn item(form: &Form, id: NodeId) -> Item {
    let node = &form.nodes[id];
    let references = || std::iter::once(&node.reference).chain(&node.reference_aliases);
    // The words behind the last stroke name the item as well: Ⅲ.2/その他のリスク.
    let tails = references().filter_map(|reference| reference.rsplit_once('/')).map(|(_, tail)| tail);
    let labels = std::iter::once(node.label.as_str()).chain(node.aliases.iter().map(String::as_str)).chain(tails);
    let offered = form.choices_of(id).map(|choices| choices.offered.as_slice()).unwrap_or_default();
    let chain = chain(form, id);
    let innermost = chain.last().and_then(|repeat| form.nodes[*repeat].repeat());
    let titled = innermost.filter(|repeat| repeat.title_item.as_deref() == Some(node.name.as_str()));
    let titled = titled.map(|repeat| repeat.row_aliases.iter().chain([&repeat.row_label]));
    Item {
        node: id,
        titled: titled.into_iter().flatten().map(|word| Label::read(word)).collect(),
        paths: references().map(|reference| Path::parse(reference)).collect(),
        labels: labels.map(Label::read).filter(|label| !label.is_empty()).collect(),
        chain,
        options: offered.iter().map(|offered| fold(&offered.label)).collect(),
    }
}
