//! The column 繰返し: which row of which repeat a line of the table speaks of.

use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::fold;

/// Larger numbers are words: 令和2024 is no row.
const LARGEST_NUMBER: usize = 999;

const SEPARATORS: [char; 9] = ['/', '／', '>', '＞', '、', ',', '，', '→', '\n'];

/// A row of a repeat as the table names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RowName {
    /// By its printed number.
    Number(usize),
    /// By the words that title it; empty for rows of a group without a title.
    Named(String),
}

/// The rows an item stands in, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) names: Vec<RowName>,
    /// Whether every word of the column was understood for these repeats.
    pub(super) is_whole: bool,
}

/// Reads the column for an item in these repeats; what it leaves out is the first row.
///
/// `by_label` is the number behind the label, which counts where the column says nothing.
pub(super) fn address(form: &Form, chain: &[NodeId], written: &str, by_label: Option<usize>) -> Address {
    let mut levels: Vec<Option<usize>> = vec![None; chain.len()];
    let mut bare = Vec::new();
    let mut rest = "";
    for piece in written.split(SEPARATORS).filter(|piece| !piece.trim().is_empty()) {
        let folded = fold(piece);
        if let Some(number) = row_number(&folded) {
            bare.push(number);
        } else if let Some(named) = labelled(form, chain, &folded) {
            for (level, number) in named {
                levels[level] = number;
            }
        } else {
            rest = written.find(piece).and_then(|at| written.get(at..)).unwrap_or_default().trim();
            break;
        }
    }
    for level in levels.iter_mut().rev().filter(|level| level.is_none()) {
        *level = bare.pop();
    }
    let has_groups = chain.last().is_some_and(|repeat| holds_a_list(form, *repeat));
    let is_group = has_groups && levels.last().is_some_and(Option::is_none);
    let is_whole = bare.is_empty() && (rest.is_empty() || is_group);
    let innermost = chain.len().saturating_sub(1);
    let names = levels.into_iter().enumerate().map(|(level, number)| match number {
        None if level == innermost && is_group => RowName::Named(rest.to_owned()),
        None if level == innermost => RowName::Number(by_label.unwrap_or(1)),
        number => RowName::Number(number.unwrap_or(1)),
    });
    Address { names: names.collect(), is_whole }
}

fn row_number(digits: &str) -> Option<usize> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && (1..=LARGEST_NUMBER).contains(number))
}

/// `ファイル1委託事項2`, where these words label repeats of the chain and nothing else is said.
fn labelled(form: &Form, chain: &[NodeId], folded: &str) -> Option<Vec<(usize, Option<usize>)>> {
    let mut found = Vec::new();
    let mut rest = folded;
    while !rest.is_empty() {
        let (level, after) = chain.iter().enumerate().find_map(|(level, repeat)| {
            row_words(form, *repeat).iter().find_map(|word| Some((level, rest.strip_prefix(word.as_str())?)))
        })?;
        let behind = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = after.strip_suffix(behind)?;
        let number = if digits.is_empty() { None } else { Some(row_number(digits)?) };
        found.push((level, number));
        rest = behind;
    }
    Some(found)
}

/// What stands before the number of a row, folded, the longest first.
fn row_words(form: &Form, repeat: NodeId) -> Vec<String> {
    let node = &form.nodes[repeat];
    let Some(repeat) = node.repeat() else { return Vec::new() };
    // （別添３）変更箇所: people number the 変更箇所.
    let heading = node.label.split_once(['）', ')']).map_or(node.label.as_str(), |(_, behind)| behind);
    let written = repeat.row_aliases.iter().map(String::as_str).chain([repeat.row_label.as_str(), heading]);
    let mut words: Vec<String> = written.map(fold).filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Whether the rows only divide a list, so that tables name them by their titles.
fn holds_a_list(form: &Form, repeat: NodeId) -> bool {
    let mut children = form.nodes[repeat].children.iter();
    children.any(|child| matches!(form.nodes[*child].item(), Some(ItemType::List { .. })))
}

#[cfg(test)]
mod tests {
    use crate::form::Catalogue;

    use super::RowName;
    use super::address;

    fn check(keys: &[&str], written: &str, wanted: &[RowName], is_whole: bool) {
        let catalogue = Catalogue::built_in();
        let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
        let chain: Vec<_> = keys.iter().map(|key| form.by_key(key).expect("the repeat exists")).collect();
        let found = address(form, &chain, written, None);
        assert_eq!((found.names.as_slice(), found.is_whole), (wanted, is_whole), "{written}");
    }

    #[test]
    fn levels_are_found_however_they_are_written() {
        let entrustments = ["files[]", "files[].entrustments[]"];
        for written in [
            "ファイル2／委託事項3",
            "ファイル２＞委託事項③",
            "特定個人情報ファイル2、委託事項3",
            "ファイル2 委託事項3",
            "2/3",
        ] {
            check(&entrustments, written, &[RowName::Number(2), RowName::Number(3)], true);
        }
        check(&entrustments, "委託事項3", &[RowName::Number(1), RowName::Number(3)], true);
        check(&entrustments, "3", &[RowName::Number(1), RowName::Number(3)], true);
        check(&entrustments, "", &[RowName::Number(1), RowName::Number(1)], true);
        check(&["systems[]"], "システム 4", &[RowName::Number(4)], true);
        check(&["changes[]"], "変更箇所2", &[RowName::Number(2)], true);
    }

    #[test]
    fn groups_are_named_and_other_words_are_left_over() {
        let records = ["files[]", "files[].records[]"];
        check(&records, "窓口システム2", &[RowName::Number(1), RowName::Named("窓口システム2".to_owned())], true);
        check(&records, "ファイル2/住所／氏名", &[RowName::Number(2), RowName::Named("住所／氏名".to_owned())], true);
        check(&records, "", &[RowName::Number(1), RowName::Named(String::new())], true);
        check(&["files[]"], "委託事項2", &[RowName::Number(1)], false);
        check(&[], "1", &[], false);
        check(&["systems[]"], "システム2024", &[RowName::Number(1)], false);
    }
}
