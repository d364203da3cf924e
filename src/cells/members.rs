//! Several words in one cell.

/// What stands between two members.
const BETWEEN: char = ';';
/// What stands before a letter that is part of a member.
const ESCAPE: char = '\\';

/// Members in one cell, parted by `;`; a `;` or `\` of their own has a `\` before it.
pub fn joined<'m>(members: impl IntoIterator<Item = &'m str>) -> String {
    let mut cell = String::new();
    for (at, member) in members.into_iter().enumerate() {
        if at > 0 {
            cell.push(BETWEEN);
        }
        for letter in member.chars() {
            if matches!(letter, BETWEEN | ESCAPE) {
                cell.push(ESCAPE);
            }
            cell.push(letter);
        }
    }
    cell
}

/// The members of a cell; none in an empty one.
pub fn parted(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let mut members = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            BETWEEN => {
                members.push(String::new());
                continue;
            }
            // A stroke at the very end stands for itself: a person wrote it.
            ESCAPE => letters.next().unwrap_or(ESCAPE),
            other => other,
        };
        if let Some(last) = members.last_mut() {
            last.push(letter);
        }
    }
    members
}
