//! The items of a form by reference and label, ready to be looked up.

use crate::form::Form;
use crate::form::NodeId;
use crate::text::fold;

use super::label::Label;
use super::reference::Path;

/// An item, and every way in which a table may name it.
pub(super) struct Item {
    pub(super) node: NodeId,
    /// The form's own reference first.
    pub(super) paths: Vec<Path>,
    labels: Vec<Label>,
    /// The repeats it stands in, outermost first.
    pub(super) chain: Vec<NodeId>,
    /// Folded labels of its choices.
    options: Vec<String>,
}

/// How a label names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// By its words alone.
    Plainly,
    /// With the number of the row behind: 委託事項1.
    WithRow(usize),
}

/// The items in printed order, and the headings around them.
pub(super) struct Index<'f> {
    pub(super) form: &'f Form,
    pub(super) items: Vec<Item>,
    headings: Vec<(Path, Label)>,
}

impl<'f> Index<'f> {
    pub(super) fn new(form: &'f Form) -> Self {
        let items = (0..form.nodes.len()).filter(|id| form.nodes[*id].item().is_some()).map(|id| item(form, id));
        let headed = form.nodes.iter().filter(|node| node.item().is_none());
        let headings = headed
            .flat_map(|node| {
                std::iter::once(&node.label).chain(&node.aliases).map(|label| (node.reference.as_str(), label))
            })
            .chain(form.parts.iter().map(|part| (part.reference.as_str(), &part.title)));
        Self {
            form,
            items: items.collect(),
            headings: headings.map(|(path, label)| (Path::parse(path), Label::read(label))).collect(),
        }
    }

    /// Whether the reference is one of a part, a group or a repeat.
    pub(super) fn is_heading(&self, path: &Path) -> bool {
        self.headings.iter().any(|(heading, _)| heading.is(path))
    }

    /// Whether a line without content is a heading of the form.
    pub(super) fn has_heading(&self, path: &Path, label: &Label) -> bool {
        let by_label = self.headings.iter().any(|(_, heading)| heading.is(label));
        by_label || (label.is_empty() && !path.is_empty() && self.is_heading(path))
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
        if self.labels.iter().any(|own| own.is(label)) {
            return Some(Named::Plainly);
        }
        let (name, number) = label.without_row_number()?;
        let is_row = !self.chain.is_empty() && self.labels.iter().any(|own| own.is(&name));
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

fn item(form: &Form, id: NodeId) -> Item {
    let node = &form.nodes[id];
    let references = || std::iter::once(&node.reference).chain(&node.reference_aliases);
    // The words behind the last stroke name the item as well: Ⅲ.2/その他のリスク.
    let tails = references().filter_map(|reference| reference.rsplit_once('/')).map(|(_, tail)| tail);
    let labels = std::iter::once(node.label.as_str()).chain(node.aliases.iter().map(String::as_str)).chain(tails);
    let mut chain: Vec<NodeId> = std::iter::successors(node.parent, |above| form.nodes[*above].parent).collect();
    chain.retain(|above| form.nodes[*above].repeat().is_some());
    chain.reverse();
    let offered = form.choices_of(id).map(|choices| choices.offered.as_slice()).unwrap_or_default();
    Item {
        node: id,
        paths: references().map(|reference| Path::parse(reference)).collect(),
        labels: labels.map(Label::read).filter(|label| !label.is_empty()).collect(),
        chain,
        options: offered.iter().map(|offered| fold(&offered.label)).collect(),
    }
}
