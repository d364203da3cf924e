//! On which page of a version its parts, rows and items are read.

use crate::read::Card;

/// The page of a part; the first part stands on the version's own page.
pub fn in_part(card: &Card, part: usize) -> String {
    match part {
        0 => card.version.address(),
        _ => format!("{}{}/", card.version.address(), card.form.parts[part].key),
    }
}

/// The page on which an item, a row or a group of a part is read.
pub fn on_page(card: &Card, part: usize, key: &str) -> String {
    let page = in_part(card, part);
    let row = card.form.paged(part).and_then(|id| row_of(&card.form.nodes[id].name, key));
    row.map_or_else(|| page.clone(), |row| format!("{page}{row}/"))
}

/// The page of how every item of a version is cited; the version's own page says it where the form has one part.
pub fn citations_address(card: &Card) -> Option<String> {
    (card.form.parts.len() > 1).then(|| format!("{}citations/", card.version.address()))
}

/// The row of an outermost repeat in which a key stands.
fn row_of<'k>(repeat: &str, key: &'k str) -> Option<&'k str> {
    key.strip_prefix(repeat)?.strip_prefix('.')?.split('.').next()
}
