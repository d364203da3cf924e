//! What became of the items of one revision of a form in another.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::form::Form;
use crate::form::NodeId;
use crate::form::Origins;
use crate::form::join;

/// The items of a later form that are not those of the same key, with what they were.
#[derive(Debug, Default)]
pub(super) struct Became {
    origins: Origins,
    /// Keys of the earlier form that are something else now.
    gone: BTreeSet<String>,
}

impl Became {
    /// What the forms say of one another, whichever of them is the later one.
    pub(super) fn between(before: &Form, after: &Form) -> Self {
        let mut origins = after.origins_in(before);
        if origins.is_empty() {
            for (key, olds) in before.origins_in(after) {
                for old in olds {
                    origins.entry(old).or_default().push(key.clone());
                }
            }
            for keys in origins.values_mut() {
                keys.sort_by_key(|key| before.by_key(key));
            }
        }
        let gone = origins.values().flatten().cloned().collect();
        Self { origins, gone }
    }

    /// What an item was, where that is not the item of the same key.
    pub(super) fn origins(&self, after: &str) -> Option<&[String]> {
        self.origins.get(after).map(Vec::as_slice)
    }

    /// Whether an item of the earlier form is something else now.
    pub(super) fn is_gone(&self, before: &str) -> bool {
        self.gone.contains(before)
    }

    /// Every item that was one of these, in the order of the form.
    pub(super) fn siblings(&self, after: &Form, olds: &[String]) -> Vec<NodeId> {
        let shares =
            |key: &String| self.origins.get(key).is_some_and(|own| own.iter().any(|origin| olds.contains(origin)));
        (0..after.nodes.len()).filter(|node| shares(&after.nodes[*node].key)).collect()
    }
}

/// The key in a document of another node in the same rows; none where it stands in a row of its own.
pub(super) fn in_same_rows(other: &str, node: &str, key: &str) -> Option<String> {
    let mut rows = BTreeMap::new();
    let (mut above, mut words) = (String::new(), key.split('.'));
    for segment in node.split('.') {
        above = join(&above, segment);
        words.next()?;
        if segment.ends_with("[]")
            && let Some(row) = words.next()
        {
            rows.insert(above.clone(), row);
        }
    }
    let (mut above, mut found) = (String::new(), String::new());
    let mut segments = other.split('.').peekable();
    while let Some(segment) = segments.next() {
        above = join(&above, segment);
        found = join(&found, segment.trim_end_matches("[]"));
        if segment.ends_with("[]") && segments.peek().is_some() {
            found = join(&found, rows.get(&above)?);
        }
    }
    Some(found)
}

/// A label without the number in front, which forms give anew.
pub(super) fn bare(label: &str) -> &str {
    let is_number = |letter: char| {
        ('①'..='⑳').contains(&letter) || ('０'..='９').contains(&letter) || letter.is_ascii_digit() || letter == '．'
    };
    label.trim_start_matches(is_number).trim_start()
}

#[cfg(test)]
mod tests {
    use super::bare;
    use super::in_same_rows;

    #[test]
    fn a_node_is_found_in_the_rows_of_another() {
        for (other, node, key, found) in [
            ("b", "a", "a", Some("b")),
            ("files[].b.c", "files[].a", "files.main.a", Some("files.main.b.c")),
            ("files[].rows[]", "files[].a", "files.main.a", Some("files.main.rows")),
            ("others[].b", "files[].a", "files.main.a", None),
        ] {
            assert_eq!(in_same_rows(other, node, key).as_deref(), found, "{other}");
        }
    }

    #[test]
    fn labels_lose_the_numbers_in_front() {
        assert_eq!([bare("②所属長"), bare("１０．監査"), bare("所属長")], ["所属長", "監査", "所属長"]);
    }
}
