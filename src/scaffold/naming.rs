//! Ids of rows that tell what the row is, and the rows every document begins with.

use crate::form::Display;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::join;

use super::filling::Filling;

/// The id that a row of a repeat gets by its number: `system-2`, `main` for the first of rows that hold rows themselves.
pub fn row_id(form: &Form, repeat: NodeId, number: usize) -> String {
    let node = &form.nodes[repeat];
    let children = || node.children.iter().map(|child| &form.nodes[*child]);
    if number == 1 && children().any(|child| child.repeat().is_some()) {
        return "main".to_owned();
    }
    // Rows that only divide one long list are its groups.
    let divides_a_list = children().any(|child| matches!(child.item(), Some(ItemType::List { across: true })));
    let word = if divides_a_list { "group" } else { &singular(&node.name) };
    format!("{word}-{number}")
}

fn singular(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

/// A document in which nothing is written: one row in every repeat that no document can do without.
pub fn blank(form: &Form) -> Filling {
    let mut filling = Filling::default();
    add_rows(form, &form.roots, "", &mut filling);
    filling
}

fn add_rows(form: &Form, nodes: &[NodeId], key: &str, filling: &mut Filling) {
    for id in nodes {
        let node = &form.nodes[*id];
        let key = join(key, &node.name);
        match &node.kind {
            Kind::Item(_) => {}
            Kind::Group => add_rows(form, &node.children, &key, filling),
            Kind::Repeat(repeat) => {
                // An official form has its repeats for something; one of our own asks for those that it marks.
                let is_optional = node.when.is_some()
                    || repeat.display == Display::Table
                    || (form.leaves_out_absent && !node.required);
                if is_optional || !asks_for_something(form, *id) {
                    continue;
                }
                let row = row_id(form, *id, 1);
                add_rows(form, &node.children, &join(&key, &row), filling);
                filling.put_rows(&key, vec![row]);
            }
        }
    }
}

/// Whether an item that must be filled in stands in the node.
fn asks_for_something(form: &Form, id: NodeId) -> bool {
    let node = &form.nodes[id];
    (node.is_authored() && node.required) || node.children.iter().any(|child| asks_for_something(form, *child))
}
