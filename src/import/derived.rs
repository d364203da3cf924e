//! Items that the form generates: what the table says of them is compared, and names are taken from them in need.

use crate::form::Derivation;
use crate::form::Form;
use crate::form::NodeId;
use crate::text::Date;
use crate::text::fold;
use crate::text::is_none_mark;

use super::repetition::RowName;
use super::rows::Settled;
use super::slots::Slots;

/// The item whose words a derivation repeats, and the repeat of which it tells the names of all rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Repeated {
    pub(super) item: NodeId,
    /// The repeat; none where the words of one item are copied.
    pub(super) rows_of: Option<NodeId>,
}

/// What a derivation repeats from other items.
pub(super) fn repeated(form: &Form, how: &Derivation) -> Option<Repeated> {
    match how {
        Derivation::Copy(key) => form.by_key(key).map(|item| Repeated { item, rows_of: None }),
        Derivation::Rows(key) => {
            let rows = form.by_key(key)?;
            let title = form.nodes[rows].repeat()?.title_item.as_ref()?;
            Some(Repeated { item: form.by_key(&format!("{key}.{title}"))?, rows_of: Some(rows) })
        }
        _ => None,
    }
}

/// The rows and words that the words of a derived item would give to the item they repeat.
pub(super) fn names(repeated: Repeated, rows: &[RowName], words: &str) -> Vec<(Vec<RowName>, String)> {
    if repeated.rows_of.is_none() {
        return vec![(rows.to_vec(), words.to_owned())];
    }
    let lines = words.lines().map(unnumbered).filter(|line| !line.is_empty());
    let numbered = lines.zip(1..).map(|(line, number)| {
        let row = rows.iter().cloned().chain([RowName::Number(number)]).collect();
        (row, line.to_owned())
    });
    numbered.collect()
}

/// Whether the words are those that the form generates.
pub(super) fn agrees(
    form: &Form,
    how: &Derivation,
    numbers: &[usize],
    words: &str,
    (slots, settled): (&Slots, &Settled),
) -> bool {
    let generated = match how {
        Derivation::FormTitle => form.title.clone(),
        Derivation::FormRevision => form.printed_revision.clone(),
        Derivation::Words(words) => words.clone(),
        Derivation::Contents => {
            let titles: String = form.parts.iter().skip(1).map(|part| part.title.as_str()).collect();
            let with_cover = form.parts.first().map(|cover| format!("{}{titles}", cover.title));
            return fold(words) == fold(&titles) || with_cover.is_some_and(|all| fold(words) == fold(&all));
        }
        Derivation::Published => return is_none_mark(words) || day(words).is_some(),
        Derivation::Copy(_) | Derivation::Rows(_) => {
            let Some(repeated) = repeated(form, how) else { return false };
            let rows = match repeated.rows_of {
                None => vec![numbers.to_vec()],
                Some(rows) => (1..=settled.count(rows)).map(|number| vec![number]).collect(),
            };
            let names: Vec<&str> = rows.iter().filter_map(|row| slots.words(repeated.item, row)).collect();
            names.join("\n")
        }
    };
    same_lines(words, &generated)
}

/// The day in the words, as `2026-04-01`.
pub(super) fn day(words: &str) -> Option<String> {
    Date::parse(words).ok().filter(|date| date.day().is_some()).map(Date::iso)
}

fn same_lines(a: &str, b: &str) -> bool {
    let folded = |words: &str| words.lines().map(|line| fold(unnumbered(line))).collect::<String>();
    folded(a) == folded(b)
}

/// A line without `(1)`, `①`, `1.` or `・` in front.
fn unnumbered(line: &str) -> &str {
    let line = line.trim();
    let is_mark = |letter: char| letter.is_numeric() || "()（）.．・･ 　".contains(letter);
    let rest = line.trim_start_matches(is_mark);
    let front = line.strip_suffix(rest).unwrap_or_default();
    // A name may begin with a number or a bracket of its own: only what looks like a mark of a list is cut.
    let is_list_mark = front.ends_with(['.', '．', ')', '）', '・', '･', ' ', '　'])
        || front.chars().all(|letter| ('①'..='⑳').contains(&letter));
    if is_list_mark && !rest.is_empty() { rest } else { line }
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn only_marks_of_lists_are_cut_off() {
        let cases = [
            ("(1) 台帳ファイル", "台帳ファイル"),
            ("①台帳ファイル", "台帳ファイル"),
            ("・台帳ファイル", "台帳ファイル"),
            ("2. 台帳ファイル", "台帳ファイル"),
            ("3歳児健診ファイル", "3歳児健診ファイル"),
            ("台帳ファイル(1)", "台帳ファイル(1)"),
        ];
        for (line, wanted) in cases {
            assert_eq!(unnumbered(line), wanted);
        }
    }
}
