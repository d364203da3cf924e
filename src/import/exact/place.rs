//! From a key with the ids of rows to the item of the form, whatever rows there are.

use crate::form::Form;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::is_id;
use crate::form::join;

/// What a key names.
pub(super) struct Walked {
    pub(super) node: NodeId,
    /// Whether it is an item; else a row.
    pub(super) is_item: bool,
    /// The rows it stands in: key of the repeat, and id, outermost first.
    pub(super) rows: Vec<(String, String)>,
}

/// Finds the item or the row that a key names.
pub(super) fn walk(form: &Form, key: &str) -> Option<Walked> {
    let mut siblings = &form.roots;
    let mut walked = String::new();
    let mut rows = Vec::new();
    let mut segments = key.split('.').peekable();
    while let Some(segment) = segments.next() {
        let node = *siblings.iter().find(|id| form.nodes[**id].name == segment)?;
        walked = join(&walked, segment);
        siblings = &form.nodes[node].children;
        match &form.nodes[node].kind {
            Kind::Item(_) => return segments.peek().is_none().then_some(Walked { node, is_item: true, rows }),
            Kind::Group => {}
            Kind::Repeat(_) => {
                let id = segments.next().filter(|id| is_id(id))?;
                rows.push((walked.clone(), id.to_owned()));
                walked = join(&walked, id);
                if segments.peek().is_none() {
                    return Some(Walked { node, is_item: false, rows });
                }
            }
        }
    }
    None
}
